namespace CrmReport;

/// <summary>The sections on what the CRM brought and how sure that is.</summary>
internal static class ImpactPage
{
    public static IEnumerable<string> Sections(ImpactFigures impact) => [Control(impact), Cost(impact)];

    private static string Control(ImpactFigures impact)
    {
        var (winRate, profit) = (impact.WinRateEffect, impact.GrossProfitEffect);
        return Html.Section(
            "Would it have come anyway?",
            $"The team {Company.ControlTeam} kept its old tools. What changed there too was not the CRM; what the other teams gained beyond it may be (difference in differences). "
            + $"If only the effect on gross profit is due to the CRM, its return is {impact.ControlledReturn.NetReturn:P0}. With one small control team the range is wide.",
            Html.Table(["", "teams with the CRM", "control team", "effect", "95% interval", "could be seen from"],
            [
                [
                    "Win rate", Points(winRate.TreatedChange), Points(winRate.ControlChange), Points(winRate.Estimate),
                    winRate.Interval() is { } points ? $"{100 * points.Lower:+0.0;−0.0;0} to {100 * points.Upper:+0.0;−0.0;0}" : "", $"{100 * winRate.MinimumDetectableEffect():0.0} points",
                ],
                [
                    "Gross profit a month and rep", Signed(profit.TreatedChange), Signed(profit.ControlChange), Signed(profit.Estimate),
                    profit.Interval() is { } money ? $"{Signed((decimal)money.Lower)} to {Signed((decimal)money.Upper)}" : "", $"{profit.MinimumDetectableEffect():#,0}",
                ],
            ],
            aside: true));
    }

    private static string Cost(ImpactFigures impact) => Html.Section(
        "Cost of the CRM",
        "All that was spent on it until the end of the data.",
        Html.Table(["", "amount"], impact.CrmCosts.Select(item => new[] { item.Key, Show.Money(item.Value) }), ["all", Show.Money(impact.CrmCosts.Sum(item => item.Value))]));

    private static string Points(decimal? share) => share is { } value ? $"{100 * value:+0.0;−0.0;0} points" : Show.NotAvailable;

    private static string Signed(decimal? amount) => amount?.ToString("+#,0;−#,0;0") ?? Show.NotAvailable;
}
