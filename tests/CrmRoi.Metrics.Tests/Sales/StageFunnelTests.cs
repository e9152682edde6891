using CrmRoi.Metrics.Sales;

namespace CrmRoi.Metrics.Tests.Sales;

public class StageFunnelTests
{
    private static readonly PipelineStages Stages = new("Lead", "Proposal", "Negotiation");

    [Fact]
    public void All_that_entered_reached_the_first_stage()
    {
        Assert.Equal(0, StageFunnel.Empty.Entered);
        Assert.Empty(StageFunnel.Empty.Stages);
        PipelineStages one = new("Lead");
        Assert.Equal(0, Array.Empty<StageHistory>().SummarizeFunnel(one, Day(26)).Entered);
        Assert.Equal(1, new StageHistory[] { new(one, [On("Lead", 1)], null, Outcome.Open) }.SummarizeFunnel(one, Day(26)).Entered);
        Assert.Equal(2, new StageHistory[] { new(Stages, [On("Lead", 1)], null, Outcome.Open), new(Stages, [On("Negotiation", 1)], Day(5), Outcome.Won) }.SummarizeFunnel(Stages, Day(26)).Entered);
    }

    [Fact]
    public void A_deal_that_skips_or_goes_back_pushes_no_rate_over_one()
    {
        StageHistory[] histories =
        [
            new(Stages, [On("Negotiation", 1)], Day(5), Outcome.Won),
            new(Stages, [On("Proposal", 9), On("Lead", 1), On("Lead", 12), On("Proposal", 14)], Day(20), Outcome.Lost),
            new(Stages, [On("Lead", 1), On("Negotiation", 4), On("Lead", 6)], null, Outcome.Open),
        ];
        var funnel = histories.SummarizeFunnel(Stages, Day(26));

        Assert.Equal([3, 3, 2], funnel.Stages.Select(stage => stage.Reached));
        Assert.Equal([2, 1, 2], funnel.Stages.Select(stage => stage.Visited));
        Assert.Equal([3, 2, 1], funnel.Stages.Select(stage => stage.WentOn));
        Assert.Equal(new Proportion(1, 2), funnel["Negotiation"].Conversion);
        Assert.Equal(new Proportion(1, 1), funnel["Negotiation"].DecidedConversion);
        Assert.Equal(new Proportion(2, 3), funnel.ConversionBetween("Lead", "Negotiation"));
        Assert.Equal(new Proportion(1, 3), funnel.Conversion);

        // The lost deal: lead 1 to 9 and 12 to 14, proposal 9 to 12 and 14 to 20. The open one: lead 1 to 4 and 6 to 26 so far, negotiation 4 to 6.
        Assert.Equal(TimeSpan.FromDays(10), funnel["Lead"].TimeInStage.Maximum);
        Assert.Equal(TimeSpan.FromDays(9), funnel["Proposal"].TimeInStage.Maximum);
        Assert.Equal(TimeSpan.FromDays(23), funnel["Lead"].TimeInStageSoFar.Maximum);
        Assert.Equal(3, funnel["Negotiation"].TimeInStage.MeanDays);
        Assert.Equal(1, funnel["Lead"].StillIn);
        Assert.Equal(1, funnel["Negotiation"].OpenHere);
    }

    [Fact]
    public void Earlier_as_of_knows_less()
    {
        StageHistory[] histories = [new(Stages, [On("Lead", 2), On("Proposal", 10)], Day(20), Outcome.Won)];
        Assert.Equal(1, histories.SummarizeFunnel(Stages, Day(1)).NotYetStarted);
        Assert.Equal(1, histories.SummarizeFunnel(Stages, Day(9))["Lead"].StillIn);
        Assert.False(histories.SummarizeFunnel(Stages, Day(9))["Proposal"].Conversion.IsDefined);
        Assert.Equal(1, histories.SummarizeFunnel(Stages, Day(19))["Proposal"].OpenHere);
        Assert.Equal(1, histories.SummarizeFunnel(Stages, Day(20)).Won);
    }

    [Fact]
    public void What_is_no_history_is_refused_and_said_why()
    {
        Assert.Contains("Sold", StageHistory.Check(Stages, [On("Sold", 1)], null, Outcome.Open).Error, StringComparison.Ordinal);
        Assert.False(StageHistory.Check(Stages, [], null, Outcome.Open).IsValid);
        Assert.False(StageHistory.Check(Stages, [default], null, Outcome.Open).IsValid);
        Assert.Throws<ArgumentException>(() => new StageHistory(Stages, [On("Lead", 3)], Day(2), Outcome.Won));
        Assert.Throws<ArgumentException>(() => new StageHistory(Stages, [On("Lead", 3)], null, Outcome.Won));
        Assert.Throws<ArgumentException>(() => new StageHistory(Stages, [On("Lead", 3)], Day(4), Outcome.Open));
        Assert.Throws<ArgumentException>(() => new PipelineStages());
        Assert.Throws<ArgumentException>(() => new PipelineStages("Lead", "Lead"));

        var funnel = StageFunnel.NewBuilder(Stages, Day(9)).ToSummary();
        var other = StageFunnel.NewBuilder(new PipelineStages("Lead"), Day(9)).ToSummary();
        Assert.Throws<ArgumentException>(() => funnel + other);
        Assert.Throws<ArgumentException>(() => funnel.ConversionBetween("Proposal", "Lead"));
        Assert.Throws<KeyNotFoundException>(() => funnel["Sold"]);
        Assert.False(funnel.Conversion.IsDefined);
    }

    private static StageChange On(string stage, int day) => new(stage, Day(day));

    private static DateTimeOffset Day(int day) => new(2024, 1, day, 0, 0, 0, TimeSpan.Zero);
}
