using System.Reflection;
using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Tests.Internal;

/// <summary>Counts that no facts add up to are refused in totals of every kind.</summary>
public class CountsOfTotalsTests
{
    public static TheoryData<Type> Kinds =>
        [.. typeof(Ratio).Assembly.GetTypes().Where(type => type is { IsValueType: true, ContainsGenericParameters: false } && type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(ITotals<>)))];

    [Theory, MemberData(nameof(Kinds))]
    public void Counts_below_0_are_refused(Type kind)
    {
        var find = typeof(CountsOfTotalsTests).GetMethod(nameof(Find), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(kind);
        var (counts, violation) = ((int, Violation?))find.Invoke(null, [-1L])!;
        if (counts > 0)
            Assert.Matches(@" must .*, but was (-1|null|0)\.$", violation?.Message ?? "nothing was refused");
    }

    private static (int Counts, Violation? Violation) Find<T>(long number)
        where T : struct, ITotals<T>
    {
        T totals = default, others = default;
        var set = new SetCounts(number);
        totals.Visit(ref set, ref others);
        return (set.Counts, totals.FindViolation());
    }

    private struct SetCounts(long number) : IFieldVisitor
    {
        public int Counts { get; private set; }

        public void Count(string name, ref long mine, ref long other)
        {
            mine = number;
            Counts++;
        }

        public readonly void Rule<T>(string name, ref Ruled<T> mine, ref Ruled<T> other)
            where T : struct, IRule<T>
        {
        }

        public readonly void Field<T>(string name, ref T mine, ref T other)
            where T : struct, IField<T>
        {
        }

        public void Part<T>(string name, ref T mine, ref T other)
            where T : struct, ITotals<T> => mine.Visit(ref this, ref other);
    }
}
