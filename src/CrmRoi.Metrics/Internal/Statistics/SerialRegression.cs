namespace CrmRoi.Metrics.Internal;

// A linear regression whose errors follow each other with an unknown correlation ρ, AR(1). Each ρ of a grid gives its generalised least squares estimate of the last
// coefficient and its t distribution; they are mixed by restricted likelihood(ρ) × weight(ρ). Nothing is estimated and then taken as known.
// Restricted likelihood: H. D. Patterson, R. Thompson, Biometrika 58 (1971) 545-554. Mixing over the nuisance parameter instead of plugging it in: A. Zellner, G. C. Tiao,
// Journal of the American Statistical Association 59 (1964) 763-778.
internal sealed class SerialRegression
{
    // 0, 0.05, … 0.95.
    private const int GridSize = 20;
    private const double GridStep = 0.05;

    // Of each ρ: its weight, the variance of its errors, and its estimate with the standard error.
    private readonly double[] _weights;
    private readonly double[] _variances;
    private readonly double[] _centres;
    private readonly double[] _scales;

    private SerialRegression(double[] weights, double[] variances, double[] centres, double[] scales, int degrees)
    {
        _weights = weights;
        _variances = variances;
        _centres = centres;
        _scales = scales;
        Effect = new StudentMixture(weights, centres, scales, degrees);
    }

    // The distribution of the last coefficient.
    public StudentMixture Effect { get; }

    // The weighted mean of ρ.
    public double Correlation => Enumerable.Range(0, GridSize).Sum(i => _weights[i] * Rho(i));

    // The regression of figures at given times, rising, on columns; null if the columns fit the figures without an error, or depend on each other.
    public static SerialRegression? Fit(double[] times, double[][] columns, double[] figures, Func<double, double> weight)
    {
        var degrees = times.Length - columns.Length;
        if (degrees < 1)
            return null;

        double[] likelihoods = new double[GridSize], centres = new double[GridSize], scales = new double[GridSize], variances = new double[GridSize];
        for (var i = 0; i < GridSize; i++)
        {
            var solved = Solve(Rho(i), times, columns, figures);
            if (!(solved.Residual > 0) || !(solved.Length > 0))
                return null;
            variances[i] = solved.Residual / degrees;
            centres[i] = solved.Estimate;
            scales[i] = Math.Sqrt(variances[i]) / solved.Length;
            likelihoods[i] = solved.LogDeterminants - (degrees / 2.0 * Math.Log(solved.Residual));
        }

        var largest = likelihoods.Max();
        double[] weights = [.. likelihoods.Select((likelihood, i) => Math.Exp(likelihood - largest) * weight(Rho(i)))];
        var total = weights.Sum();
        weights = [.. weights.Select(share => share / total)];
        return new SerialRegression(weights, variances, centres, scales, degrees);
    }

    // What the distribution would be at other times and columns of the same model, were the estimate and what is known of the errors to stay as they are.
    // The estimates of the ρ come as much closer to each other as each of them gets surer.
    public StudentMixture? Forecast(double[] times, double[][] columns)
    {
        double[] scales = [.. Enumerable.Range(0, GridSize).Select(i => Math.Sqrt(_variances[i]) / Solve(Rho(i), times, columns, new double[times.Length]).Length)];
        if (scales.Any(scale => !(scale > 0) || double.IsInfinity(scale)))
            return null;

        var mean = Effect.Mean;
        double[] distances = [.. scales.Select((scale, i) => (_centres[i] - mean) * scale / _scales[i])];
        var shift = mean - Enumerable.Range(0, GridSize).Sum(i => _weights[i] * distances[i]);
        return new StudentMixture(_weights, [.. distances.Select(distance => shift + distance)], scales, times.Length - columns.Length);
    }

    private static double Rho(int i) => i * GridStep;

    // Whitens all columns, then takes them out of one another in turn (modified Gram-Schmidt), the figures last.
    private static Solution Solve(double rho, double[] times, double[][] columns, double[] figures)
    {
        double[][] all = [.. columns.Select(column => (double[])column.Clone()), (double[])figures.Clone()];
        var logarithms = 0.0;
        for (var row = times.Length - 1; row > 0; row--)
        {
            double carried = Math.Pow(rho, times[row] - times[row - 1]), own = 1 - (carried * carried), scale = 1 / Math.Sqrt(own);
            logarithms -= Math.Log(own) / 2;
            foreach (var column in all)
                column[row] = (column[row] - (carried * column[row - 1])) * scale;
        }

        double length = 0, estimate = 0;
        for (var j = 0; j < columns.Length; j++)
        {
            // What is left of a column that the earlier ones make up is rounding.
            var square = Dot(all[j], all[j]);
            if (square <= 1e-16 * Dot(columns[j], columns[j]))
                return default;
            logarithms -= Math.Log(square) / 2;
            length = Math.Sqrt(square);
            for (var k = j + 1; k < all.Length; k++)
            {
                var share = Dot(all[j], all[k]) / square;
                estimate = share;
                for (var row = 0; row < times.Length; row++)
                    all[k][row] -= share * all[j][row];
            }
        }

        // A residual at the rounding of the figures is none.
        double residual = Dot(all[columns.Length], all[columns.Length]), figure = Dot(figures, figures);
        return new Solution(estimate, length, residual > 1e-24 * figure ? residual : 0, logarithms);
    }

    private static double Dot(double[] a, double[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    // The last coefficient; the length of what is its own of its column, 1 / √(its element of (X'V⁻¹X)⁻¹); the squared residuals; −½ ln |V| − ½ ln |X'V⁻¹X|.
    private readonly record struct Solution(double Estimate, double Length, double Residual, double LogDeterminants);
}
