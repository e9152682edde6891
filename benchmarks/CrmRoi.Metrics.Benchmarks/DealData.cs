using CrmRoi.Metrics.Sales;

namespace CrmRoi.Metrics.Benchmarks;

/// <summary>Deals made from a seed: four years of opening dates, cycles of log-normal length, amounts in cents, 200 reps. Or those of a file, again and again.</summary>
public static class DealData
{
    /// <summary>The variable of the environment that names the file: benchmarks run in processes of their own, which take it over.</summary>
    public const string FileVariable = "CRMROI_DEALS";

    public const int Reps = 200;

    private static readonly Row[]? Given = Environment.GetEnvironmentVariable(FileVariable) is { Length: > 0 } path ? OfFile(path) : null;

    private static readonly DateTimeOffset Start = new(2022, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static Row[] Rows(int count) =>
        Given is null ? Make(count, random => new Row(random.Next(Reps), Deal(random))) : [.. Enumerable.Range(0, count).Select(i => Given[i % Given.Length])];

    /// <summary>As many keys as rows, in no order.</summary>
    public static Row[] RowsByKey(int count)
    {
        var keys = Enumerable.Range(0, count).ToArray();
        new Random(20260102).Shuffle(keys);
        return [.. Deals(count).Zip(keys, (deal, key) => new Row(key, deal))];
    }

    /// <summary>Deals alone.</summary>
    public static Deal[] Deals(int count) => Given is null ? Make(count, Deal) : Array.ConvertAll(Rows(count), row => row.Deal);

    /// <summary>Cycles alone, as the deals have them.</summary>
    public static TimeSpan[] Cycles(int count) => Make(count, Cycle);

    // Reps without what LINQ divides by are left out: a won deal whose cost is known, and 50 deals.
    private static Row[] OfFile(string path)
    {
        Row[] rows = [.. DealFile.Read(path).GroupBy(row => row.Rep).Where(group => group.Count() >= 50 && group.Any(row => row.Deal is { Outcome: Outcome.Won, Cost: not null })).SelectMany(group => group)];
        Console.WriteLine($"{rows.Length} deals of {rows.Select(row => row.Rep).Distinct().Count()} reps in {path}.");
        return rows.Length > 0 ? rows : throw new InvalidDataException($"{path} must have a rep with 50 deals, a won one with a known cost among them.");
    }

    private static T[] Make<T>(int count, Func<Random, T> next)
    {
        var random = new Random(20260101);
        var made = new T[count];
        for (var i = 0; i < count; i++)
            made[i] = next(random);
        return made;
    }

    private static Deal Deal(Random random)
    {
        var opened = Start.AddMinutes(random.Next(4 * 365 * 24 * 60));
        var cycle = Cycle(random);
        var outcome = random.Next(10) switch { < 4 => Outcome.Won, < 8 => Outcome.Lost, _ => Outcome.Open };
        var amount = random.Next(10_000, 5_000_000) / 100m;
        return new Deal(opened, outcome == Outcome.Open ? null : opened + cycle, outcome, amount, random.Next(4) == 0 ? null : decimal.Round(amount * 0.6m, 2));
    }

    private static TimeSpan Cycle(Random random)
    {
        var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return TimeSpan.FromMinutes(Math.Ceiling(45 * 24 * 60 * Math.Exp(0.7 * normal)));
    }
}
