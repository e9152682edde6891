namespace CrmRoi.Metrics.Service;

// The clock of a case; events must pass in order. It runs while the case is open and not paused and, if whileResolved, also while it is resolved.
internal struct CaseClock(BusinessCalendar? calendar, bool whileResolved)
{
    private CaseTime _time = new(0, calendar is null ? null : 0);
    private CaseState? _state;
    private DateTimeOffset? _running;

    public void Pass(CaseEvent item)
    {
        _state = CaseHistory.After(_state, item.Kind);
        if (_state == CaseState.Open || (whileResolved && _state == CaseState.Resolved))
        {
            _running ??= item.At;
        }
        else
        {
            _time = At(item.At);
            _running = null;
        }
    }

    // What the clock shows at an instant between the last event and the next one.
    public readonly CaseTime At(DateTimeOffset instant) => _running is { } start ? _time.Plus(start, instant, calendar) : _time;
}
