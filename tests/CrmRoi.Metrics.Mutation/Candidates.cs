using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CrmRoi.Metrics.Mutation;

/// <summary>All changes that could be made to a file: operators, comparisons, literals, conditions, patterns, statements left out.</summary>
internal static class Candidates
{
    private static readonly Dictionary<SyntaxKind, string> Operators = new()
    {
        [SyntaxKind.AddExpression] = "-",
        [SyntaxKind.SubtractExpression] = "+",
        [SyntaxKind.MultiplyExpression] = "/",
        [SyntaxKind.DivideExpression] = "*",
        [SyntaxKind.ModuloExpression] = "*",
        [SyntaxKind.LeftShiftExpression] = ">>",
        [SyntaxKind.RightShiftExpression] = "<<",
        [SyntaxKind.BitwiseAndExpression] = "|",
        [SyntaxKind.BitwiseOrExpression] = "&",
        [SyntaxKind.LessThanExpression] = "<=",
        [SyntaxKind.LessThanOrEqualExpression] = "<",
        [SyntaxKind.GreaterThanExpression] = ">=",
        [SyntaxKind.GreaterThanOrEqualExpression] = ">",
        [SyntaxKind.EqualsExpression] = "!=",
        [SyntaxKind.NotEqualsExpression] = "==",
        [SyntaxKind.LogicalAndExpression] = "||",
        [SyntaxKind.LogicalOrExpression] = "&&",
        [SyntaxKind.AddAssignmentExpression] = "-=",
        [SyntaxKind.SubtractAssignmentExpression] = "+=",
    };

    private static readonly Dictionary<string, string> Calls = new() { ["Min"] = "Max", ["Max"] = "Min", ["Floor"] = "Ceiling", ["Ceiling"] = "Floor", ["Any"] = "All", ["All"] = "Any", ["Skip"] = "Take", ["Take"] = "Skip" };

    private static readonly Dictionary<string, string> Relations = new() { ["<"] = "<=", ["<="] = "<", [">"] = ">=", [">="] = ">", ["and"] = "or", ["or"] = "and" };

    public static IEnumerable<Mutant> Of(string room, string file, SyntaxNode root) =>
        from node in root.DescendantNodes()
        where node is ExpressionSyntax or ExpressionStatementSyntax && !IsFixed(node) && !Declares(node)
        from changed in Changes(node)
        where changed != node.ToString()
        select new Mutant(room, file, node, changed);

    private static IEnumerable<string> Changes(SyntaxNode node) => node switch
    {
        ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { RawKind: not (int)SyntaxKind.SimpleAssignmentExpression } assignment } when Operators.TryGetValue(assignment.Kind(), out var sign) =>
            [$"{assignment.Left} {sign} {assignment.Right};", ""],
        ExpressionStatementSyntax { Expression: PostfixUnaryExpressionSyntax step } => [$"{step.Operand}{(step.IsKind(SyntaxKind.PostIncrementExpression) ? "--" : "++")};"],
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax or AssignmentExpressionSyntax } => [""],
        BinaryExpressionSyntax binary when Operators.TryGetValue(binary.Kind(), out var sign) => [$"{binary.Left} {sign} {binary.Right}"],
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression, Right: not ThrowExpressionSyntax } binary => [$"{binary.Right}"],
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression or (int)SyntaxKind.UnaryMinusExpression } prefix => [$"{prefix.Operand}"],
        ConditionalExpressionSyntax choice => [$"!({choice.Condition}) ? {choice.WhenTrue} : {choice.WhenFalse}"],
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.TrueLiteralExpression } => ["false"],
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.FalseLiteralExpression } => ["true"],
        LiteralExpressionSyntax { Token.Value: int number } => [(number + 1).ToString(CultureInfo.InvariantCulture)],
        LiteralExpressionSyntax { Token.Value: long or decimal or double } literal => [$"({literal} + 1)"],
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var name } access } call when Calls.TryGetValue(name.ToString(), out var other) => [$"{access.Expression}.{other}{call.ArgumentList}"],
        IsPatternExpressionSyntax pattern => Patterns(pattern),
        _ => [],
    };

    // A pattern holds constants only, so the whole question is asked in two ways.
    private static IEnumerable<string> Patterns(IsPatternExpressionSyntax question)
    {
        foreach (var token in question.Pattern.DescendantTokens())
        {
            var text = question.ToString();
            var at = token.SpanStart - question.SpanStart;
            if (Relations.TryGetValue(token.Text, out var other) && token.Parent is RelationalPatternSyntax or BinaryPatternSyntax)
                yield return text.Remove(at, token.Text.Length).Insert(at, other);
            else if (token.IsKind(SyntaxKind.NotKeyword))
                yield return text.Remove(at, token.Text.Length);
        }

        if (question.Pattern is ConstantPatternSyntax)
            yield return $"{question.Expression} is not ({question.Pattern})";
    }

    // What must be a constant, and hash codes, of which another is as right.
    private static bool IsFixed(SyntaxNode node) => node.AncestorsAndSelf().Any(each => each switch
    {
        AttributeSyntax or ParameterSyntax or EnumMemberDeclarationSyntax or PatternSyntax or SwitchLabelSyntax => true,
        FieldDeclarationSyntax declared => declared.Modifiers.Any(SyntaxKind.ConstKeyword),
        LocalDeclarationStatementSyntax local => local.Modifiers.Any(SyntaxKind.ConstKeyword),
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "nameof" } } => true,
        MethodDeclarationSyntax { Identifier.Text: "GetHashCode" } => true,
        _ => false,
    });

    // Written twice, it would declare twice.
    private static bool Declares(SyntaxNode node) => node.DescendantNodes().Any(each => each is VariableDesignationSyntax or LambdaExpressionSyntax { Body: BlockSyntax });
}
