using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace CrmRoi.Metrics.Internal;

/// <summary>
/// Text with values in it, <c>$"closed {closed}"</c>, each shown as <see cref="Violation.Show"/> shows it. A parameter of this type takes an interpolated string
/// in place of a <see cref="string"/>, which the current culture would have written.
/// </summary>
[InterpolatedStringHandler]
internal readonly struct InvariantText(int literalLength, int formattedCount)
{
    private readonly StringBuilder _text = new(literalLength + (16 * formattedCount));

    public void AppendLiteral(string text) => _text.Append(text);

    public void AppendFormatted(string? text) => _text.Append(text);

    public void AppendFormatted<T>(T value) => _text.Append(Violation.Show(value));

    public void AppendFormatted<T>(T value, string format) =>
        _text.Append(value is IFormattable formattable ? formattable.ToString(format, CultureInfo.InvariantCulture) : Violation.Show(value));

    public override string ToString() => _text.ToString();

    /// <summary>Values in a row, the first ones where they are many.</summary>
    public static string List<T>(IReadOnlyCollection<T> values)
    {
        const int Most = 6;
        return string.Join(", ", values.Take(Most).Select(value => Violation.Show(value))) + (values.Count > Most ? ", …" : "");
    }

    /// <summary>The text of an interpolated string.</summary>
    public static string Of(InvariantText text) => text.ToString();
}
