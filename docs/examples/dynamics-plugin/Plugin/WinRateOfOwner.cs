using System;
using System.Collections.Generic;
using CrmRoi.Metrics;
using CrmRoi.Metrics.Sales;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmRoi.ExamplePlugin
{
    /// <summary>
    /// The plug-in of a custom API: takes the id of a user (OwnerId) and gives the win rate of that user's opportunities, its 95 % interval, the average deal and the median cycle.
    /// </summary>
    public sealed class WinRateOfOwner : IPlugin
    {
        private const int RowsOfAPage = 5000;

        private readonly TimeZoneInfo _zone;

        /// <summary>Dataverse makes the plug-in with the text of its step.</summary>
        /// <param name="configuration">The zone in which the days of closing are meant: "W. Europe Standard Time". Never that of the server.</param>
        public WinRateOfOwner(string configuration)
        {
            try
            {
                _zone = TimeZoneInfo.FindSystemTimeZoneById(configuration);
            }
            catch (TimeZoneNotFoundException error)
            {
                throw new InvalidPluginExecutionException("The configuration of the step must name a time zone, but was \"" + configuration + "\".", error);
            }
        }

        public void Execute(IServiceProvider serviceProvider)
        {
            var context = (IPluginExecutionContext)serviceProvider.GetService(typeof(IPluginExecutionContext));
            var factory = (IOrganizationServiceFactory)serviceProvider.GetService(typeof(IOrganizationServiceFactory));
            var trace = (ITracingService)serviceProvider.GetService(typeof(ITracingService));
            var service = factory.CreateOrganizationService(context.UserId);

            var rejected = 0;
            var builder = SalesSummary.NewBuilder();
            foreach (var row in Opportunities(service, (Guid)context.InputParameters["OwnerId"]))
            {
                var deal = DealOf(row);
                if (deal.IsValid)
                {
                    builder.Add(deal.OrThrow());
                }
                else
                {
                    rejected++;
                    trace.Trace("Opportunity {0} is left out: {1}", row.Id, deal.Error);
                }
            }

            // A rate that is undefined is null, never 0.
            var sales = builder.ToSummary();
            context.OutputParameters["WinRate"] = sales.WinRate.Value;
            context.OutputParameters["WinRateText"] = sales.WinRate.ToString("P1", null);
            context.OutputParameters["WinRateAtLeast"] = sales.WinRate.WilsonInterval()?.Lower;
            context.OutputParameters["AverageDealSize"] = sales.AverageDealSize.Value;
            context.OutputParameters["MedianCycleInDays"] = sales.SalesCycle.Median?.TotalDays;
            context.OutputParameters["Rejected"] = rejected;
        }

        private static IEnumerable<Entity> Opportunities(IOrganizationService service, Guid owner)
        {
            var query = new QueryExpression("opportunity")
            {
                ColumnSet = new ColumnSet("statecode", "createdon", "actualclosedate", "actualvalue", "estimatedvalue"),
                PageInfo = new PagingInfo { Count = RowsOfAPage, PageNumber = 1 },
            };
            query.Criteria.AddCondition("ownerid", ConditionOperator.Equal, owner);
            while (true)
            {
                var page = service.RetrieveMultiple(query);
                foreach (var row in page.Entities)
                    yield return row;
                if (!page.MoreRecords)
                    yield break;
                query.PageInfo.PageNumber++;
                query.PageInfo.PagingCookie = page.PagingCookie;
            }
        }

        // createdon is an instant, actualclosedate a date: a deal closes at the end of that day.
        private Checked<Deal> DealOf(Entity row)
        {
            var state = row.GetAttributeValue<OptionSetValue>("statecode").Value;
            var outcome = state == 0 ? Outcome.Open : state == 1 ? Outcome.Won : Outcome.Lost;
            var closed = row.GetAttributeValue<DateTime?>("actualclosedate");
            var amount = row.GetAttributeValue<Money>(outcome == Outcome.Won ? "actualvalue" : "estimatedvalue");
            return Deal.Check(
                Utc(row.GetAttributeValue<DateTime>("createdon")),
                outcome == Outcome.Open || closed == null ? (DateTimeOffset?)null : DayOf(closed.Value).LastInstant(_zone),
                outcome,
                amount?.Value);
        }

        // Dataverse holds a date as such, without a time of day, or as the midnight, in UTC, of the zone in which it was entered: that is the column's behavior.
        private CalendarDay DayOf(DateTime value) => value.TimeOfDay == TimeSpan.Zero ? CalendarDay.Of(value) : CalendarDay.Of(Utc(value), _zone);

        // A DateTime says no offset: taken as it is, it would get that of the server.
        private static DateTimeOffset Utc(DateTime value) => new DateTimeOffset(DateTime.SpecifyKind(value, DateTimeKind.Utc));
    }
}
