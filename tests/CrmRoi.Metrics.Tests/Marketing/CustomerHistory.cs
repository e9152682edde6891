using CrmRoi.Metrics.Marketing;

namespace CrmRoi.Metrics.Tests.Marketing;

public sealed record CustomerTouchRow(int Customer, string Channel, Touch Touch);

public sealed record CustomerSaleRow(int Customer, Sale Sale);

/// <summary>Touches and sales of a few customers, in any order.</summary>
public sealed record CustomerHistory(IReadOnlyList<CustomerTouchRow> Touches, IReadOnlyList<CustomerSaleRow> Sales)
{
    public JourneySet Journeys(JourneyRules rules) =>
        new JourneyBuilder<int>(rules)
            .AddTouches(Touches, row => row.Customer, row => row.Channel, row => row.Touch)
            .AddSales(Sales, row => row.Customer, row => row.Sale)
            .ToJourneys();

    public CustomerHistory Shuffled(int seed)
    {
        var random = new Random(seed);
        var (touches, sales) = (Touches.ToArray(), Sales.ToArray());
        random.Shuffle(touches);
        random.Shuffle(sales);
        return new CustomerHistory(touches, sales);
    }

    public CustomerHistory Of(Func<int, bool> customer) =>
        new([.. Touches.Where(row => customer(row.Customer))], [.. Sales.Where(row => customer(row.Customer))]);
}
