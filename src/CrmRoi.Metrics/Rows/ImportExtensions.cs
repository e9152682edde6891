using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics;

/// <summary>Turns rows of whatever kind into facts.</summary>
public static class ImportExtensions
{
    /// <summary>Turns rows into facts, keeps the good ones and lists the others with row number and reason.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <typeparam name="TFact">The type of the facts.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="check">Makes a fact of a row or says why not: the <c>Check</c> method of a fact, or <see cref="Checked.Invalid{T}(string)"/>.</param>
    /// <returns>The facts and the rejected rows; together as many as there are rows.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static Import<TFact> Import<TRow, TFact>(this IEnumerable<TRow> rows, Func<TRow, Checked<TFact>> check)
        where TFact : notnull
    {
        Guard.NotNull(check);
        var facts = new List<TFact>();
        var rejected = new List<RejectedRow>();
        var number = 0L;
        foreach (var row in Guard.NotNull(rows))
        {
            number++;
            var result = check(row);
            if (result.TryGetValue(out var fact))
                facts.Add(fact);
            else
                rejected.Add(new RejectedRow(number, result.Error!));
        }

        return new Import<TFact>(facts.AsReadOnly(), rejected.AsReadOnly());
    }
}
