using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>One stage of a funnel: how many deals reached it and went on, and how long they stayed.</summary>
/// <remarks><code>reached = went on + lost here + open here</code></remarks>
[JsonConverter(typeof(StrictJsonConverter<FunnelStage>))]
public sealed class FunnelStage
{
    internal FunnelStage(string name, in StageFunnelTotals.Stage totals, long wentOn, long won, long lost)
    {
        Name = name;
        WentOn = wentOn;
        WinProbability = new Proportion(won, won + lost);
        LostHere = totals.Lost;
        OpenHere = totals.Open;
        TimeInStage = DurationDistribution.Of(in totals.Time);
        TimeInStageSoFar = DurationDistribution.Of(in totals.TimeSoFar);
    }

    /// <summary>The name of the stage.</summary>
    public string Name { get; }

    /// <summary>The number of deals that reached the stage: they were in it or in a later one, or were won.</summary>
    public long Reached => WentOn + LostHere + OpenHere;

    /// <summary>The number of deals that were really in the stage. The other deals that reached it skipped it.</summary>
    public long Visited => TimeInStage.Count + StillIn;

    /// <summary>The number of deals that reached the stage without being in it.</summary>
    public long Skipped => Reached - Visited;

    /// <summary>The number of deals that reached the next stage; for the last stage, the number of won deals.</summary>
    public long WentOn { get; }

    /// <summary>The number of lost deals whose furthest stage this is.</summary>
    public long LostHere { get; }

    /// <summary>The number of open deals whose furthest stage this is, wherever they are now.</summary>
    public long OpenHere { get; }

    /// <summary>The number of open deals that are in the stage now, including deals that came back from a later one.</summary>
    public long StillIn => TimeInStageSoFar.Count;

    /// <summary>
    /// The stage-to-stage conversion: <c>went on / reached</c>, never over 100 %, with the open deals in the denominator. Undefined if no deal reached the
    /// stage.
    /// </summary>
    public Proportion Conversion => new(WentOn, Reached);

    /// <summary>The conversion of the deals whose step is decided: <c>went on / (went on + lost here)</c>. Undefined if there are none.</summary>
    public Proportion DecidedConversion => new(WentOn, WentOn + LostHere);

    /// <summary>
    /// The probability of winning a deal that reached the stage: <c>won / (won + lost)</c> of the decided deals that reached it. A weighted forecast needs
    /// it for each stage. Undefined if no deal that reached the stage is decided.
    /// </summary>
    public Proportion WinProbability { get; }

    /// <summary>
    /// The time in the stage, over deals that have left it; all visits of a deal are added up. Deals that skipped the stage are not counted.
    /// </summary>
    public DurationDistribution TimeInStage { get; }

    /// <summary>The time in the stage up to the instant, over deals that are still in it.</summary>
    public DurationDistribution TimeInStageSoFar { get; }

    /// <summary>Name and counts, "FunnelStage Offer: 12 reached, 7 went on, 2 lost, 3 open", in the invariant culture.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        InvariantText.Of($"FunnelStage {Name}: {Reached} reached, {WentOn} went on, {LostHere} lost, {OpenHere} open");
}
