namespace CrmRoi.Metrics.Benchmarks;

/// <summary>All rows of the table. The targets hold for a million facts on one thread.</summary>
public static class Comparisons
{
    public static IEnumerable<Comparison> All => [.. Sizes.All.SelectMany(Sales), .. Small, .. Files, .. Summaries, .. Percentile, .. Rates, .. Attributions, .. Others];

    private static IEnumerable<Comparison> Summaries
    {
        get
        {
            Measured Growth(int count, Figure figure) => new(typeof(GrowthBenchmarks), nameof(GrowthBenchmarks.Summarize), count, figure);
            yield return new("time per deal, of 10,000,000 in total", Growth(Sizes.Large, Figure.TimePerFact), "of 1,000,000:", Growth(Sizes.Usual, Figure.TimePerFact), Goal.AtMost(1.15));
            yield return new("allocated for 10,000,000 deals", Growth(Sizes.Large, Figure.Bytes), "for 1,000,000:", Growth(Sizes.Usual, Figure.Bytes), Goal.None);
            foreach (var (count, facts) in new[] { (MergeBenchmarks.Few, 60), (MergeBenchmarks.Many, 400) })
            {
                yield return Of<MergeBenchmarks>(
                    FormattableString.Invariant($"merge two summaries of {count:N0} deals"), nameof(MergeBenchmarks.Merge), $"add {facts} deals", nameof(MergeBenchmarks.AddDeals), Goal.AtMost(1), count);
                yield return new(
                    "allocated to compare them", new Measured(typeof(MergeBenchmarks), nameof(MergeBenchmarks.Equality), count, Figure.Bytes), "to merge them",
                    new Measured(typeof(MergeBenchmarks), nameof(MergeBenchmarks.Merge), count, Figure.Bytes), Goal.AtMost(0));
            }

            yield return Of<ThreadBenchmarks>("1,000,000 deals in total on two threads", nameof(ThreadBenchmarks.TwoThreads), "one thread", nameof(ThreadBenchmarks.OneThread), Goal.Faster(1.8));
        }
    }

    private static IEnumerable<Comparison> Small
    {
        get
        {
            Measured Bytes(string method) => new(typeof(SmallBenchmarks), method, null, Figure.Bytes);
            Measured BytesOfKey(string method) => new(typeof(KeyBenchmarks), method, Sizes.Usual, Figure.BytesPerFact);
            yield return Of<SmallBenchmarks>("sales metrics of 1,000 deals", nameof(SmallBenchmarks.Summarize), "LINQ", nameof(SmallBenchmarks.Linq), Goal.Faster(5));
            yield return new("allocated for them", Bytes(nameof(SmallBenchmarks.Summarize)), "LINQ", Bytes(nameof(SmallBenchmarks.Linq)), Goal.AtMostBytes(8 * 1024));
            yield return Of<SmallBenchmarks>("sales metrics of 10,000 deals by 200 reps", nameof(SmallBenchmarks.SummarizeBy), "LINQ `GroupBy`", nameof(SmallBenchmarks.LinqGroupBy), Goal.Faster(4));
            yield return new("allocated for them", Bytes(nameof(SmallBenchmarks.SummarizeBy)), "LINQ `GroupBy`", Bytes(nameof(SmallBenchmarks.LinqGroupBy)), Goal.None);
            yield return Of<KeyBenchmarks>("1,000,000 deals by 1,000,000 keys", nameof(KeyBenchmarks.SummarizeBy), "LINQ `GroupBy`, sums only", nameof(KeyBenchmarks.LinqGroupBy), Goal.Faster(1));
            yield return new("allocated for each of them", BytesOfKey(nameof(KeyBenchmarks.SummarizeBy)), "LINQ `GroupBy`, sums only", BytesOfKey(nameof(KeyBenchmarks.LinqGroupBy)), Goal.None);
            yield return Of<TravelBenchmarks>("read and merge 1,000 summaries of 50 deals", nameof(TravelBenchmarks.ReadAndMerge), "read their metrics as JSON", nameof(TravelBenchmarks.ReadJson), Goal.Faster(5));
        }
    }

    private static IEnumerable<Comparison> Files
    {
        get
        {
            Comparison Row(string competitor, string method, Goal goal) =>
                Of<FileBenchmarks>("a CSV file of 1,000,000 deals by 200 reps", nameof(FileBenchmarks.ReadAndSummarizeBy), competitor, method, goal);
            yield return Row("Sep, reading and parsing", nameof(FileBenchmarks.Sep), Goal.AtMost(2));
            yield return Row("DuckDB", nameof(FileBenchmarks.DuckDb), Goal.Faster(1));
        }
    }

    private static IEnumerable<Comparison> Percentile
    {
        get
        {
            Comparison Row(string competitor, string method, Goal goal) =>
                Of<PercentileBenchmarks>("median and p90 of 1,000,000 cycles", nameof(PercentileBenchmarks.DurationDistribution), competitor, method, goal);
            yield return Row("sort a copy", nameof(PercentileBenchmarks.Sort), Goal.Faster(4));
            yield return Row("LINQ `Order`", nameof(PercentileBenchmarks.LinqOrder), Goal.None);
            yield return Row("DuckDB", nameof(PercentileBenchmarks.DuckDb), Goal.None);
            yield return Row("HdrHistogram", nameof(PercentileBenchmarks.HdrHistogram), Goal.Faster(1));
            yield return Row("our builder", nameof(PercentileBenchmarks.Builder), Goal.Faster(1));
        }
    }

