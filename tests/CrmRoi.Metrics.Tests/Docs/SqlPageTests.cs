namespace CrmRoi.Metrics.Tests.Docs;

/// <summary>The page on SQL shows the queries that the example runs.</summary>
public class SqlPageTests
{
    [Theory]
    [InlineData("postgresql-totals.sql")]
    [InlineData("postgresql-bins.sql")]
    [InlineData("duckdb-totals.sql")]
    [InlineData("duckdb-bins.sql")]
    public void The_page_quotes_the_query(string file) =>
        Assert.Contains(
            File.ReadAllText(Repository.PathOf("docs", "examples", "sql-pushdown", file)).TrimEnd(),
            File.ReadAllText(Repository.PathOf("docs", "sql.md")),
            StringComparison.Ordinal);
}
