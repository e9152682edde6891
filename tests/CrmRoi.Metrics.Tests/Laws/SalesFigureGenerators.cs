using CrmRoi.Metrics.Sales;
using FsCheck;
using FsCheck.Fluent;

namespace CrmRoi.Metrics.Tests.Laws;

/// <summary>Generators of figures, activities, quota results, quotes, orders and upsells.</summary>
public static class SalesFigureGenerators
{
    private static Gen<decimal> NotNegative { get; } = Generators.Money.Select(Math.Abs);

    private static Gen<bool> Coin { get; } = Gen.Elements(true, false);

    public static Arbitrary<ProfitFigures> Figures() =>
        (from sales in Generators.Money
         from gross in OrNull(Generators.Money)
         from net in OrNull(Generators.Money)
         select new ProfitFigures(sales, gross, net)).ToArbitrary();

    public static Arbitrary<SalesActivity> Activities() =>
        (from kind in Gen.Elements(SalesActivityKind.Email, SalesActivityKind.Call, SalesActivityKind.Meeting, SalesActivityKind.Proposal)
         from occurred in Generators.Instant
         select new SalesActivity(kind, occurred)).ToArbitrary();

    public static Arbitrary<QuotaResult> QuotaResults() =>
        (from credited in Generators.Money
         from quota in NotNegative
         from parts in Gen.Choose(1, 92)
         from carried in Gen.Choose(0, parts)
         from whole in Coin
         from exactly in Gen.Choose(0, 4)
         select new QuotaResult(exactly == 0 ? quota : credited, quota, whole ? null : new Proportion(carried, parts))).ToArbitrary();

    public static Arbitrary<Quote> Quotes() =>
        (from requested in Generators.Instant
         from time in Generators.Duration
         from written in Gen.Frequency((1, Gen.Constant(false)), (4, Gen.Constant(true)))
         from outcome in Gen.Elements(QuoteOutcome.Open, QuoteOutcome.Accepted, QuoteOutcome.Declined, QuoteOutcome.Expired)
         from amount in OrNull(Generators.Money)
         select written ? new Quote(requested, requested + time, outcome, amount) : new Quote(requested, null, QuoteOutcome.Open, amount)).ToArbitrary();

    public static Arbitrary<Order> Orders() =>
        (from placed in Generators.Instant
         from promise in OrNull(Generators.Duration)
         from end in Generators.Duration
         from kind in Gen.Choose(0, 3)
         from invoice in OrNull(Generators.Duration)
         select new Order(placed, placed + promise, kind > 1 ? placed + end : null, kind == 1 ? placed + end : null, placed + invoice)).ToArbitrary();

    // A quantity, and shares of it that arrive: some lines stay short, some get more than was ordered, some are filled exactly.
    public static Arbitrary<OrderLine> OrderLines() =>
        (from placed in Generators.Instant
         from quantity in NotNegative
         from promise in OrNull(Generators.Duration)
         from shares in (from parts in Gen.Choose(1, 4) from wait in Generators.Duration select (parts, wait)).ListOf().Resize(5)
         from cancelled in OrNull(Generators.Duration)
         let ordered = quantity == 0 ? 1 : quantity
         let deliveries = shares.Where(share => ordered / share.parts > 0).Select(share => new Delivery(placed + share.wait, ordered / share.parts)).ToList()
         let last = deliveries.Select(delivery => delivery.At).Append(placed).Max()
         let line = OrderLine.Check(placed, ordered, deliveries, placed + promise, last + cancelled)
         select line.IsValid ? line.OrThrow() : new OrderLine(placed, ordered, deliveries, placed + promise)).ToArbitrary();

    public static Arbitrary<CustomerUpsell> Upsells() =>
        (from before in NotNegative
         from upsell in NotNegative
         from profitBefore in Generators.Money
         from profit in Generators.Money
         from known in Coin
         select new CustomerUpsell(before, upsell, known ? profitBefore : null, known ? profit : null)).ToArbitrary();

    private static Gen<T?> OrNull<T>(Gen<T> generator)
        where T : struct =>
        Gen.Frequency((1, Gen.Constant((T?)null)), (3, generator.Select(value => (T?)value)));
}
