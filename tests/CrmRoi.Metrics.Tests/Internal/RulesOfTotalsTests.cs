using System.Numerics;
using CrmRoi.Metrics.Customers;
using CrmRoi.Metrics.Internal;
using CrmRoi.Metrics.Marketing;
using CrmRoi.Metrics.Sales;
using CrmRoi.Metrics.Service;

namespace CrmRoi.Metrics.Tests.Internal;

/// <summary>
/// What totals have to obey, kind by kind: totals that reach every bound are taken, and one more than a bound is refused by the name of the figure. Totals that break no rule
/// are what a stranger may send; a rule that is not there, or is too wide, lets a metric be read that no facts give.
/// </summary>
public class RulesOfTotalsTests
{
    private static readonly DateTimeOffset T = new(2025, 3, 3, 9, 0, 0, TimeSpan.Zero);

    private delegate void Change<TTotals>(ref TTotals totals);

    [Fact]
    public void Of_cases()
    {
        var calendar = new BusinessCalendar(TimeZoneInfo.Utc, WorkingWeek.MondayToFriday(TimeSpan.FromHours(8), TimeSpan.FromHours(17)));

        // Nine opened, two of them merged away; of the other seven everything is known and done that can be.
        ServiceTotals Valid(BusinessCalendar? calendar) => new(new ServiceRules(T, TimeZoneInfo.Utc, ReopenPolicy.LastResolution, calendar))
        {
            NotYetOpened = 1,
            Open = 2,
            Paused = 1,
            Resolved = 4,
            MergedAway = 2,
            SelfService = 4,
            ResolvedAtLeastOnce = 7,
            Reopened = 7,
            Reopens = 7,
            SameDay = 7,
            FirstContact = 7,
            FirstContactKnown = 7,
            OneTouch = 4,
            Transferred = 7,
            Transfers = 7,
            Response = Targets(7),
            Resolution = Targets(7),
            NextReply = Targets(5),
            BacklogAge = Times(3),
            TimeToHandOver = Times(7),
            ResponseTime = Times(7),
            ResponseBusinessTime = Times(calendar is null ? 0 : 7),
            NextReplyTime = Times(5),
            NextReplyBusinessTime = Times(calendar is null ? 0 : 5),
            ResolutionTime = Times(7),
            ResolutionBusinessTime = Times(calendar is null ? 0 : 7),
            OpenedDays = Days(9),
            ResolvedDays = Days(7),
        };

        Obey(
            () => Valid(calendar),
            ("notYetOpened must not be negative", (ref totals) => totals.NotYetOpened = -1),
            ("selfService must be from 0 to 4", (ref totals) => totals.SelfService = 5),
            ("resolvedAtLeastOnce must be from 0 to 7", (ref totals) => totals.ResolvedAtLeastOnce = 8),
            ("reopened must be from 0 to 7", (ref totals) => totals.Reopened = 8),
            ("reopens must be from 0", (ref totals) => totals.Reopens = 6),
            ("firstContactKnown must be from 0 to 7", (ref totals) => totals.FirstContactKnown = 8),
            ("firstContact must be from 0 to 6", (ref totals) => totals.FirstContactKnown = 6),
            ("oneTouch must be from 0 to 4", (ref totals) => totals.OneTouch = 5),
            ("transferred must be from 0 to 7", (ref totals) => totals.Transferred = 8),
            ("transfers must be from 0", (ref totals) => totals.Transfers = 6),
            ("transfers must be from 0 to 0", (ref totals) => totals.Transferred = 0),
            ("sameDay must be from 0 to 7", (ref totals) => totals.SameDay = 8),
            ("resolutionTime must be from 0 to 7", (ref totals) => totals.ResolutionTime = Times(8)),
            ("responseTime must be from 0 to 7", (ref totals) => totals.ResponseTime = Times(8)),
            ("backlogAge must hold the durations of 3 items", (ref totals) => totals.BacklogAge = Times(4)),
            ("responseTime must not hold a negative duration", (ref totals) => totals.ResponseTime = Times(7, last: -1)),
            ("responseBusinessTime must hold the durations of 7 items", (ref totals) => totals.ResponseBusinessTime = Times(6)),
            ("timeToHandOver must be from 0 to 7", (ref totals) => totals.TimeToHandOver = Times(8)),
            ("timeToHandOver must not hold a negative duration", (ref totals) => totals.TimeToHandOver = Times(4, last: -1)),
            ("nextReplyTime must be from 0 to 5", (ref totals) => totals.NextReplyTime = Times(6)),
            ("nextReplyTime must not hold a negative duration", (ref totals) => totals.NextReplyTime = Times(5, last: -1)),
            ("nextReplyBusinessTime must hold the durations of 5 items", (ref totals) => totals.NextReplyBusinessTime = Times(4)),
            ("resolutionTime must not hold a negative duration", (ref totals) => totals.ResolutionTime = Times(7, last: -1)),
            ("resolutionBusinessTime must hold the durations of 7 items", (ref totals) => totals.ResolutionBusinessTime = Times(6)),
            ("openedDays must lie on the days", (ref totals) => totals.OpenedDays = Days(9, first: -1)),
            ("openedDays", (ref totals) => totals.OpenedDays = Days(8)),
            ("resolvedDays must lie on the days", (ref totals) => totals.ResolvedDays = Days(7, first: -1)),
            ("resolvedDays", (ref totals) => totals.ResolvedDays = Days(6)),
            ("targets must be those of 7 cases, but was 8", (ref totals) => totals.Response = Targets(8)),
            ("targets must be those of 7 cases, but was 8", (ref totals) => totals.Resolution = Targets(8)));
        Obey(
            () => Valid(null),
            ("responseBusinessTime must hold the durations of 0 items", (ref totals) => totals.ResponseBusinessTime = Times(7)),
            ("nextReplyBusinessTime must hold the durations of 0 items", (ref totals) => totals.NextReplyBusinessTime = Times(5)),
            ("resolutionBusinessTime must hold the durations of 0 items", (ref totals) => totals.ResolutionBusinessTime = Times(7)));
        Obey(
            () => new ServiceTotals(new ServiceRules(T, TimeZoneInfo.Utc, ReopenPolicy.LastResolution)) { NotYetOpened = 1 },
            ("nextReply must be from 0 to 0", (ref totals) => totals.NextReply = Targets(3)));
        Obey(
            () => default(ServiceTotals),
            ("rules must be given", (ref totals) => totals.Open = 1),
            ("rules must be given", (ref totals) => (totals.NotYetOpened, totals.Open) = (-1, 1)),
            ("rules must be given", (ref totals) => totals.SelfService = 1),
            ("rules must be given", (ref totals) => totals.NextReply = Targets(3)),
            ("rules must be given", (ref totals) => totals.ResolvedDays = Days(1)));
    }

