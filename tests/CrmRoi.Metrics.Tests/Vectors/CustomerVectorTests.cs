using System.Globalization;
using System.Text.Json.Nodes;
using CrmRoi.Metrics.Customers;

namespace CrmRoi.Metrics.Tests.Vectors;

public class CustomerVectorTests
{
    private const string Topic = "clv_retention_nps_csat";

    // The kinds of case that this class runs; those of satisfaction and of the pipeline are run where they belong.
    private static readonly string[] Kinds = ["clv_multiple", "clv", "retention_rate", "churn_rate"];

    public static TheoryData<string> Cases => VectorFile.Names(Topic, item => Kinds.Contains((string)item["metric"]!));

    [Theory, MemberData(nameof(Cases))]
    public void Published_answers_come_out(string name)
    {
        var item = VectorFile.Case(Topic, name);
        var inputs = item["inputs"]!.AsObject();
        var answer = (string)item["metric"]! switch
        {
            "clv_multiple" => new LifetimeValue(1, Number(inputs, "retention"), Number(inputs, "discount")).MarginMultiple.Value,
            "clv" => new LifetimeValue(Number(inputs, "margin"), Number(inputs, "retention"), Number(inputs, "discount")).Value,
            "retention_rate" => CustomerRollForward.EndCountRetentionRateOf(Count(inputs, "start"), Count(inputs, "end"), Count(inputs, "new")).Value,
            _ => CustomerRollForward.EndCountChurnRateOf(Count(inputs, "start"), Count(inputs, "end"), Count(inputs, "new")).Value,
        };

        if (item["expected"]!.ToString() == "undefined")
            Assert.Null(answer);
        else
            Assert.Equal((double)item["expected"]!, (double)answer!.Value, (double?)item["tolerance"] ?? 0);
        if (item["recomputed"] is { } recomputed)
            Assert.Equal((double)recomputed, (double)answer!.Value, 1e-12 * Math.Max(1, Math.Abs((double)recomputed)));
    }

    private static decimal Number(JsonObject inputs, string name) => decimal.Parse(inputs[name]!.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture);

    private static long Count(JsonObject inputs, string name) => (long)inputs[name]!;
}
