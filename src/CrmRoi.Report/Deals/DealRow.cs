using CrmRoi.Metrics.Sales;

namespace CrmRoi.Report;

/// <summary>A deal with the keys of its row; a key that nobody asks for is empty.</summary>
internal readonly record struct DealRow(string Id, string Group, string Control, string Customer, string Source, Deal Deal);

/// <summary>A row that is left out or read in part: its number below the header, its line in the file, and why.</summary>
internal readonly record struct RowNote(long Row, long Line, string Reason);
