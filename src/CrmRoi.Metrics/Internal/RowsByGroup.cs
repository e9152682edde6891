namespace CrmRoi.Metrics.Internal;

/// <summary>The numbers of a few thousand rows by group: a list of rows for each, in order. Kept between chunks of rows, so that nothing is allocated for a chunk.</summary>
internal sealed class RowsByGroup(int rows)
{
    private readonly int[] _next = new int[rows];
    private List[] _lists = new List[16];
    private readonly List<int> _groups = [];

    /// <summary>The groups that have a row, in first-seen order.</summary>
    public List<int> Groups => _groups;

    public void Add(int group, int row)
    {
        if (group >= _lists.Length)
            Array.Resize(ref _lists, 2 * group);
        ref var list = ref _lists[group];
        if (list.Count == 0)
        {
            _groups.Add(group);
            list.First = row;
        }
        else
        {
            _next[list.Last] = row;
        }

        list.Last = row;
        list.Count++;
    }

    public int Count(int group) => _lists[group].Count;

    public int First(int group) => _lists[group].First;

    public int Next(int row) => _next[row];

    public void Clear()
    {
        foreach (var group in _groups)
            _lists[group] = default;
        _groups.Clear();
    }

    private struct List
    {
        public int First;
        public int Last;
        public int Count;
    }
}
