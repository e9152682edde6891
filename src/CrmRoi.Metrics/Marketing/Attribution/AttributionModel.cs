using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Marketing;

/// <summary>
/// Decides how the credit for the sales of one journey is split over its touches. The usual models are here by name; your own model is a class with one
/// method.
/// </summary>
/// <remarks>
/// <para>
/// A model weighs the touches of a journey in whole numbers. A touch is credited with <c>weight / sum of the weights</c> of the sales and their amount, as
/// an exact fraction; if all weights are 0, the sale is unattributed. So no model can lose or invent revenue.
/// </para>
/// <para>
/// The fractions are added up over their common denominator. If the sums of a model's weights differ so much that the denominator passes 65,536 bits, the
/// model is refused. Such a model should scale its weights to a constant sum, as <see cref="TimeDecay"/> does.
/// </para>
/// <para>Models are immutable and safe to share between threads; your own must be too.</para>
/// </remarks>
/// <example>
/// <code>
/// sealed class RankDecay() : AttributionModel("rank decay")
/// {
///     public override void Weigh(Journey journey, long[] weights)
///     {
///         for (var touch = 0; touch &lt; journey.Count; touch++)
///             weights[touch] = touch + 1;
///     }
/// }
///
/// var paths = new[] { new ConversionPath(["search", "email"], conversions: 3, amount: 0) };
/// Console.WriteLine(paths.ToJourneys().Attribute(new RankDecay()).ByChannel["email"].Conversions); // 2
/// </code>
/// </example>
public abstract class AttributionModel
{
    /// <summary>Makes a model.</summary>
    /// <param name="name">Its name in reports and errors.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    protected AttributionModel(string name) => Name = Guard.NotNull(name);

    /// <summary>All credit to the first counted touch, click or view.</summary>
    public static AttributionModel FirstTouch { get; } = new FirstOrLastTouchModel("first touch", kind: null, fromEnd: false);

    /// <summary>All credit to the last counted touch, click or view.</summary>
    public static AttributionModel LastTouch { get; } = new FirstOrLastTouchModel("last touch", kind: null, fromEnd: true);

    /// <summary>All credit to the first counted click. A sale without a click is unattributed.</summary>
    public static AttributionModel FirstClick { get; } = new FirstOrLastTouchModel("first click", TouchKind.Click, fromEnd: false);

    /// <summary>All credit to the last counted click. A sale without a click is unattributed; <see cref="ViewThrough"/> credits it.</summary>
    public static AttributionModel LastClick { get; } = new FirstOrLastTouchModel("last click", TouchKind.Click, fromEnd: true);

    /// <summary>
    /// View-through: all credit to the last counted view of a journey without a counted click. Other sales are unattributed, so that last click and
    /// view-through together count each sale once.
    /// </summary>
    public static AttributionModel ViewThrough { get; } = new ViewThroughModel();

    /// <summary>Equal credit to each touch, repeats of a channel included: <c>1 / touches</c>.</summary>
    public static AttributionModel Linear { get; } = new LinearModel("linear", distinct: false);

    /// <summary>
    /// Equal credit to each distinct channel of the journey, however often it was touched: <c>1 / distinct channels</c>. This is the Shapley value.
    /// </summary>
    /// <remarks>
    /// Let <c>v(S)</c> be the sales of the journeys whose channels are all in <c>S</c>. Then each journey is a unanimity game of its channels, whose value
    /// is split equally among them, and the value of a sum of games is the sum of their values. Source: L. S. Shapley, "A Value for n-Person Games", 1953.
    /// </remarks>
    public static AttributionModel LinearOverChannels { get; } = new LinearModel("linear over distinct channels", distinct: true);

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>
    /// Position-based, U-shaped credit: one share to the first touch, one to the last, and the rest in equal parts to the touches between.
    /// </summary>
    /// <param name="first">The share of the first touch, 0 to 1, at most nine decimal places; 40 % is usual.</param>
    /// <param name="last">The share of the last touch, 0 to 1, at most nine decimal places; together with <paramref name="first"/> at most 1.</param>
    /// <returns>
    /// The model. A single touch has all credit. Two touches share it in the ratio <paramref name="first"/> to <paramref name="last"/> (50/50 for
    /// 40/20/40), and equally if both are 0.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException">A share is out of range or too fine.</exception>
    /// <exception cref="ArgumentException">Both shares together exceed 1.</exception>
    public static AttributionModel PositionBased(decimal first = 0.4m, decimal last = 0.4m) => new PositionModel(first, last);

