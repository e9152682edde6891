namespace CrmRoi.Metrics.Internal;

// The rule that totals were made under, or none. None and R are R, R and R are R, R and another are refused; so merging stays associative,
// and totals of no facts keep their rule.
internal struct Ruled<TRule>(TRule rule) : IEquatable<Ruled<TRule>>
    where TRule : struct, IRule<TRule>
{
    private TRule _rule = rule;

    public bool IsGiven { get; private set; } = true;

    public readonly TRule Value => _rule;

    public void Add(in Ruled<TRule> other)
    {
        if (!other.IsGiven)
            return;
        if (!IsGiven)
            this = other;
        else if (!_rule.Equals(other._rule))
            throw Violation.Invalid("part", $"must be made under the same rules, {_rule}", other._rule.ToString()).ToException();
    }

    public readonly bool Equals(Ruled<TRule> other) => IsGiven == other.IsGiven && _rule.Equals(other._rule);

    public override readonly bool Equals(object? obj) => obj is Ruled<TRule> other && Equals(other);

    public override readonly int GetHashCode() => _rule.GetHashCode();

    public readonly void Write(ByteWriter writer, string name)
    {
        writer.Flag(IsGiven);
        if (IsGiven)
            _rule.Write(writer, name);
    }

    public void Read(ByteReader reader, string name)
    {
        IsGiven = reader.Flag(name);
        _rule = IsGiven ? default(TRule).Read(reader, name) : default;
    }
}