    [Fact]
    public void Of_distributions_without_a_scale()
    {
        Obey(
            () => default(ScaledDurationTotals),
            ("rules must be given", (ref totals) => totals.Items = Times(1)),
            ("rules must be given", (ref totals) => totals.Items = new(new DistributionTotals<long>(default, 0, 0, Days(1)))));
        Obey(
            () => default(ScaledFigureTotals),
            ("rules must be given", (ref totals) => totals.Items = new(new ExactMoments(1, 0, 0), 0, 0, Days(1))),
            ("rules must be given", (ref totals) => totals.Items = new(default, 0, 0, Days(1))));
    }

    [Fact]
    public void Of_answers() => Obey(
        () => new SurveyTotals(new RatingScale(1, 5)) { Answers = 5, Blank = 2, Scores = Days(5, first: 1) },
        ("answers must not be negative", (ref totals) => totals.Answers = -1),
        ("blank must not be negative", (ref totals) => totals.Blank = -1),
        ("scores", (ref totals) => totals.Answers = 4),
        ("scores must lie on the scale from 1 to 5", (ref totals) => totals.Scores = Days(5, first: 0)),
        ("scores must lie on the scale from 1 to 5", (ref totals) => totals.Scores = Days(5, first: 2)));

    [Fact]
    public void Of_deals() => Obey(
        () => new SalesTotals
        {
            Won = 4,
            Lost = 2,
            Open = 3,
            LostAmounts = 2,
            OpenAmounts = 3,
            WonAmount = new(4, Most(3), 3 * BigInteger.Pow(Most(1), 2)),
            LostAmount = new(Most(2)),
            OpenAmount = new(Most(3)),
            WonCycle = Times(4),
            LostCycle = Times(2),
            CostUnknown = 1,
            CostUnknownAmount = new(Most(1)),
            Cost = new(Most(3)),
        },
        ("won must not be negative", (ref totals) => totals.Won = -1),
        ("sumOfSquares", (ref totals) => totals.WonAmount = new(4, Most(4), 0)),
        ("wonAmounts must be from 0 to 3", (ref totals) => totals.Won = 3),
        ("lostWithKnownAmount must be from 0 to 2", (ref totals) => totals.LostAmounts = 3),
        ("openWithKnownAmount must be from 0 to 3", (ref totals) => totals.OpenAmounts = 4),
        ("wonWithKnownCost must be from 0 to 4", (ref totals) => totals.CostUnknown = 5),
        ("wonWithKnownCost must be from 0 to 4", (ref totals) => totals.CostUnknown = -1),
        ("salesCycle must hold the durations of 4 items", (ref totals) => totals.WonCycle = Times(5)),
        ("lostCycle must hold the durations of 2 items", (ref totals) => totals.LostCycle = Times(1)),
        ("lostAmount must be what 2 amounts", (ref totals) => totals.LostAmount = new(Most(2) + 1)),
        ("openAmount must be what 3 amounts", (ref totals) => totals.OpenAmount = new(Most(3) + 1)),
        ("amountWithKnownCost must be what 3 amounts", (ref totals) => totals.CostUnknownAmount = new(-Most(1))),
        ("cost must be what 3 amounts", (ref totals) => totals.Cost = new(Most(3) + 1)),
        ("amountWithKnownCost must be the won amount except for 1 deals", (ref totals) => totals.CostUnknownAmount = new(Most(1) + 1)));

