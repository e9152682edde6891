using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Customers;

/// <summary>
/// The number of customers from the start of a period to its end, with the retention and churn that follow. Counts that do not add up are refused.
/// </summary>
/// <remarks>
/// <para><code>at start + new + reactivated − lost of those at start − lost of the joined = at end</code></para>
/// <para>
/// Roll-forwards of different customers over the same period add up with <c>+</c>; the neutral element is <c>default</c>, nobody. Roll-forwards of
/// successive periods do not add up: a customer who stays for two months would count twice. Two are equal when all counts are equal.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// var march = new CustomerRollForward(atStart: 100, newCustomers: 25, reactivated: 0, lostOfStart: 15, lostOfJoined: 0, atEnd: 110);
/// Console.WriteLine(march.RetentionRate); // 85%
/// Console.WriteLine(march.ChurnRate); // 15%
/// </code>
/// </example>
[JsonConverter(typeof(StrictJsonConverter<CustomerRollForward>))]
public readonly record struct CustomerRollForward : ISummary<CustomerRollForward>
{
    private const byte KindNumber = 15;

    /// <summary>Makes a roll-forward; the counts must add up.</summary>
    /// <param name="atStart">The customers just before the period, 0 or more.</param>
    /// <param name="newCustomers">The customers who joined for the first time within the period, 0 or more.</param>
    /// <param name="reactivated">The customers who came back within the period, 0 or more: not customers at the start, but some time before.</param>
    /// <param name="lostOfStart">The customers at the start who are not customers at the end, from 0 to <paramref name="atStart"/>.</param>
    /// <param name="lostOfJoined">The new and reactivated customers who are not customers at the end, from 0 to all of them.</param>
    /// <param name="atEnd">The customers at the end of the period; must follow from the other counts.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or more are lost than there were.</exception>
    /// <exception cref="ArgumentException"><paramref name="atEnd"/> does not follow from the other counts.</exception>
    public CustomerRollForward(long atStart, long newCustomers, long reactivated, long lostOfStart, long lostOfJoined, long atEnd)
        : this(atStart, newCustomers, reactivated, lostOfStart, lostOfJoined, atEnd, out var violation) => violation?.Throw();

    private CustomerRollForward(long atStart, long newCustomers, long reactivated, long lostOfStart, long lostOfJoined, long atEnd, out Violation? violation)
    {
        violation = FindViolation(atStart, newCustomers, reactivated, lostOfStart, lostOfJoined, atEnd);
        AtStart = atStart;
        NewCustomers = newCustomers;
        Reactivated = reactivated;
        LostOfStart = lostOfStart;
        LostOfJoined = lostOfJoined;
        AtEnd = atEnd;
    }

    /// <summary>The number of customers just before the period.</summary>
    public long AtStart { get; }

    /// <summary>The number of customers who joined for the first time within the period.</summary>
    public long NewCustomers { get; }

    /// <summary>The number of customers who came back within the period: not customers at the start, but some time before.</summary>
    public long Reactivated { get; }

    /// <summary>The number of customers at the start who are not customers at the end.</summary>
    public long LostOfStart { get; }

    /// <summary>The number of new and reactivated customers who are not customers at the end.</summary>
    public long LostOfJoined { get; }

    /// <summary>The number of customers at the end of the period.</summary>
    public long AtEnd { get; }

    /// <summary>The retention rate: <c>(at start − lost of those at start) / at start</c>. Undefined without a customer at the start.</summary>
    public Proportion RetentionRate => ChurnRate.Complement;

    /// <summary>The churn rate: <c>lost of those at start / at start</c>, 1 − retention rate. Undefined without a customer at the start.</summary>
    public Proportion ChurnRate => new(LostOfStart, AtStart);

    /// <summary>
    /// The retention rate from the count at the end: <c>(at end − new − reactivated) / at start</c>. Undefined without a customer at the start.
    /// </summary>
    /// <remarks>
    /// Equal to <see cref="RetentionRate"/> only if nobody who joined within the period left in it. Each who did lowers it; with many of them it is below
    /// 0.
    /// </remarks>
    public Ratio EndCountRetentionRate => EndCountRetentionRateOf(AtStart, AtEnd, NewCustomers, Reactivated);

    /// <summary>
    /// The churn rate from the count at the end: <c>1 − (at end − new − reactivated) / at start</c>. Undefined without a customer at the start.
    /// </summary>
    public Ratio EndCountChurnRate => EndCountChurnRateOf(AtStart, AtEnd, NewCustomers, Reactivated);

    /// <summary>Adds two: the roll-forward of the customers of both, over the same period.</summary>
    /// <param name="left">A roll-forward.</param>
    /// <param name="right">A roll-forward of other customers.</param>
    /// <returns>The roll-forward of all of them.</returns>
    /// <exception cref="OverflowException">A count exceeds <see cref="long.MaxValue"/>.</exception>
    public static CustomerRollForward operator +(CustomerRollForward left, CustomerRollForward right) => left.Merge(right);

    /// <summary>Makes a roll-forward like the constructor, but returns the error instead of throwing it.</summary>
    /// <param name="atStart">The customers just before the period, 0 or more.</param>
    /// <param name="newCustomers">The customers who joined for the first time within the period, 0 or more.</param>
    /// <param name="reactivated">The customers who came back within the period, 0 or more: not customers at the start, but some time before.</param>
    /// <param name="lostOfStart">The customers at the start who are not customers at the end, from 0 to <paramref name="atStart"/>.</param>
    /// <param name="lostOfJoined">The new and reactivated customers who are not customers at the end, from 0 to all of them.</param>
    /// <param name="atEnd">The customers at the end of the period; must follow from the other counts.</param>
    /// <returns>The roll-forward, or the reason why there is none.</returns>
    public static Checked<CustomerRollForward> Check(long atStart, long newCustomers, long reactivated, long lostOfStart, long lostOfJoined, long atEnd) =>
        Checked.Of(new CustomerRollForward(atStart, newCustomers, reactivated, lostOfStart, lostOfJoined, atEnd, out var violation), violation);

    /// <summary>The retention rate from head counts alone: <c>(at end − new − reactivated) / at start</c>.</summary>
    /// <param name="atStart">The customers just before the period, 0 or more.</param>
    /// <param name="atEnd">The customers at its end, 0 or more.</param>
    /// <param name="newCustomers">The customers who joined for the first time within the period, 0 or more.</param>
    /// <param name="reactivated">The customers who came back within the period, 0 or more.</param>
    /// <returns>The rate; undefined without a customer at the start.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or the count at the end exceeds the sum of the other three.</exception>
    public static Ratio EndCountRetentionRateOf(long atStart, long atEnd, long newCustomers, long reactivated = 0) =>
        (decimal)Guard.NotNegative(atEnd) - Guard.NotNegative(newCustomers) - Guard.NotNegative(reactivated) is var left && left <= Guard.NotNegative(atStart)
            ? new(left, atStart)
            : throw Violation.OutOfRange(nameof(atEnd), $"must not exceed the {atStart} customers at the start with {newCustomers} new and {reactivated} reactivated ones", atEnd).ToException();

    /// <summary>The churn rate from head counts alone: <c>1 − (at end − new − reactivated) / at start</c>.</summary>
    /// <param name="atStart">The customers just before the period, 0 or more.</param>
    /// <param name="atEnd">The customers at its end, 0 or more.</param>
    /// <param name="newCustomers">The customers who joined for the first time within the period, 0 or more.</param>
    /// <param name="reactivated">The customers who came back within the period, 0 or more.</param>
    /// <returns>The rate; undefined without a customer at the start.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or the count at the end exceeds the sum of the other three.</exception>
    public static Ratio EndCountChurnRateOf(long atStart, long atEnd, long newCustomers, long reactivated = 0)
    {
        var retention = EndCountRetentionRateOf(atStart, atEnd, newCustomers, reactivated);
        return new(retention.Denominator - retention.Numerator, retention.Denominator);
    }

    /// <summary>Reads the bytes that <see cref="ToBytes"/> made.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The same roll-forward.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    /// <exception cref="FormatException">The bytes are not a roll-forward, or are of another version; the message says what is wrong, and
    /// where.</exception>
    public static CustomerRollForward FromBytes(byte[] bytes) => BinaryForm.FromBytes<RollForwardCounts>(KindNumber, nameof(CustomerRollForward), bytes).ToRollForward();

    /// <summary>The roll-forward in its binary form. Equal roll-forwards have the same bytes, on every target and machine.</summary>
    /// <returns>The bytes; <see cref="FromBytes"/> reads them.</returns>
    public byte[] ToBytes()
    {
        var counts = new RollForwardCounts(this);
        return BinaryForm.ToBytes(KindNumber, nameof(CustomerRollForward), ref counts);
    }

    /// <inheritdoc/>
    public CustomerRollForward Merge(CustomerRollForward other) => Merge([other]);

    /// <inheritdoc/>
    public CustomerRollForward Merge(IEnumerable<CustomerRollForward> others)
    {
        var counts = new RollForwardCounts(this);
        foreach (var other in Guard.NotNull(others))
        {
            var part = new RollForwardCounts(other);
            counts.AddTotals(ref part);
        }

        return counts.ToRollForward();
    }

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"CustomerRollForward {{ AtStart = {AtStart}, NewCustomers = {NewCustomers}, Reactivated = {Reactivated}, LostOfStart = {LostOfStart}, LostOfJoined = {LostOfJoined}, AtEnd = {AtEnd} }}");

    // In decimal, so that counts near the end of their range cannot overflow.
    internal static Violation? FindViolation(decimal atStart, decimal newCustomers, decimal reactivated, decimal lostOfStart, decimal lostOfJoined, decimal atEnd)
    {
        var joined = newCustomers + reactivated;
        var end = atStart + joined - lostOfStart - lostOfJoined;
        return atStart < 0 ? Violation.OutOfRange(nameof(atStart), "must not be negative", atStart)
            : newCustomers < 0 ? Violation.OutOfRange(nameof(newCustomers), "must not be negative", newCustomers)
            : reactivated < 0 ? Violation.OutOfRange(nameof(reactivated), "must not be negative", reactivated)
            : lostOfStart < 0 || lostOfStart > atStart ? Violation.OutOfRange(nameof(lostOfStart), $"must be from 0 to the {atStart} at the start", lostOfStart)
            : lostOfJoined < 0 || lostOfJoined > joined ? Violation.OutOfRange(nameof(lostOfJoined), $"must be from 0 to the {joined} that joined", lostOfJoined)
            : atEnd != end ? Violation.Invalid(nameof(atEnd), $"must be {end}, the sum of the other counts", atEnd)
            : null;
    }
}
