using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CrmRoi.Metrics.Tests;

namespace CrmRoi.Report.Tests;

/// <summary>A whole company in a folder: every file optional, every figure of the page in the JSON.</summary>
public sealed partial class DataFolderTests : IDisposable
{
    private readonly Exports _exports = new();

    public void Dispose() => _exports.Dispose();

    [Fact]
    public void Maven_goes_through_a_folder()
    {
        var data = SharedData.Folder("maven");
        var expected = SharedData.Expected("maven");
        File.Copy(Path.Combine(data, "sales_pipeline.csv"), _exports.PathOf("sales_pipeline.csv"));
        _exports.Write(ReportSettings.FileName,
            """
            {
              "name": "Maven", "currency": "USD", "by": "sales_agent",
              "deals": { "file": "sales_pipeline.csv", "columns": { "id": "opportunity_id", "opened": "engage_date", "closed": "close_date", "stage": "deal_stage", "amount": "close_value", "customer": "account", "source": "product" } }
            }
            """);
        var json = Exports.Report("--data", _exports.Folder);

        Assert.Equal((4238, 2473, 2089), Exports.Counts(json));
        Assert.Equal(expected["win_rate_won_over_won_plus_lost"].Exact(), (decimal)json["winRate"]!["value"]!);
        Assert.Equal(expected["won_value_total"].Exact(), (decimal)json["wonAmount"]!);
        Assert.Equal(expected["average_won_deal"].Exact(), (decimal)json["averageDealSize"]!);
        Assert.Equal(expected["cycle_days_won"]!["mean"].Exact(), (decimal)json["salesCycleDays"]!["mean"]!);
        Assert.Equal(expected["won_value_total"].Exact(), json["fiscalYears"]!.AsArray().Sum(year => (decimal)year!["wonAmount"]!));
        Assert.NotNull(json["customers"]!["repeatPurchaseRate"]);
        Assert.Null(json["service"]);

        // The first quarter of the file has deals of before only as far as they were won: no verdict on such data.
        var compared = Exports.Report("--data", _exports.Folder, "--go-live", "2017-07-01", "--margin", "0.3", "--crm-cost", "100000");
        Assert.NotNull(compared["beforeAndAfter"]);
    }

    [Fact]
    public void Every_file_is_read_and_init_finds_them()
    {
        _exports.Write("opportunities.csv", "Opportunity ID,Stage,Amount,Close Date,Created Date,Won,Closed,Account Name\n1,Closed Won,100,2025-02-01,2025-01-01,1,1,A\n2,Closed Lost,50,2025-02-01,2025-01-01,0,1,B\n3,Closed Won,300,2025-03-01,2025-01-01,1,1,A\n");
        _exports.Write("leads.csv", "created,source,first contact,deal\n2025-01-01T10:00Z,Web,2025-01-01T12:00Z,1\n2025-01-02T10:00Z,Ads,,\nnonsense,Ads,,\n");
        _exports.Write("touches.csv", "deal,time,channel\n1,2024-12-01,Ads\n1,2024-12-02,Web\n3,2024-12-02,Web\n");
        _exports.Write("tickets.csv", "created,first reply,solved,assignee,csat\n2025-01-01T10:00Z,2025-01-01T11:00Z,2025-01-01T15:00Z,x,5\n2025-01-02T10:00Z,2025-01-02T11:00Z,,x,\n");
        _exports.Write("nps survey.csv", "date,score\n2025-01-01,5\n2025-01-02,2\n");
        _exports.Write("invoices.csv", "customer,date,amount\nA,2025-01-01,10\nA,2025-02-01,20\nB,2025-01-05,30\n");
        _exports.Write("customers.csv", "customer,start,end\nA,2024-01-01,\nB,2024-02-01,2025-01-15\n");
        _exports.Write("activities.csv", "date,type,owner\n2025-01-01,Call,x\n2025-01-02,Meeting,x\n2025-01-02,Coffee,x\n");
        _exports.Write("costs.csv", "month,area,item,amount\n2025-01-01,crm,Licences,100\n2025-01-01,marketing,Ads,40\n");

        var (written, lines) = FolderInit.Write(_exports.Folder);
        Assert.Equal(_exports.PathOf(ReportSettings.FileName), written);
        Assert.Contains("cases: tickets.csv", lines);
        Assert.Throws<OptionException>(() => FolderInit.Write(_exports.Folder));
        var settings = ReportSettings.OfFolder(_exports.Folder);
        Assert.Equal(9, settings.Files.Count());
        Assert.Equal("salesforce", settings.Deals!.From);

        var json = Exports.Report("--data", _exports.Folder);
        Assert.Equal((2, 1, 0), Exports.Counts(json));
        Assert.Equal(40m, (decimal)json["leads"]!["byChannel"]!["Ads"]!["costPerLead"]!);
        Assert.Equal(2.0, (double)json["leads"]!["byChannel"]!["Web"]!["medianHoursToFirstContact"]!, 0.1);
        Assert.Equal(400m, (decimal)json["attribution"]!["Last click"]!["Web"]!);
        Assert.Equal(2, (int)json["service"]!["after"]!["cases"]!);
        Assert.Equal(0.5m, (decimal)json["service"]!["after"]!["satisfaction"]!["value"]!);
        Assert.Equal(0.5m, (decimal)json["customers"]!["repeatPurchaseRate"]!["value"]!);
        Assert.Equal(1, (int)json["activities"]!["after"]!["calls"]!);
        Assert.Contains(Exports.Notes(json), note => note.Contains("2 rows of the other files", StringComparison.Ordinal));
        Assert.DoesNotContain(json["moreData"]!.AsArray(), part => ((string)part!).StartsWith("Leads", StringComparison.Ordinal));
    }

