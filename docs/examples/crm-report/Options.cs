using System.Globalization;

namespace CrmReport;

/// <summary>A wrong option, in one sentence.</summary>
internal sealed class OptionException(string message) : Exception(message);

/// <summary>What the command line says.</summary>
internal sealed class Options
{
    public const string HelpText = """
        Did the CRM pay for itself? A report on deals from a CSV file: to the terminal and as a web page.

        Usage: dotnet run docs/examples/crm-report.cs -- [OPTIONS]

        Without options it reports on the made-up company of docs/examples/data.

          --deals FILE          your deals: a CSV file, UTF-8, one header line, one deal a row
          --separator CHAR      the character between cells, or "tab"; found in the header without it
          --map ROLE=COLUMN,…   the columns of your file; the roles are opened, closed, stage, amount and cost.
                                A role that is not mapped is looked for under its own name; cost may be missing
          --won NAME,…          the stages that mean won; "Won" without it
          --lost NAME,…         the stages that mean lost; "Lost" without it. Any other stage is open
          --date-format FORMAT  how dates are written, "dd.MM.yyyy"; may be given several times.
                                Without it dates are ISO 8601: 2025-03-31, 2025-03-31T14:05:00+02:00; no offset is UTC.
                                Months are those of UTC
          --by COLUMN           the group to compare: rep, team, region, product
          --go-live DATE        the day the CRM went live: adds the comparison of before and after
          --crm-cost AMOUNT     what the CRM cost until the end of the data: adds the return on investment
          --json FILE           write all figures, unrounded, as JSON
          --html FILE           write the page there; crm-report.html without it
          --help                print this text

        Rows. Numbers are written 1234.50. A won deal needs opened, closed and amount, a lost one opened and closed;
        a lost or open deal without an amount counts with 0. An open deal needs no date and must not have a closing date;
        without an opening date it is not yet in any cohort. A row that breaks a rule is rejected, with its number
        (1 is the first row below the header) and the line of the file, and the rest is still computed.

        A file as many CRMs export it:

          dotnet run docs/examples/crm-report.cs -- --deals sales_pipeline.csv --by sales_agent
              --map opened=engage_date,closed=close_date,stage=deal_stage,amount=close_value --json figures.json

        """;

    private static readonly string[] Roles = ["opened", "closed", "stage", "amount", "cost"];

    private readonly Dictionary<string, string> _columns = [];

    public string? Deals { get; private set; }
    public char? Separator { get; private set; }
    public IReadOnlyList<string> Won { get; private set; } = ["Won"];
    public IReadOnlyList<string> Lost { get; private set; } = ["Lost"];
    public List<string> DateFormats { get; } = [];
    public string? By { get; private set; }
    public DateTimeOffset? GoLive { get; private set; }
    public decimal? CrmCost { get; private set; }
    public string? Json { get; private set; }
    public string Html { get; private set; } = "crm-report.html";
    public bool Help { get; private set; }

    /// <summary>The column of a role; whether the caller named it, so that it must be there.</summary>
    public (string Name, bool Mapped) Column(string role) =>
        _columns.TryGetValue(role, out var column) ? (column, true) : (role, false);

    public static Options Parse(IReadOnlyList<string> args)
    {
        var options = new Options();
        string? goLive = null;
        for (var i = 0; i < args.Count; i++)
        {
            var name = args[i];
            if (name is "--help" or "-h" or "-?")
            {
                options.Help = true;
                return options;
            }

            string Value() => ++i < args.Count && args[i].Length > 0 ? args[i] : throw new OptionException($"{name} needs a value");
            switch (name)
            {
                case "--deals": options.Deals = Value(); break;
                case "--separator": options.Separator = ParseSeparator(Value()); break;
                case "--map": options.Map(Value()); break;
                case "--won": options.Won = Names(Value()); break;
                case "--lost": options.Lost = Names(Value()); break;
                case "--date-format": options.DateFormats.AddRange(Formats(Value())); break;
                case "--by": options.By = Value(); break;
                case "--go-live": goLive = Value(); break;
                case "--crm-cost": options.CrmCost = ParseCost(Value()); break;
                case "--json": options.Json = Value(); break;
                case "--html": options.Html = Value(); break;
                default: throw new OptionException($"there is no option \"{name}\"; --help lists them");
            }
        }

        if (options.Won.FirstOrDefault(won => options.Lost.Contains(won, StringComparer.OrdinalIgnoreCase)) is { } both)
            throw new OptionException($"the stage \"{both}\" cannot mean both won and lost");
        if (goLive is not null)
            options.GoLive = Dates.TryParse(goLive, options.DateFormats, out var date) || Dates.TryParse(goLive, [], out date) ? date
                : throw new OptionException($"--go-live needs a date such as 2025-01-31, not \"{goLive}\"");
        return options;
    }

    private void Map(string text)
    {
        foreach (var pair in Names(text))
        {
            var parts = pair.Split('=', 2, StringSplitOptions.TrimEntries);
            if (!Roles.Contains(parts[0]) || parts.Length < 2 || parts[1].Length == 0)
                throw new OptionException($"--map takes ROLE=COLUMN with a role of {string.Join(", ", Roles)}, not \"{pair}\"");
            _columns[parts[0]] = parts[1];
        }
    }

    private static char ParseSeparator(string text) => text switch
    {
        "tab" or "\\t" => '\t',
        [var one] when one is not ('"' or '\r' or '\n') => one,
        _ => throw new OptionException($"--separator takes one character or \"tab\", not \"{text}\""),
    };

    private static decimal ParseCost(string text) =>
        decimal.TryParse(text, DealFile.NumberStyle, CultureInfo.InvariantCulture, out var cost) && cost >= 0
            ? cost
            : throw new OptionException($"--crm-cost takes an amount such as 12000 or 12000.50, not \"{text}\"");

    private static string[] Names(string text) => text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    // "dd.MM.yyyy,yyyy-MM-dd" is two formats; "MMM d, yyyy" is one, as its parts are no dates.
    private static string[] Formats(string text)
    {
        var parts = Names(text);
        return parts.All(part => "dMy".All(part.Contains)) ? parts : [text];
    }
}
