using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Service;

// A TargetAttainment under construction.
internal struct TargetCounts : ITotals<TargetCounts>
{
    private long _met;
    private long _breached;
    private long _notYetDue;
    private long _withoutTarget;

    public void Add(TargetAttainment one)
    {
        _met += one.Met;
        _breached += one.Breached;
        _notYetDue += one.NotYetDue;
        _withoutTarget += one.WithoutTarget;
    }

    public readonly long Total => _met + _breached + _notYetDue + _withoutTarget;

    public readonly TargetAttainment Read() => new(_met, _breached, _notYetDue, _withoutTarget);

    public void Visit<TVisitor>(ref TVisitor visitor, ref TargetCounts other)
        where TVisitor : struct, IFieldVisitor
    {
        visitor.Count("met", ref _met, ref other._met);
        visitor.Count("breached", ref _breached, ref other._breached);
        visitor.Count("notYetDue", ref _notYetDue, ref other._notYetDue);
        visitor.Count("withoutTarget", ref _withoutTarget, ref other._withoutTarget);
    }

    public readonly Violation? FindViolation() =>
        TotalsRules.Counts(("met", _met), ("breached", _breached), ("notYetDue", _notYetDue), ("withoutTarget", _withoutTarget));

    // A part is checked by itself when it is read; this checks it against the whole.
    public readonly Violation? FindViolation(long cases) =>
        Total == cases ? null : Violation.Invalid("targets", $"must be those of {cases} cases", Total);
}
