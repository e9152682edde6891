namespace CrmRoi.Metrics.Internal;

/// <summary>What has a binary form. JSON holds it in one member.</summary>
internal interface IBinaryForm<TSelf>
{
    byte[] ToBytes();

    /// <summary>Another value of the same type; says nothing about this one.</summary>
    TSelf OfBytes(byte[] bytes);
}
