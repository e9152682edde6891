namespace CrmRoi.Metrics.Internal;

/// <summary>A field of totals that is more than a count. It does by itself what all fields do: add, be copied, compare, travel.</summary>
internal interface IField<TSelf> : IEquatable<TSelf>
    where TSelf : struct, IField<TSelf>
{
    /// <summary>Adds the field of other totals, which stays as it is.</summary>
    void Add(in TSelf other);

    /// <summary>The same field, sharing nothing that can change.</summary>
    TSelf Copy();

    void Write(ByteWriter writer, string name);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="FormatException">The bytes cannot be those of such a field.</exception>
    void Read(ByteReader reader, string name);
}
