using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Service;

/// <summary>The totals behind <see cref="ServiceSummary"/> and its builder.</summary>
internal struct ServiceTotals(ServiceRules? rules) : ISummaryBuilder<SupportCase, ServiceSummary>, IEquatable<ServiceTotals>
{
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
    public TargetAttainment Response;
    public TargetAttainment Resolution;
    public DurationTotals BacklogAge = new();
    public DurationTotals ResponseTime = new();
    public DurationTotals ResponseBusinessTime = new();
    public DurationTotals ResolutionTime = new();
    public DurationTotals ResolutionBusinessTime = new();

    // Cases by number of the local date.
    public Bins OpenedDays;
    public Bins ResolvedDays;

    public ServiceRules? Rules { get; private set; } = rules;

    public readonly long Opened => Open + Paused + Resolved + MergedAway;

    public readonly long Count => NotYetOpened + Opened;

    public void Add(in SupportCase fact)
    {
        if (fact is null)
            throw Guard.NoFact(nameof(SupportCase), Count);

        var rules = Rules!;
        if (fact.Opened > rules.AsOf)
        {
            NotYetOpened++;
            return;
        }

        var known = fact.AsOf(rules.AsOf);
        var day = LocalTime.Day(known.Opened, rules.Zone);
        OpenedDays.Add(day);
        if (known.State == CaseState.MergedAway)
        {
            MergedAway++;
            return;
        }

        AddState(known, rules);
        AddResponse(known, rules);
        AddResolution(known, rules, day);
        AddFirstResolution(known, rules);
    }

    public void Add(ServiceSummary part) => Add(in Guard.NotNull(part).Totals);

    public void Add(in ServiceTotals other)
    {
        if (other.Count == 0)
            return;
        if (Count == 0)
        {
            this = other.Clone();
            return;
        }

        if (Rules != other.Rules)
            throw Violation.Invalid(nameof(other), "must be read by the same rules as the summary it is added to", other.Rules).ToException();
        NotYetOpened += other.NotYetOpened;
        Open += other.Open;
        Paused += other.Paused;
        Resolved += other.Resolved;
        SelfService += other.SelfService;
        MergedAway += other.MergedAway;
        ResolvedAtLeastOnce += other.ResolvedAtLeastOnce;
        Reopened += other.Reopened;
        Reopens += other.Reopens;
        SameDay += other.SameDay;
        FirstContact += other.FirstContact;
        FirstContactKnown += other.FirstContactKnown;
        Response += other.Response;
        Resolution += other.Resolution;
        BacklogAge.Add(in other.BacklogAge);
        ResponseTime.Add(in other.ResponseTime);
        ResponseBusinessTime.Add(in other.ResponseBusinessTime);
        ResolutionTime.Add(in other.ResolutionTime);
        ResolutionBusinessTime.Add(in other.ResolutionBusinessTime);
        OpenedDays.Add(in other.OpenedDays);
        ResolvedDays.Add(in other.ResolvedDays);
    }

    public readonly ServiceTotals Clone() => this with
    {
        BacklogAge = BacklogAge.Clone(),
        ResponseTime = ResponseTime.Clone(),
        ResponseBusinessTime = ResponseBusinessTime.Clone(),
        ResolutionTime = ResolutionTime.Clone(),
        ResolutionBusinessTime = ResolutionBusinessTime.Clone(),
        OpenedDays = OpenedDays.Clone(),
        ResolvedDays = ResolvedDays.Clone(),
    };

    public readonly ServiceSummary ToSummary() => new(Clone());

    public readonly bool Equals(ServiceTotals other) =>
        Count == other.Count && (Count == 0 || Rules == other.Rules)
        && NotYetOpened == other.NotYetOpened && Open == other.Open && Paused == other.Paused && Resolved == other.Resolved
        && SelfService == other.SelfService && MergedAway == other.MergedAway && ResolvedAtLeastOnce == other.ResolvedAtLeastOnce
        && Reopened == other.Reopened && Reopens == other.Reopens && SameDay == other.SameDay
        && FirstContact == other.FirstContact && FirstContactKnown == other.FirstContactKnown
        && Response == other.Response && Resolution == other.Resolution && BacklogAge.Equals(other.BacklogAge)
        && ResponseTime.Equals(other.ResponseTime) && ResponseBusinessTime.Equals(other.ResponseBusinessTime)
        && ResolutionTime.Equals(other.ResolutionTime) && ResolutionBusinessTime.Equals(other.ResolutionBusinessTime)
        && OpenedDays.Equals(other.OpenedDays) && ResolvedDays.Equals(other.ResolvedDays);

    public override readonly bool Equals(object? obj) => obj is ServiceTotals other && Equals(other);

    public override readonly int GetHashCode() => unchecked((Count.GetHashCode() * 397) ^ ResolutionTime.GetHashCode());

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
        if (response is { } replied)
        {
            ResponseTime.Add(known.TimeUntil(replied, null, whileResolved: false).Ticks);
            if (rules.Calendar is { } calendar)
                ResponseBusinessTime.Add(known.TimeUntil(replied, calendar, whileResolved: false).Ticks);
        }

        // A case that is resolved before anybody replied waits for a response no longer.
        var done = known.FirstResolved is { } resolved && !(response <= resolved) ? resolved : response;
        Response += Attainment(known, rules, known.ResponseTarget, done, whileResolved: false);
    }

    private void AddResolution(SupportCase known, ServiceRules rules, int openedDay)
    {
        var whileResolved = rules.ReopenPolicy == ReopenPolicy.LastResolution;
        var done = known.Resolution(rules.ReopenPolicy);
        Resolution += Attainment(known, rules, known.ResolutionTarget, done, whileResolved);
        if (done is not { } resolved)
            return;

        ResolutionTime.Add(known.TimeUntil(resolved, null, whileResolved).Ticks);
        if (rules.Calendar is { } calendar)
            ResolutionBusinessTime.Add(known.TimeUntil(resolved, calendar, whileResolved).Ticks);
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

    private static TargetAttainment Attainment(SupportCase known, ServiceRules rules, TimeSpan? target, DateTimeOffset? done, bool whileResolved) =>
        TargetAttainment.Of(target, target is null ? default : known.TimeUntil(done ?? rules.AsOf, rules.Calendar, whileResolved), done.HasValue);
}
