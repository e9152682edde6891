using System.Globalization;
using CrmRoi.Metrics;

namespace CrmRoi.Report;

/// <summary>Reads the amounts of a file and keeps them in one currency; amounts in two currencies are never added.</summary>
internal sealed class AmountReader(DealColumns columns, FileSettings settings, string? currency)
{
    private readonly CellCulture? _culture = settings.Culture is { } name ? CellCulture.Of(name) : null;
    private readonly ExchangeRates? _rates = settings.Rates is { } file ? RateFile.Read(file, settings) : null;
    private readonly string? _target = settings.Rates is null || currency is not null ? currency : throw new OptionException("--rates needs --currency, the currency to convert to");
    private string? _found;
    private long _foundLine;

    /// <summary>The currency of all amounts; null if the file names none, or only its number, as SuiteCRM does.</summary>
    public string? Currency => _rates is not null ? _target : _found is "$" ? "USD" : _found?.Any(char.IsAsciiDigit) == true ? null : _found;

    /// <summary>How many amounts are 0.</summary>
    public long Zeros { get; private set; }

    /// <summary>Reads an amount in the currency of the report. Null if it is blank or cannot be read; then the reason is given.</summary>
    public decimal? Read(Table row, int column, DateTimeOffset? at, out string? error)
    {
        error = null;
        if (column < 0 || row[column].IsEmpty)
            return null;
        if (Parse(row, column, out var mark, out error) is not { } amount)
            return null;
        if (amount == 0)
        {
            Zeros++;
            if (settings.ZeroIsUnknown)
                return null;
        }

        var stated = columns.Currency >= 0 && !row[columns.Currency].IsEmpty ? row[columns.Currency].ToString() : mark;
        if (_rates is null)
        {
            if (stated is not null)
                Keep(stated, row.Line);
            return amount;
        }

        if (stated is null)
        {
            error = $"{columns.Header.Names[column]} \"{row[column]}\" has no currency";
            return null;
        }

        var from = stated is "$" ? "USD" : stated.ToUpperInvariant();
        var converted = _rates.Convert(amount, from, _target!, at ?? DateTimeOffset.MaxValue);
        if (converted.TryGetValue(out var value))
            return value;
        error = converted.Error;
        return null;
    }

    private decimal? Parse(Table row, int column, out string? mark, out string? error)
    {
        (mark, error) = (null, null);
        var text = row[column];
        decimal amount;
        if (row.IsNumber(column))
        {
            // Excel keeps numbers as doubles with 15 digits.
            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 7e27)
                return (decimal)number;
            error = $"{columns.Header.Names[column]} \"{text}\" is no number that an amount can be";
            return null;
        }

        if (Money.Read(text, _culture, out amount, out mark) is { } reason)
        {
            error = $"{columns.Header.Names[column]} \"{text}\" {reason}";
            return null;
        }

        return amount;
    }

    private void Keep(string stated, long line)
    {
        if (_found is null)
        {
            (_found, _foundLine) = (stated, line);
            if (_target is not null && IsCode(_target) && IsCode(stated == "$" ? "USD" : stated) && !Same(_target, stated))
                throw new OptionException($"--currency says {_target}, but the amounts of \"{columns.Header.Path}\" are in {stated} (line {line}); --rates FILE converts them");
        }
        else if (!Same(_found, stated))
        {
            throw new OptionException(
                $"the amounts of \"{columns.Header.Path}\" are in {_found} (line {_foundLine}) and {stated} (line {line}), which cannot be added; "
                + $"give --rates FILE and --currency, or choose one with --only{(columns.Currency >= 0 ? $" \"{columns.Header.Names[columns.Currency]}={_found}\"" : "")}");
        }
        else if (_found == "$")
        {
            _found = stated;
        }
    }

    private static bool IsCode(string text) => text.Length == 3 && text.All(char.IsAsciiLetter);

    // "$" is any dollar; only the column of currencies says which.
    private static bool Same(string left, string right) =>
        left.Equals(right, StringComparison.OrdinalIgnoreCase) || (left == "$" && IsDollar(right)) || (right == "$" && IsDollar(left));

    private static bool IsDollar(string text) => text.Length == 3 && text[2] is 'D' or 'd';
}
