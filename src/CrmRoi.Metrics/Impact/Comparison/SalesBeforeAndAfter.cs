using CrmRoi.Metrics.Internal;
using CrmRoi.Metrics.Sales;

namespace CrmRoi.Metrics.Impact;

/// <summary>
/// Sales before and after a go-live, each figure on deals that can be compared: money on the deals closed in each period, win rate and time to win on
/// the deals opened in each and observed for the same time.
/// </summary>
/// <remarks>
/// Deals that were opened after go-live and are already closed are necessarily short and make the CRM look better than it is; so the cohorts have an equal
/// follow-up. A difference between before and after is no proof of a cause. Immutable.
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<SalesBeforeAndAfter>))]
public sealed class SalesBeforeAndAfter
{
    internal SalesBeforeAndAfter(IEnumerable<Deal> deals, ComparisonPeriods periods, TimeSpan followUp, DateTimeOffset observedUntil)
    {
        Guard.NotNull(deals);
        Periods = Guard.NotNull(periods);
        FollowUp = Guard.NotNegative(followUp);
        if (observedUntil < periods.After.End)
            throw Violation.Invalid(nameof(observedUntil), "must not lie before the end of the period after", observedUntil).ToException();

        SummaryBuilder<Deal, SalesSummary> before = SalesSummary.NewBuilder(), after = SalesSummary.NewBuilder();
        SummaryBuilder<Deal, SalesSummary> cohortBefore = SalesSummary.NewBuilder(), cohortAfter = SalesSummary.NewBuilder();
        TimeToWinTotals timesBefore = default, timesAfter = default;
        var position = 0L;
        foreach (var fact in deals)
        {
            if (!fact.IsFact)
                throw Guard.NoFact<Deal>(position);
            position++;
            if (fact.Opened > observedUntil)
                continue;
            var deal = fact.AsOf(observedUntil);
            if (deal.Closed is { } closed)
            {
                if (periods.Before.Contains(closed))
                    before.Add(in deal);
                else if (periods.After.Contains(closed))
                    after.Add(in deal);
            }

            if (deal.Opened < periods.GoLive && !(deal.Closed < periods.GoLive))
                Straddling++;
            var isBefore = periods.Before.Contains(deal.Opened);
            if (!isBefore && !periods.After.Contains(deal.Opened))
                continue;

            // A curve can use what is known so far of a deal that was not observed for the whole follow-up; a share of deals cannot.
            var isObserved = observedUntil - deal.Opened >= followUp;
            var watched = isObserved ? deal.AsOf(deal.Opened + followUp) : deal;
            var day = ((watched.Closed ?? (isObserved ? deal.Opened + followUp : observedUntil)) - deal.Opened).Days;
            (isBefore ? ref timesBefore : ref timesAfter).AddDay(day, watched.Outcome);
            if (!isObserved)
                NotYetObserved++;
            else if (isBefore)
                cohortBefore.Add(in watched);
            else
                cohortAfter.Add(in watched);
        }

        Before = before.ToSummary();
        After = after.ToSummary();
        CohortBefore = cohortBefore.ToSummary();
        CohortAfter = cohortAfter.ToSummary();
        TimeToWin = new TimeToWinComparison(TimeToWinSummary.Kind.Of(timesBefore), TimeToWinSummary.Kind.Of(timesAfter));
    }

    /// <summary>The two periods.</summary>
    public ComparisonPeriods Periods { get; }

    /// <summary>How long each deal of a cohort was observed from its opening.</summary>
    public TimeSpan FollowUp { get; }

    /// <summary>The deals won or lost in the period before.</summary>
    public SalesSummary Before { get; }

    /// <summary>The deals won or lost in the period after.</summary>
    public SalesSummary After { get; }

    /// <summary>The deals opened in the period before, as they stood after the follow-up.</summary>
    public SalesSummary CohortBefore { get; }

    /// <summary>The deals opened in the period after, as they stood after the follow-up.</summary>
    public SalesSummary CohortAfter { get; }

    /// <summary>
    /// The number of deals that straddle go-live: opened before it and not closed by then. They had the CRM for part of their life only.
    /// </summary>
    public long Straddling { get; }

    /// <summary>
    /// The number of deals opened in either period but not yet observed for the whole follow-up. The cohorts leave them out.
    /// </summary>
    public long NotYetObserved { get; }

    /// <summary>The change of the win rate, by cohort with equal follow-up.</summary>
    public Change WinRate => Change.Of(CohortBefore.WinRate, CohortAfter.WinRate).SampledBy("deal");

    /// <summary>The change of the close rate, by cohort with equal follow-up.</summary>
    public Change CloseRate => Change.Of(CohortBefore.CloseRate, CohortAfter.CloseRate).SampledBy("deal");

    /// <summary>
    /// The times to win of the deals opened in each period, each observed for the follow-up or as far as it is known. It gives the day by which a share of
    /// all deals is won, and more. Use it instead of the mean cycle of the won deals, which is unbiased only after a very long follow-up.
    /// </summary>
    public TimeToWinComparison TimeToWin { get; }

    /// <summary>
    /// The change of the days won within the follow-up: how many days before its end a deal is won, on average over all deals. It rises if more deals are
    /// won, or if they are won earlier. Undefined for a follow-up of less than a day.
    /// </summary>
    public Change DaysWon => FollowUp.Days > 0 ? TimeToWin.DaysWonWithin(FollowUp.Days) : default;

    /// <summary>The change of the average deal size, in money, of the deals closed in each period.</summary>
    public Change AverageDealSize => Change.Of(Before.WonAmounts, After.WonAmounts).SampledBy("deal");

    /// <summary>The change of the gross margin rate, over deals closed in each period whose cost is known. It has no interval.</summary>
    public Change GrossMarginRate => Change.WithoutInterval(Before.GrossMarginRate, After.GrossMarginRate);

    /// <summary>
    /// The change of revenue per month, in money, over deals won in each period whose amount is known. It has no interval; see
    /// <see cref="MonthlySeries"/>. <c>WonWithKnownAmount</c> of <see cref="Before"/> and <see cref="After"/> says how many these deals are.
    /// </summary>
    public Change RevenuePerMonth => Periods.ChangePerMonth(Before.WonAmount, After.WonAmount);

    /// <summary>The change of the win rate, in the invariant culture.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        InvariantText.Of($"SalesBeforeAndAfter: win rate {WinRate}");
}
