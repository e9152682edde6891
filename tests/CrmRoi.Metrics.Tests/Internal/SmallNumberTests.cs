using System.Numerics;
using CrmRoi.Metrics.Internal;
using FsCheck.Xunit;

namespace CrmRoi.Metrics.Tests.Internal;

/// <summary>Numbers of the binary form that are read without large integers, against those that are read with them.</summary>
public class SmallNumberTests
{
    [Property(MaxTest = 2_000)]
    public void Any_bytes_are_what_large_integers_make_of_them(byte[] bytes, byte scale) => Compare(bytes, scale % 20);

    [Fact]
    public void Powers_of_two_and_ten_and_their_neighbours_are_read_as_they_are_written()
    {
        foreach (var power in Enumerable.Range(0, 128).Select(i => BigInteger.One << i).Concat(Enumerable.Range(0, 39).Select(i => BigInteger.Pow(10, i))))
        {
            foreach (var value in new[] { power - 1, power, power + 1 })
            {
                foreach (var scale in new[] { 0, 1, 18 })
                {
                    Compare(value.ToByteArray(), scale);
                    Compare((-value).ToByteArray(), scale);
                }
            }
        }
    }

    private static void Compare(byte[] bytes, int scale)
    {
        byte[] form = [(byte)scale, (byte)bytes.Length, .. bytes, 77];
        object Read(Func<ByteReader, BigInteger> read)
        {
            var reader = new ByteReader(form);
            try
            {
                return (read(reader), reader.Byte());
            }
            catch (FormatException error)
            {
                return error.Message;
            }
        }

        var isSmall = bytes.Length is > 0 and <= SmallNumber.LargestBytes;
        var expected = Read(reader => reader.Number("n", Fraction.Places));
        Assert.Equal(expected, Read(reader =>
        {
            Assert.Equal(isSmall && scale <= 18, reader.TrySmallNumber("n", 18, out var number));
            if (!isSmall || scale > 18)
                return reader.Number("n", Fraction.Places);
            var value = number.ToBigInteger();
            Assert.Equal(value.Sign < 0, number.IsNegative);
            Assert.Equal(value >= long.MinValue && value <= long.MaxValue, number.IsLong);
            if (number.IsLong)
                Assert.Equal(value, number.ToLong());
            return value * Fraction.PowerOfTen(Fraction.Places - number.Scale);
        }));
    }
}
