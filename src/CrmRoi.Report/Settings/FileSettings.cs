namespace CrmRoi.Report;

/// <summary>How to read one file: its path, its column names and the format of its cells. Blank settings are taken from the file itself.</summary>
internal sealed class FileSettings
{
    public required string File { get; set; }

    /// <summary>The system that exported it; null if the columns have the names of their roles.</summary>
    public string? From { get; set; }

    /// <summary>The columns of roles that have other names.</summary>
    public Dictionary<string, string> Columns { get; set; } = [];

    public List<string>? Won { get; set; }
    public List<string>? Lost { get; set; }
    public string? Separator { get; set; }
    public string? Encoding { get; set; }
    public string? Culture { get; set; }
    public List<string> DateFormats { get; set; } = [];

    /// <summary>"COLUMN=VALUE": a row is read only if each of the columns has one of its values.</summary>
    public List<string> Only { get; set; } = [];

    /// <summary>"COLUMN=VALUE": rows that are not read.</summary>
    public List<string> Exclude { get; set; } = [];

    /// <summary>Whether rows with the same id are parts of one deal, whose amounts are added.</summary>
    public bool SumRows { get; set; }

    /// <summary>Whether 0 means that nobody gave an amount.</summary>
    public bool ZeroIsUnknown { get; set; }

    /// <summary>The scale of the ratings of surveys or cases: 1-5, 0-10, 0-100 or another, or good-bad.</summary>
    public string? Scale { get; set; }

    /// <summary>The lowest rating of a satisfied customer; 4 on a scale from 1 to 5.</summary>
    public int? Satisfied { get; set; }

    /// <summary>The file of exchange rates.</summary>
    public string? Rates { get; set; }
}
