using CrmRoi.Metrics.Impact;

namespace CrmRoi.Metrics.Tests.Vectors;

public class DifferenceInDifferencesVectors
{
    public static TheoryData<string> Cases => VectorFile.Names("did");

    [Theory, MemberData(nameof(Cases))]
    public void The_estimate_is_exact_and_the_standard_error_good_to_twelve_digits(string name)
    {
        var item = VectorFile.Case("did", name);
        var inputs = item["inputs"]!.AsObject();
        if (inputs.ContainsKey("treated_change"))
        {
            var estimate = new DifferenceInDifferences((decimal)inputs["treated_change"]!, (decimal)inputs["control_change"]!).Estimate;
            Assert.Equal((decimal)item["recomputed"]!, estimate);
            Assert.Equal((double)item["expected"]!, (double)estimate!.Value, (double)item["tolerance"]!);
        }
        else
        {
            var error = new DifferenceInDifferences(0, 0, (double)inputs["se_treated_change"]!, (double)inputs["se_control_change"]!).StandardError!.Value;
            Assert.Equal((double)item["recomputed"]!, error, 1e-12);
            Assert.Equal((double)item["expected"]!, error, (double)item["tolerance"]!);
        }
    }
}
