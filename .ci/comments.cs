#:package Microsoft.CodeAnalysis.CSharp
#:property PublishAot=false

// Turns the XML comments of what is not public into plain ones, which do not ship in the package's XML: dotnet run .ci/comments.cs
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

var parsing = new CSharpParseOptions(LanguageVersion.Preview, preprocessorSymbols: ["NET", "NET10_0", "NET10_0_OR_GREATER", "NET9_0_OR_GREATER", "NET8_0_OR_GREATER"]);
foreach (var path in Directory.EnumerateFiles("src/CrmRoi.Metrics", "*.cs", SearchOption.AllDirectories).Where(path => !path.Contains("/obj/")))
{
    var text = File.ReadAllText(path);
    var changed = text;
    var comments = CSharpSyntaxTree.ParseText(text, parsing).GetRoot().DescendantNodes(descendIntoTrivia: true).OfType<DocumentationCommentTriviaSyntax>();
    foreach (var comment in comments.Where(comment => !IsPublic(comment.ParentTrivia.Token.Parent!)).OrderByDescending(comment => comment.SpanStart))
    {
        var start = comment.FullSpan.Start;
        var indent = start - (changed.LastIndexOf('\n', start - 1) + 1);
        changed = changed.Remove(start, comment.FullSpan.Length).Insert(start, Plain(comment.ToFullString(), new string(' ', indent)));
    }

    if (changed == text)
        continue;
    File.WriteAllText(path, changed);
    Console.WriteLine(path);
}

// Public is what is public or protected itself and stands in nothing that is not; a member of an interface or an enum is as they are.
static bool IsPublic(SyntaxNode node)
{
    var members = node.AncestorsAndSelf().OfType<MemberDeclarationSyntax>().Where(member => member is not BaseNamespaceDeclarationSyntax).ToArray();
    return members.Zip(members.Skip(1).Append(null)).All(pair =>
        pair.First.Modifiers.Any(SyntaxKind.PublicKeyword)
        || (pair.First.Modifiers.Any(SyntaxKind.ProtectedKeyword) && !pair.First.Modifiers.Any(SyntaxKind.PrivateKeyword))
        || (pair.First.Modifiers.All(modifier => !modifier.IsKind(SyntaxKind.InternalKeyword) && !modifier.IsKind(SyntaxKind.PrivateKeyword)) && pair.Second is InterfaceDeclarationSyntax or EnumDeclarationSyntax)
        || pair.First is EnumMemberDeclarationSyntax);
}

static string Plain(string comment, string indent)
{
    var text = string.Join('\n', comment.Split('\n').Select(line => Regex.Replace(line, @"^\s*/// ?", "")));
    text = Regex.Replace(text, """<(?:see|seealso|paramref|typeparamref)\s+(?:cref|name|langword)="(?:[A-Z]:)?([^"]+)"\s*/>""", match => match.Groups[1].Value.Replace('{', '<').Replace('}', '>'));
    text = Regex.Replace(text, """<(?:typeparam|param) name="([^"]+)">""", "$1: ");
    text = Regex.Replace(text, """<exception cref="([^"]+)">""", "$1: ");
    text = Regex.Replace(text, "<returns>", "Returns: ");
    text = Regex.Replace(text, """<inheritdoc[^>]*/>""", "");
    text = Regex.Replace(text, "</?(?:summary|remarks|returns|param|typeparam|exception|c|code|para|list|item|description|example|value|see)(?:\\s[^>]*)?>", "");
    var lines = WebUtility.HtmlDecode(text).Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0).ToArray();
    // The comment's first line stands behind the indentation that is there already, and its last brings that of the declaration.
    return lines.Length == 0 ? "" : string.Join("\n" + indent, lines.Select(line => "// " + line.TrimStart())) + "\n";
}
