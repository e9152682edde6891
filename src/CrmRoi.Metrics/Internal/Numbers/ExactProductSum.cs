using System.Numerics;

namespace CrmRoi.Metrics.Internal;

// A sum of products of two decimals that is exact and independent of order, like ExactSum.
internal struct ExactProductSum : IField<ExactProductSum>
{
    // Products that a decimal holds exactly; the others times 10^56.
    private ExactSum _sum;
    private BigInteger _wide;

    private readonly BigInteger FixedPoint => (_sum.FixedPoint * Fraction.One) + _wide;

    public void Add(decimal left, decimal right)
    {
        if (TryMultiply(left, right, out var product))
            _sum.Add(product);
        else
            _wide += Fraction.ToFixedPoint(left) * Fraction.ToFixedPoint(right);
    }

    public void Add(in ExactProductSum other)
    {
        _sum.Add(in other._sum);
        _wide += other._wide;
    }

    public readonly ExactProductSum Copy() => this;

    public readonly void Settle()
    {
    }

    public readonly void Write(ByteWriter writer, string name) => writer.Number(FixedPoint, 2 * Fraction.Places);

    public void Read(ByteReader reader, string name) => this = new ExactProductSum { _wide = reader.Number(name, 2 * Fraction.Places) };

    // The total, rounded away from zero to 28 decimal places.
    public readonly ExactSum AwayFromZero()
    {
        var total = FixedPoint;
        return new ExactSum((total + (total.Sign * (Fraction.One - 1))) / Fraction.One);
    }

    // The total, rounded half to even to what a decimal can hold.
    // OverflowException: The total lies beyond the range of decimal.
    public readonly decimal ToDecimal() => Fraction.ToDecimal(FixedPoint, Fraction.One * Fraction.One);

    public readonly bool Equals(ExactProductSum other) =>
        (_wide == other._wide && _sum.Equals(other._sum)) || FixedPoint == other.FixedPoint;

    public override readonly bool Equals(object? obj) => obj is ExactProductSum other && Equals(other);

    public override readonly int GetHashCode() => FixedPoint.GetHashCode();

    // 63 bits times 32 fit the 96 bits of a decimal; with 28 places at most the product is not rounded.
    private static bool TryMultiply(decimal left, decimal right, out decimal product)
    {
        DecimalParts a = DecimalParts.Of(in left), b = DecimalParts.Of(in right);
        var fits = a.Scale + b.Scale <= Fraction.Places && a.High == 0 && b.High == 0 && a.Low <= long.MaxValue && b.Low <= uint.MaxValue;
        product = fits ? left * right : 0;
        return fits;
    }
}
