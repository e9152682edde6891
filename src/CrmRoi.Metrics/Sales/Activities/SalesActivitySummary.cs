using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>
/// The count of any number of activities by kind, and what they cost in effort and brought: per won deal, per rep, won deals and revenue per hundred.
/// </summary>
/// <remarks>
/// <para>
/// Beside a <see cref="SalesSummary"/> of the same period and the same people, all activities count, those for lost and open deals too: they are part of what a won deal takes.
/// </para>
/// <para>Two summaries are equal when all their counts are equal, however they came about. Immutable.</para>
/// </remarks>
#if NET8_0_OR_GREATER
[System.Text.Json.Serialization.JsonConverter(typeof(SummaryJsonConverter))]
#endif
public sealed class SalesActivitySummary : ISummary<SalesActivitySummary>, IEquatable<SalesActivitySummary>
{
    internal static readonly Form<SalesActivitySummary, SalesActivityTotals> Form = new(10, () => new SalesActivityTotals(), summary => summary._totals, totals => new SalesActivitySummary(in totals));

    private readonly SalesActivityTotals _totals;

    internal SalesActivitySummary(in SalesActivityTotals totals) => _totals = totals;

    /// <summary>The summary of nothing; the neutral element of <c>+</c>.</summary>
    public static SalesActivitySummary Empty { get; } = new(new SalesActivityTotals());

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

    internal ref readonly SalesActivityTotals Totals => ref _totals;

    /// <summary>The summary of the activities of both.</summary>
    /// <param name="left">A summary.</param>
    /// <param name="right">A summary of other activities.</param>
    /// <returns>The exact summary of all of them.</returns>
    /// <exception cref="ArgumentNullException">Either is null.</exception>
    public static SalesActivitySummary operator +(SalesActivitySummary left, SalesActivitySummary right) => Guard.NotNull(left).Merge(right);

    /// <summary>The number of activities of a kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>Their number.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is none of the named values.</exception>
    public long CountOf(SalesActivityKind kind) =>
        SalesActivity.FindViolation(kind) is { } violation ? throw violation.ToException() : kind switch
        {
            SalesActivityKind.Email => Emails,
            SalesActivityKind.Call => Calls,
            SalesActivityKind.Meeting => Meetings,
            _ => Proposals,
        };

    /// <summary>Activities per won deal, calls per sale for one: <c>activities / won deals</c>.</summary>
    /// <param name="kind">The kind of activity.</param>
    /// <param name="sales">The deals of the same period and people.</param>
    /// <returns>Activities per won deal; undefined without a won deal.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="sales"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is none of the named values.</exception>
    public Average PerWonDeal(SalesActivityKind kind, SalesSummary sales) => new(CountOf(kind), Guard.NotNull(sales).Won);

    /// <summary>Activities per rep: <c>activities / reps</c>.</summary>
    /// <param name="kind">The kind of activity.</param>
    /// <param name="reps">The number of reps, those without any activity too; 0 or more.</param>
    /// <returns>Activities per rep; undefined without a rep.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is none of the named values, or <paramref name="reps"/> is negative.</exception>
    public Average PerRep(SalesActivityKind kind, long reps) => new(CountOf(kind), Guard.NotNegative(reps));

    /// <summary>Won deals per hundred activities: <c>100 × won deals / activities</c>.</summary>
    /// <param name="kind">The kind of activity.</param>
    /// <param name="sales">The deals of the same period and people.</param>
    /// <returns>Won deals per hundred activities; undefined without such an activity. It may exceed 100: not every deal needs a call.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="sales"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is none of the named values.</exception>
    public Average WonDealsPerHundred(SalesActivityKind kind, SalesSummary sales) => new(100m * Guard.NotNull(sales).Won, CountOf(kind));

    /// <summary>Revenue per hundred activities: <c>100 × won amount / activities</c>.</summary>
    /// <param name="kind">The kind of activity.</param>
    /// <param name="sales">The deals of the same period and people.</param>
    /// <returns>Money per hundred activities; undefined without such an activity.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="sales"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="kind"/> is none of the named values.</exception>
    /// <exception cref="OverflowException">A hundred times the won amount lies beyond the range of <see cref="decimal"/>.</exception>
    public Average RevenuePerHundred(SalesActivityKind kind, SalesSummary sales) => new(100 * Guard.NotNull(sales).WonAmount, CountOf(kind));

    /// <summary>The summary of the bytes that <see cref="ToBytes"/> made.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The same summary.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    /// <exception cref="FormatException">The bytes are not the binary form of such a summary, or of another version; the message says what is wrong, and where.</exception>
    public static SalesActivitySummary FromBytes(byte[] bytes) => Form.FromBytes(bytes);

    /// <summary>The summary in its binary form, compact and canonical: equal summaries have the same bytes, on every target and machine.</summary>
    /// <returns>The bytes, to be read by <see cref="FromBytes"/>.</returns>
    public byte[] ToBytes() => Form.ToBytes(this);

    /// <inheritdoc/>
    public SalesActivitySummary Merge(SalesActivitySummary other)
    {
        var totals = _totals;
        totals.Add(other);
        return new SalesActivitySummary(in totals);
    }

    /// <inheritdoc/>
    public bool Equals(SalesActivitySummary? other) => other is not null && _totals.Equals(other._totals);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SalesActivitySummary);

    /// <inheritdoc/>
    public override int GetHashCode() => _totals.GetHashCode();

    /// <summary>Builds a summary from activities as they stream by, and from partial summaries. One thread at a time.</summary>
    public sealed class Builder : ISummaryBuilder<SalesActivity, SalesActivitySummary>
    {
        private SalesActivityTotals _totals;

        /// <inheritdoc/>
        public void Add(in SalesActivity fact) => _totals.Add(in fact);

        /// <inheritdoc/>
        public void Add(SalesActivitySummary part) => _totals.Add(part);

        /// <inheritdoc/>
        public SalesActivitySummary ToSummary() => _totals.ToSummary();
    }
}
