using CrmRoi.Metrics.Marketing;

namespace CrmRoi.Metrics.Tests.Marketing;

/// <summary>Attribution as one would do it by hand, with fractions: slow, and none of it shared with what it judges.</summary>
internal static class AttributionOracle
{
    /// <summary>The shares of the touches of a journey; empty if nothing is credited.</summary>
    public delegate Rational[] Split(IReadOnlyList<Step> steps);

    public sealed record Step(string Channel, TouchKind Kind, TimeSpan Before);

    public sealed record Path(IReadOnlyList<Step> Steps, Rational Conversions, Rational Amount, long Nulls);

    public static Rational[] First(IReadOnlyList<Step> steps) => [.. steps.Select((_, i) => (Rational)(i == 0 ? 1 : 0))];

    public static Rational[] Last(IReadOnlyList<Step> steps) => [.. steps.Select((_, i) => (Rational)(i == steps.Count - 1 ? 1 : 0))];

    public static Rational[] LastClick(IReadOnlyList<Step> steps) =>
        [.. steps.Select((step, i) => (Rational)(step.Kind == TouchKind.Click && steps.Skip(i + 1).All(later => later.Kind == TouchKind.View) ? 1 : 0))];

    public static Rational[] FirstClick(IReadOnlyList<Step> steps) =>
        [.. steps.Select((step, i) => (Rational)(step.Kind == TouchKind.Click && steps.Take(i).All(earlier => earlier.Kind == TouchKind.View) ? 1 : 0))];

    public static Rational[] ViewThrough(IReadOnlyList<Step> steps) =>
        [.. steps.Select((_, i) => (Rational)(i == steps.Count - 1 && steps.All(step => step.Kind == TouchKind.View) ? 1 : 0))];

    public static Rational[] Linear(IReadOnlyList<Step> steps) => [.. steps.Select(_ => (Rational)1 / steps.Count)];

    public static Rational[] OverChannels(IReadOnlyList<Step> steps) =>
        [.. steps.Select(step => (Rational)1 / steps.Select(each => each.Channel).Distinct().Count() / steps.Count(each => each.Channel == step.Channel))];

    public static Split Position(decimal first, decimal last) => steps => steps.Count switch
    {
        0 => [],
        1 => [(Rational)1],
        2 when first + last == 0 => [new Rational(1, 2), new Rational(1, 2)],
        2 => [(Rational)first / (first + last), (Rational)last / (first + last)],
        _ => [first, .. Enumerable.Repeat((Rational)(1 - first - last) / (steps.Count - 2), steps.Count - 2), last],
    };

    public static Dictionary<string, (Rational Conversions, Rational Amount)> Credits(IEnumerable<Path> paths, Split split)
    {
        var credits = new Dictionary<string, (Rational Conversions, Rational Amount)>();
        foreach (var path in paths)
        {
            var shares = split(path.Steps);
            for (var i = 0; i < shares.Length; i++)
            {
                var (conversions, amount) = credits.GetValueOrDefault(path.Steps[i].Channel, (Rational.Zero, Rational.Zero));
                credits[path.Steps[i].Channel] = (conversions + (path.Conversions * shares[i]), amount + (path.Amount * shares[i]));
            }
        }

        return credits;
    }

    /// <summary>The converting journeys, each sale by itself: looks through all touches of all customers.</summary>
    public static IEnumerable<Path> Journeys(IReadOnlyList<CustomerTouchRow> touches, IReadOnlyList<CustomerSaleRow> sales, JourneyRules rules)
    {
        foreach (var sale in sales)
        {
            var others = sales.Where(other => other.Customer == sale.Customer && !ReferenceEquals(other, sale)).ToList();
            if (rules.FirstSaleOnly && others.Any(other => other.Sale.At < sale.Sale.At))
                continue;

            var steps = touches
                .Where(row => row.Customer == sale.Customer && row.Touch.At < sale.Sale.At)
                .Where(row => row.Touch.Kind == TouchKind.View
                    ? rules.ViewWindow > TimeSpan.Zero && sale.Sale.At - row.Touch.At <= rules.ViewWindow
                    : sale.Sale.At - row.Touch.At <= rules.ClickWindow)
                .Where(row => !rules.RestartAfterSale || !others.Any(other => other.Sale.At < sale.Sale.At && row.Touch.At < other.Sale.At))
                .OrderBy(row => row.Touch.At).ThenByDescending(row => row.Touch.Kind).ThenBy(row => row.Channel, StringComparer.Ordinal)
                .Select(row => new Step(row.Channel, row.Touch.Kind, sale.Sale.At - row.Touch.At))
                .ToList();
            if (steps.Count == 0 && rules.UntouchedChannel is { } untouched)
                steps.Add(new Step(untouched, TouchKind.Click, TimeSpan.Zero));
            yield return new Path(steps, 1, sale.Sale.Amount, 0);
        }
    }

