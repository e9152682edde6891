using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Reflection.Emit;
using CrmRoi.Metrics.Impact;
using CrmRoi.Metrics.Internal;
using CrmRoi.Metrics.Marketing;
using CrmRoi.Metrics.Sales;

namespace CrmRoi.Metrics.Tests.Policy;

/// <summary>
/// Every public member is called with extreme values, nulls, defaults, keys and comparers that throw or contradict themselves, and sequences that throw. Only documented exceptions come out, or errors that name
/// an argument of the called member; what the caller's code throws comes out as it is; and no call takes long or much memory. The same calls each time: <c>SWEEP</c> is the number of calls with
/// arguments at random for each member, and <c>SEED</c> chooses others.
/// </summary>
public class SweepTests(ITestOutputHelper output)
{
    private const int Rounds = 2;
    private const int Hang = 300_000;

    private static readonly int RandomCalls = int.Parse(Environment.GetEnvironmentVariable("SWEEP") ?? "12", CultureInfo.InvariantCulture);
    private static readonly int Seed = int.Parse(Environment.GetEnvironmentVariable("SEED") ?? "20260103", CultureInfo.InvariantCulture);

    // A call by the serializer only: JsonTests reads hostile JSON through it.
    private static readonly string[] CalledBySerializer = ["StrictJsonConverter`1", "SummaryJsonConverter`1"];

    // Totals of the caller have to fit each other to the last: FromTotalsTests has those that do, the sweep those that do not.
    private static readonly string[] AnsweredInFromTotalsTests = ["CrmRoi.Metrics.DurationDistribution.FromTotals(", "CrmRoi.Metrics.Distribution.FromTotals(", "CrmRoi.Metrics.Sales.SalesSummary.FromTotals("];

    // A generic type or method is called once with each of these in place of its customers, keys, segments, rows.
    private static readonly Type[] Keys = [typeof(string), typeof(HostileKey)];

    [Fact]
    public void Every_public_member_refuses_by_documented_exceptions_only()
    {
        var sweep = new Sweep();
        var thread = new Thread(sweep.Run, 16 << 20) { IsBackground = true };
        thread.Start();
        while (!thread.Join(1000))
            Assert.True(sweep.Waited < Hang, $"{sweep.Current} has not come back after {Hang / 1000} s.");

        output.WriteLine(InvariantText.Of($"{sweep.Calls} calls of {sweep.Members.Count} members, {sweep.Answered.Count} of which answered").ToString());
        Assert.True(sweep.Failure is null, sweep.Failure?.ToString());
        Assert.True(sweep.Findings.Count == 0, $"{sweep.Findings.Count} findings:\n{string.Join("\n", sweep.Findings.Values.Order(StringComparer.Ordinal).Take(400))}");
        var silent = sweep.Members.Except(sweep.Answered).Select(Text).Where(member => !AnsweredInFromTotalsTests.Any(name => member.StartsWith(name, StringComparison.Ordinal))).Order(StringComparer.Ordinal).ToArray();
        Assert.True(silent.Length == 0, $"{silent.Length} members never answered:\n{string.Join("\n", silent)}");
    }

    private static string Text(MethodBase member) => DocumentedExceptions.IdOf(member)[2..];

    private static MethodBase DefinitionOf(MethodBase member) => member.Module.ResolveMethod(member.MetadataToken)!;

    // A call that reflection cannot make, since a span is no object: code that makes the spans of arrays.
    private static Func<object?, object?[], object?> CallWithSpans(MethodInfo method)
    {
        var call = new DynamicMethod("call", typeof(object), [typeof(object), typeof(object?[])], typeof(SweepTests), skipVisibility: true);
        var il = call.GetILGenerator();
        if (!method.IsStatic)
        {
            il.Emit(OpCodes.Ldarg_0);
            il.Emit(method.DeclaringType!.IsValueType ? OpCodes.Unbox : OpCodes.Castclass, method.DeclaringType);
        }

        foreach (var parameter in method.GetParameters())
        {
            if (parameter.IsOut)
            {
                il.Emit(OpCodes.Ldloca, il.DeclareLocal(parameter.ParameterType.GetElementType()!));
                continue;
            }

            il.Emit(OpCodes.Ldarg_1);
            il.Emit(OpCodes.Ldc_I4, parameter.Position);
            il.Emit(OpCodes.Ldelem_Ref);
            if (parameter.ParameterType.IsByRefLike)
            {
                var array = parameter.ParameterType.GetGenericArguments()[0].MakeArrayType();
                il.Emit(OpCodes.Castclass, array);
                il.Emit(OpCodes.Call, parameter.ParameterType.GetMethod("op_Implicit", [array])!);
            }
            else
            {
                il.Emit(OpCodes.Unbox_Any, parameter.ParameterType);
            }
        }

        il.Emit(method.IsStatic ? OpCodes.Call : OpCodes.Callvirt, method);
        if (method.ReturnType.IsValueType)
            il.Emit(OpCodes.Box, method.ReturnType);
        il.Emit(OpCodes.Ret);
        return call.CreateDelegate<Func<object?, object?[], object?>>();
    }

