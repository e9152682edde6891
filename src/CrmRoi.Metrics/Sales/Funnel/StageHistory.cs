using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>The path of one deal through the stages: which it entered when, and how and when it ended.</summary>
/// <remarks>
/// The changes may come in any order. If several are at the same instant, the earlier stage comes first, so the deal ends up in the latest of them.
/// A deal may skip stages, go back and come again. Immutable.
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<StageHistory>))]
public sealed class StageHistory : IEquatable<StageHistory>
{
    /// <summary>Makes the path of one deal.</summary>
    /// <param name="stages">The stages of the pipeline.</param>
    /// <param name="changes">The stage changes of the deal, in any order; at least one.</param>
    /// <param name="closed">When it was won or lost, not before its last stage change; null for an open deal.</param>
    /// <param name="outcome">Whether it is open, won or lost.</param>
    /// <exception cref="ArgumentNullException"><paramref name="stages"/> or <paramref name="changes"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no change, a stage is unknown, or closing date, outcome and last change contradict each other.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="outcome"/> is not one of the named values, or an instant lies outside the years 1900 to 2199.</exception>
    public StageHistory(PipelineStages stages, IEnumerable<StageChange> changes, DateTimeOffset? closed, Outcome outcome)
        : this(Guard.NotNull(stages), [.. Guard.NotNull(changes)], closed, outcome, out var violation) => violation?.Throw();

    private StageHistory(PipelineStages stages, StageChange[] changes, DateTimeOffset? closed, Outcome outcome, out Violation? violation)
    {
        violation = FindViolation(stages, changes, closed, outcome);
        Stages = stages;
        Changes = violation is not null ? [] : [.. changes.OrderBy(change => change.At).ThenBy(change => stages.IndexOf(change.Stage))];
        Closed = closed;
        Outcome = outcome;
    }

    /// <summary>The stages of the pipeline.</summary>
    public PipelineStages Stages { get; }

    /// <summary>The stage changes, in order of time.</summary>
    public IReadOnlyList<StageChange> Changes { get; }

    /// <summary>When the deal was won or lost. Null while it is open.</summary>
    public DateTimeOffset? Closed { get; }

    /// <summary>Whether the deal is open, won or lost.</summary>
    public Outcome Outcome { get; }

    /// <summary>Makes a history like the constructor, but returns the error instead of throwing it.</summary>
    /// <param name="stages">The stages of the pipeline.</param>
    /// <param name="changes">The stage changes of the deal, in any order; at least one.</param>
    /// <param name="closed">When it was won or lost, not before its last stage change; null for an open deal.</param>
    /// <param name="outcome">Whether it is open, won or lost.</param>
    /// <returns>The history, or the reason why there is none.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="stages"/> or <paramref name="changes"/> is null.</exception>
    public static Checked<StageHistory> Check(PipelineStages stages, IEnumerable<StageChange> changes, DateTimeOffset? closed, Outcome outcome) =>
        Checked.Of(new StageHistory(Guard.NotNull(stages), [.. Guard.NotNull(changes)], closed, outcome, out var violation), violation);

    private static Violation? FindViolation(PipelineStages stages, StageChange[] changes, DateTimeOffset? closed, Outcome outcome)
    {
        if (changes.Length == 0)
            return Violation.Invalid(nameof(changes), "must hold at least one stage change", "empty");
        foreach (var change in changes)
        {
            if (change.Stage is null || stages.IndexOf(change.Stage) < 0)
                return Violation.Invalid(nameof(changes), $"must name stages of the pipeline ({stages})", change.Stage);
        }

        var last = changes.Max(change => change.At);
        return Instants.FindViolation(closed) ?? (outcome, closed) switch
        {
            (not (Outcome.Open or Outcome.Won or Outcome.Lost), _) => Violation.OutOfRange(nameof(outcome), "must be open, won or lost", (int)outcome),
            (Outcome.Open, not null) => Violation.Invalid(nameof(closed), "must be null for an open deal", closed),
            (not Outcome.Open, null) => Violation.Invalid(nameof(closed), "must be given for a won or lost deal", closed),
            (_, { } end) when end < last => Violation.Invalid(nameof(closed), $"must not lie before the last stage change ({Violation.Show(last)})", closed),
            _ => null,
        };
    }

    /// <inheritdoc/>
    public bool Equals(StageHistory? other) =>
        other is not null && Stages.Equals(other.Stages) && Closed == other.Closed && Outcome == other.Outcome && Changes.SequenceEqual(other.Changes);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as StageHistory);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((Changes.Count * 397) ^ Closed.GetHashCode());

    /// <summary>The stages in order and the outcome, "StageHistory: Lead, Offer, Won", in the invariant culture.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        InvariantText.Of($"StageHistory: {InvariantText.List([.. Changes.Select(change => change.Stage)])}, {Outcome}");
}
