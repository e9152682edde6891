using CrmRoi.Metrics.Service;
using CrmRoi.Metrics.Tests.Laws;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CrmRoi.Metrics.Tests.Service;

/// <summary>The order of events of the same instant, judged by trying all orders.</summary>
public class CaseHistoryTests
{
    private static readonly DateTimeOffset T = new(2024, 5, 2, 9, 0, 0, TimeSpan.Zero);

    // Mostly an opening, then up to seven events of any kinds at up to three instants: about a third of them make a case.
    public static Arbitrary<CaseEvent[]> Histories() => (
        from opened in Gen.Frequency((9, Gen.Constant(CaseEventKind.Opened)), (1, Gen.Constant(CaseEventKind.Replied)))
        from length in Gen.Choose(0, 7)
        from hours in Gen.ListOf(Gen.Choose(0, 2), length)
        from kinds in Gen.ListOf(Gen.Frequency((3, Gen.Choose((int)CaseEventKind.Resumed, (int)CaseEventKind.Resolved)), (1, Gen.Choose(0, (int)CaseEventKind.MergedAway))), length)
        select (CaseEvent[])[new CaseEvent(T, opened), .. hours.Zip(kinds, (hour, kind) => new CaseEvent(T.AddHours(hour), (CaseEventKind)kind))]).ToArbitrary();

    [Property(Arbitrary = [typeof(CaseHistoryTests)], MaxTest = 3000)]
    public void Events_make_a_case_where_any_order_does_and_then_the_first_by_kinds(CaseEvent[] events)
    {
        var expected = FirstOrder([.. events.OrderBy(item => item.At).ThenBy(item => item.Kind)], "new");
        var found = SupportCase.Check(events);
        Assert.Equal(expected is not null, found.IsValid);
        if (expected is not null)
            Assert.Equal(expected, found.OrThrow().Events);
    }

    [Property(Arbitrary = [typeof(ServiceGenerators)])]
    public void As_of_an_instant_a_case_has_the_events_up_to_it_the_state_they_lead_to_and_its_targets(SupportCase item)
    {
        foreach (var instant in item.Events.Select(each => each.At))
        {
            var known = item.AsOf(instant);
            Assert.Equal(item.Events.Where(each => each.At <= instant), known.Events);
            Assert.Equal(known.Events.Aggregate("new", (state, each) => After(state, each.Kind)!), known.State switch { CaseState.MergedAway => "merged", var state => $"{state}".ToLowerInvariant() });
            Assert.Equal((item.ResponseTarget, item.ResolutionTarget), (known.ResponseTarget, known.ResolutionTarget));
        }
    }

    [Fact]
    public void A_long_chain_of_ambiguous_instants_has_an_order()
    {
        // Each instant may end open or paused; only the last event says which it must be, and so back to the first.
        var events = new List<CaseEvent> { new(T, CaseEventKind.Opened), new(T.AddHours(99), CaseEventKind.Resumed) };
        events.AddRange(Enumerable.Range(1, 50).SelectMany(hour => new[] { CaseEventKind.Paused, CaseEventKind.Resolved, CaseEventKind.Reopened, CaseEventKind.Replied }
            .Where(kind => hour == 1 || kind == CaseEventKind.Replied).Select(kind => new CaseEvent(T.AddHours(hour), kind))));
        events.AddRange(Enumerable.Range(51, 20).SelectMany(hour => new[] { CaseEventKind.Paused, CaseEventKind.Resumed }.Select(kind => new CaseEvent(T.AddHours(hour), kind))));
        Assert.Equal(CaseState.Open, new SupportCase(events).State);
    }

    [Fact]
    public void Many_events_of_one_instant_take_no_search()
    {
        var events = Enumerable.Range(0, 20_001).Select(i => new CaseEvent(T, i == 0 ? CaseEventKind.Opened : i % 2 == 0 ? CaseEventKind.Paused : CaseEventKind.Resumed));
        Assert.Equal(CaseState.Open, new SupportCase(events).State);
    }

    // All orders of the events that time allows, those first that the kinds put first.
    private static CaseEvent[]? FirstOrder(CaseEvent[] left, string state)
    {
        if (left.Length == 0)
            return [];
        for (var i = 0; i < left.Length && left[i].At == left[0].At; i++)
        {
            if (After(state, left[i].Kind) is { } after && FirstOrder([.. left[..i], .. left[(i + 1)..]], after) is { } rest)
                return [left[i], .. rest];
        }

        return null;
    }

    private static string? After(string state, CaseEventKind kind) => kind switch
    {
        CaseEventKind.Opened => state == "new" ? "open" : null,
        _ when state is "new" or "merged" => null,
        CaseEventKind.Replied or CaseEventKind.CustomerReplied or CaseEventKind.Transferred or CaseEventKind.HandedOver => state,
        CaseEventKind.Resumed => state == "paused" ? "open" : null,
        CaseEventKind.Reopened => state == "resolved" ? "open" : null,
        CaseEventKind.Paused => state == "open" ? "paused" : null,
        CaseEventKind.MergedAway => "merged",
        _ => state == "resolved" ? null : "resolved",
    };
}
