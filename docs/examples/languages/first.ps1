param([string] $dll)
Add-Type -Path $dll
$day = [DateTimeOffset]::Parse('2025-01-07T00:00:00Z')
[CrmRoi.Metrics.Sales.Deal[]] $deals = [CrmRoi.Metrics.Sales.Deal]::new($day, $day.AddDays(30), 'Won', 4000, 2500), [CrmRoi.Metrics.Sales.Deal]::new($day, $null, 'Open', 3000, $null)
$sales = [CrmRoi.Metrics.Sales.DealExtensions]::Summarize($deals)
"$($sales.WinRate) $($sales.AverageDealSize) $($sales.GrossMarginRate)"
