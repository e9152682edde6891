namespace CrmRoi.Metrics.Internal;

// What a summary was made under: an instant, a period, stages, an error bound. Its text, ToString, names it in error messages.
internal interface IRule<TSelf> : IEquatable<TSelf>
    where TSelf : struct, IRule<TSelf>
{
    void Write(ByteWriter writer, string name);

    // FormatException: The bytes cannot be those of such a rule.
    TSelf Read(ByteReader reader, string name);
}
