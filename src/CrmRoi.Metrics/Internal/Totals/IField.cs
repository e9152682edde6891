namespace CrmRoi.Metrics.Internal;

// A field of totals that is more than a count. It adds, is copied, compares and travels by itself.
internal interface IField<TSelf> : IEquatable<TSelf>
    where TSelf : struct, IField<TSelf>
{
    // Adds the field of other totals, which stays as it is.
    void Add(in TSelf other);

    // The same field, sharing nothing that can change.
    TSelf Copy();

    // Sorts in what waits. Nothing is added to the field after that, and many threads may read it.
    void Settle();

    void Write(ByteWriter writer, string name);

    // Reads what Write wrote.
    // FormatException: The bytes cannot be those of such a field.
    void Read(ByteReader reader, string name);
}
