using CrmRoi.Metrics.Marketing;
using FsCheck.Xunit;

namespace CrmRoi.Metrics.Tests.Laws;

[Properties(Arbitrary = [typeof(Generators), typeof(MarketingGenerators)])]
public class LeadLaws
{
    [Property]
    public void Counts_partition_the_leads(Lead[] leads)
    {
        var summary = leads.Summarize();
        Assert.Equal(leads.Length, summary.Won + summary.Lost + summary.Open);
        Assert.Equal(leads.Length, summary.Contacted + summary.NotContacted);
        Assert.Equal(leads.Count(lead => lead.FirstContact is null), summary.NotContacted);
        Assert.Equal(leads.Sum(lead => (decimal)(lead.SpeedToLead ?? TimeSpan.Zero).Ticks) / TimeSpan.TicksPerSecond, summary.SpeedToLead.Seconds.Sum);
    }

    [Property]
    public void A_lead_as_of_an_instant_knows_nothing_later(Lead lead, TimeSpan after)
    {
        var instant = lead.Created + after;
        var then = lead.AsOf(instant);
        Assert.Equal(lead.Created, then.Created);
        Assert.True(then.Closed is null ? lead.Closed is null || lead.Closed > instant : then.Closed == lead.Closed && then.Outcome == lead.Outcome);
        Assert.True(then.FirstContact is null ? lead.FirstContact is null || lead.FirstContact > instant : then.FirstContact == lead.FirstContact);
        Assert.Equal(then, then.AsOf(instant));
    }
}
