using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CrmRoi.Metrics.Sales;

namespace CrmReport;

/// <summary>The figures as JSON: unrounded, and null where one is undefined.</summary>
internal static class JsonReport
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Text(Report report)
    {
        var json = Figures(report.Total);
        json["rejected"] = new JsonArray([.. report.Rejected.Select(row => new JsonObject { ["row"] = row.Row, ["line"] = row.Line, ["reason"] = row.Reason })]);
        json["by"] = report.GroupColumn is null ? null : new JsonObject(report.Groups.Select(group => KeyValuePair.Create<string, JsonNode?>(group.Key, Figures(group.Value))));
        json["returnOnInvestment"] = report.Return?.Observed is not { } crm ? null : new JsonObject
        {
            ["gain"] = crm.Gain,
            ["cost"] = crm.Cost,
            ["netReturn"] = crm.NetReturn.Value,
        };
        return json.ToJsonString(Indented) + "\n";
    }

    private static JsonObject Figures(SalesSummary deals) => new()
    {
        ["won"] = deals.Won,
        ["lost"] = deals.Lost,
        ["open"] = deals.Open,
        ["winRate"] = new JsonObject
        {
            ["numerator"] = deals.WinRate.Successes,
            ["denominator"] = deals.WinRate.Trials,
            ["value"] = deals.WinRate.Value,
        },
        ["wonAmount"] = deals.WonAmount,
        ["averageDealSize"] = deals.AverageDealSize.Value,
        ["salesCycleDays"] = new JsonObject
        {
            ["count"] = deals.SalesCycle.Count,
            ["mean"] = deals.SalesCycle.MeanDays,
            ["median"] = deals.SalesCycle.Median?.TotalDays,
            ["p90"] = deals.SalesCycle.Quantile(0.9)?.TotalDays,
        },
    };
}
