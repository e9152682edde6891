using System.Numerics;
using CrmRoi.Metrics.Impact;
using CrmRoi.Metrics.Internal;
using CrmRoi.Metrics.Sales;
using CrmRoi.Metrics.Tests.Laws;
using FsCheck.Xunit;

namespace CrmRoi.Metrics.Tests.Impact;

[Properties(Arbitrary = [typeof(Generators), typeof(ImpactGenerators)], MaxTest = 60)]
public class DriverBridgeTests
{
    /// <summary>Every order of the drivers, one after the other, in exact fractions and by the plain definition; then the mean.</summary>
    private static Rational[] BruteForce(DriverFigures[] before, DriverFigures[] after, int drivers)
    {
        var sums = new Rational[drivers];
        Array.Fill(sums, Rational.Zero);
        var orders = 0;
        foreach (var order in Orders([.. Enumerable.Range(0, drivers)]))
        {
            orders++;
            HashSet<int> moved = [];
            var last = Evaluate(before, after, moved, drivers);
            foreach (var driver in order)
            {
                moved.Add(driver);
                var next = Evaluate(before, after, moved, drivers);
                sums[driver] += next - last;
                last = next;
            }
        }

        return [.. sums.Select(sum => sum / orders)];
    }

    private static Rational Evaluate(DriverFigures[] before, DriverFigures[] after, HashSet<int> moved, int drivers)
    {
        Rational totalBefore = before.Sum(s => s.Leads), totalAfter = after.Sum(s => s.Leads);
        var sum = Rational.Zero;
        for (var i = 0; i < before.Length; i++)
        {
            DriverFigures b = before[i], a = after[i];
            var total = moved.Contains(0) ? totalAfter : totalBefore;
            var leads = total * Rate(1, b.Leads, totalBefore, a.Leads, totalAfter);
            var won = (leads * Rate(2, b.Won, b.Leads, a.Won, a.Leads)) + Rest(2, b.Leads == 0, b.Won, a.Leads == 0, a.Won);
            var revenue = (won * Rate(3, b.Revenue, b.Won, a.Revenue, a.Won)) + Rest(3, b.Won == 0, b.Revenue, a.Won == 0, a.Revenue);
            if (drivers == 4)
            {
                sum += revenue;
                continue;
            }

            Rational profitBefore = b.GrossProfit!.Value, profitAfter = a.GrossProfit!.Value;
            sum += (revenue * Rate(4, profitBefore, b.Revenue, profitAfter, a.Revenue)) + Rest(4, b.Revenue == 0, profitBefore, a.Revenue == 0, profitAfter);
        }

        return sum;

        Rational Rate(int driver, Rational resultBefore, Rational baseBefore, Rational resultAfter, Rational baseAfter)
        {
            Rational? own = moved.Contains(driver) ? Quotient(resultAfter, baseAfter) : Quotient(resultBefore, baseBefore);
            return own ?? Quotient(resultAfter, baseAfter) ?? Quotient(resultBefore, baseBefore) ?? Rational.Zero;
        }

        Rational Rest(int driver, bool noBaseBefore, Rational resultBefore, bool noBaseAfter, Rational resultAfter) =>
            moved.Contains(driver)
                ? noBaseAfter ? resultAfter : Rational.Zero
                : noBaseBefore ? resultBefore : Rational.Zero;

        static Rational? Quotient(Rational a, Rational b) => b.Numerator.IsZero ? null : a / b;
    }

    private static IEnumerable<int[]> Orders(int[] items) =>
        items.Length == 0 ? [[]] : items.SelectMany(first => Orders([.. items.Where(item => item != first)]).Select(rest => (int[])[first, .. rest]));

    [Property]
    public void Each_part_is_the_mean_over_all_orders(DriverFigures[] before, DriverFigures[] after)
    {
        var segments = Math.Min(3, Math.Min(before.Length, after.Length));
        (before, after) = (before[..segments], after[..segments]);
        AssertParts(DriverBridge.OfRevenue(ByNumber(before), ByNumber(after)), BruteForce(before, after, 4));
        AssertParts(DriverBridge.OfGrossProfit(ByNumber(before), ByNumber(after)), BruteForce(before, after, 5));

        static void AssertParts(DriverBridge bridge, Rational[] expected)
        {
            // Each part is right to one unit of the 56th decimal place for each segment.
            var place = BigInteger.Pow(10, 56);
            foreach (var (exact, units) in expected.Zip(bridge.Units))
                Assert.True(BigInteger.Abs((exact.Numerator * place) - (units * exact.Denominator)) <= 3 * exact.Denominator);
            Assert.All(expected.Zip(bridge.Parts), pair => Assert.True((pair.First - pair.Second.Amount).Abs() < 1 / Rational.PowerOfTen(18)));
        }
    }

