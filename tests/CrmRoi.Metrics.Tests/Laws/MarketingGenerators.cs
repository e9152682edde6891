using CrmRoi.Metrics.Marketing;
using CrmRoi.Metrics.Tests.Marketing;
using FsCheck;
using FsCheck.Fluent;

namespace CrmRoi.Metrics.Tests.Laws;

/// <summary>Generators of the facts of marketing.</summary>
public static class MarketingGenerators
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static Gen<Lead> Lead { get; } =
        from created in Generators.Instant
        from closedAfter in Generators.Duration
        from contactedAfter in Generators.Duration
        from outcome in Gen.Elements(Outcome.Open, Outcome.Won, Outcome.Lost)
        from contacted in Gen.Elements(true, false)
        select new Lead(created, outcome == Outcome.Open ? null : created + closedAfter, outcome, contacted ? created + contactedAfter : null);

    public static Gen<string> Channel { get; } = Gen.Elements("search", "email", "social", "Display", "affiliate");

    public static Gen<ConversionPath> Path { get; } =
        from length in Gen.Frequency((8, Gen.Choose(0, 6)), (1, Gen.Choose(7, 40)))
        from channels in Gen.ArrayOf(Channel, length)
        from conversions in Gen.Frequency((8, Gen.Choose(0, 5).Select(count => (long)count)), (1, Gen.Constant(5_000_000_000L)))
        from amount in Generators.Money
        from nulls in Gen.Choose(0, 5)
        select new ConversionPath(channels, conversions, amount, nulls);

    // Few customers and few instants, so that ties, repeats and shared instants are common.
    internal static Gen<CustomerTouchRow> TouchRow { get; } =
        from customer in Gen.Choose(1, 4)
        from channel in Channel
        from hour in Gen.Choose(0, 60)
        from kind in Gen.Elements(TouchKind.Click, TouchKind.View)
        select new CustomerTouchRow(customer, channel, new Touch(Start.AddHours(hour), kind));

    internal static Gen<CustomerSaleRow> SaleRow { get; } =
        from customer in Gen.Choose(1, 5)
        from hour in Gen.Choose(0, 60)
        from amount in Generators.Money
        select new CustomerSaleRow(customer, new Sale(Start.AddHours(hour), amount));

    public static Gen<CustomerHistory> History { get; } =
        from touches in Gen.ArrayOf(TouchRow)
        from sales in Gen.ArrayOf(SaleRow)
        select new CustomerHistory(touches, sales);

    public static Gen<JourneyRules> Rules { get; } =
        from clickHours in Gen.Elements(0, 1, 12, 24)
        from viewHours in Gen.Elements(0, 1, 24, 100)
        from restart in Gen.Elements(true, false)
        from firstOnly in Gen.Elements(true, false)
        from untouched in Gen.Elements<string?>(null, "direct", "email")
        select new JourneyRules(clickHours == 0 ? null : TimeSpan.FromHours(clickHours), TimeSpan.FromHours(viewHours), restart, firstOnly, untouched);

    public static Arbitrary<Lead> Leads() => Lead.ToArbitrary();

    public static Arbitrary<ConversionPath> Paths() => Path.ToArbitrary();

    public static Arbitrary<CustomerHistory> Histories() => History.ToArbitrary();

    public static Arbitrary<JourneyRules> AllRules() => Rules.ToArbitrary();
}
