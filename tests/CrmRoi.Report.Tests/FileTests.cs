using System.Globalization;
using System.Text;

namespace CrmRoi.Report.Tests;

/// <summary>Files as spreadsheets and CRMs write them.</summary>
public sealed class FileTests : IDisposable
{
    private const string Good = "opened,closed,stage,amount,rep\n2025-01-01,2025-01-11,Won,100,Müller\n2025-01-01,2025-01-21,Lost,50,Öz\n2025-01-01,,New,70,Müller\n";

    private readonly Exports _exports = new();

    public void Dispose() => _exports.Dispose();

    public static TheoryData<string, bool> Encodings => new()
    {
        { "utf-8", false }, { "utf-8", true }, { "utf-16", false }, { "utf-16", true }, { "utf-16BE", false }, { "utf-16BE", true }, { "windows-1252", false },
    };

    [Theory, MemberData(nameof(Encodings))]
    public void Every_encoding_is_recognised(string name, bool mark)
    {
        var encoding = TextForm.EncodingOf(name);
        foreach (var text in new[] { Good, "sep=;\r\n" + Good.Replace(',', ';').Replace("\n", "\r\n", StringComparison.Ordinal), Good.Replace(',', '\t') })
        {
            var path = _exports.WriteBytes("encoded.csv", [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)]);
            var json = Exports.Report("--deals", path, "--by", "rep");

            Assert.Equal((1, 1, 1), Exports.Counts(json));
            Assert.Equal(["Müller", "Öz"], json["by"]!.AsObject().Select(group => group.Key));
        }
    }

    [Fact]
    public void What_is_neither_utf_8_nor_windows_1252_is_asked_for()
    {
        var path = _exports.WriteBytes("mixed.csv", [.. Encoding.UTF8.GetBytes(Good), .. TextForm.EncodingOf("windows-1252").GetBytes("2025-01-01,,New,1,Müller\n")]);

        Assert.Contains("--encoding", Assert.Throws<OptionException>(() => Exports.Report("--deals", path)).Message, StringComparison.Ordinal);
        Assert.Equal((1, 1, 2), Exports.Counts(Exports.Report("--deals", path, "--encoding", "utf-8")));
        Assert.Throws<OptionException>(() => Exports.Report("--deals", path, "--encoding", "ebcdic-nonsense"));
    }

    [Fact]
    public void The_separator_line_of_Excel_and_a_title_above_the_header_are_no_rows()
    {
        var json = _exports.Deals("sep=;\nopened;closed;stage;amount\n2025-01-01;2025-01-11;Won;x\n");
        Assert.Equal(3, (int)json["amountsNotRead"]![0]!["line"]!);

        Assert.Equal((1, 1, 1), Exports.Counts(_exports.Deals("My deals of 2025\n\n" + Good)));
    }

    [Fact]
    public void A_line_break_in_quotes_is_part_of_a_cell()
    {
        var json = _exports.Deals("opened,closed,stage,amount,rep\n2025-01-01,2025-01-11,Won,100,\"a,\r\n\"\"b\"\"\"\n2025-01-01,,New,1,c,d\n", "--by", "rep");

        Assert.Equal("a,\r\n\"b\"", json["by"]!.AsObject().First().Key);
        Assert.Equal((2, 4), ((int)json["rejected"]![0]!["row"]!, (int)json["rejected"]![0]!["line"]!));
    }

    [Theory]
    [InlineData(false, 45658.0, "2025-01-01T00:00:00")]
    [InlineData(false, 45658.25, "2025-01-01T06:00:00")]
    [InlineData(true, 44196.0, "2025-01-01T00:00:00")]
    [InlineData(false, 45658.999988426, "2025-01-01T23:59:59")]
    public void Serial_dates_of_Excel(bool from1904, double serial, string date)
    {
        var path = _exports.WriteXlsx("serial.xlsx", [["opened", "closed", "stage", "amount"], [serial, null, "New", 0.1 + 0.2]], from1904: from1904);
        var row = Assert.Single(Exports.Of("--deals", path).Source.Rows);

        Assert.Equal(DateTime.Parse(date, CultureInfo.InvariantCulture), row.Deal.Opened.UtcDateTime);
        Assert.Equal(0.3m, row.Deal.Amount);
    }

    [Fact]
    public void Excel_keeps_texts_flags_and_blank_cells_in_their_columns()
    {
        var path = _exports.WriteXlsx("odoo.xlsx",
        [
            ["id", "create_date", "stage_id", "active", "probability", "expected_revenue", "date_closed"],
            ["a & <b>", "2025-01-01", "New", false, 0, null, "2025-01-11"],
            ["c", "2025-01-01", "Won", true, 100, 1.5e3, 45668],
            [null, null, null, null, null, null, null],
            ["d", 45658, null, true, 10],
        ]);
        var json = Exports.Report("--deals", path, "--from", "odoo");

        Assert.Equal((1, 1, 1), Exports.Counts(json));
        Assert.Equal(1500m, (decimal)json["wonAmount"]!);
    }

    [Theory]
    [InlineData(new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0, 0 }, "save it as .xlsx")]
    [InlineData(new byte[] { 0x50, 0x4B, 0x03, 0x04, 0, 0 }, "")]
    public void What_is_no_table_is_one_sentence(byte[] bytes, string message)
    {
        var path = _exports.WriteBytes("broken.xlsx", bytes);

        var error = Assert.ThrowsAny<Exception>(() => Exports.Report("--deals", path));
        Assert.True(error is OptionException or InvalidDataException, error.ToString());
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_of_one_id_count_once_are_refused_or_added()
    {
        const string Text = "id,opened,closed,stage,amount,family\n1,2025-01-01,2025-01-11,Won,500,A\n1,2025-01-01,2025-01-11,Won,500,B\n2,2025-01-01,2025-01-11,Won,10,A\n2,2025-01-01,2025-01-11,Won,20,B\n3,2025-01-01,2025-01-11,Lost,1,A\n";
        var json = _exports.Deals(Text, "--id", "id");

        Assert.Equal((1, 1, 0), Exports.Counts(json));
        Assert.Equal(500m, (decimal)json["wonAmount"]!);
        Assert.Contains("id 1 ", Assert.Single(Exports.Reasons(json, "duplicates")), StringComparison.Ordinal);
        Assert.Equal(2, Exports.Reasons(json).Length);
        Assert.All(Exports.Reasons(json), reason => Assert.Contains("--sum-rows", reason, StringComparison.Ordinal));

        var added = _exports.Deals(Text, "--id", "id", "--sum-rows");
        Assert.Equal((2, 1, 0), Exports.Counts(added));
        Assert.Equal(1030m, (decimal)added["wonAmount"]!);
    }

    [Fact]
    public void Ids_of_Salesforce_differ_by_case() =>
        Assert.Equal((2, 0, 0), Exports.Counts(_exports.Deals("id,opened,closed,stage,amount\n006A,2025-01-01,2025-01-11,Won,500\n006a,2025-01-01,2025-01-11,Won,500\n", "--id", "id")));

    [Fact]
    public void Two_currencies_are_never_added()
    {
        const string Text = "opened,closed,stage,amount,currency,other\n2025-01-01,2025-01-11,Won,10000,JPY,1\n2025-01-01,2025-02-11,Won,10000,USD,2\n2025-01-01,2025-01-11,Lost,,EUR,3\n2025-01-01,,New,5,GBP,4\n";
        var error = Assert.Throws<OptionException>(() => _exports.Deals(Text, "--currency-column", "currency")).Message;
        Assert.Contains("JPY (line 2) and USD (line 3)", error, StringComparison.Ordinal);
        Assert.Contains("--rates", error, StringComparison.Ordinal);
        Assert.Throws<OptionException>(() => _exports.Deals("opened,closed,stage,amount\n2025-01-01,2025-01-11,Won,$5\n2025-01-01,2025-01-11,Won,5 €\n"));
        Assert.Equal("USD", (string)_exports.Deals("opened,closed,stage,amount\n2025-01-01,2025-01-11,Won,$5\n2025-01-01,2025-01-11,Won,5 USD\n")["currency"]!);

        var rates = _exports.Write("rates.csv", "date,from,to,rate\n2025-01-01,JPY,USD,0.008\n2025-02-01,JPY,USD,0.009\n");
        var json = _exports.Deals(Text, "--currency-column", "currency", "--rates", rates, "--currency", "USD");
        Assert.Equal((2, 1, 1), Exports.Counts(json));
        Assert.Equal(10080m, (decimal)json["wonAmount"]!);
        Assert.Equal("USD", (string)json["currency"]!);
        Assert.Contains("GBP", Assert.Single(Exports.Reasons(json, "amountsNotRead")), StringComparison.Ordinal);
        Assert.Contains("--currency", Assert.Throws<OptionException>(() => _exports.Deals(Text, "--rates", rates)).Message, StringComparison.Ordinal);
        var undated = _exports.Write("undated.csv", "from,to,rate\nJPY,USD,0.008\n");
        Assert.Equal(10080m, (decimal)_exports.Deals(Text, "--currency-column", "currency", "--rates", undated, "--currency", "USD")["wonAmount"]!);
        Assert.Equal(10000m, (decimal)_exports.Deals(Text, "--currency-column", "currency", "--only", "currency=usd")["wonAmount"]!);
        Assert.Throws<OptionException>(() => _exports.Deals(Text, "--currency-column", "currency", "--only", "currency=usd", "--currency", "EUR"));
    }

    [Fact]
    public void Filters_choose_rows_and_say_so()
    {
        const string Text = "opened,closed,stage,amount,pipe,why\n2025-01-01,2025-01-11,Won,1,A,\n2025-01-01,2025-01-11,Lost,1,A,Duplicate\n2025-01-01,2025-01-11,Lost,1,B,price\n2025-01-01,2025-01-11,Won,1,C,\n";

        Assert.Equal((2, 1, 0), Exports.Counts(_exports.Deals(Text, "--exclude", "why=duplicate")));
        Assert.Equal((1, 2, 0), Exports.Counts(_exports.Deals(Text, "--only", "pipe=a", "--only", "pipe=B")));
        var both = _exports.Deals(Text, "--only", "pipe=A", "--exclude", "why=Duplicate");
        Assert.Equal((1, 0, 0), Exports.Counts(both));
        Assert.Equal(3, (int)both["source"]!["excluded"]!);
        Assert.Contains(Exports.Notes(both), note => note.Contains("3 rows were left out", StringComparison.Ordinal));
        Assert.Throws<OptionException>(() => _exports.Deals(Text, "--only", "nothing=A"));
        Assert.Throws<OptionException>(() => _exports.Deals(Text, "--only", "pipe"));
    }

    [Fact]
    public void Blank_is_unknown_and_zero_only_where_asked()
    {
        const string Text = "opened,closed,stage,amount\n2025-01-01,2025-01-11,Won,100\n2025-01-01,2025-01-11,Won,0\n2025-01-01,2025-01-11,Won,\n2025-01-01,2025-01-11,Lost,\n";

        Assert.Equal(50m, (decimal)_exports.Deals(Text)["averageDealSize"]!);
        Assert.Equal(100m, (decimal)_exports.Deals(Text, "--zero-is-unknown")["averageDealSize"]!);
        Assert.Equal(2, (int)_exports.Deals(Text, "--zero-is-unknown")["wonWithUnknownAmount"]!);
    }

    [Fact]
    public void A_margin_stands_for_the_cost_and_without_it_only_the_return_is_missing()
    {
        var text = "opened,closed,stage,amount\n" + string.Concat(Enumerable.Range(1, 24).Select(month =>
            $"{2024 + ((month - 1) / 12)}-{((month - 1) % 12) + 1:00}-01,{2024 + ((month - 1) / 12)}-{((month - 1) % 12) + 1:00}-{10 + (month % 3)},{(month % 3 == 0 ? "Lost" : "Won")},{(month > 12 ? 1500 : 1000)}\n")) + "2025-12-31,,New,1\n";
        string[] args = ["--go-live", "2025-01-01", "--crm-cost", "800"];

        var without = _exports.Deals(text, args);
        Assert.Null(without["returnOnInvestment"]);
        Assert.Contains("--margin", (string)without["missing"]!, StringComparison.Ordinal);
        Assert.NotNull(without["beforeAndAfter"]);

        var with = _exports.Deals(text, [.. args, "--margin", "40%"]);
        Assert.Equal(8 * 500 * 0.4m, (decimal)with["returnOnInvestment"]!["gain"]!);
        Assert.Equal(1m, (decimal)with["returnOnInvestment"]!["netReturn"]!);
        Assert.Throws<OptionException>(() => _exports.Deals(text, "--margin", "40"));
    }

    [Fact]
    public void Migrated_data_are_named_and_get_no_verdict()
    {
        var days = new DateTime(2024, 1, 1);
        string Row(int index, string created, string stage = "Won") => $"{created},{days.AddDays(700):yyyy-MM-dd},{stage},{100 + index}\n";
        var clean = "opened,closed,stage,amount\n" + string.Concat(Enumerable.Range(0, 200).Select(index => $"{days.AddDays(index * 3):yyyy-MM-dd},{days.AddDays((index * 3) + 30):yyyy-MM-dd},{(index % 3 == 0 ? "Lost" : "Won")},{100 + index}\n"));
        string[] args = ["--go-live", "2025-01-01", "--crm-cost", "800", "--margin", "0.4"];

        Assert.Empty(_exports.Deals(clean, args)["migrated"]!.AsArray());
        Assert.NotNull(_exports.Deals(clean, args)["returnOnInvestment"]);

        var oneDay = _exports.Deals(clean + string.Concat(Enumerable.Range(0, 20).Select(index => Row(index, "2024-12-30"))), args);
        Assert.Contains("one day, 30 December 2024", (string)oneDay["migrated"]![0]!, StringComparison.Ordinal);
        Assert.Null(oneDay["returnOnInvestment"]);
        Assert.All(oneDay["beforeAndAfter"]!["changes"]!.AsArray(), change => Assert.Null(change!["shown"]));
        Assert.Contains(Exports.Notes(oneDay), note => note.Contains("migrated", StringComparison.Ordinal));

        var backwards = _exports.Deals(clean + string.Concat(Enumerable.Range(0, 5).Select(index => $"2025-{index + 1:00}-01,2024-01-01,Won,1\n")), args);
        Assert.Contains("created after being closed", (string)backwards["migrated"]![0]!, StringComparison.Ordinal);

        var onlyWon = "opened,closed,stage,amount\n" + string.Concat(Enumerable.Range(0, 300).Select(index => $"{days.AddDays(index * 2):yyyy-MM-dd},{days.AddDays((index * 2) + 30):yyyy-MM-dd},{(index * 2 > 340 && index % 2 == 0 ? "Lost" : "Won")},100\n"));
        Assert.Contains("share of lost deals jumps", (string)_exports.Deals(onlyWon, args)["migrated"]![0]!, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_lost_or_closed_deals_says_so()
    {
        Assert.Contains(Exports.Notes(_exports.Deals("opened,closed,stage,amount\n2025-01-01,2025-01-11,Won,1\n")), note => note.Contains("no lost deal", StringComparison.Ordinal));
        Assert.Contains(Exports.Notes(_exports.Deals("opened,closed,stage,amount\n2025-01-01,2025-01-11,Lost,1\n")), note => note.Contains("no won deal", StringComparison.Ordinal));
        Assert.Contains(Exports.Notes(_exports.Deals("opened,closed,stage,amount\n2025-01-01,2025-01-11,New,1\n")), note => note.Contains("no closed deal", StringComparison.Ordinal));
        Assert.DoesNotContain("100", Answer.Of(Exports.Of("--deals", _exports.Write("won.csv", "opened,closed,stage,amount\n2025-01-01,2025-01-11,Won,1\n"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Days_and_instants_of_a_zone()
    {
        // Created on 7 January in Berlin, 6 January in UTC; closed on 7 January: the same day.
        var json = _exports.Deals("opened,closed,stage,amount\n2025-01-06T23:30:00Z,2025-01-07,Won,1\n2025-03-29,2025-03-31,Won,1\n", "--time-zone", "Europe/Berlin");

        Assert.Equal((2, 0, 0), Exports.Counts(json));
        Assert.Contains("--time-zone", Assert.Throws<OptionException>(() => _exports.Deals(Good, "--time-zone", "Mars/Olympus")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fiscal_years_start_where_they_are_said_to()
    {
        var json = _exports.Deals("opened,closed,stage,amount\n2025-01-01,2025-03-31,Won,1\n2025-01-01,2025-04-01,Won,2\n2025-01-01,2026-03-31,Won,4\n", "--fiscal-year-start", "4");

        Assert.Equal([1m, 6m], json["fiscalYears"]!.AsArray().Select(year => (decimal)year!["wonAmount"]!));
    }

    [Fact]
    public void A_million_rows_take_little_memory()
    {
        var path = _exports.PathOf("large.csv");
        const int Rows = 1_000_000;
        using (var writer = new StreamWriter(path))
        {
            writer.WriteLine("Opportunity ID,Stage,Amount,Close Date,Created Date,Owner,Description");
            for (var row = 0; row < Rows; row++)
                writer.WriteLine(FormattableString.Invariant($"006{row:0000000},{(row % 3 == 0 ? "Closed Won" : row % 3 == 1 ? "Closed Lost" : "Demo")},{row % 1000},2025-{(row % 12) + 1:00}-{(row % 28) + 1:00},2024-{(row % 12) + 1:00}-{(row % 28) + 1:00},rep {row % 50},some text about opportunity {row} that nobody has to keep in memory"));
        }

        var size = new FileInfo(path).Length;
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var report = Exports.Of("--deals", path, "--from", "salesforce", "--by", "Owner");
        var after = GC.GetTotalMemory(forceFullCollection: true);

        Assert.Equal(Rows, report.Total.Created);
        Assert.Equal(50, report.Groups.Count);
        Assert.True(after - before < 400_000_000, $"{after - before:#,0} bytes held of a file of {size:#,0}");
        GC.KeepAlive(report);
    }
}
