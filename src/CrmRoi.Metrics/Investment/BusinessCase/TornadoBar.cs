using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Investment;

/// <summary>A bar of a tornado chart: the result of a business case with one input lowered and with it raised.</summary>
/// <remarks>Two are equal when input and results are equal. <c>default</c> has no name and no results.</remarks>
[JsonConverter(typeof(StrictJsonConverter<TornadoBar>))]
public readonly record struct TornadoBar
{
    private readonly string? _input;

    /// <summary>Makes a bar.</summary>
    /// <param name="input">The name of the input.</param>
    /// <param name="atLowInput">The result with the input lowered; null if it is undefined.</param>
    /// <param name="atHighInput">The result with the input raised; null if it is undefined.</param>
    /// <exception cref="ArgumentNullException"><paramref name="input"/> is null.</exception>
    public TornadoBar(string input, decimal? atLowInput, decimal? atHighInput)
    {
        _input = Guard.NotNull(input);
        AtLowInput = atLowInput;
        AtHighInput = atHighInput;
    }

    /// <summary>The name of the input.</summary>
    public string Input => _input ?? "";

    /// <summary>The result with the input lowered. Null if it is undefined.</summary>
    public decimal? AtLowInput { get; }

    /// <summary>The result with the input raised. Null if it is undefined.</summary>
    public decimal? AtHighInput { get; }

    /// <summary>How far the result moves: <c>|at high input − at low input|</c>. Null if either is undefined.</summary>
    public decimal? Swing => AtHighInput - AtLowInput is { } difference ? Fraction.Trim(Math.Abs(difference)) : null;

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"TornadoBar {{ Input = {Input}, AtLowInput = {AtLowInput}, AtHighInput = {AtHighInput} }}");
}
