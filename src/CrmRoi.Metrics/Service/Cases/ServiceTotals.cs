using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Service;

// The totals behind ServiceSummary and its builder.
internal struct ServiceTotals(ServiceRules rules) : ITotals<ServiceTotals, SupportCase>
{
    private Ruled<RulesOfService> _rules = new(new RulesOfService(rules));

    public long NotYetOpened;
    public long Open;
    public long Paused;
    public long Resolved;
    public long SelfService;
    public long MergedAway;
    public long ResolvedAtLeastOnce;
    public long Reopened;
    public long Reopens;
    public long SameDay;
    public long FirstContact;
    public long FirstContactKnown;
    public TargetCounts Response;
    public TargetCounts Resolution;
    public DurationTotals BacklogAge;
    public DurationTotals ResponseTime;
    public DurationTotals ResponseBusinessTime;
    public DurationTotals ResolutionTime;
    public DurationTotals ResolutionBusinessTime;

    // Cases by number of the local date.
    public Bins OpenedDays;
    public Bins ResolvedDays;

    public readonly ServiceRules? Rules => _rules.Value.Rules;

    public readonly long Opened => Open + Paused + Resolved + MergedAway;

    public readonly long Count => NotYetOpened + Opened;

    public bool Add(in SupportCase fact)
    {
        if (fact is null)
            return false;

        var rules = Rules!;
        if (fact.Opened > rules.AsOf)
        {
            NotYetOpened++;
            return true;
        }

        var known = fact.AsOf(rules.AsOf);
        var day = LocalTime.Day(known.Opened, rules.Zone);
        OpenedDays.Add(day);
        if (known.State == CaseState.MergedAway)
        {
            MergedAway++;
            return true;
        }

        AddState(known, rules);
        AddResponse(known, rules);
        AddResolution(known, rules, day);
        AddFirstResolution(known, rules);
        return true;
    }

    public void Visit<TVisitor>(ref TVisitor visitor, ref ServiceTotals other)
        where TVisitor : struct, IFieldVisitor
    {
        visitor.Rule("rules", ref _rules, ref other._rules);
        visitor.Count("notYetOpened", ref NotYetOpened, ref other.NotYetOpened);
        visitor.Count("open", ref Open, ref other.Open);
        visitor.Count("paused", ref Paused, ref other.Paused);
        visitor.Count("resolved", ref Resolved, ref other.Resolved);
        visitor.Count("selfService", ref SelfService, ref other.SelfService);
        visitor.Count("mergedAway", ref MergedAway, ref other.MergedAway);
        visitor.Count("resolvedAtLeastOnce", ref ResolvedAtLeastOnce, ref other.ResolvedAtLeastOnce);
        visitor.Count("reopened", ref Reopened, ref other.Reopened);
        visitor.Count("reopens", ref Reopens, ref other.Reopens);
        visitor.Count("sameDay", ref SameDay, ref other.SameDay);
        visitor.Count("firstContact", ref FirstContact, ref other.FirstContact);
        visitor.Count("firstContactKnown", ref FirstContactKnown, ref other.FirstContactKnown);
        visitor.Part("response", ref Response, ref other.Response);
        visitor.Part("resolution", ref Resolution, ref other.Resolution);
        visitor.Field("backlogAge", ref BacklogAge, ref other.BacklogAge);
        visitor.Field("responseTime", ref ResponseTime, ref other.ResponseTime);
        visitor.Field("responseBusinessTime", ref ResponseBusinessTime, ref other.ResponseBusinessTime);
        visitor.Field("resolutionTime", ref ResolutionTime, ref other.ResolutionTime);
        visitor.Field("resolutionBusinessTime", ref ResolutionBusinessTime, ref other.ResolutionBusinessTime);
        visitor.Field("openedDays", ref OpenedDays, ref other.OpenedDays);
        visitor.Field("resolvedDays", ref ResolvedDays, ref other.ResolvedDays);
    }

