using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Hosting;

namespace OrleansCluster;

/// <summary>A silo: as the process that this program starts, and as what runs in it.</summary>
internal sealed class SiloProcess : IDisposable
{
    /// <summary>The first argument of a process that is to be a silo.</summary>
    public const string Role = "--silo";

    public const string Cluster = "crm-deals";

    private const string Joined = "joined";

    private readonly Process _process;

    private SiloProcess(string name, int gatewayPort, Process process) => (Name, Gateway, _process) = (name, new IPEndPoint(IPAddress.Loopback, gatewayPort), process);

    public string Name { get; }

    public IPEndPoint Gateway { get; }

    /// <summary>
    /// Starts silos as processes of their own, all on loopback, one after the other: two that join at once may have to wait for each other.
    /// The first keeps the list of members; in production a database does.
    /// </summary>
    public static async Task<List<SiloProcess>> Start(int count)
    {
        var ports = FreePorts(2 * count);
        var silos = new List<SiloProcess>();
        try
        {
            for (var i = 0; i < count; i++)
            {
                string[] arguments = [Role, $"silo-{i + 1}", Text(ports[2 * i]), Text(ports[(2 * i) + 1]), Text(ports[0])];
                var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
                silos.Add(new SiloProcess(arguments[1], ports[(2 * i) + 1], process));
                if (await process.StandardOutput.ReadLineAsync() != Joined)
                    throw new InvalidOperationException($"{arguments[1]} did not join the cluster.");
            }

            return silos;
        }
        catch
        {
            silos.ForEach(silo => silo.Dispose());
            throw;
        }
    }

    /// <summary>Is a silo until the standard input ends, as it does with the program that started this, however that ends.</summary>
    public static async Task Run(string[] arguments)
    {
        // Read from the beginning, so that a silo ends at once even while it starts.
        var parent = Task.Run(() =>
        {
            Console.In.ReadToEnd();
            Environment.Exit(0);
        });

        int siloPort = Number(arguments[2]), gatewayPort = Number(arguments[3]), primaryPort = Number(arguments[4]);
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.UseOrleans(silo => silo
            .UseLocalhostClustering(siloPort, gatewayPort, new IPEndPoint(IPAddress.Loopback, primaryPort), Cluster, Cluster)
            .Configure<SiloOptions>(options => options.SiloName = arguments[1])
            .Configure<ClusterMembershipOptions>(options =>
            {
                // A silo that has gone is missed within seconds, not minutes.
                options.ProbeTimeout = TimeSpan.FromSeconds(1);
                options.NumMissedProbesLimit = 2;
                options.NumVotesForDeathDeclaration = 1;
                options.TableRefreshTimeout = TimeSpan.FromSeconds(2);
            }));
        using var host = builder.Build();
        await host.StartAsync();
        Console.WriteLine(Joined);
        await parent;
    }

    /// <summary>Ends the process at once, as a power cut would.</summary>
    public void Kill() => _process.Kill();

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static int[] FreePorts(int count)
    {
        TcpListener[] listeners = [.. Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0))];
        foreach (var listener in listeners)
            listener.Start();
        int[] ports = [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        foreach (var listener in listeners)
            listener.Dispose();
        return ports;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
