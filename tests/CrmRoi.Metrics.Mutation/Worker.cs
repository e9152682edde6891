using System.Diagnostics;

namespace CrmRoi.Metrics.Mutation;

/// <summary>A process that holds all mutants and all tests, and runs some of the tests with one mutant chosen, again and again.</summary>
internal sealed class Worker : IDisposable
{
    private readonly HashSet<string> _warm = [];
    private readonly Process _process;
    private bool _disposed;

    /// <summary>A mutant chosen from the start is in what is made once per process too.</summary>
    public Worker(string assembly, int mutant)
    {
        var start = new ProcessStartInfo("dotnet", [assembly, "--worker"]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["MUTANT"] = $"{mutant}";
        // A mutant that fills the memory fails, and takes nobody along.
        start.Environment["DOTNET_GCHeapHardLimit"] = "0xC0000000";
        _process = Process.Start(start)!;
        _process.BeginErrorReadLine();
    }

    public bool IsAlive => !_process.HasExited;

    /// <summary>Runs the tests once without a mutant, so that nothing that is made once is made by one. Whether they passed: what an earlier mutant left behind may fail them.</summary>
    public bool Warm(IEnumerable<string> tests)
    {
        var cold = tests.Where(_warm.Add).ToArray();
        return cold.Length == 0 || Passes(0, cold, TimeSpan.FromMinutes(20)) == true;
    }

    /// <summary>Whether all of the tests passed with the mutant. Null: it took longer than the limit. After that, or after a crash, the worker is dead.</summary>
    public bool? Passes(int mutant, IEnumerable<string> tests, TimeSpan limit)
    {
        _process.StandardInput.WriteLine($"{mutant} {string.Join(' ', tests)}");
        var answer = _process.StandardOutput.ReadLineAsync();
        if (answer.Wait(limit) && answer.Result is { } code)
            return code == "0";
        var crashed = answer.IsCompleted;
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        return crashed ? false : null;
    }

    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        if (IsAlive)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }
}
