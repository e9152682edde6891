using System.Globalization;
using System.Text.Json.Nodes;

namespace CrmRoi.Metrics.Tests.Vectors;

/// <summary>Published answers on working time. Each kind of case has its reading here; a case of an unknown kind fails.</summary>
public class BusinessHoursTests
{
    public static TheoryData<string> Names => VectorFile.Names("business_hours");

    [Theory, MemberData(nameof(Names))]
    public void Working_time_agrees_with_the_published_answer(string name)
    {
        var vector = VectorFile.Case("business_hours", name);
        var inputs = vector["inputs"] as JsonObject;
        if (inputs is null && name == "rules")
            AssertRules(vector);
        else if (inputs!.ContainsKey("add_workdays"))
            AssertWorkdaysAdded(inputs, (string)vector["expected"]!);
        else if (inputs.ContainsKey("target_hours"))
            AssertDue(inputs, (string)vector["expected"]!);
        else if ((string?)inputs["unit"] == "business days, both ends included")
            AssertWorkingDays(inputs, (int)vector["expected"]!);
        else
            AssertMinutes(inputs, (double)vector["expected_minutes"]!);
    }

    private static void AssertMinutes(JsonObject inputs, double expected)
    {
        var calendar = new BusinessCalendar(TimeZoneInfo.FindSystemTimeZoneById((string)inputs["time_zone"]!), Week(inputs), Holidays(inputs));
        var (start, end) = (Instant(inputs["start"]), Instant(inputs["end"]));
        Assert.Equal(expected, calendar.WorkingTimeBetween(start, end).TotalMinutes);
    }

    private static void AssertWorkingDays(JsonObject inputs, int expected)
    {
        var calendar = new BusinessCalendar(TimeZoneInfo.Utc, WorkingWeek.MondayToFriday(TimeSpan.FromHours(9), TimeSpan.FromHours(17)));
        Assert.Equal(expected, calendar.WorkingDays(new Period(Instant(inputs["start"]), Instant(inputs["end"]).AddDays(1))));
    }

    // A workday is as long as the hours of a day; a negative number of them goes back. Published to the minute, truncated.
    private static void AssertWorkdaysAdded(JsonObject inputs, string expected)
    {
        var week = Week(inputs);
        var calendar = new BusinessCalendar(TimeZoneInfo.Utc, week, Holidays(inputs));
        var workdays = (decimal)inputs["add_workdays"]!;
        var time = TimeSpan.FromTicks((long)(Math.Abs(workdays) * week.WorkingTime.Ticks / 5));
        var start = Instant(inputs["start"]);
        var end = workdays < 0 ? calendar.LatestStart(start, time) : calendar.Deadline(start, time);
        Assert.Equal(expected, end!.Value.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture));
    }

    // "Friday 17:00" and "due Monday 17:00", of any week.
    private static void AssertDue(JsonObject inputs, string expected)
    {
        var calendar = new BusinessCalendar(TimeZoneInfo.Utc, Week(inputs));
        var created = ((string)inputs["created"]!).Split(' ');
        var day = Enumerable.Range(1, 7).Select(date => new DateTimeOffset(2021, 1, date, 0, 0, 0, TimeSpan.Zero)).Single(date => date.DayOfWeek.ToString() == created[0]);
        var due = calendar.Deadline(day + Time(created[1]), TimeSpan.FromHours((double)inputs["target_hours"]!))!.Value;
        Assert.Equal(expected, string.Create(CultureInfo.InvariantCulture, $"due {due:dddd HH:mm}"));
    }

    // Written-down rules: intervals are half-open, holidays count nothing, a night shift is its two halves, the clock change applies at its instant.
    private static void AssertRules(JsonObject vector)
    {
        Assert.Contains(vector["expected"]!.AsArray(), rule => (string)rule! == "intervals half-open [open, close)");
        var night = new WorkingHours(DayOfWeek.Monday, TimeSpan.FromHours(22), TimeSpan.FromHours(6));
        var halves = new WorkingWeek(new(DayOfWeek.Monday, TimeSpan.FromHours(22), TimeSpan.FromHours(24)), new(DayOfWeek.Tuesday, TimeSpan.Zero, TimeSpan.FromHours(6)));
        Assert.Equal(halves, new WorkingWeek(night));

        var monday = new DateTimeOffset(2021, 1, 4, 0, 0, 0, TimeSpan.Zero);
        var calendar = new BusinessCalendar(TimeZoneInfo.Utc, halves, [new CalendarDay(2021, 1, 12)]);
        Assert.True(calendar.IsWorkingTime(monday.AddHours(22)));
        Assert.False(calendar.IsWorkingTime(monday.AddHours(30)));
        Assert.Equal(TimeSpan.FromHours(8), calendar.WorkingTimeBetween(monday, monday.AddDays(7)));
        Assert.Equal(TimeSpan.FromHours(2), calendar.WorkingTimeBetween(monday.AddDays(7), monday.AddDays(14)));
    }

    // "24x7", or days and hours: "Mon-Fri 08:00-17:00", "Sun 00:00-06:00".
    private static WorkingWeek Week(JsonObject inputs)
    {
        var text = (string)inputs["weekly"]!;
        if (text == "24x7")
            return WorkingWeek.AroundTheClock;
        var parts = text.Split(' ', '-');
        DayOfWeek[] days = parts.Length == 4 ? [Day(parts[0]), Day(parts[1])] : [Day(parts[0]), Day(parts[0])];
        return new WorkingWeek([.. Enumerable.Range((int)days[0], days[1] - days[0] + 1).Select(day => new WorkingHours((DayOfWeek)day, Time(parts[^2]), Time(parts[^1])))]);
    }

    // "2021-01-07", or "2004-05-17 (recurring 17 May)".
    private static IEnumerable<CalendarDay> Holidays(JsonObject inputs) =>
        (inputs["holidays"]?.AsArray() ?? []).Select(date => ((string)date!).Split(' ')).SelectMany(words => Enumerable.Range(0, words.Length > 1 ? 10 : 1)
            .Select(year => DateTime.ParseExact(words[0], "yyyy-MM-dd", CultureInfo.InvariantCulture).AddYears(year))).Select(CalendarDay.Of);

    private static DayOfWeek Day(string name) => Enum.GetValues<DayOfWeek>().Single(day => day.ToString().StartsWith(name, StringComparison.Ordinal));

    private static TimeSpan Time(string text) => TimeSpan.ParseExact(text, "hh\\:mm", CultureInfo.InvariantCulture);

    private static DateTimeOffset Instant(JsonNode? text) => DateTimeOffset.Parse((string)text!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
