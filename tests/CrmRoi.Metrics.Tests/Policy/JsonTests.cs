using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Xml.Linq;
using CrmRoi.Metrics.Customers;
using CrmRoi.Metrics.Impact;
using CrmRoi.Metrics.Investment;
using CrmRoi.Metrics.Marketing;
using CrmRoi.Metrics.Sales;
using CrmRoi.Metrics.Service;
using CrmRoi.Metrics.Tests.Laws;

namespace CrmRoi.Metrics.Tests.Policy;

/// <summary>What goes into System.Text.Json comes out whole, or is refused by name.</summary>
public class JsonTests
{
    private static readonly DateTimeOffset Day = new(2025, 3, 1, 9, 0, 0, TimeSpan.FromHours(1));

    private static readonly Type[] Public = typeof(Deal).Assembly.GetExportedTypes();

    private static readonly Deal Won = new(Day, Day.AddDays(9), Outcome.Won, 1_000.50m, 400);

    // What is read back, one of each.
    private static readonly object[] s_read =
    [
        Won, new Deal(Day, null, Outcome.Open, 5), new Lead(Day, Day.AddDays(1), Outcome.Lost, Day), new Touch(Day, TouchKind.View), new Quote(Day, Day, QuoteOutcome.Accepted, 5),
        new Order(Day, Day.AddDays(1)), new Renewal(Day, 5), new Renewal(Day, 5, Day), new ExchangeRate("USD", "EUR", Day, 0.9m), new CaseEvent(Day, CaseEventKind.Opened),
        new SurveyAnswer(RatingScale.ZeroToTen, 9), new SurveyAnswer(RatingScale.OneToFive, null), new CustomerUpsell(5, 1), new Forecast(Day.AddDays(-1), new Period(Day, Day.AddDays(30)), 5, 4),
        new OpenDeal(5, Day, 0.5m), new SalesActivity(SalesActivityKind.Call, Day), new CustomerTenure(Day), new CustomerRevenue(5, 4, true), new UnitChange("a", true, 1, 2),
        new Ratio(1, 3), new Quotient(1, 3), new ThreePointEstimate(1, 2, 4), new Proportion(1, 3), new Average(10, 3), new ConfidenceInterval(double.NegativeInfinity, 0.1, 0.9), new Period(Day, Day.AddDays(1)), RatingScale.OneToSeven,
        new ReturnOnInvestment(75_000, 12_000), new DatedCashFlow(Day, -5), new Sale(Day, 5), new StageChange("a", Day), new Delivery(Day, 2.5m), new NetPromoterScore(3, 2, 1), new ProfitFigures(5, 4), new BreakEven(5, 4, 3),
        new CustomerRollForward(10, 5, 0, 1, 0, 14), default(Ratio), default(Proportion), default(Average),
    ];

    public static TheoryData<Type> Structs => [.. Public.Where(type => type is { IsValueType: true, IsEnum: false, ContainsGenericParameters: false })];

    public static TheoryData<Type> Summaries => [.. Public.Where(type => type.BaseType is { IsGenericType: true } parent && parent.GetGenericTypeDefinition() == typeof(Summary<>))];

    private static Type Closed(Type type) =>
        type.IsGenericType ? type.MakeGenericType([.. type.GetGenericArguments().Select(parameter => parameter.Name == "TSummary" ? typeof(SalesSummary) : typeof(string))]) : type;

    public static TheoryData<int> Read => [.. Enumerable.Range(0, s_read.Length)];

    // Every type that holds something and can be asked for.
    private static readonly Type[] Types = [.. Public.Where(type => type is { IsEnum: false, IsInterface: false, IsAbstract: false, IsNested: false } && !type.Name.Contains("Json", StringComparison.Ordinal) && !type.Name.Contains("Builder", StringComparison.Ordinal)).Select(Closed)];

