namespace CrmRoi.Metrics.Internal;

// A generic struct that JSON is not read into: without this, the platform would give its default, silently.
internal interface IWrittenOnly
#if NET8_0_OR_GREATER
    : IJsonOnDeserializing
#endif
{
#if NET8_0_OR_GREATER
    void IJsonOnDeserializing.OnDeserializing() => throw new NotSupportedException($"{GetType().Name.Split('`')[0]} is written as JSON and not read from it.");
#endif
}
