using System.Collections;
using System.Globalization;
using System.Linq.Expressions;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CrmRoi.Metrics.Impact;
using CrmRoi.Metrics.Investment;
using CrmRoi.Metrics.Marketing;
using CrmRoi.Metrics.Sales;

namespace CrmRoi.Metrics.Tests.Policy;

/// <summary>The values that the sweep calls with: extremes, nulls, defaults, what throws, and what the library itself has answered. The first of a kind is a usual one if there is one.</summary>
internal sealed class SweepValues(int mostOfAKind)
{
    // Each question to a CrmImpact solves up to 120 regressions.
    private const int DearOnes = 3;

    private static readonly TimeZoneInfo FarEast = TimeZoneInfo.CreateCustomTimeZone("Nowhere/Land", TimeSpan.FromHours(14), "Nowhere", "Nowhere");

    private readonly Dictionary<Type, List<object?>> _values = new()
    {
        [typeof(decimal)] = [0.4m, 1234.5m, 0m, 1m, -0.25m, 1e-28m, 1m / 3, decimal.MaxValue, decimal.MinValue],
        [typeof(double)] = [0.1, 0.5, 0d, 1d, 0.95, -1.5, double.Epsilon, double.MaxValue, double.NaN, double.PositiveInfinity, double.NegativeInfinity],
        [typeof(int)] = [3, 0, 1, -7, 12, 2025, int.MaxValue, int.MinValue],
        [typeof(long)] = [3L, 0L, 1L, -7L, long.MaxValue, long.MinValue, 1L << 62],
        [typeof(byte)] = [(byte)0, byte.MaxValue],
        [typeof(bool)] = [true, false],
        [typeof(char)] = ['>', '\0', '\ud800'],
        [typeof(string)] = ["a", "b", "EUR", "", "2025-05-05", "N2", "Q", "P99999", "\ud800", new string('x', 1000), null],
        [typeof(TimeSpan)] = [TimeSpan.FromDays(30.5), TimeSpan.Zero, TimeSpan.FromHours(9), TimeSpan.FromTicks(1), TimeSpan.FromHours(-1), TimeSpan.MaxValue, TimeSpan.MinValue],
        [typeof(DateTime)] = [new DateTime(2025, 5, 5), DateTime.MinValue, DateTime.MaxValue, new DateTime(2025, 5, 5, 17, 40, 0, DateTimeKind.Utc)],
        [typeof(DateOnly)] = [new DateOnly(2025, 5, 5), DateOnly.MinValue, DateOnly.MaxValue],
        [typeof(DateTimeOffset)] =
        [
            At(2025), At(2024), At(2026), default(DateTimeOffset), DateTimeOffset.MaxValue, new DateTimeOffset(1900, 1, 1, 0, 0, 0, TimeSpan.Zero),
            new DateTimeOffset(2200, 1, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(-1), new DateTimeOffset(DateTime.MinValue.AddHours(14), TimeSpan.FromHours(14)), new DateTimeOffset(2025, 10, 26, 0, 30, 0, TimeSpan.Zero),
        ],
        [typeof(TimeZoneInfo)] = [TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), TimeZoneInfo.Utc, TimeZoneInfo.FindSystemTimeZoneById("Pacific/Apia"), FarEast, null],
        [typeof(BigInteger)] = [(BigInteger)42, BigInteger.Zero, BigInteger.MinusOne, BigInteger.Pow(10, 400)],
        [typeof(byte[])] = [new[] { new Deal(At(2024), At(2025), Outcome.Won, 1234.5m) }.Summarize().ToBytes(), Array.Empty<byte>(), Array.Empty<Deal>().SummarizeTimeToWin(At(2025)).ToBytes(), new byte[] { (byte)'C', (byte)'R', (byte)'M', 1, 1, 255 }, null],
        [typeof(char[])] = [new char[200], Array.Empty<char>(), "N2".ToCharArray(), new[] { 'Q' }, null],
        [typeof(object)] = [null, "x", new object()],
        [typeof(HostileKey)] = [new HostileKey("a"), new HostileKey("b"), new HostileKey("c", equalsNothing: true), new HostileKey("d", hashThrows: true), new HostileKey("e", equalsThrows: true), null],
        [typeof(IFormatProvider)] = [CultureInfo.InvariantCulture, null, CultureInfo.GetCultureInfo("de-DE"), new HostileCulture()],
        [typeof(AttributionModel)] = [AttributionModel.Linear, new HostileModel(null), new HostileModel(0), new HostileModel(-1), new HostileModel(long.MaxValue), new HostileModel(3), null],
        [typeof(JsonTypeInfo)] = [JsonSerializerOptions.Default.GetTypeInfo(typeof(Deal)), JsonSerializerOptions.Default.GetTypeInfo(typeof(string)), null],
    };

