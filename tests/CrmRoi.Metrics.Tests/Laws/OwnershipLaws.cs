using CrmRoi.Metrics.Investment;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CrmRoi.Metrics.Tests.Laws;

[Properties(Arbitrary = [typeof(OwnershipLaws)])]
public class OwnershipLaws
{
    public static Arbitrary<OwnershipCost> Costs() =>
        (from kind in Gen.Elements(Enum.GetValues<OwnershipCostKind>().Where(kind => kind != OwnershipCostKind.Unspecified))
         from firstMonth in Gen.Choose(0, 60)
         from months in Gen.Choose(1, 30)
         from amount in Generators.Money
         select new OwnershipCost(kind, firstMonth, months, amount)).ToArbitrary();

    // The oracle walks month by month.
    [Property]
    public void Every_month_counts_in_its_year_and_kind(OwnershipCost[] costs)
    {
        var total = costs.Summarize();
        for (var year = 0; year <= 8; year++)
        {
            foreach (var kind in Enum.GetValues<OwnershipCostKind>().Where(kind => kind != OwnershipCostKind.Unspecified))
            {
                CrmRoi.Metrics.Internal.ExactSum expected = default;
                for (var month = year == 0 ? 0 : (12 * year) - 11; month <= 12 * year; month++)
                {
                    foreach (var cost in costs.Where(cost => cost.Kind == kind && cost.FirstMonth <= month && month < cost.FirstMonth + cost.Months))
                        expected.Add(cost.MonthlyAmount);
                }

                Assert.Equal(expected.ToDecimal(), total.CostOf(kind, year));
            }
        }

        Assert.Throws<ArgumentOutOfRangeException>("kind", () => total.CostOf(OwnershipCostKind.Unspecified));
    }
}
