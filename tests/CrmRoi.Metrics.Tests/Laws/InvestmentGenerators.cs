using CrmRoi.Metrics.Investment;
using FsCheck;
using FsCheck.Fluent;

namespace CrmRoi.Metrics.Tests.Laws;

/// <summary>Cash flows: usual ones, with one change of sign, and unusual ones of small whole amounts, where double roots and common roots occur.</summary>
public static class InvestmentGenerators
{
    public static Gen<CashFlows> CashFlow { get; } = Gen.Frequency(
        (1, Gen.Choose(-6, 6).Select(amount => (decimal)amount).ArrayOf().Resize(9).Select(amounts => new CashFlows(amounts))),
        (1, Gen.Choose(-5_000_000, 5_000_000).Select(cents => cents / 100m).ArrayOf().Resize(40).Select(amounts => new CashFlows(amounts))),
        (1, Investment()));

    public static Gen<DatedCashFlow> DatedFlow { get; } =
        from day in Gen.Choose(0, 4_000)
        from cents in Gen.Choose(-5_000_000, 5_000_000)
        select new DatedCashFlow(new DateTimeOffset(2015, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(day), cents / 100m);

    /// <summary>Usual discount rates, negative ones among them.</summary>
    public static Gen<decimal> Rate { get; } = Gen.Choose(-50, 100).Select(percent => percent / 100m);

    public static Arbitrary<CashFlows> CashFlowRows() => CashFlow.ToArbitrary();

    public static Arbitrary<DatedCashFlow> DatedFlows() => DatedFlow.ToArbitrary();

    public static Arbitrary<decimal> Rates() => Rate.ToArbitrary();

    // Money goes out once, then comes in.
    private static Gen<CashFlows> Investment() =>
        from outlay in Gen.Choose(1, 10_000_000)
        from inflows in Gen.Choose(0, 5_000_000).NonEmptyListOf().Resize(30)
        select new CashFlows([-outlay / 100m, .. inflows.Select(cents => cents / 100m)]);
}
