namespace CrmRoi.Metrics.Internal;

// Adds the other totals to mine.
internal struct AddFields : IFieldVisitor
{
    // The sum of two numbers of items.
    public static long Sum(string name, long mine, long other) =>
        mine <= long.MaxValue - other ? mine + other : throw new OverflowException(InvariantText.Of($"Together the summaries hold more than {long.MaxValue} items ({name})."));

    public readonly void Count(string name, ref long mine, ref long other) => mine = Sum(name, mine, other);

    public readonly void Rule<T>(string name, ref Ruled<T> mine, ref Ruled<T> other)
        where T : struct, IRule<T> => mine.Add(in other);

    public readonly void Field<T>(string name, ref T mine, ref T other)
        where T : struct, IField<T> => mine.Add(in other);

    public void Part<T>(string name, ref T mine, ref T other)
        where T : struct, ITotals<T> => mine.Visit(ref this, ref other);
}

// Refuses what AddFields would refuse, before anything is added: no part is added by half.
internal struct CheckFields : IFieldVisitor
{
    public readonly void Count(string name, ref long mine, ref long other) => AddFields.Sum(name, mine, other);

    public readonly void Rule<T>(string name, ref Ruled<T> mine, ref Ruled<T> other)
        where T : struct, IRule<T>
    {
        var sum = mine;
        sum.Add(in other);
    }

    public readonly void Field<T>(string name, ref T mine, ref T other)
        where T : struct, IField<T>
    {
    }

    public void Part<T>(string name, ref T mine, ref T other)
        where T : struct, ITotals<T> => mine.Visit(ref this, ref other);
}

// Makes mine a copy of the other totals that shares nothing with them that can change.
internal struct CopyFields : IFieldVisitor
{
    public readonly void Count(string name, ref long mine, ref long other) => mine = other;

    public readonly void Rule<T>(string name, ref Ruled<T> mine, ref Ruled<T> other)
        where T : struct, IRule<T> => mine = other;

    public readonly void Field<T>(string name, ref T mine, ref T other)
        where T : struct, IField<T> => mine = other.Copy();

    public void Part<T>(string name, ref T mine, ref T other)
        where T : struct, ITotals<T> => mine.Visit(ref this, ref other);
}

// Puts my fields in order, to be read by many at once and added to no more.
internal struct SettleFields : IFieldVisitor
{
    public readonly void Count(string name, ref long mine, ref long other)
    {
    }

    public readonly void Rule<T>(string name, ref Ruled<T> mine, ref Ruled<T> other)
        where T : struct, IRule<T>
    {
    }

    public readonly void Field<T>(string name, ref T mine, ref T other)
        where T : struct, IField<T> => mine.Settle();

    public void Part<T>(string name, ref T mine, ref T other)
        where T : struct, ITotals<T> => mine.Visit(ref this, ref other);
}

// Finds whether any field differs.
internal struct CompareFields : IFieldVisitor
{
    public bool Differ { get; private set; }

    public void Count(string name, ref long mine, ref long other) => Differ |= mine != other;

    public void Rule<T>(string name, ref Ruled<T> mine, ref Ruled<T> other)
        where T : struct, IRule<T> => Differ = Differ || !mine.Equals(other);

    public void Field<T>(string name, ref T mine, ref T other)
        where T : struct, IField<T> => Differ = Differ || !mine.Equals(other);

    public void Part<T>(string name, ref T mine, ref T other)
        where T : struct, ITotals<T> => mine.Visit(ref this, ref other);
}

// Hashes the counts and the first other field: enough to tell most totals apart.
internal struct HashFields : IFieldVisitor
{
    private bool _hasField;

    public int Hash { get; private set; }

    public void Count(string name, ref long mine, ref long other) => Add(mine.GetHashCode());

    public readonly void Rule<T>(string name, ref Ruled<T> mine, ref Ruled<T> other)
        where T : struct, IRule<T>
    {
    }

    public void Field<T>(string name, ref T mine, ref T other)
        where T : struct, IField<T>
    {
        if (!_hasField)
            Add(mine.GetHashCode());
        _hasField = true;
    }

    public void Part<T>(string name, ref T mine, ref T other)
        where T : struct, ITotals<T> => mine.Visit(ref this, ref other);

    private void Add(int hash) => Hash = unchecked((Hash * 397) ^ hash);
}

// Writes my fields.
internal struct WriteFields(ByteWriter writer) : IFieldVisitor
{
    public readonly void Count(string name, ref long mine, ref long other) => writer.Count(name, mine);

    public readonly void Rule<T>(string name, ref Ruled<T> mine, ref Ruled<T> other)
        where T : struct, IRule<T> => mine.Write(writer, name);

    public readonly void Field<T>(string name, ref T mine, ref T other)
        where T : struct, IField<T> => mine.Write(writer, name);

    public void Part<T>(string name, ref T mine, ref T other)
        where T : struct, ITotals<T> => mine.Visit(ref this, ref other);
}

// Reads my fields, and refuses what no facts add up to.
internal struct ReadFields(ByteReader reader) : IFieldVisitor
{
    public readonly void Count(string name, ref long mine, ref long other) => mine = reader.Count(name);

    public readonly void Rule<T>(string name, ref Ruled<T> mine, ref Ruled<T> other)
        where T : struct, IRule<T> => mine.Read(reader, name);

    public readonly void Field<T>(string name, ref T mine, ref T other)
        where T : struct, IField<T> => mine.Read(reader, name);

    public void Part<T>(string name, ref T mine, ref T other)
        where T : struct, ITotals<T>
    {
        mine.Visit(ref this, ref other);
        if (mine.FindViolation() is { } violation)
            throw reader.Invalid("hold", $"impossible totals for {name}: {violation.Message}");
    }
}

// Lists my counts, sums and mean durations by name, those of nothing left out.
internal readonly struct TextFields() : IFieldVisitor
{
    private readonly List<string> _figures = [];

    public void Count(string name, ref long mine, ref long other)
    {
        if (mine != 0)
            Show(name, Violation.Show(mine));
    }

    public void Rule<T>(string name, ref Ruled<T> mine, ref Ruled<T> other)
        where T : struct, IRule<T>
    {
        if (mine.IsGiven)
            _figures.Add(mine.Value.ToString()!);
    }

    public void Field<T>(string name, ref T mine, ref T other)
        where T : struct, IField<T>
    {
        if (mine is ExactSum or ExactMoments or DurationTotals or RationalSum && !mine.Equals(default))
            Show(name, mine.ToString());
        else if (mine is Bins { Total: > 0 } bins)
            Show(name, Violation.Show(bins.Total));
        else if (mine is IKeyed { Count: > 0 } keyed)
            Show(name, Violation.Show(keyed.Count));
    }

    public void Part<T>(string name, ref T mine, ref T other)
        where T : struct, ITotals<T>
    {
        var part = new TextFields();
        mine.Visit(ref part, ref other);
        if (part._figures.Count > 0)
            Show(name, $"({part})");
    }

    public override string ToString() => _figures.Count == 0 ? "nothing" : string.Join(", ", _figures);

    // "wonAmount" reads as "won amount".
    private void Show(string name, string? figure) =>
        _figures.Add(InvariantText.Of($"{string.Concat(name.Select(letter => char.IsUpper(letter) ? " " + char.ToLowerInvariant(letter) : $"{letter}"))} {figure}"));
}