    /// <summary>The probability of a sale in the chain of order 1, the channels that are removed leading nowhere; by elimination on fractions, self-loops included.</summary>
    public static Rational ConversionProbability(IReadOnlyList<Path> paths, params string[] removed)
    {
        string[] channels = [.. paths.SelectMany(path => path.Steps).Select(step => step.Channel).Distinct()];
        var numbers = Enumerable.Range(0, channels.Length).ToDictionary(i => channels[i]);
        var n = channels.Length;
        var counts = new Rational[n + 1, n + 2];
        for (var i = 0; i <= n; i++)
        {
            for (var j = 0; j <= n + 1; j++)
                counts[i, j] = Rational.Zero;
        }

        // Row n is the start; column n the sale, column n + 1 no sale.
        foreach (var path in paths.Where(path => path.Steps.Count > 0))
        {
            var at = n;
            foreach (var step in path.Steps)
            {
                counts[at, numbers[step.Channel]] += path.Conversions + path.Nulls;
                at = numbers[step.Channel];
            }

            counts[at, n] += path.Conversions;
            counts[at, n + 1] += path.Nulls;
        }

        // x = Q x + r, so (1 - Q) x = r; a removed channel and one never visited have x = 0.
        var rows = new Rational[n + 1][];
        for (var i = 0; i <= n; i++)
        {
            var total = Enumerable.Range(0, n + 2).Aggregate(Rational.Zero, (sum, j) => sum + counts[i, j]);
            var row = rows[i] = new Rational[n + 2];
            for (var j = 0; j <= n; j++)
                row[j] = i == j ? 1 : 0;
            row[n + 1] = Rational.Zero;
            if (total.Numerator.IsZero || (i < n && removed.Contains(channels[i])))
                continue;
            for (var j = 0; j < n; j++)
                row[j] -= counts[i, j] / total;
            row[n + 1] = counts[i, n] / total;
        }

        for (var k = 0; k <= n; k++)
        {
            var pivot = Enumerable.Range(k, n + 1 - k).First(i => !rows[i][k].Numerator.IsZero);
            (rows[k], rows[pivot]) = (rows[pivot], rows[k]);
            for (var i = 0; i <= n; i++)
            {
                if (i == k || rows[i][k].Numerator.IsZero)
                    continue;
                var factor = rows[i][k] / rows[k][k];
                for (var j = 0; j <= n + 1; j++)
                    rows[i][j] -= factor * rows[k][j];
            }
        }

        return rows[n][n + 1] / rows[n][n];
    }

    /// <summary>The Shapley value of a game by its definition, over all coalitions of players.</summary>
    public static Dictionary<string, Rational> Shapley(IReadOnlyList<string> players, Func<ISet<string>, Rational> value)
    {
        var result = new Dictionary<string, Rational>();
        foreach (var player in players)
        {
            string[] others = [.. players.Where(other => other != player)];
            var sum = Rational.Zero;
            for (var mask = 0; mask < 1 << others.Length; mask++)
            {
                HashSet<string> coalition = [.. others.Where((_, i) => (mask & (1 << i)) != 0)];
                var weight = Factorial(coalition.Count) * Factorial(players.Count - coalition.Count - 1) / Factorial(players.Count);
                sum += weight * (value(new HashSet<string>([.. coalition, player])) - value(coalition));
            }

            result[player] = sum;
        }

        return result;
    }

    private static Rational Factorial(int n) => n < 2 ? (Rational)1 : Factorial(n - 1) * n;
}
