using CrmRoi.Metrics;

namespace CrmRoi.Report;

/// <summary>The words for won, lost and open: from the caller, from the system, and in the languages of the systems.</summary>
internal sealed class OutcomeWords
{
    private static readonly HashSet<string> Won =
    [
        "won", "closedwon", "dealwon", "gewonnen", "abgeschlossengewonnen", "geschlossengewonnen", "gagne", "gagnee", "fermegagne", "fermeegagnee", "conclugagne", "conclueetgagnee", "conclugagnee", "clotureegagnee",
        "ganado", "ganada", "cerradoganado", "cerradaganada", "cierreganado", "vinto", "vinta", "chiusovinto", "chiusavinta", "chiusoevinto", "ganho", "ganha", "fechadoganho", "fechadaganha", "fechadoeganho",
        "geslotengewonnen", "wygrana", "wygrane", "wygrany", "vunnet", "vunnen", "vundet", "voitettu", "vyhrano", "vyhrany", "выиграно", "выиграна", "成交", "赢单", "受注", "成約", "契約済み",
    ];

    private static readonly HashSet<string> Lost =
    [
        "lost", "closedlost", "deallost", "verloren", "abgeschlossenverloren", "geschlossenverloren", "perdu", "perdue", "fermeperdu", "fermeeperdue", "concluperdu", "conclueetperdue", "concluperdue", "clotureeperdue",
        "perdido", "perdida", "cerradoperdido", "cerradaperdida", "cierreperdido", "perso", "persa", "chiusoperso", "chiusapersa", "chiusoeperso", "fechadoperdido", "fechadaperdida", "fechadoeperdido",
        "geslotenverloren", "przegrana", "przegrane", "przegrany", "tapt", "forlorad", "forlorat", "tabt", "havitty", "prohrano", "prohrany", "проиграно", "проиграна", "丢单", "失注",
    ];

    private static readonly HashSet<string> Open =
    [
        "open", "offen", "ouvert", "ouverte", "abierto", "abierta", "aperto", "aperta", "aberto", "aberta", "otwarta", "otwarte", "otevreno", "otevreny", "pending", "inprogress", "ausstehend", "enattente", "pendiente", "inattesa", "pendente", "apen", "oppen", "aben", "avoin", "открыта", "открыто",
    ];

    // What may come before won and lost in the name of a stage.
    private static readonly HashSet<string> Before = ["closed", "deal", "opportunity", "business", "contract", "order", "sale", "bid", "quote"];

    private readonly HashSet<string>? _won;
    private readonly HashSet<string>? _lost;
    private readonly CrmSystem _system;
    private readonly Dictionary<string, Outcome?> _status = [];
    private readonly Dictionary<string, Outcome?> _stage = [];
    private readonly List<string> _doubtful = [];

    public OutcomeWords(CrmSystem system, IReadOnlyList<string>? won, IReadOnlyList<string>? lost)
    {
        _system = system;
        _won = won is null ? null : [.. won.Select(word => word.Trim().ToUpperInvariant())];
        _lost = lost is null ? null : [.. lost.Select(word => word.Trim().ToUpperInvariant())];
        if (_won?.FirstOrDefault(word => _lost?.Contains(word) == true) is { } both)
            throw new OptionException($"the stage \"{won!.First(word => word.Trim().Equals(both, StringComparison.OrdinalIgnoreCase))}\" cannot mean both won and lost");
    }

    /// <summary>Whether the caller named won or lost.</summary>
    public bool IsGiven => _won is not null || _lost is not null;

    /// <summary>The stages that count as open although a word in them says won or lost: "Verbally won".</summary>
    public IReadOnlyList<string> Doubtful => _doubtful;

    /// <summary>What the caller's words say; null if they say nothing.</summary>
    public Outcome? Given(ReadOnlySpan<char> text)
    {
        if (!IsGiven || text.IsEmpty)
            return null;
        var word = text.ToString().ToUpperInvariant();
        return _won?.Contains(word) == true ? Outcome.Won : _lost?.Contains(word) == true ? Outcome.Lost : null;
    }

    /// <summary>What a column with only the outcome says; null if it is not a known word.</summary>
    public Outcome? OfStatus(ReadOnlySpan<char> text) => Cached(_status, text, word => ByWord(word, status: true));

    /// <summary>What a stage says: open, unless it is a word for won or lost.</summary>
    public Outcome OfStage(ReadOnlySpan<char> text) => Cached(_stage, text, word => ByWord(word, status: false)) ?? Outcome.Open;

    private Outcome? ByWord(string text, bool status)
    {
        if (Given(text) is { } given)
            return given;
        // The caller's words for one side replace the known words of that side.
        if (_won is null && Says(text, Won, _system.WonCodes, "closedwon", "abgeschlossenundgewonnen", "geschlossenundgewonnen"))
            return Outcome.Won;
        if (_lost is null && Says(text, Lost, _system.LostCodes, "closedlost", "abgeschlossenundverloren", "geschlossenundverloren"))
            return Outcome.Lost;
        var key = Header.Key(text);
        if (status && !IsGiven && !Open.Contains(key) && Array.IndexOf(_system.OpenCodes, key) < 0)
            return null;
        if (!status && !IsGiven && _doubtful.Count < OutcomeReader.MostStages && Words(text).Any(word => Won.Contains(word.Key) || Lost.Contains(word.Key)))
            _doubtful.Add(text);
        return Outcome.Open;
    }

    // The whole text, without numbers around it ("7 - Closed Won (100%)"), or its first word if a sign follows: "Lost - price", "Won (renewal)", but not
    // "Lost contact".
    private static bool Says(string text, HashSet<string> words, string[] codes, params ReadOnlySpan<string> parts)
    {
        var key = Header.Key(text);
        if (words.Contains(key) || words.Contains(key.Trim([.. "0123456789"])) || Array.IndexOf(codes, key) >= 0)
            return true;
        foreach (var part in parts)
        {
            if (key.Contains(part, StringComparison.Ordinal))
                return true;
        }

        foreach (var (word, behind) in Words(text))
        {
            if (!Before.Contains(word))
                return words.Contains(word) && (behind.Length == 0 || !(char.IsLetterOrDigit(behind[0]) || behind[0] is '\'' or '’') || behind.StartsWith("to ", StringComparison.OrdinalIgnoreCase));
        }

        return false;
    }

    // The words of a text as keys, each with the text after it.
    private static IEnumerable<(string Key, string Behind)> Words(string text)
    {
        for (var start = 0; start < text.Length; start++)
        {
            var end = start;
            while (end < text.Length && (char.IsLetter(text[end]) || (end > start && text[end] is '\'' or '’')))
                end++;
            if (end == start)
                continue;
            yield return (Header.Key(text.AsSpan(start, end - start)), text[end..].TrimStart());
            start = end;
        }
    }

    private static Outcome? Cached(Dictionary<string, Outcome?> known, ReadOnlySpan<char> text, Func<string, Outcome?> find)
    {
        var lookup = known.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(text, out var found))
            return found;
        found = find(text.ToString());
        if (known.Count < 10_000)
            lookup[text] = found;
        return found;
    }
}
