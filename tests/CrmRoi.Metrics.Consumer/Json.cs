#if NET
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CrmRoi.Metrics;
using CrmRoi.Metrics.Investment;
using CrmRoi.Metrics.Sales;
using CrmRoi.Metrics.Service;

// JSON by a context that is generated in this assembly, under Native AOT too; and by reflection, where there is any.
internal static class Json
{
    private static readonly DateTimeOffset Start = new(2025, 3, 1, 9, 0, 0, TimeSpan.FromHours(1));

    public static int ComesBack()
    {
        Deal[] deals = [new(Start, Start.AddDays(9), Outcome.Won, 1_000.5m, 400), new(Start, Start.AddDays(3), Outcome.Lost, null), new(Start, null, Outcome.Open, 5)];
        var rules = new ServiceRules(Start.AddDays(9), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), ReopenPolicy.LastResolution);
        var ticket = new SupportCase([new CaseEvent(Start, CaseEventKind.Opened), new CaseEvent(Start.AddHours(5), CaseEventKind.Resolved)]);
        var stages = new PipelineStages("Lead", "Offer");

        var read = 0;
        Same(deals[0], JsonContext.Default.Deal, ref read);
        Same(new Ratio(1, 3), JsonContext.Default.Ratio, ref read);
        Same(new ConfidenceInterval(double.NegativeInfinity, 1, 0.95), JsonContext.Default.ConfidenceInterval, ref read);
        Same(new Period(Start, Start.AddDays(1)), JsonContext.Default.Period, ref read);
        Same(new SurveyAnswer(RatingScale.OneToFive, 4), JsonContext.Default.SurveyAnswer, ref read);
        Same(new ReturnOnInvestment(75_000, 12_000), JsonContext.Default.ReturnOnInvestment, ref read);
        Same(stages, JsonContext.Default.PipelineStages, ref read);
        Same(deals.Summarize(), JsonContext.Default.SalesSummary, ref read);
        Same(deals.SummarizeTimeToWin(Start.AddDays(30)), JsonContext.Default.TimeToWinSummary, ref read);
        Same(new[] { ticket }.Summarize(rules), JsonContext.Default.ServiceSummary, ref read);
        Same(new[] { new StageHistory(stages, [new StageChange("Lead", Start)], null, Outcome.Open) }.SummarizeFunnel(stages, Start.AddDays(1)), JsonContext.Default.StageFunnel, ref read);

        var sales = JsonNode.Parse(JsonSerializer.Serialize(deals.Summarize(), JsonContext.Default.SalesSummary))!;
        Expect("0.5", sales["winRate"]!["value"]);
        Expect("1000.5", sales["averageDealSize"]!["value"]);
        Expect("\"9.00:00:00\"", sales["salesCycle"]!["mean"]);
        Expect("3", JsonNode.Parse(JsonSerializer.Serialize(ticket, JsonContext.Default.SupportCase))!["events"]!.AsArray().Count + 1);
        Expect("\"object\"", JsonNode.Parse(JsonSchemas.Of(JsonContext.Default.SalesSummary)!)!["properties"]!["winRate"]!["type"]);

        Refused("[{}]", "opened must be given for a Deal", JsonContext.Default.DealArray, ref read);
        Refused("""[{"opened":"2025-03-01T09:00:00","outcome":"Open"}]""", "opened must be an instant with an offset", JsonContext.Default.DealArray, ref read);
        Refused("""[{"opened":"2025-03-01T09:00:00Z","closed":"2025-02-01T09:00:00Z","outcome":"Won"}]""", "closed must not lie before", JsonContext.Default.DealArray, ref read);
        if (JsonSerializer.IsReflectionEnabledByDefault)
            ByReflection(deals, ref read);
        return read;
    }

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Not reached where the program is trimmed.")]
    [UnconditionalSuppressMessage("AOT", "IL3050", Justification = "Not reached where the program is compiled ahead.")]
    private static void ByReflection(Deal[] deals, ref int read)
    {
        if (!JsonSerializer.Deserialize<Deal[]>(JsonSerializer.Serialize(deals))!.SequenceEqual(deals) || !JsonSerializer.Deserialize<SalesSummary>(JsonSerializer.Serialize(deals.Summarize()))!.Equals(deals.Summarize()))
            throw new InvalidOperationException("Not the same by reflection.");
        read += 2;
    }

    private static void Same<T>(T value, JsonTypeInfo<T> type, ref int read)
    {
        var text = JsonSerializer.Serialize(value, type);
        if (!value!.Equals(JsonSerializer.Deserialize(text, type)))
            throw new InvalidOperationException($"{typeof(T).Name} does not come back from {text}.");
        read++;
    }

    private static void Refused<T>(string text, string message, JsonTypeInfo<T> type, ref int read)
    {
        try
        {
            JsonSerializer.Deserialize(text, type);
        }
        catch (JsonException error) when (error.Path == "$[0]" && error.Message.StartsWith(message, StringComparison.Ordinal))
        {
            read++;
            return;
        }

        throw new InvalidOperationException($"{text} should be refused: {message}.");
    }

    private static void Expect(string expected, JsonNode? actual)
    {
        if (expected != actual?.ToJsonString())
            throw new InvalidOperationException($"Expected {expected}, got {actual?.ToJsonString()}.");
    }
}

[JsonSerializable(typeof(Deal[]))]
[JsonSerializable(typeof(Ratio))]
[JsonSerializable(typeof(ConfidenceInterval))]
[JsonSerializable(typeof(Period))]
[JsonSerializable(typeof(SurveyAnswer))]
[JsonSerializable(typeof(ReturnOnInvestment))]
[JsonSerializable(typeof(PipelineStages))]
[JsonSerializable(typeof(SupportCase))]
[JsonSerializable(typeof(SalesSummary))]
[JsonSerializable(typeof(TimeToWinSummary))]
[JsonSerializable(typeof(ServiceSummary))]
[JsonSerializable(typeof(StageFunnel))]
internal sealed partial class JsonContext : JsonSerializerContext;
#endif