    private static IEnumerable<Comparison> Rates
    {
        get
        {
            foreach (var often in new[] { false, true })
            {
                Comparison Dated(string work, string method, Goal goal) =>
                    Of<DatedRateBenchmarks>(work + (often ? ", many changes of sign" : ""), method, "MathNet", nameof(DatedRateBenchmarks.MathNet), goal, often);
                yield return Dated("XIRR of 1,000 flows", nameof(DatedRateBenchmarks.Rate), Goal.Faster(often ? 1 : 3));
                yield return Dated("the same from new flows", nameof(DatedRateBenchmarks.RateFromNewFlows), Goal.None);
            }

            yield return Of<PeriodicRateBenchmarks>("IRR of 120 flows", nameof(PeriodicRateBenchmarks.Rate), "MathNet", nameof(PeriodicRateBenchmarks.MathNet), Goal.Faster(3));
            yield return Of<PeriodicRateBenchmarks>("IRR of 120 flows", nameof(PeriodicRateBenchmarks.Rate), "MathNet, Horner", nameof(PeriodicRateBenchmarks.MathNetHorner), Goal.Faster(3));
            yield return Of<PeriodicRateBenchmarks>("the same from new flows", nameof(PeriodicRateBenchmarks.RateFromNewFlows), "MathNet, Horner", nameof(PeriodicRateBenchmarks.MathNetHorner), Goal.None);
        }
    }

    private static IEnumerable<Comparison> Attributions
    {
        get
        {
            Comparison Model(string work, string ours, string linq) => Of<AttributionBenchmarks>(work, ours, "LINQ", linq, Goal.Faster(5));
            yield return Model("attribution of 1,000,000 touches: last click", nameof(AttributionBenchmarks.LastClick), nameof(AttributionBenchmarks.LinqLastClick));
            yield return Model("linear", nameof(AttributionBenchmarks.Linear), nameof(AttributionBenchmarks.LinqLinear));
            yield return Model("linear over channels (Shapley)", nameof(AttributionBenchmarks.OverChannels), nameof(AttributionBenchmarks.LinqOverChannels));
            yield return Model("position-based", nameof(AttributionBenchmarks.PositionBased), nameof(AttributionBenchmarks.LinqPositionBased));
            yield return Model("time decay", nameof(AttributionBenchmarks.TimeDecay), nameof(AttributionBenchmarks.LinqTimeDecay));
            yield return Of<JourneyBenchmarks>("journeys of 1,000,000 touches, once for all models", nameof(JourneyBenchmarks.Journeys), "LINQ", nameof(JourneyBenchmarks.Linq), Goal.Faster(5));
        }
    }

    private static IEnumerable<Comparison> Others
    {
        get
        {
            yield return Of<CohortBenchmarks>("cohort table of 1,000,000 purchases", nameof(CohortBenchmarks.Cohorts), "LINQ", nameof(CohortBenchmarks.Linq), Goal.Faster(5));
            yield return Of<CaseFoldingBenchmarks>("cases from 1,000,000 events", nameof(CaseFoldingBenchmarks.FoldIntoCases), "LINQ `GroupBy`", nameof(CaseFoldingBenchmarks.LinqGroupBy), Goal.Faster(5));
            yield return Of<BusinessTimeBenchmarks>("working time over a week", nameof(BusinessTimeBenchmarks.Week), "walk by minutes", nameof(BusinessTimeBenchmarks.WalkOverTheWeek), Goal.None);
            yield return Of<BusinessTimeBenchmarks>("working time over ten years", nameof(BusinessTimeBenchmarks.TenYears), "over a week", nameof(BusinessTimeBenchmarks.Week), Goal.None);
        }
    }

    private static IEnumerable<Comparison> Sales(int count)
    {
        Goal AtUsual(Goal goal) => count == Sizes.Usual ? goal : goal.WithoutTarget;
        Comparison Total(string competitor, string method, Goal goal) => Of<SalesTotalBenchmarks>(
            FormattableString.Invariant($"sales metrics of {count:N0} deals"), nameof(SalesTotalBenchmarks.Summarize), competitor, method, AtUsual(goal), count);
        Comparison ByRep(string competitor, string method, Goal goal) => Of<SalesByRepBenchmarks>(
            FormattableString.Invariant($"sales metrics of {count:N0} deals by 200 reps"), nameof(SalesByRepBenchmarks.SummarizeBy), competitor, method, AtUsual(goal), count);
        yield return Total("bare read", nameof(SalesTotalBenchmarks.BareReadOfTheSameMemory), Goal.AtMost(2));
        yield return Total("LINQ", nameof(SalesTotalBenchmarks.Linq), Goal.Faster(4));
        yield return Total("DuckDB", nameof(SalesTotalBenchmarks.DuckDb), Goal.Faster(1));
        yield return ByRep("LINQ `GroupBy`", nameof(SalesByRepBenchmarks.LinqGroupBy), Goal.Faster(8));
        yield return ByRep("DuckDB", nameof(SalesByRepBenchmarks.DuckDb), Goal.Faster(4));
    }

    private static Comparison Of<TClass>(string work, string ours, string competitor, string theirs, Goal goal, object? parameter = null) =>
        new(work, new Measured(typeof(TClass), ours, parameter), competitor, new Measured(typeof(TClass), theirs, parameter), goal);
}
