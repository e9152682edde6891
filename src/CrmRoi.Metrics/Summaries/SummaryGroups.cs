using System.Collections;
using System.Diagnostics.CodeAnalysis;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics;

/// <summary>Summaries by key, a rep, a team, a month, in the order in which the keys were first seen.</summary>
/// <typeparam name="TKey">The type of the key.</typeparam>
/// <typeparam name="TSummary">The type of the summaries.</typeparam>
/// <remarks>
/// Groups are themselves a summary: merging two merges the summaries of equal keys and keeps the others. Immutable.
/// Two are equal when they hold equal summaries under equal keys, in whatever order.
/// </remarks>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "It is a summary by group; that it reads as a dictionary is secondary.")]
public sealed class SummaryGroups<TKey, TSummary>
    : IReadOnlyDictionary<TKey, TSummary>, ISummary<SummaryGroups<TKey, TSummary>>, IEquatable<SummaryGroups<TKey, TSummary>>
    where TKey : notnull
    where TSummary : class, ISummary<TSummary>
{
    private readonly List<KeyValuePair<TKey, TSummary>> _groups;
    private readonly Dictionary<TKey, TSummary> _byKey;
    private readonly TSummary _empty;

    internal SummaryGroups(List<KeyValuePair<TKey, TSummary>> groups, TSummary empty)
    {
        _groups = groups;
        _byKey = groups.ToDictionary(group => group.Key, group => group.Value);
        _empty = empty;
    }

    /// <summary>The number of groups.</summary>
    public int Count => _groups.Count;

    /// <summary>The keys, in first-seen order.</summary>
    public IEnumerable<TKey> Keys => _groups.Select(group => group.Key);

    /// <summary>The summaries, in first-seen order of their keys.</summary>
    public IEnumerable<TSummary> Values => _groups.Select(group => group.Value);

    /// <summary>The summary of all groups together: exactly that of all their facts.</summary>
    public TSummary Total => _groups.Aggregate(_empty, (total, group) => total.Merge(group.Value));

    /// <summary>The summary of a key.</summary>
    /// <param name="key">The key.</param>
    /// <returns>Its summary.</returns>
    /// <exception cref="KeyNotFoundException">No fact has this key.</exception>
    public TSummary this[TKey key] =>
        _byKey.TryGetValue(key, out var summary) ? summary : throw new KeyNotFoundException(InvariantText.Of($"There is no group with the key {key}."));

    /// <inheritdoc/>
    public bool ContainsKey(TKey key) => _byKey.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TSummary value) => _byKey.TryGetValue(key, out value);

    /// <inheritdoc/>
    public SummaryGroups<TKey, TSummary> Merge(SummaryGroups<TKey, TSummary> other)
    {
        var groups = Guard.NotNull(other)._groups.Where(group => !ContainsKey(group.Key));
        return new([.. _groups.Select(group => other.TryGetValue(group.Key, out var more) ? new(group.Key, group.Value.Merge(more)) : group), .. groups], _empty);
    }

    /// <inheritdoc/>
    public bool Equals(SummaryGroups<TKey, TSummary>? other) =>
        other is not null && Count == other.Count && _groups.All(group => other.TryGetValue(group.Key, out var same) && group.Value.Equals(same));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SummaryGroups<TKey, TSummary>);

    /// <inheritdoc/>
    public override int GetHashCode() => _groups.Aggregate(Count, (hash, group) => hash ^ group.Key.GetHashCode());

    /// <summary>The groups in first-seen order of their keys.</summary>
    /// <returns>An enumerator.</returns>
    public IEnumerator<KeyValuePair<TKey, TSummary>> GetEnumerator() => _groups.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
