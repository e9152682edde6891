Imports CrmRoi.Metrics
Imports CrmRoi.Metrics.Sales

Module First
    Sub Main()
        Dim opened = New DateTimeOffset(2025, 1, 7, 0, 0, 0, TimeSpan.Zero)
        Dim deals = {New Deal(opened, opened.AddDays(30), Outcome.Won, 4000D, 2500D), New Deal(opened, Nothing, Outcome.Open, 3000D)}
        Dim sales = deals.Summarize()
        Console.WriteLine($"{sales.WinRate} {sales.AverageDealSize} {sales.GrossMarginRate}")
    End Sub
End Module
