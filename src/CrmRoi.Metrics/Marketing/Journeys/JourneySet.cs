using System.Collections;
using System.Diagnostics.CodeAnalysis;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Marketing;

/// <summary>
/// Journeys: the touches that led to each sale, the sales without a touch, and the touches that led to no sale. Every attribution model reads them.
/// </summary>
/// <remarks>
/// A <see cref="JourneyBuilder{TCustomer}"/> makes them from touches and sales, <see cref="ConversionPathExtensions.ToJourneys"/> from paths. Immutable.
/// The order of touches, sales and paths in the input does not matter, except that the journeys come in first-seen order.
/// </remarks>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "A set of journeys, as the field says; that it reads as a list is secondary.")]
public sealed class JourneySet : IReadOnlyList<Journey>
{
    private readonly string[] _channels;
    private readonly JourneyTouch[] _touches;
    private readonly long[] _ticksToSale;
    private readonly int[] _starts;
    private readonly JourneyOutcome[] _outcomes;

    // The journeys with something to credit.
    private readonly int[] _credited;

    // What is to be credited; made by the first model that needs it.
    private volatile DigitColumns? _conversions;
    private volatile DigitColumns? _amounts;

    internal JourneySet(string[] channels, JourneyWriter journeys, long leftOutTouches = 0, long leftOutSales = 0)
    {
        _channels = channels;
        Channels = Array.AsReadOnly(channels);
        _touches = [.. journeys.Touches];
        _ticksToSale = [.. journeys.TicksToSale];
        _starts = [.. journeys.Starts];
        _outcomes = [.. journeys.Outcomes];
        _credited = [.. Enumerable.Range(0, Count).Where(i => _outcomes[i].HasCredit)];
        LeftOutTouches = leftOutTouches;
        LeftOutSales = leftOutSales;
    }

    /// <summary>The number of journeys, including those without touches or without a sale.</summary>
    public int Count => _outcomes.Length;

    /// <summary>The channels of all touches, in ordinal order of their names.</summary>
    public IReadOnlyList<string> Channels { get; }

    /// <summary>
    /// The number of touches that count in no journey: outside the windows, of a kind that does not count, or after the only sale that counts.
    /// </summary>
    public long LeftOutTouches { get; }

    /// <summary>The number of sales that do not count: those after the first, if only the first sale counts.</summary>
    public long LeftOutSales { get; }

    /// <summary>A journey.</summary>
    /// <param name="index">Its number, from 0.</param>
    /// <returns>The journey.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such journey.</exception>
    public Journey this[int index] =>
        index >= 0 && index < Count ? new Journey(this, index) : throw Violation.OutOfRange(nameof(index), $"must be the number of a journey, from 0 to {Count - 1}", index).ToException();

    /// <summary>Computes the credit of each channel by a model that splits each journey by itself.</summary>
    /// <param name="model">The model.</param>
    /// <returns>The credits. With the unattributed part they add up exactly to all conversions and the whole amount.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> is null.</exception>
    /// <exception cref="InvalidOperationException">
    /// The model needs times, which paths do not have, or its weights have so many different sums that their common denominator passes 65,536 bits.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The model gave a touch a negative weight.</exception>
    /// <exception cref="OverflowException">The weights of a journey add up to more than <see cref="long.MaxValue"/>.</exception>
    public Attribution Attribute(AttributionModel model)
    {
        Guard.NotNull(model);
        _conversions ??= new DigitColumns([.. _outcomes.Select(outcome => (decimal)outcome.Conversions)]);
        _amounts ??= new DigitColumns([.. _outcomes.Select(outcome => outcome.Amount)]);
        var credits = new CreditTotals(_channels.Length, _conversions, _amounts);
        foreach (var i in _credited)
            model.Split(i, new Journey(this, i), credits);
        return credits.ToAttribution(_channels);
    }

    /// <summary>Makes the same journeys without the touches of some channels; a model then splits the credit over the other channels.</summary>
    /// <param name="channels">The names of the channels to leave out. A name that no touch has changes nothing.</param>
    /// <returns>The journeys. Sales without a remaining touch are unattributed, and <see cref="LeftOutTouches"/> counts the touches left out.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="channels"/> is null.</exception>
    public JourneySet Without(params string[] channels)
    {
        string[] kept = [.. _channels.Except(Guard.NotNull(channels))];
        var numbers = Array.ConvertAll(_channels, channel => Array.IndexOf(kept, channel));
        var journeys = new JourneyWriter(kept.Length, _touches.Length, knowsTimes: _ticksToSale.Length > 0);
        var leftOut = LeftOutTouches;
        for (var i = 0; i < Count; i++)
        {
            for (var position = _starts[i]; position < _starts[i + 1]; position++)
            {
                var touch = _touches[position];
                if (numbers[touch.Channel] is var number && number < 0)
                    leftOut++;
                else if (_ticksToSale.Length > 0)
                    journeys.Add(number, touch.Kind == TouchKind.View, _ticksToSale[position] < 0 ? null : _ticksToSale[position]);
                else
                    journeys.Add(number, touch.Kind == TouchKind.View);
            }

            journeys.End(_outcomes[i]);
        }

        return new JourneySet(kept, journeys, leftOut, LeftOutSales);
    }

    /// <summary>The journeys in order.</summary>
    /// <returns>An enumerator.</returns>
    public IEnumerator<Journey> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return new Journey(this, i);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal int StartOf(int journey) => _starts[journey];

    internal JourneyOutcome OutcomeOf(int journey) => _outcomes[journey];

    internal JourneyTouch TouchAt(int position) => _touches[position];

    internal TimeSpan? TimeToSaleAt(int position) =>
        _ticksToSale.Length > 0 && _ticksToSale[position] is >= 0 and var ticks ? TimeSpan.FromTicks(ticks) : null;

    /// <summary>The number of journeys and channels, in the invariant culture.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        InvariantText.Of($"JourneySet: {Count} journeys over {_channels.Length} channels");
}
