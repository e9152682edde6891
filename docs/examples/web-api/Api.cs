using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CrmRoi.Metrics;
using CrmRoi.Metrics.Impact;
using CrmRoi.Metrics.Investment;
using CrmRoi.Metrics.Sales;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace WebApi;

/// <summary>A deal and whose it is, as a client sends it. The types of the library stand in it as they are.</summary>
internal sealed record RepDeal(string Rep, Deal Deal);

/// <summary>What the return is asked for with: the costs by year, that of the start first.</summary>
internal sealed record ImpactQuestion(DateTimeOffset GoLive, DateTimeOffset ObservedUntil, IReadOnlyList<RepDeal> Deals, CashFlows Costs, decimal DiscountRate);

/// <summary>The sales of all reps and of each: every figure of a summary.</summary>
internal sealed record SalesFigures(SalesSummary Total, IReadOnlyDictionary<string, SalesSummary> ByRep);

/// <summary>The figures of one page: a choice, with names of your own.</summary>
internal sealed record ImpactFigures(
    IReadOnlyDictionary<string, Proportion> WinRateByRep,
    TimeSpan? MedianSalesCycle,
    ReturnOnInvestment Expected,
    ReturnOnInvestment Low,
    ReturnOnInvestment High,
    ConfidenceInterval? GainInterval,
    ImpactAnswer BreaksEven,
    IReadOnlyList<ImpactCaveat> Caveats);

internal static class Api
{
    private const int Months = 12;

    // The zone whose months are compared: the company's, never the server's.
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    public static WebApplication Build(string url)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(url);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddOpenApi(options => options.AddSchemaTransformer(DescribeAsync));
        AnswerBadInputWith400(builder.Services);

        var app = builder.Build();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            StatusCodeSelector = error => error is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
            SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException,
        });
        app.MapOpenApi();
        app.MapPost("/sales", Sales).ProducesProblem(StatusCodes.Status400BadRequest);
        app.MapPost("/impact", Impact).ProducesProblem(StatusCodes.Status400BadRequest);
        return app;
    }

    private static SalesFigures Sales(IReadOnlyList<RepDeal> deals)
    {
        var byRep = deals.SummarizeBy(row => row.Rep, row => row.Deal);
        return new SalesFigures(byRep.Total, byRep);
    }

    private static Results<Ok<ImpactFigures>, ProblemHttpResult> Impact(ImpactQuestion question)
    {
        try
        {
            return TypedResults.Ok(Answer(question));
        }
        catch (ArgumentException error)
        {
            // Each deal is right by itself, and all of them together answer no such question: a go-live within a month, costs of no year.
            return TypedResults.Problem(error.Message, statusCode: StatusCodes.Status400BadRequest);
        }
    }

    /// <summary>The answer, without the web.</summary>
    public static ImpactFigures Answer(ImpactQuestion question)
    {
        var deals = question.Deals.Select(row => row.Deal).ToList();
        var periods = ComparisonPeriods.AroundGoLive(question.GoLive, Months, Zone);
        var sales = deals.CompareBeforeAndAfter(periods, followUp: TimeSpan.FromDays(180), question.ObservedUntil);
        var bridge = DriverBridge.OfGrossProfit(
            DriverFigures.Of(sales.Before, leads: deals.OpenedIn(periods.Before).LongCount()),
            DriverFigures.Of(sales.After, leads: deals.OpenedIn(periods.After).LongCount()));
        var byMonth = MonthlySeries.Of(periods, month => deals.ClosedIn(month).Summarize().GrossProfit, monthsBefore: Months);
        var impact = new CrmImpact(sales, bridge, question.Costs, question.DiscountRate, byMonth);

        return new ImpactFigures(
            question.Deals.SummarizeBy(row => row.Rep, row => row.Deal).ToDictionary(rep => rep.Key, rep => rep.Value.WinRate),
            sales.After.SalesCycle.Median,
            impact.Expected.Investment,
            impact.Low.Investment,
            impact.High.Investment,
            impact.GainInterval,
            impact.BreakEvenVerdict.Answer,
            impact.Caveats);
    }

    // Input that makes no fact is a JsonException: ASP.NET Core answers 400. This puts the path, the member and the rule into the answer.
    private static void AnswerBadInputWith400(IServiceCollection services)
    {
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.AddProblemDetails(options => options.CustomizeProblemDetails = context =>
        {
            if (context.Exception is BadHttpRequestException { InnerException: JsonException error })
            {
                context.ProblemDetails.Detail = error.Message;
                context.ProblemDetails.Extensions["path"] = error.Path;
            }
        });

        // The library's types are strict by themselves. Your own records are once you say so.
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.RespectNullableAnnotations = true;
            options.SerializerOptions.RespectRequiredConstructorParameters = true;
        });
    }

    // The library's types are read and written by converters, which hide what they do; the library gives their schemas. Those of a dictionary's values are asked for.
    private static async Task DescribeAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellation)
    {
        if (JsonSchemas.Of(context.JsonTypeInfo) is { } text && OpenApiModelFactory.Parse<OpenApiSchema>(text, OpenApiSpecVersion.OpenApi3_1, context.Document!, out _) is { } real)
            (schema.Type, schema.Properties, schema.Required) = (real.Type, real.Properties, real.Required);
        if (context.JsonTypeInfo is { Kind: JsonTypeInfoKind.Dictionary, ElementType: { } value })
            schema.AdditionalProperties = await context.GetOrCreateSchemaAsync(value, cancellationToken: cancellation);
    }
}
