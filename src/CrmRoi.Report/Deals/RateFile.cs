using System.Globalization;
using CrmRoi.Metrics;

namespace CrmRoi.Report;

/// <summary>Reads exchange rates: a file with the columns from, to and rate, and date if they change.</summary>
internal static class RateFile
{
    private static readonly DateTimeOffset Always = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static ExchangeRates Read(string path, FileSettings cells)
    {
        using var table = Table.Open(path, new FileSettings { File = path });
        if (!table.Read())
            throw new OptionException($"the file \"{path}\" is empty; it needs a header line");
        var header = new Header(path, table.Cells());
        var (from, to, rate, date) = (header.Named("from"), header.Named("to"), header.Named("rate"), header.Find(["date", "validfrom", "day"]));
        var dates = new Dates(cells.DateFormats, cells.Culture is { } culture ? CellCulture.Of(culture) : null, TimeZoneInfo.Utc);
        var rates = new List<ExchangeRate>();
        while (table.Read())
        {
            string? error = null;
            var validFrom = date < 0 ? Always : dates.Read(table, date, out error)?.Instant;
            if (validFrom is not { } start)
                throw new OptionException($"line {table.Line} of \"{path}\": {header.Names[date]} \"{table[date]}\" {error ?? "is blank"}");
            if (!decimal.TryParse(table[rate], NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
                throw new OptionException($"line {table.Line} of \"{path}\": rate \"{table[rate]}\" is no number like 1.0856");
            var check = ExchangeRate.Check(table[from].ToString().ToUpperInvariant(), table[to].ToString().ToUpperInvariant(), start, value);
            rates.Add(check.TryGetValue(out var good) ? good : throw new OptionException($"line {table.Line} of \"{path}\": {check.Error}"));
        }

        return new ExchangeRates(rates, TimeSpan.MaxValue);
    }
}
