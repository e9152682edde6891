using CrmRoi.Metrics;
using CrmRoi.Metrics.Sales;

namespace CrmRoi.Report;

/// <summary>Makes a deal from each row.</summary>
internal sealed class DealReader
{
    // A deal that is planned but not opened yet: open, and in no cohort.
    public static readonly DateTimeOffset NotYetOpened = new(2199, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly DealColumns _columns;
    private readonly OutcomeReader _outcomes;
    private readonly AmountReader _amounts;
    private readonly Dates _dates;
    private readonly decimal? _margin;
    private readonly bool _needsOpened;
    private readonly bool _keepIds;
    private readonly Dictionary<string, string> _texts = [];

    public DealReader(DealColumns columns, FileSettings settings, CrmSystem system, ReportSettings report, DateOrder? order = null)
    {
        _columns = columns;
        _outcomes = new OutcomeReader(columns, new OutcomeWords(system, settings.Won, settings.Lost));
        _amounts = new AmountReader(columns, settings, report.Currency);
        _dates = new Dates(settings.DateFormats, settings.Culture is { } culture ? CellCulture.Of(culture) : null, report.Zone, order);
        _margin = report.Margin;
        // A CRM dates every record; a list kept by hand may plan deals that are not opened yet.
        _needsOpened = system != Systems.None;
        _keepIds = report.Leads is not null || report.Touches is not null;
    }

    public OutcomeReader Outcomes => _outcomes;

    public AmountReader Amounts => _amounts;

    public Dates Dates => _dates;

    /// <summary>How many closed deals have only an expected day of closing.</summary>
    public long ClosedAsExpected { get; private set; }

    /// <summary>How many deals have dates without a time.</summary>
    public long ByDays { get; private set; }

    /// <summary>How many deals were created after they were closed.</summary>
    public long CreatedAfterClosed { get; private set; }

    /// <summary>The deal of a row, or the reason why there is none; and what could not be read of the deal.</summary>
    public Checked<DealRow> Read(Table row, out string? unread)
    {
        unread = null;
        if (_outcomes.Read(row, out var error) is not { } outcome)
            return Checked.Invalid<DealRow>(error!);

        When? closed = null;
        var opened = _dates.Read(row, _columns.Opened, out error);
        if (error is not null)
        {
            LookAtPlannedDates(row);
            return Invalid(row, _columns.Opened, error);
        }

        if (opened is null && (outcome != Outcome.Open || _needsOpened))
            return Checked.Invalid<DealRow>($"{_columns.Header.Names[_columns.Opened]} is blank; a {(outcome == Outcome.Open ? "deal" : "won or lost deal")} needs it");
        if (outcome != Outcome.Open)
        {
            var column = Closing(row, outcome);
            closed = column < 0 ? null : _dates.Read(row, column, out error);
            if (error is not null)
            {
                LookAtPlannedDates(row);
                return Invalid(row, column, error);
            }

            if (closed is null)
                return Checked.Invalid<DealRow>($"{_columns.Header.Names[Math.Max(_columns.Closed, Math.Max(_columns.Expected, _columns.WonTime))]} is blank; a won or lost deal needs it");
        }
        else
        {
            LookAtPlannedDates(row);
        }

        var amount = Amount(row, outcome, closed, out unread);
        var cost = _amounts.Read(row, _columns.Cost, closed?.Instant, out var noCost) ?? (amount is { } known && _margin is { } margin ? known * (1 - margin) : null);
        unread ??= noCost;
        var (from, to) = Instants(opened, closed);
        // The evening of a day in America is already the next day in UTC.
        var otherZone = to < from && opened!.Value.IsDay != closed!.Value.IsDay && from - to <= TimeSpan.FromHours(25);
        if (to < from && !otherZone)
            CreatedAfterClosed++;
        var check = Deal.Check(from, to, outcome, amount, cost);
        return check.TryGetValue(out var deal)
            ? Checked.Valid(new DealRow(
                _keepIds && _columns.Id >= 0 ? row[_columns.Id].ToString() : "", Text(row, _columns.By), Text(row, _columns.Control), Text(row, _columns.Customer), Text(row, _columns.Source), deal))
            : Checked.Invalid<DealRow>(check.Error! + (otherZone ? " It is the day before: if the days are not those of " + _dates.Zone.Id + ", say --time-zone." : ""));
    }

    // They are not closing dates, but they may show the order of day and month.
    private void LookAtPlannedDates(Table row)
    {
        foreach (var column in (ReadOnlySpan<int>)[_columns.Closed, _columns.Expected])
        {
            if (column >= 0)
                _dates.Read(row, column, out _);
        }
    }

    // In some systems a won deal has its own amount; if it is blank, the estimated amount is used.
    private decimal? Amount(Table row, Outcome outcome, When? closed, out string? error) =>
        _amounts.Read(row, outcome == Outcome.Won && _columns.WonAmount >= 0 && !row[_columns.WonAmount].IsEmpty ? _columns.WonAmount : _columns.Amount, closed?.Instant, out error);

    // The column with the day of closing: the day of winning or losing, else of closing, else the expected day; −1 if all are blank.
    private int Closing(Table row, Outcome outcome)
    {
        foreach (var column in (ReadOnlySpan<int>)[outcome == Outcome.Won ? _columns.WonTime : _columns.LostTime, _columns.Closed])
        {
            if (column >= 0 && !row[column].IsEmpty)
                return column;
        }

        if (_columns.Expected < 0 || row[_columns.Expected].IsEmpty)
            return -1;
        ClosedAsExpected++;
        return _columns.Expected;
    }

    // If one of the two is a date without a time, both count as days: a deal won on the day of its creation took none.
    private (DateTimeOffset Opened, DateTimeOffset? Closed) Instants(When? opened, When? closed)
    {
        if (opened?.IsDay == true || closed?.IsDay == true)
            ByDays++;
        return (opened, closed) switch
        {
            (null, _) => (NotYetOpened, null),
            ({ } from, null) => (from.Instant, null),
            ({ } from, { } to) when from.IsDay || to.IsDay => (from.Day(_dates.Zone), to.Day(_dates.Zone)),
            ({ } from, { } to) => (from.Instant, to.Instant),
        };
    }

    private Checked<DealRow> Invalid(Table row, int column, string error) => Checked.Invalid<DealRow>($"{_columns.Header.Names[column]} \"{row[column]}\" {error}");

    // Equal texts are kept once.
    private string Text(Table row, int column)
    {
        if (column < 0)
            return "";
        var lookup = _texts.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(row[column], out var known))
            return known;
        var text = row[column].ToString();
        if (_texts.Count < 1_000_000)
            _texts[text] = text;
        return text;
    }
}
