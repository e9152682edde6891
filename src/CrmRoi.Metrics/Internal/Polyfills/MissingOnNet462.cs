#if NET462
using System.Diagnostics.CodeAnalysis;

// What .NET Framework 4.6.2 lacks and the compiler asks for: pairs and triples, there from 4.7 on. Internal: the public API uses none.
namespace System
{
    [ExcludeFromCodeCoverage]
    internal struct ValueTuple<T1, T2>(T1 item1, T2 item2)
    {
        public T1 Item1 = item1;
        public T2 Item2 = item2;
    }

    [ExcludeFromCodeCoverage]
    internal struct ValueTuple<T1, T2, T3>(T1 item1, T2 item2, T3 item3)
    {
        public T1 Item1 = item1;
        public T2 Item2 = item2;
        public T3 Item3 = item3;
    }
}

namespace System.Runtime.CompilerServices
{
    [ExcludeFromCodeCoverage]
    [AttributeUsage(AttributeTargets.All)]
    internal sealed class TupleElementNamesAttribute(string?[] transformNames) : Attribute
    {
        public IList<string?> TransformNames { get; } = transformNames;
    }
}
#endif
