#!/usr/bin/env dotnet
#:project ../../src/CrmRoi.Metrics/CrmRoi.Metrics.csproj

// Compares the library with figures that somebody else has computed, and ends with 0 if all agree.
//
//   dotnet run docs/examples/verify.cs                    the published answers that come with the tests
//   dotnet run docs/examples/verify.cs -- FILE.json …     figures of your own, in the form of docs/examples/verify/own.json
//
// A case has a name, a metric, inputs and what is expected: a number, several, or "undefined". Metrics, below, says how each is computed.

using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CrmRoi.Metrics;
using CrmRoi.Metrics.Customers;
using CrmRoi.Metrics.Impact;
using CrmRoi.Metrics.Investment;
using CrmRoi.Metrics.Marketing;
using CrmRoi.Metrics.Sales;
using CrmRoi.Metrics.Service;

// What a case expects where the library has to refuse the inputs.
const string Refused = "invalid_input";

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

Dictionary<string, Func<JsonNode, object?>> metrics = new()
{
    ["npv"] = i => Flows(i).NetPresentValue(Number(i, "rate"), (string?)i["convention"] == "t1_first" ? FirstFlow.AfterOnePeriod : FirstFlow.AtStart),
    ["xnpv"] = i => DatedFlows(i).NetPresentValue(Number(i, "rate")),
    ["irr"] = i => CashFlows.InternalRateOfReturn(Input(i, "cashflows").AsArray().Select(flow => (double)flow!)).Roots,
    ["xirr"] = i => DatedFlows(i).InternalRateOfReturn((int?)(double?)i["days_per_year"] ?? 365).Roots,
    ["mirr"] = i => Flows(i).ModifiedInternalRateOfReturn(Number(i, "finance_rate"), Number(i, "reinvest_rate")).Rate,
    ["payback"] = i => Flows(i).Payback(),
    ["discounted_payback"] = i => Flows(i).DiscountedPayback(Number(i, "rate")),
    ["pv"] = i => CashFlows.PresentValue(Number(i, "future"), Number(i, "rate"), (int)Number(i, "years")),
    ["roi_undiscounted"] = i => new ReturnOnInvestment(Number(i, "benefits"), Number(i, "costs")).NetReturn.Value,
    ["annualised_roi"] = i => new ReturnOnInvestment(Number(i, "final"), Number(i, "initial")).AnnualizedReturn(Number(i, "years")).Value,
    ["break_even_units"] = i => new BreakEven(Number(i, "fixed"), Number(i, "price"), Number(i, "variable")).Units,
    ["win_rate"] = i => Deals(i).WinRate.Value,
    ["average_deal_size"] = i => Deals(i).AverageDealSize.Value,
    ["sales_cycle_days"] = i => Deals(i).SalesCycle.MeanDays,
    ["fill_rates"] = i => new { unit = Orders(i).Total.FillRate.Value, line = Orders(i).Total.LineFillRate.Value, order = Orders(i).OrderFillRate().Value },
    ["clv"] = i => new LifetimeValue(Number(i, "margin"), Number(i, "retention"), Number(i, "discount")).Value,
    ["clv_multiple"] = i => new LifetimeValue(1, Number(i, "retention"), Number(i, "discount")).MarginMultiple.Value,
    ["retention_rate"] = i => CustomerRollForward.EndCountRetentionRateOf(Count(i, "start"), Count(i, "end"), Count(i, "new")).Value,
    ["churn_rate"] = i => CustomerRollForward.EndCountChurnRateOf(Count(i, "start"), Count(i, "end"), Count(i, "new")).Value,
    ["csat"] = i => SurveySummary.FromCounts(RatingScale.OneToFive, Scores(i)).CustomerSatisfaction().Percent,
    ["business_minutes"] = i => Calendar(i).WorkingTimeBetween(Instant(Input(i, "start")), Instant(Input(i, "end"))).TotalMinutes,
    ["quantiles"] = i => SampleQuantile.At(Numbers(i, "data"), (double)Input(i, "p")),
    ["wilson"] = i => Bounds(new Proportion(Count(i, "x"), Count(i, "n")).WilsonInterval((double)Input(i, "confidence"))),
    ["wilson_cc"] = i => Bounds(new Proportion(Count(i, "x"), Count(i, "n")).WilsonIntervalWithContinuityCorrection((double)Input(i, "confidence"))),
    ["newcombe_hybrid_score(method 10)"] = i => Bounds(Rates(i).NewcombeInterval((double)Input(i, "confidence"))),
    ["newcombe_cc"] = i => Bounds(Rates(i).NewcombeIntervalWithContinuityCorrection((double)Input(i, "confidence"))),
    ["z_unpooled"] = i => new { z = Rates(i).UnpooledZ, p = Rates(i).UnpooledPValue },
    ["welch"] = i => new { t = Means(i).T, df = Means(i).DegreesOfFreedom, p = Means(i).PValue, ci = Bounds(Means(i).Interval((double)Input(i, "confidence"))) },
    ["first"] = i => Credits(i, AttributionModel.FirstTouch),
    ["last"] = i => Credits(i, AttributionModel.LastTouch),
    ["linear"] = i => Credits(i, AttributionModel.Linear),
    ["position_40_20_40"] = i => Credits(i, AttributionModel.PositionBased()),
};

