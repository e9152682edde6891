using Microsoft.CodeAnalysis.CSharp.Scripting;

namespace CrmRoi.Metrics.Tests.Docs;

/// <summary>The page of ten programs keeps to its title; that they compile and print what they say is asked of every page.</summary>
public class TenProgramsTests
{
    [Fact]
    public void There_are_ten_and_each_has_less_than_twenty_lines()
    {
        var programs = CodeBlock.OfPage(Repository.PathOf("docs", "ten-programs.md")).ToList();
        Assert.Equal(10, programs.Count);
        Assert.All(programs, program => Assert.InRange(program.TrimEnd().Split('\n').Length, 1, 19));
        Assert.All(programs, program => Assert.NotEmpty(CodeBlock.PromisedOutput(program)));
    }

    [Fact]
    public void Each_compiles_when_it_is_pasted_into_a_new_console_program() =>
        Assert.All(
            CodeBlock.OfPage(Repository.PathOf("docs", "ten-programs.md")),
            program => Assert.Empty(CSharpScript.Create(program, DocumentationTests.WholeProgram).Compile(TestContext.Current.CancellationToken)));
}
