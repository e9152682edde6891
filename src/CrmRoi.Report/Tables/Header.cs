using System.Text;

namespace CrmRoi.Report;

/// <summary>The column names of a file, matched without case, blanks, punctuation and accents.</summary>
internal sealed class Header
{
    private const string Accented = "àáâãäåāăąçćčďđèéêëēěęìíîïīıłñńňòóôõöøōőřśšşťùúûüūůűýÿźżž";
    private const string Plain = "aaaaaaaaacccddeeeeeeeiiiiiilnnnoooooooorssstuuuuuuuyyzzz";

    private readonly string[] _names;
    private readonly string[] _keys;
    private readonly string[] _shortKeys;

    /// <param name="path">The file, for messages.</param>
    /// <param name="names">The names as written in the file.</param>
    /// <param name="prefixes">What a system may write before each name, as keys: "deal" for "Deal - Value".</param>
    public Header(string path, string[] names, params string[] prefixes)
    {
        Path = path;
        _names = names;
        _keys = [.. names.Select(name => Key(name))];
        _shortKeys = [.. _keys.Select(key => Without(key, prefixes))];
    }

    public string Path { get; }

    public IReadOnlyList<string> Names => _names;

    /// <summary>The names, for a message.</summary>
    public string Listed => string.Join(", ", _names) is var all && all.Length <= 500 ? all : all[..500] + "…";

    /// <summary>The letters and digits of a name in lower case, without accents: "Créé le" is "creele".</summary>
    public static string Key(ReadOnlySpan<char> name)
    {
        var key = new StringBuilder(name.Length);
        foreach (var character in name)
        {
            var lower = char.ToLowerInvariant(character);
            if (lower == 'ß')
                key.Append("ss");
            else if (Accented.IndexOf(lower, StringComparison.Ordinal) is var at and >= 0)
                key.Append(Plain[at]);
            else if (char.IsLetterOrDigit(lower))
                key.Append(lower);
        }

        return key.ToString();
    }

    /// <summary>The column that the caller named. It must occur exactly once.</summary>
    public int Named(string name)
    {
        foreach (var comparison in (StringComparison[])[StringComparison.Ordinal, StringComparison.OrdinalIgnoreCase])
        {
            if (Unique(Array.FindIndex(_names, cell => cell.Equals(name, comparison)), Array.FindLastIndex(_names, cell => cell.Equals(name, comparison)), name) is { } column)
                return column;
        }

        var key = Key(name);
        return (key.Length == 0 ? null : Unique(Array.IndexOf(_keys, key), Array.LastIndexOf(_keys, key), name))
            ?? throw new OptionException($"the file \"{Path}\" has no column \"{name}\"; it has {Listed}");
    }

    /// <summary>The first of these keys that is a column; −1 for none.</summary>
    public int Find(IEnumerable<string> keys)
    {
        foreach (var key in keys)
        {
            // Of "id" and ".id", the one written exactly so.
            if (Array.FindAll(_names, name => name.Equals(key, StringComparison.OrdinalIgnoreCase)).Length == 1)
                return Array.FindIndex(_names, name => name.Equals(key, StringComparison.OrdinalIgnoreCase));
            if (Unique(Array.IndexOf(_keys, key), Array.LastIndexOf(_keys, key), null) is { } whole)
                return whole;
            if (Array.IndexOf(_shortKeys, key) is var rest and >= 0)
                return rest;
        }

        return -1;
    }

    private int? Unique(int first, int last, string? name) =>
        first < 0 ? null : first == last ? first : throw new OptionException($"the file \"{Path}\" has more than one column \"{name ?? _names[first]}\"");

    private static string Without(string key, string[] prefixes)
    {
        while (prefixes.FirstOrDefault(prefix => key.Length > prefix.Length && key.StartsWith(prefix, StringComparison.Ordinal)) is { } prefix)
            key = key[prefix.Length..];
        return key;
    }
}
