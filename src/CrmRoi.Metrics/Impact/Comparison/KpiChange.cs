using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Impact;

/// <summary>The change of a named key figure: evidence of what a CRM did, never money.</summary>
/// <remarks>Two are equal when all parts are equal. <c>default</c> is the change of nothing.</remarks>
[JsonConverter(typeof(StrictJsonConverter<KpiChange>))]
public readonly record struct KpiChange
{
    private readonly string? _name;

    /// <summary>Makes a named change.</summary>
    /// <param name="name">The name of the figure; not empty.</param>
    /// <param name="change">The change.</param>
    /// <param name="lowerIsBetter">Whether a lower figure is better: a cycle, a churn rate, a cost per lead.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is null or empty.</exception>
    public KpiChange(string name, Change change, bool lowerIsBetter = false)
    {
        _name = string.IsNullOrEmpty(name) ? throw Violation.Invalid(nameof(name), "must not be empty", name).ToException() : name;
        Change = change;
        LowerIsBetter = lowerIsBetter;
    }

    /// <summary>The name of the figure.</summary>
    public string Name => _name ?? "";

    /// <summary>The change, with its interval if there is one.</summary>
    public Change Change { get; }

    /// <summary>Whether a lower figure is better.</summary>
    public bool LowerIsBetter { get; }

    /// <summary>Whether the data show that it got better. Null if they show neither better nor worse, or if the figure has no interval.</summary>
    public bool? IsBetter => Change.IsSignificant == true ? LowerIsBetter == (Change.Absolute < 0) : null;

    /// <summary>Name and change, "win rate: 60% → 80%: +20 points [5.24, 33.39]".</summary>
    /// <returns>The text.</returns>
    public override string ToString() => InvariantText.Of($"{Name}: {Change}");
}
