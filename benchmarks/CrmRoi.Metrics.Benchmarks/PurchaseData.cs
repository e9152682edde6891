using CrmRoi.Metrics.Customers;

namespace CrmRoi.Metrics.Benchmarks;

/// <summary>Purchases made from a seed: a customer for each ten, three years, amounts in cents.</summary>
public static class PurchaseData
{
    public static DateTimeOffset End { get; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static Purchase<int>[] Purchases(int count)
    {
        var random = new Random(20260105);
        var start = End.AddYears(-3);
        var minutes = (int)(End - start).TotalMinutes;
        return [.. Enumerable.Range(0, count).Select(_ => Purchase.Of(random.Next(count / 10), start.AddMinutes(random.Next(minutes)), random.Next(500, 50_000) / 100m))];
    }
}
