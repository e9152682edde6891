namespace CrmRoi.Metrics.Investment;

/// <summary>Why cash flows have no rate of return.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NoRateReason>))]
public enum NoRateReason
{
    /// <summary>There is no cash flow other than 0, or no cost to compare the gain with.</summary>
    NoFlow,

    /// <summary>All cash flows are on one date, so that the rate makes no difference.</summary>
    OneDate,

    /// <summary>Money only comes in, or only goes out.</summary>
    NoSignChange,

    /// <summary>The signs change, but no rate above −100 % brings the present value to 0.</summary>
    NoRoot,

    /// <summary>
    /// There is a root, but outside the range that is searched: <c>1 + rate</c> from e^−700 to e^700 if the signs change once, and from
    /// 1e-12 to 1e28 if they change more often.
    /// </summary>
    BeyondRange,

    /// <summary>
    /// Over a range of rates the present value stays so close to 0 that rounding hides the number of roots. To count them with exact integers
    /// would take more work than allowed. Such flows change sign many times and fit no investment.
    /// </summary>
    HiddenByRounding,
}
