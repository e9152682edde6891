#if NETFRAMEWORK
using System.Runtime.Serialization;
using CrmRoi.Metrics;
using CrmRoi.Metrics.Investment;
using CrmRoi.Metrics.Sales;
using Newtonsoft.Json;

// What the serializers of .NET Framework do with these types. docs/json.md says it; nothing of it is promised.
internal static class Serializers
{
    private static readonly DateTimeOffset Start = new(2025, 3, 1, 9, 0, 0, TimeSpan.Zero);

    public static void DoWhatThePageSays()
    {
        var deal = new Deal(Start, Start.AddDays(9), Outcome.Won, 1_000.5m, 400);
        var sales = new[] { deal }.Summarize();

        // Newtonsoft.Json: structs by their constructor, and no more.
        Expect(true, JsonConvert.DeserializeObject<Deal>(JsonConvert.SerializeObject(deal)).Equals(deal));
        Expect(true, JsonConvert.DeserializeObject<ReturnOnInvestment>(JsonConvert.SerializeObject(new ReturnOnInvestment(75_000, 12_000))).Equals(new ReturnOnInvestment(75_000, 12_000)));
        Expect("n/a", JsonConvert.DeserializeObject<Ratio>("{}").ToString());
        Expect(nameof(ArgumentOutOfRangeException), Error(() => JsonConvert.DeserializeObject<Deal>("{}")));
        Expect(nameof(JsonSerializationException), Error(() => JsonConvert.SerializeObject(sales)));
        Expect(nameof(JsonSerializationException), Error(() => JsonConvert.DeserializeObject<CashFlows>(JsonConvert.SerializeObject(new CashFlows(-1, 2)))));

        // DataContract: everything is lost, without a word.
        Expect(false, ByDataContract(deal).Equals(deal));
        Expect(true, ByDataContract(sales).Equals(SalesSummary.Empty));
        Expect(nameof(InvalidDataContractException), Error(() => ByDataContract(new CashFlows(-1, 2))));

        // What is promised.
        Expect(true, SalesSummary.FromBytes(Convert.FromBase64String(Convert.ToBase64String(sales.ToBytes()))).Equals(sales));
    }

    private static T ByDataContract<T>(T value)
    {
        var serializer = new DataContractSerializer(typeof(T));
        var stream = new MemoryStream();
        serializer.WriteObject(stream, value);
        stream.Position = 0;
        return (T)serializer.ReadObject(stream);
    }

    private static string? Error(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (Exception error)
        {
            return error.GetType().Name;
        }
    }

    private static void Expect<T>(T expected, T actual)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
            throw new InvalidOperationException($"Expected {expected}, got {actual}.");
    }
}
#endif
