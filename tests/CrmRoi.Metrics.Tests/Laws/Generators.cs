using CrmRoi.Metrics.Sales;
using FsCheck;
using FsCheck.Fluent;

namespace CrmRoi.Metrics.Tests.Laws;

/// <summary>Bounded generators that still reach the corners: amounts of any scale up to 28 and of magnitude 1e20, instants of two centuries.</summary>
public static class Generators
{
    /// <summary>Money: mostly cents and whole numbers, now and then the extremes of scale and magnitude.</summary>
    public static Gen<decimal> Money { get; } = Gen.Frequency(
        (6, Gen.Choose(-1_000_000, 10_000_000).Select(cents => cents / 100m)),
        (2, Gen.Choose(0, 1_000_000).Select(units => (decimal)units)),
        (1, Gen.Constant(0m)),
        (1, AnyDecimal()));

    /// <summary>Instants to the tick from 1950 to 2150, at any whole-minute offset.</summary>
    public static Gen<DateTimeOffset> Instant { get; } =
        from days in Gen.Choose(0, 73_000)
        from ticks in Gen.Choose(0, int.MaxValue)
        from offset in Gen.Choose(-14 * 60, 14 * 60)
        select new DateTimeOffset(1950, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(days).AddTicks(ticks * 402L).ToOffset(TimeSpan.FromMinutes(offset));

    /// <summary>Durations from zero to ten years, the short ones as likely as the long ones.</summary>
    public static Gen<TimeSpan> Duration { get; } = Gen.Frequency(
        (1, Gen.Constant(TimeSpan.Zero)),
        (3, Gen.Choose(0, int.MaxValue).Select(ticks => TimeSpan.FromTicks(ticks))),
        (6, Gen.Choose(1, 315_360_000).Select(seconds => TimeSpan.FromSeconds(seconds))));

    public static Gen<Deal> Deal { get; } =
        from opened in Instant
        from cycle in Duration
        from outcome in Gen.Elements(Outcome.Open, Outcome.Won, Outcome.Lost)
        from amount in Money
        from cost in Money
        from costKnown in Gen.Elements(true, false)
        from amountKnown in Gen.Frequency((5, Gen.Constant(true)), (1, Gen.Constant(false)))
        select new Deal(opened, outcome == Outcome.Open ? null : opened + cycle, outcome, amountKnown ? amount : null, costKnown ? cost : null);

    public static Arbitrary<decimal> Decimals() => Money.ToArbitrary();

    public static Arbitrary<DateTimeOffset> Instants() => Instant.ToArbitrary();

    public static Arbitrary<TimeSpan> Durations() => Duration.ToArbitrary();

    public static Arbitrary<Deal> Deals() => Deal.ToArbitrary();

    // Up to 20 digits before the point or up to 28 behind it.
    private static Gen<decimal> AnyDecimal() =>
        from low in Gen.Choose(0, int.MaxValue)
        from middle in Gen.Choose(0, int.MaxValue)
        from high in Gen.Choose(0, 5)
        from negative in Gen.Elements(true, false)
        from scale in Gen.Choose(0, 28)
        select new decimal(low, middle, scale == 0 ? Math.Min(high, 4) : high, negative, (byte)scale);
}
