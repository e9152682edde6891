using System.Numerics;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

// The totals behind PipelineWaterfall and its builder.
internal struct PipelineWaterfallTotals(Period period) : ITotals<PipelineWaterfallTotals, PipelineMovement>
{
    private Ruled<PeriodOfWaterfall> _period = new(new PeriodOfWaterfall(period));

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

    private readonly Period Period => _period.Value.Period;

    public bool Add(in PipelineMovement fact)
    {
        if (!fact.IsFact)
            return false;
        _count++;

        if (fact.Before is { } opening && Period.Contains(opening.ExpectedClose))
        {
            var amount = opening.Amount.GetValueOrDefault(); // every movement has an amount
            Opening.Add(amount);
            Leave(amount, in fact);
        }
        else
        {
            Enter(in fact);
        }

        return true;
    }

    public void Visit<TVisitor>(ref TVisitor visitor, ref PipelineWaterfallTotals other)
        where TVisitor : struct, IFieldVisitor
    {
        visitor.Rule("period", ref _period, ref other._period);
        visitor.Count("movements", ref _count, ref other._count);
        visitor.Part("opening", ref Opening, ref other.Opening);
        visitor.Part("new", ref New, ref other.New);
        visitor.Part("pulledIn", ref PulledIn, ref other.PulledIn);
        visitor.Part("revalued", ref Revalued, ref other.Revalued);
        visitor.Part("won", ref Won, ref other.Won);
        visitor.Part("lost", ref Lost, ref other.Lost);
        visitor.Part("slipped", ref Slipped, ref other.Slipped);
        visitor.Part("movedEarlier", ref MovedEarlier, ref other.MovedEarlier);
        visitor.Part("removed", ref Removed, ref other.Removed);
        visitor.Part("closing", ref Closing, ref other.Closing);
    }

    public readonly Violation? FindViolation() =>
        TotalsRules.Counts(("movements", _count))
        ?? TotalsRules.PartOf(_count, "opening", Opening.Count)
        ?? TotalsRules.PartOf(_count - Opening.Count, "new", New.Count)
        ?? TotalsRules.PartOf(_count - Opening.Count - New.Count, "pulledIn", PulledIn.Count)
        ?? TotalsRules.PartOf(_count, "revalued", Revalued.Count)
        ?? FindViolationOfWhatIsLeft();

    // Each deal that is in the period at its start or enters it must leave it or be in it at the end.
    private readonly Violation? FindViolationOfWhatIsLeft()
    {
        var count = (decimal)Won.Count + Lost.Count + Slipped.Count + MovedEarlier.Count + Removed.Count + Closing.Count;
        if (count != Opening.Count + New.Count + PulledIn.Count)
            return Violation.Invalid("closing", $"must leave {Opening.Count + New.Count + PulledIn.Count} deals in all", count);
        var amount = Opening.FixedPoint + New.FixedPoint + PulledIn.FixedPoint + Revalued.FixedPoint;
        var left = Won.FixedPoint + Lost.FixedPoint + Slipped.FixedPoint + MovedEarlier.FixedPoint + Removed.FixedPoint + Closing.FixedPoint;
        return left == amount ? null : Violation.Invalid("closing", $"must leave an amount of {new ExactSum(amount)} in all", new ExactSum(left));
    }

    // A deal that was in the period at the start.
    private void Leave(decimal before, in PipelineMovement fact)
    {
        if (fact is { After: null, Decided: null })
        {
            Removed.Add(before);
            return;
        }

        var ends = fact.After?.ExpectedClose ?? fact.Decided!.Value.Closed!.Value;
        if (ends >= Period.End)
            Slipped.Add(before);
        else if (fact.Decided is { Outcome: Outcome.Lost })
            Lost.Add(before);
        else if (ends < Period.Start)
            MovedEarlier.Add(before);
        else
            Stay(before, in fact);
    }

    // A deal that was outside the period, or did not exist.
    private void Enter(in PipelineMovement fact)
    {
        var ends = fact.After?.ExpectedClose ?? fact.Decided?.Closed;
        if (ends is not { } end || !Period.Contains(end))
            return;

        if (fact.Before is { } before)
        {
            // A deal lost from outside the period was never expected in it.
            if (fact.Decided is { Outcome: Outcome.Lost })
                return;
            PulledIn.Add(before.Amount.GetValueOrDefault());
            Stay(before.Amount.GetValueOrDefault(), in fact);
        }
        else
        {
            var amount = AmountAtEnd(in fact);
            New.Add(amount);
            Stay(amount, in fact);
        }
    }

    // A deal in the period at the end: open, won, or created and lost within it.
    private void Stay(decimal before, in PipelineMovement fact)
    {
        var amount = AmountAtEnd(in fact);
        if (amount != before)
            Revalued.AddChange(before, amount);
        if (fact.After is not null)
            Closing.Add(amount);
        else if (fact.Decided is { Outcome: Outcome.Won })
            Won.Add(amount);
        else
            Lost.Add(amount);
    }

    private static decimal AmountAtEnd(in PipelineMovement fact) => (fact.After?.Amount ?? fact.Decided?.Amount).GetValueOrDefault();

    // A number of deals and their exact amount.
    public struct Step : ITotals<Step>
    {
        private long _count;
        private ExactSum _amount;

        public readonly long Count => _count;

        // The amount times 10^28.
        public readonly BigInteger FixedPoint => _amount.FixedPoint;

        public void Add(decimal amount)
        {
            _count++;
            _amount.Add(amount);
        }

        public void AddChange(decimal before, decimal after)
        {
            Add(after);
            _amount.Add(-before);
        }

        public readonly DealTotal Read() => new(Count, _amount.ToDecimal());

        public void Visit<TVisitor>(ref TVisitor visitor, ref Step other)
            where TVisitor : struct, IFieldVisitor
        {
            visitor.Count("count", ref _count, ref other._count);
            visitor.Field("amount", ref _amount, ref other._amount);
        }

        public readonly Violation? FindViolation() =>
            TotalsRules.Counts(("count", Count))
            ?? TotalsRules.Sum(2 * (BigInteger)Count, "amount", in _amount);
    }

    private readonly record struct PeriodOfWaterfall(Period Period) : IRule<PeriodOfWaterfall>
    {
        public override string ToString() => $"the period {Period}";

        public void Write(ByteWriter writer, string name)
        {
            writer.Instant(Period.Start);
            writer.Instant(Period.End);
        }

        public PeriodOfWaterfall Read(ByteReader reader, string name) => new(new Period(reader.Instant(name), reader.Instant(name)));
    }
}
