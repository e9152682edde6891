using CrmRoi.Metrics.Marketing;

namespace CrmRoi.Metrics.Benchmarks;

/// <summary>A touch with the keys that a caller's row holds.</summary>
public readonly record struct TouchRow(string Customer, string Channel, Touch Touch);

/// <summary>A sale with the key that a caller's row holds.</summary>
public readonly record struct SaleRow(string Customer, Sale Sale);

/// <summary>Touches and sales made from a seed: a customer for each ten touches, twelve channels, one year in order of time, half of the customers buy once.</summary>
public sealed class AttributionData
{
    private static readonly string[] Channels =
        ["affiliate", "banner", "blog", "direct", "display", "email", "fair", "paid search", "partner", "referral", "search", "social"];

    public AttributionData(int touches)
    {
        var random = new Random(20260101);
        var start = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
        string[] customers = [.. Enumerable.Range(0, touches / 10).Select(i => $"customer-{i:D7}")];
        long[] ticks = [.. Enumerable.Range(0, touches).Select(i => (random.Next(365 * 24 * 60) * TimeSpan.TicksPerMinute) + i).Order()]; // No two at the same instant.
        Touches = [.. ticks.Select(tick => new TouchRow(
            customers[random.Next(customers.Length)], Channels[random.Next(Channels.Length)], new Touch(start.AddTicks(tick))))];
        Sales = [.. customers.Where(_ => random.Next(2) == 0).Select(customer => new SaleRow(
            customer, new Sale(start.AddMinutes(random.Next(365 * 24 * 60)), random.Next(1_000, 100_000) / 100m)))];
    }

    public TouchRow[] Touches { get; }

    public SaleRow[] Sales { get; }

    public JourneySet Journeys() =>
        new JourneyBuilder<string>()
            .AddTouches(Touches, row => row.Customer, row => row.Channel, row => row.Touch)
            .AddSales(Sales, row => row.Customer, row => row.Sale)
            .ToJourneys();
}
