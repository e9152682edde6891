using CrmRoi.Metrics.Service;
using FsCheck;
using FsCheck.Fluent;

namespace CrmRoi.Metrics.Tests.Laws;

/// <summary>Cases by a random walk through their states, with events of the same instant and in shuffled order, and survey answers with blanks.</summary>
public static class ServiceGenerators
{
    public static DateTimeOffset Begin { get; } = new(2024, 3, 25, 0, 0, 0, TimeSpan.Zero);

    public static Gen<CaseEvent[]> Events { get; } =
        from opened in Gen.Choose(0, 10_000)
        from steps in Gen.ListOf(Gen.Choose(0, 8), 8)
        from waits in Gen.ListOf(Gen.Frequency((1, Gen.Constant(0)), (3, Gen.Choose(1, 3_000))), 8)
        from length in Gen.Choose(0, 8)
        from seed in Gen.Choose(0, 1000)
        select Walk(Begin.AddMinutes(opened), [.. steps.Take(length)], [.. waits], seed);

    public static Gen<SupportCase> Case { get; } =
        from events in Events
        from response in Gen.Choose(0, 3_000)
        from resolution in Gen.Choose(0, 6_000)
        select new SupportCase(events, response < 500 ? null : TimeSpan.FromMinutes(response), resolution < 1_000 ? null : TimeSpan.FromMinutes(resolution));

    public static Gen<SurveyAnswer> Answer { get; } =
        from score in Gen.Choose(-2, 10)
        select new SurveyAnswer(RatingScale.ZeroToTen, score < 0 ? null : score);

    public static Arbitrary<CaseEvent[]> CaseEvents() => Events.ToArbitrary();

    public static Arbitrary<SupportCase> Cases() => Case.ToArbitrary();

    public static Arbitrary<SurveyAnswer> Answers() => Answer.ToArbitrary();

    private static CaseEvent[] Walk(DateTimeOffset at, int[] steps, int[] waits, int seed)
    {
        var events = new List<CaseEvent> { new(at, CaseEventKind.Opened) };
        var state = CaseState.Open;
        for (var i = 0; i < steps.Length && state != CaseState.MergedAway; i++)
        {
            at = at.AddMinutes(i % 2 == 0 ? waits[i] : Math.Max(1, waits[i]));
            (var kind, state) = (state, steps[i]) switch
            {
                (_, 0) => (CaseEventKind.Replied, state),
                (_, 6) => (CaseEventKind.CustomerReplied, state),
                (_, 7) => (CaseEventKind.Transferred, state),
                (_, 8) => (CaseEventKind.HandedOver, state),
                (CaseState.Paused, < 4) => (CaseEventKind.Resumed, CaseState.Open),
                (CaseState.Resolved, < 5) => (CaseEventKind.Reopened, CaseState.Open),
                (CaseState.Open, 1 or 2) => (CaseEventKind.Resolved, CaseState.Resolved),
                (CaseState.Open, 3) => (CaseEventKind.Paused, CaseState.Paused),
                (CaseState.Open or CaseState.Paused, 4) => (CaseEventKind.ResolvedBySelfService, CaseState.Resolved),
                _ => (CaseEventKind.MergedAway, CaseState.MergedAway),
            };
            events.Add(new CaseEvent(at, kind));
        }

        CaseEvent[] shuffled = [.. events];
        new Random(seed).Shuffle(shuffled);
        return shuffled;
    }
}
