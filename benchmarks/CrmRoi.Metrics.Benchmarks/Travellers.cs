using System.Text.Json;
using CrmRoi.Metrics.Sales;

namespace CrmRoi.Metrics.Benchmarks;

/// <summary>A thousand summaries as bytes, and the same metrics as JSON.</summary>
public sealed class Travellers
{
    public const int Summaries = 1_000, DealsOfEach = 50;

    private readonly byte[][] _bytes;
    private readonly byte[][] _json;

    public Travellers()
    {
        Deals = DealData.Deals(Summaries * DealsOfEach);
        Deal[][] parts = [.. Deals.Chunk(DealsOfEach)];
        _bytes = Array.ConvertAll(parts, part => part.Summarize().ToBytes());
        _json = Array.ConvertAll(parts, part => JsonSerializer.SerializeToUtf8Bytes(LinqSales.Of(part)));
    }

    public Deal[] Deals { get; }

    public SalesSummary ReadAndMerge() => SalesSummary.Empty.Merge(_bytes.Select(SalesSummary.FromBytes));

    public SalesAnswer[] ReadJson() => Array.ConvertAll(_json, json => JsonSerializer.Deserialize<SalesAnswer>(json)!);
}
