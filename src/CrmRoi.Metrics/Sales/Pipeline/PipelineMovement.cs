using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>One deal in two snapshots of the pipeline: its state in the first, and in the second its state or its decision.</summary>
/// <remarks>
/// A deal of the first snapshot that is neither in the second nor decided was removed from the CRM. Two are equal when all three parts are equal.
/// <c>default</c> is not a movement; adding it to a waterfall throws.
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<PipelineMovement>))]
public readonly record struct PipelineMovement
{
    /// <summary>Makes the movement of one deal.</summary>
    /// <param name="before">The deal in the first snapshot; null if it was created since.</param>
    /// <param name="after">The deal in the second snapshot; null if it is not open there.</param>
    /// <param name="decided">The won or lost deal, if it was decided between the snapshots; otherwise null.</param>
    /// <exception cref="ArgumentException">
    /// All are null, a part is <c>default</c> or its amount is unknown, the deal is both open and decided, or the decided deal is open.
    /// </exception>
    public PipelineMovement(OpenDeal? before, OpenDeal? after, Deal? decided)
        : this(before, after, decided, out var violation) => violation?.Throw();

    private PipelineMovement(OpenDeal? before, OpenDeal? after, Deal? decided, out Violation? violation)
    {
        violation = FindViolation(before, after, decided);
        Before = before;
        After = after;
        Decided = decided;
    }

    /// <summary>The deal in the first snapshot. Null if it was created since.</summary>
    public OpenDeal? Before { get; }

    /// <summary>The deal in the second snapshot. Null if it is not open there.</summary>
    public OpenDeal? After { get; }

    /// <summary>The won or lost deal. Null if it was not decided between the snapshots.</summary>
    public Deal? Decided { get; }

    internal bool IsFact => Before.HasValue || After.HasValue || Decided.HasValue;

    /// <summary>Makes a movement like the constructor, but returns the error instead of throwing it.</summary>
    /// <param name="before">The deal in the first snapshot; null if it was created since.</param>
    /// <param name="after">The deal in the second snapshot; null if it is not open there.</param>
    /// <param name="decided">The won or lost deal, if it was decided between the snapshots; otherwise null.</param>
    /// <returns>The movement, or the reason why there is none.</returns>
    public static Checked<PipelineMovement> Check(OpenDeal? before, OpenDeal? after, Deal? decided) =>
        Checked.Of(new PipelineMovement(before, after, decided, out var violation), violation);

    /// <summary>The movements of all deals between two snapshots, matched by key.</summary>
    /// <typeparam name="TKey">The type of the key that identifies a deal.</typeparam>
    /// <param name="opening">The open deals of the first snapshot.</param>
    /// <param name="closing">The open deals of the second snapshot.</param>
    /// <param name="decided">The deals won or lost between the two.</param>
    /// <returns>One movement per deal, by key, in first-seen order.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A deal is both in the second snapshot and decided, or is not a valid fact; the message names its
    /// key.</exception>
    public static IReadOnlyList<KeyValuePair<TKey, PipelineMovement>> Between<TKey>(
        IReadOnlyDictionary<TKey, OpenDeal> opening, IReadOnlyDictionary<TKey, OpenDeal> closing, IReadOnlyDictionary<TKey, Deal> decided)
        where TKey : notnull
    {
        Guard.NotNull(opening);
        Guard.NotNull(closing);
        Guard.NotNull(decided);
        var movements = new List<KeyValuePair<TKey, PipelineMovement>>();
        foreach (var key in opening.Keys.Union(closing.Keys).Union(decided.Keys))
        {
            var movement = new PipelineMovement(
                opening.TryGetValue(key, out var before) ? before : null,
                closing.TryGetValue(key, out var after) ? after : null,
                decided.TryGetValue(key, out var deal) ? deal : null,
                out var violation);
            if (violation is { } wrong)
                throw wrong.In(wrong.Argument switch { "before" => nameof(opening), "after" => nameof(closing), _ => nameof(decided) }, $"key {key}").ToException();
            movements.Add(new(key, movement));
        }

        return movements.AsReadOnly();
    }

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"PipelineMovement {{ Before = {Before}, After = {After}, Decided = {Decided} }}");

    private static Violation? FindViolation(OpenDeal? before, OpenDeal? after, Deal? decided) => (before, after, decided) switch
    {
        (null, null, null) => Violation.Invalid(nameof(before), "must be given if the deal is neither open nor decided", null),
        ({ IsFact: false }, _, _) => Violation.Invalid(nameof(before), "must be made by a constructor of OpenDeal", "default"),
        (_, { IsFact: false }, _) => Violation.Invalid(nameof(after), "must be made by a constructor of OpenDeal", "default"),
        ({ Amount: null }, _, _) => Violation.Invalid(nameof(before), "must have an amount, or the waterfall would not add up", null),
        (_, { Amount: null }, _) => Violation.Invalid(nameof(after), "must have an amount, or the waterfall would not add up", null),
        (_, _, { Outcome: Outcome.Open }) => Violation.Invalid(nameof(decided), "must be won or lost", nameof(Outcome.Open)),
        (_, _, { Amount: null }) => Violation.Invalid(nameof(decided), "must have an amount, or the waterfall would not add up", null),
        (_, not null, { } deal) => Violation.Invalid(nameof(decided), "must be null for a deal that is still open", deal.Outcome),
        _ => null,
    };
}
