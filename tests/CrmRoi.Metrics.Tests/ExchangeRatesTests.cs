using CrmRoi.Metrics.Internal;
using CrmRoi.Metrics.Sales;
using CrmRoi.Metrics.Tests.Laws;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CrmRoi.Metrics.Tests;

[Properties(Arbitrary = [typeof(ExchangeRatesTests)])]
public class ExchangeRatesTests
{
    private static readonly DateTimeOffset Start = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    public static Arbitrary<ExchangeRate> Rates() =>
        (from pair in Gen.Elements("EUR USD", "USD EUR", "GBP USD", "EUR JPY", "JPY GBP")
         from day in Gen.Choose(0, 60)
         from rate in Gen.Choose(1, 1_000_000)
         select new ExchangeRate(pair[..3], pair[4..], Start.AddDays(day), rate / 10_000m)).ToArbitrary();

    public static Arbitrary<decimal> Amounts() => Generators.Money.ToArbitrary();

    /// <summary>An oracle that reads the list of rates from one end to the other for every question.</summary>
    [Property]
    public void The_rate_is_the_first_by_the_stated_rules(ExchangeRate[] given, byte day)
    {
        var rates = WithoutContradictions(given);
        var at = Start.AddDays(day % 80);
        decimal? Given(string from, string to) =>
            rates.Where(rate => rate.From == from && rate.To == to && rate.ValidFrom <= at && at - rate.ValidFrom <= Week)
                .OrderByDescending(rate => rate.ValidFrom).Select(rate => (decimal?)rate.Rate).FirstOrDefault();
        (decimal Over, decimal Under)? Between(string from, string to) =>
            Given(from, to) is { } direct ? (direct, 1) : Given(to, from) is { } inverse ? (1, inverse) : null;

        var exchange = new ExchangeRates(rates, Week, pivot: "USD");
        foreach (var from in (string[])["EUR", "USD", "GBP", "JPY"])
        {
            foreach (var to in (string[])["EUR", "USD", "GBP", "JPY"])
            {
                var expected = from == to ? (1, 1)
                    : Between(from, to) is { } one ? one
                    : from != "USD" && to != "USD" && Between(from, "USD") is { } first && Between("USD", to) is { } second ? (first.Over * second.Over, first.Under * second.Under)
                    : ((decimal, decimal)?)null;
                Assert.Equal(expected is var (over, under) ? over / under : null, exchange.RateAt(from, to, at));
                Assert.Equal(expected is not null, exchange.Convert(1, from, to, at).IsValid);
            }
        }
    }

    [Property]
    public void The_order_of_the_rates_does_not_matter(ExchangeRate[] given, decimal amount, byte day, int seed)
    {
        var rates = WithoutContradictions(given);
        ExchangeRate[] shuffled = [.. rates, .. rates];
        new Random(seed).Shuffle(shuffled);
        var at = Start.AddDays(day % 80);
        Assert.Equal(
            new ExchangeRates(rates, Week, "USD").Convert(amount, "GBP", "EUR", at),
            new ExchangeRates(shuffled, Week, "USD").Convert(amount, "GBP", "EUR", at));
    }

    [Property]
    public void An_amount_is_the_nearest_decimal_of_the_exact_product(decimal amount, PositiveInt rate)
    {
        var exchange = new ExchangeRates([new ExchangeRate("USD", "EUR", Start, rate.Get / 1000m)], Week);
        var one = Fraction.PowerOfTen(28);
        Assert.Equal(Fraction.ToDecimal(Fraction.ToFixedPoint(amount) * rate.Get, one * 1000), exchange.Convert(amount, "USD", "EUR", Start).OrThrow());
        Assert.Equal(Fraction.ToDecimal(Fraction.ToFixedPoint(amount) * 1000, one * rate.Get), exchange.Convert(amount, "EUR", "USD", Start).OrThrow());
        Assert.Equal(amount, exchange.Convert(amount, "CHF", "CHF", Start).OrThrow());
    }

