namespace CrmRoi.Metrics.Benchmarks;

/// <summary>What every competitor has to work out from the deals; of 0 deals won it is not asked.</summary>
public sealed record SalesAnswer(
    int Won, int Lost, int Open, decimal WonAmount, decimal AverageDealSize, decimal WinRate, decimal LostAmount, decimal OpenAmount,
    decimal GrossProfit, decimal GrossMarginRate, double MeanCycleDays, double MedianCycleDays, double P90CycleDays);
