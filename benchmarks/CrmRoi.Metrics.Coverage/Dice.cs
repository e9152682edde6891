namespace CrmRoi.Metrics.Coverage;

/// <summary>Random numbers from a seed, the same on every machine: the n-th company of a cell is the same in a quick and in a full run.</summary>
internal sealed class Dice(string cell, int company)
{
    private readonly Random _random = new(Seed(cell, company));

    public double Uniform() => _random.NextDouble();

    /// <summary>A standard normal number, by G. E. P. Box and M. E. Muller.</summary>
    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Uniform())) * Math.Cos(2 * Math.PI * Uniform());

    /// <summary>A t with 3 degrees of freedom brought to a standard deviation of 1: now and then a month far off.</summary>
    public double HeavyTailed()
    {
        double a = Normal(), b = Normal(), c = Normal();
        return Normal() / Math.Sqrt((a * a) + (b * b) + (c * c));
    }

    /// <summary>A lognormal number with mean 0 and standard deviation 1: many small ones, a few large.</summary>
    public double Skewed()
    {
        const double Sigma = 0.8;
        double mean = Math.Exp(Sigma * Sigma / 2), deviation = mean * Math.Sqrt(Math.Exp(Sigma * Sigma) - 1);
        return (Math.Exp(Sigma * Normal()) - mean) / deviation;
    }

    /// <summary>A gamma number of scale 1, by G. Marsaglia and W. W. Tsang.</summary>
    public double Gamma(double shape)
    {
        if (shape < 1)
            return Gamma(shape + 1) * Math.Pow(1 - Uniform(), 1 / shape);
        var (d, c) = (shape - (1 / 3.0), 1 / Math.Sqrt((9 * shape) - 3));
        while (true)
        {
            double normal = Normal(), cube = Math.Pow(1 + (c * normal), 3);
            if (cube > 0 && Math.Log(1 - Uniform()) < (normal * normal / 2) + d - (d * cube) + (d * Math.Log(cube)))
                return d * cube;
        }
    }

    /// <summary>A number of events that come on average so often, by D. E. Knuth.</summary>
    public int Poisson(double mean)
    {
        var count = 0;
        for (var left = Uniform(); left > Math.Exp(-mean); left *= Uniform())
            count++;
        return count;
    }

    // FNV-1a: string.GetHashCode differs from run to run.
    private static int Seed(string cell, int company)
    {
        var hash = 2166136261u;
        foreach (var letter in cell)
            hash = unchecked((hash ^ letter) * 16777619);
        return unchecked((int)(((hash ^ (uint)company) * 16777619) & int.MaxValue));
    }
}
