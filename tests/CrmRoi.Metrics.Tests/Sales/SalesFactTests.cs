using CrmRoi.Metrics.Sales;

namespace CrmRoi.Metrics.Tests.Sales;

/// <summary>What the facts of the sales room refuse, and the corners of what their summaries answer.</summary>
public class SalesFactTests
{
    private static readonly DateTimeOffset Day1 = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_default_of_a_fact_is_refused_with_its_position()
    {
        Refused(() => new[] { new ProfitFigures(1), default }.Summarize());
        Refused(() => new[] { new SalesActivity(SalesActivityKind.Call, Day1), default }.Summarize());
        Refused(() => new[] { new QuotaResult(1, 0), default }.Summarize());
        Refused(() => new[] { new Quote(Day1, null, QuoteOutcome.Open, 1), default }.Summarize());
        Refused(() => new[] { new Order(Day1), default }.Summarize(Day1));
        Refused(() => new[] { new OrderLine(Day1, 1, []), null! }.Summarize(Day1));
        Refused(() => new[] { new CustomerUpsell(1, 1), default }.Summarize());

        static void Refused(Func<object> summarize) => Assert.Contains("index 1", Assert.Throws<ArgumentException>("fact", summarize).Message);
    }

    [Fact]
    public void A_check_returns_what_the_constructor_throws()
    {
        Same(() => new SalesActivity(default, Day1), SalesActivity.Check(default, Day1));
        Same(() => new QuotaResult(1, -1), QuotaResult.Check(1, -1));
        Same(() => new QuotaResult(1, 1, default(Proportion)), QuotaResult.Check(1, 1, default(Proportion)));
        Same(() => new Quote(Day1, Day1.AddTicks(-1), QuoteOutcome.Open, 1), Quote.Check(Day1, Day1.AddTicks(-1), QuoteOutcome.Open, 1));
        Same(() => new Quote(Day1, null, QuoteOutcome.Declined, 1), Quote.Check(Day1, null, QuoteOutcome.Declined, 1));
        Same(() => new Quote(Day1, Day1, (QuoteOutcome)9, 1), Quote.Check(Day1, Day1, (QuoteOutcome)9, 1));
        Same(() => new Order(Day1, promised: Day1.AddTicks(-1)), Order.Check(Day1, promised: Day1.AddTicks(-1)));
        Same(() => new Order(Day1, fulfilled: Day1.AddTicks(-1)), Order.Check(Day1, fulfilled: Day1.AddTicks(-1)));
        Same(() => new Order(Day1, cancelled: Day1.AddTicks(-1)), Order.Check(Day1, cancelled: Day1.AddTicks(-1)));
        Same(() => new Order(Day1, fulfilled: Day1, cancelled: Day1), Order.Check(Day1, fulfilled: Day1, cancelled: Day1));
        Same(() => new OrderLine(Day1, 0, []), OrderLine.Check(Day1, 0, []));
        Same(() => new OrderLine(Day1, 1, [], promised: Day1.AddTicks(-1)), OrderLine.Check(Day1, 1, [], promised: Day1.AddTicks(-1)));
        Same(() => new OrderLine(Day1, 1, [], cancelled: Day1.AddTicks(-1)), OrderLine.Check(Day1, 1, [], cancelled: Day1.AddTicks(-1)));
        Same(() => new OrderLine(Day1, 1, [default]), OrderLine.Check(Day1, 1, [default]));
        Same(() => new OrderLine(Day1, 1, [new(Day1.AddTicks(-1), 1)]), OrderLine.Check(Day1, 1, [new(Day1.AddTicks(-1), 1)]));
        Same(() => new OrderLine(Day1, 1, [new(Day1, 1)], cancelled: Day1), OrderLine.Check(Day1, 1, [new(Day1, 1)], cancelled: Day1));
        Same(() => new OrderLine(Day1, 2, [new(Day1.AddDays(1), 1)], cancelled: Day1), OrderLine.Check(Day1, 2, [new(Day1.AddDays(1), 1)], cancelled: Day1));
        Same(() => new OrderLine(Day1, 2, [new(Day1, decimal.MaxValue), new(Day1, 1)]), OrderLine.Check(Day1, 2, [new(Day1, decimal.MaxValue), new(Day1, 1)]));
        Same(() => new CustomerUpsell(-1, 0), CustomerUpsell.Check(-1, 0));
        Same(() => new CustomerUpsell(0, -1), CustomerUpsell.Check(0, -1));
        Same(() => new CustomerUpsell(1, 1, grossProfitBefore: 1), CustomerUpsell.Check(1, 1, grossProfitBefore: 1));

        static void Same<T>(Func<T> construct, Checked<T> result)
            where T : notnull
        {
            var error = Assert.ThrowsAny<ArgumentException>(() => { construct(); });
            Assert.False(result.IsValid);
            Assert.StartsWith(result.Error!, error.Message);
        }
    }

