using CrmRoi.Metrics.Service;

namespace CrmRoi.Report;

/// <summary>The section on service.</summary>
internal static class ServicePage
{
    public static string Section(ServiceFigures service)
    {
        var after = service.After;
        if (service.Before is { } before)
            return Html.Section(
                "Service",
                after.Cases.Opened == 0
                    ? $"The answers to surveys before and after the go-live: {before.Answers.Answers:#,0} and {after.Answers.Answers:#,0}."
                    : $"The cases opened in the months before and after the go-live, as they stood at the end of each: {before.Cases.Opened:#,0} and {after.Cases.Opened:#,0}, of which {before.Cases.Backlog:#,0} and "
                        + $"{after.Cases.Backlog:#,0} were open. A reopened case counts as resolved when it is resolved again.",
                Html.Changes(ShownChange.Of(service)));
        return Html.Section("Service", "All cases and answers of the data.", Html.Figures([.. Figures(after, service.Ratings)]));
    }

    private static IEnumerable<(string, string)> Figures(ServicePeriod period, RatingForm? ratings)
    {
        if (period.Cases.Opened > 0)
        {
            yield return ("Cases", $"{period.Cases.Opened:#,0}");
            yield return ("Still open", $"{period.Cases.Backlog:#,0}");
            yield return ("Closed on the same day", Show.Percent(period.Cases.SameDayClosed));
            yield return ("Median first response", Show.Hours(period.Cases.TimeToFirstResponse.Median));
            yield return ("Median time to resolve", Show.Hours(period.Cases.TimeToResolution.Median));
            yield return ("Reopened", Show.Percent(period.Cases.ReopenRate));
        }

        if (period.Answers.Answers > 0 && ratings is not null)
        {
            yield return (ratings.Name, period.Satisfied(ratings) is { } satisfied ? Show.Percent(satisfied) : $"{period.Answers.Scores.Mean:0.0}");
            if (ratings.Scale == RatingScale.ZeroToTen)
                yield return ("Net Promoter Score", period.Answers.NetPromoterScore.Value?.ToString("+0.0;−0.0;0") ?? Show.NotAvailable);
        }
    }
}
