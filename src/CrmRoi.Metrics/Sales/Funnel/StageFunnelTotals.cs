using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>The totals behind <see cref="StageFunnel"/> and its builder.</summary>
internal struct StageFunnelTotals(PipelineStages stages, DateTimeOffset asOf) : ISummaryBuilder<StageHistory, StageFunnel>, IPortable, IEquatable<StageFunnelTotals>
{
    // Made with the first deal, so that the totals of nothing can be copied.
    private Stage[]? _byStage;

    public readonly PipelineStages Stages => stages;

    public long Won { get; private set; }

    public long NotYetStarted { get; private set; }

    public readonly Stage this[int stage] => _byStage is null ? new Stage() : _byStage[stage];

    public void Add(in StageHistory fact)
    {
        if (!Guard.NotNull(fact).Stages.Equals(stages))
            throw Violation.Invalid(nameof(fact), $"must be a history of the stages {stages}", fact.Stages).ToException();
        if (fact.Changes[0].At > asOf)
        {
            NotYetStarted++;
            return;
        }

        var closed = fact.Closed is { } end && end <= asOf;
        var byStage = _byStage ??= Enumerable.Range(0, stages.Count).Select(_ => new Stage()).ToArray();
        var ticks = new long[stages.Count];
        var visited = new bool[stages.Count];
        int furthest = 0, current = 0;
        for (var i = 0; i < fact.Changes.Count && fact.Changes[i].At <= asOf; i++)
        {
            current = stages.IndexOf(fact.Changes[i].Stage);
            furthest = Math.Max(furthest, current);
            visited[current] = true;
            var left = closed ? fact.Closed!.Value : asOf;
            if (i + 1 < fact.Changes.Count && fact.Changes[i + 1].At < left)
                left = fact.Changes[i + 1].At;
            ticks[current] += (left - fact.Changes[i].At).Ticks;
        }

        for (var stage = 0; stage < ticks.Length; stage++)
        {
            if (!visited[stage])
                continue;
            if (stage == current && !closed)
                byStage[stage].TimeSoFar.Add(ticks[stage]);
            else
                byStage[stage].Time.Add(ticks[stage]);
        }

        if (!closed)
            byStage[furthest].Open++;
        else if (fact.Outcome == Outcome.Lost)
            byStage[furthest].Lost++;
        else
            Won++;
    }

    public void Add(StageFunnel part) => Add(in Guard.NotNull(part).Totals);

    public void Add(in StageFunnelTotals other)
    {
        if (!other.Stages.Equals(stages))
            throw Violation.Invalid(nameof(other), $"must have the stages {stages}", other.Stages).ToException();
        Won += other.Won;
        NotYetStarted += other.NotYetStarted;
        if (other._byStage is null)
            return;

        _byStage ??= Enumerable.Range(0, stages.Count).Select(_ => new Stage()).ToArray();
        for (var stage = 0; stage < _byStage.Length; stage++)
            _byStage[stage].Add(in other._byStage[stage]);
    }

    public readonly StageFunnelTotals Clone() => this with { _byStage = _byStage?.Select(stage => stage.Clone()).ToArray() };

    public readonly StageFunnel ToSummary() => new(Clone());

    public void Describe(Fields fields)
    {
        var (won, notYetStarted) = (Won, NotYetStarted);
        fields.Count("won", ref won);
        fields.Count("notYetStarted", ref notYetStarted);
        NamedStage[] named = fields.AreRead ? [] : ToNamed();
        fields.List("stages", ref named, () => new NamedStage());
        if (!fields.AreRead)
            return;

        stages = new PipelineStages([.. named.Select(stage => stage.Name)]);
        _byStage = [.. named.Select(stage => stage.Totals)];
        (Won, NotYetStarted) = (won, notYetStarted);
    }

