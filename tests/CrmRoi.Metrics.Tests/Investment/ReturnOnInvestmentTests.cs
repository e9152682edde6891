using CrmRoi.Metrics.Investment;

namespace CrmRoi.Metrics.Tests.Investment;

public class ReturnOnInvestmentTests
{
    [Fact]
    public void Figures_of_work_add_up_and_those_of_nobody_are_neutral()
    {
        WorkFigures one = new(10, 5, cost: 100, sellingHours: 2, people: 1), other = new(20, 5, cost: null, sellingHours: 3, people: 2);
        Assert.Equal(new WorkFigures(30, 10, null, 5, 3), one + other);
        Assert.Equal(one, one + default(WorkFigures));
        Assert.Equal(one, default(WorkFigures) + one);
        Assert.False((one + other).CostPerUnit.IsDefined);
    }

    [Fact]
    public void The_first_example_of_the_article_comes_out_to_the_digit()
    {
        var roi = new ReturnOnInvestment(gain: 75_000, cost: 12_000);
        Assert.Equal(5.25m, roi.NetReturn.Value);
        Assert.Equal("525%", roi.ToString());
        Assert.Equal("625%", roi.GrossReturn.ToString());
        Assert.Equal(63_000, roi.ProfitGain);
        Assert.Equal(51_000, roi.ProfitGainBeyondNetReturn(1));
        Assert.Equal((12_000, 24_000), (roi.GainToBreakEven, roi.GainForNetReturn(1)));
    }

    [Fact]
    public void The_second_example_of_the_article_comes_out_to_the_digit()
    {
        var roi = new ReturnOnInvestment(gain: 11_000, cost: 1_000);
        Assert.Equal("1000%", roi.NetReturn.ToString());
        Assert.Equal("1,000%", roi.NetReturn.Percent!.Value.ToString("#,0", System.Globalization.CultureInfo.InvariantCulture) + "%");
        Assert.Equal("10x", roi.NetReturn.ToString("X", null));
        Assert.Equal("11x", roi.GrossReturn.ToString("X", null));
        Assert.Equal("1100%", roi.GrossReturn.ToString());
    }

    [Fact]
    public void At_a_cost_of_nothing_the_return_is_undefined()
    {
        var free = new ReturnOnInvestment(100, 0);
        Assert.False(free.NetReturn.IsDefined || free.GrossReturn.IsDefined);
        Assert.Equal("n/a", free.ToString());
        Assert.True(free.BreaksEven);
        Assert.False(new ReturnOnInvestment(-1, 0).BreaksEven);
    }

    [Fact]
    public void Both_readings_of_break_even_are_told_apart()
    {
        var atCost = new ReturnOnInvestment(12_000, 12_000);
        Assert.True(atCost.BreaksEven);
        Assert.Equal(-12_000, atCost.ProfitGainBeyondNetReturn(1));
        Assert.Equal(0, atCost.ProfitGainBeyondNetReturn(0));
        Assert.Equal(atCost.GainToBreakEven, atCost.GainForNetReturn(0));
        Assert.Equal(0, atCost.NetReturn.Value);
        Assert.False(new ReturnOnInvestment(11_999.99m, 12_000).BreaksEven);
        Assert.Equal(0, new ReturnOnInvestment(24_000, 12_000).ProfitGainBeyondNetReturn(1));
        Assert.Equal(new Ratio(12_000, 12_000), new ReturnOnInvestment(atCost.GainForNetReturn(1), 12_000).NetReturn);
        Assert.Throws<ArgumentOutOfRangeException>("netReturn", () => atCost.GainForNetReturn(-1.01m));
        Assert.Throws<ArgumentOutOfRangeException>("netReturn", () => atCost.ProfitGainBeyondNetReturn(-2));
    }

    [Fact]
    public void A_negative_cost_is_refused() =>
        Assert.StartsWith("cost must not be negative, but was -1.", Assert.Throws<ArgumentOutOfRangeException>("cost", () => new ReturnOnInvestment(1, -1)).Message, StringComparison.Ordinal);

    [Fact]
    public void Investments_add_up_by_their_parts()
    {
        Assert.Equal(new ReturnOnInvestment(86_000, 13_000), new ReturnOnInvestment(75_000, 12_000) + new ReturnOnInvestment(11_000, 1_000));
        Assert.Equal(new ReturnOnInvestment(5, 2), new ReturnOnInvestment(5, 2) + default(ReturnOnInvestment));
    }
}
