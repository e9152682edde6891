using System.Globalization;
using System.Text.Json;
using CrmRoi.Metrics.Sales;
using FsCheck.Xunit;

namespace CrmRoi.Metrics.Tests.Time;

public class CalendarDayTests
{
    private static readonly TimeZoneInfo Berlin = Zone("Europe/Berlin");
    private static readonly TimeZoneInfo Apia = Zone("Pacific/Apia");

    [Fact]
    public void A_deal_created_in_the_afternoon_and_closed_on_that_date_is_a_win()
    {
        var created = At("2025-05-05T17:40+02:00");
        var closed = new CalendarDay(2025, 5, 5);
        var deal = Deal.Check(created, closed.LastInstant(Berlin), Outcome.Won, 1000);
        Assert.True(deal.IsValid);
        Assert.Equal(0, deal.OrThrow().CycleInCalendarDays(Berlin));
        Assert.False(Deal.Check(created, closed.Start(Berlin), Outcome.Won, 1000).IsValid);
    }

    [Fact]
    public void An_order_promised_on_a_date_and_fulfilled_that_day_is_on_time()
    {
        var (placed, promised) = (new CalendarDay(2025, 10, 20), new CalendarDay(2025, 10, 26));
        Order Fulfilled(DateTimeOffset at) => new(placed.Start(Berlin), promised.LastInstant(Berlin), at);
        var summary = new[] { Fulfilled(At("2025-10-26T23:59:59+01:00")), Fulfilled(promised.LastInstant(Berlin)), Fulfilled(promised.Next().Start(Berlin)) }.Summarize(At("2025-12-01Z"));
        Assert.Equal(2, summary.OnTimeRate.Successes);
        Assert.Equal(3, summary.OnTimeRate.Trials);
    }

    [Theory]
    [InlineData("Europe/Berlin", "2025-03-30", "2025-03-30T00:00:00+01:00", "2025-03-30T23:59:59.9999999+02:00")]
    [InlineData("America/Sao_Paulo", "2017-10-15", "2017-10-15T01:00:00-02:00", "2017-10-15T23:59:59.9999999-02:00")] // midnight is skipped
    [InlineData("America/Havana", "2023-11-05", "2023-11-05T00:00:00-04:00", "2023-11-05T23:59:59.9999999-05:00")] // midnight comes twice
    [InlineData("America/Asuncion", "2023-10-01", "2023-10-01T01:00:00-03:00", "2023-10-01T23:59:59.9999999-03:00")] // midnight of a month is skipped
    [InlineData("Pacific/Apia", "2011-12-29", "2011-12-29T00:00:00-10:00", "2011-12-29T23:59:59.9999999-10:00")]
    [InlineData("Pacific/Apia", "2011-12-30", "2011-12-31T00:00:00+14:00", "2011-12-31T00:00:00+14:00")] // there was no such day
    [InlineData("Pacific/Apia", "2011-12-31", "2011-12-31T00:00:00+14:00", "2011-12-31T23:59:59.9999999+14:00")]
    [InlineData("UTC", "0001-01-01", "0001-01-01T00:00:00+00:00", "0001-01-01T23:59:59.9999999+00:00")]
    [InlineData("UTC", "9999-12-31", "9999-12-31T00:00:00+00:00", "9999-12-31T23:59:59.9999998+00:00")]
    public void A_day_begins_and_ends_with_the_clocks_of_its_zone(string zone, string day, string start, string last)
    {
        var (given, of) = (CalendarDay.Parse(day), Zone(zone));
        Assert.Equal((start, last), (Show(given.Start(of)), Show(given.LastInstant(of))));
    }

    [Fact]
    public void A_day_at_the_ends_of_time_has_instants_in_every_zone()
    {
        foreach (var zone in new[] { Berlin, Apia, Zone("America/Los_Angeles") })
        {
            foreach (var day in new[] { default, CalendarDay.Parse("9999-12-31") })
                Assert.True(day.Start(zone) <= day.LastInstant(zone));
        }
    }

    [Fact]
    public void A_fact_of_a_day_that_the_zone_left_out_can_be_made()
    {
        var never = new CalendarDay(2011, 12, 30);
        Assert.True(Deal.Check(never.Start(Apia), never.LastInstant(Apia), Outcome.Won, 1).IsValid);
        Assert.Throws<ArgumentException>("day", () => Period.Day(never, Apia));
    }

    [Property]
    public void Days_follow_each_other_without_a_gap_and_hold_their_instants(uint number, byte zoneNumber)
    {
        var zone = Zones.All[zoneNumber % Zones.All.Count];
        var day = new CalendarDay(1900, 1, 1).AddDays((int)(number % (300 * 365)));
        var (start, last, next) = (day.Start(zone), day.LastInstant(zone), day.Next().Start(zone));
        if (start < next)
        {
            Assert.Equal(next, last.AddTicks(1));
            Assert.Equal(day, CalendarDay.Of(start, zone));
            Assert.True(CalendarDay.Of(last, zone) <= day);
            Assert.True(CalendarDay.Of(start.AddTicks(-1), zone) < day);
        }

        Assert.True(start <= last && last <= next);
        Assert.Equal(zone.GetUtcOffset(start), start.Offset);
        Assert.Equal(zone.GetUtcOffset(last), last.Offset);
    }

