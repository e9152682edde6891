using System.Numerics;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Marketing;

// The exact credits of each channel: Σ outcome × weight / total weight. Journeys with the same total weight share a denominator, so their numerators
// are added as integers; the fractions are added once, at the end.
internal sealed class CreditTotals
{
    // Up to this many channels, each row has a place for every channel. With more, each row keeps only its own channels.
    private const int FewChannels = 64;

    private const int LargestDenominatorBits = 1 << 16;

    private readonly int _channels;
    private readonly DigitColumns _conversions;
    private readonly DigitColumns _amounts;
    private readonly int[][] _digits;

    // One array for each number of touches, reused.
    private long[]?[] _weights = [];

    // By total weight; key 0 is for unattributed outcomes.
    private readonly Dictionary<long, Row> _byTotalWeight = [];
    private long _lastTotalWeight = -1;
    private Row _last;

    public CreditTotals(int channels, DigitColumns conversions, DigitColumns amounts)
    {
        _channels = channels;
        _conversions = conversions;
        _amounts = amounts;
        _digits = [.. Enumerable.Range(0, _conversions.Count).Select(i => _conversions[i]), .. Enumerable.Range(0, _amounts.Count).Select(i => _amounts[i])];
    }

    // An array of zeros for the weights of that many touches, valid until the next call.
    public long[] WeightsFor(int touches)
    {
        if (touches >= _weights.Length)
            Array.Resize(ref _weights, touches + 1);
        var weights = _weights[touches] ??= new long[touches];
        Array.Clear(weights, 0, touches);
        return weights;
    }

    public void Add(int index, Journey journey, long[] weights, AttributionModel model)
    {
        var total = 0L;
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] < 0)
                throw Violation.OutOfRange(nameof(model), $"must not give a negative weight ({model}, touch {i})", weights[i]).ToException();
            total += weights[i];
        }

        if (total == 0)
        {
            AddUnattributed(index);
            return;
        }

        var row = RowOf(total);
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] != 0)
                Add(row, journey.Touch(i).Channel, index, weights[i]);
        }
    }

    // Adds a journey whose credit all goes to one touch, or to none (−1).
    public void Add(int index, Journey journey, int touch)
    {
        if (touch < 0)
            AddUnattributed(index);
        else
            Add(RowOf(1), journey.Touch(touch).Channel, index, 1);
    }

    // InvalidOperationException: the total weights have no common denominator of a reasonable size.
    public Attribution ToAttribution(string[] channels)
    {
        var denominator = BigInteger.One;
        foreach (var total in _byTotalWeight.Keys.Where(total => total != 0))
        {
            denominator = Rational.LeastCommonMultiple(denominator, total);
            if (Fraction.BitLength(denominator) > LargestDenominatorBits)
                throw new InvalidOperationException(InvariantText.Of($"The weights have too many different sums: their common denominator has more than {LargestDenominatorBits} bits. Scale the weights of each journey to a constant sum."));
        }

        var (conversions, amounts) = (new BigInteger[channels.Length], new BigInteger[channels.Length]);
        foreach (var row in _byTotalWeight.Where(row => row.Key != 0))
        {
            var factor = denominator / row.Key;
            foreach (var channel in row.Value.Channels(_channels))
            {
                conversions[channel] += factor * Conversions(row.Value, channel);
                amounts[channel] += factor * Amount(row.Value, channel);
            }
        }

        var unattributed = _byTotalWeight.TryGetValue(0, out var none) ? CreditOf(Conversions(none, 0), Amount(none, 0), 1) : Credit.Empty;
        return Attribution.Of(channels, [.. conversions.Zip(amounts, (credited, amount) => CreditOf(credited, amount, denominator))], unattributed);
    }

    private void AddUnattributed(int index) => Add(RowOf(0), 0, index, 1);

    private void Add(Row row, int channel, int index, long weight)
    {
        var sums = row.SumsOf(channel, _digits.Length);
        for (var digit = 0; digit < _digits.Length; digit++)
            sums.Array![sums.Offset + digit].Add(weight, _digits[digit][index]);
    }

    private Credit CreditOf(BigInteger conversions, BigInteger amount, BigInteger denominator) =>
        Credit.Of(new Rational(conversions, denominator * _conversions.Denominator), new Rational(amount, denominator * _amounts.Denominator));

    private BigInteger Conversions(Row row, int channel) =>
        row.SumsOf(channel, _digits.Length) is var sums ? _conversions.Compose(digit => sums.Array![sums.Offset + digit].Value) : 0;

    private BigInteger Amount(Row row, int channel) =>
        row.SumsOf(channel, _digits.Length) is var sums ? _amounts.Compose(digit => sums.Array![sums.Offset + _conversions.Count + digit].Value) : 0;

    private Row RowOf(long totalWeight)
    {
        if (totalWeight == _lastTotalWeight)
            return _last;
        if (!_byTotalWeight.TryGetValue(totalWeight, out var row))
            _byTotalWeight.Add(totalWeight, row = new Row(_channels, _digits.Length));
        (_lastTotalWeight, _last) = (totalWeight, row);
        return row;
    }

    // The sums of each channel; digits of conversions come before digits of amounts.
    private readonly struct Row
    {
        private readonly WeightedDigitSum[]? _all;
        private readonly Dictionary<int, WeightedDigitSum[]>? _some;

        public Row(int channels, int digits)
        {
            if (channels <= FewChannels)
                _all = new WeightedDigitSum[Math.Max(1, channels) * digits];
            else
                _some = [];
        }

        // The channels that have sums.
        public IEnumerable<int> Channels(int channels) => _some is null ? Enumerable.Range(0, channels) : _some.Keys;

        public ArraySegment<WeightedDigitSum> SumsOf(int channel, int digits)
        {
            if (_all is not null)
                return new(_all, channel * digits, digits);
            if (!_some!.TryGetValue(channel, out var sums))
                _some.Add(channel, sums = new WeightedDigitSum[digits]);
            return new(sums);
        }
    }
}