// Published figures that differ from ours, and why.
Dictionary<string, string> differences = new()
{
    ["eff_npv_5"] = "discounts at −200 %, as a spreadsheet does; the library refuses −100 % and less",
    ["phps_0_positive_first"] = "is Excel's XIRR, which stops searching when it is within 1e-8",
};

if (args is ["--help" or "-h"])
{
    Console.WriteLine("dotnet run docs/examples/verify.cs -- [FILE.json …]\n\nMetrics: " + string.Join(", ", metrics.Keys));
    return 0;
}

var (right, wrong, explained, unknown) = (0, 0, 0, 0);
try
{
    foreach (var file in args is [] ? Directory.GetFiles("tests/CrmRoi.Metrics.Tests/Vectors", "*.json").Order(StringComparer.Ordinal) : args.AsEnumerable())
    {
        foreach (var item in JsonNode.Parse(File.ReadAllText(file))!.AsArray())
            Judge(item!, Path.GetFileNameWithoutExtension(file));
    }
}
catch (Exception error) when (error is IOException or JsonException or InvalidOperationException)
{
    Console.Error.WriteLine($"verify: {error.Message}");
    return 1;
}

Console.WriteLine($"{right} right, {wrong} wrong, {explained} explained, {unknown} of a metric that this program does not list");
// Of your own figures each has to be judged.
return wrong == 0 && right > 0 && (args is [] || unknown == 0) ? 0 : 1;

void Judge(JsonNode item, string topic)
{
    var name = (string?)item["name"] ?? "";
    var metric = item["expected_minutes"] is null ? (string?)(item["metric"] ?? item["method"] ?? item["model"]) ?? topic : "business_minutes";
    var expected = item["expected_minutes"] ?? item["expected"];
    // "compute": nobody has published it, and an independent solver found it.
    expected = expected is JsonValue value && value.ToString() == "compute" ? item["roots_recomputed"] : expected;
    if (item["inputs"] is not { } inputs || !metrics.TryGetValue(metric, out var compute))
    {
        unknown++;
        return;
    }

    JsonNode? answer;
    try
    {
        answer = JsonSerializer.SerializeToNode(compute(inputs));
    }
    catch (ArgumentException error)
    {
        answer = $"{Refused}: {error.Message}";
    }
    catch (Exception error) when (error is FormatException or InvalidOperationException or JsonException)
    {
        answer = error.Message;
    }

    var agrees = Agree(expected, answer, item["tolerance"]);
    if (agrees)
        right++;
    else if (differences.ContainsKey(name))
        explained++;
    else
        wrong++;
    if (!agrees)
        Console.WriteLine($"{name} ({metric}): expected {Text(expected)}, the library says {Text(answer)}{(differences.TryGetValue(name, out var reason) ? $"; the published figure {reason}" : "")}");
}

// Of several rates of return any may be the published one. What is expected of no channel is 0.
static bool Agree(JsonNode? expected, JsonNode? answer, JsonNode? tolerance) => (expected, answer) switch
{
    (JsonObject some, JsonObject all) => some.All(part => Agree(part.Value, all[part.Key] ?? 0, tolerance is JsonObject each ? each[part.Key] : tolerance)),
    (JsonArray some, JsonArray all) => some.Count == all.Count && some.Zip(all).All(pair => Agree(pair.First, pair.Second, tolerance)),
    (JsonValue text, JsonArray { Count: 0 }) => text.ToString() == "no_solution",
    (JsonValue, JsonArray roots) => roots.Any(root => Agree(expected, root, tolerance)),
    (null, null) => true,
    (JsonValue text, null) => text.ToString() is "undefined" or "no_solution",
    (JsonValue one, JsonValue other) when one.GetValueKind() == JsonValueKind.Number && other.GetValueKind() == JsonValueKind.Number => Math.Abs((double)one - (double)other) <= ((double?)tolerance ?? 0),
    (JsonValue one, JsonValue other) => one.ToString().StartsWith(Refused, StringComparison.Ordinal) && other.ToString().StartsWith(Refused, StringComparison.Ordinal),
    _ => false,
};

