using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Investment;

/// <summary>The sensitivity of a business case: how far its result moves if one input changes and all others stay.</summary>
/// <remarks>
/// Every input changes by the same share, however certain it is. If the lines have three points, <see cref="CaseUncertainty.SharesOfVariance"/> says which
/// of them the result really depends on.
/// </remarks>
public static class BusinessCaseExtensions
{
    /// <summary>The name of the discount rate as an input.</summary>
    public const string DiscountRate = "Discount rate";

    /// <summary>The sensitivity of the net present value to each line and to the discount rate, strongest first.</summary>
    /// <param name="businessCase">The case.</param>
    /// <param name="variation">The share by which each input is lowered and raised, above 0 and below 1: 0.1 is ±10 %.</param>
    /// <returns>A bar for each input, ranked by <see cref="TornadoBar.Swing"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="businessCase"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="variation"/> is out of its range.</exception>
    /// <exception cref="OverflowException">A value lies beyond the range of <see cref="decimal"/>.</exception>
    public static IReadOnlyList<TornadoBar> Sensitivity(this BusinessCase businessCase, decimal variation) =>
        businessCase.Sensitivity(variation, changed => changed.NetPresentValue);

    /// <summary>The sensitivity of any result to each line and to the discount rate, strongest first.</summary>
    /// <param name="businessCase">The case.</param>
    /// <param name="variation">The share by which each input is lowered and raised, above 0 and below 1: 0.1 is ±10 %.</param>
    /// <param name="result">The result: a return, a payback time; null if it is undefined.</param>
    /// <returns>A bar for each input, ranked by <see cref="TornadoBar.Swing"/>. Inputs with an undefined result come last; so does a rate that is not
    /// above −1.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="variation"/> is out of its range.</exception>
    /// <exception cref="OverflowException">A value lies beyond the range of <see cref="decimal"/>.</exception>
    public static IReadOnlyList<TornadoBar> Sensitivity(this BusinessCase businessCase, decimal variation, Func<BusinessCase, decimal?> result)
    {
        Guard.NotNull(businessCase);
        Guard.NotNull(result);
        if (variation is <= 0 or >= 1)
            throw Violation.OutOfRange(nameof(variation), "must lie between 0 and 1, both excluded", variation).ToException();

        TornadoBar Bar(string input, Func<decimal, decimal?> at) => new(input, at(1 - variation), at(1 + variation));

        return [.. businessCase.Lines
            .Select((line, i) => Bar(line.Name, factor => result(businessCase.WithLineTimes(i, factor))))
            .Concat([Bar(DiscountRate, factor => businessCase.DiscountRate * factor is > -1 and var rate ? result(businessCase.AtDiscountRate(rate)) : null)])
            .OrderByDescending(bar => bar.Swing ?? -1)];
    }
}
