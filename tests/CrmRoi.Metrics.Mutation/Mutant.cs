using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CrmRoi.Metrics.Mutation;

/// <summary>One change of the source. An expression or a statement becomes another; an empty statement is one that is left out.</summary>
internal sealed record Mutant(string Room, string File, SyntaxNode Node, string Changed)
{
    /// <summary>The number by which a run chooses it; from 1.</summary>
    public int Id { get; set; }

    public int Line => Node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    public string Original => Node.ToString();

    /// <summary>Runs once per process, under whichever test comes first: which tests see it cannot be told.</summary>
    public bool IsStatic => Node.Ancestors().Any(node => node switch
    {
        FieldDeclarationSyntax declared => declared.Modifiers.Any(each => each.Text == "static"),
        PropertyDeclarationSyntax { Initializer: not null } property => property.Modifiers.Any(each => each.Text == "static"),
        ConstructorDeclarationSyntax constructor => constructor.Modifiers.Any(each => each.Text == "static"),
        _ => false,
    });
}