    [Fact]
    public void Of_no_deals() => Obey(
        () => default(SalesTotals),
        ("lostAmount must be 0 if there is no such item", (ref totals) => totals.LostAmount.Add(1)),
        ("openAmount must be 0 if there is no such item", (ref totals) => totals.OpenAmount.Add(-1)),
        ("cost must be 0 if there is no such item", (ref totals) => totals.Cost.Add(1)));

    [Fact]
    public void Of_upsells() => Obey(
        () => new UpsellTotals
        {
            Customers = 3,
            Upsold = 3,
            NewCustomers = 2,
            AmountBefore = new(Most(3)),
            UpsellAmount = new(Most(3)),
            NewCustomerAmount = new(Most(2)),
            GrossProfitKnown = 3,
            GrossProfitBefore = new(-Most(3)),
            UpsellGrossProfit = new(-Most(3)),
        },
        ("customers must not be negative", (ref totals) => totals.Customers = -1),
        ("upsold must be from 0 to 3", (ref totals) => totals.Upsold = 4),
        ("grossProfitKnown must be from 0 to 3", (ref totals) => totals.GrossProfitKnown = 4),
        ("amountBefore must be what 3 amounts", (ref totals) => totals.AmountBefore = new(Most(3) + 1)),
        ("amountBefore must not be negative", (ref totals) => totals.AmountBefore = new(BigInteger.MinusOne)),
        ("upsellAmount must be what 3 amounts", (ref totals) => totals.UpsellAmount = new(Most(3) + 1)),
        ("upsellAmount must not be negative", (ref totals) => totals.UpsellAmount = new(BigInteger.MinusOne)),
        ("newCustomerAmount must be what 2 amounts", (ref totals) => totals.NewCustomerAmount = new(Most(2) + 1)),
        ("newCustomerAmount must not be negative", (ref totals) => totals.NewCustomerAmount = new(BigInteger.MinusOne)),
        ("grossProfitBefore must be what 3 amounts", (ref totals) => totals.GrossProfitBefore = new(-Most(3) - 1)),
        ("upsellGrossProfit must be what 3 amounts", (ref totals) => totals.UpsellGrossProfit = new(-Most(3) - 1)));

