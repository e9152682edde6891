using CrmRoi.Metrics;
using CrmRoi.Metrics.Investment;
using CrmRoi.Metrics.Sales;

var start = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
var deals = Enumerable.Range(1, 1000)
    .Select(i => new Deal(start.AddHours(i), start.AddHours(i).AddDays(i % 90), i % 3 == 0 ? Outcome.Lost : Outcome.Won, i + 0.25m, i % 2 == 0 ? null : i / 2m))
    .ToArray();
var sales = deals.Summarize();
var halves = deals.SummarizeBy(deal => deal.Amount < 500, deal => deal);

Expect("525%", new ReturnOnInvestment(75_000, 12_000).NetReturn.ToString());
Expect("10x", new ReturnOnInvestment(11_000, 1_000).NetReturn.ToString("X", null));
Expect("66.7%", sales.WinRate.ToString());
Expect("500.5", sales.AverageDealSize.ToString());
Expect("44.583208395802098950524737631", sales.SalesCycle.MeanDays?.ToString(System.Globalization.CultureInfo.InvariantCulture));
Expect("True", halves.Total.Equals(sales).ToString());
Expect("True", SalesSummary.FromBytes(sales.ToBytes()).Equals(sales).ToString());
// Equal summaries have equal bytes wherever they are made.
Expect("3549850786436313469", sales.ToBytes().Aggregate(17UL, (hash, each) => unchecked((hash * 31) + each)).ToString());
Expect("n/a", SalesSummary.Empty.GrossMarginRate.ToString());
#if NET
Console.WriteLine($"{Json.ComesBack()} values in JSON are read or refused as they should be{(System.Text.Json.JsonSerializer.IsReflectionEnabledByDefault ? ", by reflection too" : "")}.");
#else
Serializers.DoWhatThePageSays();
#endif
Console.WriteLine($"{Laws.Hold(rounds: 50)} laws hold.");
Console.WriteLine($"The package works on {(Type.GetType("Mono.Runtime") is null ? ".NET" : "Mono")} {Environment.Version}.");

static void Expect(string expected, string? actual)
{
    if (expected != actual)
        throw new InvalidOperationException($"Expected {expected}, got {actual}.");
}
