using System.Collections;
using System.Diagnostics.CodeAnalysis;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics;

/// <summary>Summaries by key (rep, team, month), in the order in which the keys were first seen.</summary>
/// <typeparam name="TKey">The type of the key.</typeparam>
/// <typeparam name="TSummary">The type of the summaries.</typeparam>
/// <remarks>
/// Groups are a summary too: merging two groups merges the summaries of equal keys and keeps the others. Immutable.
/// Two are equal when they hold equal summaries under equal keys, in any order.
/// </remarks>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "It is a summary by group; that it reads as a dictionary is secondary.")]
public sealed class SummaryGroups<TKey, TSummary>
    : IReadOnlyDictionary<TKey, TSummary>, ISummary<SummaryGroups<TKey, TSummary>>, IEquatable<SummaryGroups<TKey, TSummary>>, ISummaryGroups
    where TKey : notnull
    where TSummary : class, ISummary<TSummary>
{
    private readonly TKey[] _keys;
    private readonly TSummary[] _summaries;
    private readonly Dictionary<TKey, int> _numbers;
    private readonly TSummary _empty;
    private volatile TSummary? _total;

    /// <summary>Groups existing summaries, for example those a database made. Summaries of equal keys are merged.</summary>
    /// <param name="empty">The summary of no facts: <c>Empty</c>, or one made under the rules of the others.</param>
    /// <param name="groups">The keys, never null, and their summaries.</param>
    /// <param name="comparer">Decides when two keys are equal; if null, the default of their type.</param>
    /// <exception cref="ArgumentNullException"><paramref name="empty"/> or <paramref name="groups"/> is null.</exception>
    /// <exception cref="ArgumentException">A key or a summary is null (the message names the index), or two summaries of one key were made under different
    /// rules.</exception>
    public SummaryGroups(TSummary empty, IEnumerable<KeyValuePair<TKey, TSummary>> groups, IEqualityComparer<TKey>? comparer = null)
    {
        _empty = Guard.NotNull(empty);
        _numbers = new(comparer);
        var (keys, parts) = (new List<TKey>(), new List<List<TSummary>>());
        var index = 0L;
        foreach (var group in Guard.NotNull(groups))
        {
            if (group.Key is null)
                throw Guard.NoKey(nameof(groups), index);
            if (group.Value is null)
                throw Violation.Invalid(nameof(groups), FormattableString.Invariant($"must have a summary for each key (index {index})"), null).ToException();
            if (!_numbers.TryGetValue(group.Key, out var number))
            {
                number = keys.Count;
                _numbers.Add(group.Key, number);
                keys.Add(group.Key);
                parts.Add([]);
            }

            parts[number].Add(group.Value);
            index++;
        }

        _keys = [.. keys];
        _summaries = [.. parts.Select(summaries => summaries.Count == 1 ? summaries[0] : summaries[0].Merge(summaries.Skip(1)))];
    }

    internal SummaryGroups(TKey[] keys, TSummary[] summaries, Dictionary<TKey, int> numbers, TSummary empty)
    {
        _keys = keys;
        _summaries = summaries;
        _numbers = numbers;
        _empty = empty;
    }

    /// <summary>The number of groups.</summary>
    public int Count => _keys.Length;

    /// <summary>The keys, in first-seen order.</summary>
    public IEnumerable<TKey> Keys => Array.AsReadOnly(_keys);

    /// <summary>The summaries, in first-seen order of their keys.</summary>
    public IEnumerable<TSummary> Values => Array.AsReadOnly(_summaries);

    /// <summary>The summary of the facts of all groups, exact. It is added up once, when first read.</summary>
    /// <exception cref="ArgumentException">The summaries were made under different rules.</exception>
    /// <exception cref="OverflowException">Together they hold more than <see cref="long.MaxValue"/> items.</exception>
    public TSummary Total => _total ??= _empty.Merge(_summaries);

    /// <summary>The summary of a key.</summary>
    /// <param name="key">The key.</param>
    /// <returns>Its summary.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="key"/> is null.</exception>
    /// <exception cref="KeyNotFoundException">No fact has this key.</exception>
    public TSummary this[TKey key] =>
        TryGetValue(key, out var summary) ? summary : throw new KeyNotFoundException(InvariantText.Of($"There is no group with the key {key}."));

    /// <inheritdoc/>
    public bool ContainsKey(TKey key) => _numbers.ContainsKey(key);

    /// <inheritdoc/>
    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TSummary value)
    {
        value = _numbers.TryGetValue(key, out var number) ? _summaries[number] : null;
        return value is not null;
    }

    /// <summary>The summary of a key, or the empty summary if no fact has it: for months without a deal or reps without a case.</summary>
    /// <param name="key">The key.</param>
    /// <returns>Its summary, or an empty one made under the same rules.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="key"/> is null.</exception>
    public TSummary OrEmpty(TKey key) => TryGetValue(key, out var summary) ? summary : _empty;

    /// <summary>Groups the same facts by another key: reps to teams, days to months.</summary>
    /// <typeparam name="TOther">The type of the other key.</typeparam>
    /// <param name="key">Gives the other key for a key; never null.</param>
    /// <param name="comparer">Decides when two of the other keys are equal; if null, the default of their type.</param>
    /// <returns>The groups by the other key, in first-seen order.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="key"/> is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="key"/> gives null; the message names the index.</exception>
    public SummaryGroups<TOther, TSummary> Regroup<TOther>(Func<TKey, TOther> key, IEqualityComparer<TOther>? comparer = null)
        where TOther : notnull
    {
        Guard.NotNull(key);
        return new(_empty, this.Select((group, i) => new KeyValuePair<TOther, TSummary>(key(group.Key) is { } other ? other : throw Guard.NoKey(nameof(key), i), group.Value)), comparer);
    }

    /// <inheritdoc/>
    public SummaryGroups<TKey, TSummary> Merge(SummaryGroups<TKey, TSummary> other) => Merge([Guard.NotNull(other)]);

    /// <inheritdoc/>
    public SummaryGroups<TKey, TSummary> Merge(IEnumerable<SummaryGroups<TKey, TSummary>> others) =>
        new(_empty, this.Concat(Guard.NotNull(others).SelectMany(other => Guard.NotNull(other, nameof(others)))), _numbers.Comparer);

    /// <inheritdoc/>
    public bool Equals(SummaryGroups<TKey, TSummary>? other) =>
        other is not null && Count == other.Count && this.All(group => other.TryGetValue(group.Key, out var same) && group.Value.Equals(same));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as SummaryGroups<TKey, TSummary>);

    /// <inheritdoc/>
    public override int GetHashCode() => _keys.Aggregate(Count, (hash, key) => hash ^ _numbers.Comparer.GetHashCode(key));

    /// <summary>The groups in first-seen order of their keys.</summary>
    /// <returns>An enumerator.</returns>
    public IEnumerator<KeyValuePair<TKey, TSummary>> GetEnumerator()
    {
        for (var i = 0; i < _keys.Length; i++)
            yield return new(_keys[i], _summaries[i]);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    IEnumerable<KeyValuePair<string, object>> ISummaryGroups.Groups => this.Select(group => new KeyValuePair<string, object>(group.Key.ToString() ?? "", group.Value));

    /// <summary>The number of groups and their kind of summary, "SummaryGroups: 3 of SalesSummary", in the invariant culture.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        InvariantText.Of($"SummaryGroups: {Count} of {typeof(TSummary).Name.Split('`')[0]}");
}
