using System.Numerics;

namespace CrmRoi.Metrics.Impact;

/// <summary>A driver bridge over segments, with the parts of each segment.</summary>
/// <typeparam name="TSegment">The type of the segments: product, region, channel.</typeparam>
/// <remarks>See <see cref="DriverBridge"/> for the method. Immutable.</remarks>
public sealed class DriverBridge<TSegment> : DriverBridge
    where TSegment : notnull
{
    private DriverBridge(IReadOnlyList<Driver> drivers, IReadOnlyList<SegmentParts<TSegment>> segments, BigInteger[] units, BigInteger before, BigInteger after)
        : base(drivers, units, before, after) => Segments = segments;

    /// <summary>
    /// The segments, those of the period before first, each with its change and its parts. The parts of a driver over all segments add up to its part of
    /// the bridge.
    /// </summary>
    public IReadOnlyList<SegmentParts<TSegment>> Segments { get; }

    // The bridge over chains of amounts, times 10^28: the first is a total, each further amount follows from the one before, the last is the result.
    internal static DriverBridge<TSegment> Of(IReadOnlyList<Driver> drivers, IEnumerable<KeyValuePair<TSegment, BigInteger[]>> before, IEnumerable<KeyValuePair<TSegment, BigInteger[]>> after)
    {
        var nothing = new BigInteger[drivers.Count - 1];
        Dictionary<TSegment, BigInteger[]> chainsBefore = before.ToDictionary(pair => pair.Key, pair => pair.Value), chainsAfter = after.ToDictionary(pair => pair.Key, pair => pair.Value);
        BigInteger firstBefore = Sum(chainsBefore, 0), firstAfter = Sum(chainsAfter, 0);
        var units = new BigInteger[drivers.Count];
        List<SegmentParts<TSegment>> segments = [];
        foreach (var segment in chainsBefore.Keys.Union(chainsAfter.Keys))
        {
            var chainBefore = chainsBefore.TryGetValue(segment, out var known) ? known : nothing;
            var chainAfter = chainsAfter.TryGetValue(segment, out known) ? known : nothing;
            var parts = DriverGame.ShapleyValues([firstBefore, .. chainBefore], [firstAfter, .. chainAfter]);
            for (var i = 0; i < units.Length; i++)
                units[i] += parts[i];
            segments.Add(new(segment, chainBefore[chainBefore.Length - 1], chainAfter[chainAfter.Length - 1], drivers, parts));
        }

        return new(drivers, segments.AsReadOnly(), units, Sum(chainsBefore, nothing.Length - 1), Sum(chainsAfter, nothing.Length - 1));
    }

    private static BigInteger Sum(Dictionary<TSegment, BigInteger[]> chains, int amount) => chains.Values.Aggregate(BigInteger.Zero, (sum, chain) => sum + chain[amount]);
}
