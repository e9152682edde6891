using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Service;

/// <summary>The Net Promoter Score (NPS): promoters minus detractors over all answers, in points from −100 to 100, unrounded.</summary>
/// <remarks>
/// <para>Formula: <c>100 × (promoters − detractors) / answers</c>. Undefined without an answer.</para>
/// <para>
/// On the scale from 0 to 10, scores of 9 and 10 are promoters, 7 and 8 passives, 0 to 6 detractors. Scores are pooled exactly with <c>+</c>, by adding
/// their parts; the neutral element is <c>default</c>. Two are equal when their parts are equal. Source: F. Reichheld, "The One Number You Need to Grow",
/// Harvard Business Review, December 2003.
/// </para>
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<NetPromoterScore>))]
public readonly record struct NetPromoterScore : IMeasure
{
    /// <summary>Makes a score from its counts, each 0 or more.</summary>
    /// <param name="promoters">Answers of 9 and 10.</param>
    /// <param name="passives">Answers of 7 and 8.</param>
    /// <param name="detractors">Answers of 0 to 6.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative, or their sum exceeds <see cref="long.MaxValue"/>.</exception>
    public NetPromoterScore(long promoters, long passives, long detractors)
    {
        Guard.Counts((nameof(promoters), promoters), (nameof(passives), passives), (nameof(detractors), detractors));
        Promoters = promoters;
        Passives = passives;
        Detractors = detractors;
    }

    /// <summary>Answers of 9 and 10.</summary>
    public long Promoters { get; }

    /// <summary>Answers of 7 and 8.</summary>
    public long Passives { get; }

    /// <summary>Answers of 0 to 6.</summary>
    public long Detractors { get; }

    /// <summary>All answers.</summary>
    public long Answers => Promoters + Passives + Detractors;

    /// <inheritdoc/>
    public bool IsDefined => Answers != 0;

    /// <summary>The score in points, from −100 to 100, unrounded. Null without an answer.</summary>
    public decimal? Value => IsDefined ? 100m * (Promoters - Detractors) / Answers : null;

    /// <summary>Adds two scores of different answers.</summary>
    /// <param name="left">A score.</param>
    /// <param name="right">The score of other answers.</param>
    /// <returns>The counts added up.</returns>
    /// <exception cref="OverflowException">Together there are more than <see cref="long.MaxValue"/> answers.</exception>
    public static NetPromoterScore operator +(NetPromoterScore left, NetPromoterScore right)
    {
        Guard.Sum(left.Answers, right.Answers, "answers");
        return new(left.Promoters + right.Promoters, left.Passives + right.Passives, left.Detractors + right.Detractors);
    }

    /// <summary>The adjusted Wald interval: the interval after adding three answers, ¾ of a promoter, 1½ passives and ¾ of a detractor.</summary>
    /// <param name="confidence">The confidence level, above 0 and below 1; 0.95 by default.</param>
    /// <returns>The interval in points, within [−100, 100]; null without an answer.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="confidence"/> does not lie between 0 and 1.</exception>
    /// <remarks>
    /// <code>100 × (p − d ± z √((p + d − (p − d)²) / n)), with p, d and n after adding</code>
    /// It keeps a width even if all answers agree, and may then lie to one side of the score. Source: B. Rocks, The American Statistician 70 (2016)
    /// 365-372.
    /// </remarks>
    public ConfidenceInterval? Interval(double confidence = 0.95)
    {
        const double Added = 0.75;
        Guard.Confidence(confidence);
        if (!IsDefined)
            return null;

        double n = Answers + (4 * Added), p = (Promoters + Added) / n, d = (Detractors + Added) / n;
        var reach = NormalDistribution.TwoSidedQuantile(confidence) * Math.Sqrt(Math.Max(0, p + d - ((p - d) * (p - d))) / n);
        return new ConfidenceInterval(100 * Math.Max(-1, p - d - reach), 100 * Math.Min(1, p - d + reach), confidence);
    }

    /// <summary>The score in points with up to two decimals, "-29.3", in the invariant culture; "n/a" without an answer.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => ToString(null, null);

    /// <summary>The score in points as text; "n/a" without an answer.</summary>
    /// <param name="format">A numeric format of <see cref="decimal"/>; if null, up to two decimals.</param>
    /// <param name="formatProvider">The culture; null is the invariant one.</param>
    /// <returns>The text.</returns>
    /// <exception cref="FormatException"><paramref name="format"/> is not a numeric format.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider) =>
        MeasureFormat.Format(Value, format, formatProvider, MeasureFormat.Number);

#if NET8_0_OR_GREATER
    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        MeasureFormat.TryFormat(Value, destination, out charsWritten, format, provider, MeasureFormat.Number);
#endif
}
