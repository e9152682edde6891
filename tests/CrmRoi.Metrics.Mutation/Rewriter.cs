using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CrmRoi.Metrics.Mutation;

/// <summary>Writes the mutants of a file beside the original, each behind the switch that chooses it.</summary>
internal sealed partial class Rewriter(ILookup<SyntaxNode, Mutant> mutants) : CSharpSyntaxRewriter
{
    /// <summary>The mutant in whose code a node of the rewritten source lies; null where in none.</summary>
    public static int? MutantOf(SyntaxNode? node)
    {
        var condition = node?.AncestorsAndSelf().Select(each => (each as ConditionalExpressionSyntax)?.Condition ?? (each as IfStatementSyntax)?.Condition).FirstOrDefault(each => each is not null && Switch().IsMatch(each.ToString()));
        return condition is null ? null : int.Parse(Switch().Match(condition.ToString()).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
    }

    public override SyntaxNode? Visit(SyntaxNode? node)
    {
        var visited = base.Visit(node);
        if (node is null || !mutants.Contains(node))
            return visited;

        foreach (var mutant in mutants[node])
        {
            var chosen = $"global::CrmRoi.Metrics.Internal.MutantSwitch.Is({mutant.Id})";
            visited = node is StatementSyntax
                ? SyntaxFactory.ParseStatement($"{{ if ({chosen}) {{ {mutant.Changed} }} else {{ {visited} }} }}").WithTriviaFrom(node)
                : SyntaxFactory.ParseExpression($"({chosen} ? ({mutant.Changed}) : ({visited}))").WithTriviaFrom(node);
        }

        return visited;
    }

    [GeneratedRegex(@"^global::CrmRoi\.Metrics\.Internal\.MutantSwitch\.Is\((\d+)\)")]
    private static partial Regex Switch();
}
