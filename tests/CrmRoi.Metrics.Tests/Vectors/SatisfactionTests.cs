using System.Globalization;
using System.Text.Json.Nodes;
using CrmRoi.Metrics.Service;

namespace CrmRoi.Metrics.Tests.Vectors;

/// <summary>Published answers on satisfaction: the kinds nps and csat of the file.</summary>
public class SatisfactionTests
{
    public static TheoryData<string> Names => VectorFile.Names("clv_retention_nps_csat", item => (string)item["metric"]! is "nps" or "csat");

    [Theory, MemberData(nameof(Names))]
    public void Satisfaction_agrees_with_the_published_answer(string name)
    {
        var vector = VectorFile.Case("clv_retention_nps_csat", name);
        var inputs = vector["inputs"]!;
        if ((string)vector["metric"]! == "csat")
        {
            var counts = inputs["scores"]!.AsObject().Select(score => new KeyValuePair<int, long>(int.Parse(score.Key, CultureInfo.InvariantCulture), (long)score.Value!));
            Assert.Equal((double)vector["expected"]!, (double)SurveySummary.FromCounts(RatingScale.OneToFive, counts).CustomerSatisfaction().Percent!, (double)vector["tolerance"]!);
        }
        else if (inputs["scores"] is JsonArray scores)
        {
            var score = scores.Select(value => new SurveyAnswer(RatingScale.ZeroToTen, (int)value!)).Summarize().NetPromoterScore;
            var expected = vector["expected"]!;
            Assert.Equal(new NetPromoterScore((long)expected["promoters"]!, (long)expected["passives"]!, (long)expected["detractors"]!), score);
            Assert.Equal((decimal)expected["nps"]!, score.Value);
        }
        else
        {
            var (promoters, detractors) = ((long)inputs["promoters_pct"]!, (long)inputs["detractors_pct"]!);
            Assert.Equal((decimal)vector["expected"]!, new NetPromoterScore(promoters, 100 - promoters - detractors, detractors).Value);
        }
    }

    [Fact]
    public void One_answer_is_a_share_and_none_is_not()
    {
        Assert.Equal(new CrmRoi.Metrics.Proportion(1, 1), SurveySummary.FromCounts(RatingScale.OneToFive, [new(4, 1)]).CustomerSatisfaction());
        Assert.False(SurveySummary.Empty.CustomerSatisfaction().IsDefined);
        Assert.False(SurveySummary.Empty.LowEffort().IsDefined);
    }
}
