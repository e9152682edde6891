namespace CrmRoi.Metrics.Internal;

// A Markov chain given by how often each step was taken: from a start into its states, between them, and out to a win or a loss. It is solved by elimination without
// a subtraction, as Grassmann, Taksar and Heyman do it (Operations Research 33(5), 1985), so every probability is right to nearly all its digits.
internal sealed class AbsorbingChain(int states)
{
    // How often a walk starts in each state.
    public double[] Starts { get; } = new double[states];

    // How often a walk goes from a state (first index) to another.
    public double[][] Steps { get; } = [.. Enumerable.Range(0, states).Select(_ => new double[states])];

    // How often a walk is won from each state.
    public double[] Wins { get; } = new double[states];

    // How often a walk is lost from each state.
    public double[] Losses { get; } = new double[states];

    // The removal effect of each state: the share of winning walks that visit it, P(visit) × P(win from there) / P(win): the share that is lost if a visit to it
    // is a loss. All are 0 if no walk wins. The chain is used up.
    // winProbability: The probability that a walk is won; null if there is none.
    public double[] RemovalEffects(out double? winProbability)
    {
        var effects = new double[states];
        var starts = Starts.Sum();
        winProbability = null;
        if (starts == 0)
            return effects;

        var pivots = Eliminate();
        var winFrom = Solve(pivots, Wins);
        var won = Enumerable.Range(0, states).Sum(state => Starts[state] * winFrom[state]);
        winProbability = won / starts;
        if (won == 0)
            return effects;

        var unit = new double[states];
        for (var state = 0; state < states; state++)
        {
            if (winFrom[state] == 0)
                continue;

            // Proportional to the expected visits to this state from each other; over those from itself, the probability of a visit.
            unit[state] = 1;
            var visits = Solve(pivots, unit);
            unit[state] = 0;
            var visiting = 0.0;
            for (var start = 0; start < states; start++)
                visiting += Starts[start] * visits[start];
            effects[state] = Math.Min(1, visiting / visits[state] * winFrom[state] / won);
        }

        return effects;
    }

    // Leaves the factors below and the remaining steps above the diagonal. A pivot is the sum of the steps out, never a difference; 0 for a state never visited.
    private double[] Eliminate()
    {
        var pivots = new double[states];
        double[] exits = [.. Wins.Zip(Losses, (won, lost) => won + lost)];
        for (var k = 0; k < states; k++)
        {
            pivots[k] = exits[k];
            for (var j = k + 1; j < states; j++)
                pivots[k] += Steps[k][j];

            for (var i = k + 1; i < states; i++)
            {
                if (Steps[i][k] == 0)
                    continue;

                var factor = Steps[i][k] /= pivots[k];
                exits[i] += factor * exits[k];
                for (var j = k + 1; j < states; j++)
                    Steps[i][j] += j == i ? 0 : factor * Steps[k][j];
            }
        }

        return pivots;
    }

    private double[] Solve(double[] pivots, double[] rightSide)
    {
        var solution = (double[])rightSide.Clone();
        for (var i = 0; i < states; i++)
        {
            for (var k = 0; k < i; k++)
                solution[i] += Steps[i][k] * solution[k];
        }

        for (var i = states - 1; i >= 0; i--)
        {
            for (var j = i + 1; j < states; j++)
                solution[i] += Steps[i][j] * solution[j];
            solution[i] = pivots[i] == 0 ? 0 : solution[i] / pivots[i];
        }

        return solution;
    }
}
