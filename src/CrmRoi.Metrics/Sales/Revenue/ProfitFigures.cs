using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>
/// Net sales, and gross and net profit if known, of a customer, a project, a product or a month. They give a margin rate if there are no deals to compute
/// it from.
/// </summary>
/// <remarks>
/// <para>
/// Net sales are net of tax, discounts and returns. Gross profit is net sales − cost of the goods and services sold; net profit is what remains after
/// all other expenses. Any of the three may be negative. All are in the one currency of the call.
/// </para>
/// <para>Two are equal when all figures are equal. <c>default</c> is not a fact; adding it to a summary throws.</para>
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<ProfitFigures>))]
public readonly record struct ProfitFigures
{
    /// <summary>Makes figures, from the books.</summary>
    /// <param name="netSales">Net sales, in money.</param>
    /// <param name="grossProfit">Net sales − cost of goods and services sold, in money; null if unknown.</param>
    /// <param name="netProfit">Gross profit − all other expenses, in money; null if unknown.</param>
    public ProfitFigures(decimal netSales, decimal? grossProfit = null, decimal? netProfit = null)
    {
        NetSales = netSales;
        GrossProfit = grossProfit;
        NetProfit = netProfit;
        IsFact = true;
    }

    /// <summary>Net sales, in money.</summary>
    public decimal NetSales { get; }

    /// <summary>Gross profit, in money. Null if unknown.</summary>
    public decimal? GrossProfit { get; }

    /// <summary>Net profit, in money. Null if unknown.</summary>
    public decimal? NetProfit { get; }

    internal bool IsFact { get; }

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"ProfitFigures {{ NetSales = {NetSales}, GrossProfit = {GrossProfit}, NetProfit = {NetProfit} }}");
}
