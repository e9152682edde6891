using CrmRoi.Metrics.Sales;
using Generated;
using Orleans.Placement;
using Orleans.Runtime;

namespace OrleansCluster;

/// <summary>A share of the deals, on whatever silo the cluster puts it.</summary>
public interface IPartitionGrain : IGrainWithIntegerKey
{
    /// <summary>The silo that has the partition.</summary>
    Task<string> Locate();

    /// <summary>The summary of so many deals from a number on.</summary>
    Task<PartialResult> Summarize(long first, long count);
}

/// <summary>What a partition sends back: a few thousand bytes, however many deals there were.</summary>
[GenerateSerializer]
[Immutable]
public sealed record PartialResult([property: Id(0)] string Silo, [property: Id(1)] byte[] Summary);

/// <summary>The grain of <see cref="IPartitionGrain"/>. It keeps nothing, so that it can be asked again anywhere.</summary>
[RandomPlacement]
public sealed class PartitionGrain(ILocalSiloDetails silo) : Grain, IPartitionGrain
{
    public Task<string> Locate() => Task.FromResult(silo.Name);

    public Task<PartialResult> Summarize(long first, long count)
    {
        var builder = SalesSummary.NewBuilder();
        for (var number = first; number < first + count; number++)
            builder.Add(GeneratedDeals.Deal(number));
        return Task.FromResult(new PartialResult(silo.Name, builder.ToSummary().ToBytes()));
    }
}
