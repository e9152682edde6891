using System.Numerics;
using System.Text;

namespace CrmRoi.Metrics.Internal;

/// <summary>
/// A form under construction or being read. Each call writes the field that it is given, or reads it and puts it there;
/// so totals name their fields once, and writing and reading cannot differ.
/// </summary>
internal abstract class Fields
{
    // What 2^63 decimals can add up to, squared, needs 56 bytes; no sum has more.
    protected const int LargestNumberBytes = 64;

    // The common denominator of journeys with up to 5,000 touches; larger ones would make adding up the fractions of a stranger slow.
    public const int LargestFractionBytes = 1024;

    /// <summary>Strict: text that is no Unicode is refused rather than changed.</summary>
    protected static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Whether fields are read. Values derived from them are to be set then.</summary>
    public abstract bool AreRead { get; }

    /// <summary>An integer that is not negative.</summary>
    public abstract void Count(string name, ref long value);

    /// <summary>An integer of either sign.</summary>
    public abstract void Integer(string name, ref long value);

    /// <summary>An elapsed time in ticks.</summary>
    public abstract void Duration(string name, ref long ticks);

    /// <summary>A number with a fixed number of decimal places, as the integer that it is without the point.</summary>
    public abstract void Number(string name, ref BigInteger value, int places);

    /// <summary>An exact fraction in lowest terms.</summary>
    public abstract void Quotient(string name, ref Rational value);

    /// <summary>Text that is Unicode: half a surrogate pair is refused on writing, for no form keeps it.</summary>
    public abstract void Text(string name, ref string value);

    public abstract void Bins(string name, ref Bins bins);

    /// <summary>Totals within totals.</summary>
    public abstract void Part<T>(string name, ref T part)
        where T : IPortable;

    /// <summary>Totals in order.</summary>
    public abstract void List<T>(string name, ref T[] items, Func<T> empty)
        where T : IPortable;

    public void Sum(string name, ref ExactSum sum)
    {
        var value = sum.FixedPoint;
        Number(name, ref value, Fraction.Places);
        if (AreRead)
            sum = new ExactSum(value);
    }

    public void Duration(string name, ref TimeSpan duration)
    {
        var ticks = duration.Ticks;
        Duration(name, ref ticks);
        if (AreRead)
            duration = new TimeSpan(ticks);
    }

    /// <summary>An instant; it travels as UTC.</summary>
    public void Instant(string name, ref DateTimeOffset instant)
    {
        var ticks = instant.UtcTicks;
        Instant(name, ref ticks);
        if (AreRead)
            instant = new DateTimeOffset(ticks, TimeSpan.Zero);
    }

    /// <summary>Refuses to write what would be refused on reading.</summary>
    public void MustTravel<T>(in T totals)
        where T : IPortable
    {
        if (!AreRead && totals.FindViolation() is { } violation)
            throw new InvalidOperationException($"The totals do not travel: {violation.Message}");
    }

    protected static byte[] Utf8Of(string name, string text)
    {
        try
        {
            return Utf8.GetBytes(text);
        }
        catch (ArgumentException)
        {
            throw new InvalidOperationException($"The text for {name} does not travel: it is no Unicode, for it holds half a surrogate pair.");
        }
    }

    protected abstract void Instant(string name, ref long utcTicks);
}
