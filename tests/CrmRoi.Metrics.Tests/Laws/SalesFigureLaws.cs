using CrmRoi.Metrics.Sales;
using FsCheck.Xunit;

namespace CrmRoi.Metrics.Tests.Laws;

[Properties(Arbitrary = [typeof(Generators), typeof(SalesFigureGenerators)])]
public class SalesFigureLaws
{
    private static readonly DateTimeOffset AsOf = new(2050, 6, 1, 0, 0, 0, TimeSpan.Zero);

    [Property]
    public void Margins_agree_with_sums_of_fractions(ProfitFigures[] figures)
    {
        var summary = figures.Summarize();
        var (gross, net) = (figures.Where(fact => fact.GrossProfit is not null).ToArray(), figures.Where(fact => fact.NetProfit is not null).ToArray());
        AssertSum(figures.Select(fact => fact.NetSales), summary.NetSales);
        Assert.Equal((gross.Length, net.Length), (summary.WithKnownGrossProfit, summary.WithKnownNetProfit));
        AssertRatio(gross.Select(fact => fact.GrossProfit!.Value), gross.Select(fact => fact.NetSales), summary.GrossMarginRate);
        AssertRatio(net.Select(fact => fact.NetProfit!.Value), net.Select(fact => fact.NetSales), summary.NetMarginRate);
        Assert.Equal(summary.GrossMarginRate.Numerator, summary.GrossProfit);
        Assert.Equal(summary.NetMarginRate.Numerator, summary.NetProfit);
    }

    [Property]
    public void Activities_are_partitioned_by_kind(SalesActivity[] activities)
    {
        var summary = activities.Summarize();
        Assert.Equal(activities.Length, summary.Count);
        var kinds = Enum.GetValues<SalesActivityKind>().Where(kind => kind != SalesActivityKind.Unspecified).ToList();
        foreach (var kind in kinds)
            Assert.Equal(activities.Count(fact => fact.Kind == kind), summary.CountOf(kind));
        Assert.Equal(activities.Length, kinds.Sum(summary.CountOf));
    }

    [Property]
    public void Quota_results_agree_with_fractions(QuotaResult[] results)
    {
        var summary = results.Summarize();
        var counted = results.Where(fact => fact.Quota * fact.Proration.Successes > 0).ToArray();
        Assert.Equal(counted.Length, summary.WithQuota);
        Assert.Equal(results.Length, summary.WithQuota + summary.WithoutQuota);
        AssertSum(results.Where(fact => fact.Quota * fact.Proration.Successes == 0).Select(fact => fact.Credited), summary.CreditedWithoutQuota);
        Assert.Equal(
            counted.Count(fact => (Rational)fact.Credited * fact.Proration.Trials >= (Rational)fact.Quota * fact.Proration.Successes),
            summary.AtQuota);
        AssertRatio(counted.Select(fact => fact.Credited), counted.Select(fact => fact.ProratedQuota), summary.Attainment);
        Assert.All(results, fact => Assert.True(((Rational)fact.Quota * fact.Proration.Successes / fact.Proration.Trials).RoundsTo(fact.ProratedQuota)));
    }

    [Property]
    public void Quotes_are_partitioned_and_agree_with_a_count(Quote[] quotes)
    {
        var summary = quotes.Summarize();
        Quote[] sent = [.. quotes.Where(fact => fact.Sent is not null)];
        Assert.Equal(quotes.Length, summary.Count);
        Assert.Equal(sent.Length, summary.Sent);
        Assert.Equal(sent.Length, summary.Accepted + summary.Declined + summary.Expired + summary.Open);
        Assert.Equal(new Proportion(sent.Count(fact => fact.Outcome == QuoteOutcome.Accepted), sent.Count(fact => fact.Outcome != QuoteOutcome.Open)), summary.AcceptanceRate);
        Assert.Equal(new Proportion(sent.Count(fact => fact.Outcome == QuoteOutcome.Accepted), sent.Length), summary.AcceptanceRateOfSent);
        AssertAmount(summary.AcceptedAmount, summary.AcceptedWithKnownAmount, QuoteOutcome.Accepted);
        AssertAmount(summary.RefusedAmount, summary.RefusedWithKnownAmount, QuoteOutcome.Declined, QuoteOutcome.Expired);
        AssertAmount(summary.OpenAmount, summary.OpenWithKnownAmount, QuoteOutcome.Open);
        Assert.Equal(DurationDistribution.Of(sent.Select(fact => fact.TimeToQuote!.Value)), summary.TimeToQuote);

        void AssertAmount(decimal actual, long count, params QuoteOutcome[] outcomes)
        {
            decimal[] known = [.. sent.Where(fact => outcomes.Contains(fact.Outcome)).Select(fact => fact.Amount).OfType<decimal>()];
            AssertSum(known, actual);
            Assert.Equal(known.Length, count);
        }
    }