    [Fact]
    public void A_missing_or_old_rate_leaves_the_item_out_and_says_why()
    {
        var exchange = new ExchangeRates([new("USD", "EUR", Start, 0.9m), new("USD", "EUR", Start.AddDays(31), 0.8m)], Week);
        (decimal Amount, string Currency, DateTimeOffset Closed)[] rows =
        [
            (1_000, "USD", Start.AddDays(2)),
            (500, "EUR", Start.AddDays(2)),
            (1_000, "GBP", Start.AddDays(2)),
            (1_000, "USD", Start.AddDays(20)),
            (1_000, "USD", Start.AddDays(31)),
            (1_000, "USD", Start.AddTicks(-1)),
        ];

        var deals = rows.CheckRows(row => exchange.Convert(row.Amount, row.Currency, "EUR", row.Closed).Then(amount => Deal.Check(Start.AddDays(-9), row.Closed, Outcome.Won, amount)));

        Assert.Equal([900, 500, 800], deals.Facts.Select(deal => deal.Amount));
        Assert.Equal([2, 3, 5], deals.Rejected.Select(row => row.Index));
        Assert.Equal("There is no rate from GBP to EUR at 2024-01-03T00:00:00+00:00.", deals.Rejected[0].Reason);
        Assert.Equal(new Average(2_200, 3), deals.Facts.Summarize().AverageDealSize);
    }

    [Fact]
    public void The_age_of_a_rate_has_a_limit_only_where_one_is_stated()
    {
        ExchangeRate[] rates = [new("USD", "EUR", Start, 0.9m)];
        Assert.Equal(0.9m, new ExchangeRates(rates, Week).RateAt("USD", "EUR", Start + Week));
        Assert.Null(new ExchangeRates(rates, Week).RateAt("USD", "EUR", Start + Week + TimeSpan.FromTicks(1)));
        Assert.Equal(0.9m, new ExchangeRates(rates, TimeSpan.MaxValue).RateAt("USD", "EUR", DateTimeOffset.MaxValue));
        Assert.Null(new ExchangeRates([], Week).RateAt("USD", "EUR", Start));
    }

    [Fact]
    public void There_are_cross_rates_over_a_named_currency_only()
    {
        ExchangeRate[] rates = [new("EUR", "USD", Start, 1.25m), new("EUR", "GBP", Start, 0.8m)];
        Assert.Null(new ExchangeRates(rates, Week).RateAt("USD", "GBP", Start));
        Assert.Equal(0.64m, new ExchangeRates(rates, Week, pivot: "EUR").RateAt("USD", "GBP", Start));
        Assert.Equal(0.8m, new ExchangeRates(rates, Week).RateAt("USD", "EUR", Start));
    }

    [Fact]
    public void What_lies_beyond_decimal_is_left_out_too() =>
        Assert.Contains("beyond the range", new ExchangeRates([new("A", "B", Start, 10)], Week).Convert(decimal.MaxValue, "A", "B", Start).Error, StringComparison.Ordinal);

    [Fact]
    public void What_is_no_rate_is_refused()
    {
        Assert.Contains("rate", Assert.Throws<ArgumentOutOfRangeException>(() => new ExchangeRate("USD", "EUR", Start, 0)).Message, StringComparison.Ordinal);
        Assert.Contains("from", ExchangeRate.Check(" ", "EUR", Start, 1).Error, StringComparison.Ordinal);
        Assert.Contains("to", ExchangeRate.Check("EUR", "EUR", Start, 1).Error, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new ExchangeRate(null!, "EUR", Start, 1));
        Assert.Throws<ArgumentException>(() => new ExchangeRates([default], Week));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExchangeRates([], TimeSpan.FromTicks(-1)));
        Assert.Contains("one rate", Assert.Throws<ArgumentException>(() => new ExchangeRates([new("A", "B", Start, 1), new("A", "B", Start, 2)], Week)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_checked_value_goes_on_only_if_it_is_one()
    {
        Assert.Equal(Checked.Valid(3), Checked.Valid(2).Then(number => Checked.Valid(number + 1)));
        Assert.Equal("no", Checked.Invalid<int>("no").Then(number => Checked.Valid(number + 1)).Error);
        Assert.Equal("later", Checked.Valid(2).Then(_ => Checked.Invalid<string>("later")).Error);
        Assert.Equal("not checked", default(Checked<int>).Then(Checked.Valid).Error);
    }

    private static List<ExchangeRate> WithoutContradictions(ExchangeRate[] rates) =>
        [.. rates.GroupBy(rate => (rate.From, rate.To, rate.ValidFrom)).Select(same => same.First())];
}
