using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics;

// Rows added up by sampling unit, exactly.
internal static class RatioRows
{
    public static Dictionary<TKey, RatioParts> Of<TRow, TKey, TMeasure>(IEnumerable<TRow> rows, Func<TRow, TKey> key, Func<TRow, TMeasure> measure)
        where TKey : notnull
        where TMeasure : struct, IMeasure
    {
        Guard.NotNull(key);
        Guard.NotNull(measure);
        Dictionary<TKey, RatioParts> units = [];
        var position = 0L;
        foreach (var row in Guard.NotNull(rows))
        {
            var unit = key(row);
            if (unit is null)
                throw Guard.NoKey(nameof(key), position);
            var parts = RatioParts.Of(measure(row));
            units[unit] = units.TryGetValue(unit, out var sum) ? sum.Plus(in parts) : parts;
            position++;
        }

        return units;
    }
}
