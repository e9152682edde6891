using CrmRoi.Metrics;
using CrmRoi.Metrics.Sales;

namespace CrmReport;

/// <summary>
/// The deals before and after the CRM went live. Money by the date of closing, over as many months on either side. Speed and win rate by the date of
/// opening, each deal as it stood after the same time: deals opened after go-live and already closed are short by construction.
/// </summary>
internal sealed record Comparison(int Months, Period BeforePeriod, Period AfterPeriod, TimeSpan FollowUp, DateTimeOffset End)
{
    /// <summary>The deals closed in the period before.</summary>
    public required SalesSummary Before { get; init; }

    /// <summary>The deals closed in the period after.</summary>
    public required SalesSummary After { get; init; }

    /// <summary>The deals opened before, early enough to be watched to the end of the follow-up without the CRM.</summary>
    public required IReadOnlyList<Deal> CohortBefore { get; init; }

    /// <summary>The deals opened in the same number of days after.</summary>
    public required IReadOnlyList<Deal> CohortAfter { get; init; }

    /// <summary>The deals open on the day of go-live, worked on without and with the CRM.</summary>
    public required int Straddling { get; init; }

    /// <summary>Null where there is not one whole month of deals on either side.</summary>
    public static Comparison? Of(IReadOnlyCollection<Deal> deals, DateTimeOffset goLive)
    {
        var opened = deals.Select(deal => deal.Opened).Where(date => date != DealFile.NotYetOpened).ToList();
        if (opened.Count == 0)
            return null;
        var end = deals.Select(deal => deal.Closed ?? DateTimeOffset.MinValue).Concat(opened).Max().AddDays(1);
        var months = Math.Min(MonthsBetween(goLive, end), MonthsBetween(opened.Min(), goLive));
        if (months < 1)
            return null;

        var before = new Period(goLive.AddMonths(-months), goLive);
        var after = new Period(goLive, goLive.AddMonths(months));
        var followUp = TimeSpan.FromDays(Math.Floor(after.Duration.TotalDays / 3));
        return new Comparison(months, before, after, followUp, end)
        {
            Before = deals.ClosedIn(before).Summarize(),
            After = deals.ClosedIn(after).Summarize(),
            CohortBefore = [.. deals.OpenedIn(new Period(before.Start, goLive - followUp))],
            CohortAfter = [.. deals.OpenedIn(new Period(goLive, after.End - followUp))],
            Straddling = deals.Count(deal => deal.Opened < goLive && !(deal.Closed < goLive)),
        };
    }

    /// <summary>The earlier cohort, each deal as it stood at the end of its follow-up.</summary>
    public IEnumerable<Deal> FollowedBefore => CohortBefore.AtEqualFollowUp(FollowUp, End);

    /// <summary>The later cohort, each deal as it stood at the end of its follow-up.</summary>
    public IEnumerable<Deal> FollowedAfter => CohortAfter.AtEqualFollowUp(FollowUp, End);

    /// <summary>The share of a cohort that was won within so many whole days of opening, day by day.</summary>
    public IEnumerable<Proportion> WonByDay(IEnumerable<Deal> followed)
    {
        var byDay = followed.SummarizeBy(deal => deal.Outcome == DealOutcome.Won ? (int)deal.Cycle!.Value.TotalDays : int.MaxValue);
        var (created, won) = (byDay.Total.Created, 0L);
        for (var day = 0; day <= FollowUp.TotalDays; day++)
        {
            won += byDay.TryGetValue(day, out var deals) ? deals.Won : 0;
            yield return new Proportion(won, created);
        }
    }

    /// <summary>The figures side by side, as they are shown.</summary>
    public IEnumerable<ComparedFigure> Lines()
    {
        var (followedBefore, followedAfter) = (FollowedBefore.Summarize(), FollowedAfter.Summarize());
        var followUp = $"{FollowUp.TotalDays:0} days after opening";
        return
        [
            Amount("Revenue", deals => deals.WonAmount),
            .. Before.WonWithKnownCost > 0 ? new[] { Amount("Gross profit", deals => deals.GrossProfit) } : [],
            Amount("Deals won", deals => deals.Won),
            Amount("Average deal", deals => deals.AverageDealSize.Value),
            Rate("Win rate", Before.WinRate, After.WinRate),
            Rate($"Won {followUp}", followedBefore.CloseRate, followedAfter.CloseRate),
            new("Their median cycle", Show.Days(followedBefore.SalesCycle.Median), Show.Days(followedAfter.SalesCycle.Median),
                Show.Change(followedBefore.SalesCycle.Median?.Ticks, followedAfter.SalesCycle.Median?.Ticks)),
        ];

        ComparedFigure Amount(string name, Func<SalesSummary, decimal?> figure) =>
            new(name, Show.Money(figure(Before)), Show.Money(figure(After)), Show.Change(figure(Before), figure(After)));

        static ComparedFigure Rate(string name, Proportion before, Proportion after) =>
            new(name, $"{Show.Percent(before)} ({Show.Interval(before)})", $"{Show.Percent(after)} ({Show.Interval(after)})",
                before.IsDefined && after.IsDefined ? $"{100 * (after.Value - before.Value):+0.0;−0.0} points" : Show.NotAvailable);
    }

    /// <summary>Which deals were compared.</summary>
    public string Note() =>
        $"Money and win rate: deals closed. Won after {FollowUp.TotalDays:0} days: all {CohortBefore.Count:#,0} deals opened from {BeforePeriod.Start:d MMM yyyy} and "
        + $"{CohortAfter.Count:#,0} from {AfterPeriod.Start:d MMM yyyy}, watched equally long. {Show.Count(Straddling, "deal")} straddled the go-live. In brackets: 95% interval.";

    private static int MonthsBetween(DateTimeOffset from, DateTimeOffset to)
    {
        var months = ((to.Year - from.Year) * 12) + to.Month - from.Month;
        return from.AddMonths(months) > to ? months - 1 : months;
    }
}

/// <summary>One figure before and after, as it is shown.</summary>
internal readonly record struct ComparedFigure(string Name, string Before, string After, string Change);
