using System.Globalization;
using CrmRoi.Metrics.Sales;
using CrmRoi.Metrics.Service;

namespace CrmRoi.Metrics.Tests;

/// <summary>A fact that breaks a rule of its summary is refused with its index, like what is no fact.</summary>
public class RefusedFactTests
{
    private const string OtherScale = "fact must be an answer on the scale from 1 to 5 (index {0}), but was 0 to 10. (Parameter 'fact')";
    private const string OtherStages = "fact must be a history of the stages Lead, Demo (index {0}), but was Lead, Won. (Parameter 'fact')";

    private static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly PipelineStages Stages = new("Lead", "Demo");

    private static readonly StageHistory Deal = History(Stages);

    private static readonly StageHistory Other = History(new("Lead", "Won"));

    private static readonly SurveyAnswer Answer = new(RatingScale.OneToFive, 4);

    private static readonly SurveyAnswer OfTen = new(RatingScale.ZeroToTen, 4);

    [Theory]
    [InlineData(2)]
    [InlineData(20)]
    [InlineData(1_000)]
    public void An_answer_on_another_scale_is_refused_with_its_index(int index)
    {
        SurveyAnswer[] answers = [.. Enumerable.Repeat(Answer, index), OfTen, Answer];
        Refused(OtherScale, index, () => answers.Summarize());
        Refused(OtherScale, index, () => answers.ToList().Summarize());
        Refused(OtherScale, index, () => answers.Select(answer => answer).Summarize());
        Refused(OtherScale, index, () => answers.SummarizeBy(_ => "all", answer => answer));
        Refused(OtherScale, index, () => answers.Select((answer, i) => (Key: i % 2, Answer: answer)).SummarizeBy(row => row.Key, row => row.Answer));
        Refused(OtherScale, index, () => Build(SurveySummary.NewBuilder(), answers));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(1_000)]
    public void A_history_of_other_stages_is_refused_with_its_index(int index)
    {
        StageHistory[] histories = [.. Enumerable.Repeat(Deal, index), Other, Deal];
        Refused(OtherStages, index, () => histories.SummarizeFunnel(Stages, Start));
        Refused(OtherStages, index, () => histories.ToList().SummarizeFunnel(Stages, Start));
        Refused(OtherStages, index, () => histories.Select(history => history).SummarizeFunnel(Stages, Start));
        Refused(OtherStages, index, () => histories.SummarizeFunnelBy(_ => "all", history => history, Stages, Start));
        Refused(OtherStages, index, () => Build(StageFunnel.NewBuilder(Stages, Start), histories));
    }

    [Fact]
    public void Each_group_of_answers_may_have_its_own_scale_and_nothing_of_a_refused_fact_is_kept()
    {
        Assert.Equal(2, new[] { Answer, OfTen }.SummarizeBy(answer => answer.Scale, answer => answer).Count);

        var answers = SurveySummary.NewBuilder();
        answers.Add(Answer);
        Assert.Throws<ArgumentException>(() => answers.Add(OfTen));
        answers.Add(Answer);
        Assert.Equal(new[] { Answer, Answer }.Summarize(), answers.ToSummary());

        var histories = StageFunnel.NewBuilder(Stages, Start);
        Assert.Throws<ArgumentException>(() => histories.Add(Other));
        histories.Add(Deal);
        Assert.Equal(new[] { Deal }.SummarizeFunnel(Stages, Start), histories.ToSummary());
    }

    private static StageHistory History(PipelineStages stages) => new(stages, [new StageChange("Lead", Start)], null, Outcome.Open);

    private static TSummary Build<TFact, TSummary>(ISummaryBuilder<TFact, TSummary> builder, TFact[] facts)
    {
        foreach (var fact in facts)
            builder.Add(in fact);
        return builder.ToSummary();
    }

    private static void Refused(string message, int index, Func<object> summarize) =>
        Assert.Equal(message.Replace("{0}", index.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal), Assert.Throws<ArgumentException>(() => summarize()).Message);
}