    [Fact]
    public void Of_quotas() => Obey(
        () => new QuotaTotals { WithQuota = 2, AtQuota = 2, WithoutQuota = 1, Credited = new(-Most(2)), ProratedQuota = new(Most(2)), CreditedWithoutQuota = new(Most(1)) },
        ("withQuota must not be negative", (ref totals) => totals.WithQuota = -1),
        ("atQuota must be from 0 to 2", (ref totals) => totals.AtQuota = 3),
        ("credited must be what 2 amounts", (ref totals) => totals.Credited = new(-Most(2) - 1)),
        ("proratedQuota must be what 2 amounts", (ref totals) => totals.ProratedQuota = new(Most(2) + 1)),
        ("proratedQuota must not be negative", (ref totals) => totals.ProratedQuota = new(BigInteger.MinusOne)),
        ("creditedWithoutQuota must be what 1 amounts", (ref totals) => totals.CreditedWithoutQuota = new(Most(1) + 1)));

    [Fact]
    public void Of_forecasts()
    {
        var leadTimes = default(DurationRange);
        leadTimes.Add(TimeSpan.FromDays(30));

        // One forecast of the largest amount, of which minus the largest came true, and one that was right.
        Obey(
            () => new ForecastAccuracyTotals { Count = 2, Forecast = new(Most(2)), Actual = new(0), AbsoluteActual = new(Most(2)), AbsoluteError = new(Most(2)), LeadTimes = leadTimes },
            ("count must not be negative", (ref totals) => totals.Count = -1),
            ("forecast must be what 2 amounts", (ref totals) => totals.Forecast = new(Most(2) + 1)),
            ("absoluteActual must be what 2 amounts", (ref totals) => totals.AbsoluteActual = new(Most(2) + 1)),
            ("actual must not exceed", (ref totals) => totals.Actual = new(-Most(2) - 1)),
            ("forecast less actual must not exceed", (ref totals) => totals.Actual = new(BigInteger.MinusOne)),
            ("absoluteError must be what 4 amounts", (ref totals) => totals.AbsoluteError = new(Most(4) + 1)),
            ("leadTimes must be those of 2 items", (ref totals) => totals.LeadTimes = default),
            ("leadTimes must be those of 0 items", (ref totals) => totals = new() { LeadTimes = leadTimes }));
    }

    [Fact]
    public void Of_an_open_pipeline()
    {
        Obey(
            () => Valid(3),
            ("count must not be negative", (ref totals) => totals.Count = -1),
            ("withKnownAmount must be from 0 to 3", (ref totals) => totals.Amounts = 4),
            ("amount must be what 3 amounts", (ref totals) => totals.Amount = new(Most(3) + 1)),
            ("weighted must be what 3 amounts", (ref totals) => totals.Weighted = Valid(4).Weighted));

        static PipelineTotals Valid(int deals)
        {
            var totals = default(PipelineTotals);
            for (var i = 0; i < deals; i++)
                totals.Add(new OpenDeal(decimal.MaxValue, T, 1));
            return totals;
        }
    }

