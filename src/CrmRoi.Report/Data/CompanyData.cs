using CrmRoi.Metrics;
using CrmRoi.Metrics.Customers;
using CrmRoi.Metrics.Marketing;
using CrmRoi.Metrics.Sales;
using CrmRoi.Metrics.Service;

namespace CrmRoi.Report;

/// <summary>A lead with its channel.</summary>
internal readonly record struct LeadRow(string Channel, Lead Lead);

/// <summary>A contact with marketing on the way to a deal.</summary>
internal readonly record struct TouchRow(string Deal, string Channel, Touch Touch);

/// <summary>A support case, its agent, and the answer to the survey afterwards; null if the scale is unknown.</summary>
internal readonly record struct CaseRow(string Agent, SupportCase Case, SurveyAnswer? Answer);

/// <summary>An answer to a survey, and when it was given; null if its scale is unknown.</summary>
internal readonly record struct SurveyRow(DateTimeOffset Time, SurveyAnswer? Answer);

/// <summary>The time during which somebody was a customer.</summary>
internal readonly record struct CustomerRow(string Customer, CustomerTenure Tenure);

/// <summary>An activity of sales with its owner.</summary>
internal readonly record struct ActivityRow(string Rep, SalesActivity Activity);

/// <summary>An amount spent in a month.</summary>
internal readonly record struct CostRow(DateTimeOffset Month, string Area, string Item, decimal Amount);

/// <summary>The files of a company besides its deals. A list is null if there is no such file.</summary>
internal sealed class CompanyData
{
    private readonly List<(string File, RowNote Row)> _rejected = [];
    private readonly List<string> _notes = [];

    private CompanyData()
    {
    }

    public IReadOnlyList<LeadRow>? Leads { get; private set; }
    public IReadOnlyList<TouchRow>? Touches { get; private set; }
    public IReadOnlyList<CaseRow>? Cases { get; private set; }
    public IReadOnlyList<SurveyRow>? Surveys { get; private set; }
    public IReadOnlyList<Purchase<string>>? Purchases { get; private set; }
    public IReadOnlyList<CustomerRow>? Customers { get; private set; }
    public IReadOnlyList<ActivityRow>? Activities { get; private set; }
    public IReadOnlyList<CostRow>? Costs { get; private set; }

    /// <summary>The scale of the ratings of the surveys, or else of the cases. Null if there are none, or none that can be counted.</summary>
    public RatingForm? Ratings { get; private set; }

    /// <summary>What a reader must know about these files.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>The rows of these files that make no fact.</summary>
    public IReadOnlyList<(string File, RowNote Row)> Rejected => _rejected;

    /// <summary>The costs of the CRM: licences, set-up, migration, training and administration.</summary>
    public IEnumerable<CostRow> CrmCosts => (Costs ?? []).Where(cost => cost.Area.Equals("crm", StringComparison.OrdinalIgnoreCase));

    /// <summary>The marketing spend by channel.</summary>
    public IEnumerable<CostRow> MarketingCosts => (Costs ?? []).Where(cost => cost.Area.Equals("marketing", StringComparison.OrdinalIgnoreCase));

    public static CompanyData Read(ReportSettings settings, IReadOnlyList<DealRow> deals)
    {
        var data = new CompanyData();
        var dealOf = new Dictionary<string, Deal>();
        foreach (var row in deals)
            dealOf.TryAdd(row.Id, row.Deal);

        data.Leads = data.Rows(settings.Leads, settings, "leads", FactRoles.Leads, row => LeadOf(row, dealOf));
        data.Touches = data.Rows(settings.Touches, settings, "touches", FactRoles.Touches, row =>
            Checked.Valid(new TouchRow(row.Text("deal"), row.Text("channel"), new Touch(row.RequiredDate("time"), Header.Key(row.Text("kind")) is "view" or "impression" ? TouchKind.View : TouchKind.Click))));
        data.Cases = data.Rated(settings.Cases, data.Rows(settings.Cases, settings, "cases", FactRoles.Cases, row => CaseOf(row).Then(found => Checked.Valid((Row: found, Rating: row.Text("rating"))))), (row, answer) => row with { Answer = answer });
        data.Surveys = data.Rated(
            settings.Surveys, data.Rows(settings.Surveys, settings, "surveys", FactRoles.Surveys, row => Checked.Valid((Row: new SurveyRow(row.RequiredDate("time"), null), Rating: row.Text("score")))), (row, answer) => row with { Answer = answer });
        data.Purchases = data.Rows(settings.Purchases, settings, "purchases", FactRoles.Purchases, row => Purchase.Check(row.Text("customer"), row.RequiredDate("time"), row.RequiredNumber("amount")));
        data.Customers = data.Rows(settings.Customers, settings, "customers", FactRoles.Customers, row =>
            CustomerTenure.Check(row.RequiredDate("joined"), row.Date("left")).Then(tenure => Checked.Valid(new CustomerRow(row.Text("customer"), tenure))));
        data.Activities = data.Rows(settings.Activities, settings, "activities", FactRoles.Activities, row =>
            KindOf(row.Text("kind")) is { } kind
                ? SalesActivity.Check(kind, row.RequiredDate("time")).Then(activity => Checked.Valid(new ActivityRow(row.Text("rep"), activity)))
                : Checked.Invalid<ActivityRow>($"\"{row.Text("kind")}\" is none of email, call, meeting and proposal"));
        data.Costs = data.Rows(settings.Costs, settings, "costs", FactRoles.Costs, row =>
            Checked.Valid(new CostRow(row.RequiredDate("month"), row.Has("area") ? row.Text("area") : "crm", row.Text("item"), row.RequiredNumber("amount"))));
        return data;
    }

