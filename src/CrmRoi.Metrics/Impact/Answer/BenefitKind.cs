namespace CrmRoi.Metrics.Impact;

/// <summary>Whether a saving shows in the accounts.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BenefitKind>))]
public enum BenefitKind
{
    /// <summary>Not chosen. A saving of this kind is refused.</summary>
    Unspecified,

    /// <summary>Hard: money that is no longer spent, such as a cancelled licence or a position not filled.</summary>
    Hard,

    /// <summary>Soft: time or effort set free. It is worth money only as far as it is turned into useful work; the capture share says how far.</summary>
    Soft,
}
