using System.Numerics;

namespace CrmRoi.Metrics.Investment;

// Polynomials with whole coefficients, constant term first; the last coefficient is not 0. The polynomial without coefficients is 0.
internal static class IntegerPolynomial
{
    // With it, products of two remainders fit 64 bits.
    private const uint LargestPrime = 2_147_483_647;

    // The polynomial divided by the common divisor of its coefficients.
    public static BigInteger[] Primitive(BigInteger[] polynomial)
    {
        var content = polynomial.Aggregate(BigInteger.Zero, BigInteger.GreatestCommonDivisor);
        return Array.ConvertAll(polynomial, coefficient => coefficient / content);
    }

    // The polynomial with the same roots, each once.
    public static BigInteger[] WithoutMultipleRoots(BigInteger[] polynomial)
    {
        var primitive = Primitive(polynomial);
        BigInteger[] derivative = [.. primitive.Skip(1).Select((coefficient, i) => coefficient * (i + 1))];
        return Quotient(primitive, CommonDivisor(primitive, derivative))!;
    }

    // The quotient, if it has whole coefficients and no remainder; otherwise null.
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

    // The greatest common divisor, computed modulo one prime after another and combined until it divides both (W. S. Brown, 1971).
    private static BigInteger[] CommonDivisor(BigInteger[] left, BigInteger[] right)
    {
        var leading = BigInteger.GreatestCommonDivisor(left[left.Length - 1], right[right.Length - 1]);
        BigInteger[] combined = [];
        var modulus = BigInteger.One;
        for (var prime = LargestPrime; ; prime = PrimeBelow(prime))
        {
            ulong[] a = Remainders(left, prime), b = Remainders(right, prime);
            if (a.Length < left.Length || b.Length < right.Length)
                continue; // the prime divides a leading coefficient

            var divisor = CommonDivisor(a, b, prime);
            if (divisor.Length == 1)
                return [BigInteger.One];
            if (combined.Length > 0 && divisor.Length > combined.Length)
                continue; // modulo this prime the common divisor is too large
            if (divisor.Length != combined.Length)
                (combined, modulus) = (new BigInteger[divisor.Length], BigInteger.One);

            var factor = (ulong)(leading % prime);
            var inverse = Inverse((ulong)(modulus % prime), prime);
            for (var k = 0; k < combined.Length; k++)
            {
                // The number nearest to 0 that fits both moduli.
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
