using CrmRoi.Metrics.Sales;
using FsCheck;
using FsCheck.Fluent;

namespace CrmRoi.Metrics.Tests.Laws;

/// <summary>Open deals around one quarter, so that they fall before, into and after it, with amounts and probabilities of any scale.</summary>
public static class PipelineGenerators
{
    public static Period Quarter { get; } = new(Day(0), Day(91));

    private static Gen<DateTimeOffset> Close { get; } = Gen.Frequency(
        (8, Gen.Choose(-60, 150).Select(Day)), (1, Gen.Constant(Quarter.Start)), (1, Gen.Constant(Quarter.End)));

    private static Gen<decimal> Probability { get; } = Gen.Frequency(
        (6, Gen.Choose(0, 100).Select(percent => percent / 100m)),
        (1, Gen.Choose(1, int.MaxValue).Select(part => part / (decimal)int.MaxValue)));

    public static Gen<OpenDeal> OpenDeal { get; } =
        from amount in Generators.Money
        from close in Close
        from probability in Probability
        from known in Gen.Frequency((5, Gen.Constant(true)), (1, Gen.Constant(false)))
        select new OpenDeal(known ? amount : null, close, probability);

    private static Gen<OpenDeal> OfKnownAmount { get; } =
        from deal in OpenDeal
        from amount in Generators.Money
        select new OpenDeal(deal.Amount ?? amount, deal.ExpectedClose, deal.Probability);

    private static Gen<Deal> Decided { get; } =
        from amount in Generators.Money
        from close in Close
        from outcome in Gen.Elements(Outcome.Won, Outcome.Lost)
        select new Deal(Day(-400), close, outcome, amount);

    private static Gen<PipelineMovement> Movement { get; } =
        from before in OfKnownAmount
        from after in OfKnownAmount
        from decided in Decided
        from kind in Gen.Choose(0, 6)
        select kind switch
        {
            0 => new PipelineMovement(before, null, null),
            1 => new PipelineMovement(null, after, null),
            2 => new PipelineMovement(null, null, decided),
            3 or 4 => new PipelineMovement(before, after, null),
            _ => new PipelineMovement(before, null, decided),
        };

    private static Gen<Forecast> Forecast { get; } =
        from lead in Gen.Choose(-90, 200)
        from amount in Generators.Money
        from actual in Generators.Money
        select new Forecast(Day(-lead), Quarter, amount, actual);

    public static Arbitrary<OpenDeal> OpenDeals() => OpenDeal.ToArbitrary();

    public static Arbitrary<PipelineMovement> Movements() => Movement.ToArbitrary();

    public static Arbitrary<Forecast> Forecasts() => Forecast.ToArbitrary();

    private static DateTimeOffset Day(int day) => new DateTimeOffset(2024, 4, 1, 0, 0, 0, TimeSpan.Zero).AddDays(day);
}
