namespace CrmRoi.Report.Tests;

public sealed class CellTests
{
    [Theory]
    [InlineData("1234.50", 1234.50, null)]
    [InlineData("$125000", 125000, "$")]
    [InlineData("3,100", 3100, null)]
    [InlineData("$1,000.50", 1000.50, "$")]
    [InlineData("US$1,000.50", 1000.50, "USD")]
    [InlineData("EUR 3 100", 3100, "EUR")]
    [InlineData("3,100.00 USD", 3100, "USD")]
    [InlineData("€12", 12, "EUR")]
    [InlineData("A$12", 12, "A$")]
    [InlineData("(500.00)", -500, null)]
    [InlineData("($1,500)", -1500, "$")]
    [InlineData("-$5", -5, "$")]
    [InlineData("$-5", -5, "$")]
    [InlineData("5-", -5, null)]
    [InlineData("−7.5", -7.5, null)]
    [InlineData("₹1,00,000", 100000, "INR")]
    [InlineData("1'234.50", 1234.50, null)]
    [InlineData("1\u00A0234", 1234, null)]
    [InlineData("0.125", 0.125, null)]
    [InlineData("1,234,567.891", 1234567.891, null)]
    [InlineData("100 kr", 100, "kr")]
    [InlineData("Rs. 500", 500, "Rs.")]
    [InlineData("0", 0, null)]
    [InlineData("0.00", 0, null)]
    public void Money_is_read_as_people_write_it(string text, double amount, string? currency)
    {
        Assert.Null(Money.Read(text, null, out var read, out var mark));
        Assert.Equal((decimal)amount, read);
        Assert.Equal(currency, mark);
    }

    [Theory]
    [InlineData("1.234,50", 1234.50)]
    [InlineData("1,12", 1.12)]
    [InlineData("-9,13 €", -9.13)]
    [InlineData("1.234", 1234)]
    [InlineData("12 345,6", 12345.6)]
    [InlineData("3,100", 3.1)]
    public void A_culture_says_what_a_comma_means(string text, double amount)
    {
        Assert.Null(Money.Read(text, CellCulture.Of("de-DE"), out var read, out _));
        Assert.Equal((decimal)amount, read);
    }

    [Theory]
    [InlineData("1,12")]
    [InlineData("1.234,50")]
    [InlineData("-9,13 €")]
    [InlineData("1.234")]
    [InlineData("12 345,6")]
    public void What_is_ambiguous_names_the_option(string text) => Assert.Contains("--culture", Money.Read(text, null, out _, out _), StringComparison.Ordinal);

    [Theory]
    [InlineData("250k")]
    [InlineData("58.8k")]
    [InlineData("$1.2M")]
    [InlineData("1.5 Mio")]
    [InlineData("1.2.3")]
    [InlineData("1,2,3")]
    [InlineData("12,34")]
    [InlineData("tbd")]
    [InlineData("1e5")]
    [InlineData("50%")]
    [InlineData("--")]
    [InlineData("$")]
    [InlineData("1,000,00")]
    public void What_is_no_amount_is_refused(string text) => Assert.NotNull(Money.Read(text, null, out _, out _));

    [Fact]
    public void A_culture_refuses_what_it_would_not_write()
    {
        Assert.NotNull(Money.Read("1,234.50", CellCulture.Of("de-DE"), out _, out _));
        Assert.NotNull(Money.Read("1.234,50", CellCulture.Of("en-US"), out _, out _));
        Assert.Null(Money.Read("1.234", CellCulture.Of("en-US"), out var amount, out _));
        Assert.Equal(1.234m, amount);
        Assert.Throws<OptionException>(() => CellCulture.Of("klingon"));
    }

