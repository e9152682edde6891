using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Impact;

/// <summary>
/// A driver of a result: a named one, or one of your choice. Two are equal when their names are equal. <c>default</c> is no driver; its name is empty.
/// </summary>
[JsonConverter(typeof(StrictJsonConverter<Driver>))]
public readonly record struct Driver
{
    private readonly string? _name;

    /// <summary>Makes a driver of your choice.</summary>
    /// <param name="name">The name: "reps", "leads per rep"; not empty.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is null or empty.</exception>
    public Driver(string name) =>
        _name = FindViolation(name) is { } violation ? throw violation.ToException() : name;

    /// <summary>The number of leads over all segments.</summary>
    public static Driver Leads { get; } = new("leads");

    /// <summary>The mix: the share of each segment in the total of the first driver.</summary>
    public static Driver Mix { get; } = new("mix");

    /// <summary>The conversion: won deals per lead.</summary>
    public static Driver Conversion { get; } = new("conversion");

    /// <summary>The deal size: revenue per won deal.</summary>
    public static Driver DealSize { get; } = new("deal size");

    /// <summary>The margin: gross profit per unit of revenue.</summary>
    public static Driver Margin { get; } = new("margin");

    /// <summary>The name.</summary>
    public string Name => _name ?? "";

    internal static Violation? FindViolation(string? name) => string.IsNullOrEmpty(name) ? Violation.Invalid(nameof(name), "must not be empty", name) : null;

    /// <summary>The name.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Name;
}
