namespace CrmRoi.Metrics.Internal;

// The working time of a zone from a fixed instant on, in pieces of the time line in which the offset of the zone and the working week stay the same.
// Inside a piece it is arithmetic on whole weeks, so a question costs a binary search, however long the span. Covers a window of the time line; immutable.
internal sealed class WorkingTimeTable
{
    private readonly List<Piece> _pieces = [];
    private readonly List<long> _skippedDates = [];
    private readonly long[] _starts;
    private readonly long[] _worked;

    // The table of a window.
    // from: The first tick of the window, UTC.
    // to: The tick at which it ends, UTC.
    // zone: The zone.
    // dates: The dates, in ticks of the wall clock, at which another week begins to hold; the first is before all times.
    // weeks: The week that holds from each of them on.
    public WorkingTimeTable(long from, long to, TimeZoneInfo zone, long[] dates, WorkingWeek[] weeks)
    {
        (From, To) = (from, to);
        for (var start = from; start < to;)
        {
            var offset = LocalTime.Offset(zone, start);
            var end = LocalTime.EndOfOffset(zone, start, offset, to);
            AddPieces(start, end, offset, dates, weeks);
            AddSkippedDates(end + offset, end + LocalTime.Offset(zone, end));
            start = end;
        }

        _starts = [.. _pieces.Select(piece => piece.Start)];
        _worked = [.. _pieces.Select(piece => piece.WorkedUntil(piece.Start))];
    }

    public long From { get; }

    public long To { get; }

    // The dates, in ticks of the wall clock, that the zone left out whole within the window.
    public IReadOnlyList<long> SkippedDates => _skippedDates;

    // The working time up to an instant of the window.
    public long WorkedUntil(long instant) => _pieces[Sorted.LastNotAbove(_starts, instant)].WorkedUntil(instant);

    // The earliest instant at which that much has been worked: more than at the start of the window, no more than at its end.
    public long EarliestWith(long worked)
    {
        var piece = _pieces[Sorted.LastBelow(_worked, worked)];
        return piece.Week.EarliestWith(worked - piece.Base) - piece.Offset;
    }

    // The latest instant at which no more than that has been worked: no less than at the start of the window, less than at its end.
    public long LatestWith(long worked)
    {
        var piece = _pieces[Sorted.LastNotAbove(_worked, worked)];
        return piece.Week.LatestWith(worked - piece.Base) - piece.Offset;
    }

    // The dates that a leap of the clocks leaves out: Samoa had no 30 December 2011.
    private void AddSkippedDates(long before, long after)
    {
        var firstMidnight = (before + TimeSpan.TicksPerDay - 1) / TimeSpan.TicksPerDay * TimeSpan.TicksPerDay;
        for (var date = firstMidnight; date + TimeSpan.TicksPerDay <= after; date += TimeSpan.TicksPerDay)
            _skippedDates.Add(date);
    }

    private void AddPieces(long start, long end, long offset, long[] dates, WorkingWeek[] weeks)
    {
        for (var i = Sorted.LastNotAbove(dates, start + offset); start < end; i++)
        {
            var worked = _pieces.Count == 0 ? 0 : _pieces[_pieces.Count - 1].WorkedUntil(start);
            _pieces.Add(new Piece(start, offset, weeks[i], worked - weeks[i].WorkedUntil(start + offset)));
            start = i + 1 < dates.Length ? Math.Min(end, dates[i + 1] - offset) : end;
        }
    }

    // A piece of the time line; Base makes its week go on where the piece before it ended.
    private readonly record struct Piece(long Start, long Offset, WorkingWeek Week, long Base)
    {
        public long WorkedUntil(long instant) => Base + Week.WorkedUntil(instant + Offset);
    }
}
