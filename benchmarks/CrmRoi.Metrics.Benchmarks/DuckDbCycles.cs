using DuckDB.NET.Data;

namespace CrmRoi.Metrics.Benchmarks;

/// <summary>Exact percentiles by DuckDB on one thread, over ticks loaded into a table in memory.</summary>
public sealed class DuckDbCycles : IDisposable
{
    private readonly DuckDBConnection _connection = DuckDb.Open();

    private DuckDbCycles() => _connection.Run("CREATE TABLE cycles (ticks BIGINT)");

    public static DuckDbCycles Load(TimeSpan[] cycles)
    {
        var database = new DuckDbCycles();
        using var appender = database._connection.CreateAppender("cycles");
        foreach (var cycle in cycles)
            appender.CreateRow().AppendValue(cycle.Ticks).EndRow();
        return database;
    }

    public Percentiles Percentiles()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT quantile_disc(ticks, 0.5), quantile_disc(ticks, 0.9) FROM cycles";
        using var reader = command.ExecuteReader();
        reader.Read();
        return new Percentiles(new TimeSpan(reader.GetInt64(0)), new TimeSpan(reader.GetInt64(1)));
    }

    public void Dispose() => _connection.Dispose();
}
