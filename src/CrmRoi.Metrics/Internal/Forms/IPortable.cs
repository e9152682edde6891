namespace CrmRoi.Metrics.Internal;

/// <summary>Totals that can travel: what a summary keeps, named field by field.</summary>
internal interface IPortable
{
    /// <summary>Hands each field to the form in turn, which writes it or reads it: one list of fields for all forms and both ways.</summary>
    void Describe(Fields fields);

    /// <summary>What makes these totals impossible, whatever facts there were; null if nothing does.</summary>
    Violation? FindViolation();
}
