namespace CrmRoi.Metrics.Marketing;

// A touch of a customer: an instant in ticks, and one integer for channel and kind, by which touches at the same instant are ordered.
internal readonly struct CustomerTouch : IComparable<CustomerTouch>
{
    // The sign bit marks a view, so that the integers put a view before a click at the same instant.
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
