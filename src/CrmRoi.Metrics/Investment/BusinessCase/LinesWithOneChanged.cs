using System.Collections;

namespace CrmRoi.Metrics.Investment;

// The lines of a case with one line changed, without copying the others.
internal sealed class LinesWithOneChanged(IReadOnlyList<CaseLine> lines, int changedAt, CaseLine changed) : IReadOnlyList<CaseLine>
{
    public int Count => lines.Count;

    public CaseLine this[int index] => index == changedAt ? changed : lines[index];

    public IEnumerator<CaseLine> GetEnumerator() => lines.Select((line, i) => i == changedAt ? changed : line).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
