#if !NET8_0_OR_GREATER
// If the platform has no JSON, its attributes have no effect: they are not even written into the assembly.
using System.Diagnostics;

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
