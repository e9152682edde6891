namespace CrmRoi.Metrics.Sales;

/// <summary>What to do with a month that a period covers only in part.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PartialMonths>))]
public enum PartialMonths
{
    /// <summary>Refuse the period.</summary>
    Refuse,

    /// <summary>Leave out the month: the period shrinks to the whole months within it.</summary>
    LeaveOut,
}
