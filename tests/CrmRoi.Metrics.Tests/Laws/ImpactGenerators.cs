using CrmRoi.Metrics.Impact;
using FsCheck;
using FsCheck.Fluent;

namespace CrmRoi.Metrics.Tests.Laws;

/// <summary>Generators of what is compared and split: proportions from empty to a billion trials, none and all of them successes included, and the drivers of segments.</summary>
public static class ImpactGenerators
{
    public static Gen<Proportion> Proportion { get; } =
        from trials in Gen.Frequency((4, Gen.Choose(0, 30)), (4, Gen.Choose(1, 5000)), (1, Gen.Choose(1, 1_000_000_000)))
        from share in Gen.Frequency((1, Gen.Constant(0)), (1, Gen.Constant(1000)), (6, Gen.Choose(0, 1000)))
        select new Proportion((long)trials * share / 1000, trials);

    /// <summary>Segments, with every zero that a driver can have.</summary>
    public static Gen<DriverFigures> Figures { get; } =
        from leads in Gen.Frequency((1, Gen.Constant(0)), (4, Gen.Choose(1, 500)))
        from won in Gen.Frequency((1, Gen.Constant(0)), (4, Gen.Choose(1, 100)))
        from revenue in Gen.Frequency((1, Gen.Constant(0m)), (4, Gen.Choose(-100_000, 10_000_000).Select(cents => cents / 100m)))
        from grossProfit in Gen.Frequency((1, Gen.Constant(0m)), (4, Gen.Choose(-1_000_000, 5_000_000).Select(cents => cents / 100m)))
        select new DriverFigures(leads, won, revenue, grossProfit);

    public static Arbitrary<DriverFigures> ManyFigures() => Figures.ToArbitrary();

    public static Arbitrary<Proportion> Proportions() => Proportion.ToArbitrary();
}
