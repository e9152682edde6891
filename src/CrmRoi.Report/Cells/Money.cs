using System.Globalization;

namespace CrmRoi.Report;

/// <summary>
/// Reads amounts as CRMs and people write them: "$1,000.50", "(500.00)", "EUR 3 100", "1.234,50 €", "₹1,00,000". Without a culture the decimal separator
/// is a point. A comma that could mean something else is refused, never guessed.
/// </summary>
internal static class Money
{
    // Signs before or after an amount that stand for a code of three letters.
    private const string Signs = " kr Kč zł Ft lei Fr Fr. Rs Rs. R kn TL Lt лв руб руб. р грн US A C NZ HK S MX AU CA ";

    /// <summary>Reads an amount.</summary>
    /// <param name="text">The text of the cell, not blank.</param>
    /// <param name="culture">The culture of the text; null if unknown.</param>
    /// <param name="amount">The amount.</param>
    /// <param name="currency">The currency beside the amount; null if there is none.</param>
    /// <returns>Null, or the reason why it is not an amount.</returns>
    public static string? Read(ReadOnlySpan<char> text, CellCulture? culture, out decimal amount, out string? currency)
    {
        amount = 0;
        var core = Strip(text, out var negative, out currency, out var rest);
        if (rest is not null)
            return rest;
        var point = TryParse(core, ',', '.', out var withPoint);
        var comma = TryParse(core, '.', ',', out var withComma);
        if (culture is not null)
        {
            if (!(culture.DecimalComma ? comma : point))
                return $"is no number as {culture.Name} writes it";
            amount = culture.DecimalComma ? withComma : withPoint;
        }
        else if (!point)
        {
            return comma ? "has a decimal comma; say --culture, such as --culture de-DE, if that is meant" : "is no number like 1234.50";
        }
        else if (comma && withPoint != withComma && core.Contains('.'))
        {
            // "1.234" means thousands to some readers and three decimals to others.
            return $"may be {withPoint.ToString(CultureInfo.InvariantCulture)} or {withComma.ToString(CultureInfo.InvariantCulture)}; say --culture, such as en-US or de-DE";
        }
        else
        {
            amount = withPoint;
        }

        if (negative)
            amount = -amount;
        return null;
    }

    // Removes signs, brackets and the currency from both ends.
    private static ReadOnlySpan<char> Strip(ReadOnlySpan<char> text, out bool negative, out string? currency, out string? error)
    {
        (negative, currency, error) = (false, null, null);
        var core = text.Trim();
        if (core is ['(', .., ')'])
        {
            negative = true;
            core = core[1..^1].Trim();
        }

        while (!core.IsEmpty && !char.IsAsciiDigit(core[0]) && core[0] is not ('.' or ','))
        {
            var length = Mark(core, fromEnd: false);
            if (!Take(core[..length], ref negative, ref currency))
            {
                error = "is no number like 1234.50";
                return default;
            }

            core = core[length..].TrimStart();
        }

        while (!core.IsEmpty && !char.IsAsciiDigit(core[^1]) && core[^1] is not ('.' or ','))
        {
            var length = Mark(core, fromEnd: true);
            var mark = core[^length..];
            if (!Take(mark, ref negative, ref currency))
            {
                error = char.IsLetter(mark[0]) && length <= 4 ? $"has \"{mark}\" behind it, which may be a multiple; write the whole number" : "is no number like 1234.50";
                return default;
            }

            core = core[..^length].TrimEnd();
        }

        return core;
    }

    // The length of the word, or of the single sign, at an end.
    private static int Mark(ReadOnlySpan<char> text, bool fromEnd)
    {
        var length = 0;
        while (length < text.Length && (char.IsLetter(fromEnd ? text[^(length + 1)] : text[length]) || (length > 0 && !fromEnd && text[length] == '.' && length + 1 < text.Length && !char.IsAsciiDigit(text[length + 1]))))
            length++;
        return Math.Max(1, length);
    }

    private static bool Take(ReadOnlySpan<char> mark, ref bool negative, ref string? currency)
    {
        switch (mark)
        {
            case ['-' or '−' or '–']:
                negative = true;
                return true;
            case ['+' or '.']:
                return true;
            case [var sign] when char.GetUnicodeCategory(sign) == UnicodeCategory.CurrencySymbol:
                currency = sign switch { '€' => "EUR", '£' => "GBP", '₹' => "INR", '$' when currency is "US" => "USD", '$' => currency + "$", _ => sign.ToString() };
                return true;
            case [>= 'A' and <= 'Z', >= 'A' and <= 'Z', >= 'A' and <= 'Z']:
                currency = mark.ToString();
                return true;
            default:
                if (!Signs.Contains($" {mark} ", StringComparison.Ordinal))
                    return false;
                currency = mark.ToString();
                return true;
        }
    }

    private static bool TryParse(ReadOnlySpan<char> text, char group, char separator, out decimal amount)
    {
        amount = 0;
        var at = text.LastIndexOf(separator);
        var whole = at < 0 ? text : text[..at];
        var decimals = at < 0 ? default : text[(at + 1)..];
        if (decimals.ContainsAnyExceptInRange('0', '9') || (whole.IsEmpty && decimals.IsEmpty))
            return false;

        Span<char> plain = stackalloc char[64];
        var length = 0;
        if (text.Length >= plain.Length - 1 || !TryJoin(whole, group, plain, ref length))
            return false;
        plain[length++] = '.';
        decimals.CopyTo(plain[length..]);
        return decimal.TryParse(plain[..(length + decimals.Length)], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out amount);
    }

    // "1,234,567", "12,34,567" as in India, "1 234 567", "1'234'567"; the first group has 1 to 3 digits and no leading zero.
    private static bool TryJoin(ReadOnlySpan<char> whole, char group, Span<char> plain, ref int length)
    {
        if (!whole.ContainsAnyExceptInRange('0', '9'))
        {
            whole.CopyTo(plain);
            length = whole.Length;
            return true;
        }

        var separator = whole[whole.IndexOfAnyExceptInRange('0', '9')];
        if (separator != group && separator is not (' ' or '\u00A0' or '\u202F' or '\u2009' or '\'' or '’') || whole[0] == '0')
            return false;
        var parts = 0;
        var count = whole.Count(separator) + 1;
        var indian = true;
        var western = true;
        foreach (var range in whole.Split(separator))
        {
            var part = whole[range];
            parts++;
            if (part.IsEmpty || part.ContainsAnyExceptInRange('0', '9'))
                return false;
            var last = parts == count;
            western &= parts == 1 ? part.Length <= 3 : part.Length == 3;
            indian &= parts == 1 ? part.Length <= 2 : last ? part.Length == 3 : part.Length == 2;
            part.CopyTo(plain[length..]);
            length += part.Length;
        }

        return western || indian;
    }
}