    private sealed class Sweep
    {
        private const int MostMilliseconds = 5_000;
        private const int UntilAnswered = 2_000;
        private const long MostBytes = 64 << 20;

        private static readonly Type[] Public =
            [.. typeof(Deal).Assembly.GetExportedTypes().Where(type => !type.IsEnum && !type.IsInterface && !CalledBySerializer.Contains(type.Name)).OrderBy(type => type.FullName, StringComparer.Ordinal)];

        private readonly SweepValues _values = new(mostOfAKind: 12);
        private readonly DocumentedExceptions _documented = new();
        private readonly Dictionary<MethodBase, Func<object?, object?[], object?>> _invokers = [];
        private long _since = Environment.TickCount64;

        public HashSet<MethodBase> Members { get; } = [];

        public HashSet<MethodBase> Answered { get; } = [];

        public Dictionary<string, string> Findings { get; } = [];

        public long Calls { get; private set; }

        public volatile string Current = "";

        public Exception? Failure { get; private set; }

        public long Waited => Environment.TickCount64 - Interlocked.Read(ref _since);

        public void Run()
        {
            try
            {
                foreach (var type in Public)
                    Members.UnionWith(MembersOf(type).Where(member => member.DeclaringType == type).Select(DefinitionOf));
                foreach (var value in SweepValues.Usual())
                    _values.Keep(value);
                for (var round = 0; round < Rounds; round++)
                {
                    foreach (var key in Keys)
                    {
                        foreach (var type in Public.Select(type => Closed(type, key)).OfType<Type>().Where(type => round == Rounds - 1 || type != typeof(CrmImpact)))
                        {
                            foreach (var member in MembersOf(type).Select(member => Closed(member, key)).OfType<MethodBase>())
                                Call(member, round);
                        }
                    }
                }
            }
            catch (Exception error)
            {
                Failure = error;
            }
        }

        // Constructors, methods, operators and the accessors of properties, those of base types included; what object and the compiler add too.
        private static IEnumerable<MethodBase> MembersOf(Type type)
        {
            var methods = type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy)
                .Where(method => method.DeclaringType == type || (method.DeclaringType!.Assembly == typeof(Deal).Assembly && !type.IsValueType));
            return (type.IsAbstract ? [] : type.GetConstructors()).Concat<MethodBase>(methods).OrderBy(member => member.ToString(), StringComparer.Ordinal);
        }

        private static Type? Closed(Type type, Type key) => type.IsGenericTypeDefinition ? Close(type.GetGenericArguments(), key, type.MakeGenericType) : key == Keys[0] ? type : type;

        private static MethodBase? Closed(MethodBase member, Type key) => member is MethodInfo { IsGenericMethodDefinition: true } method ? Close(method.GetGenericArguments(), key, method.MakeGenericMethod) : member;

        private static T? Close<T>(Type[] parameters, Type key, Func<Type[], T> make)
            where T : class
        {
            try
            {
                return make([.. parameters.Select(parameter => parameter.Name switch
                {
                    "TSummary" or "TSelf" => typeof(SalesSummary),
                    "TFact" or "T" or "TResult" => typeof(Deal),
                    "TMeasure" => typeof(Ratio),
                    _ => key,
                })]);
            }
            catch (ArgumentException)
            {
                return null;
            }
        }

        private void Call(MethodBase member, int round)
        {
            var definition = DefinitionOf(member);
            IReadOnlyList<object?>[] pools = [.. member.GetParameters().Select(parameter => parameter.IsOut ? [null] : _values.Of(parameter.ParameterType))];
            if (pools.Any(pool => pool.Count == 0))
            {
                Findings.TryAdd(Text(definition), $"{Text(definition)}: nothing to call it with");
                return;
            }

            IReadOnlyList<object?> targets = member.IsStatic || member.IsConstructor ? [null] : [.. _values.Of(member.ReflectedType!.IsSubclassOf(typeof(AttributionModel)) ? typeof(AttributionModel) : member.ReflectedType!).OfType<object>()];
            var random = new Random(Seed + round + Text(definition).Sum(letter => letter));
            foreach (var target in targets)
            {
                Try(member, definition, target, [.. pools.Select(pool => pool[0])]);
                for (var varied = 0; varied < pools.Length; varied++)
                {
                    foreach (var value in pools[varied].Skip(1).ToList())
                        Try(member, definition, target, [.. pools.Select((pool, i) => i == varied ? value : pool[0])]);
                }

                // More if the member has not answered yet: of all that it needs, something must fit.
                for (var i = 0; pools.Length > 1 && (i < RandomCalls || (i < UntilAnswered && !Answered.Contains(definition))); i++)
                    Try(member, definition, target, [.. pools.Select(pool => pool[random.Next(pool.Count)])]);
            }
        }

