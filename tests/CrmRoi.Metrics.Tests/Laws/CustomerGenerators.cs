using CrmRoi.Metrics.Customers;
using FsCheck;
using FsCheck.Fluent;

namespace CrmRoi.Metrics.Tests.Laws;

/// <summary>Facts of customers: few customers and instants close together, so that they meet, and now and then the corners of <see cref="Generators"/>.</summary>
public static class CustomerGenerators
{
    public static DateTimeOffset Base { get; } = new(2024, 3, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Instants of two years, midnights and months' ends among them, and the corners.</summary>
    public static Gen<DateTimeOffset> Instant { get; } = Gen.Frequency(
        (6, Gen.Choose(0, 730 * 24 * 4).Select(quarters => Base.AddMinutes(15 * quarters))),
        (3, Gen.Choose(0, 60).Select(days => Base.AddDays(days))),
        (1, Generators.Instant));

    public static Gen<TimeZoneInfo> Zone { get; } =
        Gen.Elements("UTC", "Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Pacific/Apia", "America/Sao_Paulo").Select(TimeZoneInfo.FindSystemTimeZoneById);

    public static Gen<CustomerTenure> Tenure { get; } =
        from joined in Instant
        from length in Generators.Duration
        from lasts in Gen.Elements(true, false, false)
        select new CustomerTenure(joined, lasts ? null : joined + length);

    public static Gen<CustomerRevenue> Revenue { get; } =
        from start in Generators.Money.Select(Math.Abs)
        from change in Gen.Choose(0, 4)
        from end in Generators.Money.Select(Math.Abs)
        from up in Gen.Elements(true, false)
        from before in Gen.Elements(true, false)
        select new CustomerRevenue(change == 4 ? 0 : start, change == 0 ? 0 : change == 1 ? start : end, up, before);

    public static Gen<Renewal> Renewal { get; } =
        from due in Instant
        from lateness in Gen.Choose(-60, 60)
        from value in Generators.Money.Select(Math.Abs)
        from newValue in Generators.Money.Select(Math.Abs)
        from kind in Gen.Choose(0, 2)
        from known in Gen.Frequency((5, Gen.Constant(true)), (1, Gen.Constant(false)))
        select new Renewal(due, known ? value : null, kind == 0 ? null : due.AddDays(lateness), kind == 2 ? newValue : null);

    public static Gen<Purchase<int>> Purchase { get; } =
        from customer in Gen.Choose(1, 6)
        from at in Instant
        from amount in Generators.Money
        select new Purchase<int>(customer, at, amount);

    public static Arbitrary<decimal> Decimals() => Generators.Money.ToArbitrary();

    public static Arbitrary<DateTimeOffset> Instants() => Instant.ToArbitrary();

    public static Arbitrary<TimeZoneInfo> Zones() => Zone.ToArbitrary();

    public static Arbitrary<CustomerTenure> Tenures() => Tenure.ToArbitrary();

    public static Arbitrary<CustomerRevenue> Revenues() => Revenue.ToArbitrary();

    public static Arbitrary<Renewal> Renewals() => Renewal.ToArbitrary();

    public static Arbitrary<Purchase<int>> Purchases() => Purchase.ToArbitrary();
}
