using System.Numerics;
using System.Runtime.CompilerServices;

namespace CrmRoi.Metrics.Internal;

// A sum of decimals that is exact and independent of order: a fixed-point integer with 28 decimal places and no bound.
// Amounts of usual size are added as 64-bit integers at the largest scale seen so far; what does not fit goes to the wide integer.
internal struct ExactSum : IField<ExactSum>
{
    // 10^18 is the largest power of ten in a long.
    public const int LargestFastScale = 18;

    public static readonly long[] PowersOfTen = [.. Enumerable.Range(0, LargestFastScale + 1).Select(i => (long)BigInteger.Pow(10, i))];

    private static readonly ulong[] LargestAtScale = [.. PowersOfTen.Select(power => (ulong)(long.MaxValue / power))];

    private WideInteger _wide;
    private long _fast;
    private int _scale;

    // A sum whose fast integers have the given number of decimal places from the start.
    public ExactSum(int scale) => _scale = scale;

    // A sum of a given total, a fixed-point integer with 28 places.
    public ExactSum(BigInteger fixedPoint) => _wide = fixedPoint;

    // Another total, with as many decimal places in the fast integers.
    public readonly ExactSum WithTotal(BigInteger fixedPoint) => new(_scale) { _wide = fixedPoint };

    // The total times 10^28.
    public readonly BigInteger FixedPoint => _wide + (_fast * Fraction.PowerOfTen(Fraction.Places - _scale));

    // The decimal places of the integers that TryScale gives.
    public readonly int FastScale => _scale;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(in decimal value)
    {
        if (TryScale(in value, out var scaled))
            AddScaled(scaled);
        else
            AddUnusual(in value);
    }

    public void Add(in ExactSum other)
    {
        RaiseScale(other._scale);
        if (TryMultiply(other._fast, _scale - other._scale, out var scaled))
            AddScaled(scaled);
        else
            _wide += other._fast * Fraction.PowerOfTen(Fraction.Places - other._scale);
        if (!other._wide.IsZero)
            _wide += other._wide.Value;
    }

    public readonly ExactSum Copy() => this;

    // Puts all into the wide integer if it holds something: then equal sums are kept alike, in any order of adding.
    public void Settle()
    {
        if (!_wide.IsZero)
            Flush();
    }

    // The sum with the decimal point so many places further left. What is left of it must be no finer than 28 places.
    public readonly ExactSum WithPointMoved(int places) => new(_scale + places) { _wide = _wide.Value / Fraction.PowerOfTen(places), _fast = _fast };

    // The value as an integer at FastScale, if it is one and fits.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool TryScale(in decimal value, out long scaled)
    {
        var parts = DecimalParts.Of(in value);
        var places = unchecked((uint)(_scale - parts.Scale));
        if (places < (uint)LargestAtScale.Length && parts.High == 0 && parts.Low <= LargestAtScale[places])
        {
            // The sign is applied without a branch: it is as random as the data.
            long magnitude = unchecked((long)parts.Low * PowersOfTen[places]), sign = parts.SignMask;
            scaled = unchecked((magnitude ^ sign) - sign);
            return true;
        }

        scaled = 0;
        return false;
    }

    // Adds an integer at FastScale.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void AddScaled(long scaled)
    {
        var sum = unchecked(_fast + scaled);
        if (((_fast ^ sum) & (scaled ^ sum)) < 0)
        {
            Flush();
            sum = scaled;
        }

        _fast = sum;
    }

    // Adds an integer with a number of decimal places.
    public void AddScaled(long scaled, int scale)
    {
        RaiseScale(scale);
        if (scale == _scale)
            AddScaled(scaled);
        else
            _wide += scaled * Fraction.PowerOfTen(Fraction.Places - scale);
    }

    // Gives the fast integers as many decimal places at least.
    public void RaiseScale(int scale)
    {
        if (scale <= _scale)
            return;
        if (TryMultiply(_fast, scale - _scale, out var scaled))
            _fast = scaled;
        else
            Flush();
        _scale = scale;
    }

    // By how many places the fast integers have to grow to have those of a value; 0 if they have as many, or cannot have them.
    public readonly int MissingPlaces(in decimal value)
    {
        var scale = DecimalParts.Of(in value).Scale;
        return scale > _scale && scale <= LargestFastScale ? scale - _scale : 0;
    }

    // Adds a value that TryScale refuses.
    public void AddWide(decimal value) => _wide += Fraction.ToFixedPoint(value);

    // The total, rounded half to even to what a decimal can hold.
    // OverflowException: The total lies beyond the range of decimal.
    public readonly decimal ToDecimal() => Fraction.ToDecimal(FixedPoint);

    // Without large integers, if both are kept alike.
    public readonly bool Equals(ExactSum other) =>
        _wide.Value == other._wide.Value && TryCompare(other, out var same) ? same : FixedPoint == other.FixedPoint;

    public override readonly bool Equals(object? obj) => obj is ExactSum other && Equals(other);

    public override readonly int GetHashCode() => FixedPoint.GetHashCode();

    public readonly void Write(ByteWriter writer, string name) => writer.Number(FixedPoint, Fraction.Places);

    public void Read(ByteReader reader, string name) =>
        this = reader.TrySmallNumber(name, LargestFastScale, out var number)
            ? Of(number)
            : new ExactSum(reader.Number(name, Fraction.Places));

    // The sum that is a number, in the fast integers if they hold it.
    // number: With no more decimal places than the fast integers can have.
    public static ExactSum Of(in SmallNumber number) =>
        number.IsLong
            ? new(number.Scale) { _fast = number.ToLong() }
            : new(number.ToBigInteger() * Fraction.PowerOfTen(Fraction.Places - number.Scale));

    // Whether the fast integers hold all of it. Its size is then that of a 64-bit integer at most.
    public readonly bool IsFast => _wide.IsZero;

    // All of it, if IsFast says so, as an integer at FastScale.
    public readonly long Fast => _fast;

    // The total as error messages show it.
    public override readonly string ToString() => Violation.Show(Fraction.ToShown(FixedPoint, Fraction.Places));

    private readonly bool TryCompare(ExactSum other, out bool same)
    {
        var fits = _scale >= other._scale
            ? TryMultiply(other._fast, _scale - other._scale, out var scaled)
            : TryMultiply(_fast, other._scale - _scale, out scaled);
        same = fits && scaled == (_scale >= other._scale ? _fast : other._fast);
        return fits;
    }

    private static bool TryMultiply(long value, int places, out long product)
    {
        var power = PowersOfTen[places];
        product = unchecked(value * power);
        return value <= long.MaxValue / power && value >= -long.MaxValue / power;
    }

    private void AddUnusual(in decimal value)
    {
        RaiseScale(_scale + MissingPlaces(in value));
        if (TryScale(in value, out var scaled))
            AddScaled(scaled);
        else
            AddWide(value);
    }

    private void Flush()
    {
        _wide = FixedPoint;
        _fast = 0;
    }
}