    private List<T>? Rows<T>(FileSettings? file, ReportSettings settings, string kind, string[] roles, Func<FactTable, Checked<T>> fact)
        where T : notnull
    {
        if (file is null)
            return null;
        using var table = new FactTable(file, settings.Zone, kind, roles);
        var rows = table.Read(fact);
        if (table.Dates.OrderShown is not var (order, _))
        {
            _rejected.AddRange(table.Rejected.Select(row => (Path.GetFileName(file.File), row)));
            return rows;
        }

        using var again = new FactTable(file, settings.Zone, kind, roles, order);
        rows = again.Read(fact);
        _rejected.AddRange(again.Rejected.Select(row => (Path.GetFileName(file.File), row)));
        return rows;
    }

    // A lead ends like its deal. Without a deal it is won or lost on the days in its row, or else open.
    private static Checked<LeadRow> LeadOf(FactTable row, Dictionary<string, Deal> deals)
    {
        var (converted, lost) = (row.Date("converted"), row.Date("lost"));
        var (closed, outcome) = row.Text("deal") is { Length: > 0 } id && deals.TryGetValue(id, out var deal) ? (deal.Closed, deal.Outcome)
            : converted is not null ? (converted, Outcome.Won) : lost is not null ? (lost, Outcome.Lost) : (null, Outcome.Open);
        return Lead.Check(row.RequiredDate("created"), closed, outcome, row.Date("contacted")).Then(lead => Checked.Valid(new LeadRow(row.Text("channel"), lead)));
    }

    // Each contact is a reply. A file dates only the first; the others are placed at the resolution that they led to.
    private static Checked<CaseRow> CaseOf(FactTable row)
    {
        var opened = row.RequiredDate("opened");
        var events = new List<CaseEvent> { new(opened, CaseEventKind.Opened) };
        void Add(DateTimeOffset? at, CaseEventKind kind)
        {
            if (at is { } date)
                events.Add(new CaseEvent(date, kind));
        }

        var resolved = row.Date("resolved");
        Add(row.Date("firstresponse"), CaseEventKind.Replied);
        for (var contact = 2; contact <= row.Number("contacts"); contact++)
            Add(resolved, CaseEventKind.Replied);
        Add(resolved, CaseEventKind.Resolved);
        Add(row.Date("reopened"), CaseEventKind.Reopened);
        Add(row.Date("resolvedagain"), CaseEventKind.Resolved);
        return SupportCase.Check(events).Then(supportCase => Checked.Valid(new CaseRow(row.Text("agent"), supportCase, null)));
    }

    // Ratings are read together, because only all of them show their scale.
    private List<T>? Rated<T>(FileSettings? file, List<(T Row, string Rating)>? rows, Func<T, SurveyAnswer?, T> withAnswer)
    {
        if (file is null || rows is null)
            return null;
        var (answers, form, note) = RatingForm.Read(file, rows.ConvertAll(row => row.Rating));
        if (note is not null)
            _notes.Add(note);
        if (rows.Exists(row => row.Rating.Length > 0) && form is not null)
            Ratings = form;
        return [.. rows.Zip(answers, (row, answer) => withAnswer(row.Row, answer))];
    }

    private static SalesActivityKind? KindOf(string text) => Header.Key(text) switch
    {
        "email" or "mail" or "emails" => SalesActivityKind.Email,
        "call" or "phone" or "phonecall" or "calls" => SalesActivityKind.Call,
        "meeting" or "appointment" or "event" or "meetings" or "demo" => SalesActivityKind.Meeting,
        "proposal" or "quote" or "offer" or "proposals" => SalesActivityKind.Proposal,
        _ => null,
    };
}
