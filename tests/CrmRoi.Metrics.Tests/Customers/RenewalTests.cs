using CrmRoi.Metrics.Customers;
using CrmRoi.Metrics.Tests.Laws;
using FsCheck.Xunit;

namespace CrmRoi.Metrics.Tests.Customers;

[Properties(Arbitrary = [typeof(CustomerGenerators)])]
public class RenewalTests
{
    private static readonly DateTimeOffset Due = new(2024, 6, 30, 0, 0, 0, TimeSpan.Zero);

    [Property]
    public void Rates_are_those_of_their_formulas(Renewal[] facts, DateTimeOffset asOf, byte days)
    {
        var grace = TimeSpan.FromDays(days);
        Renewal[] renewals = [.. facts.Select(fact => new Renewal(fact.Due, Cents(fact.Value), fact.Renewed, fact.Renewed is null || fact.Value is null ? null : Cents(fact.RenewedValue)))];
        var renewed = renewals.Where(renewal => renewal.Renewed is { } at && at <= asOf).ToList();
        var pending = renewals.Where(renewal => !(renewal.Renewed is { } at && at <= asOf) && renewal.Due + grace >= asOf).ToList();
        var onTime = renewed.Count(renewal => renewal.Renewed <= renewal.Due + grace);
        var lapsed = renewals.Length - renewed.Count - pending.Count;
        var known = renewed.Where(renewal => renewal.Value is not null).ToList();
        var value = renewals.Sum(renewal => renewal.Value) - pending.Sum(renewal => renewal.Value);
        var summary = renewals.Summarize(asOf, grace);

        Assert.Equal(new Proportion(renewed.Count, renewed.Count + lapsed), summary.RenewalRate);
        Assert.Equal(new Proportion(onTime, renewed.Count + lapsed), summary.OnTimeRenewalRate);
        Assert.Equal(new Proportion(onTime, renewed.Count), summary.OnTimeShareOfRenewed);
        Assert.Equal(pending.Count, summary.Pending);
        Assert.Equal(lapsed, summary.Lapsed);
        Assert.Equal(new Ratio(known.Sum(renewal => renewal.RenewedValue!.Value), value!.Value), summary.RenewalRateByValue);
        Assert.Equal(new Ratio(known.Sum(renewal => Math.Min(renewal.Value!.Value, renewal.RenewedValue!.Value)), value.Value), summary.GrossRenewalRateByValue);
        Assert.Equal(pending.Sum(renewal => renewal.Value), summary.PendingValue);
        Assert.Equal(known.Count, summary.RenewedWithKnownValue);
        Assert.Equal(pending.Count(renewal => renewal.Value is not null), summary.PendingWithKnownValue);
        Assert.Equal(renewals.Count(renewal => renewal.Value is not null), summary.WithKnownValue + summary.PendingWithKnownValue);
    }

    [Theory]
    [InlineData(14, 20, true, false, false)] // renewed at the last instant of the grace period
    [InlineData(15, 20, false, true, false)]
    [InlineData(-30, 20, true, false, false)]
    [InlineData(null, 14, false, false, true)]
    [InlineData(null, 15, false, false, false)]
    [InlineData(18, 17, false, false, false)] // renewed only after the data end: lapsed as of then
    [InlineData(13, 12, false, false, true)]
    public void The_grace_period_includes_its_last_instant(int? renewedAfter, int asOfAfter, bool onTime, bool late, bool pending)
    {
        var renewal = new Renewal(Due, 100, renewedAfter is { } days ? Due.AddDays(days) : null);
        var summary = new[] { renewal }.Summarize(Due.AddDays(asOfAfter), TimeSpan.FromDays(14));
        Assert.Equal(onTime ? 1 : 0, summary.RenewedOnTime);
        Assert.Equal(onTime || late ? 1 : 0, summary.Renewed);
        Assert.Equal(pending ? 1 : 0, summary.Pending);
        Assert.Equal(onTime || late || pending ? 0 : 1, summary.Lapsed);
        Assert.Equal(!pending, summary.RenewalRate.IsDefined);
    }

    [Fact]
    public void Summaries_as_of_different_instants_do_not_merge()
    {
        Renewal[] renewals = [new(Due, 100)];
        Assert.Throws<ArgumentException>(() => renewals.Summarize(Due, TimeSpan.Zero) + renewals.Summarize(Due.AddDays(1), TimeSpan.Zero));
        Assert.Throws<ArgumentException>(() => renewals.Summarize(Due, TimeSpan.Zero) + renewals.Summarize(Due, TimeSpan.FromDays(1)));
    }

    [Fact]
    public void What_is_no_renewal_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Renewal(Due, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Renewal(Due, 1, Due, -1));
        Assert.Contains("renewedValue", Renewal.Check(Due, 1, null, 1).Error, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new Renewal[1].Summarize(Due, TimeSpan.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => Array.Empty<Renewal>().Summarize(Due, TimeSpan.FromTicks(-1)));
        Renewal[] two = [new(Due, 1), new(Due.AddMonths(1), 1)], none = null!;
        Period day = new(Due, Due.AddDays(1));
        Assert.Equal(two[..1], two.DueIn(day));
        Assert.Equal([0], new[] { 0, 1 }.DueIn(day, row => two[row]));
        Assert.Throws<ArgumentNullException>("renewals", () => none.DueIn(day));
        Assert.Throws<ArgumentNullException>("rows", () => none.DueIn(day, row => row));
        Assert.Throws<ArgumentNullException>("renewal", () => two.DueIn(day, null!));
    }

    private static decimal? Cents(decimal? amount) => amount is { } known ? decimal.Round(known % 1_000_000, 2) : null;
}
