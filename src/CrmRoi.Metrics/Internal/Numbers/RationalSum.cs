namespace CrmRoi.Metrics.Internal;

// A sum of exact fractions.
internal struct RationalSum(Rational value) : IField<RationalSum>
{
    public Rational Value = value;

    public void Add(in RationalSum other) => Value += other.Value;

    public readonly RationalSum Copy() => this;

    public readonly void Settle()
    {
    }

    public readonly bool Equals(RationalSum other) => Value == other.Value;

    public override readonly bool Equals(object? obj) => obj is RationalSum other && Equals(other);

    // To four places, as a text shows it.
    public override readonly string ToString() => Violation.Show(Fraction.ToShown(Value.Numerator * 10_000 / Value.Denominator, 4));

    public override readonly int GetHashCode() => Value.GetHashCode();

    public readonly void Write(ByteWriter writer, string name)
    {
        writer.Bytes(Value.Numerator.ToByteArray());
        writer.Bytes(Value.Denominator.ToByteArray());
    }

    public void Read(ByteReader reader, string name)
    {
        var (numerator, denominator) = (Part(reader, name), Part(reader, name));
        if (denominator.Sign <= 0)
            throw reader.Invalid("hold", $"an impossible fraction for {name}");
        Value = new Rational(numerator, denominator);
        if (Value.Denominator != denominator)
            throw reader.NotCanonical(name);
    }

    private static System.Numerics.BigInteger Part(ByteReader reader, string name) =>
        reader.Bytes(name) is { Length: <= TotalsRules.LargestFractionBytes } bytes
            ? reader.Integer(name, bytes)
            : throw reader.Invalid("hold", InvariantText.Of($"a fraction of more than {TotalsRules.LargestFractionBytes} bytes for {name}"));
}
