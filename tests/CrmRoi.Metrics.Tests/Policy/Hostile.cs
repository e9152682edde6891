using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using CrmRoi.Metrics.Marketing;

namespace CrmRoi.Metrics.Tests.Policy;

/// <summary>What code of the caller throws. The library lets it through as it is.</summary>
[SuppressMessage("Design", "CA1032:Implement standard exception constructors", Justification = "It is thrown here only.")]
public sealed class HostileException() : Exception("The caller's code throws.");

/// <summary>A key whose equality or hash may throw, or may not agree with each other.</summary>
public sealed class HostileKey(string name, bool hashThrows = false, bool equalsThrows = false, bool equalsNothing = false) : IEquatable<HostileKey>
{
    public bool Equals(HostileKey? other) => equalsThrows ? throw new HostileException() : !equalsNothing && other is not null && name == other.ToString();

    public override bool Equals(object? obj) => Equals(obj as HostileKey);

    public override int GetHashCode() => hashThrows ? throw new HostileException() : 1;

    public override string ToString() => name;
}

/// <summary>A comparer that throws, or finds nothing equal.</summary>
internal sealed class HostileComparer<T>(bool hashThrows = false, bool equalsThrows = false) : IEqualityComparer<T>
{
    public bool Equals(T? x, T? y) => equalsThrows ? throw new HostileException() : false;

    public int GetHashCode([DisallowNull] T obj) => hashThrows ? throw new HostileException() : 1;
}

/// <summary>A list that says it has five items, and throws when it is asked for the one behind the last that it has.</summary>
internal sealed class HostileList<T>(T[] items) : IReadOnlyList<T>
{
    public int Count => items.Length + 1;

    public T this[int index] => index < items.Length ? items[index] : throw new HostileException();

    public IEnumerator<T> GetEnumerator()
    {
        foreach (var item in items)
            yield return item;
        throw new HostileException();
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>A dictionary that gives the pairs that it was made of, equal and null keys included; it may throw when it is asked for a key.</summary>
internal sealed class HostileDictionary<TKey, TValue>(KeyValuePair<TKey, TValue>[] pairs, bool throws) : IReadOnlyDictionary<TKey, TValue>
{
    public int Count => pairs.Length;

    public IEnumerable<TKey> Keys => pairs.Select(pair => pair.Key);

    public IEnumerable<TValue> Values => pairs.Select(pair => pair.Value);

    public TValue this[TKey key] => TryGetValue(key, out var value) ? value : throw new HostileException();

    public bool ContainsKey(TKey key) => TryGetValue(key, out _);

    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        if (throws)
            throw new HostileException();
        foreach (var pair in pairs)
        {
            value = pair.Value;
            if (ReferenceEquals(pair.Key, key))
                return true;
        }

        value = default;
        return false;
    }

    public IEnumerator<KeyValuePair<TKey, TValue>> GetEnumerator() => pairs.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>A culture that throws.</summary>
internal sealed class HostileCulture : IFormatProvider
{
    public object GetFormat(Type? formatType) => throw new HostileException();
}

/// <summary>A model that weighs each touch alike, whatever the weight is; or throws.</summary>
internal sealed class HostileModel(long? weight) : AttributionModel(string.Create(CultureInfo.InvariantCulture, $"weight {weight}"))
{
    public override void Weigh(Journey journey, long[] weights) => Array.Fill(weights ?? throw new HostileException(), weight ?? throw new HostileException());
}
