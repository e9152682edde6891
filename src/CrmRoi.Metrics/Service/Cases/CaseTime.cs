namespace CrmRoi.Metrics.Service;

// Ticks during which the clocks of a case ran: elapsed ticks and, if there is a calendar, ticks within its working time.
internal readonly record struct CaseTime(long Elapsed, long? Business)
{
    // Targets and public members count business time if there is a calendar.
    public TimeSpan Counted => new(Business ?? Elapsed);

    public static CaseTime operator -(CaseTime left, CaseTime right) => new(left.Elapsed - right.Elapsed, left.Business - right.Business);

    public CaseTime Plus(DateTimeOffset start, DateTimeOffset end, BusinessCalendar? calendar) =>
        new(Elapsed + (end.UtcTicks - start.UtcTicks), Business + calendar?.WorkingTicksBetween(start, end));
}
