namespace CrmRoi.Metrics.Internal;

// What is done to all fields of some totals and the same fields of others. Totals list their fields once, in ITotals<TSelf>.Visit;
// each visitor is a struct, so that its work is compiled for the kind of totals without an indirect call.
internal interface IFieldVisitor
{
    // A number of items, 0 or more.
    void Count(string name, ref long mine, ref long other);

    // What the totals were made under.
    void Rule<T>(string name, ref Ruled<T> mine, ref Ruled<T> other)
        where T : struct, IRule<T>;

    void Field<T>(string name, ref T mine, ref T other)
        where T : struct, IField<T>;

    // Totals within totals, with their list of fields.
    void Part<T>(string name, ref T mine, ref T other)
        where T : struct, ITotals<T>;
}
