using System.Numerics;

namespace CrmRoi.Metrics.Internal;

// A large integer in the room of a reference, and without an object while it is 0: what few sums ever need must not make all of them larger.
internal readonly struct WideInteger(BigInteger value)
{
    private readonly Box? _box = value.IsZero ? null : new Box(value);

    public BigInteger Value => _box is null ? BigInteger.Zero : _box.Value;

    public bool IsZero => _box is null;

    public static implicit operator BigInteger(WideInteger wide) => wide.Value;

    public static implicit operator WideInteger(BigInteger value) => new(value);

    private sealed class Box(BigInteger value)
    {
        public BigInteger Value { get; } = value;
    }
}
