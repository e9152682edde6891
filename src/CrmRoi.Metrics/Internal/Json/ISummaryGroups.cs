namespace CrmRoi.Metrics.Internal;

// Groups, whatever their types are.
internal interface ISummaryGroups
{
    IEnumerable<KeyValuePair<string, object>> Groups { get; }
}
