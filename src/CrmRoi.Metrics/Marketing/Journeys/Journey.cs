using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Marketing;

/// <summary>The counted touches of one customer on the way to one sale, in order; or one path with the number of its sales.</summary>
/// <remarks>
/// A view on its <see cref="JourneySet"/>, which holds the data; copying it costs nothing. Touches are numbered from 0, the earliest. Touches at the same
/// instant are ordered view before click, then by channel name. Two journeys are equal when they have the same number in the same set. <c>default</c> is a
/// journey without touches and sales.
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<Journey>))]
public readonly record struct Journey
{
    private readonly JourneySet? _set;
    private readonly int _index;
    private readonly int _start;

    internal Journey(JourneySet set, int index)
    {
        _set = set;
        _index = index;
        _start = set.StartOf(index);
        Count = set.StartOf(index + 1) - _start;
    }

    /// <summary>The number of counted touches.</summary>
    public int Count { get; }

    /// <summary>The number of sales: 1, or any number for a path; 0 for a journey without a sale.</summary>
    public long Conversions => Outcome.Conversions;

    /// <summary>How often it ended without a sale: 0 or 1, or any number for a path.</summary>
    public long Nulls => Outcome.Nulls;

    /// <summary>The amount of the sales, in money.</summary>
    public decimal Amount => Outcome.Amount;

    private JourneyOutcome Outcome => _set is null ? default : _set.OutcomeOf(_index);

    /// <summary>The channel of a touch.</summary>
    /// <param name="touch">The number of the touch, from 0.</param>
    /// <returns>The name of the channel.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such touch.</exception>
    public string Channel(int touch)
    {
        var position = Position(touch);
        return _set!.Channels[_set.TouchAt(position).Channel];
    }

    /// <summary>Whether a touch was a click or a view. The touches of a path are clicks.</summary>
    /// <param name="touch">The number of the touch, from 0.</param>
    /// <returns>The kind.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such touch.</exception>
    public TouchKind Kind(int touch) => _set!.TouchAt(Position(touch)).Kind;

    /// <summary>Whether a touch is the first one of its channel in this journey: true once for each distinct channel.</summary>
    /// <param name="touch">The number of the touch, from 0.</param>
    /// <returns>Whether no earlier touch of the journey has the same channel.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such touch.</exception>
    public bool IsFirstOfChannel(int touch) => _set!.TouchAt(Position(touch)).IsFirstOfChannel;

    /// <summary>The time from a touch to the sale.</summary>
    /// <param name="touch">The number of the touch, from 0.</param>
    /// <returns>The time; null for a path and for a journey without a sale.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such touch.</exception>
    public TimeSpan? TimeToSale(int touch) => _set!.TimeToSaleAt(Position(touch));

    internal JourneyTouch Touch(int touch) => _set!.TouchAt(_start + touch);

    private int Position(int touch) =>
        touch >= 0 && touch < Count ? _start + touch : throw Violation.OutOfRange(nameof(touch), $"must be the number of a touch, from 0 to {Count - 1}", touch).ToException();

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"Journey {{ Count = {Count}, Conversions = {Conversions}, Nulls = {Nulls}, Amount = {Amount} }}");
}
