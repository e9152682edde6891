using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>The number of activities by kind, with activities per won deal and per rep, and won deals and revenue per hundred activities.</summary>
/// <remarks>
/// <para>
/// Use it with a <see cref="SalesSummary"/> of the same period and people. All activities count, even for lost and open deals: they are part of what a won
/// deal takes.
/// </para>
/// <para>Two summaries are equal when all their counts are equal, no matter how they were made. Immutable.</para>
/// </remarks>
[JsonConverter(typeof(SummaryJsonConverter<SalesActivitySummary>))]
public sealed class SalesActivitySummary : Summary<SalesActivitySummary>
{
    internal static readonly SummaryKind<SalesActivity, SalesActivitySummary, SalesActivityTotals> Kind = new(10, () => new(), summary => ref summary._totals);

    private SalesActivityTotals _totals;

    private SalesActivitySummary()
    {
    }

    /// <summary>The summary of nothing; the neutral element of <c>+</c>.</summary>
    public static SalesActivitySummary Empty { get; } = Kind.Of(default);

    /// <summary>The number of e-mails.</summary>
    public long Emails => _totals.Emails;

    /// <summary>The number of calls.</summary>
    public long Calls => _totals.Calls;

    /// <summary>The number of meetings.</summary>
    public long Meetings => _totals.Meetings;

    /// <summary>The number of proposals.</summary>
    public long Proposals => _totals.Proposals;

    /// <summary>The number of all activities.</summary>
    public long Count => _totals.Count;

    /// <summary>The number of activities of a kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>Their number.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is not one of the named values.</exception>
    public long CountOf(SalesActivityKind kind) =>
        SalesActivity.FindViolation(kind) is { } violation ? throw violation.ToException() : kind switch
        {
            SalesActivityKind.Email => Emails,
            SalesActivityKind.Call => Calls,
            SalesActivityKind.Meeting => Meetings,
            _ => Proposals,
        };

    /// <summary>Activities per won deal, for example calls per sale: <c>activities / won deals</c>.</summary>
    /// <param name="kind">The kind of activity.</param>
    /// <param name="sales">The deals of the same period and people.</param>
    /// <returns>Activities per won deal; undefined without a won deal.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="sales"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is not one of the named values.</exception>
    public Average PerWonDeal(SalesActivityKind kind, SalesSummary sales) => new(CountOf(kind), Guard.NotNull(sales).Won);

    /// <summary>Activities per rep: <c>activities / reps</c>.</summary>
    /// <param name="kind">The kind of activity.</param>
    /// <param name="reps">The number of reps, including reps without any activity; 0 or more.</param>
    /// <returns>Activities per rep; undefined without a rep.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is not one of the named values, or <paramref name="reps"/> is negative.</exception>
    public Average PerRep(SalesActivityKind kind, long reps) => new(CountOf(kind), Guard.NotNegative(reps));

    /// <summary>Won deals per hundred activities: <c>100 × won deals / activities</c>.</summary>
    /// <param name="kind">The kind of activity.</param>
    /// <param name="sales">The deals of the same period and people.</param>
    /// <returns>Won deals per hundred activities; undefined without such an activity. May exceed 100, because not every deal needs such an
    /// activity.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="sales"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is not one of the named values.</exception>
    public Average WonDealsPerHundred(SalesActivityKind kind, SalesSummary sales) => new(100m * Guard.NotNull(sales).Won, CountOf(kind));

    /// <summary>
    /// Revenue per hundred activities: <c>100 × won amount / activities</c>, over won deals whose amount is known;
    /// <see cref="SalesSummary.WonWithKnownAmount"/> says how many.
    /// </summary>
    /// <param name="kind">The kind of activity.</param>
    /// <param name="sales">The deals of the same period and people.</param>
    /// <returns>Money per hundred activities; undefined without such an activity.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="sales"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is not one of the named values.</exception>
    /// <exception cref="OverflowException">A hundred times the won amount lies beyond the range of <see cref="decimal"/>.</exception>
    public Average RevenuePerHundred(SalesActivityKind kind, SalesSummary sales) => new(100 * Guard.NotNull(sales).WonAmount, CountOf(kind));

    private protected override SummaryKind<SalesActivitySummary> KindOfSelf => Kind;

    /// <summary>A new, empty builder.</summary>
    /// <returns>The builder.</returns>
    public static SummaryBuilder<SalesActivity, SalesActivitySummary> NewBuilder() => Kind.NewBuilder();

    /// <summary>Reads the bytes that <c>ToBytes</c> made.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The same summary.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    /// <exception cref="FormatException">The bytes are not a summary of this type; the message says what is wrong, and where.</exception>
    public static SalesActivitySummary FromBytes(byte[] bytes) => Kind.FromBytes(bytes);
}
