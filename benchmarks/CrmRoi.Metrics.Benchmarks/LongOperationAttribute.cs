using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Jobs;

namespace CrmRoi.Metrics.Benchmarks;

/// <summary>For operations that take a good part of a second: one in each iteration, and some before, until the runtime has compiled the code at its best.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LongOperationAttribute()
    : JobMutatorConfigBaseAttribute(Job.Default.WithWarmupCount(6).WithIterationCount(3).WithInvocationCount(1).WithUnrollFactor(1));
