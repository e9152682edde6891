using CrmRoi.Metrics.Sales;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CrmRoi.Metrics.Tests.Laws;

[Properties(Arbitrary = [typeof(StageFunnelLaws)])]
public class StageFunnelLaws
{
    public static PipelineStages Stages { get; } = new("Lead", "Qualified", "Proposal", "Negotiation");

    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static DateTimeOffset AsOf => Start.AddHours(40);

    // Whole hours, so that changes coincide; skips, steps back, repeats and changes after the instant all occur.
    public static Arbitrary<StageHistory> Histories() =>
        (from changes in (from stage in Gen.Elements("Lead", "Qualified", "Proposal", "Negotiation")
                          from hour in Gen.Choose(0, 45)
                          select new StageChange(stage, Start.AddHours(hour))).NonEmptyListOf()
         from wait in Gen.Choose(0, 10)
         from outcome in Gen.Elements(Outcome.Open, Outcome.Won, Outcome.Lost)
         select new StageHistory(Stages, changes, outcome == Outcome.Open ? null : changes.Max(change => change.At).AddHours(wait), outcome)).ToArbitrary();

    [Property]
    public void Counts_partition_the_deals_and_no_rate_exceeds_one(StageHistory[] histories)
    {
        var funnel = histories.SummarizeFunnel(Stages, AsOf);
        Assert.Equal(histories.Length, funnel.Entered + funnel.NotYetStarted);
        Assert.Equal(funnel.Entered, funnel.Won + funnel.Lost + funnel.Open);
        Assert.Equal(funnel.Open, funnel.Stages.Sum(stage => stage.StillIn));
        for (var i = 0; i < Stages.Count; i++)
        {
            var stage = funnel.Stages[i];
            Assert.Equal(i + 1 < Stages.Count ? funnel.Stages[i + 1].Reached : funnel.Won, stage.WentOn);
            Assert.InRange(stage.WentOn, 0, stage.Reached);
            Assert.InRange(stage.Visited, 0, stage.Reached);
            Assert.Equal(stage.Reached, stage.Visited + stage.Skipped);
        }
    }

    // Deal by deal: of those that came to a stage or beyond and are decided, who won.
    [Property]
    public void The_win_probability_of_a_stage_is_that_of_the_decided_deals_which_reached_it(StageHistory[] histories)
    {
        var funnel = histories.SummarizeFunnel(Stages, AsOf);
        var decided = histories.Where(item => item.Closed <= AsOf).ToList();
        for (var i = 0; i < Stages.Count; i++)
        {
            var reached = decided.Where(item => item.Outcome == Outcome.Won || item.Changes.Any(change => Stages.IndexOf(change.Stage) >= i)).ToList();
            Assert.Equal(new Proportion(reached.Count(item => item.Outcome == Outcome.Won), reached.Count), funnel.Stages[i].WinProbability);
        }
    }

    [Property]
    public void Counts_and_times_equal_those_of_a_walk_hour_by_hour(StageHistory[] histories)
    {
        var funnel = histories.SummarizeFunnel(Stages, AsOf);
        for (var i = 0; i < Stages.Count; i++)
        {
            var walks = histories.Select(Walk).Where(walk => walk.Started).ToList();
            var stage = funnel.Stages[i];
            Assert.Equal(walks.Count(walk => walk.Won || walk.Furthest >= i), stage.Reached);
            Assert.Equal(walks.Count(walk => walk.Now == i), stage.StillIn);
            Assert.Equal(DurationDistribution.Of(walks.Where(walk => walk.Now == i).Select(walk => walk.Hours[i]!.Value)), stage.TimeInStageSoFar);
            Assert.Equal(DurationDistribution.Of(walks.Where(walk => walk.Now != i && walk.Hours[i].HasValue).Select(walk => walk.Hours[i]!.Value)), stage.TimeInStage);
        }
    }

    private sealed record Walked(bool Started, bool Won, int Furthest, int? Now, TimeSpan?[] Hours);

    private static Walked Walk(StageHistory history)
    {
        var hours = new TimeSpan?[Stages.Count];
        var (furthest, now) = (-1, -1);
        var closed = history.Closed <= AsOf;
        var end = closed ? history.Closed!.Value : AsOf;
        for (var hour = Start; hour <= end; hour += TimeSpan.FromHours(1))
        {
            foreach (var stage in history.Changes.Where(change => change.At == hour).Select(change => Stages.IndexOf(change.Stage)).Order())
            {
                (now, furthest) = (stage, Math.Max(furthest, stage));
                hours[stage] ??= TimeSpan.Zero;
            }

            if (now >= 0 && hour < end)
                hours[now] += TimeSpan.FromHours(1);
        }

        return new Walked(furthest >= 0, closed && history.Outcome == Outcome.Won, furthest, closed ? null : now, hours);
    }
}