    [Fact]
    public void Of_movements()
    {
        Period quarter = new(T, T.AddDays(90));

        // One that was there and is won, and a new one that stays.
        PipelineWaterfallTotals Valid()
        {
            PipelineWaterfallTotals totals = new(quarter);
            totals.Add(new PipelineMovement(new OpenDeal(100, T.AddDays(1), 0.5m), null, new Deal(T.AddDays(-9), T.AddDays(1), Outcome.Won, 100)));
            totals.Add(new PipelineMovement(null, new OpenDeal(50, T.AddDays(2), 0.5m), null));
            return totals;
        }

        Obey(
            Valid,
            ("opening must be from 0 to 2", (ref totals) => totals.Opening = Steps(3)),
            ("new must be from 0 to 1", (ref totals) => totals.New = Steps(2)),
            ("pulledIn must be from 0 to 0", (ref totals) => totals.PulledIn = Steps(1)),
            ("revalued must be from 0 to 2", (ref totals) => totals.Revalued = Steps(3)),
            ("closing must leave 2 deals in all", (ref totals) => totals.Lost = Steps(1)),
            ("closing must leave an amount of 150 in all", (ref totals) => totals.Closing = Steps(1)));
        Obey(() => Steps(1));

        // One more that was expected later and is now expected in the period.
        Obey(
            () =>
            {
                var totals = Valid();
                totals.Add(new PipelineMovement(new OpenDeal(30, T.AddDays(99), 0.5m), new OpenDeal(30, T.AddDays(3), 0.5m), null));
                return totals;
            },
            ("closing must leave 3 deals in all, but was 4", (ref totals) => totals.Lost = Steps(1)));

        // Each of them a change by as much as there can be.
        static PipelineWaterfallTotals.Step Steps(int count)
        {
            var step = default(PipelineWaterfallTotals.Step);
            for (var i = 0; i < count; i++)
                step.AddChange(-decimal.MaxValue, decimal.MaxValue);
            return step;
        }
    }

    [Fact]
    public void Of_orders() => Obey(
        () => new OrderTotals(T) { OnTime = 1, FulfilledLate = 2, FulfilledUnpromised = 3, OpenNotDue = 1, OpenLate = 2, OpenUnpromised = 3, Cancelled = 4, PlacedLater = 5, FulfilmentTime = Times(6), TimeToInvoice = Times(12) },
        ("onTime must not be negative", (ref totals) => totals.OnTime = -1),
        ("placedLater must not be negative", (ref totals) => totals.PlacedLater = -1),
        ("fulfilmentTime must hold the durations of 6 items", (ref totals) => totals.FulfilmentTime = Times(7)),
        ("timeToInvoice must be from 0 to 12", (ref totals) => totals.TimeToInvoice = Times(13)),
        ("timeToInvoice must not hold a negative duration", (ref totals) => totals.TimeToInvoice = Times(3, last: -1)));

    // Four lines are done and four open, of which two are late; all of it in the largest quantities.
    [Fact]
    public void Of_order_lines() => Obey(
        () => new OrderLineTotals(T)
        {
            OnTimeInFull = 1,
            DoneLate = 2,
            DoneUnpromised = 1,
            OpenNotDue = 1,
            OpenLate = 2,
            OpenUnpromised = 1,
            Cancelled = 1,
            PlacedLater = 3,
            PartDelivered = 4,
            Ordered = new(Most(8)),
            Delivered = new(Most(6)),
            Overdelivered = new(Most(4)),
            CancelledQuantity = new(Most(5)),
            Overdue = new(Most(2)),
            Due = new(Most(5)),
            DeliveredOnTime = new(Most(5)),
            FulfilmentTime = Times(4),
        },
        ("onTimeInFull must not be negative", (ref totals) => totals.OnTimeInFull = -1),
        ("placedLater must not be negative", (ref totals) => totals.PlacedLater = -1),
        ("partDelivered must be from 0 to 4", (ref totals) => totals.PartDelivered = 5),
        ("ordered must be what 8 amounts", (ref totals) => totals.Ordered = new(Most(8) + 1)),
        ("delivered must be what 8 amounts", (ref totals) => totals.Delivered = new(Most(8) + 1)),
        ("delivered must be what 7 amounts", (ref totals) => (totals.PartDelivered, totals.Delivered) = (3, new(Most(7) + 1))),
        ("ordered less delivered must be what 4 amounts", (ref totals) => totals.Delivered = new(Most(4) - 1)),
        ("ordered less delivered must not be negative", (ref totals) => totals.Ordered = new(Most(6) - 1)),
        ("overdelivered must be what 4 amounts", (ref totals) => totals.Overdelivered = new(Most(4) + 1)),
        ("cancelledQuantity must be what 5 amounts", (ref totals) => totals.CancelledQuantity = new(Most(5) + 1)),
        ("overdue must be what 2 amounts", (ref totals) => (totals.Delivered, totals.Overdue) = (new(Most(5)), new(Most(2) + 1))),
        ("overdue must not exceed", (ref totals) => totals.Delivered = new(Most(6) + 1)),
        ("due must be what 5 amounts", (ref totals) => totals.Due = new(Most(5) + 1)),
        ("due must not exceed", (ref totals) => (totals.Ordered, totals.Delivered, totals.Overdue) = (new(Most(5) - 1), new(Most(5) - 1), default)),
        ("deliveredOnTime must be what 5 amounts", (ref totals) => totals.DeliveredOnTime = new(Most(5) + 1)),
        ("deliveredOnTime must not exceed", (ref totals) => totals.Due = new(Most(5) - 1)),
        ("deliveredOnTime must not exceed", (ref totals) => totals.Delivered = new(Most(5) - 1)),
        ("fulfilmentTime must be from 0 to 4", (ref totals) => totals.FulfilmentTime = Times(5)),
        ("fulfilmentTime must not hold a negative duration", (ref totals) => totals.FulfilmentTime = Times(3, last: -1)));