    [Theory]
    [InlineData("2025-03-31", "2025-03-31T00:00:00Z", true)]
    [InlineData("2025/3/1", "2025-03-01T00:00:00Z", true)]
    [InlineData("20250331", "2025-03-31T00:00:00Z", true)]
    [InlineData("31.03.2025", "2025-03-31T00:00:00Z", true)]
    [InlineData("1.3.2025 8:05", "2025-03-01T08:05:00Z", false)]
    [InlineData("1/31/2025", "2025-01-31T00:00:00Z", true)]
    [InlineData("31/1/2025", "2025-01-31T00:00:00Z", true)]
    [InlineData("5/5/2025", "2025-05-05T00:00:00Z", true)]
    [InlineData("1/31/2025, 3:04 PM", "2025-01-31T15:04:00Z", false)]
    [InlineData("1/31/2025 12:04:05 am", "2025-01-31T00:04:05Z", false)]
    [InlineData("2025-03-31T14:05:00+02:00", "2025-03-31T12:05:00Z", false)]
    [InlineData("2025-03-31T14:05:00.000+0000", "2025-03-31T14:05:00Z", false)]
    [InlineData("2025-03-31 14:05", "2025-03-31T14:05:00Z", false)]
    [InlineData("2025-03-31T14:05:00.1234567Z", "2025-03-31T14:05:00.1234567Z", false)]
    [InlineData("2025-03-31 14:05:00 UTC", "2025-03-31T14:05:00Z", false)]
    [InlineData("Mar 31, 2025", "2025-03-31T00:00:00Z", true)]
    [InlineData("31-Mar-2025", "2025-03-31T00:00:00Z", true)]
    [InlineData("1735689600000", "2025-01-01T00:00:00Z", false)]
    [InlineData("2025-03-31 10.30", "2025-03-31T10:30:00Z", false)]
    [InlineData("2025-03-31 10.30pm", "2025-03-31T22:30:00Z", false)]
    [InlineData("31/3/2025 2:05 p. m.", "2025-03-31T14:05:00Z", false)]
    [InlineData("31/3/2025 12:05 a.m.", "2025-03-31T00:05:00Z", false)]
    [InlineData("2025-03-31 14:05 GMT+2", "2025-03-31T12:05:00Z", false)]
    [InlineData("2025-03-31 14:05 UTC-05:30", "2025-03-31T19:35:00Z", false)]
    public void Dates_of_one_meaning_need_no_option(string text, string instant, bool isDay)
    {
        var read = new Dates([], null, TimeZoneInfo.Utc).Read(text, out var error);

        Assert.Null(error);
        Assert.Equal(new When(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture), isDay), read);
    }

    [Theory]
    [InlineData("1/7/2026")]
    [InlineData("01-07-2026")]
    [InlineData("1/7/26")]
    [InlineData("1/7/2026 10:00")]
    public void A_date_of_two_meanings_names_the_option(string text)
    {
        Assert.Null(new Dates([], null, TimeZoneInfo.Utc).Read(text, out var error));
        Assert.Contains("--culture", error, StringComparison.Ordinal);
        Assert.Contains("--date-format", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1/7/2026", "1/31/2026", true, 1)]
    [InlineData("1/7/2026", "31/1/2026 10:00", false, 7)]
    [InlineData("1.7.2026", "1.31.2026", true, 1)]
    public void Another_date_of_the_file_shows_the_order(string ambiguous, string other, bool monthFirst, int month)
    {
        var order = monthFirst ? DateOrder.MonthFirst : DateOrder.DayFirst;
        var dates = new Dates([], null, TimeZoneInfo.Utc);
        dates.Read(ambiguous, out _);
        Assert.Null(dates.OrderShown);
        dates.Read(other, out _);

        Assert.Equal((order, other.Split(' ')[0]), (dates.OrderShown!.Value.Order, dates.OrderShown.Value.Shown.Split(' ')[0]));
        Assert.Equal(month, new Dates([], null, TimeZoneInfo.Utc, order).Read(ambiguous, out _)!.Value.Instant.Month);
    }

    [Fact]
    public void Dates_that_contradict_each_other_show_nothing()
    {
        var dates = new Dates([], null, TimeZoneInfo.Utc);
        foreach (var text in new[] { "1/7/2026", "1/31/2026", "31/1/2026" })
            dates.Read(text, out _);

        Assert.Null(dates.OrderShown);
    }

    [Theory]
    [InlineData("en-US", 1, 7)]
    [InlineData("en-GB", 7, 1)]
    [InlineData("de-DE", 7, 1)]
    [InlineData("pt-BR", 7, 1)]
    public void A_culture_says_which_is_the_month(string culture, int month, int day) =>
        Assert.Equal(new DateTime(2026, month, day), new Dates([], CellCulture.Of(culture), TimeZoneInfo.Utc).Read("1/7/2026", out _)!.Value.Instant.DateTime);

    [Theory]
    [InlineData("soon")]
    [InlineData("2025-02-30")]
    [InlineData("2025-13-01")]
    [InlineData("2025-01-01T25:00")]
    [InlineData("2025-01-01 10:00 nonsense")]
    [InlineData("1/2")]
    [InlineData("2025")]
    public void What_is_no_date_is_refused(string text)
    {
        Assert.Null(new Dates([], null, TimeZoneInfo.Utc).Read(text, out var error));
        Assert.NotNull(error);
    }

    [Fact]
    public void A_date_is_a_day_of_its_zone()
    {
        var berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var dates = new Dates([], null, berlin);

        Assert.Equal(new DateTimeOffset(2025, 1, 6, 23, 0, 0, TimeSpan.Zero), dates.Read("2025-01-07", out _)!.Value.Instant);
        Assert.Equal(new DateTimeOffset(2025, 7, 6, 22, 0, 0, TimeSpan.Zero), dates.Read("2025-07-07", out _)!.Value.Day(berlin));
        Assert.Equal(new DateTimeOffset(2025, 7, 6, 22, 0, 0, TimeSpan.Zero), dates.Read("2025-07-06T23:30:00Z", out _)!.Value.Day(berlin));
        Assert.Equal(new DateTimeOffset(2025, 3, 30, 1, 30, 0, TimeSpan.Zero), dates.Read("2025-03-30 02:30", out _)!.Value.Instant); // the clocks skip it
    }
}
