using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Marketing;

/// <summary>
/// The exact total of any number of leads: counts by outcome, conversion, speed to lead, and the cost per lead once the spend is known.
/// The same type serves a source and all of them, a day and a year.
/// </summary>
/// <remarks>Two summaries are equal when all their totals are equal, however they came about. Immutable.</remarks>
#if NET8_0_OR_GREATER
[System.Text.Json.Serialization.JsonConverter(typeof(SummaryJsonConverter))]
#endif
public sealed class LeadSummary : ISummary<LeadSummary>, IEquatable<LeadSummary>
{
    internal static readonly Form<LeadSummary, LeadTotals> Form = new(5, () => new LeadTotals(), summary => summary._totals, totals => new LeadSummary(in totals));

    private readonly LeadTotals _totals;

    internal LeadSummary(in LeadTotals totals) => _totals = totals;

    /// <summary>The summary of no lead; the neutral element of <c>+</c>.</summary>
    public static LeadSummary Empty { get; } = new(new LeadTotals());

    /// <summary>The number of leads generated: won + lost + open.</summary>
    public long Created => _totals.Count;

    /// <summary>The number of leads that became customers.</summary>
    public long Won => _totals.Won;

    /// <summary>The number of leads that were lost.</summary>
    public long Lost => _totals.Lost;

    /// <summary>The number of leads not decided yet: neither won nor lost.</summary>
    public long Open => _totals.Open;

    /// <summary>The number of decided leads: won + lost.</summary>
    public long Decided => Won + Lost;

    /// <summary>The conversion rate: <c>won / created</c>, with the open leads in the denominator. Undefined without a lead.</summary>
    /// <remarks>It rises as open leads are decided; <see cref="Open"/> says how many are still to come.</remarks>
    public Proportion ConversionRate => new(Won, Created);

    /// <summary>The conversion rate of the decided leads: <c>won / (won + lost)</c>. Undefined without a decided lead.</summary>
    public Proportion DecidedConversionRate => new(Won, Decided);

    /// <summary>The share lost: <c>lost / created</c>. Less than 1 − <see cref="ConversionRate"/> while leads are open. Undefined without a lead.</summary>
    public Proportion LossRate => new(Lost, Created);

    /// <summary>The number of leads that were contacted: the population of <see cref="SpeedToLead"/>.</summary>
    public long Contacted => SpeedToLead.Count;

    /// <summary>The number of leads not contacted yet. They have no speed to lead and are not in its mean, which flatters it while there are many.</summary>
    public long NotContacted => Created - Contacted;

    /// <summary>The share of leads that were contacted: <c>contacted / created</c>. Undefined without a lead.</summary>
    public Proportion ContactRate => new(Contacted, Created);

    /// <summary>The speed to lead: elapsed time from creation to first contact, of the leads that were contacted.</summary>
    public DurationDistribution SpeedToLead => new(in _totals.SpeedToLead);

    internal ref readonly LeadTotals Totals => ref _totals;

    /// <summary>The summary of the leads of both.</summary>
    /// <param name="left">A summary.</param>
    /// <param name="right">A summary of other leads.</param>
    /// <returns>The exact summary of all of them.</returns>
    /// <exception cref="ArgumentNullException">Either is null.</exception>
    public static LeadSummary operator +(LeadSummary left, LeadSummary right) => Guard.NotNull(left).Merge(right);

    /// <summary>The cost per lead: <c>marketing spend / new leads</c>.</summary>
    /// <param name="marketingSpend">What was spent to bring these leads, in money, 0 or more.</param>
    /// <returns>The cost in money per lead. Undefined without a lead; the spend is then still counted when it is pooled.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="marketingSpend"/> is negative.</exception>
    public Average CostPerLead(decimal marketingSpend) => new(Guard.NotNegative(marketingSpend), Created);

    /// <summary>The summary of the bytes that <see cref="ToBytes"/> made.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The same summary.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    /// <exception cref="FormatException">The bytes are not the binary form of such a summary, or of another version; the message says what is wrong, and where.</exception>
    public static LeadSummary FromBytes(byte[] bytes) => Form.FromBytes(bytes);

    /// <summary>The summary in its binary form, compact and canonical: equal summaries have the same bytes, on every target and machine.</summary>
    /// <returns>The bytes, to be read by <see cref="FromBytes"/>.</returns>
    public byte[] ToBytes() => Form.ToBytes(this);

    /// <inheritdoc/>
    public LeadSummary Merge(LeadSummary other)
    {
        var totals = _totals.Clone();
        totals.Add(other);
        return new LeadSummary(in totals);
    }

    /// <inheritdoc/>
    public bool Equals(LeadSummary? other) => other is not null && _totals.Equals(other._totals);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as LeadSummary);

    /// <inheritdoc/>
    public override int GetHashCode() => _totals.GetHashCode();

    /// <summary>Builds a summary from leads as they stream by, and from partial summaries. One thread at a time.</summary>
    public sealed class Builder : ISummaryBuilder<Lead, LeadSummary>
    {
        private LeadTotals _totals = new();

        /// <inheritdoc/>
        public void Add(in Lead fact) => _totals.Add(in fact);

        /// <inheritdoc/>
        public void Add(LeadSummary part) => _totals.Add(part);

        /// <inheritdoc/>
        public LeadSummary ToSummary() => _totals.ToSummary();
    }
}
