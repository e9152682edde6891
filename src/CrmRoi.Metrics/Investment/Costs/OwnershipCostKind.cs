namespace CrmRoi.Metrics.Investment;

/// <summary>What a cost of owning a system is for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OwnershipCostKind>))]
public enum OwnershipCostKind
{
    /// <summary>Not chosen. A cost of this kind is refused.</summary>
    Unspecified,

    /// <summary>Licences: seats × price.</summary>
    Licenses,

    /// <summary>Setting the system up: configuration, integration, consulting.</summary>
    SetUp,

    /// <summary>Training, including the working time of those who are trained.</summary>
    Training,

    /// <summary>Migrating the data of the old system.</summary>
    DataMigration,

    /// <summary>Running the system: administration, support, hosting.</summary>
    Administration,

    /// <summary>Anything else.</summary>
    Other,
}
