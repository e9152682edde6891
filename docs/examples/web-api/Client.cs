using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CrmRoi.Metrics.Investment;
using CrmRoi.Metrics.Sales;

namespace WebApi;

/// <summary>Calls the API as a program elsewhere would, and compares what comes back with what the library says here.</summary>
internal sealed class Client(Uri address, CancellationToken cancellation) : IDisposable
{
    private static readonly DateTimeOffset GoLive = new(2025, 1, 1, 0, 0, 0, TimeSpan.FromHours(1));

    private readonly HttpClient _http = new() { BaseAddress = address };
    private readonly List<string> _differences = [];

    public async Task<IReadOnlyList<string>> CompareAsync()
    {
        var deals = CompanyDeals.Read();
        await SalesAsync(deals);
        await ImpactAsync(new ImpactQuestion(GoLive, GoLive.AddYears(1), deals, new CashFlows(0, 74_000), DiscountRate: 0.08m));
        await BadInputAsync();
        await SchemasAsync();
        return _differences;
    }

    public void Dispose() => _http.Dispose();

    private async Task SalesAsync(List<RepDeal> deals)
    {
        var answer = await PostAsync<SalesFigures>("sales", deals);
        var expected = deals.SummarizeBy(row => row.Rep, row => row.Deal);
        Expect("the total of the sales", expected.Total, answer.Total);
        Expect("the reps", string.Join(", ", expected.Keys), string.Join(", ", answer.ByRep.Keys));
        foreach (var (rep, sales) in expected)
            Expect($"the sales of {rep}", sales, answer.ByRep[rep]);
        Console.WriteLine($"POST /sales     win rate {answer.Total.WinRate:P1} of {answer.Total.Decided} decided deals of {answer.ByRep.Count} reps, as the library says here");
    }

    private async Task ImpactAsync(ImpactQuestion question)
    {
        var answer = await PostAsync<ImpactFigures>("impact", question);
        var expected = Api.Answer(question);
        Expect("the win rates", string.Join(", ", expected.WinRateByRep), string.Join(", ", answer.WinRateByRep));
        Expect("the caveats", string.Join(", ", expected.Caveats), string.Join(", ", answer.Caveats));
        Expect("the other figures", expected with { WinRateByRep = answer.WinRateByRep, Caveats = answer.Caveats }, answer);
        Console.WriteLine($"POST /impact    ROI {answer.Expected}, from {answer.Low} to {answer.High}; median cycle {answer.MedianSalesCycle?.TotalDays:0.0} days; {string.Join(", ", answer.WinRateByRep.Select(rep => $"{rep.Key} {rep.Value:P0}"))}");
    }

    // Each is a 400 whose text names the field, and whose path the element.
    private async Task BadInputAsync()
    {
        const string Good = """{"opened":"2025-03-01T09:00:00Z","closed":"2025-04-01T09:00:00Z","outcome":"Won","amount":500}""";
        (string Path, string Says, string Body)[] bad =
        [
            ("$[1].deal", "opened must be given for a Deal", Rows(Good, "{}")),
            ("$[1].deal", "closed must not lie before the deal was opened", Rows(Good, Good.Replace("-04-", "-02-"))),
            ("$[0].deal", "opened must be an instant with an offset", Rows(Good.Replace("03-01T09:00:00Z", "03-01T09:00:00"), Good)),
            ("$[0].deal", "outcome must be one of Open, Won, Lost", Rows(Good.Replace("Won", "Sold"))),
            ("$[0].deal", "amount must be a number", Rows(Good.Replace("500", "\"much\""))),
            ("$[0].deal", "amount must be given once", Rows(Good.Replace("\"amount\":500", "\"amount\":500,\"amount\":5"))),
            ("$[0].deal", "Deal must be an object", """[{"rep":"Ada","deal":null}]"""),
            ("$[0]", "rep", $$"""[{"deal":{{Good}}}]"""),
            ("$", "", "{}"),
        ];
        foreach (var (path, says, body) in bad)
        {
            var (status, problem) = await PostTextAsync("sales", body);
            Expect($"the status for {body}", HttpStatusCode.BadRequest, status);
            Expect($"the path for {body}", path, problem["path"]?.GetValue<string>());
            if (problem["detail"]?.GetValue<string>() is not { } detail || !detail.Contains(says, StringComparison.Ordinal))
                _differences.Add($"the answer to {body} should say \"{says}\", but is {problem}");
        }

        var first = await PostTextAsync("sales", bad[1].Body);
        Console.WriteLine($"POST /sales     {(int)first.Status} {first.Body["path"]} {first.Body["detail"]}");

        // Right by itself, and no question: costs of no year after the start.
        var question = new ImpactQuestion(GoLive, GoLive.AddYears(1), [], new CashFlows(5), DiscountRate: 0.08m);
        Expect("the status for costs of no year", HttpStatusCode.BadRequest, (await PostTextAsync("impact", JsonSerializer.Serialize(question, JsonSerializerOptions.Web))).Status);

        static string Rows(params string[] deals) => $"[{string.Join(",", deals.Select(deal => $$"""{"rep":"Ada","deal":{{deal}}}"""))}]";
    }

    // What a generator of clients is told: the members of a deal, which of them must be there, and the figures of a summary.
    private async Task SchemasAsync()
    {
        var document = JsonNode.Parse(await _http.GetStringAsync(new Uri("openapi/v1.json", UriKind.Relative), cancellation))!;
        var schemas = document["components"]!["schemas"]!.AsObject();
        Expect("the required members of a deal", """["opened","outcome"]""", schemas["Deal"]!["required"]!.ToJsonString());
        Expect("the schema of an outcome", """["Open","Won","Lost"]""", schemas["Deal"]!["properties"]!["outcome"]!["enum"]!.ToJsonString());
        foreach (var figure in new[] { "winRate", "averageDealSize", "salesCycle", "totals" })
            Expect($"the schema of {figure}", true, schemas["SalesSummary"]!["properties"]![figure] is JsonObject { Count: > 0 });
        foreach (var (schema, groups) in new[] { ("SalesFigures", "byRep"), ("ImpactFigures", "winRateByRep") })
            Expect($"the schema of the values of {groups}", true, schemas[schema]!["properties"]![groups]!["additionalProperties"] is JsonObject { Count: > 0 });
        foreach (var (name, schema) in schemas)
            Expect($"an empty schema of {name}", false, schema is JsonObject { Count: 0 });
        Console.WriteLine($"GET /openapi    {schemas.Count} schemas: {string.Join(", ", schemas.Select(schema => schema.Key))}");
    }

    private async Task<T> PostAsync<T>(string path, object question)
    {
        using var answer = await _http.PostAsJsonAsync(path, question, cancellation);
        if (!answer.IsSuccessStatusCode)
            throw new HttpRequestException($"POST /{path} was answered {await answer.Content.ReadAsStringAsync(cancellation)}");
        return (await answer.Content.ReadFromJsonAsync<T>(cancellation))!;
    }

    private async Task<(HttpStatusCode Status, JsonNode Body)> PostTextAsync(string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await _http.PostAsync(new Uri(path, UriKind.Relative), content, cancellation);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync(cancellation))!);
    }

    private void Expect<T>(string what, T expected, T actual)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
            _differences.Add($"{what} should be {expected}, but is {actual}");
    }
}
