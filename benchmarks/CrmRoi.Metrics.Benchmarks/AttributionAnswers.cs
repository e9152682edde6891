using CrmRoi.Metrics.Marketing;

namespace CrmRoi.Metrics.Benchmarks;

/// <summary>Compares the credits of each model; fractions of decimals differ in their last places only.</summary>
public static class AttributionAnswers
{
    private const decimal Tolerance = 0.001m;

    public static void Check()
    {
        var data = new AttributionData(10_000);
        var (journeys, linq) = (data.Journeys(), LinqAttribution.Journeys(data));
        var halfLife = TimeSpan.FromDays(7);
        Compare(AttributionModel.LastClick, LinqAttribution.LastClick(linq));
        Compare(AttributionModel.Linear, LinqAttribution.Linear(linq));
        Compare(AttributionModel.LinearOverChannels, LinqAttribution.OverChannels(linq));
        Compare(AttributionModel.PositionBased(), LinqAttribution.Position(linq));
        Compare(AttributionModel.TimeDecay(halfLife), LinqAttribution.TimeDecay(linq, halfLife));

        void Compare(AttributionModel model, Dictionary<string, decimal> expected)
        {
            foreach (var (channel, credit) in journeys.Attribute(model).ByChannel)
            {
                if (Math.Abs(credit.Amount - expected[channel]) > Tolerance)
                    throw new InvalidOperationException($"{model}: {channel} has {credit.Amount}, LINQ says {expected[channel]}.");
            }
        }
    }
}
