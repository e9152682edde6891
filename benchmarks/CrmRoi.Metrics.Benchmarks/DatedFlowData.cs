using CrmRoi.Metrics.Investment;
using MathNet.Numerics.RootFinding;

namespace CrmRoi.Metrics.Benchmarks;

/// <summary>Dated flows and their rate of return by MathNet.Numerics' safeguarded Newton method. It gets its columns ready made: years since the first flow, and amounts in units of the largest.</summary>
public sealed class DatedFlowData
{
    private readonly double[] _years;
    private readonly double[] _amounts;

    /// <summary>Flows a few days apart: costs, then gains; or gains with a cost among them now and then, so that the sign changes often.</summary>
    public DatedFlowData(int count, bool signChangesOften)
    {
        var random = new Random(20260103);
        var start = new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var day = 0;
        Flows = new DatedCashFlow[count];
        _years = new double[count];
        _amounts = new double[count];
        for (var i = 0; i < count; i++)
        {
            var isCost = i < count / 10 || (signChangesOften && i % 10 == 0);
            var amount = random.Next(100_000, 2_000_000) / (isCost ? -20m : 100m);
            Flows[i] = new DatedCashFlow(start.AddDays(day), amount);
            _years[i] = day / 365.0;
            _amounts[i] = (double)amount / 100_000;
            day += random.Next(1, 4);
        }
    }

    public DatedCashFlow[] Flows { get; }

    public double MathNetRate() => RobustNewtonRaphson.FindRoot(PresentValue, Slope, FlowData.LowestRate, FlowData.HighestRate, FlowData.Accuracy);

    private double PresentValue(double rate)
    {
        var sum = 0.0;
        for (var i = 0; i < _amounts.Length; i++)
            sum += _amounts[i] * Math.Pow(1 + rate, -_years[i]);
        return sum;
    }

    private double Slope(double rate)
    {
        var sum = 0.0;
        for (var i = 0; i < _amounts.Length; i++)
            sum -= _years[i] * _amounts[i] * Math.Pow(1 + rate, -_years[i] - 1);
        return sum;
    }
}
