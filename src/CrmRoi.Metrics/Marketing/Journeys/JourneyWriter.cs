namespace CrmRoi.Metrics.Marketing;

// Writes journeys one after another into the arrays of a JourneySet.
internal sealed class JourneyWriter(int channels, int expectedTouches, bool knowsTimes)
{
    private const long NoTime = -1;

    // The last journey in which each channel was seen, counted from 1.
    private readonly int[] _lastSeen = new int[channels];

    public List<JourneyTouch> Touches { get; } = new(expectedTouches);

    // The ticks from each touch to its sale, -1 if there is no sale; empty for paths, which have no times.
    public List<long> TicksToSale { get; } = new(knowsTimes ? expectedTouches : 0);

    // The start of each journey in Touches, and the end of the last one.
    public List<int> Starts { get; } = [0];

    public List<JourneyOutcome> Outcomes { get; } = [];

    // Adds a touch to the current journey.
    public void Add(int channel, bool isView = false)
    {
        var journey = Starts.Count;
        Touches.Add(new JourneyTouch(channel, isView, isFirstOfChannel: _lastSeen[channel] != journey));
        _lastSeen[channel] = journey;
    }

    // Adds a touch to the current journey, with the time to its sale; null if no sale follows.
    public void Add(int channel, bool isView, long? ticksToSale)
    {
        Add(channel, isView);
        TicksToSale.Add(ticksToSale ?? NoTime);
    }

    // Ends the current journey.
    public void End(JourneyOutcome outcome)
    {
        Starts.Add(Touches.Count);
        Outcomes.Add(outcome);
    }
}
