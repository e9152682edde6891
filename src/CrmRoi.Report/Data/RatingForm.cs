using CrmRoi.Metrics.Service;

namespace CrmRoi.Report;

/// <summary>The scale of the ratings of a file, and the lowest rating of a satisfied customer; null if unknown.</summary>
internal sealed record RatingForm(RatingScale Scale, int? Satisfied)
{
    /// <summary>Two values, good and bad, as in Zendesk.</summary>
    public const string GoodBad = "good-bad";

    private static readonly RatingForm OneToFive = new(RatingScale.OneToFive, 4);

    private static readonly RatingForm GoodOrBad = new(new RatingScale(0, 1), 1);

    private bool IsGoodBad => Scale == GoodOrBad.Scale;

    /// <summary>The name of the share of satisfied answers, or of the mean score if nobody says which customers are satisfied.</summary>
    public string Name => this == OneToFive ? "Satisfied, 4 or 5 of 5"
        : IsGoodBad ? "Satisfied, \"good\" of good and bad"
        : Satisfied is { } least ? $"Satisfied, {least} or more on {Scale}"
        : $"Mean rating on {Scale}";

    /// <summary>The form that the settings name, "1-5", "0-10", "0-100" or "good-bad"; null if they name none.</summary>
    public static RatingForm? Of(FileSettings file)
    {
        if (file.Scale is not { } text)
            return file.Satisfied is null ? null : throw new OptionException($"satisfied needs a scale too, such as \"scale\": \"1-10\", for {file.File}");
        if (text == GoodBad)
            return GoodOrBad;
        var ends = text.Split('-');
        if (ends.Length != 2 || !int.TryParse(ends[0], out var lowest) || !int.TryParse(ends[1], out var highest) || highest <= lowest || highest > 1000)
            throw new OptionException($"scale takes two whole numbers such as 1-5, 0-10 or 0-100, or {GoodBad}, not \"{text}\"");
        var scale = new RatingScale(lowest, highest);
        if (file.Satisfied is { } least && !scale.Contains(least))
            throw new OptionException($"satisfied must lie on the scale {text}, not be {least}");
        return new RatingForm(scale, file.Satisfied ?? (scale == RatingScale.OneToFive ? OneToFive.Satisfied : null));
    }

    /// <summary>
    /// The ratings of a file as answers, and what a reader must know about them. If nobody names the scale, all ratings must be from 1 to 5, or all good
    /// or bad. Otherwise none is counted, because those that fit would not be a fair part of them.
    /// </summary>
    public static (IReadOnlyList<SurveyAnswer?> Answers, RatingForm? Form, string? Note) Read(FileSettings file, IReadOnlyList<string> texts)
    {
        var name = Path.GetFileName(file.File);
        var stated = Of(file);
        var cells = texts.Select(Parse).ToList();
        var form = stated ?? (cells.Exists(cell => cell.IsWord) ? GoodOrBad : OneToFive);
        var answers = cells.ConvertAll(cell => (SurveyAnswer?)new SurveyAnswer(form.Scale, form.Takes(cell) ? cell.Score : null));
        var strange = texts.Zip(cells).Where(rating => !rating.Second.IsNone && !form.Takes(rating.Second)).Select(rating => rating.First).ToList();
        if (strange.Count == 0)
            return (answers, form, null);
        return stated is not null
            ? (answers, form, $"{Show.Count(strange.Count, "rating")} of {name} {Show.Were(strange.Count)} left out, the first \"{strange[0]}\": the scale is {file.Scale}.")
            : ([.. texts.Select(_ => (SurveyAnswer?)null)], null,
                $"The ratings of {name} are neither all from 1 to 5 nor all good or bad, as \"{strange[0]}\" shows, so none is counted. Name their scale in {ReportSettings.FileName}: "
                + "\"scale\": \"1-10\", for example, and \"satisfied\": 8 if that is the lowest rating of a satisfied customer.");
    }

    /// <summary>The scale as the settings name it, if all ratings show it; null if several are possible.</summary>
    public static string? Recognise(IEnumerable<string> texts)
    {
        var cells = texts.Select(Parse).Where(cell => !cell.IsNone).ToList();
        if (cells.Count == 0 || cells.Exists(cell => cell.Score is null || cell.IsWord))
            return cells.Count > 0 && cells.TrueForAll(cell => cell.IsWord) ? GoodBad : null;
        var (lowest, highest) = (cells.Min(cell => cell.Score!.Value), cells.Max(cell => cell.Score!.Value));
        return lowest < 0 || highest > 100 ? null
            : highest > 10 ? "0-100"
            : highest > 7 ? lowest == 0 ? "0-10" : "1-10"
            : highest <= 5 && lowest >= 1 ? "1-5"
            : null;
    }

    private bool Takes((int? Score, bool IsWord, bool IsNone) cell) => cell.Score is { } score && cell.IsWord == IsGoodBad && Scale.Contains(score);

    // "4", "4/5", "4 - happy", "87%", "good"; a number with decimals is not a rating.
    private static (int? Score, bool IsWord, bool IsNone) Parse(string text)
    {
        switch (Header.Key(text))
        {
            case "" when text.Trim() is not ("👍" or "👎"):
            case "offered" or "unoffered" or "notoffered" or "notrated" or "noanswer" or "none" or "na" or "null":
                return (null, false, true);
            case "good" or "goodwithcomment" or "positive" or "satisfied" or "happy" or "thumbsup":
            case "" when text.Trim() == "👍":
                return (1, true, false);
            case "bad" or "badwithcomment" or "negative" or "dissatisfied" or "unsatisfied" or "unhappy" or "thumbsdown":
            case "":
                return (0, true, false);
        }

        var end = 0;
        while (end < text.Length && (char.IsAsciiDigit(text[end]) || (end == 0 && text[end] == '-')))
            end++;
        var decimals = end < text.Length - 1 && text[end] is '.' or ',' && text[(end + 1)..].AsSpan().ContainsAnyExcept('0');
        return int.TryParse(text.AsSpan(0, end), out var score) && !decimals ? (score, false, false) : (null, false, false);
    }
}
