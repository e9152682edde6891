namespace CrmRoi.Metrics.Investment;

/// <summary>What a cost of owning a system is for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OwnershipCostKind>))]
public enum OwnershipCostKind
{
    /// <summary>Nobody has said. A cost of this kind is refused.</summary>
    Unspecified,

    /// <summary>Licences: seats × price.</summary>
    Licenses,

    /// <summary>Setting the system up: configuration, integration, consulting.</summary>
    SetUp,

    /// <summary>Training, the working time of those who are trained included.</summary>
    Training,

    /// <summary>Migrating the data of the old system.</summary>
    DataMigration,

    /// <summary>Running it: administration, support, hosting.</summary>
    Administration,

    /// <summary>Anything else.</summary>
    Other,
}
