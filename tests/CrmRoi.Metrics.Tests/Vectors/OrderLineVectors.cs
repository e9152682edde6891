using System.Text.Json.Nodes;
using CrmRoi.Metrics.Sales;

namespace CrmRoi.Metrics.Tests.Vectors;

public class OrderLineVectors
{
    private const string Topic = "order_lines";

    private static readonly DateTimeOffset Day = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Cases => VectorFile.Names(Topic, _ => true);

    [Theory, MemberData(nameof(Cases))]
    public void Published_fill_rates_come_out(string name)
    {
        var item = VectorFile.Case(Topic, name);
        var byOrder = item["inputs"]!["lines"]!.AsArray().SelectMany(group => Lines(group!)).SummarizeBy(row => row.Order, row => row.Line, Day.AddDays(9));
        Assert.Equal(Expected("unit"), byOrder.Total.FillRate.Value);
        Assert.Equal(Expected("line"), byOrder.Total.LineFillRate.Value);
        Assert.Equal(Expected("order"), byOrder.OrderFillRate().Value);

        decimal Expected(string rate) => item["expected"]![rate]!.GetValue<decimal>();
    }

    private static IEnumerable<(int Order, OrderLine Line)> Lines(JsonNode group) =>
        Enumerable.Range(0, Number(group, "count")).Select(i =>
            (Number(group, "firstOrder") + (i % Number(group, "orders")), new OrderLine(Day, Number(group, "ordered"), Number(group, "delivered") == 0 ? [] : [new Delivery(Day, Number(group, "delivered"))])));

    private static int Number(JsonNode group, string name) => group[name]!.GetValue<int>();
}