    [Fact]
    public void Of_quotes() => Obey(
        () => new QuoteTotals
        {
            NotSent = 5,
            Open = 1,
            Accepted = 2,
            Declined = 3,
            Expired = 1,
            OpenAmounts = 1,
            AcceptedAmounts = 2,
            RefusedAmounts = 4,
            OpenAmount = new(Most(1)),
            AcceptedAmount = new(Most(2)),
            RefusedAmount = new(Most(4)),
            TimeToQuote = Times(7),
        },
        ("notSent must not be negative", (ref totals) => totals.NotSent = -1),
        ("openWithKnownAmount must be from 0 to 1", (ref totals) => totals.OpenAmounts = 2),
        ("acceptedWithKnownAmount must be from 0 to 2", (ref totals) => totals.AcceptedAmounts = 3),
        ("refusedWithKnownAmount must be from 0 to 4", (ref totals) => totals.RefusedAmounts = 5),
        ("openAmount must be what 1 amounts", (ref totals) => totals.OpenAmount = new(Most(1) + 1)),
        ("acceptedAmount must be what 2 amounts", (ref totals) => totals.AcceptedAmount = new(Most(2) + 1)),
        ("refusedAmount must be what 4 amounts", (ref totals) => totals.RefusedAmount = new(Most(4) + 1)),
        ("timeToQuote must hold the durations of 7 items", (ref totals) => totals.TimeToQuote = Times(8)));

    [Fact]
    public void Of_margins() => Obey(
        () => new MarginTotals { Count = 2, NetSales = new(Most(2)), GrossProfit = { Count = 2 }, NetProfit = { Count = 2 } },
        ("count must not be negative", (ref totals) => totals.Count = -1),
        ("netSales must be what 2 amounts", (ref totals) => totals.NetSales = new(Most(2) + 1)),
        ("grossProfit must be from 0 to 2", (ref totals) => totals.GrossProfit.Count = 3),
        ("netProfit must be from 0 to 2", (ref totals) => totals.NetProfit.Count = 3));

    [Fact]
    public void Of_known_profits() => Obey(
        () => new MarginTotals.Known { Count = 2, Profit = new(-Most(2)), NetSales = new(Most(2)) },
        ("count must not be negative", (ref totals) => totals.Count = -1),
        ("profit must be what 2 amounts", (ref totals) => totals.Profit = new(-Most(2) - 1)),
        ("netSales must be what 2 amounts", (ref totals) => totals.NetSales = new(Most(2) + 1)));

    [Fact]
    public void Of_activities() => Obey(
        () => new SalesActivityTotals { Emails = 1, Calls = 2, Meetings = 3, Proposals = 4 },
        ("emails must not be negative", (ref totals) => totals.Emails = -1),
        ("calls must not be negative", (ref totals) => totals.Calls = -1),
        ("meetings must not be negative", (ref totals) => totals.Meetings = -1),
        ("proposals must leave the number of all items", (ref totals) => totals.Proposals = long.MaxValue));

