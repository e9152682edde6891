using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics;

/// <summary>Makes <see cref="Checked{T}"/> values, for code that turns its own rows into facts.</summary>
public static class Checked
{
    /// <summary>A result that holds a fact.</summary>
    /// <typeparam name="T">The type of the fact.</typeparam>
    /// <param name="value">The fact.</param>
    /// <returns>A valid result.</returns>
    public static Checked<T> Valid<T>(T value)
        where T : notnull =>
        Checked<T>.Good(value);

    /// <summary>A result that holds the reason why there is no fact.</summary>
    /// <typeparam name="T">The type of the fact.</typeparam>
    /// <param name="error">The reason, in one sentence: argument, rule and value.</param>
    /// <returns>An invalid result.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="error"/> is null.</exception>
    public static Checked<T> Invalid<T>(string error)
        where T : notnull =>
        Checked<T>.Bad(Guard.NotNull(error));

    // A value, or what is wrong with it.
    internal static Checked<T> Of<T>(T value, Violation? violation)
        where T : notnull => violation is { } wrong ? Invalid<T>(wrong) : Valid(value);

    internal static Checked<T> Invalid<T>(Violation violation)
        where T : notnull =>
        Checked<T>.Bad(violation.Message);
}
