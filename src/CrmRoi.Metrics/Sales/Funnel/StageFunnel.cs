using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>
/// The funnel of a pipeline as of an instant: how many deals reached each stage and went on to the next, and the time they spent in it.
/// </summary>
/// <remarks>
/// <para>
/// A deal that reached a later stage has reached the earlier ones, and a won deal all of them. So a deal that skips a stage or goes back never pushes a
/// conversion over 100 %, and <c>reached</c> falls from stage to stage. Open deals are shown where they stand, not dropped.
/// </para>
/// <para>Funnels of different deals over the same stages merge exactly. Two are equal when stages and all totals are equal. Immutable.</para>
/// </remarks>
#if NET8_0_OR_GREATER
[System.Text.Json.Serialization.JsonConverter(typeof(SummaryJsonConverter))]
#endif
public sealed class StageFunnel : ISummary<StageFunnel>, IEquatable<StageFunnel>
{
    internal static readonly Form<StageFunnel, StageFunnelTotals> Form = new(21, () => default, funnel => funnel._totals, totals => new StageFunnel(in totals));

    private readonly StageFunnelTotals _totals;
    private readonly FunnelStage[] _stages;

    internal StageFunnel(in StageFunnelTotals totals)
    {
        _totals = totals;
        _stages = new FunnelStage[totals.Stages.Count];
        var reached = totals.Won;
        for (var i = _stages.Length - 1; i >= 0; i--)
        {
            _stages[i] = new FunnelStage(totals.Stages[i], totals[i], reached);
            reached = _stages[i].Reached;
        }
    }

    /// <summary>The stages in order.</summary>
    public IReadOnlyList<FunnelStage> Stages => Array.AsReadOnly(_stages);

    /// <summary>The number of deals that entered the funnel.</summary>
    public long Entered => _stages[0].Reached;

    /// <summary>The number of won deals.</summary>
    public long Won => _totals.Won;

    /// <summary>The number of lost deals.</summary>
    public long Lost => _stages.Sum(stage => stage.LostHere);

    /// <summary>The number of open deals.</summary>
    public long Open => _stages.Sum(stage => stage.OpenHere);

    /// <summary>The number of deals whose first stage change lies after the instant; they are left out.</summary>
    public long NotYetStarted => _totals.NotYetStarted;

    /// <summary>The conversion of the whole funnel: <c>won / entered</c>, with the open deals in the denominator. Undefined where no deal entered.</summary>
    public Proportion Conversion => new(Won, Entered);

    internal ref readonly StageFunnelTotals Totals => ref _totals;

    /// <summary>One stage by its name.</summary>
    /// <param name="stage">The name.</param>
    /// <returns>The stage.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="stage"/> is null.</exception>
    /// <exception cref="KeyNotFoundException">There is no such stage.</exception>
    public FunnelStage this[string stage] => _totals.Stages.IndexOf(stage) is >= 0 and var position
        ? _stages[position]
        : throw new KeyNotFoundException($"There is no stage \"{stage}\" among {_totals.Stages}.");

    /// <summary>The funnel of the deals of both.</summary>
    /// <param name="left">A funnel.</param>
    /// <param name="right">A funnel of other deals over the same stages.</param>
    /// <returns>The exact funnel of all of them.</returns>
    /// <exception cref="ArgumentNullException">Either is null.</exception>
    /// <exception cref="ArgumentException">Their stages differ.</exception>
    public static StageFunnel operator +(StageFunnel left, StageFunnel right) => Guard.NotNull(left).Merge(right);

    /// <summary>The funnel of the bytes that <see cref="ToBytes"/> made.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The same funnel.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="bytes"/> is null.</exception>
    /// <exception cref="FormatException">The bytes are not the binary form of such a funnel, or of another version; the message says what is wrong, and where.</exception>
    public static StageFunnel FromBytes(byte[] bytes) => Form.FromBytes(bytes);

    /// <summary>The funnel in its binary form, compact and canonical: equal funnels have the same bytes, on every target and machine.</summary>
    /// <returns>The bytes, to be read by <see cref="FromBytes"/>.</returns>
    /// <exception cref="InvalidOperationException">The name of a stage is no Unicode text: it holds half a surrogate pair.</exception>
    public byte[] ToBytes() => Form.ToBytes(this);

    /// <summary>The conversion between two stages: reached the later / reached the earlier. Never over 100 %.</summary>
    /// <param name="from">The name of the earlier stage.</param>
    /// <param name="to">The name of a later stage.</param>
    /// <returns>The proportion; undefined where no deal reached the earlier stage.</returns>
    /// <exception cref="ArgumentNullException">A name is null.</exception>
    /// <exception cref="KeyNotFoundException">There is no such stage.</exception>
    /// <exception cref="ArgumentException"><paramref name="to"/> does not come after <paramref name="from"/>.</exception>
    public Proportion ConversionBetween(string from, string to)
    {
        var (earlier, later) = (this[from], this[to]);
        return _totals.Stages.IndexOf(to) > _totals.Stages.IndexOf(from)
            ? new Proportion(later.Reached, earlier.Reached)
            : throw Violation.Invalid(nameof(to), $"must come after the stage \"{from}\"", to).ToException();
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">Their stages differ.</exception>
    public StageFunnel Merge(StageFunnel other)
    {
        var totals = _totals.Clone();
        totals.Add(other);
        return new StageFunnel(in totals);
    }

    /// <inheritdoc/>
    public bool Equals(StageFunnel? other) => other is not null && _totals.Equals(other._totals);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as StageFunnel);

    /// <inheritdoc/>
    public override int GetHashCode() => _totals.GetHashCode();

    /// <summary>Builds a funnel from histories as they stream by, and from partial funnels. One thread at a time.</summary>
    public sealed class Builder : ISummaryBuilder<StageHistory, StageFunnel>
    {
        private StageFunnelTotals _totals;

        /// <summary>A builder that holds nothing yet.</summary>
        /// <param name="stages">The stages of the pipeline.</param>
        /// <param name="asOf">The instant at which the deals are looked at; what happened later does not count.</param>
        /// <exception cref="ArgumentNullException"><paramref name="stages"/> is null.</exception>
        public Builder(PipelineStages stages, DateTimeOffset asOf) => _totals = new StageFunnelTotals(Guard.NotNull(stages), asOf);

        /// <summary>Adds one deal.</summary>
        /// <param name="fact">The history of the deal, over the stages of the funnel.</param>
        /// <exception cref="ArgumentNullException"><paramref name="fact"/> is null.</exception>
        /// <exception cref="ArgumentException">Its stages are others.</exception>
        public void Add(in StageHistory fact) => _totals.Add(in fact);

        /// <inheritdoc/>
        /// <exception cref="ArgumentException">The stages of <paramref name="part"/> are others.</exception>
        public void Add(StageFunnel part) => _totals.Add(part);

        /// <inheritdoc/>
        public StageFunnel ToSummary() => _totals.ToSummary();
    }
}
