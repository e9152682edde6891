using CrmRoi.Metrics.Sales;

namespace OrleansCluster;

/// <summary>Asks every partition for its summary, kills a silo when a third has answered, and asks again what was lost with it.</summary>
internal sealed class Coordinator(IGrainFactory grains, long deals, SiloProcess victim)
{
    private const int Partitions = 96, AtOnce = 6, MostAttempts = 60;

    private readonly Dictionary<int, PartialResult> _results = [];
    private readonly HashSet<int> _onVictim = [];
    private int _underway;
    private bool _killed;

    /// <summary>How many partitions were asked again, and how often in all.</summary>
    public (int Partitions, int Times) AskedAgain { get; private set; }

    /// <summary>How many partitions each silo has made.</summary>
    public IEnumerable<(string Silo, int Partitions)> Made =>
        _results.Values.GroupBy(result => result.Silo, (silo, results) => (silo, results.Count())).OrderBy(made => made.silo, StringComparer.Ordinal);

    public async Task<SalesSummary> Summarize()
    {
        for (var partition = 0; partition < Partitions; partition++)
        {
            if (await grains.GetGrain<IPartitionGrain>(partition).Locate() == victim.Name)
                _onVictim.Add(partition);
        }

        Console.WriteLine($"{Partitions} partitions, {_onVictim.Count} of them on {victim.Name}");
        await Parallel.ForEachAsync(Enumerable.Range(0, Partitions), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (partition, _) => await Complete(partition));
        // A partition counts once, however often it was asked.
        return _results.Values.Aggregate(SalesSummary.Empty, (total, result) => total + SalesSummary.FromBytes(result.Summary));
    }

    private async Task Complete(int partition)
    {
        Interlocked.Increment(ref _underway);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var result = await grains.GetGrain<IPartitionGrain>(partition).Summarize(Boundary(partition), Boundary(partition + 1) - Boundary(partition));
                Keep(partition, result, attempt);
                return;
            }
            catch (Exception) when (attempt < MostAttempts)
            {
                // The silo is gone, or the cluster does not know it yet. What only reads may be asked again after any failure.
                await Task.Delay(TimeSpan.FromMilliseconds(500));
            }
        }
    }

    private void Keep(int partition, PartialResult result, int attempts)
    {
        lock (_results)
        {
            _results.Add(partition, result);
            if (attempts > 1)
                AskedAgain = (AskedAgain.Partitions + 1, AskedAgain.Times + attempts - 1);
            var underway = Interlocked.Decrement(ref _underway);
            if (_killed || _results.Count < Partitions / 3)
                return;

            victim.Kill();
            _killed = true;
            Console.WriteLine($"{victim.Name} killed: {_results.Count} partitions done, {underway} under way, {_onVictim.Count(lost => !_results.ContainsKey(lost))} of its own still to do");
        }
    }

    private long Boundary(int partition) => deals * partition / Partitions;
}
