namespace CrmRoi.Metrics.Impact;

/// <summary>How much a correlation ρ of neighbouring months counts beside what the months themselves say of it. Few months say little.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CorrelationWeight>))]
public enum CorrelationWeight
{
    /// <summary>Less correlation is likelier: the weight falls with ρ. Holds 95 of 100 truths up to about ρ = 0.5, fewer beyond; <c>docs/certainty.md</c> has the table.</summary>
    Falling,

    /// <summary>The cautious variant: all from 0 to 0.95 alike. Wider ranges, that also hold at ρ = 0.7.</summary>
    Uniform,
}