    /// <summary>What chance does not hit: values whose parts have to fit each other.</summary>
    public static IEnumerable<object> Usual()
    {
        yield return new Deal(At(2024), At(2025), Outcome.Won, 1234.5m);
        yield return new CashFlows(900, 400);
        yield return BenefitsLedger.Empty;
        yield return CaseLine.Cost("a", [100m]);
        var stages = new PipelineStages("a", "b");
        yield return stages;
        yield return new StageHistory(stages, [new StageChange("a", At(2024)), new StageChange("b", At(2025))], At(2026), Outcome.Won);
        yield return new OrderLine(At(2024), 10, [new Delivery(At(2025), 6), new Delivery(At(2026), 4)], At(2025));
        decimal[] before = [98, 92, 105, 101, 99, 103, 88, 84, 97, 104, 110, 121], after = [125, 119, 130, 124, 127, 126, 115, 113, 120, 133, 135, 150];
        var series = new MonthlySeries(before, after);
        yield return series;
        var zone = TimeZoneInfo.Utc;
        var periods = ComparisonPeriods.SameCalendarMonths(new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero), 12, zone);
        yield return periods;
        yield return periods.Before;
        yield return periods.After;
        IEnumerable<Deal> Won(int year, decimal[] amounts) => amounts.Select((amount, month) => new Deal(new DateTimeOffset(year, month + 1, 3, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(year, month + 1, 9, 0, 0, 0, TimeSpan.Zero), Outcome.Won, amount, cost: 0));
        var sales = Won(2024, before).Concat(Won(2025, after)).CompareBeforeAndAfter(periods, TimeSpan.FromDays(20), At(2026));
        var bridge = DriverBridge.OfGrossProfit(new DriverFigures(10, 3, 1202, 1202), new DriverFigures(11, 4, 1517, 1517));
        var control = new ControlGroup(Enumerable.Range(0, 9).Select(i => new UnitChange($"unit {i}", i % 2 == 0, i == 0 ? 802 : 100, i == 0 ? 977 : 120 + (3 * i))));
        yield return control;
        yield return sales;
        yield return bridge;
        yield return new CrmImpact(sales, bridge, new CashFlows(900, 400), 0.1m, series, control);
        yield return new CrmImpact(sales, bridge, new CashFlows(900, 400), 0.1m, series);
    }

    public static bool IsOwn(Type type) => type.Assembly == typeof(Deal).Assembly && !type.IsEnum;

    public void Keep(object? value)
    {
        if (value is IEnumerable items and not string)
        {
            foreach (var item in Walked(items, 3))
                Keep(item is not null && item.GetType() is { IsGenericType: true } pair && pair.GetGenericTypeDefinition() == typeof(KeyValuePair<,>) ? pair.GetProperty("Value")!.GetValue(item) : item);
        }

        if (value is byte[] { Length: > 4 } bytes && !_values[typeof(byte[])].OfType<byte[]>().Any(same => same.Length > 4 && same[4] == bytes[4]))
            _values[typeof(byte[])].Insert(0, bytes); // the binary form of another kind
        if (value is null || !IsOwn(value.GetType()))
            return;
        var kind = value.GetType();
        while (!kind.IsVisible)
            kind = kind.BaseType!;
        var known = Of(kind);
        if (known.Count < (kind == typeof(CrmImpact) ? DearOnes : mostOfAKind) && known is List<object?> list && !known.Any(same => Is(same, value)))
            list.Insert(kind.IsValueType ? list.Count - 1 : list.Count(same => same is not null), value); // before the default
    }

    /// <summary>The first items of a sequence, up to where it throws.</summary>
    public static List<object?> Walked(IEnumerable items, int count)
    {
        var walked = new List<object?>();
        try
        {
            foreach (var item in items)
            {
                if (walked.Count == count)
                    break;
                walked.Add(item);
            }
        }
        catch (HostileException)
        {
            // A list of the caller that throws: what came before it is shown.
        }

        return walked;
    }

