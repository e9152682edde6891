using DuckDB.NET.Data;

namespace CrmRoi.Metrics.Benchmarks;

/// <summary>A DuckDB in memory that works on one thread.</summary>
internal static class DuckDb
{
    public static DuckDBConnection Open()
    {
        var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        connection.Run("SET threads = 1");
        return connection;
    }

    public static void Run(this DuckDBConnection connection, string statement)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }
}