    public readonly Violation? FindViolation()
    {
        if (Rules is null)
            return TotalsRules.NoItems(Count);
        var resolved = ResolutionTime.Count;
        return TotalsRules.Counts(("notYetOpened", NotYetOpened), ("open", Open), ("paused", Paused), ("resolved", Resolved), ("mergedAway", MergedAway))
            ?? TotalsRules.PartOf(Resolved, "selfService", SelfService)
            ?? TotalsRules.PartOf(Opened - MergedAway, "resolvedAtLeastOnce", ResolvedAtLeastOnce)
            ?? TotalsRules.PartOf(ResolvedAtLeastOnce, "reopened", Reopened)
            ?? TotalsRules.PartOf(long.MaxValue, "reopens", Reopens - Reopened)
            ?? TotalsRules.PartOf(ResolvedAtLeastOnce, "firstContactKnown", FirstContactKnown)
            ?? TotalsRules.PartOf(FirstContactKnown, "firstContact", FirstContact)
            ?? TotalsRules.PartOf(resolved, "sameDay", SameDay)
            ?? TotalsRules.PartOf(ResolvedAtLeastOnce, "resolutionTime", resolved)
            ?? TotalsRules.PartOf(Opened - MergedAway, "responseTime", ResponseTime.Count)
            ?? TotalsRules.Durations(Open + Paused, "backlogAge", in BacklogAge)
            ?? TotalsRules.Durations(ResponseTime.Count, "responseTime", in ResponseTime)
            ?? TotalsRules.Durations(Rules.Calendar is null ? 0 : ResponseTime.Count, "responseBusinessTime", in ResponseBusinessTime)
            ?? TotalsRules.Durations(resolved, "resolutionTime", in ResolutionTime)
            ?? TotalsRules.Durations(Rules.Calendar is null ? 0 : resolved, "resolutionBusinessTime", in ResolutionBusinessTime)
            ?? TotalsRules.Days("openedDays", in OpenedDays) ?? OpenedDays.FindViolation("openedDays", Opened)
            ?? TotalsRules.Days("resolvedDays", in ResolvedDays) ?? ResolvedDays.FindViolation("resolvedDays", resolved)
            ?? Response.FindViolation(Opened - MergedAway) ?? Resolution.FindViolation(Opened - MergedAway);
    }

    private void AddState(SupportCase known, ServiceRules rules)
    {
        switch (known.State)
        {
            case CaseState.Resolved:
                Resolved++;
                SelfService += known.IsSelfService ? 1 : 0;
                return;
            case CaseState.Paused:
                Paused++;
                break;
            default:
                Open++;
                break;
        }

        BacklogAge.Add(rules.AsOf.UtcTicks - known.Opened.UtcTicks);
    }

    private void AddResponse(SupportCase known, ServiceRules rules)
    {
        var response = known.FirstResponse;
        CaseTime? taken = response is { } replied ? known.TimeUntil(replied, rules.Calendar, whileResolved: false) : null;
        Add(taken, ref ResponseTime, ref ResponseBusinessTime);

        // A case that is resolved before anybody replied waits for a response no longer.
        var done = known.FirstResolved is { } resolved && !(response <= resolved) ? resolved : response;
        Response.Add(Attainment(known, rules, known.ResponseTarget, done, done == response ? taken : null, whileResolved: false));
    }

    private void AddResolution(SupportCase known, ServiceRules rules, int openedDay)
    {
        var whileResolved = rules.ReopenPolicy == ReopenPolicy.LastResolution;
        var done = known.Resolution(rules.ReopenPolicy);
        CaseTime? taken = done is { } end ? known.TimeUntil(end, rules.Calendar, whileResolved) : null;
        Add(taken, ref ResolutionTime, ref ResolutionBusinessTime);
        Resolution.Add(Attainment(known, rules, known.ResolutionTarget, done, taken, whileResolved));
        if (done is not { } resolved)
            return;

        var day = LocalTime.Day(resolved, rules.Zone);
        ResolvedDays.Add(day);
        SameDay += day == openedDay ? 1 : 0;
    }

