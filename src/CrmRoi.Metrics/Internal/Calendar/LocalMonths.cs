namespace CrmRoi.Metrics.Internal;

// The calendar months of a zone that hold instants, as Period.MonthOf gives them, each made once. Belongs to one thread at a time.
internal sealed class LocalMonths(TimeZoneInfo zone)
{
    private readonly LocalDays _days = new(Guard.NotNull(zone));
    private readonly Dictionary<int, Period> _months = [];

    public Period MonthOf(DateTimeOffset instant)
    {
        var number = LocalTime.Month(_days.DayOf(Guard.Instant(instant)));
        var month = Number(number);

        // Clocks that are put back over midnight show the month before once more, when the next one has begun.
        return instant < month.End ? month : Number(number + 1);
    }

    private Period Number(int number)
    {
        if (!_months.TryGetValue(number, out var month))
            _months.Add(number, month = LocalTime.PeriodOfMonth(number, zone));
        return month;
    }
}
