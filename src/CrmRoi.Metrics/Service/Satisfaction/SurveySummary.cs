using System.Numerics;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Service;

/// <summary>
/// The exact total of any number of answers on one scale: customer satisfaction (CSAT), Net Promoter Score (NPS), customer effort score (CES), response rate.
/// </summary>
/// <remarks>
/// <para>A blank is not an answer: it lowers the response rate and is in no other figure.</para>
/// <para>Two summaries are equal when scale and counts are equal; empty ones are equal under any scale. Immutable.</para>
/// </remarks>
/// <example>
/// <code>
/// int?[] ratings = [5, 4, null, 3, 5];
/// var survey = ratings.Select(rating => new SurveyAnswer(RatingScale.OneToFive, rating)).Summarize();
/// Console.WriteLine(survey.CustomerSatisfaction()); // 75%
/// Console.WriteLine(survey.Scores.Mean); // 4.25
/// Console.WriteLine(survey.ResponseRate); // 80%
/// </code>
/// </example>
[JsonConverter(typeof(SummaryJsonConverter<SurveySummary>))]
public sealed class SurveySummary : Summary<SurveySummary>
{
    internal static readonly SummaryKind<SurveyAnswer, SurveySummary, SurveyTotals> Kind = new(13, () => new(), summary => ref summary._totals);

    private SurveyTotals _totals;

    private SurveySummary()
    {
    }

    /// <summary>The summary of no answer; the neutral element of <c>+</c>.</summary>
    public static SurveySummary Empty { get; } = Kind.Of(default);

    /// <summary>The scale of all answers. Null if nobody was asked.</summary>
    public RatingScale? Scale => Asked == 0 ? null : _totals.Scale;

    /// <summary>The number of customers who were asked: answers and blanks.</summary>
    public long Asked => _totals.Asked;

    /// <summary>The number of answers.</summary>
    public long Answers => _totals.Answers;

    /// <summary>The response rate: <c>answers / asked</c>. Undefined if nobody was asked.</summary>
    public Proportion ResponseRate => new(Answers, Asked);

    /// <summary>Count, exact mean and variance of the scores. The mean is CSAT as a mean score, or the customer effort score.</summary>
    public Moments Scores
    {
        get
        {
            BigInteger sum = 0, squares = 0;
            foreach (var score in _totals.Scores.InUse())
            {
                sum += (BigInteger)score.Key * score.Value;
                squares += (BigInteger)score.Key * score.Key * score.Value;
            }

            return new Moments(new ExactMoments(Answers, sum * Fraction.One, squares * Fraction.PowerOfTen(2 * Fraction.Places)));
        }
    }

    /// <summary>
    /// The Net Promoter Score (NPS) on a scale from 0 to 10. Undefined without an answer and on any other scale; there, make a
    /// <see cref="Service.NetPromoterScore"/> from <see cref="CountOf"/>.
    /// </summary>
    public NetPromoterScore NetPromoterScore =>
        _totals.Scale == RatingScale.ZeroToTen ? new NetPromoterScore(CountOf(9, 10), CountOf(7, 8), CountOf(0, 6)) : default;

    /// <summary>Makes a summary from counts computed elsewhere, for example by a database.</summary>
    /// <param name="scale">The scale.</param>
    /// <param name="counts">How often each score was given, 0 or more; a missing score counts as 0.</param>
    /// <param name="blank">How many were asked and did not answer, 0 or more.</param>
    /// <returns>The summary.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="counts"/> is null.</exception>
    /// <exception cref="ArgumentException">A score does not lie on the scale, a count is negative, or the scale is <c>default</c>.</exception>
    public static SurveySummary FromCounts(RatingScale scale, IEnumerable<KeyValuePair<int, long>> counts, long blank = 0)
    {
        var totals = new SurveyTotals(new SurveyAnswer(scale, null).Scale) { Blank = Guard.NotNegative(blank) };
        foreach (var count in Guard.NotNull(counts))
        {
            if (!scale.Contains(count.Key))
                throw Violation.OutOfRange(nameof(counts), $"must be of scores on the scale from {scale}", count.Key).ToException();
            totals.Add(count.Key, Guard.NotNegative(count.Value, nameof(counts)));
        }

        return Kind.Of(ref totals);
    }