    // From the last stage back: who came this far is in one of the stages up to it, and has been in it unless won.
    public readonly Violation? FindViolation()
    {
        long reached = Won, open = 0, stillIn = 0, unseen = Won;
        for (var i = stages.Count - 1; i >= 0; i--)
        {
            var stage = this[i];
            if (Rules.Counts(("lost", stage.Lost), ("open", stage.Open), ("reached", reached), ("notYetStarted", NotYetStarted)) is { } violation)
                return violation;

            reached += stage.Lost + stage.Open;
            open += stage.Open;
            var (left, still) = (stage.Time.Moments.Count, stage.TimeSoFar.Moments.Count);
            var cameNoFurther = stage.Lost + stage.Open;
            if (left > reached - still || left + still < cameNoFurther)
                return Violation.Invalid($"stages of {stages[i]}", $"must hold the times of {cameNoFurther} to {reached} deals", (decimal)left + still);
            if (still > open - stillIn)
                return Violation.Invalid($"stages of {stages[i]}", $"must hold no more deals that are still in it than the {open - stillIn} that are open there or behind it", still);
            stillIn += still;
            unseen -= Math.Min(unseen, left + still - cameNoFurther);
        }

        return stillIn != open ? Violation.Invalid("stages", $"must hold each of the {open} open deals once", stillIn)
            : unseen > 0 ? Violation.Invalid("stages", $"must have been visited by each of the {Won} won deals", Won - unseen)
            : null;
    }

    public readonly bool Equals(StageFunnelTotals other)
    {
        var (left, right) = (this, other);
        return stages.Equals(other.Stages) && Won == other.Won && NotYetStarted == other.NotYetStarted
            && Enumerable.Range(0, stages.Count).All(stage => left[stage].Equals(right[stage]));
    }

    public override readonly bool Equals(object? obj) => obj is StageFunnelTotals other && Equals(other);

    public override readonly int GetHashCode() => unchecked((Won.GetHashCode() * 397) ^ this[0].GetHashCode());

    private readonly NamedStage[] ToNamed()
    {
        var totals = this;
        return [.. stages.Select((name, i) => new NamedStage { Name = name, Totals = totals[i] })];
    }

    /// <summary>A stage as it travels.</summary>
    private struct NamedStage() : IPortable
    {
        public string Name = "";
        public Stage Totals = new();

        public void Describe(Fields fields)
        {
            fields.Text("name", ref Name);
            fields.Count("lost", ref Totals.Lost);
            fields.Count("open", ref Totals.Open);
            fields.Part("time", ref Totals.Time);
            fields.Part("timeSoFar", ref Totals.TimeSoFar);
        }

        public readonly Violation? FindViolation() =>
            Rules.Durations(Totals.Time.Moments.Count, "time", in Totals.Time)
            ?? Rules.Durations(Totals.TimeSoFar.Moments.Count, "timeSoFar", in Totals.TimeSoFar)
            ?? Rules.PartOf(Totals.Time.Moments.Count, "lost", Totals.Lost);
    }

    /// <summary>One stage: the deals that came this far and no further, and the times spent in it.</summary>
    public struct Stage : IEquatable<Stage>
    {
        public long Lost;
        public long Open;
        public DurationTotals Time = new();
        public DurationTotals TimeSoFar = new();

        public Stage()
        {
        }

        public void Add(in Stage other)
        {
            Lost += other.Lost;
            Open += other.Open;
            Time.Add(in other.Time);
            TimeSoFar.Add(in other.TimeSoFar);
        }

        public readonly Stage Clone() => this with { Time = Time.Clone(), TimeSoFar = TimeSoFar.Clone() };

        public readonly bool Equals(Stage other) =>
            Lost == other.Lost && Open == other.Open && Time.Equals(other.Time) && TimeSoFar.Equals(other.TimeSoFar);

        public override readonly bool Equals(object? obj) => obj is Stage other && Equals(other);

        public override readonly int GetHashCode() => unchecked((Time.GetHashCode() * 397) ^ TimeSoFar.GetHashCode());
    }
}
