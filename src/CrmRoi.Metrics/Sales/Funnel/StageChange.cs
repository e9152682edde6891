using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>
/// The entry of a deal into a stage: a row of the CRM's stage history. Two are equal when both parts are equal. <c>default</c> is not a change.
/// </summary>
[JsonConverter(typeof(StrictJsonConverter<StageChange>))]
public readonly record struct StageChange
{
    /// <summary>Makes a stage change.</summary>
    /// <param name="stage">The name of the stage that was entered.</param>
    /// <param name="at">When it was entered.</param>
    /// <exception cref="ArgumentNullException"><paramref name="stage"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An instant lies outside the years 1900 to 2199.</exception>
    public StageChange(string stage, DateTimeOffset at)
    {
        Stage = Guard.NotNull(stage);
        if (Instants.FindViolation(at) is { } violation)
            throw violation.ToException();
        At = at;
    }

    /// <summary>The name of the stage that was entered.</summary>
    public string Stage { get; }

    /// <summary>When it was entered.</summary>
    public DateTimeOffset At { get; }

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"StageChange {{ Stage = {Stage}, At = {At} }}");
}
