using CrmRoi.Metrics.Marketing;

namespace CrmRoi.Metrics.Benchmarks;

/// <summary>The same models as a good C# developer would write them with LINQ: group by customer, look back from the sale, split it, sum by channel.</summary>
public static class LinqAttribution
{
    /// <summary>The touches before each sale in order of time: what the models have in common.</summary>
    public static List<(Sale Sale, TouchRow[] Touches)> Journeys(AttributionData data)
    {
        var byCustomer = data.Touches.ToLookup(row => row.Customer);
        return [.. data.Sales.Select(row => (row.Sale, byCustomer[row.Customer].Where(touch => touch.Touch.At < row.Sale.At).OrderBy(touch => touch.Touch.At).ToArray()))];
    }

    public static Dictionary<string, decimal> LastClick(IEnumerable<(Sale Sale, TouchRow[] Touches)> journeys) =>
        journeys.Where(journey => journey.Touches.Length > 0)
            .GroupBy(journey => journey.Touches[^1].Channel, journey => journey.Sale.Amount)
            .ToDictionary(group => group.Key, group => group.Sum());

    public static Dictionary<string, decimal> Linear(IEnumerable<(Sale Sale, TouchRow[] Touches)> journeys) =>
        Split(journeys, (journey, _) => 1m / journey.Length);

    public static Dictionary<string, decimal> Position(IEnumerable<(Sale Sale, TouchRow[] Touches)> journeys) =>
        Split(journeys, (journey, i) => journey.Length switch
        {
            1 => 1m,
            2 => 0.5m,
            _ => i == 0 || i == journey.Length - 1 ? 0.4m : 0.2m / (journey.Length - 2),
        });

    public static Dictionary<string, decimal> OverChannels(IEnumerable<(Sale Sale, TouchRow[] Touches)> journeys) =>
        journeys.SelectMany(journey => journey.Touches.Select(touch => touch.Channel).Distinct().ToArray() is var channels
                ? channels.Select(channel => (Channel: channel, Amount: journey.Sale.Amount / channels.Length))
                : [])
            .GroupBy(credit => credit.Channel, credit => credit.Amount)
            .ToDictionary(group => group.Key, group => group.Sum());

    public static Dictionary<string, decimal> TimeDecay(IEnumerable<(Sale Sale, TouchRow[] Touches)> journeys, TimeSpan halfLife) =>
        journeys.SelectMany(journey =>
            {
                var weights = journey.Touches.Select(touch => Math.Pow(2, -((journey.Sale.At - touch.Touch.At) / halfLife))).ToArray();
                var total = weights.Sum();
                return journey.Touches.Zip(weights, (touch, weight) => (touch.Channel, Amount: journey.Sale.Amount * (decimal)(weight / total)));
            })
            .GroupBy(credit => credit.Channel, credit => credit.Amount)
            .ToDictionary(group => group.Key, group => group.Sum());

    private static Dictionary<string, decimal> Split(IEnumerable<(Sale Sale, TouchRow[] Touches)> journeys, Func<TouchRow[], int, decimal> share) =>
        journeys.SelectMany(journey => journey.Touches.Select((touch, i) => (touch.Channel, Amount: journey.Sale.Amount * share(journey.Touches, i))))
            .GroupBy(credit => credit.Channel, credit => credit.Amount)
            .ToDictionary(group => group.Key, group => group.Sum());
}
