namespace CrmRoi.Report;

/// <summary>Writes crm-report.json for a folder: which file holds what, and what its columns are called, as far as the headers show it.</summary>
internal static class FolderInit
{
    private static readonly (string Kind, string[] Words)[] Kinds =
    [
        ("deals", ["deal", "opportunit", "pipeline", "verkaufschance"]),
        ("leads", ["lead", "contact", "interessent"]),
        ("touches", ["touch", "campaign", "click", "session"]),
        ("cases", ["case", "ticket", "issue", "support"]),
        ("surveys", ["survey", "csat", "nps", "feedback"]),
        ("purchases", ["purchase", "order", "invoice", "transaction", "sales"]),
        ("customers", ["customer", "account", "subscri", "client", "kunde"]),
        ("activities", ["activit", "task", "call", "meeting"]),
        ("costs", ["cost", "spend", "expense", "kosten"]),
    ];

    /// <summary>Writes the file and returns its path. One that is there already is not overwritten.</summary>
    public static string Write(string folder)
    {
        var path = Path.Combine(folder, ReportSettings.FileName);
        if (!Directory.Exists(folder))
            throw new OptionException($"there is no folder \"{folder}\"");
        if (File.Exists(path))
            throw new OptionException($"{path} is there already; change it by hand, or remove it first");

        var settings = new ReportSettings { Name = Path.GetFileName(Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar)) };
        foreach (var file in Directory.EnumerateFiles(folder).Where(file => Path.GetExtension(file).ToLowerInvariant() is ".csv" or ".tsv" or ".txt" or ".xlsx").Order(StringComparer.Ordinal))
            Recognise(settings, file);
        if (!settings.Files.Any())
            throw new OptionException($"no CSV or Excel file in \"{folder}\" was recognised; the names or the headers should say deals, leads, touches, cases, surveys, purchases, customers, activities or costs");
        File.WriteAllText(path, settings.ToJson());
        return path;
    }

    private static void Recognise(ReportSettings settings, string path)
    {
        var file = new FileSettings { File = path };
        using var table = Table.Open(path, file);
        if (!table.Read())
            return;
        var names = table.Cells();
        file.File = Path.GetFileName(path);
        var name = Header.Key(Path.GetFileNameWithoutExtension(path));
        foreach (var (kind, words) in Kinds.OrderByDescending(kind => kind.Words.Any(word => name.StartsWith(word, StringComparison.Ordinal))))
        {
            if (!Array.Exists(words, word => name.Contains(word, StringComparison.Ordinal)) || !Fits(kind, path, names, file))
                continue;
            if (Take(settings, kind, file))
                return;
        }

        // A name that says nothing: an export of deals shows itself by its header.
        if (settings.Deals is null && Fits("deals", path, names, file))
            settings.Deals = file;
    }

    // Whether the header has what such a file needs; the columns found are written down, so that they can be changed by hand.
    private static bool Fits(string kind, string path, string[] names, FileSettings file)
    {
        file.Columns = [];
        file.From = null;
        if (kind == "deals")
            return FitsDeals(path, names, file);
        var header = new Header(path, names);
        foreach (var role in Roles(kind))
        {
            var column = header.Find(FactRoles.Keys(kind, role.TrimEnd('!')));
            if (column >= 0)
                file.Columns[role.TrimEnd('!')] = names[column];
            else if (role.EndsWith('!'))
                return false;
        }

        return true;
    }

    private static bool FitsDeals(string path, string[] names, FileSettings file)
    {
        foreach (var system in new[] { CrmSystem.Recognise(path, names), Systems.None }.OfType<CrmSystem>())
        {
            try
            {
                _ = new DealColumns(new Header(path, names, system.Prefixes), file, system, new ReportSettings());
                file.From = system == Systems.None ? null : system.Name;
                return true;
            }
            catch (OptionException)
            {
                // The next one may fit.
            }
        }

        return false;
    }

    private static bool Take(ReportSettings settings, string kind, FileSettings file)
    {
        var property = typeof(ReportSettings).GetProperty(char.ToUpperInvariant(kind[0]) + kind[1..])!;
        if (property.GetValue(settings) is not null)
            return false;
        property.SetValue(settings, file);
        return true;
    }

    private static string[] Roles(string kind) => kind switch
    {
        "leads" => FactRoles.Leads,
        "touches" => FactRoles.Touches,
        "cases" => FactRoles.Cases,
        "surveys" => FactRoles.Surveys,
        "purchases" => FactRoles.Purchases,
        "customers" => FactRoles.Customers,
        "activities" => FactRoles.Activities,
        _ => FactRoles.Costs,
    };
}
