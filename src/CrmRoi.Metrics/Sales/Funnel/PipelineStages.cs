using System.Collections;
using System.Diagnostics.CodeAnalysis;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>The stages of a deal on its way to being won, in order. Won and lost are outcomes, not stages.</summary>
/// <remarks>Two are equal when they name the same stages in the same order. Immutable.</remarks>
[JsonConverter(typeof(StrictJsonConverter<PipelineStages>))]
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "That it is a list is secondary.")]
public sealed class PipelineStages : IReadOnlyList<string>, IEquatable<PipelineStages>
{
    private readonly string[] _names;
    private readonly Dictionary<string, int> _positions = new(StringComparer.Ordinal);

    /// <summary>Makes stages, in the order in which a deal goes through them.</summary>
    /// <param name="names">The names, each once; at least one.</param>
    /// <exception cref="ArgumentNullException"><paramref name="names"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no name, or a name is null, empty or repeated.</exception>
    public PipelineStages(params string[] names)
    {
        _names = [.. Guard.NotNull(names)];
        if (_names.Length == 0)
            throw Violation.Invalid(nameof(names), "must name at least one stage", "empty").ToException();
        foreach (var name in _names)
        {
            if (string.IsNullOrEmpty(name) || _positions.ContainsKey(name))
                throw Violation.Invalid(nameof(names), "must name each stage, and each once", name).ToException();
            _positions.Add(name, _positions.Count);
        }
    }

    /// <summary>The number of stages.</summary>
    public int Count => _names.Length;

    /// <summary>The name of a stage.</summary>
    /// <param name="index">The position of the stage, from 0.</param>
    /// <returns>Its name.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such position.</exception>
    public string this[int index] => index >= 0 && index < Count
        ? _names[index]
        : throw Violation.OutOfRange(nameof(index), $"must be from 0 to {Count - 1}", index).ToException();

    /// <summary>The position of a stage.</summary>
    /// <param name="name">The name, compared by character.</param>
    /// <returns>The position, from 0; −1 if there is no such stage.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public int IndexOf(string name) => _positions.TryGetValue(Guard.NotNull(name), out var position) ? position : -1;

    /// <inheritdoc/>
    public bool Equals(PipelineStages? other) => other is not null && _names.SequenceEqual(other._names);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PipelineStages);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_names[0]) ^ Count;

    /// <summary>The names in order, "Qualified, Proposal".</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Join(", ", _names);

    /// <summary>The names in order.</summary>
    /// <returns>An enumerator.</returns>
    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)_names).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
