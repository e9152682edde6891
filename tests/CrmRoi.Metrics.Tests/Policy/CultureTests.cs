using System.Globalization;
using System.Runtime.CompilerServices;
using CrmRoi.Metrics.Sales;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypeInfo = Microsoft.CodeAnalysis.TypeInfo;

namespace CrmRoi.Metrics.Tests.Policy;

/// <summary>No text depends on the culture of the machine unless somebody names one; text never throws.</summary>
public class CultureTests
{
    private const string Throws = ": the text throws";

    private static readonly Lazy<List<string>> Invariant = new(() => TextsIn(CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("fa-IR")]
    [InlineData("th-TH")]
    public void Every_text_and_every_message_is_the_same_in_every_culture(string culture) =>
        Assert.Equal(Invariant.Value, TextsIn(CultureInfo.GetCultureInfo(culture)));

    [Fact]
    public void The_texts_are_those_of_every_type_that_can_be_made()
    {
        var made = new Instances().Own.Select(value => value.GetType()).Select(type => type.IsGenericType ? type.GetGenericTypeDefinition() : type).ToHashSet();
        var structs = typeof(Deal).Assembly.GetExportedTypes().Where(type => type is { IsValueType: true, IsEnum: false });
        string[] answers = ["ImpactCheck", "ImpactVerdict", "MoreMonths", "TurningPoint"]; // parts of the answer to a whole company, which no few values make: of them the texts of the defaults
        Assert.Empty(structs.Where(type => !made.Contains(type)).Select(type => type.Name).Except(answers));
        Assert.True(Invariant.Value.Count > 2_000, $"{Invariant.Value.Count} texts");
    }

    [Fact]
    public void No_text_throws() =>
        Assert.Empty(Invariant.Value.Where(text => text.EndsWith(Throws, StringComparison.Ordinal)).Distinct());

    [Fact]
    public void Reading_a_measure_never_throws()
    {
        foreach (var measure in new Instances().Own.OfType<IMeasure>())
        {
            Assert.Equal(measure.IsDefined, measure.Value is not null);
            foreach (var format in new[] { null, "P", "P1", "X", "X2", "N2", "C", "0.000" })
            {
                Assert.NotEmpty(measure.ToString(format, null));
                Assert.NotEmpty(measure.ToString(format, CultureInfo.GetCultureInfo("tr-TR")));
            }
        }
    }

    [Fact]
    public void No_text_of_a_struct_is_left_to_the_compiler() =>
        Assert.Empty(
            from type in typeof(Deal).Assembly.GetExportedTypes()
            where type is { IsEnum: false } && (type.IsValueType || type.GetMethod("<Clone>$") is not null)
            where type.GetMethod("ToString", Type.EmptyTypes)!.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
            select type.Name);

    // The banned calls see calls. What the compiler itself turns into text, holes of $"…" and operands of +, is looked for here.
    [Fact]
    public void No_interpolation_and_no_addition_writes_a_number_or_a_date_in_the_current_culture()
    {
        var found = new List<string>();
        var compilation = Source();
        foreach (var tree in compilation.SyntaxTrees)
        {
            var model = compilation.GetSemanticModel(tree);
            TypeInfo TypeOf(SyntaxNode syntax) => model.GetTypeInfo(syntax, TestContext.Current.CancellationToken);
            foreach (var node in tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes())
            {
                var written = node switch
                {
                    InterpolationSyntax hole when TypeOf(hole.Parent!).ConvertedType?.SpecialType == SpecialType.System_String => TypeOf(hole.Expression),
                    BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum when IsText(TypeOf(sum)) && !IsText(TypeOf(sum.Right)) => TypeOf(sum.Right),
                    BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum when IsText(TypeOf(sum)) && !IsText(TypeOf(sum.Left)) => TypeOf(sum.Left),
                    _ => default(TypeInfo?),
                };
                if (written is { Type: { } type } && !IsWrittenAlike(type))
                    found.Add($"{Path.GetFileName(tree.FilePath)}:{node.GetLocation().GetLineSpan().StartLinePosition.Line + 1} {node} is a {type}");
            }
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    private static bool IsText(TypeInfo type) => type.Type?.SpecialType == SpecialType.System_String;

    // Text, enums and the library's own types, whose texts the other tests hold.
    private static bool IsWrittenAlike(ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_String or SpecialType.System_Char or SpecialType.System_Boolean or SpecialType.System_Byte or SpecialType.System_UInt64
        || type.TypeKind == TypeKind.Enum || type.ContainingNamespace?.ToString()?.StartsWith("CrmRoi", StringComparison.Ordinal) == true;

    private static CSharpCompilation Source()
    {
        var folder = Repository.PathOf("src", "CrmRoi.Metrics");
        var options = new CSharpParseOptions(LanguageVersion.CSharp14, preprocessorSymbols: ["NET", "NET8_0_OR_GREATER", "NET9_0_OR_GREATER", "NET10_0_OR_GREATER"]);
        const string Usings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Text.Json.Serialization; global using System.Threading; global using System.Threading.Tasks;";
        var trees = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(path => Path.GetRelativePath(folder, path).Split(Path.DirectorySeparatorChar)[0] is not ("obj" or "bin"))
            .Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), options, path)).Append(CSharpSyntaxTree.ParseText(Usings, options));
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal)).Select(path => MetadataReference.CreateFromFile(path));
        var compilation = CSharpCompilation.Create("Source", trees, references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic is { Severity: DiagnosticSeverity.Error, Id: not "CS8795" })); // the generator of regular expressions does not run here
        return compilation;
    }

    private static string Text(object value)
    {
        try
        {
            return $"{value.GetType().Name}: {value.ToString()}";
        }
        catch (OverflowException)
        {
            return value.GetType().Name + Throws;
        }
    }

    private static List<string> TextsIn(CultureInfo culture)
    {
        var before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
        try
        {
            var instances = new Instances();
            return [.. instances.Messages, .. instances.Own.Select(Text), .. Instances.Defaults().Select(Text), .. instances.Own.OfType<IFormattable>().Select(value => Text(value) is var text && text.EndsWith(Throws, StringComparison.Ordinal) ? text : value.ToString(null, null))];
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
        }
    }
}