    [Property]
    public void Orders_are_partitioned_and_agree_with_a_count(Order[] orders)
    {
        var summary = orders.Summarize(AsOf);
        Order[] known = [.. orders.Where(fact => fact.Placed <= AsOf && !(fact.Cancelled <= AsOf))];
        Order[] fulfilled = [.. known.Where(fact => fact.Fulfilled <= AsOf)];
        Order[] open = [.. known.Except(fulfilled)];
        Assert.Equal(orders.Length, summary.Count);
        Assert.Equal(orders.Length, summary.Fulfilled + summary.Open + summary.Cancelled + summary.PlacedLater);
        Assert.Equal(orders.Length, summary.OnTime + summary.Late + summary.NotYetDue + summary.WithoutPromise + summary.Cancelled + summary.PlacedLater);
        Assert.Equal(fulfilled.Count(fact => fact.Fulfilled <= fact.Promised), summary.OnTime);
        Assert.Equal(known.Count(fact => fact.Fulfilled <= AsOf ? fact.Fulfilled > fact.Promised : AsOf > fact.Promised), summary.Late);
        Assert.Equal(open.Count(fact => AsOf > fact.Promised), summary.OpenLate);
        Assert.Equal(known.Count(fact => fact.Promised is null), summary.WithoutPromise);
        Assert.Equal(fulfilled.Count(fact => fact.Promised is not null), summary.OnTimeRateOfFulfilled.Trials);
        Assert.Equal(DurationDistribution.Of(fulfilled.Select(fact => fact.FulfilmentTime!.Value)), summary.FulfilmentTime);
        Assert.True(!(summary.OnTimeRate > summary.OnTimeRateOfFulfilled));
        Assert.Equal(DurationDistribution.Of(known.Where(fact => fact.Invoiced <= AsOf).Select(fact => fact.TimeToInvoice!.Value)), summary.TimeToInvoice);
    }

    // Line by line, with fractions: what is left of the order, what arrived of it, and whether it was whole by the promise.
    [Property]
    public void Order_lines_agree_with_a_walk_through_each(OrderLine[] lines)
    {
        var summary = lines.Summarize(AsOf);
        var placed = lines.Where(line => line.Placed <= AsOf).ToList();
        Rational ordered = 0, delivered = 0, beyond = 0, cancelledQuantity = 0, overdue = 0, due = 0, inTime = 0;
        long onTime = 0, late = 0, openLate = 0, notDue = 0, unpromised = 0, inFull = 0, open = 0, partly = 0, cancelled = 0;
        foreach (var line in placed)
        {
            Rational Arrived(DateTimeOffset? by) => line.Deliveries.Where(delivery => delivery.At <= AsOf && !(delivery.At > by)).Aggregate(Rational.Zero, (sum, delivery) => sum + delivery.Quantity);
            Rational Least(Rational left, Rational right) => left < right ? left : right;
            var all = Arrived(by: null);
            var wanted = line.Cancelled <= AsOf ? all : line.Quantity;
            cancelledQuantity += (Rational)line.Quantity - wanted;
            if (wanted == Rational.Zero)
            {
                cancelled++;
                continue;
            }

            var got = Least(all, wanted);
            var isDone = got == wanted;
            var wasDoneInTime = Least(Arrived(line.Promised), wanted) == wanted && (line.Cancelled <= AsOf ? line.Cancelled <= line.Promised : isDone);
            ordered += wanted;
            delivered += got;
            beyond += all - got;
            inFull += isDone ? 1 : 0;
            open += isDone ? 0 : 1;
            partly += !isDone && got > Rational.Zero ? 1 : 0;
            if (line.Promised is null)
                unpromised++;
            else if (!isDone && AsOf <= line.Promised)
                notDue++;
            else
            {
                due += wanted;
                inTime += Least(Arrived(line.Promised), wanted);
                onTime += wasDoneInTime ? 1 : 0;
                late += wasDoneInTime ? 0 : 1;
                openLate += isDone ? 0 : 1;
                overdue += isDone ? 0 : wanted - got;
            }
        }

        Assert.Equal((lines.Length, lines.Length - placed.Count), (summary.Count, summary.PlacedLater));
        Assert.Equal((inFull, open, partly, cancelled), (summary.InFull, summary.Open, summary.PartDelivered, summary.Cancelled));
        Assert.Equal((onTime, late, openLate, notDue, unpromised), (summary.OnTimeInFull, summary.Late, summary.OpenLate, summary.NotYetDue, summary.WithoutPromise));
        Assert.Equal((new Proportion(inFull, inFull + open), new Proportion(onTime, onTime + late)), (summary.LineFillRate, summary.OnTimeInFullRate));
        Assert.True(ordered.RoundsTo(summary.OrderedQuantity) && delivered.RoundsTo(summary.DeliveredQuantity) && (ordered - delivered).RoundsTo(summary.BackorderQuantity));
        Assert.True(beyond.RoundsTo(summary.OverdeliveredQuantity) && cancelledQuantity.RoundsTo(summary.CancelledQuantity) && overdue.RoundsTo(summary.OverdueQuantity));
        Assert.True(delivered.RoundsTo(summary.FillRate.Numerator) && ordered.RoundsTo(summary.FillRate.Denominator));
        Assert.True(inTime.RoundsTo(summary.OnTimeFillRate.Numerator) && due.RoundsTo(summary.OnTimeFillRate.Denominator));
        Assert.Equal(DurationDistribution.Of(placed.Where(line => line.InFull <= AsOf).Select(line => line.InFull!.Value - line.Placed)), summary.FulfilmentTime);
    }

