using System.Diagnostics.CodeAnalysis;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics;

/// <summary>
/// A checked fact: either the fact, or the error that says why the input is not one. A constructor throws this error;
/// a <c>Check</c> method returns it, so that an import can list every rejected row and keep every good one.
/// </summary>
/// <typeparam name="T">The type of the fact.</typeparam>
/// <remarks>
/// Two results are equal when both hold equal facts or both hold the same error.
/// <c>default</c> is an invalid result with the error "not checked".
/// </remarks>
public readonly record struct Checked<T> : IWrittenOnly
    where T : notnull
{
    private readonly T _value;
    private readonly string? _error;
    private readonly bool _isValid;

    private Checked(T value, string? error, bool isValid)
    {
        _value = value;
        _error = error;
        _isValid = isValid;
    }

    /// <summary>Whether there is a fact.</summary>
    public bool IsValid => _isValid;

    /// <summary>The reason why there is no fact: argument, rule and value in one sentence. Null if there is a fact.</summary>
    public string? Error => _isValid ? null : _error ?? "not checked";

    /// <summary>The fact, when an error is impossible: in a test, or after <see cref="IsValid"/>.</summary>
    /// <returns>The fact.</returns>
    /// <exception cref="InvalidOperationException">There is no fact; the message is <see cref="Error"/>.</exception>
    public T OrThrow() => _isValid ? _value : throw new InvalidOperationException(Error);

    /// <summary>Gets the fact if there is one.</summary>
    /// <param name="value">The fact, or the default of its type.</param>
    /// <returns>Whether there is a fact.</returns>
    public bool TryGetValue([MaybeNullWhen(false)] out T value)
    {
        value = _value;
        return _isValid;
    }

    /// <summary>Makes the next result from the fact if there is one; an error stays the same error.</summary>
    /// <typeparam name="TResult">The type of the next result's value.</typeparam>
    /// <param name="next">Makes the next value from the fact, or says why not. For example, it makes a deal from a converted amount.</param>
    /// <returns>The next result, or an invalid one with this error.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="next"/> is null.</exception>
    public Checked<TResult> Then<TResult>(Func<T, Checked<TResult>> next)
        where TResult : notnull
    {
        Guard.NotNull(next);
        return _isValid ? next(_value) : Checked<TResult>.Bad(Error!);
    }

    /// <summary>The fact or the error as text.</summary>
    /// <returns>The text of the fact, or the error.</returns>
    public override string ToString() => _isValid ? Violation.Show(_value) : Error!;

    internal static Checked<T> Good(T value) => new(value, null, isValid: true);

    internal static Checked<T> Bad(string error) => new(default!, error, isValid: false);
}
