using CrmRoi.Metrics;
using CrmRoi.Metrics.Sales;

namespace Database;

/// <summary>A row of the table of deals, as a CRM has it.</summary>
internal sealed class DealRow
{
    public long Id { get; set; }

    public int Rep { get; set; }

    public Outcome Outcome { get; set; }

    public DateTimeOffset Opened { get; set; }

    public DateTimeOffset? Closed { get; set; }

    public decimal? Amount { get; set; }

    public decimal? Cost { get; set; }

    /// <summary>The seconds from opening to closing: a column that the database computes. Null while the deal is open.</summary>
    public long? CycleSeconds { get; private set; }

    /// <summary>The fact. Its constructor refuses a row that is no deal.</summary>
    public Deal ToDeal() => new(Opened, Closed, Outcome, Amount, Cost);

    public static DealRow Of(long id, int rep, Deal deal) =>
        new() { Id = id, Rep = rep, Outcome = deal.Outcome, Opened = deal.Opened, Closed = deal.Closed, Amount = deal.Amount, Cost = deal.Cost };
}
