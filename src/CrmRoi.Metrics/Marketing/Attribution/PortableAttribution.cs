using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Marketing;

/// <summary>An attribution as it travels: the credits in ordinal order of their channels.</summary>
internal struct PortableAttribution() : IPortable
{
    private NamedCredit[] _channels = [];
    private PortableCredit _unattributed;

    public PortableAttribution(Attribution attribution)
        : this()
    {
        _channels = [.. attribution.ByChannel.OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => new NamedCredit { Channel = group.Key, Credit = new(group.Value) })];
        _unattributed = new(attribution.Unattributed);
    }

    public readonly Attribution ToAttribution() =>
        new([.. _channels.Select(named => named.Channel)], [.. _channels.Select(named => named.Credit.ToCredit())], _unattributed.ToCredit());

    public void Describe(Fields fields)
    {
        fields.MustTravel(in this);
        fields.List("channels", ref _channels, () => new NamedCredit());
        fields.Part("unattributed", ref _unattributed);
    }

    public readonly Violation? FindViolation()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (Array.Find(_channels, named => !names.Add(named.Channel)) is { Channel: { } twice })
            return Violation.Invalid("channels", "must name each channel once", twice);

        PortableCredit[] credits = [.. _channels.Select(named => named.Credit), _unattributed];
        return Rules.CommonDenominator("conversions", credits.Select(credit => credit.Conversions))
            ?? Rules.CommonDenominator("amounts", credits.Select(credit => credit.Amount));
    }

    private struct NamedCredit() : IPortable
    {
        public string Channel = "";
        public PortableCredit Credit;

        public void Describe(Fields fields)
        {
            fields.Text("channel", ref Channel);
            Credit.Describe(fields);
        }

        public readonly Violation? FindViolation() => Credit.FindViolation();
    }
}
