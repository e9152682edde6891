using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Marketing;

/// <summary>Builds journeys from a stream of touches and sales of customers, in any order. Use it from one thread at a time.</summary>
/// <typeparam name="TCustomer">The type that identifies a customer.</typeparam>
/// <remarks>
/// The touches of a customer that no sale follows make one journey without a sale: they earn no credit, but the Markov chain uses them. If sales do not
/// restart the journey, the touches of a customer are stored once for each sale they lead to, up to 10,000,000 for one customer; 4,500 sales that
/// alternate with 4,500 touches make about as many. A customer with more is refused: it is probably a house account or an anonymous one.
/// </remarks>
public sealed class JourneyBuilder<TCustomer>
    where TCustomer : notnull
{
    private readonly JourneyRules _rules;
    private readonly Numbering<TCustomer> _customers = new();
    private readonly Numbering<string> _channels = new();
    private readonly List<Entry<CustomerTouch>> _touches = [];
    private readonly List<Entry<CustomerSale>> _sales = [];

    /// <summary>A new, empty builder.</summary>
    /// <param name="rules">The rules; if null, <see cref="JourneyRules.Default"/>.</param>
    public JourneyBuilder(JourneyRules? rules = null) => _rules = rules ?? JourneyRules.Default;

    /// <summary>Adds a touch.</summary>
    /// <param name="customer">Who was touched.</param>
    /// <param name="channel">The channel or campaign.</param>
    /// <param name="touch">The touch.</param>
    /// <exception cref="ArgumentException">Customer or channel is null, or the touch is <c>default</c>; the message names its index.</exception>
    public void AddTouch(TCustomer customer, string channel, Touch touch)
    {
        if (!touch.IsFact)
            throw Guard.NoFact(nameof(Touch), _touches.Count);
        if (channel is null)
            throw Violation.Invalid(nameof(channel), $"must not be null (index {_touches.Count})", channel).ToException();

        var number = NumberOf(customer, _touches.Count);
        _touches.Add(new(number, new CustomerTouch(touch.At.UtcTicks, _channels.NumberOf(channel), touch.Kind == TouchKind.View)));
    }

    /// <summary>Adds a sale.</summary>
    /// <param name="customer">Who bought.</param>
    /// <param name="sale">The sale.</param>
    /// <exception cref="ArgumentException">The customer is null, or the sale is <c>default</c>; the message names its index.</exception>
    public void AddSale(TCustomer customer, Sale sale)
    {
        if (!sale.IsFact)
            throw Guard.NoFact(nameof(Sale), _sales.Count);
        _sales.Add(new(NumberOf(customer, _sales.Count), new CustomerSale(sale.At.UtcTicks, sale.Amount)));
    }

    /// <summary>Adds the touches of rows.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="customer">Who was touched.</param>
    /// <param name="channel">The channel or campaign.</param>
    /// <param name="touch">The touch.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A customer or channel is null, or a touch is <c>default</c>; the message names its index.</exception>
    public JourneyBuilder<TCustomer> AddTouches<TRow>(IEnumerable<TRow> rows, Func<TRow, TCustomer> customer, Func<TRow, string> channel, Func<TRow, Touch> touch)
    {
        Guard.NotNull(customer);
        Guard.NotNull(channel);
        Guard.NotNull(touch);
        if (rows is ICollection<TRow> { Count: var count })
            _touches.Capacity = Math.Max(_touches.Capacity, _touches.Count + count);
        foreach (var row in Guard.NotNull(rows))
            AddTouch(customer(row), channel(row), touch(row));
        return this;
    }

    /// <summary>Adds the sales of rows.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <param name="rows">The rows.</param>
    /// <param name="customer">Who bought.</param>
    /// <param name="sale">The sale.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A customer is null, or a sale is <c>default</c>; the message names its index.</exception>
    public JourneyBuilder<TCustomer> AddSales<TRow>(IEnumerable<TRow> rows, Func<TRow, TCustomer> customer, Func<TRow, Sale> sale)
    {
        Guard.NotNull(customer);
        Guard.NotNull(sale);
        foreach (var row in Guard.NotNull(rows))
            AddSale(customer(row), sale(row));
        return this;
    }

    /// <summary>Makes the journeys of all that was added so far. The builder can go on afterwards.</summary>
    /// <returns>An immutable set of journeys, by customer in first-seen order, and for each customer by time.</returns>
    /// <exception cref="InvalidOperationException">The sales of one customer count more than 10,000,000 touches together.</exception>
    public JourneySet ToJourneys()
    {
        string[] channels = [.. _channels.Keys.Concat(_rules.UntouchedChannel is { } name ? [name] : []).Distinct().OrderBy(channel => channel, StringComparer.Ordinal)];
        var ranks = Enumerable.Range(0, channels.Length).ToDictionary(rank => channels[rank]);
        int[] rankOf = [.. _channels.Keys.Select(channel => ranks[channel])];

        var touches = new ByCustomer<CustomerTouch>(_touches, _customers.Count);
        for (var i = 0; i < touches.Items.Length; i++)
            touches.Items[i] = touches.Items[i].Renumbered(rankOf);
        touches.Sort();
        var sales = new ByCustomer<CustomerSale>(_sales, _customers.Count);
        sales.Sort();

        var assembly = new JourneyAssembly(_rules, channels.Length, touches.Items, _rules.UntouchedChannel is { } untouched ? ranks[untouched] : null);
        for (var customer = 0; customer < _customers.Count; customer++)
            assembly.Add(touches.RangeOf(customer), sales.RangeOf(customer));
        return assembly.ToJourneySet(channels);
    }

    private int NumberOf(TCustomer customer, int position) =>
        customer is null
            ? throw Violation.Invalid(nameof(customer), $"must not be null (index {position})", customer).ToException()
            : _customers.NumberOf(customer);
}
