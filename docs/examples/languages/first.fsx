open System
open CrmRoi.Metrics
open CrmRoi.Metrics.Sales

let day (text: string) = DateTimeOffset.Parse(text + "T00:00:00Z", Globalization.CultureInfo.InvariantCulture)
let deals = [ Deal(day "2025-01-07", day "2025-02-06", Outcome.Won, 4000m, 2500m); Deal(day "2025-01-09", Nullable(), Outcome.Open, 3000m) ]
let sales = deals.Summarize()
printfn $"{sales.WinRate} {sales.AverageDealSize} {sales.GrossMarginRate}"
