using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace Host
{
    /// <summary>A Dataverse of six opportunities, in three pages: Host.exe FOLDER-OF-THE-PLUG-IN. Ends with 0 if the plug-in answers rightly and its folder is what would be uploaded.</summary>
    internal static class Program
    {
        private static readonly string[] Known = { "Host", "Microsoft.Xrm.Sdk", "CrmRoi.ExamplePlugin", "CrmRoi.Metrics", "mscorlib" };

        private static int Main(string[] args)
        {
            var folder = Path.GetFullPath(args.Single());
            Expect("the DLLs that are uploaded", "CrmRoi.ExamplePlugin.dll, CrmRoi.Metrics.dll", string.Join(", ", Directory.GetFiles(folder, "*.dll").Select(Path.GetFileName).OrderBy(name => name, StringComparer.Ordinal)));
            foreach (var file in Directory.GetFiles(folder, "*.dll"))
                Expect("signed: " + Path.GetFileName(file), 8, AssemblyName.GetAssemblyName(file).GetPublicKeyToken().Length);

            var assembly = Assembly.LoadFrom(Path.Combine(folder, "CrmRoi.ExamplePlugin.dll"));
            var type = assembly.GetTypes().Single(each => typeof(IPlugin).IsAssignableFrom(each));
            var plugin = (IPlugin)Activator.CreateInstance(type, "Europe/Berlin");
            var dataverse = new Dataverse();
            dataverse.InputParameters["OwnerId"] = dataverse.Owner;
            plugin.Execute(dataverse);

            var answer = dataverse.OutputParameters;
            Expect("WinRate", 2m / 3, answer["WinRate"]);
            Expect("WinRateText", "66.7%", answer["WinRateText"]);
            Expect("WinRateAtLeast", "0.2077", ((double)answer["WinRateAtLeast"]).ToString("0.0000", CultureInfo.InvariantCulture));
            Expect("AverageDealSize", 4000m, answer["AverageDealSize"]);
            // 30.25 and 30.58 days: quantiles are the lower one, within 1 %.
            Expect("MedianCycleInDays", "30.4", ((double)answer["MedianCycleInDays"]).ToString("0.0", CultureInfo.InvariantCulture));
            Expect("Rejected", 1, answer["Rejected"]);
            Expect("Pages", 3, dataverse.Pages);
            Expect("the trace", "closed must not lie before the deal was opened", dataverse.Traced);

            var loaded = AppDomain.CurrentDomain.GetAssemblies().Select(each => each.GetName().Name).ToList();
            var foreign = loaded.Except(Known).Where(name => !name.StartsWith("System", StringComparison.Ordinal));
            Expect("assemblies of others", "", string.Join(", ", foreign));
            try
            {
                Activator.CreateInstance(type, "Nowhere");
                throw new InvalidOperationException("A zone that does not exist was accepted.");
            }
            catch (TargetInvocationException error) when (error.InnerException is InvalidPluginExecutionException)
            {
                Console.WriteLine("WinRate {0}, at least {1}, average deal {2}; {3}", answer["WinRateText"], answer["WinRateAtLeast"], answer["AverageDealSize"], error.InnerException.Message);
            }

            return 0;
        }

        private static void Expect(string what, object expected, object actual)
        {
            if (!Equals(expected, actual) && !(expected is string part && actual is string text && part.Length > 0 && text.Contains(part)))
                throw new InvalidOperationException(what + " should be " + expected + ", but is " + actual + ".");
        }

        private sealed class Dataverse : IServiceProvider, IPluginExecutionContext, IOrganizationServiceFactory, IOrganizationService, ITracingService
        {
            private readonly List<Entity> _rows;

            public Dataverse()
            {
                // Days of closing as Dataverse may hold them: midnight in Berlin, in UTC, or the date alone.
                _rows = new List<Entity>
                {
                    Row(1, Utc(2025, 1, 7, 9), Utc(2025, 2, 5, 23), 3000, 9999),
                    Row(1, Utc(2025, 5, 5, 16), Utc(2025, 6, 3, 22), 5000, null),
                    Row(2, Utc(2025, 3, 1, 9), Utc(2025, 4, 1, 0), null, 700),
                    Row(0, Utc(2025, 3, 1, 9), null, null, 800),
                    Row(0, Utc(2025, 3, 1, 9), null, null, null),
                    Row(1, Utc(2025, 3, 9, 9), Utc(2025, 1, 1, 23), 100, null),
                };
            }

            public Guid Owner { get; } = Guid.NewGuid();

            public int Pages { get; private set; }

            public string Traced { get; private set; } = "";

            public Guid UserId { get; } = Guid.NewGuid();

            public ParameterCollection InputParameters { get; } = new ParameterCollection();

            public ParameterCollection OutputParameters { get; } = new ParameterCollection();

            public object GetService(Type serviceType) => this;

            public IOrganizationService CreateOrganizationService(Guid? userId) => this;

            public EntityCollection RetrieveMultiple(QueryExpression query)
            {
                Expect("the owner that is asked for", Owner, query.Criteria.Conditions["ownerid"]);
                var page = new EntityCollection { MoreRecords = query.PageInfo.PageNumber < 3, PagingCookie = "next" };
                page.Entities.AddRange(_rows.Skip(2 * (query.PageInfo.PageNumber - 1)).Take(2));
                Pages++;
                return page;
            }

            public void Trace(string format, params object[] args) => Traced += string.Format(CultureInfo.InvariantCulture, format, args);

            private static DateTime Utc(int year, int month, int day, int hour) => new DateTime(year, month, day, hour, 0, 0, DateTimeKind.Utc);

            private static Entity Row(int state, DateTime created, DateTime? closed, decimal? actual, decimal? estimated)
            {
                var row = new Entity { Id = Guid.NewGuid() };
                row.Attributes["statecode"] = new OptionSetValue(state);
                row.Attributes["createdon"] = created;
                if (closed is DateTime day)
                    row.Attributes["actualclosedate"] = day;
                if (actual is decimal won)
                    row.Attributes["actualvalue"] = new Money(won);
                if (estimated is decimal expected)
                    row.Attributes["estimatedvalue"] = new Money(expected);
                return row;
            }
        }
    }
}
