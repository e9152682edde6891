namespace CrmRoi.Metrics.Internal;

/// <summary>What a summary was made under: an instant, a period, stages, an error bound. Its text, <c>ToString</c>, names it in error messages.</summary>
internal interface IRule<TSelf> : IEquatable<TSelf>
    where TSelf : struct, IRule<TSelf>
{
    void Write(ByteWriter writer, string name);

    /// <exception cref="FormatException">The bytes cannot be those of such a rule.</exception>
    TSelf Read(ByteReader reader, string name);
}
