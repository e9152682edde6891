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

    // Resolved cases with fewer than two replies.
    public long OneTouch;
    public long Transferred;
    public long Transfers;
    public TargetCounts Response;
    public TargetCounts Resolution;
    public TargetCounts NextReply;
    public DurationTotals BacklogAge;
    public DurationTotals TimeToHandOver;
    public DurationTotals ResponseTime;
    public DurationTotals ResponseBusinessTime;
    public DurationTotals NextReplyTime;
    public DurationTotals NextReplyBusinessTime;
    public DurationTotals ResolutionTime;
    public DurationTotals ResolutionBusinessTime;

    // Cases by number of the local date.
    public Bins OpenedDays;
    public Bins ResolvedDays;

    public readonly ServiceRules? Rules => _rules.Value.Rules;

    public readonly long Opened => Open + Paused + Resolved + MergedAway;

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
        AddTransfers(known);
        AddResponse(known, rules);
        AddNextReplies(known, rules);
        AddResolution(known, rules, day);
        AddFirstResolution(known, rules);
        return true;
    }

    public void ReadAcrossCalendars()
    {
        if (Rules is { HasBusinessTime: true } rules)
            _rules = new(new RulesOfService(rules.AcrossCalendars()));
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
        visitor.Count("oneTouch", ref OneTouch, ref other.OneTouch);
        visitor.Count("transferred", ref Transferred, ref other.Transferred);
        visitor.Count("transfers", ref Transfers, ref other.Transfers);
        visitor.Part("response", ref Response, ref other.Response);
        visitor.Part("resolution", ref Resolution, ref other.Resolution);
        visitor.Part("nextReply", ref NextReply, ref other.NextReply);
        visitor.Field("backlogAge", ref BacklogAge, ref other.BacklogAge);
        visitor.Field("timeToHandOver", ref TimeToHandOver, ref other.TimeToHandOver);
        visitor.Field("responseTime", ref ResponseTime, ref other.ResponseTime);
        visitor.Field("responseBusinessTime", ref ResponseBusinessTime, ref other.ResponseBusinessTime);
        visitor.Field("nextReplyTime", ref NextReplyTime, ref other.NextReplyTime);
        visitor.Field("nextReplyBusinessTime", ref NextReplyBusinessTime, ref other.NextReplyBusinessTime);
        visitor.Field("resolutionTime", ref ResolutionTime, ref other.ResolutionTime);
        visitor.Field("resolutionBusinessTime", ref ResolutionBusinessTime, ref other.ResolutionBusinessTime);
        visitor.Field("openedDays", ref OpenedDays, ref other.OpenedDays);
        visitor.Field("resolvedDays", ref ResolvedDays, ref other.ResolvedDays);
    }

    public readonly Violation? FindViolation()
    {
        if (Rules is null)
            return TotalsRules.Nothing(this);
        var resolved = ResolutionTime.Count;
        return TotalsRules.Counts(("notYetOpened", NotYetOpened), ("open", Open), ("paused", Paused), ("resolved", Resolved), ("mergedAway", MergedAway))
            ?? TotalsRules.PartOf(Resolved, "selfService", SelfService)
            ?? TotalsRules.PartOf(Opened - MergedAway, "resolvedAtLeastOnce", ResolvedAtLeastOnce)
            ?? TotalsRules.PartOf(ResolvedAtLeastOnce, "reopened", Reopened)
            ?? TotalsRules.PartOf(long.MaxValue, "reopens", Reopens - Reopened)
            ?? TotalsRules.PartOf(ResolvedAtLeastOnce, "firstContactKnown", FirstContactKnown)
            ?? TotalsRules.PartOf(FirstContactKnown, "firstContact", FirstContact)
            ?? TotalsRules.PartOf(Resolved, "oneTouch", OneTouch)
            ?? TotalsRules.PartOf(Opened - MergedAway, "transferred", Transferred)
            ?? TotalsRules.PartOf(Transferred == 0 ? 0 : long.MaxValue, "transfers", Transfers - Transferred)
            ?? TotalsRules.PartOf(resolved, "sameDay", SameDay)
            ?? TotalsRules.PartOf(ResolvedAtLeastOnce, "resolutionTime", resolved)
            ?? TotalsRules.PartOf(Opened - MergedAway, "responseTime", ResponseTime.Count)
            ?? TotalsRules.Durations(Open + Paused, "backlogAge", in BacklogAge)
            ?? TotalsRules.Durations(ResponseTime.Count, "responseTime", in ResponseTime)
            ?? TotalsRules.Durations(Rules.HasBusinessTime ? ResponseTime.Count : 0, "responseBusinessTime", in ResponseBusinessTime)
            ?? TotalsRules.PartOf(Opened - MergedAway, "timeToHandOver", TimeToHandOver.Count)
            ?? TotalsRules.Durations(TimeToHandOver.Count, "timeToHandOver", in TimeToHandOver)
            ?? TotalsRules.PartOf(Opened == MergedAway ? 0 : long.MaxValue, "nextReply", NextReply.Total)
            ?? TotalsRules.PartOf(NextReply.Total, "nextReplyTime", NextReplyTime.Count)
            ?? TotalsRules.Durations(NextReplyTime.Count, "nextReplyTime", in NextReplyTime)
            ?? TotalsRules.Durations(Rules.HasBusinessTime ? NextReplyTime.Count : 0, "nextReplyBusinessTime", in NextReplyBusinessTime)
            ?? TotalsRules.Durations(resolved, "resolutionTime", in ResolutionTime)
            ?? TotalsRules.Durations(Rules.HasBusinessTime ? resolved : 0, "resolutionBusinessTime", in ResolutionBusinessTime)
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
                OneTouch += known.Replies < 2 ? 1 : 0;
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

    private void AddTransfers(SupportCase known)
    {
        var transfers = known.Transfers;
        Transfers += transfers;
        Transferred += transfers > 0 ? 1 : 0;
    }

    private void AddResponse(SupportCase known, ServiceRules rules)
    {
        var (response, handedOver) = (known.FirstResponse, known.HandedOver);
        if (handedOver is { } start && !(response < start))
            TimeToHandOver.Add(known.TimeUntil(start, null, whileResolved: false).Elapsed);
        CaseTime? taken = response is { } replied ? known.TimeSinceHandOver(replied, rules.Calendar) : null;
        Add(taken, ref ResponseTime, ref ResponseBusinessTime);

        // A case that is resolved before anybody replied no longer waits for a response, unless it was handed over afterwards.
        var done = known.FirstResolved is { } resolved && !(response <= resolved) && !(handedOver > resolved) ? resolved : response;
        if (taken is null || done != response)
            taken = known.ResponseTarget is null ? default(CaseTime) : known.TimeSinceHandOver(done ?? rules.AsOf, rules.Calendar);
        Response.Add(TargetAttainment.Of(known.ResponseTarget, taken.Value.Counted, done.HasValue));
    }

    private void AddNextReplies(SupportCase known, ServiceRules rules)
    {
        foreach (var wait in known.NextReplies(rules.AsOf, rules.Calendar))
        {
            if (wait.IsReplied)
                Add(wait.Time, ref NextReplyTime, ref NextReplyBusinessTime);
            NextReply.Add(TargetAttainment.Of(rules.NextReplyTarget, wait.Time.Counted, wait.IsOver));
        }
    }

    private void AddResolution(SupportCase known, ServiceRules rules, int openedDay)
    {
        var whileResolved = rules.ReopenPolicy == ReopenPolicy.LastResolution;
        var done = known.Resolution(rules.ReopenPolicy);
        CaseTime? taken = done is { } end ? known.TimeUntil(end, rules.Calendar, whileResolved) : null;
        Add(taken, ref ResolutionTime, ref ResolutionBusinessTime);
        Resolution.Add(TargetAttainment.Of(
            known.ResolutionTarget, known.ResolutionTarget is null ? default : (taken ?? known.TimeUntil(rules.AsOf, rules.Calendar, whileResolved)).Counted, done.HasValue));
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
}
