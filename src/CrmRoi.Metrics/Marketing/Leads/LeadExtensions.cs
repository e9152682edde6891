using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Marketing;

/// <summary>Summarizes leads, filters the leads of a period, and gives the cost per lead of each source.</summary>
public static class LeadExtensions
{
    /// <summary>Summarizes leads.</summary>
    /// <param name="leads">The leads.</param>
    /// <returns>Their summary.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="leads"/> is null.</exception>
    /// <exception cref="ArgumentException">A lead is <c>default</c>; the message names its index.</exception>
    public static LeadSummary Summarize(this IEnumerable<Lead> leads) =>
        LeadSummary.Kind.Summarize(leads);

    /// <summary>Summarizes leads by a key in the caller's rows: source, campaign, landing page.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <typeparam name="TKey">The type of the key.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="key">The key of a row, never null.</param>
    /// <param name="lead">The lead of a row.</param>
    /// <param name="comparer">Decides when two keys are equal; if null, the default of their type.</param>
    /// <returns>The summaries, in first-seen order of their keys.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A key is null or a lead is <c>default</c>; the message names the index.</exception>
    public static SummaryGroups<TKey, LeadSummary> SummarizeBy<TRow, TKey>(this IEnumerable<TRow> rows, Func<TRow, TKey> key, Func<TRow, Lead> lead, IEqualityComparer<TKey>? comparer = null)
        where TKey : notnull =>
        LeadSummary.Kind.SummarizeBy(rows, key, lead, comparer);

    /// <summary>Summarizes leads by calendar month.</summary>
    /// <param name="leads">The leads.</param>
    /// <param name="instant">The instant that decides the month of a lead, for example <c>lead => lead.Created</c>. A lead for which it is null is left
    /// out.</param>
    /// <param name="zone">The zone whose midnights bound the months.</param>
    /// <returns>The summaries of the months that have a lead, in order; <see cref="SummaryGroups{TKey, TSummary}.OrEmpty"/> reads the others.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A lead is <c>default</c>; the message names its index.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An instant lies outside the years 1900 to 2199.</exception>
    public static SummaryGroups<Period, LeadSummary> SummarizeByMonth(this IEnumerable<Lead> leads, Func<Lead, DateTimeOffset?> instant, TimeZoneInfo zone) =>
        LeadSummary.Kind.SummarizeByMonth(leads, instant, zone);

    /// <summary>Filters the leads that were created in a period, decided or not.</summary>
    /// <param name="leads">The leads.</param>
    /// <param name="period">The period of creation.</param>
    /// <returns>Those leads, in order; they are read while you enumerate.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="leads"/> is null.</exception>
    public static IEnumerable<Lead> CreatedIn(this IEnumerable<Lead> leads, Period period) =>
        Guard.NotNull(leads).Where(lead => period.Contains(lead.Created));

    /// <summary>The leads as they stood at an instant: leads created by then, open if they were decided later.</summary>
    /// <param name="leads">The leads.</param>
    /// <param name="instant">The instant.</param>
    /// <returns>Those leads, in order; they are read while you enumerate.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="leads"/> is null.</exception>
    public static IEnumerable<Lead> AsOf(this IEnumerable<Lead> leads, DateTimeOffset instant) =>
        Guard.NotNull(leads).Where(lead => lead.Created <= instant).Select(lead => lead.AsOf(instant));

    /// <summary>
    /// Each lead as it stood after the same time under observation, so that conversion in early and late months can be compared.
    /// Leads not yet observed for that long are left out; leads decided later count as open.
    /// </summary>
    /// <param name="leads">The leads.</param>
    /// <param name="followUp">How long each lead is observed from its creation; not negative.</param>
    /// <param name="observedUntil">The instant at which the data end.</param>
    /// <returns>Those leads, in order; they are read while you enumerate.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="leads"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="followUp"/> is negative.</exception>
    public static IEnumerable<Lead> AtEqualFollowUp(this IEnumerable<Lead> leads, TimeSpan followUp, DateTimeOffset observedUntil)
    {
        Guard.NotNull(leads);
        Guard.NotNegative(followUp);
        return leads.Where(lead => observedUntil - lead.Created >= followUp).Select(lead => lead.AsOf(lead.Created + followUp));
    }

