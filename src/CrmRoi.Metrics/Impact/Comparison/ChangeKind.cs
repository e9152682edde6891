namespace CrmRoi.Metrics.Impact;

// How a change prints.
internal enum ChangeKind
{
    // A number in the unit of the figure.
    Number,

    // A rate: values in percent, changes in percentage points.
    Rate,

    // A score in points, which has no zero to be a share of.
    Points,

    // A number whose relative change would mislead.
    AbsoluteNumber,
}