    [Fact]
    public void Init_finds_the_columns_of_a_pipeline_of_no_known_system()
    {
        foreach (var file in Directory.EnumerateFiles(SharedData.Folder("maven"), "*.csv"))
            File.Copy(file, _exports.PathOf(Path.GetFileName(file)));
        var expected = SharedData.Expected("maven");
        Assert.Equal(["deals: sales_pipeline.csv", "not used: accounts.csv", "not used: products.csv", "not used: sales_teams.csv"], FolderInit.Write(_exports.Folder).Lines);
        var json = Exports.Report("--data", _exports.Folder);

        Assert.Equal((4238, 2473, 2089), Exports.Counts(json));
        Assert.Equal(expected["won_value_total"].Exact(), (decimal)json["wonAmount"]!);
        Assert.Equal(expected["cycle_days_won"]!["mean"].Exact(), (decimal)json["salesCycleDays"]!["mean"]!);
        Assert.Equal(expected["by_sales_agent"]!.AsObject().Count, json["by"]!.AsObject().Count);
    }

    [Fact]
    public void What_is_missing_is_one_line_each()
    {
        var json = _exports.Deals("opened,closed,stage,amount\n2025-01-01,2025-01-11,Won,1\n");

        Assert.Equal(9, json["moreData"]!.AsArray().Count);
        Assert.Contains("cost per lead", (string)json["moreData"]![1]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"deals\": { \"file\": \"deals.csv\" }, \"dals\": 1 }", "dals")]
    [InlineData("{ \"deals\": { \"file\": \"deals.csv\", \"columns\": { \"open\": \"opened\" } } }", "--map takes ROLE=COLUMN")]
    [InlineData("{ \"deals\": { \"file\": \"nothing.csv\" } }", "there is no file")]
    [InlineData("{ \"name\": \"x\" }", "no file of deals")]
    [InlineData("{ \"deals\": { \"file\": \"deals.csv\" }, \"control\": \"team\" }", "COLUMN=VALUE")]
    [InlineData("{ \"deals\": { \"file\": \"deals.csv\" }, \"control\": \"stage=Nobody\", \"goLive\": \"2025-02-01\" }", "Nobody")]
    public void Wrong_settings_are_one_sentence(string settings, string message)
    {
        _exports.Write("deals.csv", "opened,closed,stage,amount\n2025-01-01,2025-01-11,Won,1\n2025-03-01,2025-03-31,Lost,1\n");
        _exports.Write(ReportSettings.FileName, settings);

        Assert.Contains(message, Assert.Throws<OptionException>(() => Exports.Report("--data", _exports.Folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_queries_of_the_page_give_columns_that_the_presets_know()
    {
        var page = File.ReadAllText(Repository.PathOf("docs", "from-your-crm.md"));
        foreach (var (system, start) in new[] { ("salesforce", "SELECT Id, "), ("odoo", "SELECT id, type"), ("suitecrm", "SELECT id, name, amount") })
            Read(system, page[(page.IndexOf(start, StringComparison.Ordinal) + "SELECT ".Length)..].Split(" FROM")[0]);
        Read("dynamics", string.Join(',', Attribute().Matches(page).Select(match => match.Groups[1].Value)));

        void Read(string system, string columns)
        {
            var names = columns.Split(',', StringSplitOptions.TrimEntries);
            var known = CrmSystem.Of(system);
            var found = new DealColumns(new Header("query", names, known.Prefixes), new FileSettings { File = "query" }, known, new ReportSettings());
            Assert.True(found is { Id: >= 0, Opened: >= 0, Amount: >= 0 }, system);
            Assert.True(found.IsWon >= 0 || found.Status >= 0 || found.Active >= 0 || found.Stage >= 0, system);
        }
    }

    [Fact]
    public void No_figure_of_the_page_is_missing_in_the_json()
    {
        var report = Exports.Of("--data", Exports.MadeUpCompany);
        var json = System.Text.Json.Nodes.JsonNode.Parse(JsonReport.Text(report))!;

        foreach (var part in new[] { "returnOnInvestment", "beforeAndAfter", "leads", "attribution", "service", "customers", "months", "fiscalYears", "by" })
            Assert.NotNull(json[part]);
        Assert.Equal(report.Impact!.Gain, json["returnOnInvestment"]!["changeOfGrossProfit"]!.GetValue<decimal>() - json["returnOnInvestment"]!["withoutCrm"]!.GetValue<decimal>());
        var page = HtmlReport.Page(report);
        Assert.Contains(report.Impact.Gain.ToString("#,0", CultureInfo.InvariantCulture) + " EUR", page, StringComparison.Ordinal);

        // Every number of a table or a figure is one of the JSON, as it is, in percent or in hours of a day, rounded.
        var known = new HashSet<string>();
        Collect(json);
        var missing = Shown().Matches(page).SelectMany(cell => Number().Matches(WebUtility.HtmlDecode(Tag().Replace(cell.Value, ""))).Select(number => number.Value.Replace(",", "", StringComparison.Ordinal)))
            .Where(number => !known.Contains(number)).ToList();
        Assert.True(missing.Count == 0, string.Join(", ", missing));
        Assert.True(Shown().Count(page) > 300);

        void Collect(JsonNode? node)
        {
            if (node is JsonObject parts)
                parts.ToList().ForEach(part => Collect(part.Value));
            else if (node is JsonArray items)
                items.ToList().ForEach(Collect);
            else if (node?.GetValueKind() == JsonValueKind.Number && node.GetValue<JsonElement>().TryGetDouble(out var value))
                known.UnionWith(from unit in new[] { 1, 100, 24 } from format in new[] { "0", "0.0", "0.00", "0.0000" } select Math.Abs(unit * value).ToString(format, CultureInfo.InvariantCulture));
        }
    }

    [GeneratedRegex("<(td|dd)[^>]*>(?!\\d+ [A-Z][a-z]{2} \\d{4}).*?</(td|dd)>")]
    private static partial Regex Shown();

    [GeneratedRegex("<.*?>")]
    private static partial Regex Tag();

    [GeneratedRegex("\\d[\\d,]*(\\.\\d+)?")]
    private static partial Regex Number();

    [GeneratedRegex("<attribute name=\"([a-z_]+)\"")]
    private static partial Regex Attribute();
}
