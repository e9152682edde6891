namespace CrmRoi.Metrics.Investment;

/// <summary>When the first of several periodic cash flows is due.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FirstFlow>))]
public enum FirstFlow
{
    /// <summary>Now: it is not discounted. This is the rule of this library and of finance textbooks.</summary>
    AtStart,

    /// <summary>After one period: it is discounted once, as the NPV function of spreadsheets does.</summary>
    AfterOnePeriod,
}
