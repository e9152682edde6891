using System.Numerics;

namespace CrmRoi.Metrics.Investment;

// Polynomials with whole coefficients, the constant term first; the last coefficient is not 0. That of no coefficient is 0.
internal static class IntegerPolynomial
{
    // Products of two remainders fit 64 bits.
    private const uint LargestPrime = 2_147_483_647;

    // The polynomial divided by what its coefficients have in common.
    public static BigInteger[] Primitive(BigInteger[] polynomial)
    {
        var content = polynomial.Aggregate(BigInteger.Zero, BigInteger.GreatestCommonDivisor);
        return Array.ConvertAll(polynomial, coefficient => coefficient / content);
    }

    // The polynomial that has each of the roots once.
    public static BigInteger[] WithoutMultipleRoots(BigInteger[] polynomial)
    {
        var primitive = Primitive(polynomial);
        BigInteger[] derivative = [.. primitive.Skip(1).Select((coefficient, i) => coefficient * (i + 1))];
        return Quotient(primitive, CommonDivisor(primitive, derivative))!;
    }

    // The quotient, if the division leaves no remainder and whole coefficients; else null.
    public static BigInteger[]? Quotient(BigInteger[] dividend, BigInteger[] divisor)
    {
        BigInteger[] rest = [.. dividend];
        var quotient = new BigInteger[rest.Length - divisor.Length + 1];
        for (var i = quotient.Length - 1; i >= 0; i--)
        {
            quotient[i] = BigInteger.DivRem(rest[i + divisor.Length - 1], divisor[divisor.Length - 1], out var remainder);
            if (!remainder.IsZero)
                return null;
            for (var k = 0; k < divisor.Length; k++)
                rest[i + k] -= quotient[i] * divisor[k];
        }

        return Array.TrueForAll(rest, coefficient => coefficient.IsZero) ? quotient : null;
    }

    // The greatest common divisor modulo one prime after another, put together until it divides both (W. S. Brown, 1971).
    private static BigInteger[] CommonDivisor(BigInteger[] left, BigInteger[] right)
    {
        var leading = BigInteger.GreatestCommonDivisor(left[left.Length - 1], right[right.Length - 1]);
        BigInteger[] combined = [];
        var modulus = BigInteger.One;
        for (var prime = LargestPrime; ; prime = PrimeBelow(prime))
        {
            ulong[] a = Remainders(left, prime), b = Remainders(right, prime);
            if (a.Length < left.Length || b.Length < right.Length)
                continue; // A leading coefficient is a multiple of the prime.

            var divisor = CommonDivisor(a, b, prime);
            if (divisor.Length == 1)
                return [BigInteger.One];
            if (combined.Length > 0 && divisor.Length > combined.Length)
                continue; // Modulo this prime they have more in common than they have.
            if (divisor.Length != combined.Length)
                (combined, modulus) = (new BigInteger[divisor.Length], BigInteger.One);

            var factor = (ulong)(leading % prime);
            var inverse = Inverse((ulong)(modulus % prime), prime);
            for (var k = 0; k < combined.Length; k++)
            {
                // The one number modulo both that lies nearest to 0.
                var known = (ulong)(((combined[k] % prime) + prime) % prime);
                combined[k] += modulus * ((divisor[k] * factor % prime + prime - known) % prime * inverse % prime);
                if (combined[k] * 2 > modulus * prime)
                    combined[k] -= modulus * prime;
            }

            modulus *= prime;
            var candidate = Primitive(combined);
            if (Quotient(left, candidate) is not null && Quotient(right, candidate) is not null)
                return candidate;
        }
    }

    // Euclid's algorithm modulo a prime; the leading coefficient is 1.
    private static ulong[] CommonDivisor(ulong[] left, ulong[] right, ulong prime)
    {
        while (right.Length > 0)
        {
            var inverse = Inverse(right[right.Length - 1], prime);
            for (var i = left.Length - right.Length; i >= 0; i--)
            {
                var quotient = prime - (left[i + right.Length - 1] * inverse % prime);
                for (var k = 0; k < right.Length; k++)
                    left[i + k] = (left[i + k] + (quotient * right[k])) % prime;
            }

            (left, right) = (right, Trim(left));
        }

        var scale = Inverse(left[left.Length - 1], prime);
        return Array.ConvertAll(left, coefficient => coefficient * scale % prime);
    }

    private static ulong[] Remainders(BigInteger[] polynomial, uint prime) =>
        Trim(Array.ConvertAll(polynomial, coefficient => (ulong)(((coefficient % prime) + prime) % prime)));

    private static ulong[] Trim(ulong[] polynomial)
    {
        Array.Resize(ref polynomial, Array.FindLastIndex(polynomial, coefficient => coefficient != 0) + 1);
        return polynomial;
    }

    // By Fermat's little theorem.
    private static ulong Inverse(ulong value, ulong prime)
    {
        ulong power = 1;
        for (var exponent = prime - 2; exponent > 0; exponent >>= 1)
        {
            if ((exponent & 1) != 0)
                power = power * value % prime;
            value = value * value % prime;
        }

        return power;
    }

    private static uint PrimeBelow(uint number)
    {
        do
            number--;
        while (!IsPrime(number));
        return number;
    }

    private static bool IsPrime(uint number)
    {
        for (uint divisor = 2; divisor * divisor <= number; divisor++)
        {
            if (number % divisor == 0)
                return false;
        }

        return true;
    }
}