    public IReadOnlyList<object?> Of(Type type)
    {
        if (_values.TryGetValue(type, out var values))
            return values;
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return [.. Of(inner), null];
        if (type.IsByRef)
            return Of(type.GetElementType()!);
        if (type.IsEnum)
            return [.. Enum.GetValues(type).Cast<object>(), Enum.ToObject(type, 77), Enum.ToObject(type, -1)];
        if (IsOwn(type) && type.IsAbstract)
            return _values[type] = [.. _values.Where(pair => type.IsAssignableFrom(pair.Key)).SelectMany(pair => pair.Value).OfType<object>().Take(mostOfAKind), null];
        if (typeof(Delegate).IsAssignableFrom(type))
            return Functions(type);
        if (type.IsGenericType && type.GetGenericTypeDefinition() is var open)
        {
            var arguments = type.GetGenericArguments();
            if (open == typeof(KeyValuePair<,>))
                return Pairs(type, arguments);
            if (open == typeof(IReadOnlyDictionary<,>))
                return [Dictionary(arguments, 2, false), Dictionary(arguments, 0, false), Dictionary(arguments, 9, false), Dictionary(arguments, 2, true), null];
            if (open == typeof(IEqualityComparer<>))
                return [null, Make(typeof(HostileComparer<>), arguments, false, false), Make(typeof(HostileComparer<>), arguments, true, false), Make(typeof(HostileComparer<>), arguments, false, true)];
            if (open == typeof(ReadOnlySpan<>) || open == typeof(Span<>))
                return Of(arguments[0].MakeArrayType());
            if (open == typeof(IEnumerable<>) || open == typeof(IReadOnlyList<>) || open == typeof(IReadOnlyCollection<>))
                return Lists(arguments[0], hostile: true);
        }

        if (type.IsArray)
            return Lists(type.GetElementType()!, hostile: false);
        return IsOwn(type) ? _values[type] = [type.IsValueType && !type.ContainsGenericParameters ? Activator.CreateInstance(type) : null] : [];
    }

    private static DateTimeOffset At(int year) => new(year, 5, 5, 9, 30, 0, TimeSpan.FromHours(2));

    private static object Make(Type open, Type[] arguments, params object?[] values) =>
        Activator.CreateInstance(open.MakeGenericType(arguments), values)!;

    private static bool Is(object? one, object? other)
    {
        try
        {
            return Equals(one, other);
        }
        catch (HostileException)
        {
            return ReferenceEquals(one, other);
        }
    }

    private static Array ArrayOf(Type element, IEnumerable<object?> values)
    {
        object?[] given = [.. values];
        var array = Array.CreateInstance(element, given.Length);
        for (var i = 0; i < given.Length; i++)
        {
            if (given[i] is not null || !element.IsValueType || Nullable.GetUnderlyingType(element) is not null)
                array.SetValue(given[i], i);
        }

        return array;
    }

    private List<object?> Lists(Type element, bool hostile)
    {
        object?[] items = [.. Of(element).Where(item => item is not null)];
        var good = ArrayOf(element, items.Take(3));
        var lists = new List<object?> { good, ArrayOf(element, []), ArrayOf(element, items.Take(1)), ArrayOf(element, items.Take(2).Concat(items.Take(2))), ArrayOf(element, items.Concat(items).Take(40)), ArrayOf(element, Of(element).Reverse().Take(40)), null };
        if (hostile)
            lists.Insert(3, Make(typeof(HostileList<>), [element], good));
        return lists;
    }

    private List<object?> Pairs(Type type, Type[] arguments)
    {
        IReadOnlyList<object?> keys = Of(arguments[0]), values = Of(arguments[1]);
        return [.. Enumerable.Range(0, Math.Max(keys.Count, values.Count)).Select(i => Activator.CreateInstance(type, keys[i % keys.Count], values[i % values.Count]))];
    }

    private object Dictionary(Type[] arguments, int count, bool throws)
    {
        var pair = typeof(KeyValuePair<,>).MakeGenericType(arguments);
        return Make(typeof(HostileDictionary<,>), arguments, ArrayOf(pair, Pairs(pair, arguments).Take(count)), throws);
    }

    // Functions that give one value each, one that throws, and none.
    private List<object?> Functions(Type type)
    {
        var invoke = type.GetMethod("Invoke")!;
        ParameterExpression[] parameters = [.. invoke.GetParameters().Select(parameter => Expression.Parameter(parameter.ParameterType))];
        object? Function(Expression body) => Expression.Lambda(type, body, parameters).Compile(preferInterpretation: true);
        var results = Of(invoke.ReturnType);
        var functions = results.Take(6).Append(results.Count == 0 ? null : results[^1]).Select(value => Function(Expression.Constant(value, invoke.ReturnType)));
        return [.. functions, Function(Expression.Throw(Expression.New(typeof(HostileException)), invoke.ReturnType)), null];
    }
}
