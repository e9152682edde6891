using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Marketing;

/// <summary>Turns aggregated paths into journeys.</summary>
public static class ConversionPathExtensions
{
    /// <summary>Makes one journey from each path. Equal paths need not be added up before.</summary>
    /// <param name="paths">The paths.</param>
    /// <returns>The journeys, in the order of the paths. They have no times, so time decay does not apply.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="paths"/> is null.</exception>
    /// <exception cref="ArgumentException">A path is null; the message names its index.</exception>
    public static JourneySet ToJourneys(this IEnumerable<ConversionPath> paths)
    {
        ConversionPath[] all = [.. Guard.NotNull(paths)];
        var missing = Array.IndexOf(all, null);
        if (missing >= 0)
            throw Violation.Invalid(nameof(paths), $"must not hold null (index {missing})", null).ToException();

        string[] channels = [.. all.SelectMany(path => path.Channels).Distinct().OrderBy(channel => channel, StringComparer.Ordinal)];
        var numbers = Enumerable.Range(0, channels.Length).ToDictionary(i => channels[i]);
        var journeys = new JourneyWriter(channels.Length, all.Sum(path => path.Channels.Count), knowsTimes: false);
        foreach (var path in all)
        {
            foreach (var channel in path.Channels)
                journeys.Add(numbers[channel]);
            journeys.End(new JourneyOutcome(path.Conversions, path.Nulls, path.Amount));
        }

        return new JourneySet(channels, journeys);
    }
}
