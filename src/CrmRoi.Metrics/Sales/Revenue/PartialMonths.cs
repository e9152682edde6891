namespace CrmRoi.Metrics.Sales;

/// <summary>What happens to a month that a period covers only in part.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PartialMonths>))]
public enum PartialMonths
{
    /// <summary>The period is refused.</summary>
    Refuse,

    /// <summary>The month is left out: the period shrinks to the whole months within it.</summary>
    LeaveOut,
}
