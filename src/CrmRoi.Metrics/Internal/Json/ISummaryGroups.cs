namespace CrmRoi.Metrics.Internal;

/// <summary>Groups, whatever their types are.</summary>
internal interface ISummaryGroups
{
    IEnumerable<KeyValuePair<string, object>> Groups { get; }
}
