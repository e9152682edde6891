using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>One day of a time-to-win curve: its deals by outcome, and the curves at its end. Day 0 is the first 24 hours of a deal.</summary>
/// <remarks>The shares are right to all 28 decimal places. Two days are equal when all parts are equal. <c>default</c> is not a day of a curve.</remarks>
[JsonConverter(typeof(StrictJsonConverter<TimeToWinDay>))]
public readonly record struct TimeToWinDay
{
    internal TimeToWinDay(IncidenceCurve.Point point)
    {
        Day = point.Day;
        AtRisk = point.AtRisk;
        Won = point.WonDeals;
        Lost = point.LostDeals;
        Open = point.OpenDeals;
        WonBy = Fraction.ToDecimal(point.Won, IncidenceCurve.Whole);
        LostBy = Fraction.ToDecimal(point.Lost, IncidenceCurve.Whole);
        Undecided = Fraction.ToDecimal(point.Undecided, IncidenceCurve.Whole);
        KaplanMeierWonBy = Fraction.ToDecimal(IncidenceCurve.Whole - point.KaplanMeierUnwon, IncidenceCurve.Whole);
    }

    /// <summary>The whole days since a deal was opened, 0 or more.</summary>
    public int Day { get; }

    /// <summary>The number of deals undecided and under observation when the day begins, including those last seen open on the day.</summary>
    public long AtRisk { get; }

    /// <summary>The number of deals won on the day.</summary>
    public long Won { get; }

    /// <summary>The number of deals lost on the day.</summary>
    public long Lost { get; }

    /// <summary>The number of open deals whose observation ended on the day.</summary>
    public long Open { get; }

    /// <summary>The share of deals won by the end of the day, 0 to 1: the cumulative incidence.</summary>
    public decimal WonBy { get; }

    /// <summary>The share of deals lost by the end of the day, 0 to 1.</summary>
    public decimal LostBy { get; }

    /// <summary>The share of deals not decided by the end of the day, 0 to 1: <c>1 − won − lost</c>.</summary>
    public decimal Undecided { get; }

    /// <summary>1 − Kaplan–Meier at the end of the day, 0 to 1. It overstates wins: never less than <see cref="WonBy"/>.</summary>
    public decimal KaplanMeierWonBy { get; }

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"TimeToWinDay {{ Day = {Day}, AtRisk = {AtRisk}, Won = {Won}, Lost = {Lost}, Open = {Open}, WonBy = {WonBy}, LostBy = {LostBy}, KaplanMeierWonBy = {KaplanMeierWonBy} }}");
}
