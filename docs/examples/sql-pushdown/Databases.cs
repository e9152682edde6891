using CrmRoi.Metrics.Sales;
using DuckDB.NET.Data;
using Npgsql;
using NpgsqlTypes;

namespace SqlPushdown;

/// <summary>A deal and the rep whose it is: what a row of the table holds.</summary>
internal readonly record struct DealRow(int Rep, Deal Deal);

/// <summary>How rows get into each database.</summary>
internal static class Databases
{
    public static void Load(NpgsqlConnection connection, IEnumerable<DealRow> rows)
    {
        using (var create = new NpgsqlCommand(SqlFile.Read("postgresql-table.sql"), connection))
            create.ExecuteNonQuery();

        using var writer = connection.BeginBinaryImport("COPY deals (rep, opened, closed, outcome, amount, cost) FROM STDIN (FORMAT binary)");
        foreach (var (rep, deal) in rows)
        {
            writer.StartRow();
            writer.Write(rep, NpgsqlDbType.Integer);
            writer.Write(deal.Opened.UtcDateTime, NpgsqlDbType.TimestampTz);
            if (deal.Closed is { } closed)
                writer.Write(closed.UtcDateTime, NpgsqlDbType.TimestampTz);
            else
                writer.WriteNull();
            writer.Write(deal.Outcome.ToString(), NpgsqlDbType.Text);
            writer.Write(deal.Amount, NpgsqlDbType.Numeric);
            if (deal.Cost is { } cost)
                writer.Write(cost, NpgsqlDbType.Numeric);
            else
                writer.WriteNull();
        }

        writer.Complete();
    }

    public static void Load(DuckDBConnection connection, IEnumerable<DealRow> rows)
    {
        using (var create = connection.CreateCommand())
        {
            create.CommandText = SqlFile.Read("duckdb-table.sql");
            create.ExecuteNonQuery();
        }

        using var appender = connection.CreateAppender("deals");
        foreach (var (rep, deal) in rows)
        {
            appender.CreateRow()
                .AppendValue(rep)
                .AppendValue(deal.Opened.UtcDateTime)
                .AppendValue(deal.Closed?.UtcDateTime)
                .AppendValue(deal.Outcome.ToString())
                .AppendValue(deal.Amount)
                .AppendValue(deal.Cost)
                .EndRow();
        }
    }
}
