using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Service;

/// <summary>The scale of a survey: whole scores from a lowest to a highest.</summary>
/// <remarks>Two are equal when both ends are equal. <c>default</c> is not a scale; an answer refuses it.</remarks>
[JsonConverter(typeof(StrictJsonConverter<RatingScale>))]
public readonly record struct RatingScale
{
    /// <summary>Makes a scale.</summary>
    /// <param name="lowest">The lowest score.</param>
    /// <param name="highest">The highest score, above the lowest by 1 to 1,000.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="highest"/> is out of range.</exception>
    public RatingScale(int lowest, int highest)
    {
        if ((long)highest - lowest is < 1 or > 1000)
            throw Violation.OutOfRange(nameof(highest), $"must be above the lowest score, {lowest}, by 1 to 1000", highest).ToException();
        Lowest = lowest;
        Highest = highest;
    }

    /// <summary>1 to 5, the usual scale of customer satisfaction.</summary>
    public static RatingScale OneToFive { get; } = new(1, 5);

    /// <summary>1 to 7, the usual scale of customer effort.</summary>
    public static RatingScale OneToSeven { get; } = new(1, 7);

    /// <summary>0 to 10, the scale of the Net Promoter Score.</summary>
    public static RatingScale ZeroToTen { get; } = new(0, 10);

    /// <summary>The lowest score.</summary>
    public int Lowest { get; }

    /// <summary>The highest score.</summary>
    public int Highest { get; }

    internal bool IsFact => Highest > Lowest;

    /// <summary>Whether a score lies on the scale.</summary>
    /// <param name="score">The score.</param>
    /// <returns>Whether it does, ends included.</returns>
    public bool Contains(int score) => IsFact && Lowest <= score && score <= Highest;

    /// <summary>Both ends, "1 to 5".</summary>
    /// <returns>The text.</returns>
    public override string ToString() => InvariantText.Of($"{Lowest} to {Highest}");
}
