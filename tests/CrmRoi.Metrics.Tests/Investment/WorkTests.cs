using CrmRoi.Metrics.Impact;
using CrmRoi.Metrics.Investment;

namespace CrmRoi.Metrics.Tests.Investment;

/// <summary>What work costs grows with what there is to do, and not with its square: ten times as much allocates about ten times as much.</summary>
public class WorkTests
{
    private const int Few = 300;

    [Fact]
    public void Payback_of_discounted_flows() => Hold(n => new CashFlows([-1e20m, .. Enumerable.Repeat(1m, n)]), flows => flows.DiscountedPayback(0.01m));

    [Fact]
    public void Payback_of_dated_flows() => Hold(Dated, flows => (flows.Payback(), flows.DiscountedPayback(0.01m)));

    [Fact]
    public void Present_values_and_sums_of_flows() =>
        Hold(n => new CashFlows(Enumerable.Range(0, n).Select(i => (decimal)(i % 7))), flows => (flows.NetPresentValue(0.01m), flows.Payback(), flows.Cumulative, flows + flows, flows.Total));

    [Fact]
    public void Present_values_of_dated_flows() => Hold(Dated, flows => (flows.NetPresentValue(0.01m), flows + flows));

    [Fact]
    public void Rates_of_return() => Hold(n => n, n => new CashFlows([-1_000m, .. Enumerable.Range(0, n).Select(i => 10m + (i % 7))]).InternalRateOfReturn());

    [Fact]
    public void Tables_of_a_business_case() =>
        Hold(n => new BusinessCase(0.01m, [CaseLine.Benefit("b", Enumerable.Repeat(2m, n)).WithThreePoints(0.5m, 2), CaseLine.Cost("c", Enumerable.Repeat(1m, n))]), made => (made.ByYear, made.NeededGain, made.Uncertainty.Independent));

    [Fact]
    public void A_tornado() => Hold(Lines, made => made.Sensitivity(0.1m));

    [Fact]
    public void A_business_case_of_many_lines_and_how_sure_it_is() => Hold(n => n, n => Lines(n).Uncertainty.SharesOfVariance(0.5m));

    [Fact]
    public void A_ledger_and_its_years() =>
        Hold(n => new BenefitsLedger(Enumerable.Range(0, n).Select(i => new Saving($"{i}", 1 + (i % Saving.LastYear), BenefitKind.Hard, 2, 0.5m))), ledger => (ledger.ByYear, ledger.Total, ledger.NotCaptured, ledger.Years.Count()));

    [Fact]
    public void A_present_value_and_a_fading_gain_take_the_logarithm_of_the_time()
    {
        var fading = GainProfile.RampUp(6, 0.0000001m);
        Hold(n => n * 500_000L, n => (CashFlows.PresentValue(457.26m, 0.1m, (int)n), fading.InYear((int)n)), least: 0, most: 2);
        Assert.Equal(0, GainProfile.RampUp(0, 0.1m).InYear(int.MaxValue));
        Assert.Equal(0, GainProfile.RampUp(0, 1).InYear(2));
        Assert.Equal(1, GainProfile.RampUp(0, 1).InYear(1));
        Assert.Equal(1, GainProfile.Steady.InYear(int.MaxValue));
        Assert.Equal(0.81m, GainProfile.RampUp(0, 0.1m).InYear(3));
    }

    private static DatedCashFlows Dated(int n) => new(Enumerable.Range(0, n).Select(i => new DatedCashFlow(new DateTimeOffset(1900, 1, 1, 0, 0, 0, TimeSpan.Zero).AddDays(30 * i), i == 0 ? -1e20m : 1)));

    private static BusinessCase Lines(int n) => new(0.1m, Enumerable.Range(0, n).Select(i => CaseLine.Benefit($"{i}", [0, i, 2 * i]).WithThreePoints(0.5m, 2)));

    private static void Hold<T>(Func<int, T> make, Func<T, object?> work, double least = 3, double most = 15)
    {
        long Allocated(T input)
        {
            work(input);
            return Enumerable.Range(0, 3).Min(_ =>
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                GC.KeepAlive(work(input));
                return GC.GetAllocatedBytesForCurrentThread() - before;
            });
        }

        Assert.InRange(Allocated(make(10 * Few)) / (double)Allocated(make(Few)), least, most);
    }
}
