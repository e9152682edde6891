using System.Globalization;
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
        var byOrder = item["lines"]!.AsArray().SelectMany(group => Lines(group!)).SummarizeBy(row => row.Order, row => row.Line, Day.AddDays(9));
        var expected = item["expected"]!.AsObject();
        var (unit, line) = (Parts(expected["unit"]!), Parts(expected["line"]!));
        Assert.Equal(new Ratio(unit[0], unit[1]), byOrder.Total.FillRate);
        Assert.Equal(new Proportion(line[0], line[1]), byOrder.Total.LineFillRate);
        if (expected["order"] is { } order)
            Assert.Equal(new Proportion(Parts(order)[0], Parts(order)[1]), byOrder.OrderFillRate());
    }

    private static IEnumerable<(int Order, OrderLine Line)> Lines(JsonNode group) =>
        Enumerable.Range(0, Number(group, "count")).Select(i =>
            (Number(group, "firstOrder") + (i % Number(group, "orders")), new OrderLine(Day, Number(group, "ordered"), Number(group, "delivered") == 0 ? [] : [new Delivery(Day, Number(group, "delivered"))])));

    private static int Number(JsonNode group, string name) => group[name]!.GetValue<int>();

    private static long[] Parts(JsonNode fraction) => [.. fraction.GetValue<string>().Split('/').Select(part => long.Parse(part, CultureInfo.InvariantCulture))];
}