    private void AddFirstResolution(SupportCase known, ServiceRules rules)
    {
        if (known.FirstResolved is not { } resolved)
            return;

        ResolvedAtLeastOnce++;
        var reopens = known.Reopens;
        Reopens += reopens;
        Reopened += reopens > 0 ? 1 : 0;
        if (rules.FirstContactWindow is { } window && rules.AsOf - resolved >= window)
        {
            FirstContactKnown++;
            FirstContact += known.ContactsToFirstResolution() == 1 && !(known.FirstReopened - resolved <= window) ? 1 : 0;
        }
    }

    private static void Add(CaseTime? taken, ref DurationTotals elapsed, ref DurationTotals business)
    {
        if (taken is not { } time)
            return;
        elapsed.Add(time.Elapsed);
        if (time.Business is { } ticks)
            business.Add(ticks);
    }

    // The time taken, or so far, against a target.
    private static TargetAttainment Attainment(SupportCase known, ServiceRules rules, TimeSpan? target, DateTimeOffset? done, CaseTime? taken, bool whileResolved) =>
        TargetAttainment.Of(target, target is null ? default : (taken ?? known.TimeUntil(done ?? rules.AsOf, rules.Calendar, whileResolved)).Counted, done.HasValue);

    // A TargetAttainment under construction.
    public struct TargetCounts : ITotals<TargetCounts>
    {
        private long _met;
        private long _breached;
        private long _notYetDue;
        private long _withoutTarget;

        public void Add(TargetAttainment one)
        {
            _met += one.Met;
            _breached += one.Breached;
            _notYetDue += one.NotYetDue;
            _withoutTarget += one.WithoutTarget;
        }

        public readonly TargetAttainment Read() => new(_met, _breached, _notYetDue, _withoutTarget);

        public void Visit<TVisitor>(ref TVisitor visitor, ref TargetCounts other)
            where TVisitor : struct, IFieldVisitor
        {
            visitor.Count("met", ref _met, ref other._met);
            visitor.Count("breached", ref _breached, ref other._breached);
            visitor.Count("notYetDue", ref _notYetDue, ref other._notYetDue);
            visitor.Count("withoutTarget", ref _withoutTarget, ref other._withoutTarget);
        }

        public readonly Violation? FindViolation() =>
            TotalsRules.Counts(("met", _met), ("breached", _breached), ("notYetDue", _notYetDue), ("withoutTarget", _withoutTarget));

        public readonly Violation? FindViolation(long cases) =>
            FindViolation() ?? (_met + _breached + _notYetDue + _withoutTarget == cases ? null : Violation.Invalid("targets", $"must be those of {cases} cases", _met));
    }

    private readonly record struct RulesOfService(ServiceRules Rules) : IRule<RulesOfService>
    {
        public override string ToString() => Rules.ToString();

        public void Write(ByteWriter writer, string name)
        {
            writer.Instant(Rules.AsOf);
            writer.Zone(name, Rules.Zone);
            writer.Byte((byte)Rules.ReopenPolicy);
            writer.Flag(Rules.FirstContactWindow.HasValue);
            if (Rules.FirstContactWindow is { } window)
                writer.Signed(window.Ticks);
            writer.Flag(Rules.Calendar is not null);
            Rules.Calendar?.Write(writer, name);
        }

        public RulesOfService Read(ByteReader reader, string name)
        {
            var (asOf, zone, policy) = (reader.Instant(name), reader.Zone(name), (ReopenPolicy)reader.Byte());
            TimeSpan? window = reader.Flag(name) ? new TimeSpan(reader.Signed(name)) : null;
            return new(new ServiceRules(asOf, zone, policy, reader.Flag(name) ? BusinessCalendar.Read(reader, name) : null, window));
        }
    }
}
