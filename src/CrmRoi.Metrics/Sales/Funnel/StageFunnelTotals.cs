using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

// The totals behind StageFunnel and its builder.
internal struct StageFunnelTotals(PipelineStages stages, DateTimeOffset asOf) : ITotals<StageFunnelTotals, StageHistory>, IRestrictedTotals<StageHistory>
{
    private Ruled<FunnelRules> _rules = new(new FunnelRules(stages, asOf));
    private long _won;
    private long _notYetStarted;
    private Parts<Stage> _stages;

    public readonly PipelineStages? Stages => _rules.Value.Stages;

    public readonly long Won => _won;

    public readonly long NotYetStarted => _notYetStarted;

    public readonly Stage this[int stage] => _stages.At(stage);

    public bool Add(in StageHistory fact)
    {
        var (stages, asOf) = _rules.Value;
        if (fact is null || !fact.Stages.Equals(stages))
            return false;
        if (fact.Changes[0].At > asOf)
        {
            _notYetStarted++;
            return true;
        }

        var closed = fact.Closed is { } end && end <= asOf;
        _stages.Grow(stages.Count);
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
                _stages[stage].TimeSoFar.Add(ticks[stage]);
            else
                _stages[stage].Time.Add(ticks[stage]);
        }

        if (!closed)
            _stages[furthest].Open++;
        else if (fact.Outcome == Outcome.Lost)
            _stages[furthest].Lost++;
        else
            _won++;
        return true;
    }

    public readonly Violation? FindViolation(in StageHistory fact) =>
        fact is null ? null : Violation.Invalid(nameof(fact), $"must be a history of the stages {Stages}", fact.Stages);

    public void Visit<TVisitor>(ref TVisitor visitor, ref StageFunnelTotals other)
        where TVisitor : struct, IFieldVisitor
    {
        visitor.Rule("rules", ref _rules, ref other._rules);
        visitor.Count("won", ref _won, ref other._won);
        visitor.Count("notYetStarted", ref _notYetStarted, ref other._notYetStarted);
        visitor.Field("stages", ref _stages, ref other._stages);
    }

    // From the last stage back: a deal that came this far is in one of the stages up to it, and has been in this one unless it was won.
    public readonly Violation? FindViolation()
    {
        if (Stages is not { } stages)
            return TotalsRules.Nothing(this);
        if (_stages.Length != 0 && _stages.Length != stages.Count)
            return Violation.Invalid("stages", $"must be {stages.Count} or none", _stages.Length);
        long reached = Won, open = 0, stillIn = 0, unseen = Won;
        for (var i = stages.Count - 1; i >= 0; i--)
        {
            var stage = this[i];
            if (TotalsRules.Counts(("lost", stage.Lost), ("open", stage.Open), ("reached", reached), ("notYetStarted", NotYetStarted)) is { } violation)
                return violation;

            reached += stage.Lost + stage.Open;
            open += stage.Open;
            var (left, still) = (stage.Time.Count, stage.TimeSoFar.Count);
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

    // One stage: the deals whose furthest stage it is, and the times spent in it.
    public struct Stage : ITotals<Stage>
    {
        public long Lost;
        public long Open;
        public DurationTotals Time;
        public DurationTotals TimeSoFar;

        public void Visit<TVisitor>(ref TVisitor visitor, ref Stage other)
            where TVisitor : struct, IFieldVisitor
        {
            visitor.Count("lost", ref Lost, ref other.Lost);
            visitor.Count("open", ref Open, ref other.Open);
            visitor.Field("time", ref Time, ref other.Time);
            visitor.Field("timeSoFar", ref TimeSoFar, ref other.TimeSoFar);
        }

        public readonly Violation? FindViolation() =>
            TotalsRules.Durations(Time.Count, "time", in Time)
            ?? TotalsRules.Durations(TimeSoFar.Count, "timeSoFar", in TimeSoFar)
            ?? TotalsRules.PartOf(Time.Count, "lost", Lost);
    }

    private readonly record struct FunnelRules(PipelineStages Stages, DateTimeOffset AsOf) : IRule<FunnelRules>
    {
        public override string ToString() => $"the stages {Stages} as of {Violation.Show(AsOf)}";

        public void Write(ByteWriter writer, string name)
        {
            writer.Unsigned((ulong)Stages.Count);
            foreach (var stage in Stages)
                writer.Text(name, stage);
            writer.Instant(AsOf);
        }

        public FunnelRules Read(ByteReader reader, string name)
        {
            var names = new List<string>();
            for (var count = reader.Length(name); names.Count < count;)
                names.Add(reader.Text(name));
            return new(new PipelineStages([.. names]), reader.Instant(name));
        }
    }
}
