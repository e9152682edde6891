namespace CrmRoi.Metrics.Investment;

/// <summary>When the first of a row of periodic cash flows falls due.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FirstFlow>))]
public enum FirstFlow
{
    /// <summary>Now: it is not discounted. The rule of this library and of finance textbooks.</summary>
    AtStart,

    /// <summary>After one period: it is discounted once. What the NPV function of spreadsheets does.</summary>
    AfterOnePeriod,
}
