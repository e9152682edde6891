using System.Numerics;

namespace CrmRoi.Metrics.Internal;

// Count, exact sums and exact sums of products of several variables, one row per unit. Order never matters, and adding two of them is exact, as long as no unit has rows in both:
// a unit's total must be whole before it is multiplied.
internal sealed class ProductSums(int variables) : IEquatable<ProductSums>
{
    private readonly BigInteger[] _sums = new BigInteger[variables];

    // The pair (i, j), j ≤ i, stands at i (i + 1) / 2 + j.
    private readonly BigInteger[] _products = new BigInteger[variables * (variables + 1) / 2];

    // The number of rows that hold anything: a row of zeros says nothing and is not counted.
    public int Count { get; private set; }

    // The sum of a variable, in the unit of the rows.
    public BigInteger Sum(int variable) => _sums[variable];

    // The sum of the products of two variables, or of the squares of one.
    public BigInteger Product(int first, int second) => first < second ? Product(second, first) : _products[(first * (first + 1) / 2) + second];

    public void Add(params BigInteger[] row)
    {
        if (row.All(value => value.IsZero))
            return;
        Count++;
        for (var i = 0; i < row.Length; i++)
        {
            _sums[i] += row[i];
            for (var j = 0; j <= i; j++)
                _products[(i * (i + 1) / 2) + j] += row[i] * row[j];
        }
    }

    // The sum over all rows of the product of two residuals, (a − A/B × b)(c − C/D × d), A to D the sums of the variables, over B × D: exact until it becomes a double.
    // What a ratio of two sums is uncertain by, and how two such ratios vary together.
    public double Residuals(int a, int b, int c, int d)
    {
        BigInteger sumA = _sums[a], sumB = _sums[b], sumC = _sums[c], sumD = _sums[d];
        var numerator = (Product(a, c) * sumB * sumD) - (Product(a, d) * sumB * sumC) - (Product(b, c) * sumA * sumD) + (Product(b, d) * sumA * sumC);
        return Fraction.ToDouble(numerator, sumB * sumB * sumD * sumD);
    }

    public bool Equals(ProductSums? other) =>
        other is not null && Count == other.Count && _sums.SequenceEqual(other._sums) && _products.SequenceEqual(other._products);

    public override bool Equals(object? obj) => Equals(obj as ProductSums);

    public override int GetHashCode() => unchecked((Count * 397) ^ _sums[0].GetHashCode());
}