    [Fact]
    public void Of_leads() => Obey(
        () => new LeadTotals { Won = 1, Lost = 2, Open = 3, SpeedToLead = Times(6) },
        ("won must not be negative", (ref totals) => totals.Won = -1),
        ("speedToLead must be from 0 to 6", (ref totals) => totals.SpeedToLead = Times(7)),
        ("speedToLead must not hold a negative duration", (ref totals) => totals.SpeedToLead = Times(3, last: -1)));

    [Fact]
    public void Of_renewals() => Obey(
        () => new RenewalTotals(T, TimeSpan.Zero)
        {
            OnTime = 2,
            Late = 1,
            Lapsed = 2,
            Pending = 1,
            RenewedValues = 3,
            LapsedValues = 2,
            PendingValues = 1,
            Value = new(Most(5)),
            RenewedValue = new(Most(3)),
            KeptValue = new(Most(3)),
            PendingValue = new(Most(1)),
        },
        ("onTime must not be negative", (ref totals) => totals.OnTime = -1),
        ("gracePeriod must not be negative", (ref totals) => totals.Rules = new(new RenewalTotals.RenewalRules(T, TimeSpan.FromTicks(-1)))),
        ("renewedWithKnownValue must be from 0 to 3", (ref totals) => totals.RenewedValues = 4),
        ("lapsedWithKnownValue must be from 0 to 2", (ref totals) => totals.LapsedValues = 3),
        ("pendingWithKnownValue must be from 0 to 1", (ref totals) => totals.PendingValues = 2),
        ("value must be what 5 amounts", (ref totals) => totals.Value = new(Most(5) + 1)),
        ("value must not be negative", (ref totals) => totals.Value = new(BigInteger.MinusOne)),
        ("renewedValue must be what 3 amounts", (ref totals) => totals.RenewedValue = new(Most(3) + 1)),
        ("renewedValue must not be negative", (ref totals) => totals.RenewedValue = new(BigInteger.MinusOne)),
        ("keptValue must be what 3 amounts", (ref totals) => totals.KeptValue = new(Most(3) + 1)),
        ("keptValue must not be negative", (ref totals) => totals.KeptValue = new(BigInteger.MinusOne)),
        ("keptValue must not exceed", (ref totals) => totals.Value = new(Most(3) - 1)),
        ("keptValue must not exceed", (ref totals) => totals.RenewedValue = new(Most(3) - 1)),
        ("pendingValue must be what 1 amounts", (ref totals) => totals.PendingValue = new(Most(1) + 1)),
        ("pendingValue must not be negative", (ref totals) => totals.PendingValue = new(BigInteger.MinusOne)));

