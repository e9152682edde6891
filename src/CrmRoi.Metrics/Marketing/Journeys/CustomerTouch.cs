namespace CrmRoi.Metrics.Marketing;

// A touch of a customer: an instant in ticks, and channel and kind in one integer by which touches at the same instant are ordered.
internal readonly struct CustomerTouch : IComparable<CustomerTouch>
{
    // A view comes before a click at the same instant: the sign bit says which, so the order of the integers is that of the touches.
    private readonly int _code;

    public CustomerTouch(long ticks, int channel, bool isView)
    {
        Ticks = ticks;
        _code = isView ? channel | int.MinValue : channel;
    }

    public long Ticks { get; }

    public int Channel => _code & int.MaxValue;

    public bool IsView => _code < 0;

    public CustomerTouch Renumbered(int[] channels) => new(Ticks, channels[Channel], IsView);

    public int CompareTo(CustomerTouch other) => Ticks != other.Ticks ? Ticks.CompareTo(other.Ticks) : _code.CompareTo(other._code);
}
