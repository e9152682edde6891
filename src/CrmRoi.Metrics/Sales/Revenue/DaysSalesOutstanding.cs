using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>Days sales outstanding (DSO): how many days of sales are not paid yet.</summary>
public static class DaysSalesOutstanding
{
    /// <summary>
    /// The days sales outstanding at the end of a period: <c>receivables / credit sales × days</c>. Lower is better: invoices are paid sooner.
    /// </summary>
    /// <param name="receivables">The amount that customers owed at the end, in money, 0 or more.</param>
    /// <param name="creditSales">The amount invoiced in the period, in money, 0 or more. Leave out sales that were paid at once, here and in
    /// <paramref name="receivables"/>.</param>
    /// <param name="days">The number of days in the period, 1 or more: 365 for a year.</param>
    /// <returns>Days. Undefined if nothing was invoiced.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An amount is negative, or <paramref name="days"/> is less than 1.</exception>
    /// <exception cref="OverflowException">Receivables times days lie beyond the range of <see cref="decimal"/>.</exception>
    /// <remarks>This is the usual ratio of working-capital analysis, with the receivables at the end, not their mean.</remarks>
    public static Quotient Of(decimal receivables, decimal creditSales, int days) =>
        new(Fraction.Product(Guard.NotNegative(receivables), Guard.Positive(days)), Guard.NotNegative(creditSales));
}
