namespace CrmRoi.Metrics.Marketing;

// A touch of a journey in four bytes: the number of its channel, its kind, and whether it is the first touch of its channel.
internal readonly struct JourneyTouch(int channel, bool isView, bool isFirstOfChannel)
{
    private readonly int _bits = (channel << 2) | (isView ? 2 : 0) | (isFirstOfChannel ? 1 : 0);

    public int Channel => _bits >> 2;

    public TouchKind Kind => (_bits & 2) == 0 ? TouchKind.Click : TouchKind.View;

    public bool IsFirstOfChannel => (_bits & 1) != 0;
}
