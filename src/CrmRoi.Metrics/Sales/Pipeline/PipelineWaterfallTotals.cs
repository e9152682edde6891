using System.Numerics;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>The totals behind <see cref="PipelineWaterfall"/> and its builder.</summary>
internal struct PipelineWaterfallTotals(Period period) : ISummaryBuilder<PipelineMovement, PipelineWaterfall>, IPortable, IEquatable<PipelineWaterfallTotals>
{
    public Step Opening;
    public Step New;
    public Step PulledIn;
    public Step Revalued;
    public Step Won;
    public Step Lost;
    public Step Slipped;
    public Step MovedEarlier;
    public Step Removed;
    public Step Closing;
    private long _count;

    public void Add(in PipelineMovement fact)
    {
        if (!fact.IsFact)
            throw Guard.NoFact(nameof(PipelineMovement), _count);
        _count++;

        if (fact.Before is { } opening && period.Contains(opening.ExpectedClose))
        {
            Opening.Add(opening.Amount);
            Leave(opening.Amount, in fact);
        }
        else
        {
            Enter(in fact);
        }
    }

    public void Add(PipelineWaterfall part)
    {
        ref readonly var other = ref Guard.NotNull(part).Totals;
        Opening.Add(in other.Opening);
        New.Add(in other.New);
        PulledIn.Add(in other.PulledIn);
        Revalued.Add(in other.Revalued);
        Won.Add(in other.Won);
        Lost.Add(in other.Lost);
        Slipped.Add(in other.Slipped);
        MovedEarlier.Add(in other.MovedEarlier);
        Removed.Add(in other.Removed);
        Closing.Add(in other.Closing);
        _count += other._count;
    }

    public readonly PipelineWaterfall ToSummary() => new(in this);

    public void Describe(Fields fields)
    {
        fields.Count("movements", ref _count);
        fields.Part("opening", ref Opening);
        fields.Part("new", ref New);
        fields.Part("pulledIn", ref PulledIn);
        fields.Part("revalued", ref Revalued);
        fields.Part("won", ref Won);
        fields.Part("lost", ref Lost);
        fields.Part("slipped", ref Slipped);
        fields.Part("movedEarlier", ref MovedEarlier);
        fields.Part("removed", ref Removed);
        fields.Part("closing", ref Closing);
    }

    public readonly Violation? FindViolation() =>
        Rules.Counts(("movements", _count))
        ?? Rules.PartOf(_count, "opening", Opening.Count)
        ?? Rules.PartOf(_count - Opening.Count, "new", New.Count)
        ?? Rules.PartOf(_count - Opening.Count - New.Count, "pulledIn", PulledIn.Count)
        ?? Rules.PartOf(_count, "revalued", Revalued.Count)
        ?? FindViolationOfWhatIsLeft();

    public readonly bool Equals(PipelineWaterfallTotals other) =>
        _count == other._count && Opening.Equals(other.Opening) && New.Equals(other.New) && PulledIn.Equals(other.PulledIn) && Revalued.Equals(other.Revalued)
        && Won.Equals(other.Won) && Lost.Equals(other.Lost) && Slipped.Equals(other.Slipped) && MovedEarlier.Equals(other.MovedEarlier)
        && Removed.Equals(other.Removed) && Closing.Equals(other.Closing);

    public override readonly bool Equals(object? obj) => obj is PipelineWaterfallTotals other && Equals(other);

    public override readonly int GetHashCode() => unchecked((Opening.GetHashCode() * 397) ^ Closing.GetHashCode());

    // Every deal that is in the period at its start or enters it is one of those that leave it or are in it at the end.
    private readonly Violation? FindViolationOfWhatIsLeft()
    {
        var count = (decimal)Won.Count + Lost.Count + Slipped.Count + MovedEarlier.Count + Removed.Count + Closing.Count;
        if (count != Opening.Count + New.Count + PulledIn.Count)
            return Violation.Invalid("closing", $"must leave {Opening.Count + New.Count + PulledIn.Count} deals in all", count);
        var amount = Opening.FixedPoint + New.FixedPoint + PulledIn.FixedPoint + Revalued.FixedPoint;
        var left = Won.FixedPoint + Lost.FixedPoint + Slipped.FixedPoint + MovedEarlier.FixedPoint + Removed.FixedPoint + Closing.FixedPoint;
        return left == amount ? null : Violation.Invalid("closing", $"must leave an amount of {new ExactSum(amount)} in all", new ExactSum(left));
    }

    // A deal that the period began with.
    private void Leave(decimal before, in PipelineMovement fact)
    {
        if (fact is { After: null, Decided: null })
        {
            Removed.Add(before);
            return;
        }

        var ends = fact.After?.ExpectedClose ?? fact.Decided!.Value.Closed!.Value;
        if (ends >= period.End)
            Slipped.Add(before);
        else if (fact.Decided is { Outcome: Outcome.Lost })
            Lost.Add(before);
        else if (ends < period.Start)
            MovedEarlier.Add(before);
        else
            Stay(before, in fact);
    }

    // A deal that was outside the period, or not there at all.
    private void Enter(in PipelineMovement fact)
    {
        var ends = fact.After?.ExpectedClose ?? fact.Decided?.Closed;
        if (ends is not { } end || !period.Contains(end))
            return;

        if (fact.Before is { } before)
        {
            // Lost from outside the period, it was never expected in it.
            if (fact.Decided is { Outcome: Outcome.Lost })
                return;
            PulledIn.Add(before.Amount);
            Stay(before.Amount, in fact);
        }
        else
        {
            var amount = fact.After?.Amount ?? fact.Decided!.Value.Amount;
            New.Add(amount);
            Stay(amount, in fact);
        }
    }

    // In the period at the end: open, won, or created and lost within it.
    private void Stay(decimal before, in PipelineMovement fact)
    {
        var amount = fact.After?.Amount ?? fact.Decided!.Value.Amount;
        if (amount != before)
            Revalued.AddChange(before, amount);
        if (fact.After is not null)
            Closing.Add(amount);
        else if (fact.Decided is { Outcome: Outcome.Won })
            Won.Add(amount);
        else
            Lost.Add(amount);
    }

    /// <summary>A number of deals and their exact amount.</summary>
    public struct Step : IPortable, IEquatable<Step>
    {
        private ExactSum _amount;

        public long Count { get; private set; }

        /// <summary>The amount times 10^28.</summary>
        public readonly BigInteger FixedPoint => _amount.FixedPoint;

        public void Add(decimal amount)
        {
            Count++;
            _amount.Add(amount);
        }

        public void AddChange(decimal before, decimal after)
        {
            Count++;
            _amount.Add(after);
            _amount.Add(-before);
        }

        public void Add(in Step other)
        {
            Count += other.Count;
            _amount.Add(in other._amount);
        }

        public readonly DealTotal Read() => new(Count, _amount.ToDecimal());

        public void Describe(Fields fields)
        {
            var count = Count;
            fields.Count("count", ref count);
            fields.Sum("amount", ref _amount);
            Count = count;
        }

        public readonly Violation? FindViolation() =>
            Rules.Counts(("count", Count))
            ?? Rules.Sum(2 * (BigInteger)Count, "amount", in _amount);

        public readonly bool Equals(Step other) => Count == other.Count && _amount.Equals(other._amount);

        public override readonly bool Equals(object? obj) => obj is Step other && Equals(other);

        public override readonly int GetHashCode() => _amount.GetHashCode();
    }
}
