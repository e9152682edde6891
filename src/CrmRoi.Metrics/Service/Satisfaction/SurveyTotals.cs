using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Service;

// The totals behind SurveySummary and its builder: how often each score was given.
internal struct SurveyTotals(RatingScale scale) : ITotals<SurveyTotals, SurveyAnswer>, IRestrictedTotals<SurveyAnswer>
{
    private Ruled<SurveyScale> _scale = new(new SurveyScale(scale));
    public Bins Scores;
    public long Answers;
    public long Blank;

    public readonly RatingScale Scale => _scale.Value.Scale;

    public readonly long Asked => Answers + Blank;

    public bool Add(in SurveyAnswer fact)
    {
        if (!fact.IsFact || (_scale.IsGiven && fact.Scale != Scale))
            return false;

        // The first answer decides the scale of all.
        if (!_scale.IsGiven)
            _scale = new(new SurveyScale(fact.Scale));
        if (fact.Score is { } score)
            Add(score, 1);
        else
            Blank++;
        return true;
    }

    public readonly Violation? FindViolation(in SurveyAnswer fact) =>
        fact.IsFact ? Violation.Invalid(nameof(fact), $"must be an answer on the scale from {Scale}", fact.Scale) : null;

    public void Add(int score, long count)
    {
        Scores.Add(score, count);
        Answers += count;
    }

    public void Visit<TVisitor>(ref TVisitor visitor, ref SurveyTotals other)
        where TVisitor : struct, IFieldVisitor
    {
        visitor.Rule("scale", ref _scale, ref other._scale);
        visitor.Count("answers", ref Answers, ref other.Answers);
        visitor.Count("blank", ref Blank, ref other.Blank);
        visitor.Field("scores", ref Scores, ref other.Scores);
    }

    public readonly Violation? FindViolation() =>
        TotalsRules.Counts(("answers", Answers), ("blank", Blank))
        ?? Scores.FindViolation("scores", Answers)
        ?? FindViolationOfScores();

    private readonly Violation? FindViolationOfScores() =>
        !Scores.TryGetEnds(out var lowest, out var highest) || (Scale.Contains(lowest) && Scale.Contains(highest))
            ? null
            : Violation.Invalid("scores", $"must lie on the scale from {Scale}", FormattableString.Invariant($"{lowest} to {highest}"));

    private readonly record struct SurveyScale(RatingScale Scale) : IRule<SurveyScale>
    {
        public override string ToString() => $"the scale from {Scale}";

        public void Write(ByteWriter writer, string name)
        {
            writer.Signed(Scale.Lowest);
            writer.Signed(Scale.Highest);
        }

        public SurveyScale Read(ByteReader reader, string name) =>
            new(new RatingScale(checked((int)reader.Signed(name)), checked((int)reader.Signed(name))));
    }
}