    [Property]
    public void The_parts_add_up_to_the_change(DriverFigures[] before, DriverFigures[] after)
    {
        foreach (var bridge in new[] { DriverBridge.OfRevenue(ByNumber(before), ByNumber(after)), DriverBridge.OfGrossProfit(ByNumber(before), ByNumber(after)) })
        {
            var total = bridge.Units.Aggregate(BigInteger.Zero, (sum, part) => sum + part);
            Assert.Equal(Fraction.ToFixedPoint(bridge.Change) * Fraction.One, total);
            Assert.Equal(bridge.Change, bridge.Parts.Sum(part => part.Amount));
            Assert.Equal(decimal.Round(bridge.Change, 2), bridge.Rounded().Sum(part => part.Amount));
            Assert.Equal(decimal.Round(bridge.Change, 0), bridge.Rounded(0).Sum(part => part.Amount));
            Assert.All(bridge.Parts.Zip(bridge.Rounded()), pair => Assert.True(Math.Abs(pair.First.Amount - pair.Second.Amount) <= 0.01m));
        }
    }

    [Property]
    public void Turning_time_round_turns_every_part_round(DriverFigures[] before, DriverFigures[] after)
    {
        DriverBridge there = DriverBridge.OfGrossProfit(ByNumber(before), ByNumber(after)), back = DriverBridge.OfGrossProfit(ByNumber(after), ByNumber(before));
        foreach (var (forth, turned) in there.Units.Zip(back.Units))
            Assert.True(BigInteger.Abs(forth + turned) <= 2 * Segments(before, after));

        static int Segments(DriverFigures[] before, DriverFigures[] after) => Math.Max(before.Length, after.Length);
    }

    [Property]
    public void Where_nothing_changes_nothing_is_due_to_anything(DriverFigures[] figures) =>
        Assert.All(DriverBridge.OfGrossProfit(ByNumber(figures), ByNumber(figures)).Parts, part => Assert.Equal(0, part.Amount));

    [Fact]
    public void One_driver_that_moves_alone_gets_the_whole_change()
    {
        AssertOnly(Driver.Leads, new(200, 40, 40_000, 10_000));
        AssertOnly(Driver.Conversion, new(100, 30, 30_000, 7_500));
        AssertOnly(Driver.DealSize, new(100, 20, 25_000, 6_250));
        AssertOnly(Driver.Margin, new(100, 20, 20_000, 8_000));

        static void AssertOnly(Driver driver, DriverFigures after)
        {
            var bridge = DriverBridge.OfGrossProfit(new(100, 20, 20_000, 5_000), after);
            Assert.Equal(after.GrossProfit - 5_000, bridge[driver]);
            Assert.All(bridge.Parts, part => Assert.True(part.Driver == driver || part.Amount == 0));
        }
    }

    [Fact]
    public void A_shift_between_segments_is_mix()
    {
        Dictionary<string, DriverFigures> before = new() { ["small"] = new(80, 40, 4_000), ["large"] = new(20, 10, 10_000) };
        Dictionary<string, DriverFigures> after = new() { ["large"] = new(80, 40, 40_000), ["small"] = new(20, 10, 1_000) };
        var bridge = DriverBridge.OfRevenue(before, after);
        Assert.Equal(27_000, bridge.Change);
        Assert.Equal(27_000, bridge[Driver.Mix]);
        Assert.Equal(0, bridge[Driver.Margin]);
    }

    [Fact]
    public void Factors_of_zero_are_survived()
    {
        var nothing = default(DriverFigures);
        Assert.All(DriverBridge.OfGrossProfit(nothing, nothing).Parts, part => Assert.Equal(0, part.Amount));
        // From nothing: due to the leads.
        Assert.Equal(500, DriverBridge.OfGrossProfit(nothing, new(10, 2, 1_000, 500))[Driver.Leads]);
        // Leads, but none won: due to conversion.
        Assert.Equal(1_000, DriverBridge.OfRevenue(new(10, 0, 0, 0), new(10, 2, 1_000))[Driver.Conversion]);
        // Won without a lead, profit without revenue: with the driver that would have been the rate.
        Assert.Equal(1_000, DriverBridge.OfRevenue(new(0, 0, 0), new(0, 2, 1_000))[Driver.Conversion] + DriverBridge.OfRevenue(new(0, 0, 0), new(0, 2, 1_000))[Driver.DealSize]);
        Assert.Equal(-50, DriverBridge.OfGrossProfit(nothing, new(10, 1, 0, -50))[Driver.Margin]);
        Assert.All(DriverBridge.OfRevenue(new Dictionary<int, DriverFigures>(), new Dictionary<int, DriverFigures>()).Parts, part => Assert.Equal(0, part.Amount));
    }

