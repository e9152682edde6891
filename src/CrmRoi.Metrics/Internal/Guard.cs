using System.Runtime.CompilerServices;

namespace CrmRoi.Metrics.Internal;

// The checks that several rooms share. Each throws an error that names the argument, the rule and the value.
internal static class Guard
{
    public static T NotNull<T>(T? value, [CallerArgumentExpression(nameof(value))] string argument = "")
        where T : class =>
        value ?? throw new ArgumentNullException(argument);

    public static long NotNegative(long value, [CallerArgumentExpression(nameof(value))] string argument = "") =>
        value >= 0 ? value : throw Violation.OutOfRange(argument, "must not be negative", value).ToException();

    public static decimal NotNegative(decimal value, [CallerArgumentExpression(nameof(value))] string argument = "") =>
        value >= 0 ? value : throw Violation.OutOfRange(argument, "must not be negative", value).ToException();

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
        value >= bound ? value : throw Violation.OutOfRange(argument, $"must be {bound} or more", value).ToException();

    public static decimal Above(decimal value, decimal bound, [CallerArgumentExpression(nameof(value))] string argument = "") =>
        value > bound ? value : throw Violation.OutOfRange(argument, $"must be above {bound}", value).ToException();

    // A rate of interest, discount or return, above −1: at −100 % the divisor is 0.
    public static decimal Rate(decimal value, [CallerArgumentExpression(nameof(value))] string argument = "") => Above(value, -1, argument);

    // An instant as facts have them: of the years 1900 to 2199.
    public static DateTimeOffset Instant(DateTimeOffset value, [CallerArgumentExpression(nameof(value))] string argument = "") =>
        Instants.FindViolation(value, argument) is { } violation ? throw violation.ToException() : value;

    // Counts that are added up: none is negative, and their sum is a 64-bit number. An error names the first that breaks it.
    public static void Counts(params (string Argument, long Count)[] counts)
    {
        if (TotalsRules.Counts(counts) is { } violation)
            throw violation.ToException();
    }

    // The sum of two counts, as the counts of all items of a measure.
    public static long Sum(long left, long right, string items) =>
        left <= long.MaxValue - right ? left + right : throw new OverflowException(InvariantText.Of($"Together they hold more than {long.MaxValue} {items}."));

    // A value from 0 to 1, both included: a quantile, a share.
    public static double Share(double value, [CallerArgumentExpression(nameof(value))] string argument = "") =>
        value is >= 0 and <= 1 ? value : throw Violation.OutOfRange(argument, "must be from 0 to 1", value).ToException();

    // A value from 0 to 1, both included: a quantile, a share.
    public static decimal Share(decimal value, [CallerArgumentExpression(nameof(value))] string argument = "") =>
        value is >= 0 and <= 1 ? value : throw Violation.OutOfRange(argument, "must be from 0 to 1", value).ToException();

    // A level strictly between 0 and 1: a confidence.
    public static double Confidence(double value, [CallerArgumentExpression(nameof(value))] string argument = "confidence") =>
        value is > 0 and < 1 ? value : throw Violation.OutOfRange(argument, "must lie between 0 and 1, both excluded", value).ToException();

    // The power of a test, from 0.5 up to and without 1.
    public static double Power(double value, [CallerArgumentExpression(nameof(value))] string argument = "power") =>
        value is >= 0.5 and < 1 ? value : throw Violation.OutOfRange(argument, "must be at least 0.5 and below 1", value).ToException();

    // The error of adding to totals what they do not take: no fact, or one that breaks their rule.
    public static ArgumentException NotTaken<TTotals, TFact>(in TTotals totals, in TFact fact, long index)
        where TTotals : struct, ITotals<TTotals, TFact> =>
        totals is IRestrictedTotals<TFact> restricted && restricted.FindViolation(in fact) is { } violation
            ? violation.In("fact", $"index {index}").ToException()
            : NoFact<TFact>(index);

    // The error of adding what is no fact to a summary.
    public static ArgumentException NoFact<TFact>(long index) => NoFact(typeof(TFact).Name.Split('`')[0], index, default(TFact) is null ? null : "default");

    // The error of adding the default of a fact's type.
    public static ArgumentException NoFact(string type, long index, string? value = "default") =>
        Violation.Invalid("fact", FormattableString.Invariant($"must be made by a constructor of {type} (index {index})"), value).ToException();

    // The error of a row whose key is null.
    public static ArgumentException NoKey(string argument, long row) =>
        Violation.Invalid(argument, FormattableString.Invariant($"must not be null (index {row})"), null).ToException();
}
