namespace CrmRoi.Metrics.Internal;

// Groups of any types.
internal interface ISummaryGroups
{
    IEnumerable<KeyValuePair<string, object>> Groups { get; }
}
