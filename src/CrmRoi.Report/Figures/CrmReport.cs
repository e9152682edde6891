using CrmRoi.Metrics;
using CrmRoi.Metrics.Sales;

namespace CrmRoi.Report;

/// <summary>All figures of the report, as the library gives them.</summary>
internal sealed class CrmReport
{
    public required ReportSettings Settings { get; init; }

    /// <summary>The deals, and what was found out about their file.</summary>
    public required DealFile Source { get; init; }

    public required CompanyData Company { get; init; }

    public required TimeZoneInfo Zone { get; init; }

    /// <summary>The currency of all amounts, "EUR"; null if the data name none.</summary>
    public required string? Currency { get; init; }

    /// <summary>From the first day on which a deal was opened to the last on which anything happened. Null without a deal.</summary>
    public required Period? Covered { get; init; }

    public required SalesSummary Total { get; init; }
    public required SummaryGroups<string, SalesSummary> Groups { get; init; }

    /// <summary>The deals closed in each calendar month, from the first month with one to the last.</summary>
    public required IReadOnlyList<KeyValuePair<Period, SalesSummary>> Months { get; init; }

    /// <summary>The deals closed in each fiscal year.</summary>
    public required IReadOnlyList<KeyValuePair<Period, SalesSummary>> Years { get; init; }

    public required DateTimeOffset? GoLive { get; init; }

    /// <summary>Why the deals before and after the go-live cannot be compared; empty if they can.</summary>
    public required IReadOnlyList<string> Migrated { get; init; }

    public required Comparison? Comparison { get; init; }

    /// <summary>The return on the CRM. Null without a comparison, without the cost of the CRM, or without the cost of the deals.</summary>
    public required ImpactFigures? Impact { get; init; }

    public required MarketingFigures? Marketing { get; init; }
    public required ServiceFigures? Service { get; init; }
    public required CustomerFigures? Customers { get; init; }
    public required ActivityFigures? Activities { get; init; }

    /// <summary>What is missing to answer the question.</summary>
    public required string? Missing { get; init; }

    /// <summary>What a reader must know about the data before any figure.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    public string Title => Settings.Name ?? Path.GetFileName(Source.Path);

    /// <summary>The largest groups by revenue.</summary>
    public IEnumerable<KeyValuePair<string, SalesSummary>> LargestGroups(int most) =>
        Groups.OrderByDescending(group => group.Value.WonAmount).ThenByDescending(group => group.Value.Decided).Take(most);

    public static CrmReport Of(ReportSettings settings)
    {
        if (settings.Deals is null)
            throw new OptionException($"there is no file of deals; name one as \"deals\" in {ReportSettings.FileName}");
        var zone = settings.Zone;
        var goLive = settings.GoLive is { } text ? GoLiveOf(text, settings) : (DateTimeOffset?)null;
        var file = DealFile.Read(settings);
        var company = CompanyData.Read(settings, file.Rows);
        var groups = file.Rows.SummarizeBy(row => row.Group, row => row.Deal);
        var months = Calendar.Months(file.Rows, zone);
        var migrated = goLive is { } live ? MigratedData.Signs(file, live, zone) : MigratedData.Signs(file, null, zone);
        var comparison = goLive is { } date ? Comparison.Of(file.Rows, date, zone, settings) : null;
        var crmCost = settings.CrmCost ?? (company.CrmCosts.Any() ? company.CrmCosts.Sum(cost => cost.Amount) : null);
        var missing = goLive is null ? "the day the CRM went live (--go-live)"
            : migrated.Count > 0 ? $"deals that were recorded as they happened: {migrated[0]}"
            : comparison is null ? "a whole month of deals before and after the CRM went live"
            : comparison.GrossProfit is null ? "the cost of the won deals, since the gain is gross profit, never revenue (--margin 40%, or --map cost=COLUMN)"
            : crmCost is null ? "the cost of the CRM (--crm-cost)"
            : null;
        return new CrmReport
        {
            Settings = settings,
            Source = file,
            Company = company,
            Zone = zone,
            Currency = settings.Currency ?? file.Reader.Amounts.Currency,
            Covered = Calendar.Covered(file.Rows),
            Total = groups.Total,
            Groups = groups,
            Months = months,
            Years = Calendar.FiscalYears(months, settings.FiscalYearStart, zone),
            GoLive = goLive,
            Migrated = migrated,
            Comparison = comparison,
            Impact = missing is null ? ImpactFigures.Of(company, comparison!, crmCost!.Value, settings) : null,
            Marketing = MarketingFigures.Of(file.Rows, company, comparison?.Periods),
            Service = ServiceFigures.Of(company, comparison?.Periods, zone),
            Customers = CustomerFigures.Of(file.Rows, company, comparison?.Periods, zone),
            Activities = ActivityFigures.Of(file.Rows, company, comparison?.Periods),
            Missing = missing,
            Notes = ReportNotes.Of(file, groups.Total, company, migrated),
        };
    }

    private static DateTimeOffset GoLiveOf(string text, ReportSettings settings)
    {
        var culture = settings.Deals?.Culture is { } name ? CellCulture.Of(name) : null;
        var day = new Dates(settings.Deals?.DateFormats ?? [], culture, settings.Zone).Read(text, out _) ?? new Dates([], culture, settings.Zone).Read(text, out _);
        return day?.Instant ?? throw new OptionException($"--go-live needs a date such as 2025-01-31, not \"{text}\"");
    }
}
