namespace CrmRoi.Metrics.Impact;

// What was checked, and what the data cannot say.
public sealed partial class CrmImpact
{
    private const int FewDeals = 30;
    private const int MonthsForTrend = 24;

    private IEnumerable<ImpactCheck> FindChecks()
    {
        if (Control is { } group)
        {
            yield return new(ImpactCheckKind.TreatedUnits, group.Treated.Count);
            yield return new(ImpactCheckKind.ControlUnits, group.Control.Count);
            if (PermutationTest.Ways(group.Treated.Count, group.Control.Count) <= PermutationTest.MostArrangements && group.Treated.Count > 0)
            {
                var test = group.Permutation();
                yield return new(ImpactCheckKind.PermutationPValue, (decimal)test.PValue);
                yield return new(ImpactCheckKind.SmallestPermutationPValue, (decimal)test.SmallestPValue);
            }

            if (group.PlacebosInGroup() is { Count: > 0 } placebos)
                yield return new(ImpactCheckKind.LargestPlaceboInGroup, placebos.Select(placebo => placebo.Value).OrderByDescending(Math.Abs).First());
            if (group.PerUnit.Estimate is { } perUnit)
                yield return new(ImpactCheckKind.EffectPerUnit, perUnit);
        }

        if (_series is not { } series)
            yield break;
        yield return new(ImpactCheckKind.MonthsBefore, series.Before.Count);
        yield return new(ImpactCheckKind.MonthsAfter, series.After.Count);
        if (Effect.Correlation is { } correlation)
            yield return new(ImpactCheckKind.SerialCorrelation, (decimal)correlation);
        if (series.LastYearAgainstTheOneBefore.Relative.Value is { } better)
            yield return new(ImpactCheckKind.LastYearAgainstTheOneBefore, better);
        if (series.PlaceboInTime() is { } placeboInTime)
            yield return new(ImpactCheckKind.PlaceboInTime, placeboInTime);
        if (series.ChangeFromLastYear() is { } change)
            yield return new(ImpactCheckKind.ChangeFromLastYear, change);
    }

    private IEnumerable<ImpactCaveat> FindCaveats()
    {
        if (Control is null)
        {
            yield return ImpactCaveat.NoControlGroup;
            yield return Design == ImpactDesign.InterruptedSeries ? ImpactCaveat.TrendAssumedToGoOn : ImpactCaveat.MarketGrowthNotSeen;
            if (!(_series?.Before.Count >= MonthsForTrend))
                yield return ImpactCaveat.YearBeforeNotSeen;
            if (Design == ImpactDesign.FigureOnly)
                yield return ImpactCaveat.TooFewMonths;
            if (Design == ImpactDesign.FigureOnly && !Sales.Periods.HaveSameSeason)
                yield return ImpactCaveat.UnequalSeason;
        }
        else
        {
            yield return Design == ImpactDesign.FewUnits ? ImpactCaveat.TooFewUnits : ImpactCaveat.UnitsNotChosenByChance;
        }

        if (GainInterval is not { } interval)
            yield return ImpactCaveat.NoRange;
        else if (interval.Contains(0))
            yield return ImpactCaveat.GainNotShown;
        if (_assumptions.Profile is null && Sales.Periods.RampUp.HasValue)
            yield return ImpactCaveat.RampUpWithoutGain;
        if (_costs.Amounts.Count - 1 > Sales.Periods.MonthsAfter / MonthsPerYear)
            yield return ImpactCaveat.GainAssumedToLast;
        if (Math.Min(Sales.CohortBefore.Decided, Sales.CohortAfter.Decided) < FewDeals)
            yield return ImpactCaveat.TooFewDeals;
        if (Sales.Straddling > 0)
            yield return ImpactCaveat.StraddlingDeals;
        if (Sales.NotYetObserved > 0)
            yield return ImpactCaveat.NotYetObserved;
        if (Sales.Before.WonWithKnownCost < Sales.Before.Won || Sales.After.WonWithKnownCost < Sales.After.Won)
            yield return ImpactCaveat.UnknownCosts;
        if (Savings.Soft > Savings.Hard)
            yield return ImpactCaveat.MostlySoftSavings;
    }
}
