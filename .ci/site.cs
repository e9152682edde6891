// Builds the site of the documentation and checks it: dotnet run .ci/site.cs. The pages stay plain Markdown for GitHub; here they are copied, a link that leaves the
// documentation becomes one to the repository, and docfx makes HTML of them. A missing target, a missing anchor or a warning ends it with 1.
using System.Diagnostics;
using System.Text.RegularExpressions;

const string Repository = "https://github.com/crmroi/crmroi-metrics";
var (source, site) = (Path.GetFullPath("artifacts/site-source"), Path.GetFullPath("artifacts/site"));
foreach (var folder in new[] { source, site })
{
    if (Directory.Exists(folder))
        Directory.Delete(folder, recursive: true);
}

string[] roots = ["README.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md"];
var pages = roots.Concat(FilesBelow("docs")).Where(path => path.EndsWith(".md", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
var copied = FilesBelow("docs").Where(path => Path.GetExtension(path) is ".png" or ".csv" || path.StartsWith("docs/course/", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal);
var faults = new List<string>();
// Whole fences and code spans are passed over.
var linkOutsideOfCode = new Regex(@"^```.*?^```|`[^`\n]*`|\]\((?<target>[^)\s]+)\)", RegexOptions.Multiline | RegexOptions.Singleline);

foreach (var page in pages)
    Write(page == "README.md" ? "index.md" : page, linkOutsideOfCode.Replace(File.ReadAllText(page), match => match.Groups["target"].Success ? Rewritten(page, match) : match.Value));
foreach (var file in copied.Except(pages))
    Write(file, null);
Write("docfx.json", File.ReadAllText("docs/site/docfx.json"));
Write("toc.yml", File.ReadAllText("docs/site/toc.yml"));
string[] parts = ["start", "learn", "look-up", "embed", "trust"];
foreach (var part in parts)
    Write($"docs/{part}/toc.yml", File.ReadAllText($"docs/site/{part}.yml").Replace("../../README.md", "../../index.md", StringComparison.Ordinal));

var listed = parts.SelectMany(part => Regex.Matches(File.ReadAllText($"docs/site/{part}.yml"), @"href: (\S+)").Select(match => Resolve($"docs/{part}/toc.yml", match.Groups[1].Value))).ToHashSet();
faults.AddRange(pages.Except(listed).Where(page => page != "docs/examples/data/README.md").Select(page => $"{page}: in no table of contents"));

if (faults.Count == 0 && (Run("metadata") != 0 || Run("build", "--warningsAsErrors") != 0))
    faults.Add("docfx: see above");
if (faults.Count == 0)
    CheckLinks();
faults.ForEach(Console.WriteLine);
return faults.Count == 0 ? 0 : 1;

IEnumerable<string> FilesBelow(string folder) =>
    Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(path => path.Replace('\\', '/')).Where(path => !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal));

void Write(string path, string? text)
{
    var target = Path.Combine(source, path);
    Directory.CreateDirectory(Path.GetDirectoryName(target)!);
    if (text is null)
        File.Copy(path, target);
    else
        File.WriteAllText(target, text);
}

string Resolve(string page, string target) =>
    Path.GetRelativePath(".", Path.Combine(Path.GetDirectoryName(page)!, target)).Replace('\\', '/');

string Rewritten(string page, Match match)
{
    var parts = match.Groups["target"].Value.Split('#', 2);
    var anchor = parts.Length > 1 ? "#" + parts[1] : "";
    if (parts[0].Length == 0 || parts[0].Contains("://", StringComparison.Ordinal) || parts[0].StartsWith("mailto:", StringComparison.Ordinal))
        return match.Value;

    var target = Resolve(page, parts[0]);
    if (!File.Exists(target) && !Directory.Exists(target))
        faults.Add($"{page}: {match.Groups["target"].Value} is not there");
    if (!pages.Contains(target) && !copied.Contains(target))
        return $"]({Repository}/blob/main/{target}{anchor})";

    var place = target == "README.md" ? "index.md" : target;
    return $"]({Path.GetRelativePath(Path.Combine(".", Path.GetDirectoryName(page)!), place).Replace('\\', '/')}{anchor})";
}

int Run(params string[] arguments)
{
    using var docfx = Process.Start("dotnet", ["docfx", arguments[0], Path.Combine(source, "docfx.json"), .. arguments[1..]]);
    docfx.WaitForExit();
    return docfx.ExitCode;
}

// What docfx does not look at: the links and anchors of its own output.
void CheckLinks()
{
    var html = Directory.EnumerateFiles(site, "*.html", SearchOption.AllDirectories).ToDictionary(path => path, File.ReadAllText);
    var anchors = html.ToDictionary(page => page.Key, page => Regex.Matches(page.Value, @"\b(?:id|name)=""([^""]+)""").Select(match => match.Groups[1].Value).ToHashSet());
    var links = 0;
    foreach (var (page, text) in html)
    {
        foreach (Match match in Regex.Matches(text, @"\b(?:href|src)=""([^""]*)"""))
        {
            var link = Uri.UnescapeDataString(System.Net.WebUtility.HtmlDecode(match.Groups[1].Value)).Split('#', 2);
            if (Regex.IsMatch(link[0], "^[a-z]+:") || link is [""])
                continue;

            links++;
            var target = link[0].Length == 0 ? page : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, link[0].Split('?')[0]));
            if (!File.Exists(target) && !File.Exists(target += "index.html"))
                faults.Add($"{Path.GetRelativePath(site, page)}: {match.Groups[1].Value} is not there");
            else if (link is [_, { Length: > 0 } anchor] && anchors.TryGetValue(target, out var names) && !names.Contains(anchor))
                faults.Add($"{Path.GetRelativePath(site, page)}: {match.Groups[1].Value} has no such anchor");
        }
    }

    if (!File.Exists(Path.Combine(site, "index.json")))
        faults.Add("no index for the search");
    Console.WriteLine($"{html.Count} pages, {links} links, all there: artifacts/site/index.html");
}
