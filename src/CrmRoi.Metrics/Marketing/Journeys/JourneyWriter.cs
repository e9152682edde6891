namespace CrmRoi.Metrics.Marketing;

// Writes journeys one behind the other into the arrays of a JourneySet.
internal sealed class JourneyWriter(int channels, int expectedTouches, bool knowsTimes)
{
    private const long NoTime = -1;

    // The last journey in which each channel was seen, counting from 1.
    private readonly int[] _lastSeen = new int[channels];

    public List<JourneyTouch> Touches { get; } = new(expectedTouches);

    // The ticks from each touch to its sale, -1 if there is no sale; empty for paths, which know no times.
    public List<long> TicksToSale { get; } = new(knowsTimes ? expectedTouches : 0);

    // The start of each journey in Touches, and the end of the last one.
    public List<int> Starts { get; } = [0];

    public List<JourneyOutcome> Outcomes { get; } = [];

    // Adds a touch to the journey at hand.
    public void Add(int channel, bool isView = false)
    {
        var journey = Starts.Count;
        Touches.Add(new JourneyTouch(channel, isView, isFirstOfChannel: _lastSeen[channel] != journey));
        _lastSeen[channel] = journey;
    }

    // Adds a touch to the journey at hand that leads to a sale after some time; null if no sale follows.
    public void Add(int channel, bool isView, long? ticksToSale)
    {
        Add(channel, isView);
        TicksToSale.Add(ticksToSale ?? NoTime);
    }

    // Ends the journey at hand.
    public void End(JourneyOutcome outcome)
    {
        Starts.Add(Touches.Count);
        Outcomes.Add(outcome);
    }
}
