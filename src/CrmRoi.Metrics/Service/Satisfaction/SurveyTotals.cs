using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Service;

/// <summary>The totals behind <see cref="SurveySummary"/> and its builder: how often each score was given.</summary>
internal struct SurveyTotals : ISummaryBuilder<SurveyAnswer, SurveySummary>, IPortable, IEquatable<SurveyTotals>
{
    public RatingScale Scale;
    public Bins Scores;
    public long Answers;
    public long Blank;

    public readonly long Asked => Answers + Blank;

    public void Add(in SurveyAnswer fact)
    {
        if (!fact.IsFact)
            throw Guard.NoFact(nameof(SurveyAnswer), Asked);
        TakeScale(fact.Scale);
        if (fact.Score is { } score)
            Add(score, 1);
        else
            Blank++;
    }

    public void Add(int score, long count)
    {
        Scores.Add(score, count);
        Answers += count;
    }

    public void Add(SurveySummary part) => Add(in Guard.NotNull(part).Totals);

    public void Add(in SurveyTotals other)
    {
        if (other.Asked == 0)
            return;
        TakeScale(other.Scale);
        Scores.Add(in other.Scores);
        Answers += other.Answers;
        Blank += other.Blank;
    }

    public readonly SurveyTotals Clone() => this with { Scores = Scores.Clone() };

    public readonly SurveySummary ToSummary() => new(Clone());

    public void Describe(Fields fields)
    {
        fields.Count("blank", ref Blank);
        fields.Count("answers", ref Answers);
        if (Asked == 0)
            return;

        long lowest = Scale.Lowest, highest = Scale.Highest;
        fields.Integer("lowest", ref lowest);
        fields.Integer("highest", ref highest);
        fields.Bins("scores", ref Scores);
        if (fields.AreRead)
            Scale = new RatingScale(checked((int)lowest), checked((int)highest));
    }

    public readonly Violation? FindViolation() =>
        Rules.Counts(("answers", Answers), ("blank", Blank))
        ?? Scores.FindViolation("scores", Answers)
        ?? FindViolationOfScores();

    public readonly bool Equals(SurveyTotals other) =>
        Answers == other.Answers && Blank == other.Blank && (Asked == 0 || (Scale == other.Scale && Scores.Equals(other.Scores)));

    public override readonly bool Equals(object? obj) => obj is SurveyTotals other && Equals(other);

    public override readonly int GetHashCode() => unchecked((Answers.GetHashCode() * 397) ^ Blank.GetHashCode());

    private readonly Violation? FindViolationOfScores()
    {
        var length = Scores.LengthOfWindow(out var lowest);
        var highest = lowest + length - 1;
        return length == 0 || (Scale.Contains(lowest) && Scale.Contains(highest))
            ? null
            : Violation.Invalid("scores", $"must lie on the scale from {Scale}", FormattableString.Invariant($"{lowest} to {highest}"));
    }

    // The first answer says on which scale all are.
    private void TakeScale(RatingScale scale)
    {
        if (Asked == 0)
            Scale = scale;
        else if (scale != Scale)
            throw Violation.Invalid(nameof(scale), $"must be that of the answers before, {Scale} (position {Asked}, counting from 0)", scale.ToString()).ToException();
    }
}
