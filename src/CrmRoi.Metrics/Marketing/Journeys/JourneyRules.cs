using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Marketing;

/// <summary>The rules that turn touches and sales into journeys: which touches lead to a sale, and which sales count.</summary>
/// <remarks>
/// Under any rules only touches strictly before the sale count; a touch at the same instant comes after it. A touch is inside a window if the
/// time from it to the sale is at most the window. Immutable.
/// </remarks>
[JsonConverter(typeof(StrictJsonConverter<JourneyRules>))]
public sealed class JourneyRules : IEquatable<JourneyRules>
{
    /// <summary>Makes rules.</summary>
    /// <param name="clickWindow">How long before a sale a click still counts, positive. If null, all clicks before the sale.</param>
    /// <param name="viewWindow">
    /// How long before a sale a view still counts, 0 or more. If null or 0, no view counts; <see cref="TimeSpan.MaxValue"/> counts all views before the
    /// sale.
    /// </param>
    /// <param name="restartAfterSale">
    /// Whether a customer's journey starts again after each sale, so that a touch leads to one sale only. Otherwise each sale looks back on all touches
    /// before it.
    /// </param>
    /// <param name="firstSaleOnly">Whether only the first sale of each customer counts, so that conversions are customers won. Other sales are counted as
    /// left out.</param>
    /// <param name="untouchedChannel">
    /// The channel, for example "direct", that gets a sale without a counted touch, as if it had been clicked right before the sale.
    /// If null, such a sale stays unattributed. It is never lost.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="clickWindow"/> is not positive, or <paramref name="viewWindow"/> is negative.</exception>
    public JourneyRules(
        TimeSpan? clickWindow = null,
        TimeSpan? viewWindow = null,
        bool restartAfterSale = false,
        bool firstSaleOnly = false,
        string? untouchedChannel = null)
    {
        if (clickWindow <= TimeSpan.Zero)
            throw Violation.OutOfRange(nameof(clickWindow), "must be positive", clickWindow).ToException();
        if (viewWindow < TimeSpan.Zero)
            throw Violation.OutOfRange(nameof(viewWindow), "must not be negative", viewWindow).ToException();

        ClickWindow = clickWindow ?? TimeSpan.MaxValue;
        ViewWindow = viewWindow ?? TimeSpan.Zero;
        RestartAfterSale = restartAfterSale;
        FirstSaleOnly = firstSaleOnly;
        UntouchedChannel = untouchedChannel;
    }

    /// <summary>All clicks before a sale and no views; every sale counts and looks back on all clicks; a sale without a touch is unattributed.</summary>
    public static JourneyRules Default { get; } = new();

    /// <summary>How long before a sale a click still counts.</summary>
    public TimeSpan ClickWindow { get; }

    /// <summary>How long before a sale a view still counts; at 0, no view counts.</summary>
    public TimeSpan ViewWindow { get; }

    /// <summary>Whether a journey starts again after each sale.</summary>
    public bool RestartAfterSale { get; }

    /// <summary>Whether only the first sale of each customer counts.</summary>
    public bool FirstSaleOnly { get; }

    /// <summary>The channel of sales without a counted touch. Null if they stay unattributed.</summary>
    public string? UntouchedChannel { get; }

    internal long WindowTicks(bool isClick) => (isClick ? ClickWindow : ViewWindow).Ticks;

    /// <inheritdoc/>
    public bool Equals(JourneyRules? other) =>
        other is not null && ClickWindow == other.ClickWindow && ViewWindow == other.ViewWindow && RestartAfterSale == other.RestartAfterSale && FirstSaleOnly == other.FirstSaleOnly && UntouchedChannel == other.UntouchedChannel;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as JourneyRules);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked((ClickWindow.GetHashCode() * 397) ^ ViewWindow.GetHashCode());

    /// <summary>The rules, in the invariant culture.</summary>
    /// <returns>The text.</returns>
    public override string ToString() =>
        InvariantText.Of($"JourneyRules {{ ClickWindow = {ClickWindow}, ViewWindow = {ViewWindow}, RestartAfterSale = {RestartAfterSale}, FirstSaleOnly = {FirstSaleOnly}, UntouchedChannel = {UntouchedChannel} }}");
}