    [Fact]
    public void A_check_makes_the_fact_that_the_constructor_makes()
    {
        Assert.Equal(new SalesActivity(SalesActivityKind.Meeting, Day1), SalesActivity.Check(SalesActivityKind.Meeting, Day1).OrThrow());
        Assert.Equal(new QuotaResult(1, 2, new Proportion(1, 3)), QuotaResult.Check(1, 2, new Proportion(1, 3)).OrThrow());
        Assert.Equal(new Quote(Day1, Day1, QuoteOutcome.Expired, 5), Quote.Check(Day1, Day1, QuoteOutcome.Expired, 5).OrThrow());
        Assert.Equal(new Order(Day1, Day1, Day1), Order.Check(Day1, Day1, Day1).OrThrow());
        Assert.Equal(new OrderLine(Day1, 5, [new(Day1, 2)], Day1), OrderLine.Check(Day1, 5, [new(Day1, 2)], Day1).OrThrow());
        Assert.Equal(new CustomerUpsell(1, 2, 3, 4), CustomerUpsell.Check(1, 2, 3, 4).OrThrow());
    }

    [Fact]
    public void Nothing_is_undefined_not_zero()
    {
        Assert.False(MarginSummary.Empty.NetMarginRate.IsDefined || MarginSummary.Empty.GrossMarginRate.IsDefined);
        Assert.False(QuotaSummary.Empty.Attainment.IsDefined || QuotaSummary.Empty.ShareAtQuota.IsDefined);
        Assert.False(QuoteSummary.Empty.AcceptanceRate.IsDefined || QuoteSummary.Empty.AcceptanceRateByAmount.IsDefined || QuoteSummary.Empty.AcceptanceRateOfSent.IsDefined);
        Assert.False(OrderSummary.Empty.OnTimeRate.IsDefined || OrderSummary.Empty.OnTimeRateOfFulfilled.IsDefined);
        Assert.False(OrderLineSummary.Empty.FillRate.IsDefined || OrderLineSummary.Empty.LineFillRate.IsDefined || OrderLineSummary.Empty.OnTimeFillRate.IsDefined || OrderLineSummary.Empty.OnTimeInFullRate.IsDefined);
        Assert.False(UpsellSummary.Empty.UpsellRate.IsDefined || UpsellSummary.Empty.ShareUpsold.IsDefined || UpsellSummary.Empty.UpsellGrossProfitRate.IsDefined);
        Assert.False(SalesActivitySummary.Empty.PerWonDeal(SalesActivityKind.Call, SalesSummary.Empty).IsDefined);
        Assert.False(Array.Empty<string>().CrossSellRate(row => row, row => row).IsDefined);
        Assert.Null(OrderSummary.Empty.FulfilmentTime.Mean ?? QuoteSummary.Empty.TimeToQuote.Mean);
        Assert.Equal(new Average(0, 3), SalesActivitySummary.Empty.PerRep(SalesActivityKind.Call, 3));
    }

    [Fact]
    public void The_margin_of_a_team_is_not_the_mean_of_its_margins()
    {
        var small = new ProfitFigures(netSales: 100, grossProfit: 90, netProfit: 50);
        var large = new ProfitFigures(netSales: 900, grossProfit: 90, netProfit: -50);
        var unknown = new ProfitFigures(netSales: 1_000);
        var all = new[] { small, large, unknown }.Summarize();
        Assert.Equal(new Ratio(180, 1_000), all.GrossMarginRate);
        Assert.Equal(new Ratio(0, 1_000), all.NetMarginRate);
        Assert.Equal((3, 2, 2_000), (all.Count, all.WithKnownNetProfit, all.NetSales));
    }

