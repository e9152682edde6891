using System.Numerics;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Marketing;

// The credits of each channel, exact: Σ outcome × weight / total weight. Journeys with the same total weight share a denominator, so that their numerators
// are added as integers; the fractions are added once, in the end.
internal sealed class CreditTotals
{
    private readonly int _channels;
    private readonly DigitColumns _conversions;
    private readonly DigitColumns _amounts;
    private readonly int[][] _digits;

    // By total weight; key 0 is for what no touch has credit for. A row holds the sums of each channel, the digits of conversions before those of amounts.
    private readonly Dictionary<long, WeightedDigitSum[]> _byTotalWeight = [];
    private long _lastTotalWeight = -1;
    private WeightedDigitSum[] _last = [];

    public CreditTotals(int channels, DigitColumns conversions, DigitColumns amounts)
    {
        _channels = channels;
        _conversions = conversions;
        _amounts = amounts;
        _digits = [.. Enumerable.Range(0, _conversions.Count).Select(i => _conversions[i]), .. Enumerable.Range(0, _amounts.Count).Select(i => _amounts[i])];
    }

    public void Add(int index, Journey journey, long[] weights, AttributionModel model)
    {
        var total = 0L;
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] < 0)
                throw Violation.OutOfRange(nameof(weights), $"must not be negative (model {model}, touch {i})", weights[i]).ToException();
            total += weights[i];
        }

        if (total == 0)
        {
            AddUnattributed(index);
            return;
        }

        var sums = SumsOf(total);
        for (var i = 0; i < weights.Length; i++)
        {
            if (weights[i] != 0)
                Add(sums, journey.Touch(i).Channel, index, weights[i]);
        }
    }

    // Adds a journey whose credit all goes to one touch, or to none: −1.
    public void Add(int index, Journey journey, int touch)
    {
        if (touch < 0)
            AddUnattributed(index);
        else
            Add(SumsOf(1), journey.Touch(touch).Channel, index, 1);
    }

    public Attribution ToAttribution(string[] channels)
    {
        var unattributed = _byTotalWeight.TryGetValue(0, out var sums) ? CreditOf(0, [new(1, sums)], 1) : Credit.Empty;
        KeyValuePair<long, WeightedDigitSum[]>[] attributed = [.. _byTotalWeight.Where(part => part.Key != 0)];
        var denominator = Rational.LeastCommonMultiple(attributed.Select(part => (BigInteger)part.Key));
        return Attribution.Of(channels, [.. Enumerable.Range(0, _channels).Select(channel => CreditOf(channel, attributed, denominator))], unattributed);
    }

    private void AddUnattributed(int index) => Add(SumsOf(0), 0, index, 1);

    private void Add(WeightedDigitSum[] sums, int channel, int index, long weight)
    {
        for (var digit = 0; digit < _digits.Length; digit++)
            sums[(channel * _digits.Length) + digit].Add(weight, _digits[digit][index]);
    }

    private Credit CreditOf(int channel, KeyValuePair<long, WeightedDigitSum[]>[] parts, BigInteger denominator)
    {
        var first = channel * _digits.Length;
        var (conversions, amount) = (BigInteger.Zero, BigInteger.Zero);
        foreach (var part in parts)
        {
            var factor = denominator / part.Key;
            conversions += factor * _conversions.Compose(digit => part.Value[first + digit].Value);
            amount += factor * _amounts.Compose(digit => part.Value[first + _conversions.Count + digit].Value);
        }

        return Credit.Of(new Rational(conversions, denominator * _conversions.Denominator), new Rational(amount, denominator * _amounts.Denominator));
    }

    private WeightedDigitSum[] SumsOf(long totalWeight)
    {
        if (totalWeight == _lastTotalWeight)
            return _last;
        if (!_byTotalWeight.TryGetValue(totalWeight, out var sums))
            _byTotalWeight.Add(totalWeight, sums = new WeightedDigitSum[Math.Max(1, _channels) * _digits.Length]);
        (_lastTotalWeight, _last) = (totalWeight, sums);
        return sums;
    }
}
