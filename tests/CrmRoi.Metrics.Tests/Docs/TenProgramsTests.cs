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
}
