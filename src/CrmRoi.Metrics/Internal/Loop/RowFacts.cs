namespace CrmRoi.Metrics.Internal;

// Rows that carry a key, beside facts made of theirs.
internal static class RowFacts
{
    // The rows whose fact is there, each beside what happened to it, read as they are enumerated.
    public static IEnumerable<KeyValuePair<TRow, TFact>> Of<TRow, TFact>(IEnumerable<TRow> rows, Func<TRow, TFact> fact, Func<TFact, bool> isThere, Func<TFact, TFact> become) =>
        rows.Select(row => new KeyValuePair<TRow, TFact>(row, fact(row))).Where(pair => isThere(pair.Value))
            .Select(pair => new KeyValuePair<TRow, TFact>(pair.Key, become(pair.Value)));
}
