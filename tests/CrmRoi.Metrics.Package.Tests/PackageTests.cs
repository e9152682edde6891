using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CrmRoi.Metrics.Tests;

/// <summary>What a stranger sees of the package: its page, its links, its documentation, what it drags along.</summary>
public partial class PackageTests
{
    private static string Address => Package.Instance().Repository("url");

    [Fact]
    public void Four_targets_and_no_dependency()
    {
        var groups = Package.Instance().Metadata.Descendants().Where(element => element.Name.LocalName == "group").ToArray();
        Assert.Equal(["net10.0", ".NETFramework4.6.2", "net8.0", ".NETStandard2.0"], groups.Select(group => group.Attribute("targetFramework")!.Value));
        Assert.All(groups, group => Assert.Empty(group.Elements()));
    }

    [Fact]
    public void The_page_has_what_a_package_page_shows()
    {
        var package = Package.Instance();
        Assert.All(["title", "description", "tags", "copyright", "authors"], field => Assert.NotEmpty(package.Field(field)));
        Assert.Equal("MIT", package.Field("license"));
        Assert.Equal(Address, package.Field("projectUrl"));
        Assert.Equal(0x89504E47u, System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(package.Files[package.Field("icon")]));
        Assert.Equal("README.md", package.Field("readme"));
    }

    [Fact]
    public void The_release_notes_are_this_versions_part_of_the_changelog()
    {
        var notes = Package.Instance().Field("releaseNotes").ReplaceLineEndings("\n");
        var changelog = File.ReadAllText(Repository.PathOf("CHANGELOG.md"));
        Assert.Contains(notes, changelog, StringComparison.Ordinal);
        var heading = changelog[..changelog.IndexOf(notes, StringComparison.Ordinal)].Split('\n').Last(line => line.StartsWith("## ", StringComparison.Ordinal));
        Assert.True(heading.Contains($"[{Package.Instance().Field("version")}]", StringComparison.Ordinal) || !changelog.Contains($"## [{Package.Instance().Field("version")}]", StringComparison.Ordinal), heading);
    }

    [Fact]
    public void Every_link_of_the_page_is_absolute_and_leads_to_a_file()
    {
        var version = Package.Instance().Field("version");
        var (blob, raw) = ($"{Address}/blob/v{version}/", $"{Address.Replace("https://github.com/", "https://raw.githubusercontent.com/", StringComparison.Ordinal)}/v{version}/");
        var links = Link().Matches(Package.Instance().Text("README.md")).Select(match => (Picture: match.Groups[1].Value == "!", Target: match.Groups[2].Value)).ToArray();
        Assert.Contains(links, link => link.Picture);
        Assert.Contains(links, link => !link.Picture);
        Assert.All(links, link =>
        {
            var home = link.Picture ? raw : blob;
            Assert.StartsWith(home, link.Target, StringComparison.Ordinal);
            Assert.True(File.Exists(Repository.PathOf(link.Target[home.Length..].Split('#')[0])), link.Target);
        });
    }

    [Fact]
    public void The_page_is_that_of_the_repository_but_for_its_links()
    {
        static string[] WithoutLinks(string page) => [.. Link().Replace(page, "[]").ReplaceLineEndings("\n").TrimEnd().Split('\n')];
        Assert.Equal(WithoutLinks(File.ReadAllText(Repository.PathOf("README.md"))), WithoutLinks(Package.Instance().Text("README.md")));
    }

    [Fact]
    public void Every_target_documents_the_same_members()
    {
        var package = Package.Instance();
        var documented = package.Targets.ToDictionary(target => target, target => XDocument.Parse(package.Text($"lib/{target}/CrmRoi.Metrics.xml")).Descendants("member").Select(member => member.Attribute("name")!.Value).ToHashSet());
        Assert.All(documented.Values, members => Assert.Subset(documented["net10.0"], members));
        Assert.Equal(documented["netstandard2.0"].Order(StringComparer.Ordinal), documented["net462"].Order(StringComparer.Ordinal));
        Assert.All(documented["net10.0"], member => Assert.DoesNotContain(".Internal.", member.Split('(')[0], StringComparison.Ordinal));
    }

    [Fact]
    public void The_bill_of_materials_names_the_package_and_nothing_that_travels_with_it()
    {
        var package = Package.Instance();
        using var bill = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(package.Folder, "CrmRoi.Metrics.cdx.json")));
        Assert.Equal("CycloneDX", bill.RootElement.GetProperty("bomFormat").GetString());
        var component = bill.RootElement.GetProperty("metadata").GetProperty("component");
        Assert.Equal((package.Field("id"), package.Field("version")), (component.GetProperty("name").GetString(), component.GetProperty("version").GetString()));
        Assert.Equal(0, bill.RootElement.GetProperty("components").GetArrayLength());
    }

    [GeneratedRegex(@"(!?)\[[^\]]*\]\(([^)]+)\)")]
    private static partial Regex Link();
}
