#!/usr/bin/env dotnet
#:project ../../src/CrmRoi.Report/CrmRoi.Report.csproj

// Did the CRM pay for itself? The report of src/CrmRoi.Report, which is also a .NET tool, crmroi-report.
//
//   dotnet run docs/examples/crm-report.cs              the made-up company of docs/examples/data
//   dotnet run docs/examples/crm-report.cs -- --help    your own deals

return CrmRoi.Report.ReportTool.Main(args);
