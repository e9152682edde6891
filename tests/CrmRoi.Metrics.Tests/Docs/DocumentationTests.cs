using System.Globalization;
using CrmRoi.Metrics.Sales;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

namespace CrmRoi.Metrics.Tests.Docs;

/// <summary>Compiles and runs all code of the documentation and compares what it prints with what the comments promise.</summary>
[Collection("Console")]
public class DocumentationTests
{
    private static readonly ScriptOptions Options = ScriptOptions.Default
        .WithReferences(AppDomain.CurrentDomain.GetAssemblies().Where(assembly => !assembly.IsDynamic && assembly.Location.Length > 0))
        .AddReferences(typeof(Deal).Assembly, typeof(Console).Assembly, typeof(Enumerable).Assembly)
        .WithImports(
            typeof(Deal).Assembly.GetExportedTypes().Select(type => type.Namespace!).Distinct()
                .Concat(["System", "System.Collections.Generic", "System.Linq"]))
        .WithLanguageVersion(Microsoft.CodeAnalysis.CSharp.LanguageVersion.Latest);

    public static TheoryData<string> Pages => [.. CodeBlock.Pages()];

    [Theory, MemberData(nameof(Pages))]
    public async Task Code_of_a_page_prints_what_it_promises(string page)
    {
        foreach (var code in CodeBlock.OfPage(Repository.PathOf(page)))
            await AssertKeepsPromise(code);
    }

    [Fact]
    public async Task Examples_of_members_print_what_they_promise()
    {
        Assert.NotEmpty(CodeBlock.OfMembers());
        foreach (var code in CodeBlock.OfMembers())
            await AssertKeepsPromise(code);
    }

    private static async Task AssertKeepsPromise(string code)
    {
        var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var (console, culture) = (Console.Out, CultureInfo.CurrentCulture);
        Console.SetOut(output);
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            await CSharpScript.RunAsync(code, Options, cancellationToken: TestContext.Current.CancellationToken);
        }
        finally
        {
            Console.SetOut(console);
            CultureInfo.CurrentCulture = culture;
        }

        string[] printed = [.. output.ToString().TrimEnd('\n').Split('\n').Select(line => line.TrimEnd())];
        string[] promised = [.. CodeBlock.PromisedOutput(code)];
        Assert.NotEmpty(promised);
        Assert.Equal(promised, printed);
    }
}
