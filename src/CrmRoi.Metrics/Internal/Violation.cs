using System.Globalization;

namespace CrmRoi.Metrics.Internal;

// A broken rule: the argument, the rule and the value that broke it. The one place that words an error, so that a
// constructor that throws and a check that returns it say the same.
internal readonly record struct Violation
{
    private readonly string _rule;
    private readonly bool _outOfRange;

    // end: The end of the message, which shows the value.
    private Violation(string argument, string rule, string end, bool outOfRange)
    {
        Argument = argument;
        Message = $"{argument} {rule}{end}";
        _rule = rule;
        _outOfRange = outOfRange;
    }

    public string Argument { get; }

    public string Message { get; }

    // A value outside the range of the argument.
    public static Violation OutOfRange(string argument, string rule, object? value) => new(argument, rule, But(value), outOfRange: true);

    public static Violation OutOfRange(string argument, InvariantText rule, object? value) => OutOfRange(argument, rule.ToString(), value);

    // A value that is wrong for another reason: it contradicts another argument, or is no fact at all.
    public static Violation Invalid(string argument, string rule, object? value) => new(argument, rule, But(value), outOfRange: false);

    public static Violation Invalid(string argument, InvariantText rule, object? value) => Invalid(argument, rule.ToString(), value);

    // The same rule, broken by an argument as the caller knows it.
    public Violation About(string argument, object? value) => new(argument, _rule, But(value), _outOfRange);

    // The same rule, broken by an item of an argument: "index 3", "key 7".
    public Violation In(string argument, InvariantText item) =>
        new(argument, $"{_rule} ({item})", Message.Substring(Argument.Length + 1 + _rule.Length), _outOfRange);

    public ArgumentException ToException() =>
        _outOfRange ? new ArgumentOutOfRangeException(Argument, Message) : new ArgumentException(Message, Argument);

    public void Throw() => throw ToException();

    private static string But(object? value) => $", but was {Show(value)}.";

    // A value as error messages show it, in the invariant culture.
    public static string Show(object? value) => value switch
    {
        null => "null",
        DateTime { TimeOfDay.Ticks: 0 } date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture),
        string text => $"\"{text}\"",
        TimeZoneInfo zone => zone.Id,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "null",
    };
}
