using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Impact;

/// <content>Questions about the impact.</content>
public sealed partial class CrmImpact
{
    private const int MostFurtherMonths = 120;

    /// <summary>
    /// Whether the data show any gain. If they cannot show the growth of the market, "shown" needs a low end that withstands
    /// <see cref="ImpactAssumptions.UnseenGrowth"/>.
    /// </summary>
    public ImpactVerdict GainVerdict => Judge(Effect, YearsBetweenMidpoints, 0);

    /// <summary>Whether the data show that the CRM has paid for itself: <see cref="VerdictThatReturnExceeds"/> for 0.</summary>
    public ImpactVerdict BreakEvenVerdict => VerdictThatReturnExceeds(0);

    /// <summary>The yearly growth without the CRM that would leave no gain, for the estimate and for the low end of the range.</summary>
    public TurningPoint TurningPointOfGain => TurningPointAt(0);

    /// <summary>
    /// The confidence that the net return exceeds a figure: "the data support a return above 0 with 83 % confidence, if the market stood still".
    /// It comes from the same distribution as the range, at the greatest growth assumed.
    /// </summary>
    /// <param name="netReturn">The net return: 0 is break-even, 1 is 100 %.</param>
    /// <returns>From 0 to 1. Null without a range, without costs, or if no gain counts in any year.</returns>
    /// <exception cref="OverflowException">The gain needed lies beyond the range of <see cref="decimal"/>.</exception>
    /// <remarks>
    /// This is a confidence, not a probability. Ranges made in this way hold as often as they promise. But whether this return exceeds the figure also
    /// depends on how large such returns usually are: if most CRMs bring little, a confidence of 95 % is right in 87 or 80 of 100 cases.
    /// </remarks>
    public double? ConfidenceThatReturnExceeds(decimal netReturn) => GainFor(netReturn) is { } needed ? Confidence(Effect, YearsBetweenMidpoints, needed) : null;

    /// <summary>Whether the data show that the net return exceeds a figure.</summary>
    /// <param name="netReturn">The net return: 0 is break-even, 1 is 100 %.</param>
    /// <returns>The verdict.</returns>
    /// <exception cref="OverflowException">The gain needed lies beyond the range of <see cref="decimal"/>.</exception>
    public ImpactVerdict VerdictThatReturnExceeds(decimal netReturn) =>
        GainFor(netReturn) is { } needed ? Judge(Effect, YearsBetweenMidpoints, needed) : new(ImpactAnswer.CannotTell, CannotTellReason.NoReturn);

    /// <summary>
    /// The yearly growth without the CRM at which the net return would equal a figure. Given for the estimate and for the low end of the range.
    /// </summary>
    /// <param name="netReturn">The net return: 0 is break-even, 1 is 100 %.</param>
    /// <returns>
    /// <c>(gain − gain needed) / (gross profit before × years between the midpoints of the periods)</c>, before any growth assumed is taken off. Empty
    /// without costs, or if no gain counts in any year.
    /// </returns>
    /// <exception cref="OverflowException">A growth lies beyond the range of <see cref="decimal"/>.</exception>
    public TurningPoint TurningPointOfReturn(decimal netReturn) => GainFor(netReturn) is { } needed ? TurningPointAt(needed) : default;

    /// <summary>
    /// The most it can be worth, in money, to know the gain for certain before a decision: the cost of an average error. A study, a longer trial or a
    /// control group that costs more is not worth it.
    /// </summary>
    /// <param name="decision">The decision, with the costs that can still be avoided.</param>
    /// <returns>The expected value of perfect information, 0 or more; null without a range, or if it is infinite.</returns>
    /// <exception cref="ArgumentException"><paramref name="decision"/> is <c>default</c>.</exception>
    /// <exception cref="OverflowException">An amount lies beyond the range of <see cref="decimal"/>.</exception>
    /// <remarks>See <see cref="EffectEstimate.ValueOfPerfectInformation"/>. The middle of the assumed growth is taken off the gain.</remarks>
    public decimal? ValueOfPerfectInformation(ImpactDecision decision)
    {
        if (decision.Name is null)
            throw Violation.Invalid(nameof(decision), "must be made by a constructor of ImpactDecision", "default").ToException();
        var gains = decision.TimesYearlyGain * MonthsPerYear / Sales.Periods.MonthsAfter;
        var needed = ((decision.AvoidableCosts - decision.OtherGains) / gains) + AssumedGrowth((GrowthFrom + GrowthTo) / 2, YearsBetweenMidpoints);
        return Effect.ValueOfPerfectInformation(needed) is { } worth ? (decimal)worth * gains : null;
    }

