using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Service;

/// <summary>The result of asking a customer for a score: a score on a stated scale, or no answer.</summary>
/// <remarks>
/// A blank is not an answer, and never a zero. Two are equal when scale and score are equal. <c>default</c> is not a fact; a summary refuses it.
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<SurveyAnswer>))]
public readonly record struct SurveyAnswer
{
    /// <summary>Makes an answer, or a blank.</summary>
    /// <param name="scale">The scale of the survey.</param>
    /// <param name="score">The score, on the scale; null for a customer who was asked and did not answer.</param>
    /// <exception cref="ArgumentException"><paramref name="scale"/> is <c>default</c>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="score"/> does not lie on the scale.</exception>
    public SurveyAnswer(RatingScale scale, int? score)
        : this(scale, score, out var violation) => violation?.Throw();

    private SurveyAnswer(RatingScale scale, int? score, out Violation? violation)
    {
        violation = FindViolation(scale, score);
        Scale = scale;
        Score = score;
    }

    /// <summary>The scale of the survey.</summary>
    public RatingScale Scale { get; }

    /// <summary>The score. Null for no answer.</summary>
    public int? Score { get; }

    internal bool IsFact => Scale.IsFact;

    /// <summary>Makes an answer like the constructor, but returns the error instead of throwing it.</summary>
    /// <param name="scale">The scale of the survey.</param>
    /// <param name="score">The score, on the scale; null for no answer.</param>
    /// <returns>The answer, or the reason why there is none.</returns>
    public static Checked<SurveyAnswer> Check(RatingScale scale, int? score) =>
        Checked.Of(new SurveyAnswer(scale, score, out var violation), violation);

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"SurveyAnswer {{ Scale = {Scale}, Score = {Score} }}");

    private static Violation? FindViolation(RatingScale scale, int? score) => score switch
    {
        _ when !scale.IsFact => Violation.Invalid(nameof(scale), "must be made by a constructor", "default"),
        { } given when !scale.Contains(given) => Violation.OutOfRange(nameof(score), $"must lie on the scale from {scale}", given),
        _ => null,
    };
}
