using DuckDB.NET.Data;

namespace CrmRoi.Metrics.Benchmarks;

/// <summary>The same sales metrics by DuckDB on one thread, over the same rows loaded into a table in memory: one query, with exact quantiles.</summary>
public sealed class DuckDbSales : IDisposable
{
    private const string Metrics = """
        count(*) FILTER (outcome = 'Won'),
        count(*) FILTER (outcome = 'Lost'),
        count(*) FILTER (outcome = 'Open'),
        sum(amount) FILTER (outcome = 'Won'),
        sum(amount) FILTER (outcome = 'Lost'),
        sum(amount) FILTER (outcome = 'Open'),
        sum(amount - cost) FILTER (outcome = 'Won'),
        sum(amount) FILTER (outcome = 'Won' AND cost IS NOT NULL),
        avg(epoch_us(closed) - epoch_us(opened)) FILTER (outcome = 'Won'),
        quantile_disc(epoch_us(closed) - epoch_us(opened), 0.5) FILTER (outcome = 'Won'),
        quantile_disc(epoch_us(closed) - epoch_us(opened), 0.9) FILTER (outcome = 'Won')
        """;

    private const double MicrosecondsPerDay = 86_400e6;

    private readonly DuckDBConnection _connection = DuckDb.Open();

    private DuckDbSales(string deals)
    {
        _connection.Run("CREATE TYPE outcome AS ENUM ('Open', 'Won', 'Lost')");
        _connection.Run(deals);
    }

    /// <summary>Over a file, which each question reads anew.</summary>
    public static DuckDbSales Over(string path) => new($$"""
        CREATE VIEW deals AS SELECT * FROM read_csv('{{path}}', header = true, delim = ',', columns =
        {'rep': 'INTEGER', 'opened': 'TIMESTAMP', 'closed': 'TIMESTAMP', 'outcome': 'outcome', 'amount': 'DECIMAL(18, 2)', 'cost': 'DECIMAL(18, 2)'})
        """);

    public static DuckDbSales Load(Row[] rows)
    {
        var database = new DuckDbSales("CREATE TABLE deals (rep INTEGER, opened TIMESTAMP, closed TIMESTAMP, outcome outcome, amount DECIMAL(18, 2), cost DECIMAL(18, 2))");
        using var appender = database._connection.CreateAppender("deals");
        foreach (var (rep, deal) in rows)
        {
            appender.CreateRow()
                .AppendValue(rep)
                .AppendValue(deal.Opened.UtcDateTime)
                .AppendValue(deal.Closed?.UtcDateTime)
                .AppendValue(deal.Outcome)
                .AppendValue(deal.Amount!.Value)
                .AppendValue(deal.Cost)
                .EndRow();
        }

        return database;
    }

    public SalesAnswer Total() => Ask($"SELECT 0, {Metrics} FROM deals").Single().Value;

    public Dictionary<int, SalesAnswer> ByRep() => Ask($"SELECT rep, {Metrics} FROM deals GROUP BY rep");

    public void Dispose() => _connection.Dispose();

    private Dictionary<int, SalesAnswer> Ask(string query)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        var answers = new Dictionary<int, SalesAnswer>();
        while (reader.Read())
            answers.Add(reader.GetInt32(0), Read(reader));
        return answers;
    }

    private static SalesAnswer Read(DuckDBDataReader reader)
    {
        int won = (int)reader.GetInt64(1), lost = (int)reader.GetInt64(2), open = (int)reader.GetInt64(3);
        decimal wonAmount = reader.GetDecimal(4), lostAmount = reader.GetDecimal(5), openAmount = reader.GetDecimal(6), profit = reader.GetDecimal(7);
        return new SalesAnswer(
            won,
            lost,
            open,
            wonAmount,
            wonAmount / won,
            (decimal)won / (won + lost),
            lostAmount,
            openAmount,
            profit,
            profit / reader.GetDecimal(8),
            reader.GetDouble(9) / MicrosecondsPerDay,
            reader.GetInt64(10) / MicrosecondsPerDay,
            reader.GetInt64(11) / MicrosecondsPerDay);
    }
}
