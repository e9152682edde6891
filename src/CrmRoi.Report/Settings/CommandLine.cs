using System.Globalization;

namespace CrmRoi.Report;

/// <summary>The parsed command line.</summary>
internal sealed class CommandLine
{
    private readonly List<Action<ReportSettings>> _onTop = [];
    private string? _deals;
    private string? _data;

    public bool Help { get; private set; }

    /// <summary>The folder for which to write crm-report.json; null for a report.</summary>
    public string? Init { get; private set; }

    public static CommandLine Parse(IReadOnlyList<string> args)
    {
        var line = new CommandLine();
        for (var i = 0; i < args.Count; i++)
        {
            var name = args[i];
            string Value() => ++i < args.Count && args[i].Length > 0 ? args[i] : throw new OptionException($"{name} needs a value");
            if (name is "--help" or "-h" or "-?")
            {
                line.Help = true;
                return line;
            }

            line.Take(name, Value);
        }

        if (line._deals is not null && line._data is not null)
            throw new OptionException("--deals and --data cannot be given together: the folder names its file of deals");
        return line;
    }

    /// <summary>The settings of the folder or of the file, with the options applied on top.</summary>
    public ReportSettings Settings(string madeUpCompany)
    {
        var settings = _deals is { } file ? new ReportSettings { Name = Path.GetFileName(file), Deals = new FileSettings { File = file } } : ReportSettings.OfFolder(_data ?? madeUpCompany);
        foreach (var option in _onTop)
            option(settings);
        return settings;
    }

    /// <summary>"COLUMN=VALUE".</summary>
    public static (string Column, string Value) Pair(string option, string text)
    {
        var parts = text.Split('=', 2, StringSplitOptions.TrimEntries);
        return parts.Length == 2 && parts[0].Length > 0 ? (parts[0], parts[1]) : throw new OptionException($"{option} takes COLUMN=VALUE, not \"{text}\"");
    }

    /// <summary>A share, 0.4 or 40%.</summary>
    private static decimal Share(string option, string text)
    {
        var percent = text.EndsWith('%');
        return decimal.TryParse(percent ? text[..^1] : text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var share)
            && (percent ? share / 100 : share) is var value and > 0 and <= 1 ? value : throw new OptionException($"{option} takes a share such as 0.4 or 40%, not \"{text}\"");
    }

    private static List<string> Names(string text) => [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    // "dd.MM.yyyy,yyyy-MM-dd" is two formats; "MMM d, yyyy" is one, because its parts are not dates.
    private static List<string> Formats(string text) => Names(text) is var parts && parts.TrueForAll(part => "dMy".All(part.Contains)) ? parts : [text];

    private static decimal Cost(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var cost) && cost >= 0
            ? cost
            : throw new OptionException($"--crm-cost takes an amount such as 12000 or 12000.50, not \"{text}\"");

    private static int Month(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12
            ? month
            : throw new OptionException($"--fiscal-year-start takes a month from 1 to 12, not \"{text}\"");

    private void Take(string name, Func<string> value)
    {
        switch (name)
        {
            case "--deals": _deals = value(); break;
            case "--data": _data = value(); break;
            case "--init": Init = value(); break;
            case "--html": OnTop(value(), (settings, text) => settings.Html = text); break;
            case "--json": OnTop(value(), (settings, text) => settings.JsonFile = text); break;
            case "--name": OnTop(value(), (settings, text) => settings.Name = text); break;
            case "--by": OnTop(value(), (settings, text) => settings.By = text); break;
            case "--go-live": OnTop(value(), (settings, text) => settings.GoLive = text); break;
            case "--control": OnTop(value(), (settings, text) => settings.Control = text); break;
            case "--currency": OnTop(value(), (settings, text) => settings.Currency = text.ToUpperInvariant()); break;
            case "--time-zone": OnTop(value(), (settings, text) => settings.TimeZone = text); break;
            case "--fiscal-year-start": OnTop(Month(value()), (settings, month) => settings.FiscalYearStart = month); break;
            case "--crm-cost": OnTop(Cost(value()), (settings, cost) => settings.CrmCost = cost); break;
            case "--margin": OnTop(Share(name, value()), (settings, share) => settings.Margin = share); break;
            case "--from": OnDeals(CrmSystem.Of(value()).Name, (deals, system) => deals.From = system); break;
            case "--map": OnDeals(DealColumns.Mapping(value()), (deals, mapping) => mapping.ForEach(pair => deals.Columns[pair.Role] = pair.Column)); break;
            case "--won": OnDeals(Names(value()), (deals, names) => deals.Won = names); break;
            case "--lost": OnDeals(Names(value()), (deals, names) => deals.Lost = names); break;
            case "--separator": OnDeals(value(), (deals, text) => deals.Separator = TextForm.SeparatorOf(text).ToString()); break;
            case "--encoding": OnDeals(value(), (deals, text) => deals.Encoding = text); break;
            case "--culture": OnDeals(CellCulture.Of(value()).Name, (deals, text) => deals.Culture = text); break;
            case "--date-format": OnDeals(Formats(value()), (deals, formats) => deals.DateFormats.AddRange(formats)); break;
            case "--only": OnDeals(value(), (deals, text) => deals.Only.Add(text)); break;
            case "--exclude": OnDeals(value(), (deals, text) => deals.Exclude.Add(text)); break;
            case "--id": OnDeals(value(), (deals, text) => deals.Columns["id"] = text); break;
            case "--currency-column": OnDeals(value(), (deals, text) => deals.Columns["currency"] = text); break;
            case "--rates": OnDeals(value(), (deals, text) => deals.Rates = text); break;
            case "--sum-rows": OnDeals(true, (deals, yes) => deals.SumRows = yes); break;
            case "--zero-is-unknown": OnDeals(true, (deals, yes) => deals.ZeroIsUnknown = yes); break;
            default: throw new OptionException($"there is no option \"{name}\"; --help lists them");
        }
    }

    private void OnTop<T>(T value, Action<ReportSettings, T> set) => _onTop.Add(settings => set(settings, value));

    private void OnDeals<T>(T value, Action<FileSettings, T> set) =>
        _onTop.Add(settings => set(settings.Deals ?? throw new OptionException("there is no file of deals to which the options could apply"), value));
}
