using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Investment;

/// <summary>A year of the business before the CRM, as the start of a projection.</summary>
/// <remarks>Two are equal when all figures are equal. <c>default</c> is a business without figures; every projection of it is 0.</remarks>
[JsonConverter(typeof(StrictJsonConverter<Baseline>))]
public readonly record struct Baseline
{
    /// <summary>Makes a year of the business.</summary>
    /// <param name="leads">The leads per year, 0 or more.</param>
    /// <param name="conversionRate">The share of leads that become customers, 0 to 1.</param>
    /// <param name="revenuePerSale">The revenue of a sale, in money, 0 or more.</param>
    /// <param name="marginRate">The share of gross profit in the revenue, 0 to 1.</param>
    /// <param name="recurringRevenue">The yearly revenue of existing customers, in money, 0 or more.</param>
    /// <param name="retentionRate">The share of the recurring revenue that stays, 0 to 1.</param>
    /// <param name="workingHours">The hours per year of the team that uses the CRM, 0 or more.</param>
    /// <param name="loadedHourlyCost">The full cost of an hour, wage and all other costs, in money, 0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public Baseline(
        decimal leads, decimal conversionRate, decimal revenuePerSale, decimal marginRate,
        decimal recurringRevenue = 0, decimal retentionRate = 0, decimal workingHours = 0, decimal loadedHourlyCost = 0)
    {
        Leads = Guard.NotNegative(leads);
        ConversionRate = Guard.Share(conversionRate);
        RevenuePerSale = Guard.NotNegative(revenuePerSale);
        MarginRate = Guard.Share(marginRate);
        RecurringRevenue = Guard.NotNegative(recurringRevenue);
        RetentionRate = Guard.Share(retentionRate);
        WorkingHours = Guard.NotNegative(workingHours);
        LoadedHourlyCost = Guard.NotNegative(loadedHourlyCost);
    }

    /// <summary>The leads per year.</summary>
    public decimal Leads { get; }

    /// <summary>The share of leads that become customers, 0 to 1.</summary>
    public decimal ConversionRate { get; }

    /// <summary>The revenue of a sale, in money.</summary>
    public decimal RevenuePerSale { get; }

    /// <summary>The share of gross profit in the revenue, 0 to 1.</summary>
    public decimal MarginRate { get; }

    /// <summary>The yearly revenue of existing customers, in money.</summary>
    public decimal RecurringRevenue { get; }

    /// <summary>The share of the recurring revenue that stays, 0 to 1.</summary>
    public decimal RetentionRate { get; }

    /// <summary>The hours per year of the team.</summary>
    public decimal WorkingHours { get; }

    /// <summary>The full cost of an hour, in money.</summary>
    public decimal LoadedHourlyCost { get; }

    /// <inheritdoc/>
    public override string ToString() =>
        InvariantText.Of($"Baseline {{ Leads = {Leads}, ConversionRate = {ConversionRate}, RevenuePerSale = {RevenuePerSale}, MarginRate = {MarginRate}, RecurringRevenue = {RecurringRevenue}, RetentionRate = {RetentionRate}, WorkingHours = {WorkingHours}, LoadedHourlyCost = {LoadedHourlyCost} }}");
}
