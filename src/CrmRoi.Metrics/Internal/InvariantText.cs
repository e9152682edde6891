using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace CrmRoi.Metrics.Internal;

// Text with values in it, $"closed {closed}", each shown as Violation.Show shows it. A parameter of this type takes an interpolated string
// in place of a string, which the current culture would have written.
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

    // Values in a row, only the first ones if they are many.
    public static string List<T>(IReadOnlyCollection<T> values)
    {
        const int Most = 6;
        return string.Join(", ", values.Take(Most).Select(value => Violation.Show(value))) + (values.Count > Most ? ", …" : "");
    }

    // The text of an interpolated string.
    public static string Of(InvariantText text) => text.ToString();
}
