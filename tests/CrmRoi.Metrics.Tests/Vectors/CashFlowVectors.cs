using System.Text.Json.Nodes;
using CrmRoi.Metrics.Investment;

namespace CrmRoi.Metrics.Tests.Vectors;

/// <summary>Published present values, payback times, returns and break-even points.</summary>
public class CashFlowVectors
{
    public static TheoryData<string> Npv => VectorFile.Names("npv");

    public static TheoryData<string> Xnpv => VectorFile.Names("xnpv");

    public static TheoryData<string> Others => VectorFile.Names("payback_roi_breakeven");

    [Theory, MemberData(nameof(Npv))]
    public void Net_present_value(string name)
    {
        var item = VectorFile.Case("npv", name);
        var inputs = item["inputs"]!;
        var firstFlow = (string)inputs["convention"]! switch
        {
            "t0_first" => FirstFlow.AtStart,
            "t1_first" => FirstFlow.AfterOnePeriod,
            var other => throw new InvalidOperationException($"No test knows the convention {other}."),
        };
        var rate = (decimal)inputs["rate"]!;

        // This one discounts at −200 %, as a spreadsheet does. At −100 % and below nothing is left to discount with: we refuse it.
        if (name == "eff_npv_5")
            Assert.Throws<ArgumentOutOfRangeException>("rate", () => Flows(inputs).NetPresentValue(rate, firstFlow));
        else
            AssertNear(item, Flows(inputs).NetPresentValue(rate, firstFlow));
    }

    [Theory, MemberData(nameof(Xnpv))]
    public void Net_present_value_of_dated_flows(string name)
    {
        var item = VectorFile.Case("xnpv", name);
        AssertNear(item, RateOfReturnVectors.Flows(item).NetPresentValue((decimal)item["inputs"]!["rate"]!));
    }

    [Theory, MemberData(nameof(Others))]
    public void Payback_return_and_break_even(string name)
    {
        var item = VectorFile.Case("payback_roi_breakeven", name);
        var inputs = item["inputs"]!;
        decimal Input(string key) => (decimal)inputs[key]!;
        AssertNear(item, (string)item["metric"]! switch
        {
            "payback" => Flows(inputs).Payback(),
            "discounted_payback" => Flows(inputs).DiscountedPayback(Input("rate")),
            "roi_undiscounted" => new ReturnOnInvestment(Input("benefits"), Input("costs")).NetReturn.Value,
            "annualised_roi" => new ReturnOnInvestment(Input("final"), Input("initial")).AnnualizedReturn(Input("years")).Value,
            "break_even_units" => new BreakEven(Input("fixed"), Input("price"), Input("variable")).Units,
            "pv" => CashFlows.PresentValue(Input("future"), Input("rate"), (int)inputs["years"]!),
            var other => throw new InvalidOperationException($"No test knows the metric {other}."),
        });
    }

    private static CashFlows Flows(JsonNode inputs) => new(inputs["cashflows"]!.AsArray().Select(flow => (decimal)flow!));

    private static void AssertNear(JsonObject item, decimal? actual)
    {
        if (item["expected"] is null || item["expected"]!.ToString() == "undefined")
            Assert.Null(actual);
        else
            Assert.Equal((double)item["expected"]!, (double)actual!.Value, (double)(item["tolerance"] ?? 0.0));
    }
}
