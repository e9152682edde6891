using System.Globalization;

namespace CrmRoi.Metrics.Internal;

// How every measure prints. Without a provider the culture is the invariant one, never the machine's.
internal static class MeasureFormat
{
    public const string Undefined = "n/a";

    public const string Percent = "P";

    public const string Number = "0.##";

    // "P" prints a percentage with up to two decimals ("525%") and "P1" with one; "X" prints a multiple ("5.25x") and "X1" with one decimal;
    // anything else is a format of decimal.
    public static string Format(decimal? value, string? format, IFormatProvider? provider, string standard)
    {
        if (value is not { } number)
            return Undefined;

        format = string.IsNullOrEmpty(format) || format is "G" ? standard : format!;
        provider ??= CultureInfo.InvariantCulture;
        return format[0] switch
        {
            'P' or 'p' when Decimals(format) is { } decimals => (number * 100).ToString(decimals, provider) + NumberFormatInfo.GetInstance(provider).PercentSymbol,
            'X' or 'x' when Decimals(format) is { } decimals => number.ToString(decimals, provider) + "x",
            _ => number.ToString(format, provider),
        };
    }

    // The decimal format for the digits behind "P" or "X"; null where the rest is no number of decimals.
    private static string? Decimals(string format)
    {
        if (format.Length == 1)
            return Number;

        var digits = format.Remove(0, 1);
        return digits.All(digit => digit is >= '0' and <= '9') ? "F" + digits : null;
    }
}
