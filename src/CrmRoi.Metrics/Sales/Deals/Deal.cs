using System.Diagnostics.CodeAnalysis;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>A deal: when it was opened, its outcome and when it was decided, and its amount and cost if known.</summary>
/// <remarks>
/// <para>
/// You decide what "opened" means, first contact or creation of the opportunity. Use the same meaning for all deals, because every cycle starts there.
/// </para>
/// <para>
/// The amount is net of tax, in the one currency of the call. For a won deal it is what was sold (a credit note is negative); for a lost or open one what
/// it would have been. An unknown amount is null, not 0: the deal counts as won, lost or open, but is in no sum of amounts. The cost is the cost of the
/// goods and services delivered, so that amount − cost is the gross profit.
/// </para>
/// <para>Two deals are equal when all parts are equal; the offsets of instants do not matter. <c>default</c> is not a deal; adding it to a summary
/// throws.</para>
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<Deal>))]
public readonly record struct Deal
{
    private readonly DateTimeOffset _closed;
    private readonly decimal _amount;
    private readonly decimal _cost;
    private readonly State _state;
    private readonly bool _amountKnown;
    private readonly bool _costKnown;

    /// <summary>Makes a deal.</summary>
    /// <param name="opened">When the deal was opened: first contact, or creation of the opportunity.</param>
    /// <param name="closed">When it was won or lost, not before <paramref name="opened"/>; null for an open deal.</param>
    /// <param name="outcome">Whether it is open, won or lost.</param>
    /// <param name="amount">The amount, in money; null if unknown.</param>
    /// <param name="cost">The cost, in money; null if unknown.</param>
    /// <exception cref="ArgumentException">An open deal has a closing date, a won or lost one has none, or it closes before it opens.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="outcome"/> is not one of the named values, or an instant lies outside the years 1900 to 2199.</exception>
    public Deal(DateTimeOffset opened, DateTimeOffset? closed, Outcome outcome, decimal? amount, decimal? cost = null)
        : this(opened, closed, outcome, amount, cost, out var violation) => violation?.Throw();

    private Deal(DateTimeOffset opened, DateTimeOffset? closed, Outcome outcome, decimal? amount, decimal? cost, out Violation? violation)
    {
        violation = FindViolation(opened, closed, outcome);
        Opened = opened;
        _amount = amount.GetValueOrDefault();
        _amountKnown = amount.HasValue;
        // Without a closing date or cost, a value that can be added without a branch.
        _closed = closed ?? opened;
        _cost = cost ?? _amount;
        _costKnown = cost.HasValue;
        _state = (State)(outcome + 1);
    }

    // The outcome, with 0 kept for default(Deal).
    internal enum State : byte
    {
        NoDeal,
        Open,
        Won,
        Lost,
    }

    /// <summary>When the deal was opened.</summary>
    public DateTimeOffset Opened { get; }

    /// <summary>When the deal was won or lost. Null while it is open.</summary>
    public DateTimeOffset? Closed => _state > State.Open ? _closed : null;

    /// <summary>Whether the deal is open, won or lost.</summary>
    public Outcome Outcome => IsFact ? (Outcome)(_state - 1) : Outcome.Open;

    /// <summary>The amount of the deal, in money. Null if unknown.</summary>
    public decimal? Amount => _amountKnown ? _amount : null;

    /// <summary>The cost of the deal, in money. Null if unknown.</summary>
    public decimal? Cost => _costKnown ? _cost : null;

    /// <summary>The elapsed time from opening to closing. Null while the deal is open.</summary>
    public TimeSpan? Cycle => _state > State.Open ? _closed - Opened : null;

    // For the totals, which know that the deal is closed and its cost known: values by reference and without a null check.
    internal State Standing => _state;

    [UnscopedRef]
    internal ref readonly decimal AmountReference => ref _amount;

    [UnscopedRef]
    internal ref readonly decimal CostReference => ref _cost;

    internal bool IsAmountKnown => _amountKnown;

    internal bool IsCostKnown => _costKnown;

    internal long CycleTicks => (_closed - Opened).Ticks;

    internal bool IsFact => _state != State.NoDeal;

    /// <summary>Makes a deal like the constructor, but returns the error instead of throwing it.</summary>
    /// <param name="opened">When the deal was opened.</param>
    /// <param name="closed">When it was won or lost, not before <paramref name="opened"/>; null for an open deal.</param>
    /// <param name="outcome">Whether it is open, won or lost.</param>
    /// <param name="amount">The amount, in money; null if unknown.</param>
    /// <param name="cost">The cost, in money; null if unknown.</param>
    /// <returns>The deal, or the reason why there is none.</returns>
    public static Checked<Deal> Check(DateTimeOffset opened, DateTimeOffset? closed, Outcome outcome, decimal? amount, decimal? cost = null) =>
        Checked.Of(new Deal(opened, closed, outcome, amount, cost, out var violation), violation);

    /// <summary>The deal as it stood at an instant: open if it was decided later.</summary>
    /// <param name="instant">The instant, not before the deal was opened.</param>
    /// <returns>The same deal, or an open one with the same amount and cost.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="instant"/> lies before the opening.</exception>
    public Deal AsOf(DateTimeOffset instant)
    {
        if (instant < Opened)
            throw Violation.OutOfRange(nameof(instant), "must not lie before the deal was opened", instant).ToException();
        return Closed > instant ? new Deal(Opened, null, Outcome.Open, Amount, Cost) : this;
    }

    /// <summary>The calendar days from opening to closing, 0 or more; 0 if both are on the same date of the zone. Null while the deal is open.</summary>
    /// <param name="zone">The zone that defines the dates.</param>
    /// <returns>The days, from date to date; 0 if clocks went back in between and show an earlier date at closing.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="zone"/> is null.</exception>
    /// <remarks>
    /// <code>CycleInCalendarDays = local date of closing − local date of opening</code>
    /// Unlike <see cref="Cycle"/>, it is not elapsed time: a deal opened on Monday at 20:00 and closed on Wednesday at 1:00 took two calendar days and 1.2
    /// elapsed ones.
    /// Source: the day difference of spreadsheets and of SQL.
    /// </remarks>
    public long? CycleInCalendarDays(TimeZoneInfo zone)
    {
        Guard.NotNull(zone);
        return Closed is { } closed ? Math.Max(0, LocalTime.Day(closed, zone) - LocalTime.Day(Opened, zone)) : null;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"Deal {{ Opened = {Opened}, Closed = {Closed}, Outcome = {Outcome}, Amount = {Amount}, Cost = {Cost} }}");

    private static Violation? FindViolation(DateTimeOffset opened, DateTimeOffset? closed, Outcome outcome) =>
        Instants.FindViolation(opened) ?? Instants.FindViolation(closed) ?? (outcome, closed) switch
        {
            (not (Outcome.Open or Outcome.Won or Outcome.Lost), _) =>
                Violation.OutOfRange(nameof(outcome), "must be open, won or lost", (int)outcome),
            (Outcome.Open, not null) => Violation.Invalid(nameof(closed), "must be null for an open deal", closed),
            (not Outcome.Open, null) => Violation.Invalid(nameof(closed), "must be given for a won or lost deal", closed),
            (_, { } end) when end < opened =>
                Violation.Invalid(nameof(closed), $"must not lie before the deal was opened ({Violation.Show(opened)})", closed),
            _ => null,
        };
}
