using CrmRoi.Metrics.Internal;

namespace CrmRoi.Metrics.Service;

// The rules under which cases were read, as part of a summary.
internal readonly record struct RulesOfService(ServiceRules Rules) : IRule<RulesOfService>
{
    public override string ToString() => Rules.ToString();

    public void Write(ByteWriter writer, string name)
    {
        writer.Instant(Rules.AsOf);
        writer.Zone(name, Rules.Zone);
        writer.Byte((byte)Rules.ReopenPolicy);
        writer.Flag(Rules.FirstContactWindow.HasValue);
        if (Rules.FirstContactWindow is { } window)
            writer.Signed(window.Ticks);
        writer.Flag(Rules.NextReplyTarget.HasValue);
        if (Rules.NextReplyTarget is { } target)
            writer.Signed(target.Ticks);
        writer.Flag(Rules.HasOwnCalendars);
        writer.Flag(Rules.Calendar is not null);
        Rules.Calendar?.Write(writer, name);
    }

    public RulesOfService Read(ByteReader reader, string name)
    {
        var (asOf, zone, policy) = (reader.Instant(name), reader.Zone(name), (ReopenPolicy)reader.Byte());
        TimeSpan? window = reader.Flag(name) ? new TimeSpan(reader.Signed(name)) : null;
        TimeSpan? target = reader.Flag(name) ? new TimeSpan(reader.Signed(name)) : null;
        var hasOwnCalendars = reader.Flag(name);
        var rules = new ServiceRules(asOf, zone, policy, reader.Flag(name) ? BusinessCalendar.Read(reader, name) : null, window, target);
        return new(!hasOwnCalendars ? rules : rules.Calendar is null ? rules.AcrossCalendars() : throw reader.NotCanonical(name));
    }
}
