using System.Globalization;
using CrmRoi.Metrics.Sales;
using nietras.SeparatedValues;

namespace CrmRoi.Metrics.Benchmarks;

/// <summary>Deals in a CSV file: rep (a number), opened, closed, outcome (Open, Won, Lost), amount, cost. Times are UTC; an open deal has no closed, and an unknown cost is blank.</summary>
public static class DealFile
{
    private const string Header = "rep,opened,closed,outcome,amount,cost", Time = "yyyy-MM-dd HH:mm:ss";

    public static void Write(string path, IEnumerable<Row> rows)
    {
        using var writer = new StreamWriter(path);
        writer.WriteLine(Header);
        foreach (var (rep, deal) in rows)
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rep},{deal.Opened.ToString(Time, CultureInfo.InvariantCulture)},{deal.Closed?.ToString(Time, CultureInfo.InvariantCulture)},{deal.Outcome},{deal.Amount},{deal.Cost}"));
    }

    /// <summary>The rows as they are enumerated; the text is never held.</summary>
    public static IEnumerable<Row> Read(string path)
    {
        using var reader = Open(path);
        foreach (var row in reader.Enumerate(row => new Row(row[0].Parse<int>(), new Deal(Instant(row[1].Span), InstantOrNone(row[2].Span), Enum.Parse<Outcome>(row[3].Span), row[4].Parse<decimal>(), row[5].TryParse<decimal>()))))
            yield return row;
    }

    /// <summary>The floor: the same columns read and parsed, the amounts added, and nothing else.</summary>
    public static decimal ReadAndParse(string path)
    {
        using var reader = Open(path);
        var sum = 0m;
        foreach (var row in reader)
        {
            var ticks = row[0].Parse<int>() + Instant(row[1].Span).Ticks + (InstantOrNone(row[2].Span)?.Ticks ?? 0) + (int)Enum.Parse<Outcome>(row[3].Span);
            sum += row[4].Parse<decimal>() + (row[5].TryParse<decimal>() ?? 0) + (ticks & 1);
        }

        return sum;
    }

    private static SepReader Open(string path)
    {
        var reader = Sep.Reader(options => options with { CultureInfo = CultureInfo.InvariantCulture }).FromFile(path);
        return string.Join(',', reader.Header.ColNames) == Header ? reader : throw new InvalidDataException($"{path} must have the columns {Header}.");
    }

    // By hand if the text is as it should be: ParseExact takes more than half of the time of reading and adding up a file. It names what it refuses.
    private static DateTimeOffset Instant(ReadOnlySpan<char> text) =>
        text is [_, _, _, _, '-', _, _, '-', _, _, ' ', _, _, ':', _, _, ':', _, _]
        && Number(text[..4]) is var year and > 0 && Number(text[5..7]) is var month and > 0 and < 13 && Number(text[8..10]) is var day and > 0 && day <= DateTime.DaysInMonth(year, month)
        && Number(text[11..13]) is var hour and >= 0 and < 24 && Number(text[14..16]) is var minute and >= 0 and < 60 && Number(text[17..]) is var second and >= 0 and < 60
            ? new(year, month, day, hour, minute, second, TimeSpan.Zero)
            : new(DateTime.ParseExact(text, Time, CultureInfo.InvariantCulture, DateTimeStyles.None), TimeSpan.Zero);

    // The number that digits say; negative if one is no digit.
    private static int Number(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var digit in digits)
            number = char.IsAsciiDigit(digit) && number >= 0 ? (10 * number) + digit - '0' : -1;
        return number;
    }

    private static DateTimeOffset? InstantOrNone(ReadOnlySpan<char> text) => text.IsEmpty ? null : Instant(text);
}