        private void Try(MethodBase member, MethodBase definition, object? target, object?[] arguments)
        {
            Calls++;
            Current = Shown(definition, target, arguments);
            Interlocked.Exchange(ref _since, Environment.TickCount64);
            var start = ProcessorTime.OfThisThread;
            var before = GC.GetAllocatedBytesForCurrentThread();
            object? answer = null;
            try
            {
                var answered = Invoke(member, target, arguments);
                if (answered is IEnumerable items and not string)
                {
                    foreach (var item in items)
                        GC.KeepAlive(item);
                }

                answer = answered;

                Answered.Add(definition);
            }
            catch (Exception error)
            {
                var thrown = error is TargetInvocationException { InnerException: { } inner } ? inner : error;
                if (!IsAllowed(thrown, member))
                    Find(definition, $"{thrown.GetType().Name}: {thrown.Message.Split('\n')[0]} <- {WhereOf(thrown)}");
            }

            var (milliseconds, bytes) = ((ProcessorTime.OfThisThread - start).TotalMilliseconds, GC.GetAllocatedBytesForCurrentThread() - before);
            if (milliseconds > MostMilliseconds)
                Find(definition, InvariantText.Of($"takes {milliseconds:0} ms of a processor").ToString());
            if (bytes > MostBytes)
                Find(definition, InvariantText.Of($"allocates {bytes >> 20} MB").ToString());
            _values.Keep(answer);
        }

        private object? Invoke(MethodBase member, object? target, object?[] arguments)
        {
            if (member is ConstructorInfo constructor)
                return constructor.Invoke(arguments);
            if (!Array.Exists(member.GetParameters(), parameter => parameter.ParameterType.IsByRefLike))
                return member.Invoke(target, arguments);
            if (!_invokers.TryGetValue(member, out var invoker))
                _invokers.Add(member, invoker = CallWithSpans((MethodInfo)member));
            return invoker(target, arguments);
        }

        private bool IsAllowed(Exception thrown, MethodBase member)
        {
            if (thrown is HostileException)
                return true;
            var documented = _documented.Of(member);
            if (thrown is ArgumentException error)
            {
                if (Array.Exists(member.GetParameters(), parameter => parameter.Name == error.ParamName))
                    return error is not ArgumentNullException || documented.Contains(typeof(ArgumentNullException).FullName!);
                if (member.GetParameters().Length > 0 && !NamesAnItem(error))
                    return false;
            }

            for (var type = thrown.GetType(); type != typeof(Exception) && type is not null; type = type.BaseType)
            {
                // An error of an argument names it, the rule and the value; the framework's own does not.
                if (documented.Contains(type.FullName!))
                    return thrown is not ArgumentException || thrown.Message.Contains(", but was ", StringComparison.Ordinal);
            }

            return false;
        }

        // The only names that are no parameters: a fact among many, by its index, and a summary that is merged.
        private static bool NamesAnItem(ArgumentException error) =>
            error.ParamName == "part" || (error.ParamName == "fact" && error.Message.Contains(" (index ", StringComparison.Ordinal));

        private void Find(MethodBase definition, string what) => Findings.TryAdd($"{Text(definition)} {what.Split(':', ' ')[0]}", $"{Text(definition)}: {what} | {Current}");

        private static string WhereOf(Exception error) => error.StackTrace?.Split('\n').Select(line => line.Trim()).FirstOrDefault(line => line.StartsWith("at CrmRoi.Metrics", StringComparison.Ordinal) && !line.Contains("Tests", StringComparison.Ordinal))?.Split(" in ")[0] ?? "?";

        private static string Shown(MethodBase definition, object? target, object?[] arguments)
        {
            static string Show(object? value)
            {
                if (value is null)
                    return "null";
                if (value is ICollection { Count: var count } list)
                    return $"[{string.Join("; ", SweepValues.Walked(list, 3).Select(Show))}{(count > 3 ? "; ..." : "")}]";
                if (value is Delegate or IFormatProvider || SweepValues.IsOwn(value.GetType()) && !value.GetType().IsValueType)
                    return value.GetType().Name;
                try
                {
                    var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
                    return text.Length > 60 ? text[..60] + "..." : text;
                }
                catch (Exception error)
                {
                    return $"{value.GetType().Name} whose text is {error.GetType().Name}";
                }
            }

            return $"{(target is null ? "" : Show(target) + ".")}{definition.Name}({string.Join(", ", arguments.Select(Show))})";
        }
    }
}
