namespace CrmRoi.Report;

/// <summary>
/// How a culture writes numbers and dates: whether the decimal separator is a comma, and whether day or month comes first if the year is last.
/// The table is short and our own, so that it is the same on every machine. Source: the Unicode CLDR.
/// </summary>
internal sealed record CellCulture(string Name, bool DecimalComma, DateOrder? Order)
{
    private const string CommaLanguages = " af az be bg bs ca cs da de el es et eu fi fo fr gl hr hu hy id is it ka kk lt lv mk nb nl nn no pl pt ro ru sk sl sq sr sv tr uk uz vi ";
    private const string PointLanguages = " ar cy en fil ga he hi ja ko ms mt sw ta te th zh ";
    private const string PointRegions = " de-CH de-LI it-CH es-MX es-US es-GT es-HN es-NI es-PA es-PE es-PR es-SV es-DO ";
    private const string MonthFirst = " en-US en-PH es-PA es-PR es-US ";

    // Both orders are in use here, so a date is clear only if the year comes first.
    private const string YearFirst = " ja ko zh hu lt en-CA fr-CA en-ZA ";

    public static CellCulture Of(string name)
    {
        var parts = name.Replace('_', '-').Split('-');
        var language = parts[0].ToLowerInvariant();
        var region = $"{language}-{parts[^1].ToUpperInvariant()}";
        bool In(string list, string entry) => list.Contains($" {entry} ", StringComparison.Ordinal);
        if (!In(CommaLanguages, language) && !In(PointLanguages, language))
            throw new OptionException($"--culture takes a name such as en-US, en-GB or de-DE, not \"{name}\"");
        return new CellCulture(
            name,
            In(CommaLanguages, language) && !In(PointRegions, region),
            In(YearFirst, language) || In(YearFirst, region) ? null : In(MonthFirst, region) ? DateOrder.MonthFirst : region == "en-EN" ? null : DateOrder.DayFirst);
    }
}

/// <summary>The order of day and month if the year is last.</summary>
internal enum DateOrder
{
    DayFirst,
    MonthFirst,
}
