using System.Runtime.CompilerServices;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

// A buffer of deals on their way into totals, reduced to integers and sorted by outcome. The outcome of the next deal is as random as the data, so its
// integers are placed among those of its outcome without a branch; each outcome is then added in loops without data-dependent branches.
internal struct SalesBlock : IBlock<Deal, SalesTotals>
{
    private const int Open = 0, Won = 1, Lost = 2, Outcomes = 3;

    // The last of the decimal places that money usually has.
    private const int LargestScale = 6;

    private static readonly long[] PowersOfTen = [.. Enumerable.Range(0, LargestScale + 1).Select(i => (long)Fraction.PowerOfTen(i))];

    private readonly int _size;
    private readonly Entry[] _deals;
    private readonly long[] _cycles;

    // How many deals of each outcome wait, 16 bits each: no branch, and no array of its own in the cache.
    private ulong _counts;
    private ulong _head;

    // Of each state of a deal.
    private readonly TicksAhead[] _cyclesAhead;

    private SalesBlock(int size)
    {
        _cyclesAhead = new TicksAhead[1 + Outcomes];
        _size = size;
        _deals = new Entry[Outcomes * size];
        _cycles = new long[Outcomes * size];
    }

    // A block in which at most that many deals of an outcome wait, up to 512.
    public static SalesBlock OfSize(int size) => new(size);

    private int Scale
    {
        readonly get => (int)(_head >> 16);
        set => _head = (ulong)value << 16;
    }

    public readonly void Foresee(in Deal fact) => _cyclesAhead[(int)fact.Standing].Add(fact.CycleTicks);

    public readonly void MakeRoom(ref SalesTotals totals)
    {
        totals.WonCycle.MakeRoom(in _cyclesAhead[(int)Deal.State.Won], LogarithmicScale.Standard);
        totals.LostCycle.MakeRoom(in _cyclesAhead[(int)Deal.State.Lost], LogarithmicScale.Standard);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Add(in Deal fact, ref SalesTotals totals)
    {
        unchecked
        {
            DecimalParts amount = DecimalParts.Of(in fact.AmountReference), cost = DecimalParts.Of(in fact.CostReference);
            var cycle = fact.CycleTicks;
            if (fact.IsAmountKnown && amount.Head == _head && cost.Head == _head && (amount.Low | cost.Low | (ulong)cycle) < PartialMoments.Limit)
            {
                Put((int)fact.Standing - 1, (long)amount.Low, cycle, (long)cost.Low, fact.IsCostKnown ? 0 : -1, ref totals);
                return true;
            }

            return AddUnusual(in fact, ref totals);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public void AddTo(ref SalesTotals totals)
    {
        totals.Open += CountOf(Open);
        totals.OpenAmounts += CountOf(Open);
        totals.OpenAmount.AddScaled(SumOfAmounts(Open), Scale);
        totals.Lost += CountOf(Lost);
        totals.LostAmounts += CountOf(Lost);
        totals.LostAmount.AddScaled(SumOfAmounts(Lost), Scale);
        totals.LostCycle.Add(_cycles, Lost * _size, CountOf(Lost), LogarithmicScale.Standard);
        totals.Won += CountOf(Won);
        totals.WonAmount.Add(MomentsOfAmounts(Won), CountOf(Won), Scale);
        totals.WonCycle.Add(_cycles, Won * _size, CountOf(Won), LogarithmicScale.Standard);
        AddCosts(ref totals);
        _counts = 0;
    }

    private readonly int CountOf(int outcome) => (int)((_counts >> (outcome * 16)) & 0xFFFF);

    private readonly long SumOfAmounts(int outcome)
    {
        var sum = 0L;
        for (int i = outcome * _size, end = i + CountOf(outcome); i < end; i++)
            sum += _deals[i].Amount;
        return sum;
    }

    private readonly PartialMoments MomentsOfAmounts(int outcome)
    {
        var moments = new PartialMoments();
        for (int i = outcome * _size, end = i + CountOf(outcome); i < end; i++)
            moments.Add(_deals[i].Amount);
        return moments;
    }

    private readonly void AddCosts(ref SalesTotals totals)
    {
        // All bits if the cost is unknown, none if it is known: this replaces a branch.
        long cost = 0, unknown = 0, unknownAmount = 0;
        for (int i = Won * _size, end = i + CountOf(Won); i < end; i++)
        {
            ref readonly var deal = ref _deals[i];
            cost += deal.Cost & ~deal.CostUnknown;
            unknown -= deal.CostUnknown;
            unknownAmount += deal.Amount & deal.CostUnknown;
        }

        totals.Cost.AddScaled(cost, Scale);
        totals.CostUnknown += unknown;
        totals.CostUnknownAmount.AddScaled(unknownAmount, Scale);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Put(int outcome, long amount, long cycle, long cost, long costUnknown, ref SalesTotals totals)
    {
        unchecked
        {
            var count = CountOf(outcome);
            var position = (outcome * _size) + count;
            _cycles[position] = cycle;
            ref var entry = ref _deals[position];
            entry.Amount = amount;
            entry.Cost = cost;
            entry.CostUnknown = costUnknown;
            _counts += 1UL << (outcome * 16);
            if (count == _size - 1)
                AddTo(ref totals);
        }
    }

    // For a deal with other decimal places than the block has, a negative amount, or a size that only the totals can hold.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool AddUnusual(in Deal fact, ref SalesTotals totals)
    {
        // Not a deal, or a deal without an amount: the totals handle it.
        if (!fact.IsAmountKnown)
            return totals.Add(in fact);

        var scale = Math.Max(DecimalParts.Of(in fact.AmountReference).Scale, DecimalParts.Of(in fact.CostReference).Scale);
        if (scale > Scale && Scale < LargestScale)
        {
            AddTo(ref totals);
            Scale = Math.Min(scale, LargestScale);
        }

        var outcome = (int)fact.Standing - 1;
        var cycle = outcome > Open ? fact.CycleTicks : 0;
        if (cycle >= (long)PartialMoments.Limit || !TryScale(in fact.AmountReference, out var amount) || !TryScale(in fact.CostReference, out var cost))
            return totals.Add(in fact);
        Put(outcome, amount, cycle, cost, fact.IsCostKnown ? 0 : -1, ref totals);
        return true;
    }

    private readonly bool TryScale(in decimal value, out long scaled)
    {
        var parts = DecimalParts.Of(in value);
        var places = Scale - parts.Scale;
        var fits = places >= 0 && parts.High == 0 && parts.Low < PartialMoments.Limit / (ulong)PowersOfTen[places];
        var magnitude = fits ? (long)parts.Low * PowersOfTen[places] : 0;
        scaled = parts.IsNegative ? -magnitude : magnitude;
        return fits;
    }

    private struct Entry
    {
        public long Amount;
        public long Cost;
        public long CostUnknown;
    }
}
