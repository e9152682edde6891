using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Service;

/// <summary>Summarizes cases by calendar month, and filters rows that carry a case with other data, such as agent or product.</summary>
public static class CaseRowsExtensions
{
    /// <summary>Summarizes cases by calendar month.</summary>
    /// <param name="cases">The cases.</param>
    /// <param name="instant">
    /// The instant that decides the month of a case: <c>item => item.Opened</c> or <c>item => item.LastResolved</c>. A case for which it is null is left
    /// out.
    /// </param>
    /// <param name="rules">The rules by which the cases are read; their zone bounds the months.</param>
    /// <returns>The summaries of the months that have a case, in order; <see cref="SummaryGroups{TKey, TSummary}.OrEmpty"/> reads the others.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A case is null; the message names its index.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An instant lies outside the years 1900 to 2199.</exception>
    public static SummaryGroups<Period, ServiceSummary> SummarizeByMonth(this IEnumerable<SupportCase> cases, Func<SupportCase, DateTimeOffset?> instant, ServiceRules rules) =>
        ServiceSummary.Kind.SummarizeByMonth(cases, instant, Guard.NotNull(rules).Zone, new ServiceTotals(rules));

    /// <summary>Filters the rows whose case was opened in a period, resolved or not.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="period">The period of opening.</param>
    /// <param name="supportCase">The case of a row.</param>
    /// <returns>Those rows with their keys, in order; they are read while you enumerate.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="rows"/> or <paramref name="supportCase"/> is null.</exception>
    /// <exception cref="ArgumentException">A case is null; the message names its index. Thrown during enumeration.</exception>
    public static IEnumerable<TRow> OpenedIn<TRow>(this IEnumerable<TRow> rows, Period period, Func<TRow, SupportCase> supportCase)
    {
        Guard.NotNull(rows);
        Guard.NotNull(supportCase);
        return rows.Where((row, index) => period.Contains(CaseExtensions.NotNull(supportCase(row), index, nameof(supportCase)).Opened));
    }

    /// <summary>Filters the rows whose case was resolved in a period.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="period">The period of the resolution.</param>
    /// <param name="policy">Which resolution of a reopened case counts.</param>
    /// <param name="supportCase">The case of a row.</param>
    /// <returns>Those rows with their keys, in order; they are read while you enumerate.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="policy"/> is not one of the named values.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="rows"/> or <paramref name="supportCase"/> is null.</exception>
    /// <exception cref="ArgumentException">A case is null; the message names its index. Thrown during enumeration.</exception>
    public static IEnumerable<TRow> ResolvedIn<TRow>(this IEnumerable<TRow> rows, Period period, ReopenPolicy policy, Func<TRow, SupportCase> supportCase)
    {
        ServiceRules.CheckPolicy(policy);
        Guard.NotNull(rows);
        Guard.NotNull(supportCase);
        return rows.Where((row, index) => CaseExtensions.NotNull(supportCase(row), index, nameof(supportCase)).Resolution(policy) is { } resolved && period.Contains(resolved));
    }
}
