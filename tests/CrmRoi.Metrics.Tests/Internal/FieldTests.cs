using CrmRoi.Metrics.Internal;
using CrmRoi.Metrics.Marketing;

namespace CrmRoi.Metrics.Tests.Internal;

/// <summary>The fields of totals as values: equal to their like, and to nothing else.</summary>
public class FieldTests
{
    [Fact]
    public void A_field_is_equal_to_its_like_and_to_nothing_else()
    {
        object[] fields = Holding(1), same = Holding(1), others = Holding(2);
        for (var i = 0; i < fields.Length; i++)
        {
            Assert.True(fields[i].Equals(same[i]), fields[i].ToString());
            Assert.Equal(fields[i].GetHashCode(), same[i].GetHashCode());
            Assert.False(fields[i].Equals(others[i]), fields[i].ToString());
            Assert.False(fields[i].Equals(null));
            Assert.False(fields[i].Equals("1"));
        }
    }

    [Fact]
    public void Every_kind_of_field_is_among_them() =>
        Assert.Empty(
            typeof(Ratio).Assembly.GetTypes().Where(type => type.IsValueType && type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IField<>)))
                .Select(type => type.Name).Except(Holding(1).Select(field => field.GetType().Name)));

    [Fact]
    public void A_sum_of_fractions_prints_four_places()
    {
        var sum = new RationalSum(new(1, 3));
        Assert.Equal("0.3333", sum.ToString());
        sum.Add(new RationalSum(new(19, 6)));
        Assert.Equal("3.5", sum.ToString());
    }

    // One of each, with a number in it.
    private static object[] Holding(int number)
    {
        var sum = new ExactSum(2);
        sum.Add(number);
        var moments = new ExactMoments(2);
        moments.Add(number);
        var products = default(ExactProductSum);
        products.Add(number, 3);
        var durations = default(DurationTotals);
        durations.Add(number * TimeSpan.TicksPerDay);
        var range = default(DurationRange);
        range.Add(TimeSpan.FromDays(number));
        var bins = Bins.Of([new(number, 1)], "bins");
        var leads = new LeadTotals { Won = number };
        var parts = default(Parts<LeadTotals>);
        parts.Grow(1);
        parts[0].Won = number;
        var residuals = new ProductSums(1);
        residuals.Add(number);
        return
        [
            sum, moments, products, durations, range, bins, parts, residuals, new RationalSum(new(number, 3)), new DistributionTotals<decimal>(moments, number, number, bins),
            new Keyed<LeadTotals>(["web"], [leads]), new Ruled<AsOf>(new(new DateTimeOffset(2025, 1, number, 0, 0, 0, TimeSpan.Zero))),
        ];
    }
}
