using CrmRoi.Metrics.Internal;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CrmRoi.Metrics.Tests.Internal;

/// <summary>Counts by bin, however they are kept, against a plain sorted dictionary.</summary>
public class BinsTests
{
    /// <summary>One change: a bin counted once, a bin counted often, a merge with other bins, a look that must change nothing.</summary>
    public sealed record Change(int Kind, int Bin, long Count, int Spread);

    [Property(MaxTest = 300, Arbitrary = [typeof(BinsTests)])]
    public void Any_steps_give_what_a_dictionary_gives(Change[] steps) => Compare(steps);

    [Property(MaxTest = 300, Arbitrary = [typeof(BinsTests)])]
    public void Room_that_was_made_changes_no_answer(Change[] steps, short first, ushort width, ushort items)
    {
        var bins = default(Bins);
        bins.MakeRoom(first, first + width, items);
        Compare(steps, bins);
    }

    [Property(MaxTest = 300)]
    public void Integers_in_a_row_are_counted_as_one_by_one(short[] values, bool far)
    {
        long[] row = [.. values.SelectMany(value => Enumerable.Repeat(far ? value * 1_000_003L : value, 1 + Math.Abs(value % 40)))];
        Bins one = default, all = default;
        foreach (var value in row.Skip(1))
            one.Add(LogarithmicScale.Standard.BinOf(value));
        all.Add(row, Math.Min(1, row.Length), Math.Max(0, row.Length - 1), LogarithmicScale.Standard);
        Assert.Equal(one.InUse(), all.InUse());
        Assert.True(one.Equals(all) && all.Equals(one));
    }

    // A single item has no counts of its own: whatever is added to it must not reach the next one.
    [Fact]
    public void One_item_is_shared_by_no_two_bins()
    {
        Bins first = default, second = default;
        first.Add(7);
        second.Add(7);
        first.Add(7);
        second.Add(in first);
        Assert.Equal([new(7, 2)], first.InUse());
        Assert.Equal([new(7, 3)], second.InUse());
        Assert.Equal([new(7, 1)], Bins.Of([new(7, 1)], "bins").InUse());
    }

    // The places where the way of keeping changes: 32 bits of a count, the smallest window, the first sorting in.
    [Theory]
    [InlineData(int.MaxValue - 1L)]
    [InlineData((long)int.MaxValue)]
    [InlineData(int.MaxValue + 1L)]
    [InlineData(1L << 40)]
    public void A_bin_counts_past_32_bits(long count)
    {
        Change[] window = [.. Enumerable.Range(0, 300).Select(i => new Change(0, i % 100, 1, 0))];
        Compare([.. window, new(1, 50, count, 0), .. window, new(1, 51, count, 0), .. window]);
        Compare([.. window, new(2, 50, count, 40), .. window, new(2, 50, count, 40)]);
        Compare([.. window, new(2, 20, count, 60), new(2, 20, count, 60), new(2, 20, count, 0)]);
    }

    [Fact]
    public void Windows_that_pass_32_bits_together_keep_every_count()
    {
        var counts = Enumerable.Range(0, 200).ToDictionary(bin => bin, bin => 1_500_000_000L + bin);
        var bins = Bins.Of(counts, "bins");
        for (var times = 2L; times <= 5; times++)
        {
            bins.Add(Bins.Of(counts, "bins"));
            Assert.Equal(counts.Select(bin => (bin.Key, bin.Value * times)), bins.InUse().Select(bin => (bin.Key, bin.Value)));
        }
    }

    [Fact]
    public void Counts_that_add_up_to_more_than_any_count_are_refused_with_their_sum()
    {
        var bins = Bins.Of([new(1, long.MaxValue)], "bins");
        bins.Add(Bins.Of([new(2, long.MaxValue)], "bins"));
        bins.Add(Bins.Of([new(3, 7)], "bins"));
        Assert.Equal("bins must hold the 5 items, but was 18446744073709551621.", bins.FindViolation("bins", 5)!.Value.Message);
        Assert.Equal("bins must hold no more than the 7 items, but was 18446744073709551621.", bins.FindViolationOfPart("bins", 7)!.Value.Message);
    }

    public static Arbitrary<Change[]> Steps()
    {
        var step =
            from kind in Gen.Choose(0, 3)
            from near in Gen.Choose(-40, 40)
            from far in Gen.Frequency((20, Gen.Constant(0)), (1, Gen.Elements(-2_000_000, 5_000, int.MaxValue - 40, int.MinValue + 40)))
            from count in Gen.Frequency((8, Gen.Choose(1, 5).Select(i => (long)i)), (1, Gen.Elements(int.MaxValue - 1L, int.MaxValue, 1L << 33)))
            from spread in Gen.Choose(0, 90)
            select new Change(kind, near + far, count, spread);
        return Gen.ArrayOf(step).Resize(120).ToArbitrary();
    }

    private static void Compare(Change[] steps, Bins bins = default)
    {
        var expected = new SortedDictionary<int, long>();
        foreach (var (kind, bin, count, spread) in steps)
        {
            void Expect(int number, long items) => expected[number] = (expected.TryGetValue(number, out var before) ? before : 0) + items;
            switch (kind)
            {
                case 0:
                    bins.Add(bin);
                    Expect(bin, 1);
                    break;
                case 1:
                    bins.Add(bin, count);
                    Expect(bin, count);
                    break;
                case 2:
                    Dictionary<int, long> part = [];
                    for (var number = (long)bin; number <= Math.Min((long)bin + spread, int.MaxValue); number += 3)
                        part.Add((int)number, count);
                    foreach (var added in part)
                        Expect(added.Key, added.Value);
                    bins.Add(Bins.Of(part, "part"));
                    break;
                default:
                    var copy = bins.Copy();
                    copy.Settle();
                    Assert.True(copy.Equals(bins));
                    copy.Add(bin, 2);
                    break;
            }
        }

        Assert.Equal(expected, bins.InUse());
        Assert.Equal(expected.Count, bins.BinsInUse);
        var settled = bins.Copy();
        settled.Settle();
        Assert.Equal(expected, settled.InUse());
        Assert.True(settled.Equals(bins) && bins.Equals(Bins.Of(expected, "bins")));
    }
}
