using MathNet.Numerics.RootFinding;

namespace CrmRoi.Metrics.Benchmarks;

/// <summary>Monthly flows and their rate of return by MathNet.Numerics' safeguarded Newton method, with a power for each flow or by a hand-written Horner scheme.</summary>
public sealed class PeriodicFlowData
{
    private readonly double[] _amounts;

    /// <summary>A first cost and, month by month, what comes back.</summary>
    public PeriodicFlowData(int count)
    {
        var random = new Random(20260104);
        Amounts = [-100_000m, .. Enumerable.Range(1, count - 1).Select(_ => random.Next(50_000, 300_000) / 100m)];
        _amounts = [.. Amounts.Select(amount => (double)amount / 100_000)];
    }

    public decimal[] Amounts { get; }

    public double MathNetRate() => RobustNewtonRaphson.FindRoot(PresentValue, Slope, FlowData.LowestRate, FlowData.HighestRate, FlowData.Accuracy);

    public double MathNetHornerRate() => RobustNewtonRaphson.FindRoot(HornerPresentValue, HornerSlope, FlowData.LowestRate, FlowData.HighestRate, FlowData.Accuracy);

    private double PresentValue(double rate)
    {
        var sum = 0.0;
        for (var i = 0; i < _amounts.Length; i++)
            sum += _amounts[i] * Math.Pow(1 + rate, -i);
        return sum;
    }

    private double Slope(double rate)
    {
        var sum = 0.0;
        for (var i = 1; i < _amounts.Length; i++)
            sum -= i * _amounts[i] * Math.Pow(1 + rate, -i - 1);
        return sum;
    }

    private double HornerPresentValue(double rate)
    {
        double discount = 1 / (1 + rate), sum = 0;
        for (var i = _amounts.Length - 1; i >= 0; i--)
            sum = (sum * discount) + _amounts[i];
        return sum;
    }

    private double HornerSlope(double rate)
    {
        double discount = 1 / (1 + rate), sum = 0;
        for (var i = _amounts.Length - 1; i > 0; i--)
            sum = (sum * discount) + (i * _amounts[i]);
        return -sum * discount * discount;
    }
}
