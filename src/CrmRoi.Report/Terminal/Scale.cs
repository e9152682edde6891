namespace CrmRoi.Report;

/// <summary>Amounts in ones, thousands, millions or more, so that each fits into a column.</summary>
internal readonly record struct Scale(decimal Unit, string Heading)
{
    private static readonly (decimal Unit, string Heading)[] Units = [(1, ""), (1e3m, ", in thousands"), (1e6m, ", in millions"), (1e9m, ", in billions"), (1e12m, ", in trillions"), (1e15m, ", in quadrillions"), (1e18m, ", in quintillions")];

    /// <summary>The smallest unit in which the longest amount takes no more than the given number of characters.</summary>
    public static Scale For(IReadOnlyCollection<decimal> amounts, int width)
    {
        var most = amounts.Count == 0 ? 0 : amounts.Max(Math.Abs);
        foreach (var (unit, heading) in Units)
        {
            if ((most / unit).ToString("+#,0").Length <= Math.Max(width, 6))
                return new Scale(unit, heading);
        }

        return new Scale(Units[^1].Unit, Units[^1].Heading);
    }

    public string Text(decimal? amount) => Show.Money(amount / Unit);

    public string Signed(decimal? amount) => Show.Signed(amount / Unit);
}
