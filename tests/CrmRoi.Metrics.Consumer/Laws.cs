using CrmRoi.Metrics;
using CrmRoi.Metrics.Customers;
using CrmRoi.Metrics.Investment;
using CrmRoi.Metrics.Marketing;
using CrmRoi.Metrics.Sales;
using CrmRoi.Metrics.Service;

// The laws of the library, on facts drawn by a seed, for a runtime on which the test suite does not run: .NET Framework's, as Mono has it.
internal static class Laws
{
    private static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset AsOf = Start.AddDays(400);

    public static int Hold(int rounds)
    {
        var held = 0;
        for (var seed = 1; seed <= rounds; seed++)
        {
            var random = new Random(seed);
            var count = random.Next(0, 200);
            Summaries(Many(random, count, Deal), facts => facts.Summarize(), random, ref held);
            Summaries(Many(random, count, Deal), facts => facts.SummarizeTimeToWin(AsOf), random, ref held);
            Summaries(Many(random, count, Lead), facts => facts.Summarize(), random, ref held);
            Summaries(Many(random, count, Case), facts => facts.Summarize(new ServiceRules(AsOf, TimeZoneInfo.Utc, ReopenPolicy.LastResolution)), random, ref held);
            Summaries(Many(random, count, Answer), facts => facts.Summarize(), random, ref held);
            Bytes(Many(random, count, Deal).Summarize(), summary => summary.ToBytes(), SalesSummary.FromBytes, ref held);
            Bytes(Many(random, count, Lead).Summarize(), summary => summary.ToBytes(), LeadSummary.FromBytes, ref held);
            Bytes(Many(random, count, Answer).Summarize(), summary => summary.ToBytes(), SurveySummary.FromBytes, ref held);
            Sums(random, ref held);
            Rates(random, ref held);
            WorkingTime(random, ref held);
        }

        return held;
    }

    // Merging any parts in any order is the whole, exactly; groups add up to it.
    private static void Summaries<TFact, TSummary>(TFact[] facts, Func<IEnumerable<TFact>, TSummary> summarize, Random random, ref int held)
        where TSummary : ISummary<TSummary>
    {
        var whole = summarize(facts);
        var shuffled = facts.OrderBy(_ => random.Next()).ToArray();
        // No tuples: .NET Framework 4.6.2 has none.
        var last = random.Next(facts.Length + 1);
        var first = random.Next(last + 1);
        var a = summarize(shuffled.Take(first));
        var b = summarize(shuffled.Skip(first).Take(last - first));
        var c = summarize(shuffled.Skip(last));
        Check(whole.Equals(a.Merge(b).Merge(c)) && whole.Equals(c.Merge(a.Merge(b))) && whole.GetHashCode() == b.Merge(c).Merge(a).GetHashCode(), typeof(TSummary).Name, ref held);
    }

    private static void Bytes<TSummary>(TSummary summary, Func<TSummary, byte[]> write, Func<byte[], TSummary> read, ref int held)
    {
        var bytes = write(summary);
        Check(read(bytes)!.Equals(summary) && write(read(bytes)).SequenceEqual(bytes), $"bytes of {typeof(TSummary).Name}", ref held);
    }

    // Decimal addition would lose the small amount beside the large one; and a mean is the sum divided once.
    private static void Sums(Random random, ref int held)
    {
        var large = 1e27m * random.Next(1, 10);
        var small = random.Next(1, 1_000_000) / 10_000m;
        var values = new[] { large, small, -large, small };
        var moments = Moments.Of(values.OrderBy(_ => random.Next()));
        Check(moments.Sum == 2 * small && moments.Mean == 2 * small / 4, "exact sum", ref held);
    }

    // A rate of return is a root: discounting at it gives nothing.
    private static void Rates(Random random, ref int held)
    {
        var years = random.Next(1, 12);
        var flows = new CashFlows(Enumerable.Range(0, years + 1).Select(year => year == 0 ? -random.Next(1_000, 100_000) : (decimal)random.Next(1, 50_000)));
        var rate = flows.InternalRateOfReturn().Rate;
        Check(rate is { } found && Math.Abs(flows.NetPresentValue((decimal)found)) < 1e-6m, "rate of return", ref held);
    }

    // Working time adds up over adjacent spans, is what a walk by minutes counts, and a deadline is its inverse.
    private static void WorkingTime(Random random, ref int held)
    {
        var calendar = new BusinessCalendar(TimeZoneInfo.Utc, WorkingWeek.MondayToFriday(TimeSpan.FromHours(9), TimeSpan.FromHours(17)));
        var from = Start.AddMinutes(random.Next(0, 20_000));
        var to = from.AddMinutes(random.Next(0, 5_000));
        var middle = from.AddMinutes(random.Next(0, (int)(to - from).TotalMinutes + 1));
        var walked = 0;
        for (var minute = from; minute < to; minute = minute.AddMinutes(1))
            walked += minute.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && minute.Hour is >= 9 and < 17 ? 1 : 0;
        var worked = calendar.WorkingTimeBetween(from, to);
        Check(worked == TimeSpan.FromMinutes(walked) && worked == calendar.WorkingTimeBetween(from, middle) + calendar.WorkingTimeBetween(middle, to), "working time", ref held);
        var asked = TimeSpan.FromMinutes(random.Next(1, 5_000));
        Check(calendar.Deadline(from, asked) is { } deadline && calendar.WorkingTimeBetween(from, deadline) == asked, "deadline", ref held);
    }

    private static Deal Deal(Random random)
    {
        var opened = Start.AddMinutes(random.Next(0, 400_000));
        var outcome = (Outcome)random.Next(0, 3);
        DateTimeOffset? closed = outcome == Outcome.Open ? (DateTimeOffset?)null : opened.AddMinutes(random.Next(0, 200_000));
        return new Deal(opened, closed, outcome, random.Next(0, 1_000_000_000) / 1000m, random.Next(3) == 0 ? (decimal?)null : random.Next(0, 1_000_000) / 100m);
    }

    private static Lead Lead(Random random)
    {
        var created = Start.AddMinutes(random.Next(0, 400_000));
        var outcome = (Outcome)random.Next(0, 3);
        return new Lead(created, outcome == Outcome.Open ? (DateTimeOffset?)null : created.AddMinutes(random.Next(0, 200_000)), outcome);
    }

    private static SupportCase Case(Random random)
    {
        var opened = Start.AddMinutes(random.Next(0, 400_000));
        var events = new List<CaseEvent> { new(opened, CaseEventKind.Opened) };
        var resolved = false;
        for (var steps = random.Next(0, 5); steps > 0; steps--, resolved = !resolved)
            events.Add(new CaseEvent(opened = opened.AddMinutes(random.Next(1, 5_000)), resolved ? CaseEventKind.Reopened : CaseEventKind.Resolved));
        return new SupportCase(events);
    }

    private static SurveyAnswer Answer(Random random) => new(RatingScale.ZeroToTen, random.Next(4) == 0 ? (int?)null : random.Next(0, 11));

    private static T[] Many<T>(Random random, int count, Func<Random, T> next) => [.. Enumerable.Range(0, count).Select(_ => next(random))];

    private static void Check(bool holds, string law, ref int held)
    {
        if (!holds)
            throw new InvalidOperationException($"The law does not hold: {law}.");
        held++;
    }
}
