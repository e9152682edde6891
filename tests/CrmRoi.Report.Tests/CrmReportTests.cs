using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using CrmRoi.Metrics.Tests;

namespace CrmRoi.Report.Tests;

/// <summary>Runs the report as its users do, as a program of its own, and reads what it prints and writes.</summary>
public sealed class CrmReportTests(CrmReportTests.Example example) : IClassFixture<CrmReportTests.Example>
{
    [Fact]
    public void Without_options_it_reports_on_the_made_up_company()
    {
        var run = example.Run("--json", "company.json");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("The return on the CRM is", run.Output, StringComparison.Ordinal);
        Assert.Contains($"Wrote {example.PathOf("crm-report.html")}", run.Output, StringComparison.Ordinal);
        Assert.All(run.Output.Split('\n').Where(line => !line.StartsWith("Wrote", StringComparison.Ordinal)), line => Assert.True(line.Length <= 80, line));

        var page = File.ReadAllText(example.PathOf("crm-report.html"));
        Assert.Contains("<svg", page, StringComparison.Ordinal);
        Assert.Contains("CRM live</text>", page, StringComparison.Ordinal);
        string[] sections =
        [
            "Where the gain came from", "How sure is this?", "What would have to be true for this to be wrong", "What changed", "When the money came back", "Three years", "What the result depends on", "Revenue", "How fast deals are won",
            "By rep: revenue and win rate", "Leads", "Which channel brought the revenue", "Service", "Customers", "What more data would show",
        ];
        var places = sections.Select(section => page.IndexOf($"<h2>{section}</h2>", StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        Assert.DoesNotContain("http", page.Replace("http://www.w3.org", "", StringComparison.Ordinal), StringComparison.Ordinal);

        var rows = File.ReadLines(Repository.PathOf("docs", "examples", "data", "deals.csv")).Skip(1).Select(line => line.Split(',')).ToList();
        var won = rows.Where(cells => cells[3] == "Won").ToList();
        var json = example.Json("company.json");
        Assert.Equal(won.Count, (int)json["won"]!);
        Assert.Equal(rows.Count(cells => cells[3] == "Lost"), (int)json["lost"]!);
        Assert.Equal(rows.Count(cells => cells[2].Length == 0), (int)json["open"]!);
        Assert.Equal(won.Sum(cells => Number(cells[4])), (decimal)json["wonAmount"]!);
        Assert.Equal(rows.Select(cells => cells[7]).Distinct().Order(), json["by"]!.AsObject().Select(group => group.Key).Order());

        // What came without the CRM is what each rep of the control group gained on average, for each rep with the CRM.
        decimal GrossProfit(bool control, string year) => won.Where(cells => cells[12] == "no" == control && cells[2].StartsWith(year, StringComparison.Ordinal)).Sum(cells => Number(cells[4]) - Number(cells[5]));
        decimal Reps(bool control) => rows.Where(cells => cells[12] == "no" == control).Select(cells => cells[7]).Distinct().Count();
        var cost = File.ReadLines(Repository.PathOf("docs", "examples", "data", "costs.csv")).Select(line => line.Split(',')).Where(cells => cells[1] == "crm").Sum(cells => Number(cells[3]));
        var change = GrossProfit(false, "2025") - GrossProfit(false, "2024");
        var without = (GrossProfit(true, "2025") - GrossProfit(true, "2024")) * Reps(false) / Reps(true);
        var impact = json["returnOnInvestment"]!;
        Assert.Equal(change, (decimal)impact["changeOfGrossProfit"]!);
        Assert.Equal(without, (decimal)impact["withoutCrm"]!, 6);
        Assert.Equal(change - without, (decimal)impact["gain"]!, 6);
        Assert.Equal(cost, (decimal)impact["cost"]!);
        Assert.Equal((change - without - cost) / cost, (decimal)impact["netReturn"]!, 8);

        // The made-up company has units enough for a range, which lies above the cost, and is told at which growth that would turn.
        Assert.Equal("ControlGroup", (string)impact["design"]!);
        Assert.True((decimal)impact["netReturnLow"]! > 0 && (decimal)impact["netReturnHigh"]! > (decimal)impact["netReturn"]!);
        Assert.InRange((double)impact["confidenceThatItPaid"]!, 0.975, 0.999);
        Assert.Equal((change - without - cost) / GrossProfit(false, "2024"), (decimal)impact["growthToBreakEven"]!, 8);
        Assert.InRange((decimal)impact["growthToBreakEvenAtLow"]!, 0.001m, (decimal)impact["growthToBreakEven"]!);
        Assert.Equal(((int)Reps(false), (int)Reps(true)), ((int)impact["checks"]!["TreatedUnits"]!, (int)impact["checks"]!["ControlUnits"]!));
        Assert.DoesNotContain("do not prove", run.Output, StringComparison.Ordinal);

        // One gain runs through all: the flows add up to it, less the cost.
        Assert.Equal(change - without - cost, impact["cashFlows"]!.AsArray().Sum(flow => (decimal)flow!["amount"]!), 6);
        Assert.Equal(change, impact["drivers"]!.AsObject().Sum(part => (decimal)part.Value!), 6);
        foreach (var figure in new[] { impact["netReturn"], impact["netReturnLow"], impact["netReturnHigh"] }.OfType<JsonNode>())
            Assert.Contains(((decimal)figure).ToString("#,0%;−#,0%", CultureInfo.InvariantCulture), page, StringComparison.Ordinal);
    }

    [Fact]
    public void Maven_gives_the_independent_figures()
    {
        var expected = SharedData.Expected("maven");
        var run = example.Run(
            "--deals", Repository.PathOf("..", "shared", "data", "maven", "sales_pipeline.csv"), "--by", "sales_agent", "--json", "maven.json", "--html", "maven.html",
            "--map", "opened=engage_date,closed=close_date,stage=deal_stage,amount=close_value");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var json = example.Json("maven.json");
        Assert.Empty(json["rejected"]!.AsArray());
        Assert.Equal((4238, 2473, 2089), ((int)json["won"]!, (int)json["lost"]!, (int)json["open"]!));
        Assert.Equal((4238, 6711), ((int)json["winRate"]!["numerator"]!, (int)json["winRate"]!["denominator"]!));
        Assert.Equal(expected["win_rate_won_over_won_plus_lost"].Exact(), (decimal)json["winRate"]!["value"]!);
        Assert.Equal(expected["won_value_total"].Exact(), (decimal)json["wonAmount"]!);
        Assert.Equal(expected["average_won_deal"].Exact(), (decimal)json["averageDealSize"]!);
        var cycle = expected["cycle_days_won"]!;
        Assert.Equal((long)cycle["n"]!, (long)json["salesCycleDays"]!["count"]!);
        Assert.Equal(cycle["mean"].Exact(), (decimal)json["salesCycleDays"]!["mean"]!);
        Assert.Equal(1, (double)json["salesCycleDays"]!["median"]! / (double)cycle["median"]!, 0.01);
        Assert.Equal(1, (double)json["salesCycleDays"]!["p90"]! / (double)cycle["p90_nearest_rank"]!, 0.01);

        var agents = expected["by_sales_agent"]!.AsObject();
        Assert.Equal(agents.Count, json["by"]!.AsObject().Count);
        foreach (var (agent, figures) in agents)
        {
            var group = json["by"]![agent]!;
            Assert.Equal(((long)figures!["won"]!, (long)figures["lost"]!, (long)figures["open"]!), ((long)group["won"]!, (long)group["lost"]!, (long)group["open"]!));
            Assert.Equal(figures["win_rate"].Exact(), (decimal)group["winRate"]!["value"]!);
            Assert.Equal(figures["won_value"].Exact(), (decimal)group["wonAmount"]!);
            Assert.Equal(figures["average_won_deal"].Exact(), (decimal)group["averageDealSize"]!);
            Assert.Equal(figures["cycle_days_won_mean"].Exact(), (decimal)group["salesCycleDays"]!["mean"]!);
        }
    }

    [Fact]
    public void Rows_that_are_no_deal_are_listed_and_the_rest_is_computed()
    {
        example.Write(
            "ugly.csv",
            "\uFEFFName;Created;Done;State;Value\r\n"
            + "\"a;\r\nb\";01.02.2025;11.02.2025;closed won;100.50\r\n" // 1, good, over two lines
            + "c;01.02.2025;31.01.2025;closed won;1\r\n" // 2, line 4: reversed
            + "\r\n" // no row
            + ";;; ;\r\n" // nor this
            + "d;;;Prospect;\r\n" // 3, good: not opened yet
            + "e;;01.03.2025;Lost;5\r\n" // 4, line 8: no opening date
            + "f;01.02.2025;;No;5\r\n" // 5, line 9: no closing date
            + "g;01.02.2025;03.02.2025;No;\r\n" // 6, good: lost without an amount
            + "h;01.02.2025;03.02.2025;Closed Won;\r\n" // 7, good: won without an amount
            + "i;2025-02-01;;Prospect;5\r\n" // 8, line 12: wrong format
            + "j;01.02.2025;02.02.2025;Prospect;5\r\n" // 9, good: open, and expected to close then
            + "k;01.02.2025;02.02.2025;No;1.234,50\r\n" // 10, good, but its amount cannot be read
            + "l;01.02.2025;02.02.2025\r\n"); // 11, line 15: ragged
        var run = example.Run(
            "--deals", "ugly.csv", "--separator", ";", "--date-format", "dd.MM.yyyy", "--won", "Closed Won", "--lost", "Lost,No", "--json", "ugly.json",
            "--map", "opened=Created,closed=Done,stage=State,amount=Value", "--html", "ugly.html", "--by", "name");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var json = example.Json("ugly.json");
        Assert.Equal((2, 2, 2), ((int)json["won"]!, (int)json["lost"]!, (int)json["open"]!));
        Assert.Equal(100.50m, (decimal)json["wonAmount"]!);
        Assert.Equal(100.50m, (decimal)json["averageDealSize"]!);
        Assert.Equal(6m, (decimal)json["salesCycleDays"]!["mean"]!);
        Assert.Null(json["by"]!["d"]!["winRate"]!["value"]);
        Assert.Equal([(2, 4), (4, 8), (5, 9), (8, 12), (11, 15)], json["rejected"]!.AsArray().Select(row => ((int)row!["row"]!, (int)row["line"]!)));
        string[] reasons = [.. json["rejected"]!.AsArray().Select(row => (string)row!["reason"]!)];
        Assert.StartsWith("closed must not lie before the deal was opened", reasons[0], StringComparison.Ordinal);
        Assert.Equal("Created is blank; a won or lost deal needs it", reasons[1]);
        Assert.Equal("Done is blank; a won or lost deal needs it", reasons[2]);
        Assert.Equal("Created \"2025-02-01\" is no date like dd.MM.yyyy", reasons[3]);
        Assert.Equal("has 3 cells but the header has 5", reasons[4]);
        var unread = Assert.Single(json["amountsNotRead"]!.AsArray())!;
        Assert.Equal((10, 14), ((int)unread["row"]!, (int)unread["line"]!));
        Assert.Equal("Value \"1.234,50\" has a decimal comma; say --culture, such as --culture de-DE, if that is meant", (string)unread["reason"]!);
        Assert.Contains("5 rows rejected", run.Output, StringComparison.Ordinal);
        Assert.Contains("row 2 (line 4): closed must not lie before", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("there is no file \"nowhere.csv\"", "--deals", "nowhere.csv")]
    [InlineData("has no column \"nothing\"; it has opened, closed, stage, amount, amount", "--deals", "good.csv", "--map", "opened=nothing,amount=stage")]
    [InlineData("has more than one column \"amount\"", "--deals", "good.csv")]
    [InlineData("has no column \"rep\"", "--deals", "good.csv", "--map", "amount=stage", "--by", "rep")]
    [InlineData("is empty; it needs a header line", "--deals", "empty.csv")]
    [InlineData("there is no option \"--dels\"", "--dels", "good.csv")]
    [InlineData("--deals needs a value", "--deals")]
    [InlineData("--go-live needs a date such as 2025-01-31, not \"soon\"", "--go-live", "soon")]
    [InlineData("--crm-cost takes an amount such as 12000 or 12000.50, not \"-1\"", "--crm-cost", "-1")]
    [InlineData("the stage \"yes\" cannot mean both won and lost", "--won", "yes", "--lost", "YES,no")]
    public void What_cannot_be_done_is_one_line_and_an_exit_code(string message, params string[] args)
    {
        example.Write("empty.csv", "");
        example.Write("good.csv", "opened,closed,stage,amount,amount\n2025-01-01,,new,1,1\n");

        var run = example.Run(args);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("crm-report: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public void Where_every_row_is_rejected_the_exit_code_says_so()
    {
        example.Write("bad.csv", "opened,closed,stage,amount\n1/7/2026,,New,1\n2/7/2026,,New,1\n");
        var run = example.Run("--deals", "bad.csv", "--json", "bad.json", "--html", "bad.html");

        Assert.Equal((2, ""), (run.ExitCode, run.Error));
        Assert.Contains("--culture", run.Output, StringComparison.Ordinal);
        Assert.Equal(2, (int)example.Json("bad.json")["rejectedCount"]!);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("1234567")]
    [InlineData("123456789012345")]
    [InlineData("1234567890123456789012")]
    public void A_table_never_breaks_a_number(string amount)
    {
        example.Write("wide.csv", "opened,closed,stage,amount,cost,rep\n" + string.Concat(Enumerable.Range(0, 24).Select(month =>
            $"{2024 + (month / 12)}-{(month % 12) + 1:00}-01,{2024 + (month / 12)}-{(month % 12) + 1:00}-{10 + (month % 5)},{(month % 4 == 0 ? "Lost" : "Won")},{amount}{month % 10},{amount},a representative with a long name {month % 3}\n"))
            + "2025-12-31,,Negotiation,1,,x\n");
        var run = example.Run("--deals", "wide.csv", "--by", "rep", "--go-live", "2025-01-01", "--crm-cost", "1000", "--html", "wide.html");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var lines = run.Output.Split('\n').Where(line => !line.StartsWith("Wrote", StringComparison.Ordinal)).ToList();
        Assert.All(lines, line => Assert.True(line.Length <= 80, line));

        // A cell that goes on in a second line leaves the first column of that line blank.
        var all = lines.FindIndex(line => line.StartsWith(" all ", StringComparison.Ordinal));
        Assert.StartsWith("──", lines[all + 1], StringComparison.Ordinal);
        Assert.DoesNotContain(lines, line => line.TrimStart().StartsWith('…') && !line.Contains("more", StringComparison.Ordinal));
        var bridge = lines.FindIndex(line => line.Contains("Where the gain came from", StringComparison.Ordinal));
        Assert.StartsWith("──", lines[bridge + 5], StringComparison.Ordinal);
    }

    [Fact]
    public void Help_names_every_option()
    {
        var run = example.Run("--help");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        string[] options =
        [
            "deals", "from", "map", "won", "lost", "only", "exclude", "id", "sum-rows", "zero-is-unknown", "margin", "culture", "date-format", "time-zone", "separator", "encoding", "currency",
            "currency-column", "rates", "data", "init", "go-live", "control", "crm-cost", "by", "fiscal-year-start", "html", "json", "name", "help",
        ];
        foreach (var option in options)
            Assert.Contains($"--{option} ", run.Output, StringComparison.Ordinal);
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    internal sealed record Result(int ExitCode, string Output, string Error);

    /// <summary>The program, built once, and a folder for what it writes.</summary>
    public sealed class Example : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("crm-report");
        private readonly string _program;

        public Example()
        {
            var source = Repository.PathOf("docs", "examples", "crm-report.cs");
            var build = Start("dotnet", ["build", source]);
            Assert.True(build.ExitCode == 0, build.Output);
            _program = Start("dotnet", ["build", source, "-getProperty:TargetPath"]).Output.Trim();
        }

        public string PathOf(string file) => Path.Combine(_folder.FullName, file);

        public void Write(string file, string text) => File.WriteAllText(PathOf(file), text);

        public void Dispose() => _folder.Delete(recursive: true);

        internal Result Run(params string[] args) => Start("dotnet", ["exec", _program, .. args]);

        internal JsonNode Json(string file) => JsonNode.Parse(File.ReadAllText(PathOf(file)))!;

        private Result Start(string program, string[] args)
        {
            var start = new ProcessStartInfo(program, args) { WorkingDirectory = _folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true };
            start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return new Result(process.ExitCode, output, error.Result);
        }
    }
}
