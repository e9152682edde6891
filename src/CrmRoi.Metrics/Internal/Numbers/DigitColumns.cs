using System.Numerics;

namespace CrmRoi.Metrics.Internal;

// A column of decimals as integers at one scale, written in base 2^31, a column for each digit. Amounts of usual size need one digit, any decimal can be held,
// and a sum of weights × digits fits 128 bits.
internal sealed class DigitColumns
{
    private const int DigitBits = 31;

    private readonly List<int[]> _digits = [];
    private readonly int _scale;

    public DigitColumns(IReadOnlyList<decimal> values)
    {
        foreach (var value in values)
            _scale = Math.Max(_scale, DecimalParts.Of(value).Scale);

        var fast = new ExactSum(Math.Min(_scale, ExactSum.LargestFastScale));
        for (var row = 0; row < values.Count; row++)
        {
            if (_scale == fast.FastScale && fast.TryScale(values[row], out var scaled))
                Set(row, scaled, values.Count);
            else
                Set(row, Fraction.ToFixedPoint(values[row]) / Fraction.PowerOfTen(Fraction.Places - _scale), values.Count);
        }
    }

    // The number of digits.
    public int Count => _digits.Count;

    // A digit of all rows, the lowest first; each has the sign of its value.
    public int[] this[int digit] => _digits[digit];

    // What an integer sum of the column is to be divided by: a power of ten.
    public BigInteger Denominator => Fraction.PowerOfTen(_scale);

    // The integer that sums of digits stand for.
    // sumOfDigit: The sum for each digit, the lowest first.
    public BigInteger Compose(Func<int, BigInteger> sumOfDigit)
    {
        var sum = BigInteger.Zero;
        for (var digit = Count - 1; digit >= 0; digit--)
            sum = (sum << DigitBits) + sumOfDigit(digit);
        return sum;
    }

    private void Set(int row, long value, int rows)
    {
        const long Base = 1L << DigitBits;
        for (var digit = 0; value != 0; digit++, value /= Base)
            Column(digit, rows)[row] = (int)(value % Base);
    }

    private void Set(int row, BigInteger value, int rows)
    {
        var digitBase = BigInteger.One << DigitBits;
        for (var digit = 0; !value.IsZero; digit++, value /= digitBase)
            Column(digit, rows)[row] = (int)(value % digitBase);
    }

    private int[] Column(int digit, int rows)
    {
        if (digit == _digits.Count)
            _digits.Add(new int[rows]);
        return _digits[digit];
    }
}
