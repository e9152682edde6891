namespace CrmRoi.Metrics.Internal;

// A field of totals that is more than a count. It does by itself what all fields do: add, be copied, compare, travel.
internal interface IField<TSelf> : IEquatable<TSelf>
    where TSelf : struct, IField<TSelf>
{
    // Adds the field of other totals, which stays as it is.
    void Add(in TSelf other);

    // The same field, sharing nothing that can change.
    TSelf Copy();

    // Puts in order what waits to be: nothing is added to the field any more, and many may read it at once.
    void Settle();

    void Write(ByteWriter writer, string name);

    // Reads what Write wrote.
    // FormatException: The bytes cannot be those of such a field.
    void Read(ByteReader reader, string name);
}