    [Property]
    public void Days_count_order_and_print_as_dates_do(ushort a, ushort b)
    {
        var (one, other) = (new DateTime(1980, 1, 1).AddDays(a), new DateTime(1980, 1, 1).AddDays(b));
        var (day, second) = (CalendarDay.Of(one), CalendarDay.Of(other));
        Assert.Equal((other - one).Days, day.DaysUntil(second));
        Assert.Equal(second, day.AddDays((other - one).Days));
        Assert.Equal(one.CompareTo(other), Math.Sign(day.CompareTo(second)));
        Assert.Equal((one < other, one <= other, one > other, one >= other, one == other), (day < second, day <= second, day > second, day >= second, day == second));
        Assert.Equal((one.Year, one.Month, one.Day, one.DayOfWeek, one), (day.Year, day.Month, day.Day, day.DayOfWeek, day.ToDateTime()));
        Assert.Equal(day, new CalendarDay(one.Year, one.Month, one.Day));
        Assert.Equal(one.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), day.ToString());
        Assert.Equal(day, CalendarDay.Parse(day.ToString()));
#if MODERN_ASSET
        Assert.Equal(DateOnly.FromDateTime(one), day.ToDateOnly());
        Assert.Equal(day, (CalendarDay)day.ToDateOnly());
        Assert.Equal(day, JsonSerializer.Deserialize<CalendarDay>(JsonSerializer.Serialize(day)));
#endif
    }

    [Fact]
    public void A_day_is_read_from_a_date_and_from_nothing_with_a_time_of_day()
    {
        Assert.Equal(new CalendarDay(2025, 5, 5), CalendarDay.Of(new DateTime(2025, 5, 5, 0, 0, 0, DateTimeKind.Utc)));
        Assert.Equal(new CalendarDay(2025, 5, 5), CalendarDay.Of(new DateTime(2025, 5, 5, 0, 0, 0, DateTimeKind.Local)));
        var error = Assert.Throws<ArgumentException>("date", () => CalendarDay.Of(new DateTime(2025, 5, 5, 17, 40, 0)));
        Assert.Contains("2025-05-05T17:40:00", error.Message, StringComparison.Ordinal);
        Assert.Equal(new CalendarDay(2025, 5, 6), CalendarDay.Of(At("2025-05-05T23:00Z"), Berlin));
    }

    [Fact]
    public void What_is_no_day_is_refused_by_name()
    {
        Assert.Throws<ArgumentOutOfRangeException>("year", () => new CalendarDay(0, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("month", () => new CalendarDay(2025, 13, 1));
        Assert.Contains("from 1 to 28", Assert.Throws<ArgumentOutOfRangeException>("day", () => new CalendarDay(2025, 2, 29)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>("days", () => default(CalendarDay).Previous());
        Assert.Throws<ArgumentOutOfRangeException>("days", () => new CalendarDay(2025, 1, 1).AddDays(int.MaxValue));
        Assert.Throws<ArgumentNullException>("zone", () => default(CalendarDay).Start(null!));
        Assert.Throws<ArgumentException>("obj", () => ((IComparable)default(CalendarDay)).CompareTo("2025-01-01"));
        foreach (var text in new[] { "", "2025-5-5", "05.05.2025", "2025-02-29", "2025-05-05T00:00", "۲۰۲۵-۰۵-۰۵" })
        {
            Assert.False(CalendarDay.TryParse(text, out _));
            Assert.Contains($"\"{text}\"", Assert.Throws<FormatException>(() => CalendarDay.Parse(text)).Message, StringComparison.Ordinal);
        }

        Assert.False(CalendarDay.TryParse(null, out _));
    }

    [Fact]
    public void A_day_prints_by_a_format_and_into_a_span()
    {
        var day = new CalendarDay(2025, 5, 6);
        Assert.Equal("6. Mai 2025", day.ToString("d. MMMM yyyy", CultureInfo.GetCultureInfo("de-DE")));
        Assert.Equal("May 2025", $"{day:MMMM yyyy}");
        Assert.Equal("2025-05-06", day.ToString(null, CultureInfo.GetCultureInfo("de-DE")));
#if MODERN_ASSET
        var room = new char[10];
        Assert.True(day.TryFormat(room, out var written, default, null));
        Assert.Equal("2025-05-06", new string(room, 0, written));
        Assert.False(day.TryFormat(room.AsSpan(1), out written, default, null));
        Assert.Equal(0, written);
        Assert.Equal(day, Read<CalendarDay>("2025-05-06"));
        Assert.Equal(day, ReadText<CalendarDay>("2025-05-06"));
#endif
    }

#if MODERN_ASSET
    private static T Read<T>(string text)
        where T : ISpanParsable<T>
    {
        Assert.True(T.TryParse(text.AsSpan(), CultureInfo.GetCultureInfo("th-TH"), out var read));
        Assert.Equal(read, T.Parse(text, CultureInfo.GetCultureInfo("fa-IR")));
        return read;
    }

    private static T ReadText<T>(string text)
        where T : IParsable<T>
    {
        Assert.True(T.TryParse(text, CultureInfo.GetCultureInfo("th-TH"), out var read));
        Assert.Equal(read, T.Parse(text, CultureInfo.GetCultureInfo("fa-IR")));
        Assert.False(T.TryParse(null, null, out _));
        return read;
    }
#endif

    private static TimeZoneInfo Zone(string id) => TimeZoneInfo.FindSystemTimeZoneById(id);

    private static string Show(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