    /// <summary>The expected result with more months after. The more time since the months before, the more the market may have grown.</summary>
    /// <param name="months">The number of further months, 0 to 120.</param>
    /// <param name="netReturn">The net return to exceed; null asks whether there was any gain.</param>
    /// <returns>
    /// The range and the verdict to expect. With a control group, or without a range, they are those of now: then only more units, or more months before,
    /// would help.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="months"/> is not from 0 to 120.</exception>
    /// <exception cref="OverflowException">An amount lies beyond the range of <see cref="decimal"/>.</exception>
    public MoreMonths WithMoreMonths(int months, decimal? netReturn = null)
    {
        if (months is < 0 or > MostFurtherMonths)
            throw Violation.OutOfRange(nameof(months), "must be from 0 to 120", months).ToException();
        var needed = netReturn is { } wanted ? GainFor(wanted) : 0;
        var (effect, years) = Control is null && Effect.HasRange && months > 0
            ? (_series!.WithMoreMonths(months).Times(Sales.Periods.MonthsAfter), YearsBetweenMidpoints + (months / 2m / MonthsPerYear))
            : (Effect, YearsBetweenMidpoints);
        return new(months, IntervalOf(effect, years), needed is { } gain ? Judge(effect, years, gain) : new(ImpactAnswer.CannotTell, CannotTellReason.NoReturn));
    }

    /// <summary>
    /// After how many more months the data could be expected to show it, if the gain per month stays the same. Null if not within ten years; then only a
    /// control group or older data help.
    /// </summary>
    /// <param name="netReturn">The net return to exceed; null asks whether there was any gain.</param>
    /// <returns>The months; 0 if it is already shown.</returns>
    /// <exception cref="OverflowException">An amount lies beyond the range of <see cref="decimal"/>.</exception>
    public int? MonthsUntilShown(decimal? netReturn = null)
    {
        bool Shows(int months) => WithMoreMonths(months, netReturn).Verdict.Answer == ImpactAnswer.Shown;
        if (Shows(0))
            return 0;
        return Control is null && Effect.HasRange && Enumerable.Range(1, MostFurtherMonths).FirstOrDefault(Shows) is > 0 and var months ? months : null;
    }

    // The gain over the period after at which the net return of all years equals a figure. Null if no gain does.
    private decimal? GainFor(decimal netReturn)
    {
        var cost = _costs.Total;
        var years = Enumerable.Range(1, _costs.Amounts.Count - 1).Sum(Profile.InYear);
        return cost == 0 || years == 0 ? null : ((cost * (1 + netReturn)) - Savings.Total) / years * Sales.Periods.MonthsAfter / MonthsPerYear;
    }

    private double? Confidence(EffectEstimate effect, decimal years, decimal needed) => effect.ConfidenceThatExceeds(needed + AssumedGrowth(GrowthTo, years));

    private ImpactVerdict Judge(EffectEstimate effect, decimal years, decimal needed)
    {
        if (IntervalOf(effect, years) is not { } interval)
        {
            return new(ImpactAnswer.CannotTell, effect.ReasonWithoutInterval switch
            {
                NoIntervalReason.TooFewUnits => CannotTellReason.TooFewUnits,
                NoIntervalReason.NothingVaries => CannotTellReason.NothingVaries,
                _ => CannotTellReason.TooFewMonths,
            });
        }

        // If the design does not see growth and none was assumed, the answer must withstand unseen growth in either direction.
        var unseen = Design == ImpactDesign.SameCalendarMonths && !_assumptions.MarketGrowthTo.HasValue ? (double)AssumedGrowth(_assumptions.UnseenGrowth, years) : 0;
        var (threshold, confidence) = ((double)needed, Confidence(effect, years, needed));
        var answer = interval.Lower > threshold ? ImpactAnswer.Shown : interval.Upper < threshold ? ImpactAnswer.Excluded : ImpactAnswer.NotShown;
        return answer == ImpactAnswer.NotShown || interval.Lower - unseen > threshold || interval.Upper + unseen < threshold
            ? new(answer, confidence: confidence)
            : new(ImpactAnswer.CannotTell, CannotTellReason.MarketGrowth, confidence);
    }

    private TurningPoint TurningPointAt(decimal needed)
    {
        var perYear = GrossProfit.Before * YearsBetweenMidpoints;
        return perYear > 0
            ? new((_gain - needed) / perYear, Effect.Interval(_assumptions.Confidence) is { } interval ? ((decimal)interval.Lower - needed) / perYear : null)
            : default;
    }
}
