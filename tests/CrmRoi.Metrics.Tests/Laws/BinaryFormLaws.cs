using CrmRoi.Metrics.Sales;
using FsCheck.Xunit;

namespace CrmRoi.Metrics.Tests.Laws;

[Properties(Arbitrary = [typeof(Generators)])]
public class BinaryFormLaws
{
    // A pair of bytes can stand for 16 bins of 8 bytes; a list and its copy, and the bytes written again for comparison, come on top.
    private const int BytesPerByte = 256, BytesAtLeast = 16_384;

    [Property]
    public void A_summary_comes_back_whole(Deal[] deals)
    {
        var summary = deals.Summarize();
        var back = SalesSummary.FromBytes(summary.ToBytes());

        Assert.Equal(summary, back);
        Assert.Equal(summary + summary, back + summary);
        Assert.Equal(summary.SalesCycle.Median, back.SalesCycle.Median);
        Assert.Equal(summary.WonAmounts.Variance, back.WonAmounts.Variance);
    }

    [Property]
    public void Equal_summaries_have_the_same_bytes(Deal[] deals, int seed)
    {
        Deal[] shuffled = [.. deals];
        new Random(seed).Shuffle(shuffled);
        var cut = new Random(seed).Next(deals.Length + 1);

        Assert.Equal(deals.Summarize().ToBytes(), (shuffled.Take(cut).Summarize() + shuffled.Skip(cut).Summarize()).ToBytes());
    }

    [Fact]
    public void Mutated_bytes_are_refused_or_give_what_they_say()
    {
        var random = new Random(20260101);
        byte[][] forms = [.. Enumerable.Range(0, 12).Select(i => SomeDeals(random, i * i).Summarize().ToBytes())];
        for (var i = 0; i < 100_000; i++)
        {
            var bytes = Mutate(forms[i % forms.Length], random);
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                Assert.Equal(bytes, SalesSummary.FromBytes(bytes).ToBytes());
            }
            catch (FormatException error)
            {
                Assert.StartsWith("The bytes ", error.Message, StringComparison.Ordinal);
            }

            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, BytesAtLeast + (BytesPerByte * bytes.Length));
        }
    }

    [Theory]
    [InlineData("", "The bytes end too early (at byte 0 of 0).")]
    [InlineData("43525A", "The bytes are no summary: they must begin with CRM (at byte 3 of 3).")]
    [InlineData("43524D02", "The bytes are of version 2 of the form; only version 1 is known (at byte 4 of 4).")]
    [InlineData("43524D0107", "The bytes are a summary of another kind, 7; a SalesSummary has the kind 1 (at byte 5 of 5).")]
    public void The_error_says_what_is_wrong_and_where(string hex, string message) =>
        Assert.Equal(message, Assert.Throws<FormatException>(() => SalesSummary.FromBytes(Convert.FromHexString(hex))).Message);

    private static IEnumerable<Deal> SomeDeals(Random random, int count)
    {
        var start = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
        return Enumerable.Range(0, count).Select(i => new Deal(start, start.AddMinutes(random.Next(1, 500_000)), i % 3 == 0 ? DealOutcome.Lost : DealOutcome.Won, random.Next(1, 1_000_000) / 100m));
    }

    private static byte[] Mutate(byte[] form, Random random)
    {
        List<byte> bytes = [.. form];
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            var at = random.Next(5, bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[at] = 0xFF;
                    break;
                case 2:
                    bytes.Insert(at, (byte)random.Next(256));
                    break;
                default:
                    bytes.RemoveRange(at, random.Next(bytes.Count - at));
                    break;
            }

            if (bytes.Count <= 5)
                break;
        }

        return [.. bytes];
    }
}
