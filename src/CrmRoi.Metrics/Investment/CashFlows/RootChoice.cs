namespace CrmRoi.Metrics.Investment;

/// <summary>The rule by which a rate of return was taken from all the rates that bring the present value to 0.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RootChoice>))]
public enum RootChoice
{
    /// <summary>There is only one.</summary>
    Only,

    /// <summary>
    /// There are several; the one nearest to 0 among those of the same sign as the undiscounted total of the flows: where more comes in than goes out,
    /// the smallest rate of 0 or more; else the greatest negative one.
    /// </summary>
    NearestToZeroOnTheSideOfTheTotal,

    /// <summary>There are several, none of them with the sign of the undiscounted total; the one nearest to 0.</summary>
    NearestToZero,
}
