using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace SqlPushdown;

/// <summary>A PostgreSQL that nobody else uses, on loopback, for as long as this program runs; postgresql.sh says how it ends with it.</summary>
internal sealed class PostgreSqlServer : IDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private PostgreSqlServer(Process process, int port)
    {
        _process = process;
        ConnectionString = new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = port,
            Username = "postgres",
            Database = "postgres",
            Pooling = false,
            CommandTimeout = 0,
        }.ConnectionString;
    }

    public string ConnectionString { get; }

    public static PostgreSqlServer Start()
    {
        var port = FreePort();
        var start = new ProcessStartInfo("setsid") { RedirectStandardInput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        // PostgreSQL refuses to run as root, so there it runs as the user that its package made.
        if (Environment.IsPrivilegedProcess)
            AddArguments(start, "setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups");
        AddArguments(start, "sh", "-c", SqlFile.Read("postgresql.sh"), "postgresql.sh", FindPrograms(), port.ToString(CultureInfo.InvariantCulture));

        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw new InvalidOperationException($"setsid, of Linux, cannot be run: {error.Message}");
        }

        var server = new PostgreSqlServer(process, port);
        try
        {
            server.AwaitAnswer();
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(30)))
            Console.Error.WriteLine("sql-pushdown: PostgreSQL takes long to stop.");
        _process.Dispose();
    }

    private void AwaitAnswer()
    {
        for (var watch = Stopwatch.StartNew(); ; Thread.Sleep(50))
        {
            try
            {
                using var connection = new NpgsqlConnection(ConnectionString);
                connection.Open();
                return;
            }
            catch (NpgsqlException error) when (error is not PostgresException || ((PostgresException)error).SqlState == PostgresErrorCodes.CannotConnectNow)
            {
                if (_process.HasExited)
                    throw new InvalidOperationException($"PostgreSQL does not start: {_process.StandardError.ReadToEnd()}");
                if (watch.Elapsed > StartLimit)
                    throw new InvalidOperationException($"PostgreSQL does not answer: {error.Message}");
            }
        }
    }

    // Debian keeps the programs of the server off the path, each version in a folder of its own.
    private static string FindPrograms()
    {
        string[] versions = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [];
        return versions
            .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var version) ? version : 0)
            .Select(folder => Path.Combine(folder, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")))
            ?? throw new InvalidOperationException("PostgreSQL is not installed. On Debian: apt-get install postgresql");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static void AddArguments(ProcessStartInfo start, params ReadOnlySpan<string> arguments)
    {
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
    }
}
