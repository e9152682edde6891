using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CrmRoi.Metrics.Sales;

namespace CrmRoi.Metrics.Tests.Policy;

/// <summary>
/// What every public type promises, held by reflection over all of them and over the instances that <see cref="Instances"/> makes: the default, equality, comparison, text,
/// immutability of what is handed out, and properties that do not throw.
/// </summary>
public class ContractTests
{
    private static readonly Type[] s_public = typeof(Deal).Assembly.GetExportedTypes();

    // Made twice, in the same order: what is equal is another instance of the same values.
    private static readonly Lazy<(Instances One, Instances Other)> s_instances = new(() => (new(), new()));

    private static IReadOnlyList<object> Own => [.. s_instances.Value.One.Own];

    public static TheoryData<Type> Structs => [.. s_public.Where(type => type is { IsValueType: true, IsEnum: false })];

    public static TheoryData<Type> Enums => [.. s_public.Where(type => type.IsEnum)];

    public static TheoryData<Type> Classes => [.. s_public.Where(type => type is { IsClass: true, IsAbstract: false } && !typeof(Delegate).IsAssignableFrom(type) && !type.Name.Contains("Json", StringComparison.Ordinal))];

    [Theory, MemberData(nameof(Structs))]
    public void A_struct_is_readonly_and_equals_by_value(Type type)
    {
        Assert.NotNull(type.GetCustomAttribute<IsReadOnlyAttribute>());
        Assert.True(EqualsByValue(type));
        Assert.NotNull(type.GetMethod("op_Equality"));
        Assert.NotNull(type.GetMethod("op_Inequality"));
    }

    [Theory, MemberData(nameof(Structs))]
    public void The_default_of_a_struct_prints_hashes_and_equals_itself_and_no_measure_is_defined_by_it(Type type)
    {
        var closed = type.ContainsGenericParameters ? type.MakeGenericType([.. type.GetGenericArguments().Select(_ => typeof(int))]) : type;
        var (one, other) = (Activator.CreateInstance(closed)!, Activator.CreateInstance(closed)!);
        AssertEqual(one, other);
        Assert.NotNull(one.ToString());
        if (one is IMeasure measure)
            Assert.False(measure.IsDefined);
    }

    // An option may have a default, which its documentation names; what is said of a fact or found in data may not.
    [Theory, MemberData(nameof(Enums))]
    public void The_zero_of_an_enumeration_claims_nothing(Type type)
    {
        string[] neutral = ["Unspecified", "None", "Unknown", "Open", "CannotTell", "FigureOnly", "NoFlow"];
        string[] options = ["CorrelationWeight", "Crossing", "FirstFlow", "PartialMonths", "Season"];
        string[] opening = ["CaseEventKind"]; // its order is the order of events of one instant, and that begins with the opening
        Assert.True(neutral.Contains(Enum.GetName(type, 0)) || options.Contains(type.Name) || opening.Contains(type.Name), $"{type.Name}.{Enum.GetName(type, 0)}");
    }

    // Builders grow, models and calendars of exchange rates are looked up in, and answers are read: none of them is compared.
    [Theory, MemberData(nameof(Classes))]
    public void What_a_caller_makes_equals_by_value(Type type)
    {
        string[] answers = ["ControlGroup", "CrmImpact", "ExchangeRates", "JourneyBuilder`1", "MonthlySeries", "TimeToWinComparison", "ParallelTrendCheck"];
        if (type.GetConstructors().Length > 0 && !answers.Contains(type.Name))
            Assert.True(EqualsByValue(type), type.FullName);
    }

    [Fact]
    public void Instances_of_the_same_values_are_equal_and_hash_alike()
    {
        var (one, other) = (s_instances.Value.One.Own.ToList(), s_instances.Value.Other.Own.ToList());
        Assert.Equal(one.Select(value => value.GetType()), other.Select(value => value.GetType()));
        var compared = new HashSet<Type>();
        for (var i = 0; i < one.Count; i++)
        {
            // A journey is a place in its set, and equals that place alone.
            if (!EqualsByValue(one[i].GetType()) || one[i].GetType().Name == "Journey")
                continue;
            AssertEqual(one[i], other[i]);
            compared.Add(one[i].GetType());
        }

        Assert.True(compared.Count > 90, $"{compared.Count} types");
    }

    [Fact]
    public void The_value_equality_of_classes_with_parts_is_among_what_is_compared()
    {
        string[] named = ["StageHistory", "OrderLine", "ConversionPath", "JourneyRules", "CommissionPlan", "BenefitsLedger", "SupportCase", "CashFlows", "DatedCashFlows", "BusinessCase", "ServiceRules", "WorkingWeek", "BusinessCalendar"];
        Assert.Empty(named.Except(Own.Select(value => value.GetType()).Where(EqualsByValue).Select(type => type.Name)));
    }

