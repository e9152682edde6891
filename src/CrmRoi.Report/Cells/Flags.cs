namespace CrmRoi.Report;

/// <summary>Reads yes and no in the languages of the exports.</summary>
internal static class Flags
{
    private static readonly HashSet<string> True = ["true", "1", "10", "yes", "y", "x", "t", "checked", "wahr", "ja", "j", "vrai", "oui", "o", "verdadero", "si", "s", "vero", "verdadeiro", "sim", "waar", "prawda", "tak"];

    private static readonly HashSet<string> False = ["false", "0", "00", "no", "n", "f", "unchecked", "falsch", "nein", "faux", "non", "falso", "nao", "onwaar", "nee", "falsz", "nie"];

    /// <summary>Null if it is neither; the caller handles blank cells.</summary>
    public static bool? Read(ReadOnlySpan<char> text) => text switch
    {
        "true" or "TRUE" or "True" or "1" => true,
        "false" or "FALSE" or "False" or "0" => false,
        _ => Header.Key(text) is var key && True.Contains(key) ? true : False.Contains(key) ? false : null,
    };
}
