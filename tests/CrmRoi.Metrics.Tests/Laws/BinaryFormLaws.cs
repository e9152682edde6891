using CrmRoi.Metrics.Customers;
using CrmRoi.Metrics.Investment;
using CrmRoi.Metrics.Marketing;
using CrmRoi.Metrics.Sales;
using CrmRoi.Metrics.Service;
using CrmRoi.Metrics.Tests.Marketing;
using FsCheck.Xunit;

namespace CrmRoi.Metrics.Tests.Laws;

/// <summary>What the binary form makes of bytes that nobody wrote. That every summary comes back is one of <see cref="SummaryLaws"/>.</summary>
[Properties(Arbitrary =
[
    typeof(Generators), typeof(MarketingGenerators), typeof(CustomerGenerators), typeof(SalesFigureGenerators), typeof(PipelineGenerators), typeof(ServiceGenerators),
    typeof(OwnershipLaws), typeof(StageFunnelLaws),
])]
public class BinaryFormLaws
{
    // A pair of bytes can stand for 16 bins of 8 bytes; a list and its copy, and the bytes written again for comparison, come on top.
    private const int BytesPerByte = 256, BytesAtLeast = 16_384;

    private static readonly DateTimeOffset AsOf = new(2050, 6, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset FunnelStart = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Property]
    public void Attributions_of_touches_of_markov_chains_and_in_cents(CustomerHistory history, JourneyRules rules)
    {
        var journeys = history.Journeys(rules);
        foreach (var attribution in new[] { journeys.Attribute(AttributionModel.TimeDecay(TimeSpan.FromHours(7))), MarkovChain.Of(journeys).Credits })
        {
            Assert.Equal(attribution, Attribution.FromBytes(attribution.ToBytes()));
            Assert.Equal(attribution.RoundAmounts(), Attribution.FromBytes(attribution.RoundAmounts().ToBytes()));
        }
    }

    [Property]
    public void What_comes_back_answers_as_before(Deal[] deals, Forecast[] forecasts)
    {
        var summary = deals.Summarize();
        var back = SalesSummary.FromBytes(summary.ToBytes());
        Assert.Equal(summary.SalesCycle.Median, back.SalesCycle.Median);
        Assert.Equal(summary.WonAmounts.Variance, back.WonAmounts.Variance);

        var accuracy = forecasts.Summarize().AtTotalLevel();
        Assert.Equal(accuracy, ForecastAccuracy.FromBytes(accuracy.ToBytes()));
    }

    // Few deals and few stages, so that every way through a funnel occurs, alone and beside others.
    [Fact]
    public void Every_funnel_that_deals_can_make_comes_back()
    {
        var random = new Random(20260102);
        for (var i = 0; i < 20_000; i++)
        {
            var stages = new PipelineStages([.. Enumerable.Range(0, random.Next(1, 5)).Select(stage => $"Stage {stage}")]);
            var asOf = FunnelStart.AddHours(random.Next(25));
            var funnel = SomeFunnel(stages, random, asOf).Merge(SomeFunnel(stages, random, asOf));
            Assert.Equal(funnel, StageFunnel.FromBytes(funnel.ToBytes()));
        }

        var many = new[] { new StageHistory(new PipelineStages("Lead"), [new StageChange("Lead", AsOf)], AsOf, Outcome.Won) }.SummarizeFunnel(new PipelineStages("Lead"), AsOf);
        for (var i = 0; i < 49; i++)
            many += many;
        Assert.Equal(many, StageFunnel.FromBytes(many.ToBytes()));
    }

    [Fact]
    public void Mutated_bytes_of_sales_are_refused_or_give_what_they_say() =>
        HoldForMutants((random, i) => SomeDeals(random, i * i).Summarize(), summary => summary.ToBytes(), SalesSummary.FromBytes);

    [Fact]
    public void Mutated_bytes_of_times_to_win_are_refused_or_give_what_they_say() =>
        HoldForMutants((random, i) => SomeDeals(random, i * i).SummarizeTimeToWin(AsOf), summary => summary.ToBytes(), TimeToWinSummary.FromBytes);

    [Fact]
    public void Mutated_bytes_of_funnels_are_refused_or_give_what_they_say() =>
        HoldForMutants((random, _) => SomeFunnel(StageFunnelLaws.Stages, random, FunnelStart.AddHours(random.Next(25))), funnel => funnel.ToBytes(), StageFunnel.FromBytes);

    [Fact]
    public void Mutated_bytes_of_attributions_are_refused_or_give_what_they_say() =>
        HoldForMutants((random, i) => SomePaths(random, i * i).ToJourneys().Attribute(AttributionModel.Linear), attribution => attribution.ToBytes(), Attribution.FromBytes);

    [Fact]
    public void Mutated_bytes_of_credits_are_refused_or_give_what_they_say() =>
        HoldForMutants((random, i) => SomePaths(random, i * i).ToJourneys().Attribute(AttributionModel.Linear).Total, credit => credit.ToBytes(), Credit.FromBytes);