    [Fact]
    public void Every_value_that_can_be_made_is_written_as_its_schema_says_and_comes_back_or_is_refused_by_name()
    {
        var written = new HashSet<Type>();
        foreach (var value in new Instances().Own.Concat(s_read).Concat(Others()))
        {
            var type = value.GetType();
            if (!Types.Contains(type) || (type.IsValueType && value.Equals(Activator.CreateInstance(type))))
                continue;
            // The value of a check that failed throws, here as everywhere.
            if (value is Checked<string> { IsValid: false })
                continue;
            string text;
            try
            {
                text = JsonSerializer.Serialize(value, type, JsonSerializerOptions.Web);
            }
            catch (InvalidOperationException error) when (error.Message.StartsWith("The summary cannot be written", StringComparison.Ordinal))
            {
                continue;
            }

            written.Add(type);
            if (JsonSchemas.Of(JsonSerializerOptions.Web.GetTypeInfo(type)) is { } schema)
                JsonLaw.AssertFits(JsonNode.Parse(schema)!.AsObject(), JsonNode.Parse(text), type.Name, extreme: true);
            if (!IsRead(type))
                continue;
            var back = JsonSerializer.Deserialize(text, type, JsonSerializerOptions.Web);
            if (type.GetMethod(nameof(Equals), [typeof(object)])!.DeclaringType != typeof(object))
                Assert.Equal(value, back);
            else
                Assert.Equal(text, JsonSerializer.Serialize(back, type, JsonSerializerOptions.Web));
        }

        // Of these, generic or not made in a line, no value is here.
        Assert.Equal(["AcceptedRow`2", "CheckedRows`2", "SummaryGroups`2", "GroupChange`1", "GroupChanges`1", "SalesBeforeAndAfterByKey`1"], Types.Except(written).Select(type => type.Name));
    }

    // Results that only the library makes, and what is made of parts that are not shown. All others are read: facts, measures, summaries.
    [Fact]
    public void What_is_written_and_not_read_is_a_decision()
    {
        string[] written =
        [
            "AcceptedRow`2", "BaselineAdjustment", "BusinessCalendar", "BusinessCase", "BusinessCaseYear", "CaseLine", "CaseUncertainty", "Change", "CheckedRows`2",
            "Checked`1", "ClaimCheck", "Cohort", "CohortTable", "Commission", "CommissionPlan", "ControlGroup", "CrmImpact", "DealTotal", "DifferenceInDifferences",
            "DriverBridge`1", "DriverPart", "EffectEstimate", "ExchangeRates", "ForecastOfPeriod", "FunnelStage", "GainProfile", "GroupChange`1", "GroupChanges`1",
            "ImpactAssumptions", "ImpactCheck", "ImpactReturn", "ImpactVerdict", "Journey", "JourneySet", "KpiChange", "LineUncertainty", "MarkovChain", "MeanComparison",
            "MoreMonths", "NetPresentValueRange", "ParallelTrendCheck", "PermutationTest", "PlanYear", "PurchaseHistory`1", "PurchaseMonth", "Purchase`1", "RateOfReturn",
            "RatioByUnit", "RecencyFrequencyMonetaryScore", "RecencyFrequencyMonetaryValue", "RejectedRow`1", "RevenueGrowth", "RevenuePerEmployee", "SalesBeforeAndAfter",
            "SalesBeforeAndAfterByKey`1", "Scenarios", "SegmentParts`1", "ServiceRules", "SummaryGroups`2", "TimeToWinComparison", "TimeToWinDay", "TurningPoint",
            "UnitComparison", "WorkingWeek",
        ];
        Assert.Equal(written, Types.Where(type => !IsRead(type)).Select(type => type.Name).Order(StringComparer.Ordinal));
    }