    /// <summary>Filters the rows whose lead was created in a period, decided or not.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="period">The period of creation.</param>
    /// <param name="lead">The lead of a row.</param>
    /// <returns>Those rows with their keys, in order; they are read while you enumerate.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="rows"/> or <paramref name="lead"/> is null.</exception>
    public static IEnumerable<TRow> CreatedIn<TRow>(this IEnumerable<TRow> rows, Period period, Func<TRow, Lead> lead)
    {
        Guard.NotNull(rows);
        Guard.NotNull(lead);
        return rows.Where(row => period.Contains(lead(row).Created));
    }

    /// <summary>The rows with their leads as they stood at an instant: leads created by then, open if they were decided later.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="instant">The instant.</param>
    /// <param name="lead">The lead of a row.</param>
    /// <returns>Those rows, each with its lead at the instant, in order; they are read while you enumerate.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="rows"/> or <paramref name="lead"/> is null.</exception>
    public static IEnumerable<KeyValuePair<TRow, Lead>> AsOf<TRow>(this IEnumerable<TRow> rows, DateTimeOffset instant, Func<TRow, Lead> lead)
    {
        Guard.NotNull(rows);
        Guard.NotNull(lead);
        return RowFacts.Of(rows, lead, one => one.Created <= instant, one => one.AsOf(instant));
    }

    /// <summary>The rows with their leads as they stood after the same time under observation; see the overload for leads.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="followUp">How long each lead is observed from its creation; not negative.</param>
    /// <param name="observedUntil">The instant at which the data end.</param>
    /// <param name="lead">The lead of a row.</param>
    /// <returns>The rows observed for that long, each with its lead at the end of that time, in order; they are read while you enumerate.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="rows"/> or <paramref name="lead"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="followUp"/> is negative.</exception>
    public static IEnumerable<KeyValuePair<TRow, Lead>> AtEqualFollowUp<TRow>(this IEnumerable<TRow> rows, TimeSpan followUp, DateTimeOffset observedUntil, Func<TRow, Lead> lead)
    {
        Guard.NotNull(rows);
        Guard.NotNegative(followUp);
        Guard.NotNull(lead);
        return RowFacts.Of(rows, lead, one => observedUntil - one.Created >= followUp, one => one.AsOf(one.Created + followUp));
    }

    /// <summary>The cost per lead of each paid source: <c>marketing spend of the source / its new leads</c>.</summary>
    /// <typeparam name="TKey">The type of the source.</typeparam>
    /// <param name="leadsBySource">The leads by source. A source without spend is not a paid source and has no cost per lead.</param>
    /// <param name="spendBySource">The marketing spend of each paid source, in money, 0 or more; each source once.</param>
    /// <returns>
    /// The cost in money per lead of each source with spend, in the order of the spend. Undefined for a source without a lead; its spend still counts when
    /// costs are pooled with <c>+</c>.
    /// </returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A spend is negative.</exception>
    /// <exception cref="ArgumentException">A source is null or has its spend twice; the message names its index.</exception>
    public static IReadOnlyDictionary<TKey, Average> CostPerLead<TKey>(
        this SummaryGroups<TKey, LeadSummary> leadsBySource, IEnumerable<KeyValuePair<TKey, decimal>> spendBySource)
        where TKey : notnull
    {
        Guard.NotNull(leadsBySource);
        var costs = new Dictionary<TKey, Average>();
        foreach (var source in Guard.NotNull(spendBySource))
        {
            if (source.Key is null)
                throw Guard.NoKey(nameof(spendBySource), costs.Count);
            if (source.Value < 0)
                throw Violation.OutOfRange(nameof(spendBySource), $"must not be negative (index {costs.Count})", source.Value).ToException();
            if (costs.ContainsKey(source.Key))
                throw Violation.Invalid(nameof(spendBySource), $"must have each source once (index {costs.Count})", source.Key).ToException();
            costs.Add(source.Key, (leadsBySource.TryGetValue(source.Key, out var leads) ? leads : LeadSummary.Empty).CostPerLead(source.Value));
        }

        return costs;
    }
}
