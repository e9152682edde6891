using System.Globalization;
using CrmRoi.Metrics;

namespace CrmRoi.Report;

/// <summary>Tells whether a row is open, won or lost: by flags of won and closed, then by a status, then by the stage.</summary>
internal sealed class OutcomeReader(DealColumns columns, OutcomeWords words)
{
    public const int MostStages = 10;

    private readonly HashSet<string> _openStages = [];
    private readonly HashSet<string> _certainStages = [];

    /// <summary>The first few names of stages that were counted as open.</summary>
    public IReadOnlyCollection<string> OpenStages => _openStages;

    /// <summary>The stages among them, known only by name, in which a deal has a probability of 100%.</summary>
    public IReadOnlyCollection<string> CertainStages => _certainStages;

    /// <summary>The stages among them in which a word says won or lost.</summary>
    public IReadOnlyCollection<string> DoubtfulStages => words.Doubtful;

    /// <summary>The outcome; null if the row does not say it.</summary>
    public Outcome? Read(Table row, out string? error)
    {
        error = null;
        if ((words.Given(Cell(row, columns.Status)) ?? words.Given(Cell(row, columns.Stage))) is { } given)
            return given;
        if (!TryFlag(row, columns.IsWon, out var won, ref error) || !TryFlag(row, columns.IsLost, out var lost, ref error) || !TryFlag(row, columns.IsClosed, out var closed, ref error))
            return null;
        if (won == true && lost == true)
            error = $"is both won and lost ({Name(columns.IsWon)}, {Name(columns.IsLost)})";
        else if ((won == true || lost == true) && closed == false)
            error = $"is {(won == true ? "won" : "lost")}, but {Name(columns.IsClosed)} says that it is open";
        if (error is not null)
            return null;
        if (won == true || lost == true)
            return won == true ? Outcome.Won : Outcome.Lost;
        if (closed == false || (closed is null && won == false && lost == false))
            return Open(row);

        var named = Named(row, out error);
        if (error is not null)
            return null;
        if (closed == true)
            return won is null && named == Outcome.Won ? Outcome.Won : Outcome.Lost;
        if (named is { } outcome && !(won == false && outcome == Outcome.Won))
        {
            if (outcome == Outcome.Open && !words.IsGiven && Probability(Cell(row, columns.Chance)) == columns.CertainChance && _certainStages.Count < MostStages)
                _certainStages.Add(Cell(row, columns.Stage).ToString());
            return outcome == Outcome.Open ? Open(row) : outcome;
        }


        if (won == false)
            return Open(row);
        error = "has nothing that says whether it is open, won or lost";
        return null;
    }

    // By the status, the time of winning or losing, what Odoo keeps, or the stage.
    private Outcome? Named(Table row, out string? error)
    {
        error = null;
        var status = Cell(row, columns.Status);
        if (!status.IsEmpty)
        {
            if (words.OfStatus(status) is { } known)
                return known;
            if (Flags.Read(status) is not { } isWon)
            {
                error = $"{Name(columns.Status)} \"{status}\" is none of open, won and lost; name yours with --won and --lost";
                return null;
            }

            if (isWon)
                return Outcome.Won;
        }

        if (!Cell(row, columns.WonTime).IsEmpty)
            return Outcome.Won;
        if (!Cell(row, columns.LostTime).IsEmpty)
            return Outcome.Lost;
        if (columns.Active >= 0 || columns.Probability >= 0)
        {
            if (!TryFlag(row, columns.Active, out var active, ref error))
                return null;
            var probability = Probability(Cell(row, columns.Probability));
            if (active == false)
                return probability is null or 0 ? Outcome.Lost : Outcome.Open;
            if (probability == 100)
                return Outcome.Won;

            // Without a column for it: an archived deal keeps its stage, and has a probability of 0 and a day of closing.
            if (columns.Active < 0 && probability == 0 && !Cell(row, columns.Closed).IsEmpty)
                return Outcome.Lost;
        }

        var stage = Cell(row, columns.Stage);
        return !stage.IsEmpty ? words.OfStage(stage)
            : (columns.WonTime >= 0 && columns.LostTime >= 0) || columns.Active >= 0 || columns.Probability >= 0 ? Outcome.Open
            : null;
    }

    private Outcome Open(Table row)
    {
        var stage = Cell(row, columns.Stage >= 0 ? columns.Stage : columns.Status);
        if (!stage.IsEmpty && _openStages.Count < MostStages)
            _openStages.GetAlternateLookup<ReadOnlySpan<char>>().Add(stage);
        return Outcome.Open;
    }

    private bool TryFlag(Table row, int column, out bool? flag, ref string? error)
    {
        flag = null;
        var text = Cell(row, column);
        if (text.IsEmpty)
            return true;
        flag = Flags.Read(text);
        if (flag is null)
            error = $"{Name(column)} \"{text}\" is neither true nor false";
        return flag is not null;
    }

    private static decimal? Probability(ReadOnlySpan<char> text) =>
        decimal.TryParse(text.TrimEnd([' ', '%', '\u00A0']), NumberStyles.Float, CultureInfo.InvariantCulture, out var probability) ? probability : null;

    private static ReadOnlySpan<char> Cell(Table row, int column) => column < 0 ? default : row[column];

    private string Name(int column) => columns.Header.Names[column];
}
