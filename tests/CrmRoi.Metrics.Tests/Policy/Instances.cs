using System.Reflection;
using CrmRoi.Metrics.Sales;

namespace CrmRoi.Metrics.Tests.Policy;

/// <summary>
/// Instances of every public type and errors of every public way to make one: constructors and static functions are called with a few values for each argument, good and bad,
/// one varied at a time; what comes out is an argument of the next round. The same every time.
/// </summary>
internal sealed class Instances
{
    private const int Rounds = 3;
    private const int MostOfAKind = 8;

    private static readonly Type[] Public = [.. typeof(Deal).Assembly.GetExportedTypes().Where(type => !type.IsEnum && !type.IsInterface && !type.Name.Contains("Json", StringComparison.Ordinal)).OrderBy(type => type.FullName, StringComparer.Ordinal)];

    private readonly Dictionary<Type, List<object?>> _values = new()
    {
        [typeof(decimal)] = [1234.5m, -0.25m, 0m, 1e-20m, 0.4m, decimal.MaxValue, decimal.MinValue],
        [typeof(double)] = [0.5, -1.5, 1e20, double.NaN],
        [typeof(int)] = [3, -7, 0, 12],
        [typeof(long)] = [3L, -7L, 0L, long.MaxValue],
        [typeof(bool)] = [true, false],
        [typeof(string)] = ["a", "", null],
        [typeof(TimeSpan)] = [TimeSpan.FromDays(30.5), TimeSpan.FromHours(-1), TimeSpan.Zero],
        [typeof(DateTime)] = [new DateTime(2025, 5, 5), new DateTime(2025, 5, 5, 17, 40, 0)],
        [typeof(DateTimeOffset)] = [At(2025, 5, 5), At(2024, 5, 5), At(2026, 5, 5), default(DateTimeOffset)],
        [typeof(TimeZoneInfo)] = [TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), null],
        [typeof(System.Numerics.BigInteger)] = [System.Numerics.BigInteger.One * 42, System.Numerics.BigInteger.MinusOne],
        [typeof(byte[])] = [new byte[] { 1, 2, 3 }, null],
    };

    public Instances()
    {
        string[] rows = ["a"];
        Keep(rows.CheckRows(_ => Deal.Check(default(DateTimeOffset), null, Outcome.Open, 1)));
        Keep(rows.CheckRows(_ => Deal.Check(At(2025, 5, 5), null, Outcome.Open, 1234.5m)));
        Keep(new StageHistory(new PipelineStages("a", "b"), [new("a", At(2024, 5, 5)), new("b", At(2025, 5, 5))], null, Outcome.Open));
        Keep(new OrderLine(At(2024, 5, 5), 10, [new(At(2025, 5, 5), 6), new(At(2025, 5, 5), 4)]));
        Keep(new Deal(At(2024, 5, 5), At(2025, 5, 5), Outcome.Won, 1234.5m));
        Keep(new Deal(At(2024, 5, 5), null, Outcome.Open, -0.5m, 0.25m));
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var type in Public.Select(Closed))
            {
                foreach (var member in Ways(type))
                    Call(member);
            }

            foreach (var value in Own.ToList())
            {
                Keep(Read(value));
                foreach (var method in value.GetType().GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(IsQuestion).OrderBy(method => method.ToString(), StringComparer.Ordinal))
                    Call(method, value);
            }
        }
    }

    /// <summary>The default of every public struct.</summary>
    public static IEnumerable<object> Defaults() => Public.Select(Closed).Where(type => type.IsValueType && !type.ContainsGenericParameters).Select(type => Activator.CreateInstance(type)!);

    /// <summary>The messages of the exceptions that came, and the errors of checks, in order.</summary>
    public List<string> Messages { get; } = [];

    /// <summary>The values of the library's own types.</summary>
    public IEnumerable<object> Own => _values.Where(pair => pair.Key.Assembly == typeof(Deal).Assembly && !pair.Key.IsEnum).SelectMany(pair => pair.Value).OfType<object>();

    private static DateTimeOffset At(int year, int month, int day) => new(year, month, day, 9, 30, 0, TimeSpan.FromHours(2));

    private static Type Closed(Type type) => type.IsGenericTypeDefinition ? Close(type, type.GetGenericArguments()) : type;

    private static Type Close(Type type, Type[] parameters)
    {
        try
        {
            return type.MakeGenericType([.. parameters.Select(parameter => parameter.Name is "TSummary" ? typeof(SalesSummary) : typeof(string))]);
        }
        catch (ArgumentException)
        {
            return type;
        }
    }

    private static IEnumerable<MethodBase> Ways(Type type)
    {
        if (type.ContainsGenericParameters)
            return [];
        var methods = type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly).Select(ClosedMethod).OfType<MethodInfo>()
            .Where(method => method.ReturnType != typeof(void) && method.Name is not ("op_Equality" or "op_Inequality"));
        return (type.IsAbstract ? [] : type.GetConstructors()).Concat<MethodBase>(methods).Where(way => way.GetParameters().All(parameter => !parameter.IsOut && IsKnown(parameter.ParameterType)))
            .OrderBy(way => way.ToString(), StringComparer.Ordinal);
    }

    private static MethodInfo? ClosedMethod(MethodInfo method)
    {
        try
        {
            return method.IsGenericMethodDefinition ? method.MakeGenericMethod([.. method.GetGenericArguments().Select(_ => typeof(string))]) : method;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool IsKnown(Type type) => !type.IsByRefLike && !type.IsPointer && !typeof(Delegate).IsAssignableFrom(type);

    // A method that answers; text and formatting are asked for by the tests.
    private static bool IsQuestion(MethodInfo method) =>
        !method.IsSpecialName && !method.ContainsGenericParameters && method.ReturnType != typeof(void)
        && method.Name is not ("ToString" or "GetType" or "GetHashCode" or "Equals" or "TryFormat" or "GetEnumerator")
        && method.GetParameters().All(parameter => !parameter.IsOut && IsKnown(parameter.ParameterType));

    private void Call(MethodBase way, object? target = null)
    {
        var pools = way.GetParameters().Select(parameter => ValuesOf(parameter.ParameterType)).ToArray();
        if (pools.Any(pool => pool.Count == 0))
            return;

        Try(way, target, [.. pools.Select(pool => pool[0])]);
        for (var varied = 0; varied < pools.Length; varied++)
        {
            foreach (var value in pools[varied].Skip(1).ToList())
                Try(way, target, [.. pools.Select((pool, i) => i == varied ? value : pool[0])]);
        }
    }

    private void Try(MethodBase way, object? target, object?[] arguments)
    {
        try
        {
            Keep(way is ConstructorInfo constructor ? constructor.Invoke(arguments) : way.Invoke(target, arguments));
        }
        catch (TargetInvocationException error)
        {
            Messages.Add($"{way.DeclaringType!.Name}: {error.InnerException!.Message}");
        }
    }

    // What the properties of a value hold; those that throw say why.
    private List<object?> Read(object value)
    {
        var read = new List<object?>();
        foreach (var property in value.GetType().GetProperties().Where(property => property.GetIndexParameters().Length == 0))
        {
            try
            {
                read.Add(property.GetValue(value));
            }
            catch (TargetInvocationException error)
            {
                Messages.Add($"{value.GetType().Name}.{property.Name}: {error.InnerException!.Message}");
            }
        }

        return read;
    }

    private void Keep(object? value)
    {
        if (value is List<object?> several)
        {
            several.ForEach(Keep);
            return;
        }

        if (value is System.Collections.IEnumerable items and not string)
        {
            try
            {
                foreach (var item in items.Cast<object?>().Take(3).ToList())
                    Keep(item is not null && item.GetType() is { IsGenericType: true } pair && pair.GetGenericTypeDefinition() == typeof(KeyValuePair<,>) ? pair.GetProperty("Value")!.GetValue(item) : item);
            }
            catch (ArgumentException refused)
            {
                Messages.Add($"{value.GetType().Name}: {refused.Message}"); // a sequence that refuses when it is walked
            }
        }

        if (value is null || value.GetType() is var type && (type.Assembly != typeof(Deal).Assembly || type.IsEnum))
            return;
        if (type.GetProperty("Error")?.GetValue(value) is string error)
            Messages.Add($"{type.Name}: {error}");
        var known = ValuesOf(type);
        if (known.Count < MostOfAKind && !known.Contains(value))
            known.Insert(type.IsValueType ? known.Count - 1 : known.Count, value); // before the default
    }

    private List<object?> ValuesOf(Type type)
    {
        if (_values.TryGetValue(type, out var values))
            return values;
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return [.. ValuesOf(inner), null];
        if (type.IsEnum)
            return [.. Enum.GetValues(type).Cast<object>().Take(4), Enum.ToObject(type, 77)];
        if (type.IsByRef)
            return ValuesOf(type.GetElementType()!);
        if (ElementOf(type) is { } element)
        {
            // Copied: what is made of a list is an item of it in the next round.
            var items = ValuesOf(element).Take(3).ToArray();
            Array All(object?[] given)
            {
                var array = Array.CreateInstance(element, given.Length);
                Array.Copy(given, array, given.Length);
                return array;
            }

            return [All(items.Where(item => item is not null).ToArray()), All([]), null, All(items.Take(1).ToArray())];
        }

        return _values[type] = type.Assembly == typeof(Deal).Assembly && type.IsValueType ? [Activator.CreateInstance(type)] : [];
    }

    private static Type? ElementOf(Type type) =>
        type.IsArray ? type.GetElementType()
        : type.IsGenericType && type.GetGenericTypeDefinition() is var open && (open == typeof(IEnumerable<>) || open == typeof(IReadOnlyList<>) || open == typeof(IReadOnlyCollection<>)) ? type.GetGenericArguments()[0]
        : null;
}