static string Text(JsonNode? node) => node?.ToJsonString(new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) ?? "undefined";

static JsonNode Input(JsonNode inputs, string name) => inputs[name] ?? throw new FormatException($"inputs has no {name}");

static decimal Number(JsonNode inputs, string name) => (decimal)(double)Input(inputs, name);

static long Count(JsonNode inputs, string name) => (long)Input(inputs, name);

static decimal[] Numbers(JsonNode inputs, string name) => [.. Input(inputs, name).AsArray().Select(number => (decimal)(double)number!)];

static IEnumerable<KeyValuePair<int, long>> Scores(JsonNode inputs) =>
    Input(inputs, "scores").AsObject().Select(score => new KeyValuePair<int, long>(int.Parse(score.Key, null), (long)score.Value!));

static CashFlows Flows(JsonNode inputs) => new(Numbers(inputs, "cashflows"));

static DatedCashFlows DatedFlows(JsonNode inputs) => new([.. Input(inputs, "dates").AsArray().Select(Instant)], Numbers(inputs, "amounts"));

static SalesSummary Deals(JsonNode inputs) => Input(inputs, "deals").Deserialize<Deal[]>(JsonSerializerOptions.Web)!.Summarize();

// Groups of like lines: so many, of orders that follow each other.
static SummaryGroups<long, OrderLineSummary> Orders(JsonNode inputs)
{
    var day = DateTimeOffset.UnixEpoch;
    return Input(inputs, "lines").AsArray().SelectMany(group => Enumerable.Range(0, (int)Count(group!, "count")).Select(i =>
            (Order: Count(group!, "firstOrder") + (i % Count(group!, "orders")), Line: new OrderLine(day, Number(group!, "ordered"), Number(group!, "delivered") is > 0 and var arrived ? [new Delivery(day, arrived)] : []))))
        .SummarizeBy(row => row.Order, row => row.Line, asOf: day);
}

static ProportionComparison Rates(JsonNode inputs) => new(before: new(Count(inputs, "x2"), Count(inputs, "n2")), after: new(Count(inputs, "x1"), Count(inputs, "n1")));

static MeanComparison Means(JsonNode inputs) => new(before: Moments.Of(Numbers(inputs, "y")), after: Moments.Of(Numbers(inputs, "x")));

static double[] Bounds(ConfidenceInterval? interval) => [interval!.Value.Lower, interval.Value.Upper];

static Dictionary<string, decimal> Credits(JsonNode inputs, AttributionModel model) => Input(inputs, "paths").AsArray()
    .Select(path => new ConversionPath(Input(path!, "path").AsArray().Select(channel => (string)channel!), Count(path!, "conversions"), amount: 0, nulls: (long?)path!["nulls"] ?? 0))
    .ToJourneys().Attribute(model).ByChannel.ToDictionary(row => row.Key, row => row.Value.Conversions);

static DateTimeOffset Instant(JsonNode? text) => DateTimeOffset.Parse((string)text!, null, DateTimeStyles.AssumeUniversal);

static BusinessCalendar Calendar(JsonNode inputs) => new(
    TimeZoneInfo.FindSystemTimeZoneById((string)Input(inputs, "time_zone")!),
    Week((string)Input(inputs, "weekly")!),
    inputs["holidays"]?.AsArray().Select(day => CalendarDay.Of(Instant(day).UtcDateTime)));

// "24x7", "Mon-Fri 08:00-17:00" or "Sun 00:00-06:00".
static WorkingWeek Week(string text) => text.Split(' ', '-') switch
{
    ["24x7"] => WorkingWeek.AroundTheClock,
    ["Mon", "Fri", var start, var end] => WorkingWeek.MondayToFriday(TimeSpan.Parse(start, null), TimeSpan.Parse(end, null)),
    [var day, var start, var end] => new(new WorkingHours(
        Enum.GetValues<DayOfWeek>().Single(name => name.ToString().StartsWith(day, StringComparison.Ordinal)), TimeSpan.Parse(start, null), TimeSpan.Parse(end, null))),
    _ => throw new ArgumentException($"\"{text}\" is no week that this program reads."),
};
