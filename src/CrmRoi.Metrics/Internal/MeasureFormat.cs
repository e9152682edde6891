using System.Globalization;

namespace CrmRoi.Metrics.Internal;

// How every measure prints. With a provider: as .NET prints for it. Without one: in the invariant culture on every machine; its percentages have no space, "63.15%",
// and whose currency has no sign.
internal static class MeasureFormat
{
    public const string Undefined = "n/a";

    public const string Percent = "P";

    public const string Number = "0.##";

    // The invariant culture of .NET writes "1,000.00 %", and a sign for a currency that nobody knows: here it is "1000%", and C prints as N.
    private static readonly NumberFormatInfo House = NumberFormatInfo.ReadOnly(new NumberFormatInfo
    {
        PercentPositivePattern = 1,
        PercentNegativePattern = 1,
        PercentGroupSizes = [0],
        CurrencySymbol = "",
        CurrencyNegativePattern = 1,
    });

    // "P" prints a percentage with up to two decimals ("525%") and "P1" with one; "X" prints a multiple ("5.25x") and "X1" with one decimal;
    // anything else is a format of decimal.
    public static string Format(decimal? value, string? format, IFormatProvider? provider, string standard)
    {
        if (value is not { } number)
            return Undefined;
        var (numeric, suffix) = Numeric(number, format, standard);
        return number.ToString(numeric, Numbers(provider)) + suffix;
    }

#if NET8_0_OR_GREATER
    // The same text into a span; false if it does not fit.
    public static bool TryFormat(decimal? value, Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider, string standard)
    {
        if (value is not { } number)
            return TryCopy(Undefined, destination, out charsWritten);

        var (numeric, suffix) = Numeric(number, format.ToString(), standard);
        if (!number.TryFormat(destination, out charsWritten, numeric, Numbers(provider)) || !suffix.TryCopyTo(destination[charsWritten..]))
        {
            charsWritten = 0;
            return false;
        }

        charsWritten += suffix.Length;
        return true;
    }

    public static bool TryCopy(string text, Span<char> destination, out int charsWritten)
    {
        var fits = text.TryCopyTo(destination);
        charsWritten = fits ? text.Length : 0;
        return fits;
    }
#endif

    // A duration in the largest unit that it fills, with one decimal: "30.1 days". Who wants the ticks reads the value.
    public static string Duration(TimeSpan duration)
    {
        var (unit, name) = Math.Abs((decimal)duration.Ticks) switch
        {
            >= TimeSpan.TicksPerDay => (TimeSpan.TicksPerDay, "days"),
            >= TimeSpan.TicksPerHour => (TimeSpan.TicksPerHour, "hours"),
            >= TimeSpan.TicksPerMinute => (TimeSpan.TicksPerMinute, "minutes"),
            _ => (TimeSpan.TicksPerSecond, "seconds"),
        };
        return InvariantText.Of($"{(decimal)duration.Ticks / unit:0.#} {name}");
    }

    private static IFormatProvider Numbers(IFormatProvider? provider) =>
        provider is null || ReferenceEquals(NumberFormatInfo.GetInstance(provider), NumberFormatInfo.InvariantInfo) ? House : provider;

    // The format of decimal, and what stands behind the number.
    private static (string Numeric, string Suffix) Numeric(decimal number, string? format, string standard)
    {
        format = string.IsNullOrEmpty(format) || format is "G" ? standard : format!;
        if (format is "P" or "p")
            return ("P" + (char)('0' + DecimalsOfPercent(number)), "");
        if (format[0] is not ('X' or 'x') || !format.Skip(1).All(digit => digit is >= '0' and <= '9'))
            return (format, "");
        return (format.Length == 1 ? Number : "F" + format.Remove(0, 1), "x");
    }

    // The decimals that a percentage needs, two at most.
    private static int DecimalsOfPercent(decimal number)
    {
        var rounded = decimal.Round(number, 4, MidpointRounding.AwayFromZero);
        return rounded == decimal.Round(rounded, 2) ? 0 : rounded == decimal.Round(rounded, 3) ? 1 : 2;
    }
}
