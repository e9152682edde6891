using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace CrmRoi.Report;

/// <summary>All settings of the report: crm-report.json of a data folder, with the command line applied on top.</summary>
internal sealed class ReportSettings
{
    public const string FileName = "crm-report.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutWhatSaysNothing } },
    };

    /// <summary>The name of the company, or of the file.</summary>
    public string? Name { get; set; }

    public string? Currency { get; set; }
    public string TimeZone { get; set; } = "UTC";
    public string? GoLive { get; set; }

    /// <summary>"COLUMN=VALUE" of the deals that did not get the CRM.</summary>
    public string? Control { get; set; }

    /// <summary>The control group in words: "team = Export".</summary>
    [JsonIgnore]
    public string? ControlName => Control is { } pair && CommandLine.Pair("--control", pair) is var (column, value) ? $"{column} = {value}" : null;

    /// <summary>The column of the groups to compare.</summary>
    public string? By { get; set; }

    /// <summary>The month in which a fiscal year starts, 1 to 12.</summary>
    public int FiscalYearStart { get; set; } = 1;

    /// <summary>The cost of the CRM until the end of the data.</summary>
    public decimal? CrmCost { get; set; }

    /// <summary>The share of gross profit in the amount of a won deal, if its cost is unknown.</summary>
    public decimal? Margin { get; set; }

    public FileSettings? Deals { get; set; }
    public FileSettings? Leads { get; set; }
    public FileSettings? Touches { get; set; }
    public FileSettings? Cases { get; set; }
    public FileSettings? Surveys { get; set; }
    public FileSettings? Purchases { get; set; }
    public FileSettings? Customers { get; set; }
    public FileSettings? Activities { get; set; }
    public FileSettings? Costs { get; set; }

    /// <summary>The path of the report; not part of a data folder.</summary>
    [JsonIgnore]
    public string Html { get; set; } = "crm-report.html";

    [JsonIgnore]
    public string? JsonFile { get; set; }

    [JsonIgnore]
    public TimeZoneInfo Zone => TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out var zone) ? zone
        : throw new OptionException($"--time-zone takes a name such as UTC, Europe/Berlin or America/New_York, not \"{TimeZone}\"");

    [JsonIgnore]
    public IEnumerable<FileSettings> Files => new[] { Deals, Leads, Touches, Cases, Surveys, Purchases, Customers, Activities, Costs }.OfType<FileSettings>();

    /// <summary>The settings of a folder, with the paths of its files.</summary>
    public static ReportSettings OfFolder(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!Directory.Exists(folder))
            throw new OptionException($"there is no folder \"{folder}\"");
        if (!File.Exists(path))
            throw new OptionException($"the folder \"{folder}\" has no {FileName}; crmroi-report --init {folder} writes one");
        try
        {
            var settings = JsonSerializer.Deserialize<ReportSettings>(File.ReadAllText(path), Json) ?? new ReportSettings();
            foreach (var file in settings.Files)
            {
                file.File = Path.Combine(folder, file.File);
                file.Rates = file.Rates is null ? null : Path.Combine(folder, file.Rates);
            }

            settings.Name ??= Path.GetFileName(Path.GetFullPath(folder).TrimEnd(Path.DirectorySeparatorChar));
            return settings;
        }
        catch (JsonException error)
        {
            throw new OptionException($"{path} cannot be read: {error.Message}");
        }
    }

    // Empty lists and switches that are off.
    private static void LeaveOutWhatSaysNothing(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.PropertyType == typeof(bool))
                property.ShouldSerialize = (_, value) => value is true;
            else if (property.PropertyType.IsAssignableTo(typeof(ICollection)))
                property.ShouldSerialize = (_, value) => value is ICollection { Count: > 0 };
        }
    }

    public string ToJson() => JsonSerializer.Serialize(this, Json) + "\n";
}
