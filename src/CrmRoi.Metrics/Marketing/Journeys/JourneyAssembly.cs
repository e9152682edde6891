namespace CrmRoi.Metrics.Marketing;

// Applies the rules: turns the sorted touches and sales of one customer after the other into journeys.
internal sealed class JourneyAssembly(JourneyRules rules, int channels, CustomerTouch[] touches, int? untouchedChannel)
{
    private readonly JourneyWriter _journeys = new(channels, touches.Length);
    private readonly bool[] _counted = new bool[touches.Length];
    private readonly long _longestWindow = Math.Max(rules.ClickWindow.Ticks, rules.ViewWindow.Ticks);
    private long _leftOutSales;

    // Adds the journeys of a customer.
    // range: The customer's touches, a range of all of them.
    // sales: The customer's sales.
    public void Add(ArraySegment<CustomerTouch> range, ArraySegment<CustomerSale> sales)
    {
        var end = range.Offset + range.Count;
        var (from, to) = (range.Offset, range.Offset);
        var countedSales = rules.FirstSaleOnly ? Math.Min(1, sales.Count) : sales.Count;
        _leftOutSales += sales.Count - countedSales;
        for (var i = 0; i < countedSales; i++)
        {
            var sale = sales.Array![sales.Offset + i];

            // Sales at the same instant share their touches; those of an earlier one are behind it.
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
