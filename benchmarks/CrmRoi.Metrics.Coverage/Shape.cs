namespace CrmRoi.Metrics.Coverage;

/// <summary>Shapes of a season: by how much of the level each of twelve months lies above or below it. Each adds up to 0.</summary>
internal static class Shape
{
    public static readonly double[] Flat = new double[12];

    public static double[] Wave(double height) => [.. Enumerable.Range(0, 12).Select(month => height * Math.Sin(2 * Math.PI * month / 12))];

    /// <summary>A strong last month and eleven alike.</summary>
    public static double[] December(double height) => [.. Enumerable.Repeat(-height / 11, 11), height];

    /// <summary>A strong last month of each quarter.</summary>
    public static double[] QuarterEnds(double height) => [.. Enumerable.Repeat<double[]>([-height / 2, -height / 2, height], 4).SelectMany(quarter => quarter)];

    /// <summary>Two weak months in summer.</summary>
    public static double[] SummerHole(double depth) => [.. Enumerable.Range(0, 12).Select(month => month is 6 or 7 ? -depth : depth / 5)];
}
