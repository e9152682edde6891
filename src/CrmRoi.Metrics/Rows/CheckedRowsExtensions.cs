using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics;

/// <summary>Turns rows of any kind into facts.</summary>
public static class CheckedRowsExtensions
{
    /// <summary>Turns rows into facts. Each good row is kept with its fact, each other row with its index and the reason.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <typeparam name="TFact">The type of the facts.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="check">Makes a fact from a row or says why not: the <c>Check</c> method of a fact, or
    /// <see cref="Checked.Invalid{T}(string)"/>.</param>
    /// <returns>The accepted and the rejected rows, together as many as there are rows.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <example>
    /// <code>
    /// var day = new DateTimeOffset(2025, 5, 1, 9, 0, 0, TimeSpan.Zero);
    /// var rows = new[] { (Rep: "Ada", Days: 5, Amount: 900m), (Rep: "Bob", Days: -3, Amount: 400m), (Rep: "Ada", Days: 8, Amount: 100m) };
    /// var deals = rows.CheckRows(row => Deal.Check(day, day.AddDays(row.Days), Outcome.Won, row.Amount));
    /// Console.WriteLine(deals); // CheckedRows: 2 accepted, 1 rejected
    /// Console.WriteLine(deals.Rejected[0].Row.Rep); // Bob
    /// Console.WriteLine(deals.Accepted.SummarizeBy(row => row.Row.Rep, row => row.Fact)["Ada"].WonAmount); // 1000
    /// </code>
    /// </example>
    public static CheckedRows<TRow, TFact> CheckRows<TRow, TFact>(this IEnumerable<TRow> rows, Func<TRow, Checked<TFact>> check)
        where TFact : notnull
    {
        Guard.NotNull(check);
        var accepted = new List<AcceptedRow<TRow, TFact>>();
        var rejected = new List<RejectedRow<TRow>>();
        var index = 0L;
        foreach (var row in Guard.NotNull(rows))
        {
            var result = check(row);
            if (result.TryGetValue(out var fact))
                accepted.Add(new(index, row, fact));
            else
                rejected.Add(new(index, row, result.Error!));
            index++;
        }

        return new CheckedRows<TRow, TFact>(accepted, rejected);
    }
}
