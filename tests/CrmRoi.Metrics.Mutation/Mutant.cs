using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CrmRoi.Metrics.Mutation;

/// <summary>What became of a mutant: a test failed, the tests did not end, all passed, or no test came by.</summary>
internal enum Fate
{
    Killed,
    TimedOut,
    Survived,
    Unseen,
}

/// <summary>One change of the source. An expression or a statement becomes another; an empty statement is one that is left out.</summary>
internal sealed record Mutant(string Room, string File, SyntaxNode Node, string Changed)
{
    /// <summary>The number by which a run chooses it; from 1.</summary>
    public int Id { get; set; }

    public int Line => Node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    /// <summary>Original and changed code, each on one line, and of long code the part around the change.</summary>
    public (string Original, string Changed) Texts
    {
        get
        {
            const int Around = 70;
            var (before, after) = (OneLine(Node.ToString()), OneLine(Changed));
            if (Math.Max(before.Length, after.Length) < 3 * Around)
                return (before, after.Length == 0 ? "(left out)" : after);
            var least = Math.Min(before.Length, after.Length);
            var same = Enumerable.Range(0, least).TakeWhile(i => before[i] == after[i]).Count();
            var tail = Enumerable.Range(1, least - same).TakeWhile(i => before[^i] == after[^i]).Count();
            return (Shorten(before), Shorten(after));

            string Shorten(string text)
            {
                var (from, to) = (Math.Max(0, same - Around), Math.Min(text.Length, text.Length - tail + Around));
                return $"{(from > 0 ? "…" : "")}{text[from..to]}{(to < text.Length ? "…" : "")}";
            }
        }
    }

    /// <summary>Runs once per process, under whichever test comes first: which tests see it cannot be told.</summary>
    public bool IsStatic => Node.Ancestors().Any(node => node switch
    {
        FieldDeclarationSyntax declared => declared.Modifiers.Any(each => each.Text == "static"),
        PropertyDeclarationSyntax { Initializer: not null } property => property.Modifiers.Any(each => each.Text == "static"),
        ConstructorDeclarationSyntax constructor => constructor.Modifiers.Any(each => each.Text == "static"),
        _ => false,
    });

    public override string ToString() => $"{File}:{Line}  {Texts.Original}  ->  {Texts.Changed}";

    private static string OneLine(string code) => string.Join(' ', code.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>What a run found out about a room.</summary>
internal sealed record Measured(string Room, int Seed, int Candidates, IReadOnlyList<(Mutant Mutant, Fate Fate)> Fates, TimeSpan Took);
