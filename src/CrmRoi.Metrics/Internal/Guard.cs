using System.Runtime.CompilerServices;

namespace CrmRoi.Metrics.Internal;

/// <summary>The checks that several rooms share. Each throws an error that names the argument, the rule and the value.</summary>
internal static class Guard
{
    public static T NotNull<T>(T? value, [CallerArgumentExpression(nameof(value))] string argument = "")
        where T : class =>
        value ?? throw new ArgumentNullException(argument);

    public static long NotNegative(long value, [CallerArgumentExpression(nameof(value))] string argument = "") =>
        value >= 0 ? value : throw Violation.OutOfRange(argument, "must not be negative", value).ToException();

    public static decimal NotNegative(decimal value, [CallerArgumentExpression(nameof(value))] string argument = "") =>
        value >= 0 ? value : throw Violation.OutOfRange(argument, "must not be negative", value).ToException();

    public static long Positive(long value, [CallerArgumentExpression(nameof(value))] string argument = "") =>
        value > 0 ? value : throw Violation.OutOfRange(argument, "must be positive", value).ToException();

    public static decimal Positive(decimal value, [CallerArgumentExpression(nameof(value))] string argument = "") =>
        value > 0 ? value : throw Violation.OutOfRange(argument, "must be positive", value).ToException();

    public static int NotNegative(int value, [CallerArgumentExpression(nameof(value))] string argument = "") =>
        value >= 0 ? value : throw Violation.OutOfRange(argument, "must not be negative", value).ToException();

    public static int Positive(int value, [CallerArgumentExpression(nameof(value))] string argument = "") =>
        value > 0 ? value : throw Violation.OutOfRange(argument, "must be positive", value).ToException();

    public static TimeSpan NotNegative(TimeSpan value, [CallerArgumentExpression(nameof(value))] string argument = "") =>
        value >= TimeSpan.Zero ? value : throw Violation.OutOfRange(argument, "must not be negative", value).ToException();

    public static TimeSpan Positive(TimeSpan value, [CallerArgumentExpression(nameof(value))] string argument = "") =>
        value > TimeSpan.Zero ? value : throw Violation.OutOfRange(argument, "must be positive", value).ToException();

    public static decimal AtLeast(decimal value, decimal bound, [CallerArgumentExpression(nameof(value))] string argument = "") =>
        value >= bound ? value : throw Violation.OutOfRange(argument, FormattableString.Invariant($"must be {bound} or more"), value).ToException();

    public static decimal Above(decimal value, decimal bound, [CallerArgumentExpression(nameof(value))] string argument = "") =>
        value > bound ? value : throw Violation.OutOfRange(argument, FormattableString.Invariant($"must be above {bound}"), value).ToException();

    /// <summary>A rate of interest, discount or return, above −1: at −100 % nothing is left to divide by.</summary>
    public static decimal Rate(decimal value, [CallerArgumentExpression(nameof(value))] string argument = "") => Above(value, -1, argument);

    /// <summary>A value from 0 to 1, both included: a quantile, a share.</summary>
    public static double Share(double value, [CallerArgumentExpression(nameof(value))] string argument = "") =>
        value is >= 0 and <= 1 ? value : throw Violation.OutOfRange(argument, "must be from 0 to 1", value).ToException();

    /// <summary>A value from 0 to 1, both included: a quantile, a share.</summary>
    public static decimal Share(decimal value, [CallerArgumentExpression(nameof(value))] string argument = "") =>
        value is >= 0 and <= 1 ? value : throw Violation.OutOfRange(argument, "must be from 0 to 1", value).ToException();

    /// <summary>A level strictly between 0 and 1: a confidence.</summary>
    public static double Confidence(double value, [CallerArgumentExpression(nameof(value))] string argument = "confidence") =>
        value is > 0 and < 1 ? value : throw Violation.OutOfRange(argument, "must lie between 0 and 1, both excluded", value).ToException();

    /// <summary>The power of a test, from 0.5 up to and without 1.</summary>
    public static double Power(double value, [CallerArgumentExpression(nameof(value))] string argument = "power") =>
        value is >= 0.5 and < 1 ? value : throw Violation.OutOfRange(argument, "must be from 0.5 up to, and without, 1", value).ToException();

    /// <summary>The error of adding the default of a fact's type to a summary.</summary>
    public static ArgumentException NoFact(string type, long position) =>
        Violation.Invalid("fact", $"must be made by a constructor of {type} (position {position}, counting from 0)", "default").ToException();

    /// <summary>The error of a row whose key is null.</summary>
    public static ArgumentException NoKey(string argument, long row) =>
        Violation.Invalid(argument, $"must not be null (row {row}, counting from 0)", null).ToException();
}
