namespace CrmRoi.Metrics.Impact;

// How a change prints.
internal enum ChangeKind
{
    // A number in the unit of the figure.
    Number,

    // A rate: values in percent, changes in percentage points.
    Rate,

    // A score in points; it has no natural zero, so a share of it means nothing.
    Points,

    // A number whose relative change would mislead.
    AbsoluteNumber,
}
