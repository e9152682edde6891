using System.Numerics;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Investment;

// Finds the rates of a series between two bounds with whole numbers: its polynomial without multiple roots is halved until Descartes' rule of signs allows
// an interval at most one root (A. J. H. Vincent, 1836; G. E. Collins and A. G. Akritas, 1976). Slow, but right however close the roots are.
internal sealed class ExactRates
{
    // Beyond this degree even the first step would take too long.
    private const int MostDegree = 200;

    // In additions of 64 bits, over all searches: some tens of milliseconds.
    private const long MostWork = 10_000_000;

    // The bits of a root that are computed; a double has 53.
    private const int Precision = 60;

    // Without multiple roots; in x = e^(−g × stride).
    private readonly BigInteger[]? _polynomial;
    private readonly int _stride;
    private readonly List<double> _roots = [];
    private long _workLeft = MostWork;

    // The interval searched: x from low / 2^places, over a width.
    private BigInteger _low;
    private BigInteger _width;
    private int _places;

    public ExactRates(FlowSeries flows)
    {
        _stride = (int)flows.Steps.Aggregate(BigInteger.Zero, (divisor, step) => BigInteger.GreatestCommonDivisor(divisor, step));
        if (flows.Span / _stride > MostDegree)
            return;

        var amounts = flows.ToIntegers();
        var polynomial = new BigInteger[(flows.Span / _stride) + 1];
        for (var i = 0; i < amounts.Length; i++)
            polynomial[flows.Steps[i] / _stride] = amounts[i];
        _polynomial = IntegerPolynomial.WithoutMultipleRoots(polynomial);
    }

    // The logarithms of the growth per step between two bounds; null if finding them would take more work than allowed.
    // from: the lower bound; the present value there is certainly not 0.
    // to: the upper bound, likewise.
    // others: all roots outside the bounds.
    public IReadOnlyList<double>? Find(double from, double to, IEnumerable<RateIsolation.Root> others)
    {
        if (_polynomial is null)
            return null;

        // Bounds with few digits keep the numbers short. They may lie further out, but not beyond another root.
        double low = Math.Exp(-to * _stride), high = Math.Exp(-from * _stride);
        var grid = Math.Pow(2, Math.Floor(Math.Log(Math.Min(low, high - low), 2)));
        double lower = Math.Floor(low / grid) * grid, higher = Math.Ceiling(high / grid) * grid;
        if (others.All(root => Math.Exp(-root.From * _stride) <= lower || Math.Exp(-root.To * _stride) >= higher))
            (low, high) = (lower, higher);

        var bounds = Fraction.ToIntegers([low, high], out _places);
        _low = bounds[0];
        _width = bounds[1] - bounds[0];
        _roots.Clear();
        return Isolate(OnUnitInterval(_polynomial), 0, 0) ? [.. _roots] : null;
    }

    // p(low + width × u), times a power of two.
    private BigInteger[] OnUnitInterval(BigInteger[] polynomial)
    {
        var degree = polynomial.Length - 1;
        BigInteger[] moved = [.. polynomial.Select((coefficient, k) => coefficient << (_places * (degree - k)))];
        for (var i = 0; i < degree; i++)
        {
            for (var k = degree - 1; k >= i; k--)
                moved[k] += moved[k + 1] * _low;
        }

        return [.. moved.Select((coefficient, k) => coefficient * BigInteger.Pow(_width, k))];
    }

    // All roots of a polynomial between 0 and 1, both excluded; 0 and 1 stand for position and position + 1, over 2^depth. Returns false if the work
    // exceeded the limit.
    private bool Isolate(BigInteger[] polynomial, BigInteger position, int depth)
    {
        var variations = Variations(polynomial);
        if (variations == 1)
            Refine(polynomial, position, depth);
        if (variations < 2)
            return true;

        BigInteger[] left = [.. polynomial.Select((coefficient, k) => coefficient << (polynomial.Length - 1 - k))], right = [.. left];
        ShiftByOne(right);
        _workLeft -= polynomial.Length * (long)polynomial.Length * (4 + (Fraction.BitLength(BigInteger.Abs(right[right.Length - 1]) + 1) / 64));
        if (_workLeft < 0 || !Isolate(left, 2 * position, depth + 1))
            return false;
        if (right[0].IsZero)
        {
            Add((2 * position) + 1, depth + 1);
            right = [.. right.Skip(1)];
        }

        return Isolate(right, (2 * position) + 1, depth + 1);
    }

    // Descartes: p has no more roots between 0 and 1 than (1 + x)^n p(1 / (1 + x)) has changes of sign, and exactly as many if it has none or one.
    private static int Variations(BigInteger[] polynomial)
    {
        BigInteger[] transformed = [.. Enumerable.Reverse(polynomial)];
        ShiftByOne(transformed);
        int[] signs = [.. transformed.Select(coefficient => coefficient.Sign).Where(sign => sign != 0)];
        return signs.Zip(signs.Skip(1), (one, next) => one != next ? 1 : 0).Sum();
    }

    // p(x + 1).
    private static void ShiftByOne(BigInteger[] polynomial)
    {
        for (var i = 0; i < polynomial.Length - 1; i++)
        {
            for (var k = polynomial.Length - 2; k >= i; k--)
                polynomial[k] += polynomial[k + 1];
        }
    }

    // Halves the interval of the only root between 0 and 1 until it is as precise as a double can be.
    private void Refine(BigInteger[] polynomial, BigInteger position, int depth)
    {
        int signAtLow = polynomial[0].Sign, sign = signAtLow;
        BigInteger at = 0;
        for (var places = 0; ; places++)
        {
            var reached = (position << places) + at;
            if (sign == 0 || _width << Precision <= Scaled(reached, depth + places))
            {
                Add(reached, depth + places);
                return;
            }

            sign = SignAt(polynomial, (2 * at) + 1, places + 1);
            at = sign == -signAtLow ? 2 * at : (2 * at) + 1;
        }
    }

    private static int SignAt(BigInteger[] polynomial, BigInteger numerator, int places)
    {
        var value = BigInteger.Zero;
        for (int k = polynomial.Length - 1, shift = 0; k >= 0; k--, shift += places)
            value = (value * numerator) + (polynomial[k] << shift);
        return value.Sign;
    }

    private void Add(BigInteger position, int depth) =>
        _roots.Insert(0, Math.Log(Fraction.ToDouble(BigInteger.One << (_places + depth), Scaled(position, depth))) / _stride);

    // x at u = position / 2^depth, times 2^(places + depth).
    private BigInteger Scaled(BigInteger position, int depth) => (_low << depth) + (_width * position);
}
