using System.Collections.ObjectModel;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>
/// The funnel of a pipeline as of an instant: how many deals reached each stage and went on to the next, and how long they stayed in it.
/// </summary>
/// <remarks>
/// <para>
/// A deal that reached a later stage counts as having reached the earlier ones, and a won deal all of them. So a deal that skips a stage or goes back
/// never pushes a conversion over 100 %, and <c>reached</c> never rises from stage to stage. Open deals are counted at their stage, not dropped.
/// </para>
/// <para>Funnels of different deals over the same stages and instant merge exactly. Two are equal when stages, instant and all totals are equal.
/// Immutable.</para>
/// </remarks>
[JsonConverter(typeof(SummaryJsonConverter<StageFunnel>))]
public sealed class StageFunnel : Summary<StageFunnel>
{
    internal static readonly SummaryKind<StageHistory, StageFunnel, StageFunnelTotals> Kind = new(21, () => new(), summary => ref summary._totals);

    private StageFunnelTotals _totals;
    private volatile IReadOnlyList<FunnelStage>? _stages;

    private StageFunnel()
    {
    }

    /// <summary>The funnel without deals and rules, the neutral element of <c>+</c>. It has no stages.</summary>
    public static StageFunnel Empty { get; } = Kind.Of(default);

    /// <summary>The stages in order.</summary>
    public IReadOnlyList<FunnelStage> Stages => _stages ??= ToStages();

    /// <summary>The number of deals that entered the funnel.</summary>
    public long Entered => Stages.Count == 0 ? 0 : Stages[0].Reached;

    /// <summary>The number of won deals.</summary>
    public long Won => _totals.Won;

    /// <summary>The number of lost deals.</summary>
    public long Lost => Stages.Sum(stage => stage.LostHere);

    /// <summary>The number of open deals.</summary>
    public long Open => Stages.Sum(stage => stage.OpenHere);

    /// <summary>The number of deals whose first stage change is after the instant; they are left out.</summary>
    public long NotYetStarted => _totals.NotYetStarted;

    /// <summary>The conversion of the whole funnel: <c>won / entered</c>, with the open deals in the denominator. Undefined if no deal entered.</summary>
    public Proportion Conversion => new(Won, Entered);

    /// <summary>A stage by its name.</summary>
    /// <param name="stage">The name.</param>
    /// <returns>The stage.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="stage"/> is null.</exception>
    /// <exception cref="KeyNotFoundException">There is no such stage.</exception>
    public FunnelStage this[string stage] => (_totals.Stages?.IndexOf(Guard.NotNull(stage)) ?? -1) is >= 0 and var position
        ? Stages[position]
        : throw new KeyNotFoundException($"There is no stage \"{stage}\" among {Violation.Show(_totals.Stages)}.");

    private protected override SummaryKind<StageFunnel> KindOfSelf => Kind;

    /// <summary>A new, empty builder.</summary>
    /// <param name="stages">The stages of the pipeline.</param>
    /// <param name="asOf">The instant at which the deals are looked at; later events do not count.</param>
    /// <exception cref="ArgumentNullException"><paramref name="stages"/> is null.</exception>
    /// <returns>The builder.</returns>
    public static SummaryBuilder<StageHistory, StageFunnel> NewBuilder(PipelineStages stages, DateTimeOffset asOf) => Kind.NewBuilder(new StageFunnelTotals(stages, asOf));

    /// <summary>Reads the bytes that <c>ToBytes</c> made.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The same summary.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    /// <exception cref="FormatException">The bytes are not a summary of this type; the message says what is wrong, and where.</exception>
    public static StageFunnel FromBytes(byte[] bytes) => Kind.FromBytes(bytes);

    /// <summary>The conversion between two stages: reached the later one / reached the earlier one. Never over 100 %.</summary>
    /// <param name="from">The name of the earlier stage.</param>
    /// <param name="to">The name of a later stage.</param>
    /// <returns>The proportion; undefined if no deal reached the earlier stage.</returns>
    /// <exception cref="ArgumentNullException">A name is null.</exception>
    /// <exception cref="KeyNotFoundException">There is no such stage.</exception>
    /// <exception cref="ArgumentException"><paramref name="to"/> does not come after <paramref name="from"/>.</exception>
    public Proportion ConversionBetween(string from, string to)
    {
        var (earlier, later) = (this[Guard.NotNull(from)], this[Guard.NotNull(to)]);
        return _totals.Stages!.IndexOf(to) > _totals.Stages.IndexOf(from)
            ? new Proportion(later.Reached, earlier.Reached)
            : throw Violation.Invalid(nameof(to), $"must come after the stage \"{from}\"", to).ToException();
    }

    private ReadOnlyCollection<FunnelStage> ToStages()
    {
        var stages = new FunnelStage[_totals.Stages?.Count ?? 0];
        var (reached, lost) = (Won, 0L);
        for (var i = stages.Length - 1; i >= 0; i--)
        {
            lost += _totals[i].Lost;
            stages[i] = new FunnelStage(_totals.Stages![i], _totals[i], reached, Won, lost);
            reached = stages[i].Reached;
        }

        return Array.AsReadOnly(stages);
    }
}
