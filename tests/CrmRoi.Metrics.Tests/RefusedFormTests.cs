using CrmRoi.Metrics.Internal;
using CrmRoi.Metrics.Marketing;
using CrmRoi.Metrics.Sales;

namespace CrmRoi.Metrics.Tests;

/// <summary>What no facts add up to is refused on reading, and what the form cannot hold on writing.</summary>
public class RefusedFormTests
{
    private static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(-1, 1, "won must lie on the days from 0 to 3652058, but was \"-1 to -1\"")]
    [InlineData(3_652_059, 1, "won must lie on the days from 0 to 3652058")]
    [InlineData(3, BinaryForm.MostItems + 1, "more than 1000000000000000 items for won")]
    public void Times_to_win_of_no_deals(int day, long count, string message) => AssertRefused(TimeToWinSummary.FromBytes, 20, message, writer =>
    {
        writer.Unsigned(0);
        writer.Unsigned(1);
        writer.Signed(day);
        writer.Unsigned((ulong)count);
        writer.Unsigned(0);
        writer.Unsigned(0);
    });

    [Theory]
    [InlineData("Lead", "Offer", 2, 0, 1, "lost must be from 0 to 1, but was 2")]
    [InlineData("Lead", "Offer", 0, 3, 1, "stages of Lead must hold the times of 3 to 4 deals, but was 1")]
    [InlineData("Lead", "Offer", 0, 0, 9, "stages of Lead must hold the times of 0 to 1 deals, but was 9")]
    [InlineData("Lead", "Lead", 0, 0, 1, "names must name each stage, and each once")]
    [InlineData("Lead", "", 0, 0, 1, "names must name each stage, and each once")]
    public void A_funnel_of_no_deals(string first, string second, int lost, int open, int times, string message)
    {
        var time = default(DurationTotals);
        for (var i = 0; i < times; i++)
            time.Add(TimeSpan.TicksPerDay);
        AssertRefused(StageFunnel.FromBytes, 21, message, writer =>
        {
            writer.Flag(true);
            writer.Unsigned(2);
            writer.Text("stage", first);
            writer.Text("stage", second);
            writer.Instant(Start);
            writer.Unsigned(1);
            writer.Unsigned(0);
            writer.Unsigned(2);
            writer.Unsigned((ulong)lost);
            writer.Unsigned((ulong)open);
            time.Write(writer, "time");
            default(DurationTotals).Write(writer, "timeSoFar");
            writer.Unsigned(0);
            writer.Unsigned(0);
            default(DurationTotals).Write(writer, "time");
            default(DurationTotals).Write(writer, "timeSoFar");
        });
    }

    [Theory]
    [InlineData("email", "search", -1, 2, "conversions must not be negative")]
    [InlineData("email", "search", 1, 0, "an impossible fraction for conversions")]
    [InlineData("email", "search", 2, 4, "conversions in another way than it is written")]
    [InlineData("email", "email", 1, 2, "channels in another way than it is written")]
    [InlineData("search", "email", 1, 2, "channels in another way than it is written")]
    public void An_attribution_of_no_sales(string first, string second, int numerator, int denominator, string message) => AssertRefused(Attribution.FromBytes, 23, message, writer =>
    {
        writer.Unsigned(2);
        foreach (var channel in new[] { first, second })
        {
            writer.Text("channel", channel);
            writer.Bytes([unchecked((byte)numerator)]);
            writer.Bytes([(byte)denominator]);
            default(RationalSum).Write(writer, "amount");
        }

        default(RationalSum).Write(writer, "conversions");
        default(RationalSum).Write(writer, "amount");
    });

    // Touches that share the credit, in numbers whose common multiple is that of all numbers up to 5,000; amounts with as many places as there can be.
    [Fact]
    public void Journeys_of_up_to_5000_touches_travel()
    {
        foreach (var (model, ends) in new[] { (AttributionModel.Linear, 0), (AttributionModel.PositionBased(0.333333333m, 0.1m), 2) })
        {
            var attribution = Enumerable.Range(2, 4999).Where(IsPrime).Select(prime => (int)Math.Pow(prime, (int)(Math.Log(5000.5) / Math.Log(prime))))
                .Select(number => new ConversionPath(Enumerable.Repeat("email", number + ends - 1).Append("search"), 1, 0.0000000000000000000000000001m * number))
                .ToJourneys().Attribute(model);
            Assert.Equal(attribution, Attribution.FromBytes(attribution.ToBytes()));
        }
    }

    [Fact]
    public void A_fraction_beyond_the_size_that_travels_is_refused_on_writing_and_on_reading()
    {
        // Sums of weights without a common divisor: the primes from 2, one journey each.
        var paths = Enumerable.Range(2, 7000).Where(IsPrime).Select(prime => new ConversionPath(Enumerable.Repeat("email", prime - 1).Append("search"), 1, 0));
        var attribution = paths.ToJourneys().Attribute(AttributionModel.Linear);
        Assert.Contains("conversions must have no more than 1024 bytes above and below the stroke", Assert.Throws<InvalidOperationException>(attribution.ByChannel["email"].ToBytes).Message, StringComparison.Ordinal);
        Assert.Contains("conversions must have no more than 1024 bytes above and below the stroke", Assert.Throws<InvalidOperationException>(attribution.ToBytes).Message, StringComparison.Ordinal);
        AssertRefused(Credit.FromBytes, 22, "a fraction of more than 1024 bytes for conversions", writer => writer.Bytes(new byte[1025]));
    }

    [Fact]
    public void Text_that_is_not_Unicode_is_refused_on_writing()
    {
        var funnel = Array.Empty<StageHistory>().SummarizeFunnel(new PipelineStages("\ud800"), Start);
        Assert.Equal(
            "The summary cannot be written: the text for rules is not Unicode; it holds half a surrogate pair.",
            Assert.Throws<InvalidOperationException>(funnel.ToBytes).Message);
    }

    [Fact]
    public void A_day_that_cannot_be_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>("wonByDay", () => TimeToWinSummary.FromTotals([new(3_652_059, 1)], [], []));

    private static bool IsPrime(int number) => Enumerable.Range(2, (int)Math.Sqrt(number) - 1).All(divisor => number % divisor != 0);

    private static void AssertRefused<TSummary>(Func<byte[], TSummary> fromBytes, byte kind, string message, Action<ByteWriter> write)
    {
        var writer = new ByteWriter();
        foreach (var next in new byte[] { (byte)'C', (byte)'R', (byte)'M', BinaryForm.Version, kind })
            writer.Byte(next);
        write(writer);
        Assert.Contains(message, Assert.Throws<FormatException>(() => fromBytes(writer.ToBytes())).Message, StringComparison.Ordinal);
    }
}