    /// <summary>How often scores in a range were given.</summary>
    /// <param name="lowest">The lowest score.</param>
    /// <param name="highest">The highest score.</param>
    /// <returns>The number of answers, both ends included.</returns>
    public long CountOf(int lowest, int highest) =>
        _totals.Scores.InUse().Where(score => lowest <= score.Key && score.Key <= highest).Sum(score => score.Value);

    /// <summary>Customer satisfaction (CSAT): <c>scores of the threshold or more / answers</c>. Undefined without an answer.</summary>
    /// <param name="threshold">The lowest score of a satisfied customer; 4 by default, the top two boxes of a scale from 1 to 5.</param>
    /// <returns>The proportion, with its interval.</returns>
    /// <exception cref="ArgumentException">No threshold is given for another scale, or it does not lie on the scale.</exception>
    public Proportion CustomerSatisfaction(int? threshold = null) => AtLeast(threshold, RatingScale.OneToFive, 4);

    /// <summary>Low effort: the customer effort score as a share, <c>scores of the threshold or more / answers</c>. Undefined without an answer.</summary>
    /// <param name="threshold">The lowest score of a customer who found it easy; 5 by default, the top three of a scale from 1 to 7.</param>
    /// <returns>The proportion, with its interval.</returns>
    /// <exception cref="ArgumentException">No threshold is given for another scale, or it does not lie on the scale.</exception>
    public Proportion LowEffort(int? threshold = null) => AtLeast(threshold, RatingScale.OneToSeven, 5);

    /// <summary>The interval of the mean score by Student's t distribution with n − 1 degrees of freedom.</summary>
    /// <param name="confidence">The confidence level, above 0 and below 1; 0.95 by default.</param>
    /// <returns>The interval, cut to the scale; null for fewer than two answers, and if all scores are equal.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> does not lie between 0 and 1.</exception>
    /// <remarks>
    /// <code>mean ± t × √(variance / n)</code>
    /// It is <see cref="Moments.Interval"/> of <see cref="Scores"/>. Scores that all agree do not say how far their mean may be off.
    /// </remarks>
    public ConfidenceInterval? MeanInterval(double confidence = 0.95) =>
        Scores.Interval(confidence) is { } interval
            ? new ConfidenceInterval(Math.Max(_totals.Scale.Lowest, interval.Lower), Math.Min(_totals.Scale.Highest, interval.Upper), confidence)
            : null;

    private protected override SummaryKind<SurveySummary> KindOfSelf => Kind;

    /// <summary>A new, empty builder.</summary>
    /// <returns>The builder.</returns>
    public static SummaryBuilder<SurveyAnswer, SurveySummary> NewBuilder() => Kind.NewBuilder();

    /// <summary>Reads the bytes that <c>ToBytes</c> made.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The same summary.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    /// <exception cref="FormatException">The bytes are not a summary of this type; the message says what is wrong, and where.</exception>
    public static SurveySummary FromBytes(byte[] bytes) => Kind.FromBytes(bytes);

    private Proportion AtLeast(int? threshold, RatingScale usual, int usualThreshold)
    {
        if (Asked == 0)
            return default;
        if (threshold is null && _totals.Scale != usual)
            throw Violation.Invalid(nameof(threshold), $"must be given for the scale {_totals.Scale}", threshold).ToException();
        if (threshold is { } given && !_totals.Scale.Contains(given))
            throw Violation.OutOfRange(nameof(threshold), $"must lie on the scale from {_totals.Scale}", given).ToException();
        return new Proportion(CountOf(threshold ?? usualThreshold, _totals.Scale.Highest), Answers);
    }
}
