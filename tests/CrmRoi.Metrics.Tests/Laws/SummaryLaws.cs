using FsCheck.Xunit;

namespace CrmRoi.Metrics.Tests.Laws;

/// <summary>The laws of every kind of summary.</summary>
[Properties(Arbitrary = [typeof(SummaryKinds)], MaxTest = 2500)]
public class SummaryLaws
{
    [Fact]
    public void Every_kind_of_summary_obeys_the_laws()
    {
        var summaries = typeof(ISummary<>).Assembly.GetExportedTypes().Where(type =>
            !type.IsAbstract && type != typeof(SummaryGroups<,>) && type.GetInterfaces().Any(each => each.IsGenericType && each.GetGenericTypeDefinition() == typeof(ISummary<>)));
        Assert.Equal(
            summaries.Select(type => type.Name).Order(StringComparer.Ordinal),
            SummaryKinds.All.Select(kind => kind.Type.Name).Distinct().Order(StringComparer.Ordinal));
    }

    [Property]
    public void Summaries_merge_exactly(SummarySample sample) => sample.Merges_exactly();

    [Property]
    public void The_empty_summary_is_neutral(SummarySample sample) => sample.Empty_is_neutral();

    [Property]
    public void Only_nothing_prints_as_nothing(SummarySample sample) => sample.Only_nothing_prints_as_nothing();

    [Property]
    public void Summaries_made_under_other_rules_are_refused(SummarySample sample) => sample.Other_rules_are_refused();

    [Property]
    public void Summaries_do_not_change(SummarySample sample) => sample.Summaries_do_not_change();

    [Property]
    public void Groups_add_up_to_the_whole(SummarySample sample) => sample.Groups_add_up();

    [Property]
    public void A_row_that_is_no_fact_is_named_by_its_position(SummarySample sample) => sample.A_row_that_is_no_fact_is_named();

    [Property]
    public void Bytes_come_back(SummarySample sample) => sample.Bytes_come_back();

#if MODERN_ASSET
    [Property(MaxTest = 500)]
    public void Json_comes_back(SummarySample sample) => sample.Json_comes_back();
#endif

    [Property(MaxTest = 500)]
    public void What_is_not_refused_answers_and_adds(SummarySample sample) => sample.What_is_not_refused_answers_and_adds();
}
