using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Customers;

/// <summary>Turns customer tenures into the roll-forward of a period.</summary>
public static class CustomerTenureExtensions
{
    // What one tenure says about a customer. The tenures of a customer are combined by "or", in any order.
    [Flags]
    private enum Status : byte
    {
        None = 0,
        JoinedBefore = 1,
        AtStart = 2,
        JoinedWithin = 4,
        AtEnd = 8,
    }

    /// <summary>The roll-forward of a period from the tenures of all customers. A customer may have several rows.</summary>
    /// <typeparam name="TRow">The type of the rows.</typeparam>
    /// <typeparam name="TCustomer">The type that identifies a customer.</typeparam>
    /// <param name="rows">The rows, one for each tenure, in any order.</param>
    /// <param name="period">The period.</param>
    /// <param name="customer">The customer of a row, never null.</param>
    /// <param name="tenure">The tenure of a row.</param>
    /// <returns>The roll-forward of all who were customers at the start or joined within the period.</returns>
    /// <remarks>
    /// Joining or leaving at the first instant of the period counts within it; at its end, after it. "At the start" means just before the period,
    /// so the end of one month is the start of the next. A customer who leaves and comes back within the period is retained.
    /// </remarks>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException"><paramref name="period"/> is <c>default</c>, a customer is null or a tenure is <c>default</c>; the message names the row.</exception>
    public static CustomerRollForward RollForward<TRow, TCustomer>(
        this IEnumerable<TRow> rows, Period period, Func<TRow, TCustomer> customer, Func<TRow, CustomerTenure> tenure)
        where TCustomer : notnull
    {
        Guard.NotNull(customer);
        Guard.NotNull(tenure);
        if (period == default)
            throw Violation.Invalid(nameof(period), "must be made by a constructor of Period", "default").ToException();

        var customers = new Dictionary<TCustomer, Status>();
        var number = 0L;
        foreach (var row in Guard.NotNull(rows))
        {
            var fact = tenure(row);
            if (!fact.IsFact)
                throw Guard.NoFact(nameof(CustomerTenure), number);
            var key = customer(row);
            if (key is null)
                throw Guard.NoKey(nameof(customer), number);
            customers.TryGetValue(key, out var known);
            customers[key] = known | StatusIn(period, in fact);
            number++;
        }

        return Count(customers.Values);
    }

    private static Status StatusIn(Period period, in CustomerTenure tenure)
    {
        var left = tenure.Left ?? DateTimeOffset.MaxValue;
        var joined = tenure.Joined < period.Start ? Status.JoinedBefore : tenure.Joined < period.End ? Status.JoinedWithin : Status.None;
        return joined
            | (joined == Status.JoinedBefore && left >= period.Start ? Status.AtStart : Status.None)
            | (joined != Status.None && left >= period.End ? Status.AtEnd : Status.None);
    }

    private static CustomerRollForward Count(IEnumerable<Status> customers)
    {
        long atStart = 0, newCustomers = 0, reactivated = 0, lostOfStart = 0, lostOfJoined = 0, atEnd = 0;
        foreach (var status in customers)
        {
            var lost = (status & Status.AtEnd) == 0 ? 1 : 0;
            if ((status & Status.AtStart) != 0)
            {
                atStart++;
                lostOfStart += lost;
            }
            else if ((status & Status.JoinedWithin) != 0)
            {
                if ((status & Status.JoinedBefore) == 0)
                    newCustomers++;
                else
                    reactivated++;
                lostOfJoined += lost;
            }
            else
            {
                continue;
            }

            atEnd += 1 - lost;
        }

        return new CustomerRollForward(atStart, newCustomers, reactivated, lostOfStart, lostOfJoined, atEnd);
    }
}
