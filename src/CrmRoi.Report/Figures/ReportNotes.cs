using CrmRoi.Metrics.Sales;

namespace CrmRoi.Report;

/// <summary>What a reader must know about the data before any figure, most important first.</summary>
internal static class ReportNotes
{
    public static IReadOnlyList<string> Of(DealFile file, SalesSummary total, CompanyData company, IReadOnlyList<string> migrated) =>
        [.. OfOutcomes(file, total), .. migrated.Select(sign => $"These look like migrated data: {sign}. They cannot tell before from after."), .. OfRows(file, total, company)];

    private static IEnumerable<string> OfOutcomes(DealFile file, SalesSummary total)
    {
        if (total.Created == 0)
            yield return file.RejectedCount > 0 ? $"Every row was rejected, the first because {file.Rejected[0].Reason}." : "The file has no deal.";
        else if (total.Decided == 0)
            yield return $"The file has no closed deal, so there is no win rate and no cycle. If there are some, say what won and lost are called: --won, --lost.{OpenStages(file)}";
        else if (total.Lost == 0)
            yield return "The file has no lost deal, so a win rate of 100% says nothing: the lost ones were left out of the export"
                + $"{(file.System == Systems.Odoo ? " (Odoo archives them: export with the filters Won and Lost too)" : "")}, or are called otherwise (--lost).{OpenStages(file)}";
        else if (total.Won == 0)
            yield return $"The file has no won deal, so a win rate of 0% says nothing: the won ones were left out of the export, or are called otherwise (--won).{OpenStages(file)}";
        var outcomes = file.Reader.Outcomes;
        if (outcomes.DoubtfulStages.Count > 0)
            yield return $"A word of {Stages(outcomes.DoubtfulStages)} says won or lost, but the deals count as open. If they are closed, name the stage with --won or --lost.";
        if (outcomes.CertainStages.Count > 0)
            yield return $"Deals of {Stages(outcomes.CertainStages)} have a probability of 100%, but count as open. If they are won, name the stage with --won.";
    }

    private static string OpenStages(DealFile file) => file.Reader.Outcomes.OpenStages is { Count: > 0 } open ? $" Deals of {Stages(open)} count as open." : "";

    private static string Stages(IReadOnlyCollection<string> names) =>
        $"the {(names.Count == 1 ? "stage" : "stages")} {string.Join(", ", names.Select(name => $"\"{name}\""))}{(names.Count == OutcomeReader.MostStages ? ", …" : "")}";

    private static IEnumerable<string> OfRows(DealFile file, SalesSummary total, CompanyData company)
    {
        var (rejected, unknown, zeros) = (file.RejectedCount, total.Won - total.WonWithKnownAmount, file.Reader.Amounts.Zeros);
        if (total.Created > 0 && rejected > 0)
            yield return $"{Show.Count(rejected, "row")} of the deals {Show.Were(rejected)} rejected and {Show.Are(rejected)} in no figure.";
        if (file.DateOrderShown is var (order, date, shown))
            yield return $"Dates such as {date} are read with the {(order == DateOrder.MonthFirst ? "month" : "day")} first, as {shown} in the same file shows. --culture says otherwise.";
        if (file.UnreadCount > 0)
            yield return $"{Show.Count(file.UnreadCount, "amount")} could not be read. These deals count as won, lost or open, with their amount unknown.";
        if (file.Columns.Amount < 0)
            yield return "The file has no column of amounts, so nothing is said about money (--map amount=COLUMN).";
        else if (unknown > 0)
            yield return $"{Show.Count(unknown, "won deal")} {(unknown == 1 ? "has" : "have")} no amount. Revenue is without {(unknown == 1 ? "it" : "them")}.";
        if (file.System.WritesZeroForUnknown && zeros > 0)
            yield return $"{Show.Count(zeros, "deal")} {(zeros == 1 ? "has" : "have")} the amount 0, which {file.System.Name} also writes if nobody gave one; --zero-is-unknown counts it as unknown.";
        if (total.Decided > 0 && file.System.CloseDateIsExpected is { } expected)
            yield return $"{expected}, and is right only if somebody kept that date.";
        else if (total.Decided > 0 && file.Reader.ClosedAsExpected is var guessed and > 0)
            yield return $"{Show.Count(guessed, "closed deal")} {(guessed == 1 ? "has" : "have")} no day of closing. The expected one stands for it, in the cycle too.";
        if (file.DuplicateCount is var repeated and > 0)
            yield return $"{Show.Count(repeated, "row")} {(repeated == 1 ? "has" : "have")} the id of an earlier row and {Show.Were(repeated)} {(file.SumsRows ? "added to it" : "not counted again")}.";
        if (file.Excluded > 0)
            yield return $"{Show.Count(file.Excluded, "row")} {Show.Were(file.Excluded)} left out {(file.System.NoDeals.Length > 0 ? "as asked, or as no deal" : "as asked")}.";
        if (file.Footer.Count > 0)
            yield return $"{Show.Count(file.Footer.Count, "line")} {(file.Footer.Count == 1 ? "is a title, a total or a footer" : "are titles, totals or footers")} and no rows: \"{file.Footer[0]}\"{(file.Footer.Count > 1 ? ", …" : "")}";
        foreach (var note in company.Notes)
            yield return note;
        if (company.Rejected.Count > 0)
            yield return $"{Show.Count(company.Rejected.Count, "row")} of the other files {Show.Were(company.Rejected.Count)} rejected, the first in {company.Rejected[0].File}: {company.Rejected[0].Row.Reason}.";
    }
}
