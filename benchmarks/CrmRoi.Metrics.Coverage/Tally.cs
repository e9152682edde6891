using CrmRoi.Metrics.Impact;

namespace CrmRoi.Metrics.Coverage;

/// <summary>What one company's answer came to.</summary>
/// <param name="Range">The range; null where none was given.</param>
/// <param name="Truth">What is true.</param>
/// <param name="Scale">The figure that a width is a share of.</param>
/// <param name="Answer">The verdict on whether there was a gain; null for a method that gives none: then the range speaks alone.</param>
internal readonly record struct Judged(ConfidenceInterval? Range, double Truth, double Scale, ImpactAnswer? Answer = null);

/// <summary>The outcomes of the companies of a cell.</summary>
internal sealed class Tally
{
    private int _held;
    private int _cannotTell;
    private int _shown;
    private int _above;
    private double _width;

    public int Companies { get; private set; }

    public int Ranges { get; private set; }

    /// <summary>Of the ranges that were given, the share that holds the truth.</summary>
    public Share Coverage => new(_held, Ranges);

    /// <summary>The share of companies whom the answer is "cannot tell", because there is no range or because the verdict says so.</summary>
    public Share CannotTell => new(_cannotTell, Companies);

    /// <summary>The share of companies whom a gain is shown.</summary>
    public Share Shown => new(_shown, Companies);

    /// <summary>The share of companies whose range lies above 0.</summary>
    public Share Above => new(_above, Companies);

    /// <summary>The mean width of the finite ranges, as a share of the level.</summary>
    public double Width => _width / Math.Max(1, Ranges);

    public void Add(Judged outcome)
    {
        Companies++;
        var above = outcome.Range?.Lower > 0;
        _above += above ? 1 : 0;
        _shown += (outcome.Answer is { } answer ? answer == ImpactAnswer.Shown : above) ? 1 : 0;
        _cannotTell += outcome.Range is null || outcome.Answer == ImpactAnswer.CannotTell ? 1 : 0;
        if (outcome.Range is not { } range)
            return;
        Ranges++;
        _held += range.Contains(outcome.Truth) ? 1 : 0;
        _width += double.IsInfinity(range.Upper - range.Lower) ? 0 : (range.Upper - range.Lower) / outcome.Scale;
    }
}

/// <summary>A share with twice its standard error.</summary>
internal readonly record struct Share(int Hits, int Of)
{
    public double Value => Of == 0 ? double.NaN : (double)Hits / Of;

    /// <summary>Two standard errors. Near 0 and 1 the share is moved by two hits, so that a short run without a miss is not taken for certainty.</summary>
    public double TwoErrors => Of == 0 ? double.NaN : 2 * Math.Sqrt((Hits + 2.0) / (Of + 4) * (Of - Hits + 2.0) / (Of + 4) / Of);

    public override string ToString() => Of == 0 ? "–" : FormattableString.Invariant($"{100 * Value:0.0} ± {100 * TwoErrors:0.0}");
}