    /// <summary>
    /// Time-decay credit: each half-life between a touch and the sale halves the weight of the touch, <c>2^(−time to sale / half-life)</c>.
    /// </summary>
    /// <param name="halfLife">The half-life, positive; seven days is usual.</param>
    /// <returns>
    /// The model, for journeys with times. The weights are irrational: the shares of a journey are rounded to 15 decimal places, and the latest touch
    /// takes what rounding leaves, so that they add up to 1 exactly.
    /// </returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="halfLife"/> is not positive.</exception>
    public static AttributionModel TimeDecay(TimeSpan halfLife) => new TimeDecayModel(halfLife);

    /// <summary>Last non-direct touch: all credit to the last touch that is not direct; if all are direct, to the last touch.</summary>
    /// <param name="direct">The name of the direct channel, as in the touches.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="direct"/> is null.</exception>
    /// <remarks>The rule of Google Analytics' "paid and organic last click", which ignores direct traffic, and of Matomo's last non-direct model.</remarks>
    public static AttributionModel LastNonDirect(string direct = "direct")
    {
        Guard.NotNull(direct);
        return new LastOfBestModel("last non-direct", channel => channel == direct ? 1 : 0);
    }

    /// <summary>
    /// Campaigns first: all credit to the last touch of a campaign. Without one, to the last touch that is not direct; without that, to the last touch.
    /// </summary>
    /// <param name="campaigns">The names of the channels that are campaigns, as in the touches.</param>
    /// <param name="direct">The name of the direct channel.</param>
    /// <returns>The model.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static AttributionModel CampaignsFirst(IEnumerable<string> campaigns, string direct = "direct")
    {
        var names = new HashSet<string>(Guard.NotNull(campaigns), StringComparer.Ordinal);
        Guard.NotNull(direct);
        return new LastOfBestModel("campaigns first", channel => names.Contains(channel) ? 0 : channel == direct ? 2 : 1);
    }

    /// <summary>Weighs the touches of a journey.</summary>
    /// <param name="journey">The journey, with at least one touch and something to credit.</param>
    /// <param name="weights">The weights to set, one for each touch, none negative; all are 0 before. Do not keep the array.</param>
    /// <exception cref="ArgumentNullException"><paramref name="weights"/> is null.</exception>
    /// <exception cref="ArgumentException">The journey has no touch, or <paramref name="weights"/> does not have one place for each touch.</exception>
    /// <exception cref="InvalidOperationException">The model needs times, which paths do not have.</exception>
    public abstract void Weigh(Journey journey, long[] weights);

    /// <summary>The name.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Name;

    // Adds the credit of a journey to the totals.
    internal virtual void Split(int index, Journey journey, CreditTotals credits)
    {
        var weights = credits.WeightsFor(journey.Count);
        if (weights.Length > 0)
            Weigh(journey, weights);
        credits.Add(index, journey, weights, this);
    }

    // The checks of every built-in model.
    private protected static void Check(Journey journey, long[] weights)
    {
        if (journey.Count == 0)
            throw Violation.Invalid(nameof(journey), "must have a touch", journey).ToException();
        if (Guard.NotNull(weights).Length != journey.Count)
            throw Violation.Invalid(nameof(weights), $"must have one place for each of the {journey.Count} touches", weights.Length).ToException();
    }
}
