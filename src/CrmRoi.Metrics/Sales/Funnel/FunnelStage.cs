using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>One stage of a funnel: who reached it, who went on, and how long it took.</summary>
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

    /// <summary>The number of deals that reached the stage: that were in it or in a later one, or were won.</summary>
    public long Reached => WentOn + LostHere + OpenHere;

    /// <summary>The number of deals that were really in the stage; the others that reached it skipped it.</summary>
    public long Visited => TimeInStage.Count + StillIn;

    /// <summary>The number of deals that reached the stage without having been in it.</summary>
    public long Skipped => Reached - Visited;

    /// <summary>The number of deals that reached the next stage; of the last stage, that were won.</summary>
    public long WentOn { get; }

    /// <summary>The number of deals that came this far, no further, and were lost.</summary>
    public long LostHere { get; }

    /// <summary>The number of deals that came this far, no further, and are open, wherever they are now.</summary>
    public long OpenHere { get; }

    /// <summary>The number of open deals that are in the stage now, also those that have come back from a later one.</summary>
    public long StillIn => TimeInStageSoFar.Count;

    /// <summary>The stage-to-stage conversion: <c>went on / reached</c>, never over 100 %, with the open deals in the denominator. Undefined if no deal reached the stage.</summary>
    public Proportion Conversion => new(WentOn, Reached);

    /// <summary>The conversion of the deals whose step is decided: <c>went on / (went on + lost here)</c>. Undefined if there is none.</summary>
    public Proportion DecidedConversion => new(WentOn, WentOn + LostHere);

    /// <summary>
    /// The probability of winning a deal that reached the stage, from these deals: <c>won / (won + lost)</c> of the decided deals that reached it. A weighted forecast needs it for each
    /// stage. Undefined if no deal that reached it is decided.
    /// </summary>
    public Proportion WinProbability { get; }

    /// <summary>The time in the stage of the deals that have left it, all visits of a deal added up. Deals that skipped it are not in it.</summary>
    public DurationDistribution TimeInStage { get; }

    /// <summary>The time in the stage up to the instant, of the deals that are still in it.</summary>
    public DurationDistribution TimeInStageSoFar { get; }

    /// <summary>Name and counts, "FunnelStage Offer: 12 reached, 7 went on, 2 lost, 3 open", in the invariant culture.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        InvariantText.Of($"FunnelStage {Name}: {Reached} reached, {WentOn} went on, {LostHere} lost, {OpenHere} open");
}
