using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace CrmRoi.Metrics.Tests.Internal;

/// <summary>
/// Every constructor of a struct sets every field. The compiler sets to zero what a constructor leaves out, but not a field whose type has no fields in the reference assembly,
/// as <c>BigInteger</c> has none in that of .NET Standard 2.0: a variable made anew in a loop would keep what it held.
/// </summary>
public class ConstructorTests
{
    private const BindingFlags Own = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> Codes =
        typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    [Fact]
    public void Every_constructor_of_a_struct_sets_every_field()
    {
        var constructors = typeof(Ratio).Assembly.GetTypes().Where(type => type is { IsValueType: true, IsEnum: false }).SelectMany(type => type.GetConstructors(Own)).ToArray();
        Assert.True(constructors.Length > 100);
        Assert.All(constructors, constructor => Assert.Empty(LeftOut(constructor)));
    }

    [Fact]
    public void A_field_left_out_is_seen()
    {
        Assert.Equal(["_second"], LeftOut(typeof(Careless).GetConstructor(Own, [typeof(int)])!));
        Assert.Empty(LeftOut(typeof(Careful).GetConstructors(Own).Single()));
    }

    private static IEnumerable<string> LeftOut(ConstructorInfo constructor)
    {
        var (type, module) = (constructor.DeclaringType!, constructor.Module);
        var arguments = type.IsGenericType ? type.GetGenericArguments() : null;
        var set = new HashSet<string>();
        foreach (var (code, token) in Instructions(constructor.GetMethodBody()!.GetILAsByteArray()!))
        {
            if (code == OpCodes.Stfld || code == OpCodes.Ldflda)
                set.Add(module.ResolveField(token, arguments, null)!.Name);
            if ((code == OpCodes.Initobj || code == OpCodes.Stobj) && module.ResolveType(token, arguments, null) == type)
                return [];
            if (code != OpCodes.Call || module.ResolveMethod(token, arguments, null) is not { } called || called.DeclaringType != type)
                continue;
            if (called.IsConstructor)
                return [];
            // A property that is set sets the field behind it.
            set.Add($"<{called.Name.Replace("set_", "", StringComparison.Ordinal)}>k__BackingField");
        }

        return type.GetFields(Own).Select(field => field.Name).Where(field => !set.Contains(field));
    }

    private static IEnumerable<(OpCode Code, int Token)> Instructions(byte[] body)
    {
        for (var i = 0; i < body.Length;)
        {
            var code = Codes[body[i] == 0xFE ? unchecked((short)(0xFE00 | body[++i])) : body[i]];
            i++;
            var operand = i + 4 <= body.Length ? BitConverter.ToInt32(body, i) : 0;
            yield return (code, operand);
            i += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * operand),
                _ => 4,
            };
        }
    }

    private readonly struct Careless
    {
        private readonly int _first;
        private readonly int _second;

        public Careless(int first)
        {
            Unsafe.SkipInit(out this);
            _first = first;
        }

        private Careless(int first, int second) => (_first, _second) = (first, second);

        public static Careless Sum(Careless left, Careless right) => new(left._first + right._first, left._second + right._second);
    }

    private readonly struct Careful(int first)
    {
        public int First { get; } = first;

        public int Second { get; }
    }
}