    // The dearest bytes to read: short fractions whose common denominator grows with each, up to the limit and beyond.
    [Theory]
    [InlineData(100)]
    [InlineData(740)]
    [InlineData(5000)]
    public void Fractions_without_a_common_denominator_cost_no_more_than_others(int channels)
    {
        var primes = Enumerable.Range(2, 50_000).Where(n => Enumerable.Range(2, (int)Math.Sqrt(n) - 1).All(divisor => n % divisor != 0)).Take(channels);
        List<byte> bytes = [.. Convert.FromHexString("43524D0117")];
        bytes.AddRange(channels < 128 ? [(byte)channels] : [(byte)((channels & 0x7F) | 0x80), (byte)(channels >> 7)]);
        foreach (var prime in primes)
        {
            byte[] denominator = new System.Numerics.BigInteger(prime).ToByteArray();
            bytes.AddRange([5, .. System.Text.Encoding.ASCII.GetBytes($"{prime:00000}"), 1, 1, (byte)denominator.Length, .. denominator, 1, 1, (byte)denominator.Length, .. denominator]);
        }

        bytes.AddRange([1, 0, 1, 1, 1, 0, 1, 1]);
        AssertRefusedOrTrue([.. bytes], attribution => attribution.ToBytes(), Attribution.FromBytes);
        if (channels == 5000)
            Assert.Contains("common denominator", Assert.Throws<FormatException>(() => Attribution.FromBytes([.. bytes])).Message, StringComparison.Ordinal);
        else
            Assert.Equal(channels, Attribution.FromBytes([.. bytes]).ByChannel.Count);
    }

    [Theory]
    [InlineData("", "The bytes end too early (at byte 0 of 0).")]
    [InlineData("43525A", "The bytes are no summary: they must begin with CRM (at byte 3 of 3).")]
    [InlineData("43524D02", "The bytes are of version 2 of the form; only version 1 is known (at byte 4 of 4).")]
    [InlineData("43524D0107", "The bytes are a summary of another kind, 7; a SalesSummary has the kind 1 (at byte 5 of 5).")]
    public void The_error_says_what_is_wrong_and_where(string hex, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => SalesSummary.FromBytes(Convert.FromHexString(hex))).Message);

    private static IEnumerable<ConversionPath> SomePaths(Random random, int count) =>
        Enumerable.Range(0, count).Select(_ => new ConversionPath([.. Enumerable.Range(0, random.Next(20)).Select(_ => $"channel {random.Next(12)}")], random.Next(9), random.Next(99_999) / 100m));

    private static void HoldForMutants<TSummary>(Func<Random, int, TSummary> summarize, Func<TSummary, byte[]> toBytes, Func<byte[], TSummary> fromBytes)
    {
        var random = new Random(20260101);
        byte[][] forms = [.. Enumerable.Range(0, 12).Select(i => toBytes(summarize(random, i)))];
        for (var i = 0; i < 100_000; i++)
            AssertRefusedOrTrue(Mutate(forms[i % forms.Length], random), toBytes, fromBytes);
    }

    /// <summary>Bytes are refused by a named error, or are those of a summary, and cost no more than so much.</summary>
    internal static void AssertRefusedOrTrue<TSummary>(byte[] bytes, Func<TSummary, byte[]> toBytes, Func<byte[], TSummary> fromBytes)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            Assert.Equal(bytes, toBytes(fromBytes(bytes)));
        }
        catch (FormatException error)
        {
            Assert.StartsWith("The bytes ", error.Message, StringComparison.Ordinal);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, BytesAtLeast + (BytesPerByte * bytes.Length));
    }

    private static IEnumerable<Deal> SomeDeals(Random random, int count)
    {
        var start = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return Enumerable.Range(0, count).Select(i => new Deal(start, start.AddMinutes(random.Next(1, 500_000)), i % 3 == 0 ? Outcome.Lost : Outcome.Won, random.Next(1, 1_000_000) / 100m));
    }

    private static StageFunnel SomeFunnel(PipelineStages stages, Random random, DateTimeOffset asOf)
    {
        var histories = Enumerable.Range(0, random.Next(5)).Select(_ =>
        {
            StageChange[] changes = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => new StageChange(stages[random.Next(stages.Count)], FunnelStart.AddHours(random.Next(20))))];
            var outcome = (Outcome)random.Next(3);
            return new StageHistory(stages, changes, outcome == Outcome.Open ? null : changes.Max(change => change.At).AddHours(random.Next(5)), outcome);
        });
        return histories.SummarizeFunnel(stages, asOf);
    }

    internal static byte[] Mutate(byte[] form, Random random)
    {
        List<byte> bytes = [.. form];
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            var at = random.Next(5, bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[at] = 0xFF;
                    break;
                case 2:
                    bytes.Insert(at, (byte)random.Next(256));
                    break;
                default:
                    bytes.RemoveRange(at, random.Next(bytes.Count - at));
                    break;
            }

            if (bytes.Count <= 5)
                break;
        }

        return [.. bytes];
    }
}
