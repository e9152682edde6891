using System.Collections.Immutable;
using CrmRoi.Metrics.Analyzers;
using CrmRoi.Metrics.Sales;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace CrmRoi.Metrics.Tests.Analyzers;

/// <summary>The warning that travels in the package, in the oldest C# that its users write and in the newest.</summary>
public class MachineZoneAnalyzerTests
{
    private static readonly MetadataReference[] References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Append(typeof(Deal).Assembly.Location).Distinct().Select(path => MetadataReference.CreateFromFile(path))];

    private static readonly LanguageVersion[] Versions = [LanguageVersion.CSharp7_3, LanguageVersion.CSharp14];

    [Theory]
    [InlineData("new Deal(date, null, Outcome.Open, 1)", "date")]
    [InlineData("new Deal(instant, date, Outcome.Won, 1)", "date")]
    [InlineData("new Deal(instant, maybe, Outcome.Won, 1)", "maybe")]
    [InlineData("Deal.Check(instant, closed: maybe, outcome: Outcome.Won, amount: 1)", "maybe")]
    [InlineData("new Order(date, date, maybe)", "date;date;maybe")]
    [InlineData("new Period(DateTime.Now, DateTime.Today)", "DateTime.Now;DateTime.Today")]
    [InlineData("Period.MonthOf(date, TimeZoneInfo.Utc)", "date")]
    [InlineData("deals.Summarize(date)", "date")]
    [InlineData("new Deal(flag ? date : instant, null, Outcome.Open, 1)", "date")]
    [InlineData("new Deal(instant, maybe ?? date, Outcome.Won, 1)", "maybe ?? date")]
    [InlineData("rows.SummarizeBy(row => 1, row => new Deal(row, null, Outcome.Open, 1))", "row")]
    [InlineData("rows.Select(row => Deal.Check(row, null, Outcome.Open, 1)).ToList()", "row")]
    [InlineData("Period.Month(2025, 5, TimeZoneInfo.Utc).Contains((date))", "date")]
    [InlineData("new DatedCashFlow(new DateTime(2025, 1, 1), 5)", "new DateTime(2025, 1, 1)")]
    [InlineData("CalendarDay.Of(date, TimeZoneInfo.Utc)", "date")]
    public async Task A_date_time_that_becomes_an_instant_in_a_call_of_the_library_is_found(string code, string found)
    {
        foreach (var version in Versions)
            Assert.Equal(found.Split(';'), await Find(code, version));
    }

    [Theory]
    [InlineData("new Deal(instant, null, Outcome.Open, 1)")]
    [InlineData("new Deal(new DateTimeOffset(date, TimeSpan.Zero), null, Outcome.Open, 1)")]
    [InlineData("new Deal((DateTimeOffset)date, null, Outcome.Open, 1)")] // asked for in so many words
    [InlineData("new Deal(DateTime.UtcNow, null, Outcome.Open, 1)")]
    [InlineData("new Deal(DateTime.SpecifyKind(date, DateTimeKind.Utc), null, Outcome.Open, 1)")]
    [InlineData("new Deal(new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc), null, Outcome.Open, 1)")]
    [InlineData("CalendarDay.Of(date)")]
    [InlineData("Elsewhere(date)")] // not this library's call
    [InlineData("new Deal(Elsewhere(date), null, Outcome.Open, 1)")]
    public async Task What_says_its_offset_and_what_is_no_call_of_the_library_is_left_alone(string code)
    {
        foreach (var version in Versions)
            Assert.Empty(await Find(code, version));
    }

    [Fact]
    public async Task New_syntax_hides_nothing()
    {
        Assert.Equal(["date"], await Find("new Deal(flag switch { true => date, _ => instant }, null, Outcome.Open, 1)", LanguageVersion.CSharp14));
        Assert.Equal(["date"], await Find("new DatedCashFlows([date, instant], [1m, 2m])", LanguageVersion.CSharp14));
    }

    [Fact]
    public async Task The_warning_says_what_to_write_and_where_to_read_on()
    {
        var warning = Assert.Single(await Warnings("new Deal(date, null, Outcome.Open, 1)", LanguageVersion.CSharp14));
        Assert.Equal((MachineZoneAnalyzer.Id, DiagnosticSeverity.Warning), (warning.Id, warning.Severity));
        Assert.Contains("'date' is a DateTime", warning.GetMessage(null), StringComparison.Ordinal);
        Assert.Contains("new DateTimeOffset(value, TimeSpan.Zero)", warning.GetMessage(null), StringComparison.Ordinal);
        Assert.True(File.Exists(Repository.PathOf("docs", "rules", Path.GetFileName(new Uri(warning.Descriptor.HelpLinkUri).LocalPath))));
    }

    private static async Task<string[]> Find(string code, LanguageVersion version) =>
        [.. (await Warnings(code, version)).OrderBy(warning => warning.Location.SourceSpan.Start).Select(warning => warning.Location.SourceTree!.ToString().Substring(warning.Location.SourceSpan.Start, warning.Location.SourceSpan.Length))];

    private static async Task<ImmutableArray<Diagnostic>> Warnings(string code, LanguageVersion version)
    {
        var source = $$"""
            using System; using System.Linq; using System.Collections.Generic; using CrmRoi.Metrics; using CrmRoi.Metrics.Sales; using CrmRoi.Metrics.Investment;
            static class Caller
            {
                static object Call(DateTime date, DateTime? maybe, DateTimeOffset instant, bool flag, Order[] deals, DateTime[] rows) { return {{code}}; }
                static DateTimeOffset Elsewhere(DateTimeOffset given) { return given; }
            }
            """;
        var compilation = CSharpCompilation.Create("Caller", [CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(version), cancellationToken: TestContext.Current.CancellationToken)], References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        return await compilation.WithAnalyzers([new MachineZoneAnalyzer()]).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
    }
}
