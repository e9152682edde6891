namespace CrmRoi.Metrics.Internal;

// What has a binary form. JSON holds it in one member.
internal interface IBinaryForm<TSelf>
{
    byte[] ToBytes();

    // Another value of the same type; says nothing about this one.
    TSelf OfBytes(byte[] bytes);
}
