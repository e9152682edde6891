namespace CrmRoi.Report;

/// <summary>The roles of the columns of each kind of file, and their names if nobody maps them, as keys of <see cref="Header.Key"/>.</summary>
internal static class FactRoles
{
    public static readonly string[] Leads = ["created!", "channel", "contacted", "deal", "converted", "lost"];
    public static readonly string[] Touches = ["deal!", "time!", "channel!", "kind"];
    public static readonly string[] Cases = ["opened!", "firstresponse", "resolved", "reopened", "resolvedagain", "agent", "contacts", "rating"];
    public static readonly string[] Surveys = ["time!", "score!"];
    public static readonly string[] Purchases = ["customer!", "time!", "amount!"];
    public static readonly string[] Customers = ["customer!", "joined!", "left"];
    public static readonly string[] Activities = ["time!", "kind!", "rep"];
    public static readonly string[] Costs = ["month!", "area", "item", "amount!"];

    /// <summary>The columns of deals in a file of no known system, only for --init: it writes down what it finds, to be changed by hand.</summary>
    public static readonly (string Role, string[] Keys)[] Deals =
    [
        ("opened", ["opened", "created", "createddate", "createdate", "createdon", "createdat", "createdtime", "datecreated", "opendate", "openeddate", "openedon", "engagedate", "startdate"]),
        ("closed", ["closed", "closedate", "closeddate", "closedon", "closedat", "closingdate", "dateclosed", "actualclosedate", "enddate"]),
        ("stage", ["stage", "dealstage", "salesstage", "opportunitystage", "status", "dealstatus", "outcome", "result"]),
        ("amount", ["amount", "dealamount", "value", "dealvalue", "closevalue", "revenue", "price", "total"]),
        ("id", ["id", "dealid", "opportunityid", "deal", "opportunity"]),
    ];

    /// <summary>The columns that name the owner of a deal, for --init.</summary>
    public static readonly string[] Owners = ["owner", "dealowner", "opportunityowner", "rep", "salesrep", "salesagent", "salesperson", "agent", "assignedusername", "assignedto", "owneruser", "ownername"];

    private static readonly Dictionary<string, string[]> Names = new()
    {
        ["created"] = ["created", "createddate", "createdate", "createdon", "createdtime", "createdat", "creationdate", "leadcreated"],
        ["channel"] = ["channel", "source", "leadsource", "originalsource", "originaltrafficsource", "utmsource", "medium", "campaign"],
        ["contacted"] = ["contacted", "firstcontact", "firstcontacted", "firstcontactdate", "firstresponse", "firstactivity", "firstoutreachdate", "firstcontactcreatedate"],
        ["deal"] = ["deal", "dealid", "opportunityid", "convertedopportunityid", "opportunity", "associateddealid", "associateddealids"],
        ["converted"] = ["converted", "converteddate", "becamecustomer", "becameacustomerdate", "conversiondate"],
        ["lost"] = ["lost", "lostdate", "disqualified", "disqualifieddate"],
        ["time"] = ["time", "timestamp", "date", "datetime", "created", "createddate", "createdat", "occurred", "purchased", "purchasedate", "orderdate", "invoicedate", "duedate", "submitted", "responsedate", "answered", "activitydate"],
        ["kind"] = ["kind", "type", "activitytype", "tasksubtype", "interaction"],
        ["opened"] = ["opened", "created", "createddate", "createdat", "createdtime", "openeddate", "ticketcreated"],
        ["firstresponse"] = ["firstresponse", "firstreply", "firstreplyat", "firstresponsetime", "initialresponsetime", "firstagentreplydate"],
        ["resolved"] = ["resolved", "solved", "solvedat", "resolvedat", "resolvedtime", "resolutiondate", "closeddate", "closedate", "closed", "resolutiontime"],
        ["reopened"] = ["reopened", "reopenedat"],
        ["resolvedagain"] = ["resolvedagain"],
        ["agent"] = ["agent", "assignee", "owner", "caseowner", "ticketowner"],
        ["contacts"] = ["contacts", "replies", "agentreplies", "agentinteractions"],
        ["rating"] = ["rating", "csat", "satisfaction", "satisfactionscore", "satisfactionrating"],
        ["score"] = ["score", "rating", "answer", "csat", "nps", "value"],
        ["customer"] = ["customer", "customerid", "account", "accountid", "company", "companyid", "client"],
        ["amount"] = ["amount", "value", "total", "revenue", "price", "cost"],
        ["joined"] = ["joined", "start", "startdate", "customersince", "since", "created", "signup"],
        ["left"] = ["left", "end", "enddate", "cancelled", "churned", "churndate", "cancellationdate"],
        ["rep"] = ["rep", "owner", "user", "assignedto", "agent"],
        ["month"] = ["month", "date", "period"],
        ["area"] = ["area", "kind", "department"],
        ["item"] = ["item", "channel", "category", "description", "name"],
    };

    /// <summary>The keys of a role, surest first.</summary>
    public static IEnumerable<string> Keys(string kind, string role) => kind == "costs" && role == "amount" ? ["amount", "cost", "spend", "value", "total"] : Names[role];
}
