using System.Numerics;
using System.Runtime.InteropServices;

namespace CrmRoi.Metrics.Benchmarks;

/// <summary>The floor: a vector sum over every byte of the memory that holds the facts.</summary>
public static class BareRead
{
    public static ulong Sum<T>(T[] facts)
        where T : struct
    {
        var words = MemoryMarshal.Cast<byte, ulong>(MemoryMarshal.CreateReadOnlySpan(
            ref System.Runtime.CompilerServices.Unsafe.As<T, byte>(ref MemoryMarshal.GetArrayDataReference(facts)),
            checked(facts.Length * System.Runtime.CompilerServices.Unsafe.SizeOf<T>())));
        Vector<ulong> a = default, b = default, c = default, d = default;
        var i = 0;
        for (; i <= words.Length - (4 * Vector<ulong>.Count); i += 4 * Vector<ulong>.Count)
        {
            a += new Vector<ulong>(words[i..]);
            b += new Vector<ulong>(words[(i + Vector<ulong>.Count)..]);
            c += new Vector<ulong>(words[(i + (2 * Vector<ulong>.Count))..]);
            d += new Vector<ulong>(words[(i + (3 * Vector<ulong>.Count))..]);
        }

        var sum = Vector.Sum(a + b + c + d);
        for (; i < words.Length; i++)
            sum = unchecked(sum + words[i]);
        return sum;
    }
}