    [Fact]
    public void Comparison_is_one_order_under_each_of_its_names()
    {
        var compared = new HashSet<string>();
        foreach (var values in Own.Where(value => value is IComparable).GroupBy(value => value.GetType()))
        {
            compared.Add(values.Key.Name);
            Assert.Contains(values.Key.GetInterfaces(), face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IComparable<>));
            foreach (var left in values.Cast<IComparable>())
            {
                Assert.True(left.CompareTo(null) > 0);
                Assert.Throws<ArgumentException>(() => left.CompareTo(new object()));
                foreach (var right in values.Cast<IComparable>())
                {
                    var order = Math.Sign(left.CompareTo(right));
                    Assert.Equal(order, -Math.Sign(right.CompareTo(left)));
                    Assert.Equal(order, Math.Sign((int)values.Key.GetMethod("CompareTo", [values.Key])!.Invoke(left, [right])!));
                    if (left.Equals(right))
                        Assert.Equal(0, order);
                    var isOrdered = left is not IMeasure { IsDefined: false } && right is not IMeasure { IsDefined: false };
                    Assert.Equal(isOrdered && order < 0, Ask("op_LessThan", left, right));
                    Assert.Equal(isOrdered && order > 0, Ask("op_GreaterThan", left, right));
                    Assert.Equal(isOrdered && order <= 0, Ask("op_LessThanOrEqual", left, right));
                    Assert.Equal(isOrdered && order >= 0, Ask("op_GreaterThanOrEqual", left, right));
                    foreach (var other in values.Cast<IComparable>().Where(other => order <= 0 && right.CompareTo(other) <= 0))
                        Assert.True(left.CompareTo(other) <= 0);
                }
            }
        }

        Assert.Superset(new HashSet<string>(["Ratio", "Proportion", "Average", "Quotient", "CalendarDay"]), compared);

        static bool Ask(string name, object left, object right) => (bool)left.GetType().GetMethod(name)!.Invoke(null, [left, right])!;
    }

    [Theory, MemberData(nameof(Classes))]
    public void A_class_prints_what_it_holds_and_not_its_name(Type type)
    {
        if (!type.Name.StartsWith("JourneyBuilder", StringComparison.Ordinal))
            Assert.NotEqual(typeof(object), type.GetMethod("ToString", Type.EmptyTypes)!.DeclaringType);
    }

    [Fact]
    public void A_list_that_is_handed_out_cannot_be_written_to()
    {
        var lists = Own.Where(value => value.GetType().IsVisible).SelectMany(HandedOut).ToList();
        Assert.True(lists.Count > 100, $"{lists.Count} lists");
        Assert.Empty(lists.Where(item => item.List is Array { Length: > 0 } or IList { IsReadOnly: false, IsFixedSize: false } or IDictionary { IsReadOnly: false }).Select(item => item.Member).Distinct());
    }

    // A total of money beyond the range of decimal is not read as a wrong one; nothing else that is read may throw, and the documentation says where that can be.
    [Fact]
    public void A_property_throws_nothing_but_a_documented_overflow()
    {
        var documented = XDocument.Load(Path.ChangeExtension(typeof(Deal).Assembly.Location, ".xml")).Descendants("member")
            .Where(member => member.Elements("exception").Any(error => (string)error.Attribute("cref")! == "T:System.OverflowException")).Select(member => ((string)member.Attribute("name")!)[2..]).ToHashSet();
        var thrown = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var value in Own.Concat(Instances.Defaults()))
        {
            foreach (var property in value.GetType().GetProperties().Where(property => property.GetIndexParameters().Length == 0))
            {
                try
                {
                    property.GetValue(value);
                }
                catch (TargetInvocationException error)
                {
                    var type = property.DeclaringType!;
                    var name = $"{(type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName}.{property.Name}";
                    if (error.InnerException is not OverflowException || !documented.Contains(name))
                        thrown.Add($"{name}: {error.InnerException!.GetType().Name}");
                }
            }
        }

        Assert.Empty(thrown);
    }

    // "(index 2)", from 0, is how a message says where; no row, no position, and nothing from 1.
    [Fact]
    public void A_place_in_a_sequence_is_an_index_in_every_message()
    {
        var messages = s_instances.Value.One.Messages;
        Assert.Contains(messages, message => message.Contains("(index 0)", StringComparison.Ordinal));
        Assert.DoesNotContain(messages, message => Regex.IsMatch(message, @"\b(row|position|place|line|entry|item|tier|element|number) \d", RegexOptions.IgnoreCase));
        var source = Repository.PathOf("src", "CrmRoi.Metrics");
        Assert.Empty(
            from file in Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            where !Path.GetRelativePath(source, file).StartsWith("obj", StringComparison.Ordinal)
            from line in File.ReadLines(file)
            where Regex.IsMatch(line, @"\$""[^""]*\b(row|position|place|entry|tier|element) \{", RegexOptions.IgnoreCase)
            select $"{Path.GetFileName(file)}: {line.Trim()}");
    }

    private static bool EqualsByValue(Type type) =>
        type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IEquatable<>) && face.GetGenericArguments()[0].IsAssignableFrom(type));

    private static void AssertEqual(object one, object other)
    {
        var type = one.GetType();
        Assert.True(one.Equals(other), $"{type.Name}: {one} and {other}");
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.False(one.Equals(null));
        Assert.False(one.Equals(new object()));
        if (type.GetMethod("op_Equality", [type, type]) is { } equality)
        {
            Assert.True((bool)equality.Invoke(null, [one, other])!);
            Assert.False((bool)type.GetMethod("op_Inequality", [type, type])!.Invoke(null, [one, other])!);
        }
    }

    // The lists and dictionaries that the properties and questions of a value give.
    private static IEnumerable<(string Member, object List)> HandedOut(object value)
    {
        foreach (var member in value.GetType().GetMethods(BindingFlags.Public | BindingFlags.Instance).Where(method => !method.ContainsGenericParameters && method.GetParameters().Length == 0))
        {
            if (member.Name is "GetEnumerator" or "ToString" or "ToBytes" || !typeof(IEnumerable).IsAssignableFrom(member.ReturnType) || member.ReturnType == typeof(string))
                continue;
            object? list = null;
            try
            {
                list = member.Invoke(value, null);
            }
            catch (TargetInvocationException error) when (error.InnerException is OverflowException)
            {
            }

            if (list is not null)
                yield return ($"{value.GetType().Name}.{member.Name}", list);
        }
    }
}
