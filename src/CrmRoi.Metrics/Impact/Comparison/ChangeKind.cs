namespace CrmRoi.Metrics.Impact;

/// <summary>How a change prints.</summary>
internal enum ChangeKind
{
    /// <summary>A number in the unit of the figure.</summary>
    Number,

    /// <summary>A rate: values in percent, changes in percentage points.</summary>
    Rate,

    /// <summary>A score in points, which has no zero to be a share of.</summary>
    Points,

    /// <summary>A number whose relative change would mislead.</summary>
    AbsoluteNumber,
}
