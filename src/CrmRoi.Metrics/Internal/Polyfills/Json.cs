#if !NET8_0_OR_GREATER
// Where the platform has no JSON, its attributes are nothing: they are not even written into the assembly.
using System.Diagnostics;

#pragma warning disable SA1649, SA1402, SA1403, CA1812, IDE0130
namespace System.Text.Json.Serialization
{
    [Conditional("NEVER")]
    [AttributeUsage(AttributeTargets.All)]
    internal sealed class JsonConverterAttribute(Type converter) : Attribute
    {
        public Type Converter => converter;
    }

    internal sealed class JsonStringEnumConverter<T>;

    [Conditional("NEVER")]
    [AttributeUsage(AttributeTargets.Property)]
    internal sealed class JsonIgnoreAttribute : Attribute;
}

namespace CrmRoi.Metrics
{
    internal sealed class StrictJsonConverter<T>;

    internal sealed class SummaryJsonConverter<T>;
}
#endif
