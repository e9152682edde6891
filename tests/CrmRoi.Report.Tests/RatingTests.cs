using System.Text.Json.Nodes;

namespace CrmRoi.Report.Tests;

/// <summary>Ratings of service on the scales that help desks use: each is counted on its own scale, or none of them is, and the reader is told.</summary>
public sealed class RatingTests : IDisposable
{
    private const string Deals = "opened,closed,stage,amount\n2024-01-01,2024-02-01,Won,1\n2025-03-01,2025-03-31,Lost,1\n";

    private readonly Exports _exports = new();

    public void Dispose() => _exports.Dispose();

    [Theory]
    [InlineData("5,4,3,,2", "1 to 5", 2, 4)]
    [InlineData("4/5,5/5,2/5", "1 to 5", 2, 3)]
    [InlineData("5 - great,1 - bad", "1 to 5", 1, 2)]
    [InlineData("good,bad,offered,,Good,unoffered", "0 to 1", 2, 3)]
    [InlineData("👍,👎,👍", "0 to 1", 2, 3)]
    public void A_scale_that_shows_itself_needs_no_word(string ratings, string scale, int satisfied, int answers)
    {
        foreach (var init in new[] { true, false })
        {
            var service = Report(ratings, init)["service"]!;

            Assert.Equal(scale, (string)service["scale"]!);
            Assert.Equal((satisfied, answers), ((int)service["after"]!["satisfaction"]!["numerator"]!, (int)service["after"]!["satisfaction"]!["denominator"]!));
        }
    }

    [Theory]
    [InlineData("100,87,3,,55", "0-100")]
    [InlineData("10,9,1,2,8", "1-10")]
    [InlineData("0,10,9,7,6", "0-10")]
    [InlineData("7,6,5", null)]
    [InlineData("4.5,5,4", null)]
    [InlineData("excellent,good,poor", null)]
    [InlineData("good,5,4", null)]
    public void Another_scale_is_not_taken_for_1_to_5(string ratings, string? recognised)
    {
        var json = Report(ratings, init: false);
        Assert.Equal(0, (int)json["service"]!["after"]!["answers"]!);
        Assert.Equal(ratings.Split(',').Length, (int)json["service"]!["after"]!["cases"]!);
        Assert.Contains(Exports.Notes(json), note => note.Contains("neither all from 1 to 5 nor all good or bad", StringComparison.Ordinal) && note.Contains("\"scale\"", StringComparison.Ordinal));

        Assert.Equal(recognised, RatingForm.Recognise(ratings.Split(',')));
    }

    [Fact]
    public void A_scale_that_is_named_is_used()
    {
        var ten = Report("10,9,1,2,8,55", init: true, ("scale", "1-10"), ("satisfied", 8));
        Assert.Equal((3, 5), ((int)ten["service"]!["after"]!["satisfaction"]!["numerator"]!, (int)ten["service"]!["after"]!["satisfaction"]!["denominator"]!));
        Assert.Contains(Exports.Notes(ten), note => note.Contains("1 rating of tickets.csv was left out, the first \"55\"", StringComparison.Ordinal));

        // Where nobody says from which rating on a customer is satisfied, there is a mean and no share.
        var hundred = Report("100,87,3,,55,87%", init: true)["service"]!["after"]!;
        Assert.Null(hundred["satisfaction"]);
        Assert.Equal(66.4m, (decimal)hundred["meanRating"]!);

        var score = Report("0,10,9,7,6", init: true)["service"]!["after"]!;
        Assert.Equal(0m, (decimal)score["netPromoterScore"]!);
        foreach (var wrong in new[] { "5", "10-1", "good" })
            Assert.Contains("scale takes", Assert.Throws<OptionException>(() => Report("1,2", init: false, ("scale", wrong))).Message, StringComparison.Ordinal);
        Assert.Contains("satisfied must lie on the scale", Assert.Throws<OptionException>(() => Report("1,2", init: false, ("scale", "1-5"), ("satisfied", 8))).Message, StringComparison.Ordinal);
        Assert.Contains("needs a scale", Assert.Throws<OptionException>(() => Report("1,2", init: false, ("satisfied", 4))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_scale_is_compared_and_shown_on_the_page()
    {
        foreach (var (ratings, name) in new[] { ("5,4", "Satisfied, 4 or 5 of 5"), ("good,bad", "Satisfied, \"good\" of good and bad"), ("0,10", "Net Promoter Score"), ("20,100", "Mean rating on 0 to 100") })
        {
            Write(ratings, init: true);
            foreach (var args in new string[][] { [], ["--go-live", "2025-01-01"] })
                Assert.Contains(name, System.Net.WebUtility.HtmlDecode(HtmlReport.Page(Exports.Of(["--data", _exports.Folder, .. args]))), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_date_that_cannot_be_read_rejects_its_row_alone()
    {
        _exports.Write("deals.csv", Deals);
        _exports.Write("tickets.csv", "created,solved,assignee\nsoon,2025-01-01,x\n,2025-01-02,x\n2025-01-01,2025-01-02,x\n");
        _exports.Write("touches.csv", "deal,time,channel\n1,never,Ads\n");
        FolderInit.Write(_exports.Folder);
        var json = Exports.Report("--data", _exports.Folder);

        Assert.Equal(1, (int)json["service"]!["after"]!["cases"]!);
        Assert.Contains(Exports.Notes(json), note => note.Contains("3 rows of the other files were rejected", StringComparison.Ordinal));
    }

    [Fact]
    public void American_dates_of_another_file_are_read_as_one_of_them_shows()
    {
        _exports.Write("deals.csv", Deals);
        _exports.Write("tickets.csv", "created,solved,assignee\n1/2/2025 10:00 AM,1/3/2025 10:00 AM,x\n1/20/2025 10:00 AM,1/21/2025 10:00 AM,x\n");
        FolderInit.Write(_exports.Folder);

        Assert.Equal(24.0, (double)Exports.Report("--data", _exports.Folder)["service"]!["after"]!["meanHoursToResolve"]!);
    }

    private JsonNode Report(string ratings, bool init, params (string Name, JsonNode Value)[] settings)
    {
        Write(ratings, init, settings);
        return Exports.Report("--data", _exports.Folder);
    }

    private void Write(string ratings, bool init, params (string Name, JsonNode Value)[] settings)
    {
        _exports.Write("deals.csv", Deals);
        _exports.Write("tickets.csv", "created,solved,assignee,csat\n" + string.Concat(ratings.Split(',').Select((rating, index) => $"202{4 + (index % 2)}-0{1 + (index / 2)}-10T10:00Z,202{4 + (index % 2)}-0{1 + (index / 2)}-11T10:00Z,x,{rating}\n")));
        File.Delete(_exports.PathOf(ReportSettings.FileName));
        FolderInit.Write(_exports.Folder);
        var json = JsonNode.Parse(File.ReadAllText(_exports.PathOf(ReportSettings.FileName)))!;
        if (!init)
            json["cases"]!.AsObject().Remove("scale");
        foreach (var (name, value) in settings)
            json["cases"]![name] = value.DeepClone();
        _exports.Write(ReportSettings.FileName, json.ToJsonString());
    }
}
