#if NET8_0_OR_GREATER
namespace CrmRoi.Metrics.Internal;

// A converter of this library: it knows the schema of its type, and how the type stands inside another.
internal interface IJsonConverter
{
    string Schema { get; }

    JsonForm Form { get; }
}
#endif
