using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using CrmRoi.Metrics.Sales;

namespace CrmRoi.Metrics.Tests.Policy;

/// <summary>The rules for types, held by reflection over everything that is public.</summary>
public class TypeTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Type[] Public = typeof(Deal).Assembly.GetExportedTypes();

    public static TheoryData<Type> Classes => [.. Public.Where(type => type.IsClass && !typeof(Delegate).IsAssignableFrom(type))];

    [Theory, MemberData(nameof(Classes))]
    public void A_public_class_is_sealed_static_or_abstract(Type type) =>
        Assert.True(type.IsSealed || type.IsAbstract);

    [Theory, MemberData(nameof(Classes))]
    public void Only_builders_have_fields_that_change(Type type)
    {
        // The totals of a summary are written once, by its kind, before anybody else has the summary.
        static bool IsTotals(FieldInfo field) => field.Name == "_totals" && field.DeclaringType!.BaseType is { IsGenericType: true } summary && summary.GetGenericTypeDefinition() == typeof(Summary<>);

        // A volatile field is a cache that is replaced whole; whoever reads it sees the old one or the new one, and either is right.
        static bool IsCache(FieldInfo field) => field.GetRequiredCustomModifiers().Contains(typeof(IsVolatile));
        if (type.Name is not "SummaryBuilder`2")
            Assert.All(type.GetFields(Declared & ~BindingFlags.Static), field => Assert.True(field.IsInitOnly || IsCache(field) || IsTotals(field), $"{type}.{field.Name}"));
    }

    [Fact]
    public void Nothing_public_can_be_set() =>
        Assert.All(Public.SelectMany(type => type.GetProperties()), property => Assert.False(property.SetMethod?.IsPublic ?? false, $"{property.DeclaringType}.{property.Name}"));

    [Fact]
    public void No_static_field_changes() =>
        Assert.All(
            typeof(Deal).Assembly.GetTypes().Where(type => !type.IsDefined(typeof(CompilerGeneratedAttribute))).SelectMany(type => type.GetFields(Declared & ~BindingFlags.Instance)),
            field => Assert.True(field.IsInitOnly || field.IsLiteral || field.Name.StartsWith('<'), $"{field.DeclaringType}.{field.Name}"));

    [Fact]
    public void Money_is_never_a_double()
    {
        string[] money = ["amount", "cost", "price", "revenue", "profit", "gain", "spend", "budget", "quota", "payout", "value"];
        var doubles =
            from type in Public
            from member in type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            from part in Parts(member)
            where part.Type == typeof(double) || part.Type == typeof(double?) || part.Type == typeof(float)
            where money.Any(word => part.Name.Equals(word, StringComparison.OrdinalIgnoreCase) || part.Name.EndsWith(word, StringComparison.OrdinalIgnoreCase))
            where (member.DeclaringType!.Name, part.Name) is not ("ConfidenceInterval", "value") // a bound of any unit
            where !part.Name.EndsWith("PValue", StringComparison.OrdinalIgnoreCase) // a probability
            select $"{type}.{member.Name}: {part.Name}";
        Assert.Empty(doubles);
    }

    [Fact]
    public void No_figure_has_trailing_zeros()
    {
        // None of the figures that these instances are made of has one: 1234.5 × 0.4 is 493.8 and not 493.80.
        static bool HasTrailingZeros(decimal value) => value.ToString(CultureInfo.InvariantCulture) is var text && text.Contains('.', StringComparison.Ordinal) && text.EndsWith('0');
        var figures =
            from value in new Instances().Own
            from property in value.GetType().GetProperties()
            where property.PropertyType == typeof(decimal) || property.PropertyType == typeof(decimal?)
            where property.GetIndexParameters().Length == 0 && Read(property, value) is decimal figure && HasTrailingZeros(figure)
            select $"{value.GetType().Name}.{property.Name}";
        Assert.True(!figures.Any(), string.Join(", ", figures.Distinct()));

        static object? Read(PropertyInfo property, object value)
        {
            try
            {
                return property.GetValue(value);
            }
            catch (TargetInvocationException)
            {
                return null; // beyond the range of decimal
            }
        }
    }

    [Fact]
    public void No_signature_has_a_tuple_or_a_type_that_older_targets_lack()
    {
        string[] refused = ["ValueTuple`", "DateOnly", "TimeOnly", "Int128", "UInt128", "Half"];
        Assert.Empty(
            from type in Public
            from member in type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
            from part in Parts(member)
            where type != typeof(CalendarDay) // takes a DateOnly if the target has it, and stands for it otherwise
            where refused.Any(name => part.Type.ToString().Contains(name, StringComparison.Ordinal))
            select $"{type}.{member.Name}");
    }

    [Fact]
    public void Every_summary_travels_as_bytes()
    {
        // Its customers are of the caller's type.
        string[] lacking = ["PurchaseHistory`1"];
        var summaries = Public.Where(type => type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(ISummary<>)) && type != typeof(Summary<>)).ToList();
        Assert.Equal(lacking, summaries.Where(type => type.GetMethod("ToBytes") is null).Select(type => type.Name).Where(name => name != "SummaryGroups`2").Order(StringComparer.Ordinal));
        foreach (var summary in summaries.Where(type => type.GetMethod("ToBytes") is not null))
        {
            Assert.Equal(summary, summary.GetMethod("FromBytes")?.ReturnType);
        }
    }

    // One word for each thing: + adds, Merge is that of a summary, Of makes one of its own kind.
    [Fact]
    public void Each_word_has_one_meaning()
    {
        const BindingFlags All = BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        var methods = Public.SelectMany(type => type.GetMethods(All)).ToList();
        Assert.DoesNotContain(methods, method => method.Name == "Add" && method.IsStatic);
        Assert.Empty(methods.Where(method => method.Name == "Of" && !(method.IsStatic && Makes(method))).Select(method => $"{method.DeclaringType}.{method.Name} gives {method.ReturnType}"));
        Assert.Empty(methods.Where(method => method.Name == "Merge" && !method.DeclaringType!.GetInterfaces().Append(method.DeclaringType).Any(IsSummary)).Select(method => method.DeclaringType!.Name));
        Assert.DoesNotContain(Public, type => type.GetInterfaces().Any(IsSummary) && type.Name is not "SummaryGroups`2" && type.GetMethod("op_Addition", BindingFlags.Public | BindingFlags.Static | BindingFlags.FlattenHierarchy) is null);

        static bool IsSummary(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ISummary<>);

        // Purchase.Of makes a Purchase<TCustomer>, DriverBridge.Of a DriverBridge<TSegment>; a schema has no type of its own, and a measure may be named by a static class.
        static bool Makes(MethodInfo method) => method.ReturnType.Name.Split('`')[0] == method.DeclaringType!.Name.Split('`')[0] || method.DeclaringType.Name == "JsonSchemas" || (method.DeclaringType is { IsAbstract: true, IsSealed: true } && typeof(IMeasure).IsAssignableFrom(method.ReturnType));
    }

    [Fact]
    public void Names_follow_the_rules()
    {
        string[] refused = ["Helper", "Utils", "Utility", "Manager", "Info", "Mgr"];
        Assert.DoesNotContain(Public, type => refused.Any(word => type.Name.EndsWith(word, StringComparison.Ordinal)));
    }

    private static IEnumerable<(string Name, Type Type)> Parts(MemberInfo member) => member switch
    {
        PropertyInfo property => [(property.Name, property.PropertyType)],
        FieldInfo field => [(field.Name, field.FieldType)],
        MethodInfo method => method.GetParameters().Select(parameter => (parameter.Name ?? "", parameter.ParameterType)).Append((method.Name, method.ReturnType)),
        ConstructorInfo constructor => constructor.GetParameters().Select(parameter => (parameter.Name ?? "", parameter.ParameterType)),
        _ => [],
    };
}
