namespace CrmRoi.Metrics.Benchmarks;

/// <summary>What a comparison should come to: so many times faster than the competitor, or so many times its cost at most; or nothing is asked.</summary>
public readonly record struct Goal
{
    private readonly double _factor;
    private readonly bool _isLimit;
    private readonly bool _isInBytes;

    private Goal(double factor, bool isLimit, bool isInBytes = false) => (_factor, _isLimit, _isInBytes) = (factor, isLimit, isInBytes);

    public static Goal None => default;

    /// <summary>The ratio read the same way, with nothing asked.</summary>
    public Goal WithoutTarget => new(0, _isLimit);

    public static Goal Faster(double times) => new(times, isLimit: false);

    public static Goal AtMost(double times) => new(times, isLimit: true);

    /// <summary>A limit by itself, whatever the competitor needs.</summary>
    public static Goal AtMostBytes(double bytes) => new(bytes, isLimit: true, isInBytes: true);

    /// <summary>The ratio as the goal reads it: ours to theirs for a limit, else theirs to ours.</summary>
    public double Ratio(double ours, double theirs) => _isInBytes ? ours / _factor : _isLimit ? ours / theirs : theirs / ours;

    public bool? IsMet(double ratio) => _factor == 0 ? null : _isInBytes ? ratio <= 1 : _isLimit ? ratio <= _factor : ratio >= _factor;

    public override string ToString() => _factor == 0 ? "" : _isInBytes ? FormattableString.Invariant($"≤ {_factor:N0} B") : _isLimit ? $"≤ {_factor} ×" : _factor == 1 ? "faster" : $"≥ {_factor} × faster";
}
