namespace CrmRoi.Metrics.Impact;

/// <summary>The weight of each correlation ρ of neighbouring months before the data are seen. It matters, because few months say little about ρ.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CorrelationWeight>))]
public enum CorrelationWeight
{
    /// <summary>
    /// Less correlation is likelier: the weight falls with ρ. Holds 95 of 100 truths up to about ρ = 0.5, fewer beyond; <c>docs/certainty.md</c> has the
    /// table.
    /// </summary>
    Falling,

    /// <summary>The cautious variant: all ρ from 0 to 0.95 weigh alike. It gives wider ranges, which also hold at ρ = 0.7.</summary>
    Uniform,
}