    // 10 of 31 days of a quota of 31 are exactly 10; a proration rounded to 28 digits would be more.
    [Fact]
    public void A_rep_who_earns_the_prorated_quota_exactly_is_at_quota()
    {
        var result = new QuotaResult(credited: 10, quota: 31, new Proportion(10, 31));
        Assert.Equal(10, result.ProratedQuota);
        Assert.True(result.IsAtQuota);
        Assert.Equal(1, result.Attainment.Value);
        Assert.False(new QuotaResult(9.9999999999999999999999999m, 31, new Proportion(10, 31)).IsAtQuota);
        Assert.Null(new QuotaResult(5, 0).IsAtQuota);
        Assert.Null(new QuotaResult(5, 100, new Proportion(0, 31)).IsAtQuota);
    }

    [Fact]
    public void An_order_is_on_time_up_to_the_promised_instant_and_late_after_it()
    {
        var promised = Day1.AddDays(3);
        Order onTime = new(Day1, promised, promised), late = new(Day1, promised, promised.AddTicks(1)), open = new(Day1, promised);
        var atPromise = new[] { onTime, late, open }.Summarize(promised);
        Assert.Equal((1, 0, 2), (atPromise.OnTime, atPromise.Late, atPromise.NotYetDue));
        var after = new[] { onTime, late, open }.Summarize(promised.AddTicks(1));
        Assert.Equal((1, 2, 1), (after.OnTime, after.Late, after.OpenLate));
        Assert.Equal(new Proportion(1, 3), after.OnTimeRate);
        Assert.Equal(new Proportion(1, 2), after.OnTimeRateOfFulfilled);
    }

    [Fact]
    public void A_line_is_on_time_if_its_last_missing_piece_arrives_by_the_promise()
    {
        var promised = Day1.AddDays(3);
        OrderLine inTwoParts = new(Day1, 10, [new(promised, 4), new(Day1, 6)], promised), late = new(Day1, 10, [new(Day1, 6), new(promised.AddTicks(1), 4)], promised);
        Assert.Equal((promised, promised.AddTicks(1)), (inTwoParts.InFull, late.InFull));
        var before = new[] { inTwoParts, late }.Summarize(promised.AddTicks(-1));
        Assert.Equal((0, 2, 2, 2, 8m, 0m), (before.InFull, before.Open, before.PartDelivered, before.NotYetDue, before.BackorderQuantity, before.OverdueQuantity));
        var after = new[] { inTwoParts, late }.Summarize(promised.AddTicks(1));
        Assert.Equal((2, 1, 1, 0), (after.InFull, after.OnTimeInFull, after.Late, after.OpenLate));
        Assert.Equal((new Ratio(20, 20), new Ratio(16, 20)), (after.FillRate, after.OnTimeFillRate));
    }

    [Fact]
    public void What_arrives_beyond_the_order_makes_up_for_no_other_line()
    {
        var both = new[] { new OrderLine(Day1, 10, [new(Day1, 12)]), new OrderLine(Day1, 10, [new(Day1, 8)]) }.Summarize(Day1);
        Assert.Equal((new Ratio(18, 20), 2m, 2m), (both.FillRate, both.OverdeliveredQuantity, both.BackorderQuantity));
    }

    [Fact]
    public void A_customer_who_cancels_the_rest_before_the_promise_leaves_a_line_on_time_and_after_it_a_late_one()
    {
        var promised = Day1.AddDays(3);
        OrderLine Cancelled(DateTimeOffset at) => new(Day1, 10, [new(Day1, 6)], promised, at);
        var summary = new[] { Cancelled(promised), Cancelled(promised.AddTicks(1)), new OrderLine(Day1, 10, [], promised, promised) }.Summarize(promised.AddDays(9));
        Assert.Equal((2, 1, 1, 1), (summary.InFull, summary.OnTimeInFull, summary.Late, summary.Cancelled));
        Assert.Equal((12m, 12m, 18m), (summary.OrderedQuantity, summary.DeliveredQuantity, summary.CancelledQuantity));
        Assert.Equal(0, summary.FulfilmentTime.Count);
    }

