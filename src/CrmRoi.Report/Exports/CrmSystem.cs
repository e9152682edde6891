namespace CrmRoi.Report;

/// <summary>
/// The column names in a system's export of opportunities, as keys of <see cref="Header.Key"/>, surest name first. Labels and technical names are in one
/// list, because a file may have either. docs/from-your-crm.md names the source of each.
/// </summary>
internal sealed record CrmSystem(string Name)
{
    /// <summary>What the system may write before each name: "Deal - Value".</summary>
    public string[] Prefixes { get; init; } = [];

    public string[] Id { get; init; } = [];
    public string[] Opened { get; init; } = [];

    /// <summary>The day on which the deal was really closed.</summary>
    public string[] Closed { get; init; } = [];
    public string[] WonTime { get; init; } = [];
    public string[] LostTime { get; init; } = [];

    /// <summary>The day on which the deal is expected to close; for a closed deal, the next best.</summary>
    public string[] Expected { get; init; } = [];

    public string[] IsWon { get; init; } = [];
    public string[] IsLost { get; init; } = [];
    public string[] IsClosed { get; init; } = [];

    /// <summary>A column that only says open, won or lost.</summary>
    public string[] Status { get; init; } = [];
    public string[] Stage { get; init; } = [];

    public string[] Amount { get; init; } = [];
    public string[] WonAmount { get; init; } = [];
    public string[] Currency { get; init; } = [];

    /// <summary>The amounts in the one currency of the company; they are preferred.</summary>
    public string[] Converted { get; init; } = [];
    public string[] ConvertedWon { get; init; } = [];
    public string[] ConvertedCurrency { get; init; } = [];

    /// <summary>Odoo has no flags: an archived deal with a probability of 0 is lost, one with 100 is won.</summary>
    public string[] Active { get; init; } = [];
    public string[] Probability { get; init; } = [];

    /// <summary>
    /// The probability that means certain. In other systems it does not decide the outcome, but an open deal that is certain is worth a note.
    /// </summary>
    public string[] Chance { get; init; } = [];
    public decimal CertainChance { get; init; } = 100;

    /// <summary>The codes of the status column that are not words.</summary>
    public string[] OpenCodes { get; init; } = [];
    public string[] WonCodes { get; init; } = [];
    public string[] LostCodes { get; init; } = [];

    /// <summary>Columns and values of rows that are not deals: a lead in Odoo, a deleted row.</summary>
    public (string Column, string[] Values)[] NoDeals { get; init; } = [];

    /// <summary>Why the close date may not be the day of closing; null if the system has that day.</summary>
    public string? CloseDateIsExpected { get; init; }

    /// <summary>How this system writes the 0 of an amount that nobody gave.</summary>
    public bool WritesZeroForUnknown { get; init; }

    public static IReadOnlyList<CrmSystem> All { get; } = [Systems.Salesforce, Systems.HubSpot, Systems.Dynamics, Systems.Pipedrive, Systems.Zoho, Systems.Odoo, Systems.SuiteCrm];

    public static CrmSystem Of(string name) =>
        All.FirstOrDefault(system => Header.Key(system.Name) == Header.Key(name))
        ?? (Header.Key(name) is "dynamics365" or "dataverse" ? Systems.Dynamics : Header.Key(name) is "zohocrm" ? Systems.Zoho : Header.Key(name) is "sugarcrm" ? Systems.SuiteCrm : null)
        ?? throw new OptionException($"--from takes {string.Join(", ", All.Select(system => system.Name))}, not \"{name}\"");

    /// <summary>The system whose own names fit a header best; null if none fits well.</summary>
    public static CrmSystem? Recognise(string path, string[] names)
    {
        var best = All.Select(system => (System: system, Fit: Fit(system, path, names))).MaxBy(pair => pair.Fit);
        return best.Fit >= 3 ? best.System : null;
    }

    // How many roles are found under the first names of a system, which are its own.
    private static int Fit(CrmSystem system, string path, string[] names)
    {
        try
        {
            var header = new Header(path, names, system.Prefixes);
            string[][] roles =
            [
                system.Id, system.Opened, system.Closed, system.WonTime, system.LostTime, system.Expected, system.IsWon, system.IsClosed, system.Status, system.Stage,
                system.Amount, system.WonAmount, system.Currency, system.Converted, system.Probability,
            ];
            var found = roles.Count(role => header.Find(role) >= 0);
            var prefixed = system.Prefixes.Length > 0 && names.Count(name => Array.Exists(system.Prefixes, prefix => Header.Key(name).StartsWith(prefix, StringComparison.Ordinal))) > names.Length / 2;
            return (2 * found) - roles.Count(role => role.Length > 0) + (prefixed ? 5 : 0) + 3;
        }
        catch (OptionException)
        {
            return 0;
        }
    }
}
