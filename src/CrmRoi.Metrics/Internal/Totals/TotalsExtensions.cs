namespace CrmRoi.Metrics.Internal;

// What all totals do, by their list of fields.
internal static class TotalsExtensions
{
    // Adds other totals, or throws and adds nothing.
    // ArgumentException: They were made under other rules.
    // OverflowException: Together they hold more items than 64 bits can count.
    public static void AddTotals<T>(this ref T totals, ref T other)
        where T : struct, ITotals<T>
    {
        var check = default(CheckFields);
        totals.Visit(ref check, ref other);
        totals.AddToCopy(ref other);
    }

    // The same for totals that nobody reads if it throws: some may be added then.
    public static void AddToCopy<T>(this ref T totals, ref T other)
        where T : struct, ITotals<T>
    {
        var add = default(AddFields);
        totals.Visit(ref add, ref other);
    }

    public static void CopyFrom<T>(this ref T totals, ref T other)
        where T : struct, ITotals<T>
    {
        var copy = default(CopyFields);
        totals.Visit(ref copy, ref other);
    }

    public static void Settle<T>(this ref T totals)
        where T : struct, ITotals<T>
    {
        var settle = default(SettleFields);
        totals.Visit(ref settle, ref totals);
    }

    public static bool EqualTo<T>(this ref T totals, ref T other)
        where T : struct, ITotals<T>
    {
        var compare = default(CompareFields);
        totals.Visit(ref compare, ref other);
        return !compare.Differ;
    }

    public static int Hash<T>(this ref T totals)
        where T : struct, ITotals<T>
    {
        var hash = default(HashFields);
        totals.Visit(ref hash, ref totals);
        return hash.Hash;
    }
}
