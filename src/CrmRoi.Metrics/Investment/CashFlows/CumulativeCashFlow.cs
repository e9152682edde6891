using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Investment;

// The running total of flows, and the time at which it crosses 0.
internal static class CumulativeCashFlow
{
    public static decimal Total(decimal[] amounts)
    {
        var total = default(ExactSum);
        foreach (var amount in amounts)
            total.Add(amount);
        return total.ToDecimal();
    }

    public static decimal[] Of(decimal[] amounts)
    {
        var total = default(ExactSum);
        return Array.ConvertAll(amounts, amount =>
        {
            total.Add(amount);
            return total.ToDecimal();
        });
    }

    // The first or last time at which the sum comes back to 0 from below, linear between two flows.
    public static decimal? Payback(decimal[] amounts, Func<int, decimal> time, Crossing crossing)
    {
        if (crossing is not (Crossing.First or Crossing.Last))
            throw Violation.OutOfRange(nameof(crossing), "must be one of the named values", (int)crossing).ToException();

        var sums = Of(amounts);
        if (Array.TrueForAll(amounts, amount => amount == 0))
            return null;
        if (Array.TrueForAll(sums, sum => sum >= 0))
            return 0;
        if (crossing == Crossing.Last && sums[sums.Length - 1] < 0)
            return null;

        bool Crosses(int i) => sums[i] >= 0 && sums[i - 1] < 0;
        var periods = Enumerable.Range(1, sums.Length - 1);
        var at = crossing == Crossing.First ? periods.FirstOrDefault(Crosses) : periods.LastOrDefault(Crosses);
        return at == 0 ? null : time(at - 1) - (sums[at - 1] / amounts[at] * (time(at) - time(at - 1)));
    }
}