    // Of four customers at the start one left, and all revenue of the other three was kept.
    [Fact]
    public void Of_retained_revenue() => Obey(
        () => new RevenueRetentionTotals
        {
            StartCustomers = 4,
            Cancelled = 1,
            NewCustomers = 2,
            Reactivated = 1,
            Inactive = 5,
            Start = new(Most(4)),
            End = new(Most(3)),
            Kept = new(Most(3)),
            CancelledRevenue = new(Most(1)),
            UpForRenewal = 3,
            RenewalStart = new(Most(3)),
            RenewalKept = new(Most(3)),
            NewRevenue = new(Most(2)),
            ReactivatedRevenue = new(Most(1)),
        },
        ("startCustomers must not be negative", (ref totals) => totals.StartCustomers = -1),
        ("cancelled must be from 0 to 4", (ref totals) => totals.Cancelled = 5),
        ("upForRenewal must be from 0 to 4", (ref totals) => totals.UpForRenewal = 5),
        ("start must be what 4 amounts", (ref totals) => totals.Start = new(Most(4) + 1)),
        ("start must not be negative", (ref totals) => totals.Start = new(BigInteger.MinusOne)),
        ("end must be what 3 amounts", (ref totals) => totals.End = new(Most(3) + 1)),
        ("end must not be negative", (ref totals) => totals.End = new(BigInteger.MinusOne)),
        ("kept must be what 3 amounts", (ref totals) => totals.Kept = new(Most(3) + 1)),
        ("kept must not be negative", (ref totals) => totals.Kept = new(BigInteger.MinusOne)),
        ("kept must not exceed", (ref totals) => totals.Start = new(Most(3) - 1)),
        ("kept must not exceed", (ref totals) => totals.End = new(Most(3) - 1)),
        ("cancelledRevenue must be what 1 amounts", (ref totals) => totals.CancelledRevenue = new(Most(1) + 1)),
        ("cancelledRevenue must not be negative", (ref totals) => totals.CancelledRevenue = new(BigInteger.MinusOne)),
        ("cancelledRevenue must not exceed", (ref totals) => totals.Start = new(Most(4) - 1)),
        ("renewalStart must be what 3 amounts", (ref totals) => totals.RenewalStart = new(Most(3) + 1)),
        ("renewalStart must not be negative", (ref totals) => totals.RenewalStart = new(BigInteger.MinusOne)),
        ("renewalStart must not exceed", (ref totals) => (totals.UpForRenewal, totals.Start, totals.CancelledRevenue, totals.RenewalStart) = (4, new(Most(3)), new(0), new(Most(3) + 1))),
        ("renewalKept must be what 3 amounts", (ref totals) => totals.RenewalKept = new(Most(3) + 1)),
        ("renewalKept must not be negative", (ref totals) => totals.RenewalKept = new(BigInteger.MinusOne)),
        ("renewalKept must not exceed", (ref totals) => totals.RenewalStart = new(Most(3) - 1)),
        ("renewalKept must not exceed", (ref totals) => totals.Kept = new(Most(3) - 1)),
        ("newRevenue must be what 2 amounts", (ref totals) => totals.NewRevenue = new(Most(2) + 1)),
        ("newRevenue must not be negative", (ref totals) => totals.NewRevenue = new(BigInteger.MinusOne)),
        ("reactivatedRevenue must be what 1 amounts", (ref totals) => totals.ReactivatedRevenue = new(Most(1) + 1)),
        ("reactivatedRevenue must not be negative", (ref totals) => totals.ReactivatedRevenue = new(BigInteger.MinusOne)));

    [Fact]
    public void Of_times_to_win() => Obey(
        () => new TimeToWinTotals { Won = Days(2), Lost = Days(3), Open = Days(4), NotYetOpened = 1 },
        ("won must lie on the days", (ref totals) => totals.Won = Days(2, first: -1)),
        ("lost must lie on the days", (ref totals) => totals.Lost = Days(3, first: -1)),
        ("open must lie on the days", (ref totals) => totals.Open = Days(4, first: -1)),
        ("notYetOpened must not be negative", (ref totals) => totals.NotYetOpened = -1));

    private static void Obey<TTotals>(Func<TTotals> valid, params (string Message, Change<TTotals> Change)[] broken)
        where TTotals : struct, ITotals<TTotals>
    {
        Assert.Null(valid().FindViolation()?.Message);
        foreach (var (message, change) in broken)
        {
            var totals = valid();
            change(ref totals);
            Assert.StartsWith(message, totals.FindViolation()?.Message ?? "nothing is refused", StringComparison.Ordinal);
        }
    }

    // As many of the largest decimals, times 10^28.
    private static BigInteger Most(int amounts) => amounts * Fraction.ToFixedPoint(decimal.MaxValue);

    private static DurationTotals Times(int count, long last = TimeSpan.TicksPerHour)
    {
        var totals = default(DurationTotals);
        for (var i = 1; i < count; i++)
            totals.Add(TimeSpan.TicksPerHour);
        if (count > 0)
            totals.Add(last);
        return totals;
    }

    // One on each day.
    private static Bins Days(int count, int first = 0) => Bins.Of(Enumerable.Range(first, count).Select(day => new KeyValuePair<int, long>(day, 1)), "days");

    private static TargetCounts Targets(int count)
    {
        var targets = default(TargetCounts);
        targets.Add(new TargetAttainment(count - 3, 1, 1, 1));
        return targets;
    }
}
