using System.Globalization;
using CrmRoi.Metrics.Sales;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

namespace CrmRoi.Metrics.Tests.Docs;

/// <summary>Compiles and runs all code of the documentation and compares what it prints with what the comments promise.</summary>
[Collection("Console")]
public class DocumentationTests
{
    // What a console program has without a word.
    private static readonly string[] Implicit = ["System", "System.Collections.Generic", "System.Linq"];

    /// <summary>With the usings of a new console program: all others stand in the code.</summary>
    internal static readonly ScriptOptions WholeProgram = ScriptOptions.Default
        .WithReferences(AppDomain.CurrentDomain.GetAssemblies().Where(assembly => !assembly.IsDynamic && assembly.Location.Length > 0))
        .AddReferences(typeof(Deal).Assembly, typeof(Console).Assembly, typeof(Enumerable).Assembly)
        .WithImports(Implicit)
        .WithLanguageVersion(Microsoft.CodeAnalysis.CSharp.LanguageVersion.Latest);

    private static readonly ScriptOptions Snippet = WholeProgram.AddImports(typeof(Deal).Assembly.GetExportedTypes().Select(type => type.Namespace!).Distinct());

    public static TheoryData<string> Pages => [.. CodeBlock.Pages()];

    [Theory, MemberData(nameof(Pages))]
    public async Task Code_of_a_page_prints_what_it_promises(string page)
    {
        foreach (var code in CodeBlock.OfPage(Repository.PathOf(page)))
            await AssertKeepsPromise(code, Snippet);
    }

    [Fact]
    public async Task Examples_of_members_print_what_they_promise()
    {
        Assert.NotEmpty(CodeBlock.OfMembers());
        foreach (var code in CodeBlock.OfMembers())
            await AssertKeepsPromise(code, Snippet);
    }

    internal static async Task AssertKeepsPromise(string code, ScriptOptions options)
    {
        var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var (console, culture) = (Console.Out, CultureInfo.CurrentCulture);
        Console.SetOut(output);
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        try
        {
            await CSharpScript.RunAsync(code, options, cancellationToken: TestContext.Current.CancellationToken);
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
