using System.Diagnostics;
using System.Runtime.InteropServices;

namespace CrmRoi.Metrics.Tests.Policy;

/// <summary>The time that a processor has worked for a thread, whatever else the machine does; the time of the clock if the system does not tell.</summary>
internal static class ProcessorTime
{
    private const int ThreadClock = 3; // CLOCK_THREAD_CPUTIME_ID

    private static readonly bool IsKnown = OperatingSystem.IsLinux() && Environment.Is64BitProcess;

    public static TimeSpan OfThisThread =>
        IsKnown && Read(ThreadClock, out var time) == 0 ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1_000) : Stopwatch.GetElapsedTime(0);

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Read(int clock, out Time time);

    private readonly struct Time
    {
        public readonly long Seconds;
        public readonly long Nanoseconds;
    }
}
