using FsCheck;
using FsCheck.Fluent;

namespace CrmRoi.Metrics.Tests.Laws;

/// <summary>Generators of what is compared: proportions from empty to a billion trials, none and all of them successes included.</summary>
public static class ImpactGenerators
{
    public static Gen<Proportion> Proportion { get; } =
        from trials in Gen.Frequency((4, Gen.Choose(0, 30)), (4, Gen.Choose(1, 5000)), (1, Gen.Choose(1, 1_000_000_000)))
        from share in Gen.Frequency((1, Gen.Constant(0)), (1, Gen.Constant(1000)), (6, Gen.Choose(0, 1000)))
        select new Proportion((long)trials * share / 1000, trials);

    public static Arbitrary<Proportion> Proportions() => Proportion.ToArbitrary();
}