    [Fact]
    public void An_order_is_late_with_one_line_and_waits_for_all_of_them()
    {
        var promised = Day1.AddDays(3);
        OrderLine good = new(Day1, 1, [new(Day1, 1)], promised), missing = new(Day1, 1, [], promised), unpromised = new(Day1, 1, [new(Day1, 1)]);
        var rows = new[] { ("a", good), ("a", missing), ("b", good), ("b", unpromised), ("c", unpromised), ("d", missing), ("e", new OrderLine(Day1, 1, [], cancelled: Day1)) };
        var early = rows.SummarizeBy(row => row.Item1, row => row.Item2, promised);
        Assert.Equal((new Proportion(1, 1), new Proportion(2, 4), new Proportion(1, 4)), (early.OrdersOnTimeInFullRate(), early.OrderFillRate(), early.PartDeliveredShare()));
        Assert.Equal(new Proportion(1, 3), rows.SummarizeBy(row => row.Item1, row => row.Item2, promised.AddTicks(1)).OrdersOnTimeInFullRate());
    }

    [Fact]
    public void Calls_and_sales_agree_with_the_plain_quotients()
    {
        var calls = Enumerable.Repeat(new SalesActivity(SalesActivityKind.Call, Day1), 250).Append(new(SalesActivityKind.Email, Day1)).Summarize();
        var sales = Enumerable.Repeat(new Deal(Day1, Day1, Outcome.Won, 400), 5).Append(new(Day1, Day1, Outcome.Lost, 400)).Summarize();
        Assert.Equal(50, calls.PerWonDeal(SalesActivityKind.Call, sales).Value);
        Assert.Equal(2, calls.WonDealsPerHundred(SalesActivityKind.Call, sales).Value);
        Assert.Equal(800, calls.RevenuePerHundred(SalesActivityKind.Call, sales).Value);
        Assert.Equal(62.5m, calls.PerRep(SalesActivityKind.Call, 4).Value);
        Assert.False(calls.WonDealsPerHundred(SalesActivityKind.Meeting, sales).IsDefined);
        Assert.Throws<ArgumentOutOfRangeException>("kind", () => calls.CountOf((SalesActivityKind)7));
        Assert.Throws<ArgumentOutOfRangeException>("reps", () => calls.PerRep(SalesActivityKind.Call, -1));
    }

    [Fact]
    public void Activities_are_chosen_by_a_half_open_period()
    {
        SalesActivity first = new(SalesActivityKind.Call, Day1), last = new(SalesActivityKind.Call, Day1.AddDays(31));
        Assert.Equal([first], new[] { first, last }.OccurredIn(Period.Month(2024, 1, TimeZoneInfo.Utc)));
    }

    [Fact]
    public void Rows_without_customer_or_category_are_refused_by_number()
    {
        (string?, string?)[] rows = [("a", "x"), (null, "x"), ("a", null)];
        Assert.Contains("index 1", Assert.Throws<ArgumentException>("customer", () => rows.CrossSellRate(row => row.Item1!, row => row.Item2!)).Message);
        Assert.Contains("index 1", Assert.Throws<ArgumentException>("category", () => rows.Where(row => row.Item1 is not null).CrossSellRate(row => row.Item1!, row => row.Item2!)).Message);
    }

    [Fact]
    public void New_customers_enter_neither_side_of_the_upsell_rate()
    {
        var summary = new[] { new CustomerUpsell(1_000, 200, 500, 150), new CustomerUpsell(1_000, 0), new CustomerUpsell(0, 5_000) }.Summarize();
        Assert.Equal(new Ratio(200, 2_000), summary.UpsellRate);
        Assert.Equal(new Ratio(150, 500), summary.UpsellGrossProfitRate);
        Assert.Equal((1, 5_000, 1), (summary.NewCustomers, summary.NewCustomerAmount, summary.WithKnownGrossProfit));
    }
}
