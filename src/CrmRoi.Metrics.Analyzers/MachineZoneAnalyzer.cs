using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace CrmRoi.Metrics.Analyzers;

/// <summary>
/// Finds each <see cref="DateTime"/> that is implicitly converted to a <see cref="DateTimeOffset"/> in an argument of a call of CrmRoi.Metrics. Such a
/// conversion takes the offset of the machine's time zone, so the same row gives another figure on another machine.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
public sealed class MachineZoneAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The identifier of the warning.</summary>
    public const string Id = "CRMROI001";

    private const string Library = "CrmRoi.Metrics";

    private static readonly DiagnosticDescriptor Rule = new(
        Id,
        "An instant from the machine's time zone",
        "'{0}' is a DateTime and becomes an instant in the time zone of the machine that runs this; say the zone: "
            + "new DateTimeOffset(value, TimeSpan.Zero) for UTC, TimeZoneInfo.ConvertTimeToUtc(value, zone) for the clock of a zone, CalendarDay.Of(value) for a date",
        "Reliability",
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "The implicit conversion of DateTime to DateTimeOffset takes the offset of the machine's time zone if the kind is Unspecified or Local. Figures then depend on the machine.",
        helpLinkUri: "https://github.com/crmroi/crmroi-metrics/blob/main/docs/rules/CRMROI001.md");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rule);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterOperationAction(Check, OperationKind.Conversion);
    }

    private static void Check(OperationAnalysisContext context)
    {
        var conversion = (IConversionOperation)context.Operation;
        if (conversion.IsImplicit && IsFromDateTime(conversion.OperatorMethod) && !SaysUtc(conversion.Operand) && GoesIntoTheLibrary(conversion))
            context.ReportDiagnostic(Diagnostic.Create(Rule, conversion.Syntax.GetLocation(), conversion.Syntax.ToString()));
    }

    private static bool IsFromDateTime(IMethodSymbol? conversion) =>
        conversion is { Name: "op_Implicit", Parameters.Length: 1 }
        && conversion.Parameters[0].Type.SpecialType == SpecialType.System_DateTime
        && conversion.ContainingType is { Name: nameof(DateTimeOffset), ContainingNamespace.Name: nameof(System) };

    // DateTime.UtcNow, and values made with DateTimeKind.Utc, have offset 0 on every machine.
    private static bool SaysUtc(IOperation value) => value switch
    {
        IConversionOperation { OperatorMethod: null } inner => SaysUtc(inner.Operand),
        IPropertyReferenceOperation { Property: { Name: "UtcNow", ContainingType.SpecialType: SpecialType.System_DateTime } } => true,
        IInvocationOperation { TargetMethod: { Name: "SpecifyKind", ContainingType.SpecialType: SpecialType.System_DateTime } } call => HasKindUtc(call.Arguments),
        IObjectCreationOperation { Type.SpecialType: SpecialType.System_DateTime } creation => HasKindUtc(creation.Arguments),
        _ => false,
    };

    private static bool HasKindUtc(ImmutableArray<IArgumentOperation> arguments) =>
        arguments.Any(argument => argument.Value is { ConstantValue: { HasValue: true, Value: (int)DateTimeKind.Utc }, Type.Name: nameof(DateTimeKind) });

    // Goes up to the argument that contains the value, through everything that only passes it on: conditions, arrays, tuples, and the results of lambdas.
    private static bool GoesIntoTheLibrary(IOperation value)
    {
        for (var outer = value.Parent; outer is not null; outer = outer.Parent)
        {
            switch (outer)
            {
                case IArgumentOperation argument:
                    if (Owner(argument) is { } owner && IsLibrary(owner))
                        return true;

                    // A list made for a call (Concat, ToList) is followed further; the result of another method is another value.
                    return false;
                case IExpressionStatementOperation or IVariableInitializerOperation or IAssignmentOperation:
                    return false;
            }
        }

        return false;
    }

    private static ISymbol? Owner(IArgumentOperation argument) => argument.Parent switch
    {
        IInvocationOperation call => call.TargetMethod,
        IObjectCreationOperation creation => creation.Constructor,
        IPropertyReferenceOperation indexer => indexer.Property,
        _ => null,
    };

    private static bool IsLibrary(ISymbol member) => member.ContainingAssembly?.Name == Library;
}
