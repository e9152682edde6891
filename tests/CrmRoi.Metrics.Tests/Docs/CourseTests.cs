using System.Text.RegularExpressions;

namespace CrmRoi.Metrics.Tests.Docs;

/// <summary>The programs of the course print what they say, without building each of them, and their pages show them as they are.</summary>
[Collection("Console")]
public partial class CourseTests
{
    private const string Project = "#:project ../../src/CrmRoi.Metrics/CrmRoi.Metrics.csproj\n";

    private const string Exercise = "\n// Exercise. ";

    private const string Solution = "\n// Solution:\n";

    private static readonly string Folder = Repository.PathOf("docs", "course");

    public static TheoryData<string> Lessons => [.. Directory.EnumerateFiles(Folder, "*.cs").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    public static TheoryData<string> GermanLessons => [.. Directory.EnumerateFiles(Repository.PathOf("docs", "de"), "0*.md").Select(path => Path.GetFileNameWithoutExtension(path))];

    [Fact]
    public void There_are_twelve_and_the_course_lists_them_in_order()
    {
        string[] lessons = [.. Lessons.Select(lesson => lesson.Data)];
        Assert.Equal(12, lessons.Length);
        Assert.Equal(lessons, ListedLesson().Matches(File.ReadAllText(Path.Combine(Folder, "README.md"))).Select(match => match.Groups[1].Value));
        Assert.Equal(3, GermanLessons.Count);
    }

    [Theory, MemberData(nameof(Lessons))]
    public async Task A_program_prints_what_it_promises(string lesson)
    {
        var program = ProgramOf(lesson);
        Assert.StartsWith("#!/usr/bin/env dotnet\n" + Project, program, StringComparison.Ordinal);
        Assert.InRange(program.TrimEnd().Split('\n').Length, 1, 59);
        await DocumentationTests.AssertKeepsPromise(Directive().Replace(program, ""), DocumentationTests.WholeProgram);
    }

    [Theory, MemberData(nameof(Lessons))]
    public void A_page_shows_the_whole_program_and_keeps_the_solution_for_last(string lesson)
    {
        var program = ProgramOf(lesson);
        var (exercise, solution) = (program.IndexOf(Exercise, StringComparison.Ordinal), program.IndexOf(Solution, StringComparison.Ordinal));
        Assert.InRange(exercise, 1, solution);
        var title = program[Project.Length..].Split('\n')[2];
        Assert.StartsWith("// ", title, StringComparison.Ordinal);
        string[] shown = [program[(program.IndexOf(title, StringComparison.Ordinal) + title.Length)..exercise].Trim(), program[(solution + Solution.Length)..].Trim()];

        Assert.Equal(shown, Blocks(File.ReadAllText(Path.Combine(Folder, lesson + ".md"))));
    }

    [Theory, MemberData(nameof(GermanLessons))]
    public void A_German_page_shows_the_same_program(string lesson) =>
        Assert.Equal(Blocks(File.ReadAllText(Path.Combine(Folder, lesson + ".md"))), Blocks(File.ReadAllText(Repository.PathOf("docs", "de", lesson + ".md"))));

    private static string ProgramOf(string lesson) => File.ReadAllText(Path.Combine(Folder, lesson + ".cs"));

    private static IEnumerable<string> Blocks(string page) => Block().Matches(page).Select(match => match.Groups[1].Value.Trim());

    [GeneratedRegex(@"^\| \d+ \| \[[^\]]*\]\(([a-z0-9-]+)\.md\)", RegexOptions.Multiline)]
    private static partial Regex ListedLesson();

    [GeneratedRegex(@"^#[!:].*\n", RegexOptions.Multiline)]
    private static partial Regex Directive();

    [GeneratedRegex(@"^```cs\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}
