using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Sales;

/// <summary>The totals behind <see cref="OrderSummary"/> and its builder, of orders as they stood at an instant.</summary>
internal struct OrderTotals(DateTimeOffset asOf) : ISummaryBuilder<Order, OrderSummary>, IPortable, IEquatable<OrderTotals>
{
    private readonly DateTimeOffset _asOf = asOf;

    public long OnTime;
    public long FulfilledLate;
    public long FulfilledUnpromised;
    public long OpenNotDue;
    public long OpenLate;
    public long OpenUnpromised;
    public long Cancelled;
    public long PlacedLater;
    public DurationTotals FulfilmentTime = new();

    public readonly long Fulfilled => OnTime + FulfilledLate + FulfilledUnpromised;

    public readonly long Open => OpenNotDue + OpenLate + OpenUnpromised;

    public readonly long Count => Fulfilled + Open + Cancelled + PlacedLater;

    public void Add(in Order fact)
    {
        switch (fact)
        {
            case { IsFact: false }:
                throw Guard.NoFact(nameof(Order), Count);
            case { Placed: var placed } when placed > _asOf:
                PlacedLater++;
                break;
            case { Cancelled: { } cancelled } when cancelled <= _asOf:
                Cancelled++;
                break;
            case { Fulfilled: { } fulfilled } when fulfilled <= _asOf:
                FulfilmentTime.Add((fulfilled - fact.Placed).Ticks);
                Classify(fact.Promised, fulfilled, ref OnTime, ref FulfilledLate, ref FulfilledUnpromised);
                break;
            default:
                Classify(fact.Promised, _asOf, ref OpenNotDue, ref OpenLate, ref OpenUnpromised);
                break;
        }
    }

    public void Add(OrderSummary part)
    {
        ref readonly var other = ref Guard.NotNull(part).Totals;
        OnTime += other.OnTime;
        FulfilledLate += other.FulfilledLate;
        FulfilledUnpromised += other.FulfilledUnpromised;
        OpenNotDue += other.OpenNotDue;
        OpenLate += other.OpenLate;
        OpenUnpromised += other.OpenUnpromised;
        Cancelled += other.Cancelled;
        PlacedLater += other.PlacedLater;
        FulfilmentTime.Add(in other.FulfilmentTime);
    }

    public readonly OrderTotals Clone() => this with { FulfilmentTime = FulfilmentTime.Clone() };

    public readonly OrderSummary ToSummary() => new(Clone());

    public void Describe(Fields fields)
    {
        fields.Count("onTime", ref OnTime);
        fields.Count("fulfilledLate", ref FulfilledLate);
        fields.Count("fulfilledUnpromised", ref FulfilledUnpromised);
        fields.Count("openNotDue", ref OpenNotDue);
        fields.Count("openLate", ref OpenLate);
        fields.Count("openUnpromised", ref OpenUnpromised);
        fields.Count("cancelled", ref Cancelled);
        fields.Count("placedLater", ref PlacedLater);
        fields.Part("fulfilmentTime", ref FulfilmentTime);
    }

    public readonly Violation? FindViolation() =>
        Rules.Counts(
            ("onTime", OnTime),
            ("fulfilledLate", FulfilledLate),
            ("fulfilledUnpromised", FulfilledUnpromised),
            ("openNotDue", OpenNotDue),
            ("openLate", OpenLate),
            ("openUnpromised", OpenUnpromised),
            ("cancelled", Cancelled),
            ("placedLater", PlacedLater))
        ?? Rules.Durations(Fulfilled, "fulfilmentTime", in FulfilmentTime);

    public readonly bool Equals(OrderTotals other) =>
        OnTime == other.OnTime && FulfilledLate == other.FulfilledLate && FulfilledUnpromised == other.FulfilledUnpromised
        && OpenNotDue == other.OpenNotDue && OpenLate == other.OpenLate && OpenUnpromised == other.OpenUnpromised
        && Cancelled == other.Cancelled && PlacedLater == other.PlacedLater && FulfilmentTime.Equals(other.FulfilmentTime);

    public override readonly bool Equals(object? obj) => obj is OrderTotals other && Equals(other);

    public override readonly int GetHashCode() => unchecked((FulfilmentTime.GetHashCode() * 397) ^ Count.GetHashCode());

    private static void Classify(DateTimeOffset? promised, DateTimeOffset instant, ref long inTime, ref long late, ref long unpromised)
    {
        if (promised is not { } last)
            unpromised++;
        else if (instant <= last)
            inTime++;
        else
            late++;
    }
}
