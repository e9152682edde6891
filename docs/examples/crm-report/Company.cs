using CrmRoi.Metrics;
using System.Globalization;
using CrmRoi.Metrics.Marketing;
using CrmRoi.Metrics.Sales;
using CrmRoi.Metrics.Service;
using nietras.SeparatedValues;

namespace CrmReport;

/// <summary>A deal of the company and the keys that stand in its row.</summary>
internal sealed record CompanyDeal(string Id, string Customer, string Rep, string Team, string Source, Deal Deal);

/// <summary>A lead of the company.</summary>
internal sealed record CompanyLead(string Channel, Lead Lead);

/// <summary>A contact with marketing on the way to a deal.</summary>
internal sealed record CompanyTouch(string Deal, string Channel, Touch Touch);

/// <summary>A support case, who worked on it, and the answer to the survey afterwards.</summary>
internal sealed record CompanyCase(string Agent, SupportCase Case, SurveyAnswer Answer);

/// <summary>An amount spent in a month.</summary>
internal sealed record CompanyCost(DateTimeOffset Month, string Area, string Item, decimal Amount);

/// <summary>The made-up company of docs/examples/data: all its files as facts.</summary>
internal sealed class Company
{
    public const string Name = "Kestrel & Vane Instruments (made up)";

    /// <summary>The team that did not get the CRM: the control group.</summary>
    public const string ControlTeam = "Export";

    public DateTimeOffset GoLive { get; } = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public required IReadOnlyList<CompanyDeal> Deals { get; init; }
    public required IReadOnlyList<CompanyLead> Leads { get; init; }
    public required IReadOnlyList<CompanyTouch> Touches { get; init; }
    public required IReadOnlyList<CompanyCost> Costs { get; init; }

    public required IReadOnlyList<CompanyCase> Cases { get; init; }

    /// <summary>What was spent on the CRM: licences, set-up, migration, training and administration.</summary>
    public IEnumerable<CompanyCost> CrmCosts => Costs.Where(cost => cost.Area == "crm");

    public static Company Read()
    {
        var deals = Rows("deals.csv", row => new CompanyDeal(Text(row["deal"]), Text(row["customer"]), Text(row["rep"]), Text(row["team"]), Text(row["source"]), new Deal(
            Date(row["opened"])!.Value, Date(row["closed"]), Enum.TryParse<Outcome>(row["stage"].Span, out var outcome) ? outcome : Outcome.Open, Number(row["amount"])!.Value, Number(row["cost"]))));
        var dealOf = deals.ToDictionary(deal => deal.Id, deal => deal.Deal);
        return new Company
        {
            Deals = deals,
            Leads = Rows("leads.csv", row => new CompanyLead(Text(row["channel"]), LeadOf(row, dealOf.TryGetValue(Text(row["deal"]), out var deal) ? deal : null))),
            Touches = Rows("touches.csv", row => new CompanyTouch(Text(row["deal"]), Text(row["channel"]), new Touch(Date(row["time"])!.Value, Text(row["kind"]) == "view" ? TouchKind.View : TouchKind.Click))),
            Costs = Rows("costs.csv", row => new CompanyCost(Date(row["month"])!.Value, Text(row["area"]), Text(row["item"]), Number(row["amount"])!.Value)),
            Cases = Rows("cases.csv", row => new CompanyCase(Text(row["agent"]), CaseOf(row), new SurveyAnswer(RatingScale.OneToFive, (int?)Number(row["rating"])))),
        };
    }

    public static string PathOf(string file) =>
        Path.Combine((string)AppContext.GetData("EntryPointFileDirectoryPath")!, "data", file);

    // A lead ends as its deal does; without a deal it stays open.
    private static Lead LeadOf(SepReader.Row row, Deal? deal) =>
        new(Date(row["created"])!.Value, deal?.Closed, (Outcome)(deal?.Outcome ?? Outcome.Open), Date(row["contacted"]));

    // Each contact is a reply; the file dates only the first, so the others are taken at the resolution that they led to.
    private static SupportCase CaseOf(SepReader.Row row)
    {
        var events = new List<CaseEvent> { new(Date(row["opened"])!.Value, CaseEventKind.Opened) };
        void Add(DateTimeOffset? at, CaseEventKind kind)
        {
            if (at is { } date)
                events.Add(new CaseEvent(date, kind));
        }

        var resolved = Date(row["resolved"]);
        Add(Date(row["first_response"]), CaseEventKind.Replied);
        for (var contact = 2; contact <= Number(row["contacts"]); contact++)
            Add(resolved, CaseEventKind.Replied);
        Add(resolved, CaseEventKind.Resolved);
        Add(Date(row["reopened"]), CaseEventKind.Reopened);
        Add(Date(row["resolved_again"]), CaseEventKind.Resolved);
        return new SupportCase(events);
    }

    private static List<T> Rows<T>(string file, SepReader.RowFunc<T> fact)
    {
        using var reader = Sep.Reader().FromFile(PathOf(file));
        return [.. reader.Enumerate(fact)];
    }

    private static string Text(SepReader.Col cell) => cell.ToString();

    private static DateTimeOffset? Date(SepReader.Col cell) => Dates.TryParse(cell.Span, [], out var date) ? date : null;

    private static decimal? Number(SepReader.Col cell) =>
        decimal.TryParse(cell.Span, DealFile.NumberStyle, CultureInfo.InvariantCulture, out var number) ? number : null;
}