    // Whole orders, from the state of each of their lines alone.
    [Property]
    public void Figures_of_orders_agree_with_the_states_of_their_lines(byte[] orders, OrderLine[] lines)
    {
        var rows = lines.Select((line, i) => (Order: i < orders.Length ? orders[i] % 4 : 0, Line: line, State: new[] { line }.Summarize(AsOf))).ToList();
        var byOrder = rows.SummarizeBy(row => row.Order, row => row.Line, AsOf);
        var whole = rows.Where(row => row.State.InFull + row.State.Open > 0).GroupBy(row => row.Order, row => row.State).Select(order => order.ToList()).ToList();
        Assert.Equal(new Proportion(whole.Count(order => order.All(line => line.InFull == 1)), whole.Count), byOrder.OrderFillRate());
        Assert.Equal(new Proportion(whole.Count(order => order.Any(line => line.Open == 1) && order.Any(line => line.DeliveredQuantity > 0)), whole.Count), byOrder.PartDeliveredShare());
        var late = whole.Count(order => order.Any(line => line.Late == 1));
        var onTime = whole.Count(order => order.All(line => line.Late == 0 && line.InFull == 1) && order.Any(line => line.OnTimeInFull == 1));
        Assert.Equal(new Proportion(onTime, onTime + late), byOrder.OrdersOnTimeInFullRate());
    }

    [Property]
    public void Upsells_agree_with_sums_of_fractions(CustomerUpsell[] customers)
    {
        var summary = customers.Summarize();
        var existing = customers.Where(fact => fact.AmountBefore > 0).ToArray();
        var known = existing.Where(fact => fact.GrossProfitBefore is not null).ToArray();
        Assert.Equal(customers.Length, summary.ExistingCustomers + summary.NewCustomers);
        AssertRatio(existing.Select(fact => fact.UpsellAmount), existing.Select(fact => fact.AmountBefore), summary.UpsellRate);
        Assert.Equal(new Proportion(existing.Count(fact => fact.UpsellAmount > 0), existing.Length), summary.ShareUpsold);
        AssertRatio(known.Select(fact => fact.UpsellGrossProfit!.Value), known.Select(fact => fact.GrossProfitBefore!.Value), summary.UpsellGrossProfitRate);
        Assert.Equal(known.Length, summary.WithKnownGrossProfit);
    }

    [Property]
    public void Cross_selling_does_not_depend_on_order_and_agrees_with_a_count(byte[] rows, int seed)
    {
        (int Customer, int Category)[] purchases = [.. rows.Select(row => (row / 16, row % 4))];
        var rate = purchases.CrossSellRate(row => row.Customer, row => row.Category);
        var categories = purchases.GroupBy(row => row.Customer).Select(group => group.Select(row => row.Category).Distinct().Count()).ToArray();
        Assert.Equal(new Proportion(categories.Count(count => count > 1), categories.Length), rate);

        new Random(seed).Shuffle(purchases);
        Assert.Equal(rate, purchases.CrossSellRate(row => row.Customer, row => row.Category));
    }

    private static void AssertSum(IEnumerable<decimal> values, decimal actual) =>
        Assert.True(values.Aggregate(Rational.Zero, (sum, value) => sum + value).RoundsTo(actual));

    private static void AssertRatio(IEnumerable<decimal> numerators, IEnumerable<decimal> denominators, Ratio actual)
    {
        AssertSum(numerators, actual.Numerator);
        AssertSum(denominators, actual.Denominator);
    }
}
