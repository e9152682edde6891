using System.Text.RegularExpressions;
using System.Xml.Linq;
using CrmRoi.Metrics.Sales;

namespace CrmRoi.Metrics.Tests.Policy;

/// <summary>People search for abbreviations: each stands in a summary of the documentation that ships, beside the member that it means, and in the catalogue.</summary>
public class SearchWordTests
{
    [Theory]
    [InlineData("NRR", "RevenueRetentionSummary.NetRevenueRetention")]
    [InlineData("GRR", "RevenueRetentionSummary.GrossRevenueRetention")]
    [InlineData("CAC", "AcquisitionCost.CostPerCustomer")]
    [InlineData("LTV", "LifetimeValue")]
    [InlineData("CLV", "LifetimeValue")]
    [InlineData("ARPU", "RevenueRetentionSummary.RevenuePerCustomer")]
    [InlineData("MRR", "CustomerRevenue")]
    [InlineData("ARR", "CustomerRevenue")]
    [InlineData("NPS", "NetPromoterScore")]
    [InlineData("CSAT", "SurveySummary.CustomerSatisfaction")]
    [InlineData("FCR", "ServiceSummary.FirstContactResolution")]
    [InlineData("SLA", "ServiceSummary.ResolutionTargets")]
    [InlineData("ROAS", "MarketingReturn.ReturnOnAdSpend")]
    [InlineData("TCO", "TotalCostOfOwnership")]
    [InlineData("WAPE", "ForecastAccuracy.WeightedAbsolutePercentageError")]
    public void A_word_stands_in_the_shipped_summary_of_its_member_and_in_the_catalogue(string word, string member)
    {
        var summaries = XDocument.Load(Path.ChangeExtension(typeof(Deal).Assembly.Location, ".xml")).Descendants("member")
            .Where(item => Regex.IsMatch((string?)item.Element("summary") ?? "", $@"\b{word}\b"))
            .Select(item => ((string)item.Attribute("name")!)[2..].Split('(')[0]).ToList();
        Assert.Contains(summaries, name => name.EndsWith("." + member, StringComparison.Ordinal));
        Assert.Matches($@"(?m)^\|[^|\n]*\|[^|\n]*\b{word}\b[^|\n]*\|.*`{Regex.Escape(member)}[`.]", File.ReadAllText(Repository.PathOf("docs", "metrics", "README.md")));
    }
}
