using System.Reflection;
using System.Text.RegularExpressions;
using CrmRoi.Metrics.Sales;

namespace CrmRoi.Metrics.Tests.Policy;

/// <summary>docs/metrics/README.md lists every metric with its page; whoever adds a metric adds its row.</summary>
public partial class CatalogueTests
{
    private static readonly Type[] Measures =
        [typeof(Ratio), typeof(Proportion), typeof(Average), typeof(Moments), typeof(Distribution), typeof(DurationDistribution)];

    private static string Folder { get; } = Repository.PathOf("docs", "metrics");

    private static string Catalogue { get; } = File.ReadAllText(Path.Combine(Folder, "README.md"));

    [Fact]
    public void Every_public_type_of_a_feature_is_listed() =>
        Assert.Empty(Features().Where(type => !Catalogue.Contains($"`{Name(type)}", StringComparison.Ordinal)).Select(type => type.FullName));

    [Fact]
    public void Every_measure_of_a_summary_is_listed()
    {
        var missing =
            from type in Features()
            where type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(ISummary<>))
            from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            where Measures.Contains(property.PropertyType)
            let name = $"{Name(type)}.{property.Name}"
            where !Catalogue.Contains($"`{name}`", StringComparison.Ordinal)
            select name;
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_listed_page_exists_and_every_page_is_listed()
    {
        var linked = Link().Matches(Catalogue).Select(match => match.Groups[1].Value).ToHashSet();
        Assert.All(linked, page => Assert.True(File.Exists(Path.Combine(Folder, page)), page));
        Assert.Empty(Directory.EnumerateFiles(Folder, "*.md").Select(Path.GetFileName).Except([.. linked, "README.md"]));
    }

    [Fact]
    public void Every_page_begins_with_its_question_and_ends_with_its_source_and_neighbours() =>
        Assert.Empty(Directory.EnumerateFiles(Folder, "*.md").Where(path => Path.GetFileName(path) != "README.md" && !Page().IsMatch(File.ReadAllText(path))).Select(Path.GetFileName));

    // What stands on every page of a metric.
    public static TheoryData<string, string> Sections => new()
    {
        { "a formula", @"(?m)^> \S" },
        { "a worked example by hand, with its numbers", @"(?m)^\*\*By hand\.\*\*[^\n]*(\n[^\n]+)*?\d" },
        { "code that runs", @"(?m)^```csharp\r?$" },
        { "a pitfall", @"(?m)^- \*\*Pitfall[.:]" },
        { "the types", @"(?m)^Types?: .*`|Types?: `" },
        { "a source by name: a title, a link or a year", @"(?m)^Source: ([^\n]|\n(?!\n))*(\*[^*\n]+\*|""[^""\n]+""|\]\(http|\b(1[89]|20)\d\d\b)" },
        { "neighbours", @"(?m)^(German: .*)?See also: \[" },
    };

    [Theory, MemberData(nameof(Sections))]
    public void Every_page_has(string section, string mark)
    {
        var without = Directory.EnumerateFiles(Folder, "*.md").Where(path => Path.GetFileName(path) != "README.md" && !Regex.IsMatch(File.ReadAllText(path), mark)).Select(Path.GetFileName).ToArray();
        Assert.True(without.Length == 0, $"without {section}: {string.Join(", ", without)}");
    }

    // The rows of the features: metric, abbreviation if there is one, German term, page, code. Measures and shared values have no German.
    [Fact]
    public void Every_metric_has_a_German_term()
    {
        var features = Catalogue[..Catalogue.IndexOf("## Measures", StringComparison.Ordinal)];
        var rows = features.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal) && line.Contains(".md)", StringComparison.Ordinal)).Select(line => line.Trim().Trim('|').Split('|')).ToList();
        Assert.NotEmpty(rows);
        Assert.All(rows, cells => Assert.Equal(5, cells.Length));
        Assert.All(rows, cells => Assert.NotEqual("", cells[2].Trim()));
    }

    [Fact]
    public void Every_line_of_the_definitions_by_vendor_names_a_vendor_a_member_and_a_source()
    {
        string[] vendors = ["Salesforce", "HubSpot", "Zendesk", "Dynamics 365", "GA4", "Fivetran", "Odoo", "Chatwoot"];
        var lines = File.ReadAllLines(Repository.PathOf("docs", "definitions-by-vendor.md")).Where(line => line.StartsWith("- ", StringComparison.Ordinal)).ToList();
        Assert.All(lines, line => Assert.Matches(@"^- \*\*[^*]+\*\*: .*`[A-Z][A-Za-z.]+`.*\]\(https?://", line));
        Assert.Equal(vendors.Order(), lines.Select(line => line.Split("**")[1]).Distinct().Order());
        AssertNamesExist(File.ReadAllText(Repository.PathOf("docs", "definitions-by-vendor.md")));
    }

    [Fact]
    public void Every_listed_name_exists()
    {
        var names = typeof(Deal).Assembly.GetExportedTypes().SelectMany(type => type.GetMembers().Select(member => $"{Name(type)}.{member.Name}").Append(Name(type))).ToHashSet();
        Assert.All(Code().Matches(Catalogue).Select(match => match.Groups[1].Value), name => Assert.Contains(name, names));
    }

    [Fact]
    public void Every_name_in_the_comparison_of_definitions_exists() => AssertNamesExist(File.ReadAllText(Repository.PathOf("docs", "definitions.md")));

    // Facts, options, results: all that lives in a feature's namespace, without nested builders and the extension classes, whose methods make the summaries.
    private static IEnumerable<Type> Features() =>
        typeof(Deal).Assembly.GetExportedTypes().Where(type => type.Namespace != typeof(Ratio).Namespace && !type.IsNested && !type.Name.EndsWith("Extensions", StringComparison.Ordinal));

    private static void AssertNamesExist(string page)
    {
        var types = typeof(Deal).Assembly.GetExportedTypes();
        var members = types.SelectMany(type => type.GetMembers().Select(member => $"{Name(type)}.{member.Name}")).ToArray();
        HashSet<string> names = [.. types.Select(Name), .. members, .. members.Select(name => name.Split('.')[1])];
        var used = Code().Matches(page).Select(match => match.Groups[1].Value).ToArray();
        Assert.NotEmpty(used);
        Assert.All(used, name => Assert.Contains(name, names));
    }

    private static string Name(Type type) => type.Name.Split('`')[0];

    [GeneratedRegex(@"\]\(([a-z0-9-]+\.md)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\A# [^\n]+\n\n[A-Z][^\n]+\?\n\n.*\nSources?: .*\n\n(?:German: [^\n]+\. )?See also: \[[^\n]+\.\n\z", RegexOptions.Singleline)]
    private static partial Regex Page();

    [GeneratedRegex(@"`([A-Z][A-Za-z]+(?:\.[A-Z][A-Za-z0-9]+)?)`")]
    private static partial Regex Code();
}
