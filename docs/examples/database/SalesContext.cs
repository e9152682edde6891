using CrmRoi.Metrics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Database;

/// <summary>The deals in a SQLite file.</summary>
internal sealed class SalesContext : DbContext
{
    private readonly SqliteConnection _connection;

    public SalesContext(string file)
    {
        _connection = new SqliteConnection($"Data Source={file}");
        _connection.Open();
        // The number of the bin of a histogram that a duration falls into. SQLite runs in this process, so the library itself numbers the bins inside the query.
        _connection.CreateFunction("bin_of", (long seconds) => DurationDistribution.BinOf(TimeSpan.FromSeconds(seconds)), isDeterministic: true);
    }

    public DbSet<DealRow> Deals => Set<DealRow>();

    /// <summary>Stands in queries for the function of the database.</summary>
    public static int BinOf(long seconds) => throw new NotSupportedException($"bin_of({seconds}) is for queries alone.");

    public override void Dispose()
    {
        base.Dispose();
        _connection.Dispose();
    }

    protected override void OnConfiguring(DbContextOptionsBuilder options) => options.UseSqlite(_connection).UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);

    // Instants are stored as the seconds of Unix: no text that has to be read in some zone, and the database can subtract them.
    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        conventions.Properties<DateTimeOffset>().HaveConversion<UnixSeconds>();
        conventions.Properties<Outcome>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        model.Entity<DealRow>().Property(deal => deal.CycleSeconds).HasComputedColumnSql("\"Closed\" - \"Opened\"", stored: true);
        model.HasDbFunction(typeof(SalesContext).GetMethod(nameof(BinOf))!).HasName("bin_of");
    }

    private sealed class UnixSeconds() : ValueConverter<DateTimeOffset, long>(instant => instant.ToUnixTimeSeconds(), seconds => DateTimeOffset.FromUnixTimeSeconds(seconds));
}
