namespace CrmRoi.Metrics.Investment;

/// <summary>The rule by which a rate of return was taken from all the rates that bring the present value to 0.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RootChoice>))]
public enum RootChoice
{
    /// <summary>There is no root.</summary>
    None,

    /// <summary>There is only one.</summary>
    Only,

    /// <summary>
    /// There are several; the one nearest to 0 on the side of the undiscounted total of the flows: if less comes in than goes out, the greatest negative rate;
    /// otherwise the smallest of 0 or more. If as much comes in as goes out, 0 is a rate and is taken.
    /// </summary>
    NearestToZeroOnTheSideOfTheTotal,

    /// <summary>There are several, none of them with the sign of the undiscounted total; the one nearest to 0.</summary>
    NearestToZero,
}
