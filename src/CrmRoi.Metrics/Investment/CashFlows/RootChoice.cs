namespace CrmRoi.Metrics.Investment;

/// <summary>The rule by which a rate of return was chosen from all rates that bring the present value to 0.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RootChoice>))]
public enum RootChoice
{
    /// <summary>There is no root.</summary>
    None,

    /// <summary>There is only one root.</summary>
    Only,

    /// <summary>
    /// There are several roots; the one nearest to 0 on the side of the undiscounted total was chosen: if less comes in than goes out, the greatest
    /// negative rate; otherwise the smallest rate of 0 or more. If as much comes in as goes out, 0 is a rate and is chosen.
    /// </summary>
    NearestToZeroOnTheSideOfTheTotal,

    /// <summary>There are several roots, none with the sign of the undiscounted total; the one nearest to 0 was chosen.</summary>
    NearestToZero,
}
