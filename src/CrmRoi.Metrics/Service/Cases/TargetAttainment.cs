using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Service;

/// <summary>How many promised times were kept (service-level attainment), for responses, next replies or resolutions.</summary>
/// <remarks>
/// It counts cases; for next replies it counts waits. Attainments add up with <c>+</c>, even under different calendars; the neutral element is
/// <c>default</c>, no case. Two are equal when all counts are equal.
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<TargetAttainment>))]
public readonly record struct TargetAttainment
{
    /// <summary>Makes an attainment from its counts, each 0 or more.</summary>
    /// <param name="met">Cases done within their target.</param>
    /// <param name="breached">Cases done after their target, or past it and not done.</param>
    /// <param name="notYetDue">Cases not done and not past their target.</param>
    /// <param name="withoutTarget">Cases without a target.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or their sum exceeds <see cref="long.MaxValue"/>.</exception>
    public TargetAttainment(long met, long breached, long notYetDue, long withoutTarget)
    {
        Guard.Counts((nameof(met), met), (nameof(breached), breached), (nameof(notYetDue), notYetDue), (nameof(withoutTarget), withoutTarget));
        Met = met;
        Breached = breached;
        NotYetDue = notYetDue;
        WithoutTarget = withoutTarget;
    }

    /// <summary>Cases done within their target, to the tick.</summary>
    public long Met { get; }

    /// <summary>Cases done after their target, or past it and not done.</summary>
    public long Breached { get; }

    /// <summary>Cases not done and not past their target. They are not in the rate.</summary>
    public long NotYetDue { get; }

    /// <summary>Cases without a target.</summary>
    public long WithoutTarget { get; }

    /// <summary>The attainment: <c>met / (met + breached)</c>. Undefined if no case is met or breached.</summary>
    public Proportion Rate => new(Met, Met + Breached);

    private long Cases => Met + Breached + NotYetDue + WithoutTarget;

    /// <summary>Adds two attainments of different cases.</summary>
    /// <param name="left">An attainment.</param>
    /// <param name="right">The attainment of other cases.</param>
    /// <returns>The counts added up.</returns>
    /// <exception cref="OverflowException">Together there are more than <see cref="long.MaxValue"/> cases.</exception>
    public static TargetAttainment operator +(TargetAttainment left, TargetAttainment right)
    {
        Guard.Sum(left.Cases, right.Cases, "cases");
        return new(left.Met + right.Met, left.Breached + right.Breached, left.NotYetDue + right.NotYetDue, left.WithoutTarget + right.WithoutTarget);
    }

    /// <summary>The rate, "92.5%", in the invariant culture; "n/a" if no case is met or breached.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Rate.ToString();

    // The attainment of one case: the time it took, or has taken so far, against its target.
    internal static TargetAttainment Of(TimeSpan? target, TimeSpan taken, bool done) => (target, done) switch
    {
        (null, _) => new(0, 0, 0, 1),
        ({ } promised, _) when taken > promised => new(0, 1, 0, 0),
        (_, true) => new(1, 0, 0, 0),
        _ => new(0, 0, 1, 0),
    };
}
