using System.Reflection;
using CrmRoi.Metrics.Sales;

namespace CrmRoi.Metrics.Tests.Policy;

/// <summary>The "no date" of many systems and other slips are no part of any fact.</summary>
public class InstantTests
{
    private static readonly DateTimeOffset[] Refused =
    [
        default, DateTimeOffset.MaxValue, new(1899, 12, 31, 23, 59, 59, TimeSpan.Zero), new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero), new(1900, 1, 1, 0, 0, 0, TimeSpan.FromHours(1)),
    ];

    private static readonly DateTimeOffset[] Taken = [new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2199, 12, 31, 23, 59, 59, TimeSpan.Zero)];

    // What has an instant and is no fact: spans and rules of a question.
    private static readonly string[] Others = ["Period", "ServiceRules", "CalendarDay", "ComparisonPeriods"];

    /// <summary>Every way to make a fact from instants: its constructors, and the functions Check and Of.</summary>
    public static TheoryData<string> Ways => [.. All.Keys];

    private static Dictionary<string, MethodBase> All { get; } = (
        from type in typeof(Deal).Assembly.GetExportedTypes()
        where !Others.Contains(type.Name) && !type.Name.EndsWith("Builder", StringComparison.Ordinal) && !type.Name.Contains("Summary", StringComparison.Ordinal)
        from member in type.GetConstructors().Concat<MethodBase>(type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Where(method => method.Name is "Check" or "Of"))
        where member.GetParameters().Any(IsInstant)
        select Closed(type, member)).ToDictionary(member => $"{member.DeclaringType!.Name}.{member.Name}({string.Join(", ", member.GetParameters().Select(parameter => parameter.ParameterType.Name))})");

    [Theory, MemberData(nameof(Ways))]
    public void No_fact_takes_an_instant_outside_1900_to_2199(string way)
    {
        var member = All[way];
        foreach (var parameter in member.GetParameters().Where(IsInstant))
        {
            foreach (var instant in Refused)
            {
                var message = Error(member, parameter, instant);
                Assert.StartsWith($"{parameter.Name} must lie in the years 1900 to 2199 (0001-01-01 is the \"no date\" of many systems: leave it out), but was ", message, StringComparison.Ordinal);
            }

            Assert.All(Taken, instant => Assert.DoesNotContain("1900 to 2199", Error(member, parameter, instant) ?? "", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Every_kind_of_fact_is_among_them()
    {
        string[] facts = ["CaseEvent", "CustomerTenure", "DatedCashFlow", "Deal", "Delivery", "ExchangeRate", "Forecast", "Lead", "OpenDeal", "Order", "OrderLine", "Purchase", "Purchase`1", "Quote", "Renewal", "Sale", "SalesActivity", "StageChange", "StageHistory", "Touch"];
        Assert.Superset(facts.ToHashSet(), All.Values.Select(member => member.DeclaringType!.Name).ToHashSet());
    }

    private static bool IsInstant(ParameterInfo parameter) => (Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType) == typeof(DateTimeOffset);

    private static MethodBase Closed(Type type, MethodBase member)
    {
        if (type.IsGenericTypeDefinition)
            return (MethodBase)type.MakeGenericType(typeof(string)).GetMemberWithSameMetadataDefinitionAs(member);
        return member is MethodInfo { IsGenericMethodDefinition: true } method ? method.MakeGenericMethod(typeof(string)) : member;
    }

    // The error of a fact whose other parts are good, or null.
    private static string? Error(MethodBase member, ParameterInfo given, DateTimeOffset instant)
    {
        object?[] arguments = [.. member.GetParameters().Select(parameter => parameter.Position == given.Position ? instant : Good(parameter))];
        try
        {
            var made = member is ConstructorInfo constructor ? constructor.Invoke(arguments) : member.Invoke(null, arguments);
            return (string?)made!.GetType().GetProperty("Error")?.GetValue(made);
        }
        catch (TargetInvocationException error) when (error.InnerException is ArgumentOutOfRangeException inner)
        {
            Assert.Equal(given.Name, inner.ParamName);
            return inner.Message;
        }
        catch (TargetInvocationException error) when (error.InnerException is ArgumentException inner)
        {
            return inner.Message;
        }
    }

    private static object? Good(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        return type switch
        {
            _ when type == typeof(DateTimeOffset) => new DateTimeOffset(2025, 5, 5, 0, 0, 0, TimeSpan.Zero),
            _ when type == typeof(string) => parameter.Name!,
            _ when type == typeof(decimal) => 1m,
            _ when type == typeof(Period) => Period.Month(2025, 6, TimeZoneInfo.Utc),
            _ when type == typeof(PipelineStages) => new PipelineStages("a", "b"),
            _ when type == typeof(IEnumerable<Delivery>) => Array.Empty<Delivery>(),
            _ when type == typeof(IEnumerable<StageChange>) => new[] { new StageChange("a", new(2025, 5, 4, 0, 0, 0, TimeSpan.Zero)) },
            _ when type == typeof(Outcome) => Outcome.Won,
            _ when type.IsEnum => Enum.GetValues(type).GetValue(1),
            _ when type.IsValueType => Activator.CreateInstance(type),
            _ => null,
        };
    }
}
