namespace CrmRoi.Report;

/// <summary>Which column of a file of deals holds what; −1 for none.</summary>
internal sealed class DealColumns
{
    private static readonly string[] Roles =
    [
        "opened", "closed", "expected", "stage", "status", "iswon", "islost", "isclosed", "amount", "wonamount", "cost", "currency", "id", "customer", "source", "wontime", "losttime", "active", "probability",
    ];

    private readonly FileSettings _settings;

    public DealColumns(Header header, FileSettings settings, CrmSystem system, ReportSettings report)
    {
        _settings = settings;
        Header = header;
        foreach (var role in settings.Columns.Keys)
            CheckRole(role, $"{role}={settings.Columns[role]}");

        Opened = Role("opened", system.Opened);
        (Closed, Expected) = (Role("closed", system.Closed), Role("expected", system.Expected));
        (WonTime, LostTime) = (Role("wontime", system.WonTime), Role("losttime", system.LostTime));
        (IsWon, IsLost, IsClosed) = (Role("iswon", system.IsWon), Role("islost", system.IsLost), Role("isclosed", system.IsClosed));
        (Status, Stage) = (Role("status", system.Status), Role("stage", system.Stage));
        (Active, Probability) = (Role("active", system.Active), Role("probability", system.Probability));
        Chance = header.Find(system.Chance);
        CertainChance = system.CertainChance;
        (Amount, WonAmount, Cost) = (Role("amount", system.Amount), Role("wonamount", system.WonAmount), Role("cost", ["cost"]));
        (Id, Currency) = (Role("id", system.Id), Role("currency", system.Currency));
        Customer = OptionalRole("customer", ["customer", "customername", "accountname", "account", "organization", "dealorganization", "company", "kunde"]);
        Source = OptionalRole("source", ["source", "leadsource", "channel", "originalsource"]);
        PreferConverted(system);
        By = report.By is { } by ? header.Named(by) : -1;
        Control = report.Control is { } control ? header.Named(CommandLine.Pair("--control", control).Column) : -1;
        Require(Opened >= 0, "opened", system);
        Require(Closed >= 0 || Expected >= 0 || WonTime >= 0, "closed", system);
        Require(IsWon >= 0 || IsClosed >= 0 || IsLost >= 0 || Status >= 0 || Stage >= 0 || (WonTime >= 0 && LostTime >= 0) || Active >= 0, "stage", system);
        Require(Amount >= 0 || system != Systems.None, "amount", system);
    }

    public Header Header { get; }

    public int Opened { get; }
    public int Closed { get; }
    public int Expected { get; }
    public int WonTime { get; }
    public int LostTime { get; }
    public int IsWon { get; }
    public int IsLost { get; }
    public int IsClosed { get; }
    public int Status { get; }
    public int Stage { get; }
    public int Active { get; }
    public int Probability { get; }
    public int Chance { get; }
    public decimal CertainChance { get; }
    public int Amount { get; private set; }
    public int WonAmount { get; private set; }
    public int Cost { get; }
    public int Currency { get; private set; }
    public int Id { get; }
    public int Customer { get; }
    public int Source { get; }
    public int By { get; }
    public int Control { get; }

    /// <summary>"opened=Created,closed=Closed" of the command line.</summary>
    public static List<(string Role, string Column)> Mapping(string text)
    {
        var mapping = new List<(string, string)>();
        foreach (var pair in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2, StringSplitOptions.TrimEntries);
            var role = parts[0].ToLowerInvariant();
            CheckRole(role, pair);
            if (parts.Length < 2 || parts[1].Length == 0)
                throw WrongMapping(pair);
            mapping.Add((role, parts[1]));
        }

        return mapping;
    }

    private static void CheckRole(string role, string pair)
    {
        if (!Roles.Contains(role))
            throw WrongMapping(pair);
    }

    private static OptionException WrongMapping(string pair) => new($"--map takes ROLE=COLUMN with a role of {string.Join(", ", Roles)}, not \"{pair}\"");

    private int Role(string role, IEnumerable<string> keys) => _settings.Columns.TryGetValue(role, out var name) ? Header.Named(name) : Header.Find(keys);

    // A role that the report can do without: if several columns may have it, none is taken.
    private int OptionalRole(string role, string[] keys)
    {
        try
        {
            return Role(role, keys);
        }
        catch (OptionException) when (!_settings.Columns.ContainsKey(role))
        {
            return -1;
        }
    }

    // Amounts that the system has converted to one currency, unless the caller has chosen the amount, its currency or the rates.
    private void PreferConverted(CrmSystem system)
    {
        if (_settings.Rates is not null || _settings.Columns.ContainsKey("amount") || _settings.Columns.ContainsKey("currency"))
            return;
        var (converted, convertedWon) = (Header.Find(system.Converted), Header.Find(system.ConvertedWon));
        if (converted < 0 || converted == Amount || (WonAmount >= 0 && convertedWon < 0))
            return;
        (Amount, WonAmount, Currency) = (converted, convertedWon, Header.Find(system.ConvertedCurrency));
    }

    private void Require(bool found, string role, CrmSystem system)
    {
        if (found)
            return;
        var guess = system == Systems.None && CrmSystem.Recognise(Header.Path, [.. Header.Names]) is { } known ? $", or say --from {known.Name}, whose export it looks like" : "";
        throw new OptionException(
            $"the file \"{Header.Path}\" has no column {(system == Systems.None ? $"\"{role}\"" : $"for {role} as {system.Name} calls it")}; it has {Header.Listed}; name yours with --map {role}=COLUMN{guess}");
    }
}
