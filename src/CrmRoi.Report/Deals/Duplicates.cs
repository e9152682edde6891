using System.Runtime.InteropServices;
using System.Security.Cryptography;
using CrmRoi.Metrics.Sales;

namespace CrmRoi.Report;

/// <summary>Finds the rows of one deal by its id; only a hash of the id is kept.</summary>
internal sealed class Duplicates(bool sumRows)
{
    private readonly Dictionary<UInt128, int> _seen = [];
    private readonly Dictionary<int, List<RowNote>> _differ = [];

    /// <summary>How a row of a deal relates to the rows before it.</summary>
    public enum Kind
    {
        New,
        Same,
        Added,
        Differs,
    }

    /// <summary>Takes a row as a new deal, as the same deal again, or as a part of one.</summary>
    public Kind Add(ReadOnlySpan<char> id, List<DealRow> rows, in DealRow row, out int index)
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_seen, Hash(id), out var exists);
        if (!exists)
        {
            known = index = rows.Count;
            return Kind.New;
        }

        index = known;
        var first = rows[index].Deal;
        if (!sumRows)
            return first == row.Deal ? Kind.Same : Kind.Differs;
        if (first.Opened != row.Deal.Opened || first.Closed != row.Deal.Closed || first.Outcome != row.Deal.Outcome)
            return Kind.Differs;
        rows[index] = rows[index] with { Deal = new Deal(first.Opened, first.Closed, first.Outcome, Sum(first.Amount, row.Deal.Amount), Sum(first.Cost, row.Deal.Cost)) };
        return Kind.Added;
    }

    /// <summary>Remembers that the rows of a deal contradict each other.</summary>
    public void Refuse(int index, RowNote note)
    {
        if (!_differ.TryGetValue(index, out var notes))
            _differ.Add(index, notes = []);
        notes.Add(note);
    }

    /// <summary>Removes the deals whose rows contradict each other.</summary>
    public void RemoveRefused(List<DealRow> rows, List<RowNote> places, Action<RowNote> reject)
    {
        foreach (var (index, notes) in _differ)
        {
            reject(places[index] with { Reason = notes[0].Reason });
            notes.ForEach(reject);
        }

        var at = 0;
        rows.RemoveAll(_ => _differ.ContainsKey(at++));
    }

    // What is unknown adds nothing to what is known.
    private static decimal? Sum(decimal? left, decimal? right) => left is null ? right : left + (right ?? 0);

    private static UInt128 Hash(ReadOnlySpan<char> id)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(id), hash);
        return MemoryMarshal.Read<UInt128>(hash);
    }
}
