using CrmRoi.Metrics.Customers;
using CrmRoi.Metrics.Investment;
using CrmRoi.Metrics.Marketing;
using CrmRoi.Metrics.Sales;
using CrmRoi.Metrics.Service;
using CrmRoi.Metrics.Tests.Marketing;
using FsCheck.Xunit;

namespace CrmRoi.Metrics.Tests.Laws;

/// <summary>The laws of the binary form, and of the JSON form, for every kind of summary that has them.</summary>
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

    private static readonly Period Year = Period.Year(2024, TimeZoneInfo.Utc);

    private static readonly double[] RelativeErrors = [0.2, 0.01, 0.002];

    [Property]
    public void Sales(Deal[] deals, int seed) =>
        Hold(deals, seed, facts => facts.Summarize(), summary => summary.ToBytes(), SalesSummary.FromBytes);

    [Property]
    public void Leads(Lead[] leads, int seed) =>
        Hold(leads, seed, facts => facts.Summarize(), summary => summary.ToBytes(), LeadSummary.FromBytes);

    [Property]
    public void Margins(ProfitFigures[] figures, int seed) =>
        Hold(figures, seed, facts => facts.Summarize(), summary => summary.ToBytes(), MarginSummary.FromBytes);

    [Property]
    public void Revenue_retention(CustomerRevenue[] customers, int seed) =>
        Hold(customers, seed, facts => facts.Summarize(), summary => summary.ToBytes(), RevenueRetentionSummary.FromBytes);

    [Property]
    public void Quotas(QuotaResult[] results, int seed) =>
        Hold(results, seed, facts => facts.Summarize(), summary => summary.ToBytes(), QuotaSummary.FromBytes);

    [Property]
    public void Quotes(Quote[] quotes, int seed) =>
        Hold(quotes, seed, facts => facts.Summarize(), summary => summary.ToBytes(), QuoteSummary.FromBytes);

    [Property]
    public void Activities(SalesActivity[] activities, int seed) =>
        Hold(activities, seed, facts => facts.Summarize(), summary => summary.ToBytes(), SalesActivitySummary.FromBytes);

    [Property]
    public void Upsell(CustomerUpsell[] customers, int seed) =>
        Hold(customers, seed, facts => facts.Summarize(), summary => summary.ToBytes(), UpsellSummary.FromBytes);

    [Property]
    public void Forecasts(Forecast[] forecasts, int seed) =>
        Hold(forecasts, seed, facts => facts.Summarize(), summary => summary.ToBytes(), ForecastAccuracy.FromBytes);

    [Property]
    public void Surveys(SurveyAnswer[] answers, int seed) =>
        Hold(answers, seed, facts => facts.Summarize(), summary => summary.ToBytes(), SurveySummary.FromBytes);

    [Property]
    public void Renewals(Renewal[] renewals, DateTimeOffset asOf, int seed) =>
        Hold(renewals, seed, facts => facts.Summarize(asOf, TimeSpan.FromDays(14)), summary => summary.ToBytes(), RenewalSummary.FromBytes);

    [Property]
    public void Costs_of_ownership(OwnershipCost[] costs, int seed) =>
        Hold(costs, seed, facts => facts.Summarize(), total => total.ToBytes(), TotalCostOfOwnership.FromBytes);

    [Property]
    public void Orders(Order[] orders, int seed) =>
        Hold(orders, seed, facts => facts.Summarize(AsOf), summary => summary.ToBytes(), OrderSummary.FromBytes);

    [Property]
    public void Pipelines(OpenDeal[] deals, int seed) =>
        Hold(deals, seed, facts => facts.Summarize(), summary => summary.ToBytes(), PipelineSummary.FromBytes);

    [Property]
    public void Waterfalls(PipelineMovement[] movements, int seed) =>
        Hold(movements, seed, facts => facts.SummarizeWaterfall(PipelineGenerators.Quarter), waterfall => waterfall.ToBytes(), PipelineWaterfall.FromBytes);

    [Property]
    public void Roll_forwards(CustomerTenure[] tenures, int seed) =>
        Hold(tenures, seed, facts => facts.Index().RollForward(Year, row => row.Index, row => row.Item), customers => customers.ToBytes(), CustomerRollForward.FromBytes);

    [Property]
    public void Times_to_win(Deal[] deals, int seed) =>
        Hold(deals, seed, facts => facts.SummarizeTimeToWin(AsOf), summary => summary.ToBytes(), TimeToWinSummary.FromBytes);

    [Property]
    public void Funnels(StageHistory[] histories, int seed)
    {
        foreach (var asOf in new[] { StageFunnelLaws.AsOf, AsOf })
            Hold(histories, seed, facts => facts.SummarizeFunnel(StageFunnelLaws.Stages, asOf), funnel => funnel.ToBytes(), StageFunnel.FromBytes);
    }

    [Property]
    public void Attributions(ConversionPath[] paths, int seed)
    {
        foreach (var model in AttributionLaws.AllModels.Where(model => !model.Name.StartsWith("time", StringComparison.Ordinal)))
        {
            Hold(paths, seed, facts => facts.ToJourneys().Attribute(model), attribution => attribution.ToBytes(), Attribution.FromBytes);
            Hold(paths, seed, facts => facts.ToJourneys().Attribute(model).Total, credit => credit.ToBytes(), Credit.FromBytes);
        }
    }

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
    public void Moments_of_figures(decimal[] values, int seed) =>
        Hold(values, seed, Moments.Of, summary => summary.ToBytes(), Moments.FromBytes);

    [Property]
    public void Distributions(decimal[] values, int seed)
    {
        foreach (var error in RelativeErrors)
            Hold(values, seed, facts => Distribution.Of(facts, error), summary => summary.ToBytes(), Distribution.FromBytes);
    }

    [Property]
    public void Distributions_of_durations(TimeSpan[] values, int seed)
    {
        TimeSpan[] ofBothSigns = [.. values, .. values.Take(2).Select(value => -value)];
        foreach (var error in RelativeErrors)
            Hold(ofBothSigns, seed, facts => DurationDistribution.Of(facts, error), summary => summary.ToBytes(), DurationDistribution.FromBytes);
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

    /// <summary>
    /// A summary comes back whole and goes on as any other; equal ones have the same bytes, however they came about; bytes that are changed are
    /// refused, or are those of another summary.
    /// </summary>
    private static void Hold<TFact, TSummary>(
        TFact[] facts, int seed, Func<IEnumerable<TFact>, TSummary> summarize, Func<TSummary, byte[]> toBytes, Func<byte[], TSummary> fromBytes)
        where TSummary : ISummary<TSummary>
    {
        var random = new Random(seed);
        var summary = summarize(facts);
        var bytes = toBytes(summary);
        var back = fromBytes(bytes);
        Assert.Equal(summary, back);
        Assert.Equal(summary.Merge(summary), back.Merge(summary));
        Assert.Equal(summary.Merge(summary), summary.Merge(back));

        TFact[] shuffled = [.. facts];
        random.Shuffle(shuffled);
        var cut = random.Next(facts.Length + 1);
        Assert.Equal(bytes, toBytes(summarize(shuffled.Take(cut)).Merge(summarize(shuffled.Skip(cut)))));

        for (var i = 0; i < 20; i++)
            AssertRefusedOrTrue(Mutate(bytes, random), toBytes, fromBytes);
    }

    private static IEnumerable<ConversionPath> SomePaths(Random random, int count) =>
        Enumerable.Range(0, count).Select(_ => new ConversionPath([.. Enumerable.Range(0, random.Next(20)).Select(_ => $"channel {random.Next(12)}")], random.Next(9), random.Next(99_999) / 100m));

    private static void HoldForMutants<TSummary>(Func<Random, int, TSummary> summarize, Func<TSummary, byte[]> toBytes, Func<byte[], TSummary> fromBytes)
    {
        var random = new Random(20260101);
        byte[][] forms = [.. Enumerable.Range(0, 12).Select(i => toBytes(summarize(random, i)))];
        for (var i = 0; i < 100_000; i++)
            AssertRefusedOrTrue(Mutate(forms[i % forms.Length], random), toBytes, fromBytes);
    }

    private static void AssertRefusedOrTrue<TSummary>(byte[] bytes, Func<TSummary, byte[]> toBytes, Func<byte[], TSummary> fromBytes)
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

    private static byte[] Mutate(byte[] form, Random random)
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