    [Fact]
    public void Gross_profit_must_be_known_and_comes_from_a_summary_only_where_every_cost_is()
    {
        var day = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
        Deal known = new(day, day, Outcome.Won, 100, 60), unknown = new(day, day, Outcome.Won, 50);
        Assert.Equal(new DriverFigures(10, 1, 100, 40), DriverFigures.Of(new[] { known }.Summarize(), 10));
        var partly = DriverFigures.Of(new[] { known, unknown }.Summarize(), 10);
        Assert.Null(partly.GrossProfit);
        Assert.Throws<ArgumentException>(() => DriverBridge.OfGrossProfit(partly, partly));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DriverFigures(-1, 0, 0));
        Assert.Equal(new DriverFigures(3, 2, 30, null), new DriverFigures(1, 1, 10, 5) + new DriverFigures(2, 1, 20));
    }

    [Property]
    public void Each_segment_has_its_own_change_and_the_segments_add_up(DriverFigures[] before, DriverFigures[] after)
    {
        var bridge = DriverBridge.OfGrossProfit(ByNumber(before), ByNumber(after));
        Assert.Equal(Math.Max(before.Length, after.Length), bridge.Segments.Count);
        foreach (var segment in bridge.Segments)
        {
            var (was, became) = (segment.Segment < before.Length ? before[segment.Segment] : default, segment.Segment < after.Length ? after[segment.Segment] : default);
            Assert.Equal((was.GrossProfit, became.GrossProfit), (segment.Before, segment.After));
            Assert.Equal(segment.Change, segment.Parts.Sum(part => part.Amount));
            Assert.Equal(decimal.Round(segment.Change, 2), segment.Rounded().Sum(part => part.Amount));
        }

        foreach (var part in bridge.Parts)
            Assert.Equal((double)part.Amount, (double)bridge.Segments.Sum(segment => segment[part.Driver]), 1e-12 * (1 + Math.Abs((double)part.Amount)));
    }

    [Property]
    public void The_order_of_the_segments_never_matters(DriverFigures[] before, DriverFigures[] after)
    {
        DriverBridge there = DriverBridge.OfGrossProfit(ByNumber(before), ByNumber(after));
        var turned = DriverBridge.OfGrossProfit(ByNumber(before).Reverse().ToDictionary(), ByNumber(after).OrderBy(pair => pair.Key % 3).ToDictionary());
        Assert.Equal(there.Units, turned.Units);
        Assert.Equal(there.Rounded(), turned.Rounded());
    }

    [Property]
    public void Drivers_of_the_callers_choice_give_the_same_as_those_with_names(DriverFigures[] before, DriverFigures[] after)
    {
        string[] drivers = ["leads", "conversion", "deal size", "margin"];
        static Dictionary<int, decimal[]> Chains(DriverFigures[] figures) =>
            ByNumber(figures).ToDictionary(pair => pair.Key, pair => new[] { pair.Value.Leads, pair.Value.Won, pair.Value.Revenue, pair.Value.GrossProfit!.Value });
        var chosen = DriverBridge.Of(drivers, Chains(before), Chains(after));
        var named = DriverBridge.OfGrossProfit(ByNumber(before), ByNumber(after));
        Assert.Equal(named.Units, chosen.Units);
        Assert.Equal(named.Drivers, chosen.Drivers);
    }

    [Property]
    public void Five_drivers_of_choice_get_the_mean_over_all_orders(ushort[] amounts)
    {
        // Without a zero on either side, reps × leads per rep × won per lead × revenue per won × margin is a plain product of quotients.
        var chain = Enumerable.Range(0, 10).Select(i => (decimal)((i < amounts.Length ? amounts[i] : 7 * i) + 1)).ToArray();
        decimal[] before = chain[..5], after = chain[5..];
        var bridge = DriverBridge.Of(["reps", "leads per rep", "won per lead", "revenue per won", "margin"], before, after);
        Rational[] Quotients(decimal[] values) => [.. values.Select((value, i) => i == 0 ? value : (Rational)value / values[i - 1])];
        Rational[] old = Quotients(before), latest = Quotients(after), sums = [.. Enumerable.Repeat(Rational.Zero, 5)];
        foreach (var order in Orders([0, 1, 2, 3, 4]))
        {
            Rational[] state = [.. old];
            foreach (var driver in order)
            {
                var last = state.Aggregate((a, b) => a * b);
                state[driver] = latest[driver];
                sums[driver] += state.Aggregate((a, b) => a * b) - last;
            }
        }

        // The mix stands second and is 0.
        Assert.Equal(0, bridge[Driver.Mix]);
        foreach (var (sum, part) in sums.Zip(bridge.Parts.Where(part => part.Driver != Driver.Mix)))
            Assert.True(((sum / 120) - part.Amount).Abs() < 1 / Rational.PowerOfTen(18));
    }

    [Fact]
    public void A_new_market_and_new_reps_are_told_apart()
    {
        // The same 2,500 more: once a new market with leads of its own, once three more reps who sell as the ten before.
        DriverFigures home = new(100, 20, 10_000, 5_000);
        var market = DriverBridge.OfGrossProfit(
            new Dictionary<string, DriverFigures> { ["home"] = home }, new Dictionary<string, DriverFigures> { ["home"] = home, ["abroad"] = new(50, 10, 5_000, 2_500) });
        Assert.Equal(2_500, market.Segments.Single(segment => segment.Segment == "abroad").Change);
        Assert.Equal(0, market.Segments.Single(segment => segment.Segment == "home").Change);

        var reps = DriverBridge.Of(["reps", "leads per rep", "conversion", "deal size"], before: [10, 100, 20, 10_000], after: [15, 150, 30, 15_000]);
        Assert.Equal(5_000, reps[new Driver("reps")]);
        Assert.Equal(0, reps[new Driver("leads per rep")]);
    }

    [Fact]
    public void A_thousand_segments_and_ten_times_as_many_add_up()
    {
        foreach (var count in new[] { 1_000, 10_000 })
        {
            var random = new Random(3);
            DriverFigures Figures() => new(random.Next(1, 5_000), random.Next(0, 900), random.Next(0, 9_000_000) / 100m, random.Next(0, 4_000_000) / 100m);
            DriverFigures[] before = [.. Enumerable.Range(0, count).Select(_ => Figures())], after = [.. Enumerable.Range(0, count).Select(_ => Figures())];
            var bridge = DriverBridge.OfGrossProfit(ByNumber(before), ByNumber(after));
            Assert.Equal(after.Sum(segment => segment.GrossProfit) - before.Sum(segment => segment.GrossProfit), bridge.Rounded().Sum(part => part.Amount));
            Assert.Equal(Fraction.ToFixedPoint(bridge.Change) * Fraction.One, bridge.Units.Aggregate(BigInteger.Zero, (sum, part) => sum + part));
        }
    }

    [Fact]
    public void Parts_are_rounded_to_28_decimals_at_most()
    {
        var bridge = DriverBridge.Of(["a", "b", "c"], [1m, 2, 3], [2m, 3, 5]);
        Assert.Equal(2, bridge.Rounded(28).Sum(part => part.Amount));
        foreach (var decimals in new[] { -1, 29 })
            Assert.StartsWith($"decimals must be from 0 to 28, but was {decimals}", Assert.Throws<ArgumentOutOfRangeException>("decimals", () => bridge.Rounded(decimals)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Drivers_that_make_no_chain_are_refused_by_name()
    {
        decimal[] two = [1, 2];
        Assert.Equal("drivers", Assert.Throws<ArgumentException>(() => DriverBridge.Of([], Array.Empty<decimal>(), [])).ParamName);
        Assert.Equal("drivers", Assert.Throws<ArgumentException>(() => DriverBridge.Of(["a", "a"], two, two)).ParamName);
        Assert.Equal("drivers", Assert.Throws<ArgumentException>(() => DriverBridge.Of(["a", "mix"], two, two)).ParamName);
        Assert.Equal("drivers", Assert.Throws<ArgumentException>(() => DriverBridge.Of(Enumerable.Range(0, 10).Select(i => $"d{i}"), two, two)).ParamName);
        Assert.Equal("before", Assert.Throws<ArgumentException>(() => DriverBridge.Of(["a", "b"], [1m], two)).ParamName);
        Assert.Equal("after", Assert.Throws<ArgumentException>(() => DriverBridge.Of(["a", "b"], two, [1m, 2, 3])).ParamName);
        Assert.Equal("name", Assert.Throws<ArgumentException>(() => new Driver("")).ParamName);
        Assert.Equal("", default(Driver).Name);
        Assert.Equal(27, DriverBridge.Of(Enumerable.Range(0, 9).Select(i => $"d{i}"), Enumerable.Repeat(3m, 9), Enumerable.Repeat(30m, 9)).Change);
    }

    private static Dictionary<int, DriverFigures> ByNumber(DriverFigures[] figures) =>
        figures.Select((segment, i) => (segment, i)).ToDictionary(pair => pair.i, pair => pair.segment);
}
