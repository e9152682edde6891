using System.Reflection;

namespace CrmRoi.Report;

/// <summary>Writes crm-report.json for a folder: which file holds what, and the names of its columns, as far as the headers show it.</summary>
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

    /// <summary>Writes the file and returns its path and contents. An existing file is not overwritten.</summary>
    public static (string Path, IReadOnlyList<string> Lines) Write(string folder)
    {
        var path = Path.Combine(folder, ReportSettings.FileName);
        if (!Directory.Exists(folder))
            throw new OptionException($"there is no folder \"{folder}\"");
        if (File.Exists(path))
            throw new OptionException($"{path} is there already; change it by hand, or remove it first");

        var settings = new ReportSettings { Name = Path.GetFileName(Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar)) };
        List<string> files = [.. Directory.EnumerateFiles(folder).Where(file => Path.GetExtension(file).ToLowerInvariant() is ".csv" or ".tsv" or ".txt" or ".xlsx").Order(StringComparer.Ordinal)];
        foreach (var file in files)
            Recognise(settings, file);
        if (!settings.Files.Any())
            throw new OptionException($"no CSV or Excel file in \"{folder}\" was recognised; the names or the headers should say deals, leads, touches, cases, surveys, purchases, customers, activities or costs");
        File.WriteAllText(path, settings.ToJson());
        var taken = settings.Files.Select(file => file.File).ToHashSet();
        return (path,
        [
            .. Kinds.Where(kind => Property(kind.Kind).GetValue(settings) is not null).Select(kind => $"{kind.Kind}: {((FileSettings)Property(kind.Kind).GetValue(settings)!).File}"),
            .. files.Select(Path.GetFileName).OfType<string>().Where(file => !taken.Contains(file)).Select(file => $"not used: {file}"),
        ]);
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
            if (!Take(settings, kind, file))
                continue;
            Complete(settings, kind, path, names, table);
            return;
        }

        // The name says nothing; an export of deals can be recognised by its header.
        if (settings.Deals is not null || !Fits("deals", path, names, file))
            return;
        settings.Deals = file;
        Complete(settings, "deals", path, names, table);
    }

    // What the columns of a recognised file say beyond their roles: the owner of the deals, and the scale of the ratings.
    private static void Complete(ReportSettings settings, string kind, string path, string[] names, Table table)
    {
        if (kind == "deals")
        {
            settings.By = new Header(path, names, settings.Deals!.From is { } system ? CrmSystem.Of(system).Prefixes : []).Find(FactRoles.Owners) is var owner and >= 0 ? names[owner] : null;
            return;
        }

        var file = (FileSettings)Property(kind).GetValue(settings)!;
        if (!file.Columns.TryGetValue(kind == "cases" ? "rating" : "score", out var rated) || kind is not ("cases" or "surveys"))
            return;
        var column = Array.IndexOf(names, rated);
        var texts = new HashSet<string>();
        while (table.Read())
            texts.Add(table[column].ToString());
        file.Scale = RatingForm.Recognise(texts);
    }

    // Whether the header has what such a file needs. The columns found are written down, so that they can be changed by hand.
    private static bool Fits(string kind, string path, string[] names, FileSettings file)
    {
        file.Columns = [];
        file.From = null;
        try
        {
            return kind == "deals" ? FitsDeals(path, names, file) : FitsOthers(kind, path, names, file);
        }
        catch (OptionException)
        {
            return false; // two columns with one name
        }
    }

    private static bool FitsOthers(string kind, string path, string[] names, FileSettings file)
    {
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

        var header = new Header(path, names);
        foreach (var (role, keys) in FactRoles.Deals)
        {
            if (header.Find(keys) is var column and >= 0)
                file.Columns[role] = names[column];
            else if (role != "id")
                return false;
        }

        return true;
    }

    private static bool Take(ReportSettings settings, string kind, FileSettings file)
    {
        var property = Property(kind);
        if (property.GetValue(settings) is not null)
            return false;
        property.SetValue(settings, file);
        return true;
    }

    private static PropertyInfo Property(string kind) => typeof(ReportSettings).GetProperty(char.ToUpperInvariant(kind[0]) + kind[1..])!;

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
