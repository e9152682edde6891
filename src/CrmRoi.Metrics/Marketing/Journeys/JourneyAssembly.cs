using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Marketing;

// Applies the rules: turns the sorted touches and sales of each customer into journeys.
internal sealed class JourneyAssembly(JourneyRules rules, int channels, CustomerTouch[] touches, int? untouchedChannel)
{
    // If each sale looks back on all touches before it, n sales that alternate with n touches count n² / 2 touches: 4,500 and 4,500 are at the limit.
    private const long MostOfCustomer = 10_000_000;

    private readonly JourneyWriter _journeys = new(channels, touches.Length, knowsTimes: true);
    private readonly bool[] _counted = new bool[touches.Length];
    private readonly long _longestWindow = Math.Max(rules.ClickWindow.Ticks, rules.ViewWindow.Ticks);
    private long _leftOutSales;
    private long _countedOfCustomer;

    // Adds the journeys of a customer.
    // range: the customer's part of all touches.
    // sales: the customer's sales.
    public void Add(ArraySegment<CustomerTouch> range, ArraySegment<CustomerSale> sales)
    {
        var end = range.Offset + range.Count;
        var (from, to) = (range.Offset, range.Offset);
        var countedSales = rules.FirstSaleOnly ? Math.Min(1, sales.Count) : sales.Count;
        _leftOutSales += sales.Count - countedSales;
        _countedOfCustomer = 0;
        for (var i = 0; i < countedSales; i++)
        {
            var sale = sales.Array![sales.Offset + i];

            // Sales at the same instant share their touches. A sale does not count the touches before an earlier one.
            if (rules.RestartAfterSale && i > 0 && sales.Array[sales.Offset + i - 1].Ticks < sale.Ticks)
                from = to;
            while (to < end && touches[to].Ticks < sale.Ticks)
                to++;
            while (from < to && sale.Ticks - touches[from].Ticks > _longestWindow)
                from++;
            AddConverted(from, to, sale);
        }

        if (countedSales == 0 || !rules.FirstSaleOnly)
            AddUnconverted(to, end);
    }

    public JourneySet ToJourneySet(string[] names) =>
        new(names, _journeys, _counted.LongCount(counted => !counted), _leftOutSales);

    private void AddConverted(int from, int to, CustomerSale sale)
    {
        var empty = true;
        for (var i = from; i < to; i++)
        {
            var ticksToSale = sale.Ticks - touches[i].Ticks;
            if (ticksToSale > rules.WindowTicks(isClick: !touches[i].IsView))
                continue;

            if (++_countedOfCustomer > MostOfCustomer)
                throw new InvalidOperationException(InvariantText.Of($"The sales of one customer count more than {MostOfCustomer} touches together. Is it a house account, or an anonymous one? Leave it out, or use a window, restartAfterSale or firstSaleOnly."));
            _journeys.Add(touches[i].Channel, touches[i].IsView, ticksToSale);
            _counted[i] = true;
            empty = false;
        }

        if (empty && untouchedChannel is { } channel)
            _journeys.Add(channel, isView: false, ticksToSale: 0);
        _journeys.End(new JourneyOutcome(Conversions: 1, Nulls: 0, sale.Amount));
    }

    private void AddUnconverted(int from, int to)
    {
        var empty = true;
        for (var i = from; i < to; i++)
        {
            if (touches[i].IsView && rules.ViewWindow == TimeSpan.Zero)
                continue;

            _journeys.Add(touches[i].Channel, touches[i].IsView, ticksToSale: null);
            _counted[i] = true;
            empty = false;
        }

        if (!empty)
            _journeys.End(new JourneyOutcome(Conversions: 0, Nulls: 1, Amount: 0));
    }
}