    // What takes a whole company, or arguments that cannot be guessed.
    private static IEnumerable<object> Others()
    {
        var periods = ComparisonPeriods.AroundGoLive(new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero), 12, TimeZoneInfo.Utc);
        Deal[] deals = [.. Enumerable.Range(0, 24).Select(month => new Deal(periods.Before.Start.AddMonths(month), periods.Before.Start.AddMonths(month).AddDays(9), Outcome.Won, 5_000 + (month * month), 4_000))];
        var sales = deals.CompareBeforeAndAfter(periods, TimeSpan.FromDays(60), periods.After.End);
        var byMonth = MonthlySeries.Of(periods, month => deals.ClosedIn(month).Summarize().GrossProfit, 12);
        var impact = new CrmImpact(sales, DriverBridge.OfGrossProfit(DriverFigures.Of(sales.Before, 100), DriverFigures.Of(sales.After, 120)), new CashFlows(5, 5), 0.1m, byMonth, savings: new BenefitsLedger([new Saving("old licences", 1, BenefitKind.Hard, 5, 1)]));
        var units = new ControlGroup([.. Enumerable.Range(0, 10).Select(unit => new UnitChange($"{unit}", unit % 2 == 0, 100, 100 + unit))]);
        var groups = deals.SummarizeBy(deal => deal.Opened.Month, deal => deal);
        return
        [
            impact, impact.Expected, impact.BreakEvenVerdict, impact.TurningPointOfGain, impact.WithMoreMonths(6), .. impact.Checks.Cast<object>(), sales, units, units.Permutation(),
            groups.ByUnit("month", summary => summary.GrossMarginRate), UnitComparison.Of("month", groups, groups, summary => summary.GrossMarginRate),
            BaselineAdjustment.Of("rep", Enumerable.Range(1, 5), Enumerable.Range(6, 5), rep => rep, rep => rep * rep),
            new Saving("old licences", 1, BenefitKind.Hard, 5, 1), new Baseline(100, 0.2m, 5_000, 0.4m), new WorkingHours(DayOfWeek.Monday, TimeSpan.FromHours(8), TimeSpan.FromHours(17)),
            new OrderLine(Day, 10, [new Delivery(Day, 6)], Day.AddDays(2), Day.AddDays(1)),
            new StageHistory(new PipelineStages("Lead", "Offer"), [new StageChange("Offer", Day)], Day.AddDays(1), Outcome.Won),
        ];
    }

    // What the serializer makes of nothing: a type that is read misses its members, any other is refused by name.
    private static bool IsRead(Type type)
    {
        var error = Assert.ThrowsAny<Exception>(() => JsonSerializer.Deserialize(type.IsAssignableTo(typeof(System.Collections.IEnumerable)) && type.Name != "SummaryGroups`2" ? "[]" : "{}", type, JsonSerializerOptions.Web));
        Assert.True(error is JsonException || (error is NotSupportedException && error.Message.Contains(type.Name.Split('`')[0], StringComparison.Ordinal)), $"{type.Name}: {error}");
        return error is JsonException;
    }

    [Fact]
    public void Every_type_with_a_converter_has_a_schema() =>
        Assert.All(Types.Where(type => type.IsDefined(typeof(JsonConverterAttribute), inherit: false)), type => Assert.NotNull(JsonNode.Parse(JsonSchemas.Of(JsonSerializerOptions.Web.GetTypeInfo(type))!)));

    // A generated context names the types that it is asked for; of their parts the linker would know nothing, and take their members away.
    [Fact]
    public void The_linker_is_told_of_every_type_that_is_part_of_another()
    {
        bool IsOurs(Type type) => type.IsDefined(typeof(JsonConverterAttribute), inherit: false) && !type.IsEnum;
        Type Part(Type type) => Nullable.GetUnderlyingType(type) ?? (type.IsGenericType ? Part(type.GetGenericArguments()[^1]) : type);
        var parts = Public.Where(IsOurs).SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)).Select(property => Part(property.PropertyType)).Where(IsOurs).Select(type => type.FullName!).Distinct().Order(StringComparer.Ordinal);
        var told = XDocument.Load(Repository.PathOf("src", "CrmRoi.Metrics", "ILLink.Descriptors.xml")).Descendants("type").Select(type => type.Attribute("fullname")!.Value);
        Assert.Equal(string.Join('\n', parts), string.Join('\n', told));
    }

    [Theory, MemberData(nameof(Structs))]
    public void An_empty_object_is_never_the_default_of_a_struct(Type type)
    {
        var error = Assert.ThrowsAny<Exception>(() => JsonSerializer.Deserialize("{}", type, JsonSerializerOptions.Web));
        Assert.True(error is JsonException or NotSupportedException, error.ToString());
        // A movement's members may all be null, and its own rule refuses that.
        Assert.Contains(type == typeof(PipelineMovement) ? "before must be given" : type.Name, error.Message);
    }

    [Theory, MemberData(nameof(Structs))]
    public void The_default_of_a_struct_is_written_and_comes_back_or_is_refused(Type type)
    {
        var value = Activator.CreateInstance(type);
        try
        {
            var text = JsonSerializer.Serialize(value, type, JsonSerializerOptions.Web);
            Assert.Equal(value, JsonSerializer.Deserialize(text, type, JsonSerializerOptions.Web));
        }
        catch (Exception error) when (error is JsonException or NotSupportedException)
        {
            // What is no value may be a part of it: the driver of a default part of a bridge.
            Assert.Matches($"{type.Name}|default is not a valid (Driver|Period|WorkFigures):", error.Message);
        }
    }

    [Theory, MemberData(nameof(Read))]
    public void A_value_comes_back_whole(int index)
    {
        var value = s_read[index];
        foreach (var options in new[] { JsonSerializerOptions.Default, JsonSerializerOptions.Web })
            Assert.Equal(value, JsonSerializer.Deserialize(JsonSerializer.Serialize(value, options), value.GetType(), options));
    }

    [Theory, MemberData(nameof(Read))]
    public void Every_member_that_the_schema_requires_is_missed_by_name_and_none_is_given_twice(int index)
    {
        var value = s_read[index];
        var written = JsonNode.Parse(JsonSerializer.Serialize(value))!.AsObject();
        var schema = JsonNode.Parse(JsonSchemas.Of(JsonSerializerOptions.Default.GetTypeInfo(value.GetType()))!)!;
        Assert.Equal(written.Select(member => member.Key), schema["properties"]!.AsObject().Select(member => member.Key));
        foreach (var required in schema["required"]!.AsArray().Select(each => each!.GetValue<string>()))
        {
            var less = written.DeepClone().AsObject();
            less.Remove(required);
            Assert.Contains(required, Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(less.ToJsonString(), value.GetType())).Message);
            var twice = written.ToJsonString().Insert(1, $"\"{required}\":{written[required]!.ToJsonString()},");
            Assert.Equal($"{required} must be given once.", Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(twice, value.GetType())).Message);
        }
    }

    [Fact]
    public void A_member_in_other_letters_is_given_twice_only_if_case_does_not_matter()
    {
        var written = JsonSerializer.Serialize(Won).Insert(1, "\"AMOUNT\":7,");
        Assert.Equal(Won, JsonSerializer.Deserialize<Deal>(written));
        Assert.Equal("amount must be given once.", Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Deal>(written, JsonSerializerOptions.Web)).Message);
    }

    [Theory]
    [InlineData("""{"opened":"2025-03-01T09:00:00Z","closed":"2025-02-01T09:00:00Z","outcome":"Won","amount":5}""", "closed must not lie before the deal was opened")]
    [InlineData("""{"opened":"2025-03-01T09:00:00","closed":null,"outcome":"Open","amount":5}""", "opened must be an instant with an offset, but was \"2025-03-01T09:00:00\"")]
    [InlineData("""{"opened":"2025-03-01","closed":null,"outcome":"Open","amount":5}""", "opened must be an instant with an offset")]
    [InlineData("""{"opened":"2025-03-01T09:00:00Z","outcome":"Sold","amount":5}""", "outcome must be one of Open, Won, Lost, but was \"Sold\"")]
    [InlineData("""{"opened":"2025-03-01T09:00:00Z","outcome":1,"amount":5}""", "outcome must be one of Open, Won, Lost")]
    [InlineData("""{"opened":"2025-03-01T09:00:00Z","outcome":"Open","amount":"much"}""", "amount must be a number, but was \"much\"")]
    [InlineData("""{"opened":"2025-03-01T09:00:00Z","outcome":"Open","amount":1e40}""", "amount must be a number")]
    [InlineData("""{"opened":"2025-03-01T09:00:00Z","outcome":"Open","amount":{"of":[1]}}""", "amount must be a number")]
    [InlineData("5", "Deal must be an object")]
    [InlineData("null", "")]
    public void A_bad_deal_is_an_error_with_path_argument_and_rule(string bad, string message)
    {
        var good = JsonSerializer.Serialize(Won);
        var error = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Deal[]>($"[{good},{bad}]", JsonSerializerOptions.Web));
        Assert.Equal("$[1]", error.Path);
        Assert.Contains(message, error.Message);
    }

    // The platform's path ends at the value that the library reads: from there on the message leads.
    [Theory]
    [InlineData(typeof(SurveyAnswer), """{"scale":{"lowest":5,"highest":1},"score":3}""", "$.data[0]", "scale: highest must be")]
    [InlineData(typeof(SurveyAnswer), """{"scale":{"lowest":5},"score":3}""", "$.data[0]", "scale: highest must be given for a RatingScale.")]
    [InlineData(typeof(SurveyAnswer), """{"scale":7,"score":3}""", "$.data[0]", "scale must be an object, but was Number.")]
    [InlineData(typeof(SupportCase), """{"events":[{"at":"2025-03-01T09:00:00Z","kind":"Opened"},{"at":"2025-03-01","kind":"Resolved"}]}""", "$.data[0]", "events[1]: at must be an instant with an offset, but was \"2025-03-01\".")]
    [InlineData(typeof(SupportCase), """{"events":[{"at":"2025-03-01T09:00:00Z","kind":"Opened"},5]}""", "$.data[0]", "events[1] must be an object, but was Number.")]
    [InlineData(typeof(StageHistory), """{"stages":["Lead",""],"changes":[],"closed":null,"outcome":"Open"}""", "$.data[0]", "stages: names must name each stage")]
    [InlineData(typeof(SalesSummary), """{"totals":"AAAA"}""", "$.data[0]", "totals: ")]
    public void An_error_inside_names_the_way_to_it(Type type, string json, string path, string message)
    {
        var error = Assert.Throws<JsonException>(() => JsonSerializer.Deserialize($$"""{"data":[{{json}}]}""", typeof(Envelope<>).MakeGenericType(type), JsonSerializerOptions.Web));
        Assert.Equal(path, error.Path);
        Assert.StartsWith(message, error.Message);
    }

    [Fact]
    public void A_nullable_struct_has_the_schema_of_its_value() =>
        Assert.Equal(JsonSchemas.Of(JsonSerializerOptions.Web.GetTypeInfo(typeof(Deal))), JsonSchemas.Of(JsonSerializerOptions.Web.GetTypeInfo(typeof(Deal?))));

    [Fact]
    public void What_is_no_member_is_refused_where_the_options_say_so()
    {
        var more = JsonSerializer.Serialize(Won).Insert(1, "\"colour\":{\"a\":[1]},");
        Assert.Equal(Won, JsonSerializer.Deserialize<Deal>(more));
        var strict = new JsonSerializerOptions { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };
        Assert.Equal("colour is no member of Deal.", Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Deal>(more, strict)).Message);
        Assert.Equal(Won, JsonSerializer.Deserialize<Deal>(JsonSerializer.Serialize(Won), strict));
    }

    [Theory, MemberData(nameof(Summaries))]
    public void A_summary_is_written_with_its_schemas_members_and_comes_back(Type type)
    {
        var empty = type.GetProperty("Empty")!.GetValue(null)!;
        var text = JsonSerializer.Serialize(empty, type, JsonSerializerOptions.Web);
        Assert.Equal(empty, JsonSerializer.Deserialize(text, type, JsonSerializerOptions.Web));
        var schema = JsonNode.Parse(JsonSchemas.Of(JsonSerializerOptions.Web.GetTypeInfo(type))!)!;
        Assert.Equal(schema["properties"]!.AsObject().Select(member => member.Key), JsonNode.Parse(text)!.AsObject().Select(member => member.Key));
        foreach (var bad in new[] { "{}", """{"totals":null}""", """{"totals":"?"}""", """{"totals":"AAAA"}""", text.Insert(1, """ "totals":"AAAA","""), text.Insert(1, """ "totals":"","""), "[]", "5" })
            Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(bad, type, JsonSerializerOptions.Web));
    }

    [Fact]
    public void A_sales_summary_is_an_object_of_its_metrics()
    {
        Deal[] deals = [Won, new Deal(Day, Day.AddDays(2), Outcome.Lost, 7), new Deal(Day, null, Outcome.Open, 8)];
        var sales = deals.Summarize();
        var json = JsonNode.Parse(JsonSerializer.Serialize(sales))!;
        Assert.Equal(0.5m, json["winRate"]!["value"]!.GetValue<decimal>());
        Assert.Equal(1_000.5m, json["averageDealSize"]!["value"]!.GetValue<decimal>());
        Assert.Equal("9.00:00:00", json["salesCycle"]!["mean"]!.GetValue<string>());
        Assert.NotNull(json["salesCycle"]!["p90"]);
        Assert.Null(json["salesCycle"]!["totals"]);
        Assert.Equal(sales, SalesSummary.FromBytes(json["totals"]!.GetValue<string>() is { } totals ? Convert.FromBase64String(totals) : []));
        Assert.Equal(sales, JsonSerializer.Deserialize<SalesSummary>(new JsonObject { ["totals"] = json["totals"]!.DeepClone() }.ToJsonString()));
    }

    [Fact]
    public void A_metric_beyond_the_range_of_decimal_is_null_and_the_totals_hold_it()
    {
        Deal[] deals = [new(Day, Day, Outcome.Won, decimal.MaxValue), new(Day, Day, Outcome.Won, decimal.MaxValue)];
        var text = JsonSerializer.Serialize(deals.Summarize());
        Assert.Null(JsonNode.Parse(text)!["wonAmount"]);
        Assert.Contains("\"wonAmount\":null", text);
        Assert.Equal(deals.Summarize(), JsonSerializer.Deserialize<SalesSummary>(text));
    }

    // Its rules travel with it: the zone by its IANA name, the calendar by its intervals.
    [Fact]
    public void A_service_summary_travels_with_its_zone_and_calendar_and_no_further_than_they_are_known()
    {
        var berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
        var calendar = new BusinessCalendar(berlin, WorkingWeek.MondayToFriday(TimeSpan.FromHours(8), TimeSpan.FromHours(17)), [new CalendarDay(2025, 3, 3)]).ChangedFrom(new CalendarDay(2025, 3, 5), WorkingWeek.AroundTheClock);
        SupportCase[] cases = [new([new CaseEvent(Day, CaseEventKind.Opened), new CaseEvent(Day.AddDays(9), CaseEventKind.Resolved)])];
        var summary = cases.Summarize(new ServiceRules(Day.AddDays(30), berlin, ReopenPolicy.LastResolution, calendar));
        var text = JsonSerializer.Serialize(summary);
        var back = JsonSerializer.Deserialize<ServiceSummary>(text)!;
        Assert.Equal(summary, back);
        Assert.Equal(summary + summary, back.Merge(summary));
        Assert.Equal(calendar, back.Rules!.Calendar);
        Assert.Equal("Europe/Berlin", JsonNode.Parse(text)!["rules"]!["zone"]!.GetValue<string>());

        var handMade = TimeZoneInfo.CreateCustomTimeZone("ours", TimeSpan.FromHours(9), null, null);
        foreach (var rules in new[] { new ServiceRules(Day, handMade, ReopenPolicy.LastResolution), new ServiceRules(Day, berlin, ReopenPolicy.LastResolution, new BusinessCalendar(handMade, WorkingWeek.AroundTheClock)) })
        {
            Assert.Contains("time zone ours", Assert.Throws<InvalidOperationException>(() => cases.Summarize(rules).ToBytes()).Message);
            Assert.Contains("time zone ours", Assert.Throws<InvalidOperationException>(() => JsonSerializer.Serialize(cases.Summarize(rules))).Message);
        }

        var bytes = summary.ToBytes();
        "Elsewhere/Foo"u8.CopyTo(bytes.AsSpan(bytes.AsSpan().IndexOf("Europe/Berlin"u8)));
        Assert.Contains("\"Elsewhere/Foo\"", Assert.Throws<FormatException>(() => ServiceSummary.FromBytes(bytes)).Message);
        Assert.Contains("\"Elsewhere/Foo\"", Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<ServiceSummary>($$"""{"totals":"{{Convert.ToBase64String(bytes)}}"}""")).Message);
    }

    [Fact]
    public void Groups_are_written_as_a_dictionary_and_not_read()
    {
        var groups = new[] { Won }.SummarizeBy(_ => "Ada", deal => deal);
        var text = JsonSerializer.Serialize(new { groups.Total, Groups = groups });
        Assert.Equal(1, JsonNode.Parse(text)!["Groups"]!["Ada"]!["won"]!.GetValue<int>());
        Assert.Contains("SummaryGroups", Assert.Throws<NotSupportedException>(() => JsonSerializer.Deserialize<SummaryGroups<string, SalesSummary>>("{}")).Message);
    }

    [Fact]
    public void Moments_come_back_from_their_totals()
    {
        var moments = Moments.Of([1m, 2.5m, 4]);
        Assert.Equal(moments, JsonSerializer.Deserialize<Moments>(JsonSerializer.Serialize(moments)));
    }

    [Fact]
    public void A_generated_context_of_another_assembly_knows_the_types()
    {
        Deal[] deals = [Won];
        Assert.Equal(deals, JsonSerializer.Deserialize(JsonSerializer.Serialize(deals, JsonTestsContext.Default.DealArray), JsonTestsContext.Default.DealArray));
        Assert.Equal(deals.Summarize(), JsonSerializer.Deserialize(JsonSerializer.Serialize(deals.Summarize(), JsonTestsContext.Default.SalesSummary), JsonTestsContext.Default.SalesSummary));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize("[{}]", JsonTestsContext.Default.DealArray));
    }

    public sealed record Envelope<T>(T[] Data);

    [Fact]
    public void Enumerations_are_names() => Assert.Equal("\"Won\"", JsonSerializer.Serialize(Outcome.Won));
}

[JsonSerializable(typeof(Deal[]))]
[JsonSerializable(typeof(SalesSummary))]
internal sealed partial class JsonTestsContext : JsonSerializerContext;
