using CrmRoi.Metrics.Investment;

namespace CrmRoi.Metrics.Tests.Vectors;

/// <summary>The definitions of Forrester's Total Economic Impact.</summary>
public class TeiVectors
{
    public static TheoryData<string> Cases => VectorFile.Names("tei");

    [Theory, MemberData(nameof(Cases))]
    public void Total_economic_impact(string name)
    {
        var item = VectorFile.Case("tei", name);
        switch (name)
        {
            case "tei_definitions":
                // 66 % likely to be off by 30 %: the adjustment is the product, and it comes before discounting.
                var risk = (decimal)item["check"]!["risk_20pct"]!;
                Assert.Equal(0.66m * 0.30m, risk);
                var tei = new BusinessCase(0.10m, [CaseLine.Benefit("gain", [0, 1_000], risk), CaseLine.Cost("cost", [100], 0.10m)]);
                Assert.Equal(802 / 1.1m, tei.PresentValueOfBenefits);
                Assert.Equal(110, tei.PresentValueOfCosts);
                Assert.Equal(((802 / 1.1m) - 110) / 110, tei.PresentValueReturn.Value);
                break;
            case "d365_erp_enterprise_headline":
                // A headline without its table: nothing to compute, but the figures have to be ones a case can report.
                Assert.Equal("PARTIAL", (string)item["note"]!);
                Assert.True((decimal)item["expected"]!["npv_musd"]! > 0 && (int)item["expected"]!["payback_months"]! > 0);
                break;
            default:
                Assert.Fail($"No test knows the case {name}.");
                break;
        }
    }
}
