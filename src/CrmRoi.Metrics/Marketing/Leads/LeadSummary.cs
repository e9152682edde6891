using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Marketing;

/// <summary>
/// The exact total of any number of leads: counts by outcome, conversion rates, speed to lead and, once the spend is known, cost per lead.
/// </summary>
/// <remarks>Two summaries are equal when all their totals are equal, no matter how they were made. Immutable.</remarks>
[JsonConverter(typeof(SummaryJsonConverter<LeadSummary>))]
public sealed class LeadSummary : Summary<LeadSummary>
{
    internal static readonly SummaryKind<Lead, LeadSummary, LeadTotals> Kind = new(5, () => new(), summary => ref summary._totals);

    private LeadTotals _totals;

    private LeadSummary()
    {
    }

    /// <summary>The summary of no lead; the neutral element of <c>+</c>.</summary>
    public static LeadSummary Empty { get; } = Kind.Of(default);

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
    /// <remarks>It rises as open leads are won; <see cref="Open"/> says how many are still open.</remarks>
    public Proportion ConversionRate => new(Won, Created);

    /// <summary>The conversion rate of the decided leads: <c>won / (won + lost)</c>. Undefined without a decided lead.</summary>
    public Proportion DecidedConversionRate => new(Won, Decided);

    /// <summary>The visit-to-lead rate: <c>leads / visits</c>, for example of a web form. Undefined without a visit.</summary>
    /// <param name="visits">The visits that could become these leads; at least the number of leads.</param>
    /// <returns>The share of visits that became a lead.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="visits"/> is less than the number of leads: then the leads include some from another
    /// source.</exception>
    public Proportion VisitToLeadRate(long visits) =>
        visits >= Created ? new(Created, visits) : throw Violation.OutOfRange(nameof(visits), $"must be at least the {Created} leads", visits).ToException();

    /// <summary>The share lost: <c>lost / created</c>. Less than 1 − <see cref="ConversionRate"/> while leads are open. Undefined without a lead.</summary>
    public Proportion LossRate => new(Lost, Created);

    /// <summary>The number of leads that were contacted: the items of <see cref="SpeedToLead"/>.</summary>
    public long Contacted => SpeedToLead.Count;

    /// <summary>
    /// The number of leads not contacted yet. They are not in the mean of <see cref="SpeedToLead"/>; if they are many, that mean looks too good.
    /// </summary>
    public long NotContacted => Created - Contacted;

    /// <summary>The share of leads that were contacted: <c>contacted / created</c>. Undefined without a lead.</summary>
    public Proportion ContactRate => new(Contacted, Created);

    /// <summary>The speed to lead: elapsed time from creation to first contact, over the leads that were contacted.</summary>
    public DurationDistribution SpeedToLead => DurationDistribution.Of(in _totals.SpeedToLead);

    /// <summary>The cost per lead: <c>marketing spend / new leads</c>.</summary>
    /// <param name="marketingSpend">The spend that brought these leads, in money, 0 or more.</param>
    /// <returns>The cost in money per lead. Undefined without a lead; the spend still counts when costs are pooled.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="marketingSpend"/> is negative.</exception>
    public Average CostPerLead(decimal marketingSpend) => new(Guard.NotNegative(marketingSpend), Created);

    private protected override SummaryKind<LeadSummary> KindOfSelf => Kind;

    /// <summary>A new, empty builder.</summary>
    /// <returns>The builder.</returns>
    public static SummaryBuilder<Lead, LeadSummary> NewBuilder() => Kind.NewBuilder();

    /// <summary>Reads the bytes that <c>ToBytes</c> made.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The same summary.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    /// <exception cref="FormatException">The bytes are not a summary of this type; the message says what is wrong, and where.</exception>
    public static LeadSummary FromBytes(byte[] bytes) => Kind.FromBytes(bytes);
}
