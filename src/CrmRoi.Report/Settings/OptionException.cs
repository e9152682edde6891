namespace CrmRoi.Report;

/// <summary>A wrong option or a file that cannot be read, in one sentence.</summary>
internal sealed class OptionException(string message) : Exception(message);
