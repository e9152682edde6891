using System.Numerics;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

// The curves of a time to win, computed once: one point for each day on which a deal was won, lost or last seen open. Shares are fixed-point numbers with
// 256 binary places, so that a step costs the same on the last day as on the first, and the shares won, lost and undecided add up to 1 exactly.
internal sealed class IncidenceCurve
{
    // 1 as a share.
    public static readonly BigInteger Whole = BigInteger.One << 256;

    // Many times what rounding at 256 places can have taken from a share; shares closer than this are equal in all 28 places of a decimal.
    private static readonly BigInteger Hair = BigInteger.One << 128;

    // The curves before anything has happened.
    public static readonly Point Start = new() { Undecided = Whole, KaplanMeierUnwon = Whole, Surviving = 1 };

    private readonly long _seen;

    public IncidenceCurve(in TimeToWinTotals totals)
    {
        _seen = totals.Seen;
        var counts = new SortedDictionary<int, (long Won, long Lost, long Open)>();
        foreach (var day in totals.Won.InUse())
            counts[day.Key] = (day.Value, 0, 0);
        foreach (var day in totals.Lost.InUse())
            counts[day.Key] = counts.TryGetValue(day.Key, out var on) ? (on.Won, day.Value, 0) : (0, day.Value, 0);
        foreach (var day in totals.Open.InUse())
            counts[day.Key] = counts.TryGetValue(day.Key, out var on) ? (on.Won, on.Lost, day.Value) : (0, 0, day.Value);

        Points = new Point[counts.Count];
        var (i, last) = (0, new Point { AtRisk = _seen, Undecided = Whole, KaplanMeierUnwon = Whole, Surviving = 1 });
        foreach (var day in counts)
            Points[i++] = last = last.Next(day.Key, day.Value.Won, day.Value.Lost, day.Value.Open);
    }

    // The points, in order of their days.
    public Point[] Points { get; }

    // The index of the last point on or before a day; −1 before the first.
    public int IndexAt(int day) => First(point => point.Day > day) - 1;

    // Whether the curve is known at a day: not if it ends earlier with undecided deals.
    public bool Reaches(int day) =>
        Points.Length > 0 && Points[Points.Length - 1] is var end && (day <= end.Day || end.AtRisk == end.WonDeals + end.LostDeals);

    // The first day on which a part times a whole reaches the wanted value; day 0 if the wanted value is 0. Null if the curve does not reach it.
    public int? FirstDay(Func<Point, BigInteger> part, BigInteger wanted, BigInteger whole)
    {
        var first = First(point => (part(point) + Hair) * whole >= wanted);
        return first == Points.Length ? null : wanted.IsZero ? 0 : Points[first].Day;
    }

    // The variance of the share won by a day, for deals that are independent of each other.
    public double VarianceAt(int day) => IndexAt(day) is >= 0 and var i ? Points[i].VarianceOf(Points[i].WonShare) : 0;

    // The number of deals of which it is known whether they were won by a day.
    public long KnownAt(int day) => IndexAt(day - 1) is >= 0 and var i ? _seen - Points[i].Dropped : _seen;

    // The mean number of days since a deal was won, within the first days of its life: Σ over d < days of the share won by d, times Whole, and its
    // variance.
    public BigInteger DaysWon(int days, out double variance)
    {
        // Backwards: the sum of the shares won over the days after a point. A step at the point moves this sum.
        var sum = BigInteger.Zero;
        double later = 0;
        variance = 0;
        for (int i = IndexAt(days - 1), until = days; i >= 0; until = Points[i].Day, i--)
        {
            var point = Points[i];
            var span = until - point.Day;
            sum += point.Won * span;
            later += point.WonShare * span;
            double left = days - point.Day, gone = later - (left * point.WonShare);

            // One more win here counts on all remaining days and takes its part of all later wins away; one more loss only does the latter.
            double win = (left * point.SurvivingBefore) - (gone * point.Rest), loss = -gone * point.Rest;
            double p = point.WonRate, q = point.LostRate, mean = (win * p) + (loss * q);
            variance += ((win * win * p) + (loss * loss * q) - (mean * mean)) / point.AtRisk;
        }

        variance = Math.Max(0, variance);
        return sum;
    }

    private int First(Func<Point, bool> reached)
    {
        int low = 0, high = Points.Length;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = reached(Points[middle]) ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    // The counts of a day and the curves at its end.
    public sealed class Point
    {
        // The variance of the share won by a later day is a quadratic polynomial in that share; its coefficients add up from day to day.
        private double _constant;
        private double _linear;
        private double _square;

        public int Day { get; private set; }

        public long AtRisk { get; init; }

        public long WonDeals { get; private set; }

        public long LostDeals { get; private set; }

        public long OpenDeals { get; private set; }

        public BigInteger Won { get; private set; }

        public BigInteger Lost { get; private set; }

        public BigInteger Undecided { get; init; }

        public BigInteger KaplanMeierUnwon { get; init; }

        public double WonShare { get; private set; }

        public double Surviving { get; init; }

        public double SurvivingBefore { get; private set; }

        // The number of deals last seen open up to the day.
        public long Dropped { get; private set; }

        public double WonRate => (double)WonDeals / AtRisk;

        public double LostRate => (double)LostDeals / AtRisk;

        // 1 / the share of the deals at risk that is not decided on the day; 0 if all are decided, because nothing comes later.
        public double Rest => AtRisk == WonDeals + LostDeals ? 0 : AtRisk / (double)(AtRisk - WonDeals - LostDeals);

        // Aalen-Johansen: on this day, won / at risk of the undecided part is won, and lost / at risk is lost. The open deals of the day count as at risk.
        public Point Next(int day, long won, long lost, long open)
        {
            var atRisk = AtRisk - WonDeals - LostDeals - OpenDeals;
            BigInteger wonNow = Undecided * won / atRisk, lostNow = Undecided * lost / atRisk;
            var point = new Point
            {
                Day = day,
                AtRisk = atRisk,
                WonDeals = won,
                LostDeals = lost,
                OpenDeals = open,
                Dropped = Dropped + open,
                Won = Won + wonNow,
                Lost = Lost + lostNow,
                Undecided = Undecided - wonNow - lostNow,
                KaplanMeierUnwon = KaplanMeierUnwon * (atRisk - won) / atRisk, // a lost deal drops out like an open one
                SurvivingBefore = Surviving,
                Surviving = Surviving * (atRisk - won - lost) / atRisk,
                WonShare = ShareOf(Won + wonNow),
            };

            // The share won by a later day, F, moves with the rates of this day by a − r F and b − r F: this carries over the multinomial variance of the
            // rates.
            double p = point.WonRate, q = point.LostRate, r = point.Rest, b = r * point.WonShare, a = Surviving + b;
            point._constant = _constant + (((a * a * p) + (b * b * q) - (((a * p) + (b * q)) * ((a * p) + (b * q)))) / atRisk);
            point._linear = _linear - (2 * r * ((a * p) + (b * q)) * (1 - p - q) / atRisk);
            point._square = _square + (r * r * (p + q) * (1 - p - q) / atRisk);
            return point;
        }

        // Computed from the exact share, so that all deals are exactly 1; the hair makes up for what was rounded down.
        private static double ShareOf(BigInteger won) => won.IsZero ? 0 : Math.Min(1, Fraction.ToDouble(won + Hair, Whole));

        public double VarianceOf(double won) => Math.Max(0, _constant + (won * (_linear + (won * _square))));
    }
}
