namespace CrmRoi.Metrics.Sales;

/// <summary>What becomes of a month that a period meets but does not cover.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PartialMonths>))]
public enum PartialMonths
{
    /// <summary>The period is refused.</summary>
    Refuse,

    /// <summary>The month is left out: the period shrinks to the whole months within it.</summary>
    LeaveOut,
}
