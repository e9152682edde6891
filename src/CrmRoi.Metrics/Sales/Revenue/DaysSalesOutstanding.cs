using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>Days sales outstanding (DSO): how many days of sales are not paid yet.</summary>
public static class DaysSalesOutstanding
{
    /// <summary>The days sales outstanding at the end of a period: <c>receivables / credit sales × days</c>. Lower is better: invoices are paid sooner.</summary>
    /// <param name="receivables">What customers owed at the end, in money, 0 or more.</param>
    /// <param name="creditSales">What was invoiced in the period, in money, 0 or more. Sales that were paid at once belong in neither part.</param>
    /// <param name="days">The days of the period, 1 or more: 365 for a year.</param>
    /// <returns>Days. Undefined if nothing was invoiced.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An amount is negative, or <paramref name="days"/> is less than 1.</exception>
    /// <exception cref="OverflowException">Receivables times days lie beyond the range of <see cref="decimal"/>.</exception>
    /// <remarks>The usual ratio of working-capital analysis, with the receivables at the end and not their mean.</remarks>
    public static Quotient Of(decimal receivables, decimal creditSales, int days) =>
        new(Fraction.Product(Guard.NotNegative(receivables), Guard.Positive(days)), Guard.NotNegative(creditSales));
}
