using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>
/// How the pipeline of a period changed from one snapshot to a later one, in steps. Every deal of the pipeline comes in, goes out or stays exactly once.
/// </summary>
/// <remarks>
/// <code>opening + new + pulled in + revalued − won − lost − slipped − moved earlier − removed = closing, exactly</code>
/// <para>
/// The pipeline of a period is the open deals expected to close in it, at full amount. A deal leaves it at its amount in the opening snapshot; only a won
/// deal is first revalued to what was sold. A deal that was created and decided between the snapshots counts as new and as won or lost.
/// </para>
/// <para>
/// Waterfalls of different deals over the same period and snapshots merge exactly, for example reps into a team. Two are equal when period, number of
/// movements and all steps are equal. Immutable.
/// </para>
/// </remarks>
[JsonConverter(typeof(SummaryJsonConverter<PipelineWaterfall>))]
public sealed class PipelineWaterfall : Summary<PipelineWaterfall>
{
    internal static readonly SummaryKind<PipelineMovement, PipelineWaterfall, PipelineWaterfallTotals> Kind = new(19, () => new(), summary => ref summary._totals);

    private PipelineWaterfallTotals _totals;

    private PipelineWaterfall()
    {
    }

    /// <summary>The waterfall of no deals, the neutral element of <c>+</c>.</summary>
    public static PipelineWaterfall Empty { get; } = Kind.Of(default);

    /// <summary>The deals in the pipeline of the period at the first snapshot.</summary>
    public DealTotal Opening => _totals.Opening.Read();

    /// <summary>The deals created since, at the amount they were first seen with.</summary>
    public DealTotal New => _totals.New.Read();

    /// <summary>The deals that were expected outside the period and are now expected, or were won, in it.</summary>
    public DealTotal PulledIn => _totals.PulledIn.Read();

    /// <summary>The deals whose amount changed while they stayed, with the change, up or down.</summary>
    public DealTotal Revalued => _totals.Revalued.Read();

    /// <summary>The deals won in the period, at the amount sold.</summary>
    public DealTotal Won => _totals.Won.Read();

    /// <summary>The deals lost, at their amount in the opening snapshot, even if the CRM has changed it since.</summary>
    public DealTotal Lost => _totals.Lost.Read();

    /// <summary>The deals of the opening that are now expected, or were decided, after the end of the period.</summary>
    public DealTotal Slipped => _totals.Slipped.Read();

    /// <summary>The deals of the opening that are now expected, or were won, before the start of the period. Usually none.</summary>
    public DealTotal MovedEarlier => _totals.MovedEarlier.Read();

    /// <summary>The deals of the opening that are neither in the second snapshot nor decided: deleted from the CRM, or merged into others.</summary>
    public DealTotal Removed => _totals.Removed.Read();

    /// <summary>The deals in the pipeline of the period at the second snapshot.</summary>
    public DealTotal Closing => _totals.Closing.Read();

    /// <summary>The slip rate by count: <c>slipped / opening</c>. Undefined if the opening is empty.</summary>
    public Proportion SlipRate => new(_totals.Slipped.Count, _totals.Opening.Count);

    /// <summary>The slip rate by amount: <c>slipped amount / opening amount</c>. Undefined if the opening amount is 0.</summary>
    public Ratio SlipRateByAmount => new(Slipped.Amount, Opening.Amount);

    private protected override SummaryKind<PipelineWaterfall> KindOfSelf => Kind;

    /// <summary>A new, empty builder.</summary>
    /// <param name="period">The period whose pipeline is followed, for example a quarter.</param>
    /// <returns>The builder.</returns>
    public static SummaryBuilder<PipelineMovement, PipelineWaterfall> NewBuilder(Period period) => Kind.NewBuilder(new PipelineWaterfallTotals(period));

    /// <summary>Reads the bytes that <c>ToBytes</c> made.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The same summary.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    /// <exception cref="FormatException">The bytes are not a summary of this type; the message says what is wrong, and where.</exception>
    public static PipelineWaterfall FromBytes(byte[] bytes) => Kind.FromBytes(bytes);
}
