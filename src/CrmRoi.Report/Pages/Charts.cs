using System.Globalization;
using System.Text.RegularExpressions;
using CrmRoi.Metrics.Impact;
using CrmRoi.Metrics.Investment;
using CrmRoi.Metrics.Sales;
using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace CrmRoi.Report;

/// <summary>The charts of the page, drawn by OxyPlot and styled by the style sheet of the page.</summary>
internal static partial class Charts
{
    public static readonly OxyColor Before = OxyColor.Parse("#9aa5b1"), After = OxyColor.Parse("#1f6feb"), Accent = OxyColor.Parse("#c2410c");

    private static readonly OxyColor Better = OxyColor.Parse("#2f9e6e"), Worse = OxyColor.Parse("#d0653a");

    private static readonly OxyColor Ink = OxyColor.Parse("#1f2933"), Text = OxyColor.Parse("#52606d"), Grid = OxyColor.Parse("#e4e7eb");

    private static int _drawn;

    /// <summary>The won amount by month of closing, with the go-live marked.</summary>
    public static string Revenue(CrmReport report)
    {
        var months = report.Months.TakeLast(60).ToList();
        return Draw("Revenue by month", 300, narrow =>
        {
            var model = NewModel();
            model.Axes.Add(new LinearAxis
            {
                Position = AxisPosition.Bottom,
                Minimum = -0.6,
                Maximum = months.Count - 0.4,
                MajorStep = Math.Max(1, months.Count > 36 ? 12 : narrow ? 6 : 3),
                LabelFormatter = index => index >= 0 && index < months.Count ? Local(months[(int)index].Key.Start, report).ToString("MMM yy", CultureInfo.InvariantCulture) : "",
            }.Dress(grid: false));
            model.Axes.Add(new LinearAxis { Position = AxisPosition.Left, Minimum = (double)Math.Min(0, months.Min(month => month.Value.WonAmount)), MaximumPadding = 0.14, LabelFormatter = amount => Short(amount) }.Dress(grid: true));

            var bars = new RectangleBarSeries { StrokeThickness = 0 };
            foreach (var (index, (month, deals)) in months.Index())
                bars.Items.Add(new RectangleBarItem(index - 0.36, 0, index + 0.36, (double)deals.WonAmount) { Color = report.GoLive <= month.Start ? After : Before });
            model.Series.Add(bars);
            if (report.GoLive is { } goLive && months.FindIndex(month => month.Key.End > goLive) is var at and > 0)
            {
                var share = (Local(goLive, report).Day - 1) / 31.0;
                model.Annotations.Add(new LineAnnotation
                {
                    Type = LineAnnotationType.Vertical,
                    X = at - 0.5 + share,
                    Color = Accent,
                    LineStyle = LineStyle.Solid,
                    StrokeThickness = 1.5,
                    Text = "CRM live",
                    TextColor = Accent,
                    TextOrientation = AnnotationTextOrientation.Horizontal,
                    TextHorizontalAlignment = HorizontalAlignment.Right,
                    TextLinePosition = 1,
                });
            }

            return model;
        });
    }

    /// <summary>The win rate of each group and of all deals, with its 95% interval.</summary>
    public static string WinRates(IReadOnlyList<KeyValuePair<string, SalesSummary>> groups, SalesSummary total) =>
        Draw("Win rate with its 95% interval", 60 + (34 * groups.Count), narrow =>
        {
            var model = NewModel(left: 14 + (7.8 * groups.Select(group => Clip(group.Key, narrow ? 14 : 28).Length).DefaultIfEmpty().Max()));
            var intervals = new RectangleBarSeries { StrokeThickness = 0, FillColor = OxyColor.FromAColor(70, After) };
            var points = new ScatterSeries { MarkerType = MarkerType.Circle, MarkerSize = 4.5, MarkerFill = After };
            foreach (var (index, (_, deals)) in groups.Index())
            {
                if (deals.WinRate.WilsonInterval() is not { } interval)
                    continue;
                intervals.Items.Add(new RectangleBarItem(100 * interval.Lower, index - 0.13, 100 * interval.Upper, index + 0.13));
                points.Points.Add(new ScatterPoint((double)deals.WinRate.Percent!, index));
            }

            model.Axes.Add(new LinearAxis
            {
                Position = AxisPosition.Left,
                StartPosition = 1,
                EndPosition = 0,
                Minimum = -0.6,
                Maximum = groups.Count - 0.4,
                MajorStep = 1,
                LabelFormatter = index => index >= 0 && index < groups.Count ? Clip(groups[(int)index].Key, narrow ? 14 : 28) : "",
            }.Dress(grid: false));
            model.Axes.Add(new LinearAxis { Position = AxisPosition.Bottom, Minimum = 0, MajorStep = narrow ? 20 : 10, LabelFormatter = share => $"{share:0}%" }.Dress(grid: true));
            model.Series.Add(intervals);
            model.Series.Add(points);
            if (total.WinRate.Percent is { } percent)
                model.Annotations.Add(new LineAnnotation { Type = LineAnnotationType.Vertical, X = (double)percent, Color = Text, LineStyle = LineStyle.Dash, StrokeThickness = 1 });
            return model;
        });

    /// <summary>The share of each cohort won within a number of days since opening.</summary>
    public static string TimeToWin(Comparison comparison) =>
        Draw("Share of deals won by days since opening", 320, narrow =>
        {
            var model = NewModel();
            model.Axes.Add(new LinearAxis
            {
                Position = AxisPosition.Bottom,
                Minimum = 0,
                Maximum = comparison.FollowUp.TotalDays,
                MajorStep = Math.Max(1, Math.Round(comparison.FollowUp.TotalDays / (narrow ? 4 : 8) / 5) * 5),
                LabelFormatter = day => day == 0 ? "opened" : $"{day:0} d",
            }.Dress(grid: false));
            model.Axes.Add(new LinearAxis { Position = AxisPosition.Left, Minimum = 0, LabelFormatter = share => $"{share:0}%" }.Dress(grid: true));
            foreach (var (cohort, color) in new[] { (comparison.CohortPeriods.Before, Before), (comparison.CohortPeriods.After, After) })
            {
                var line = new StairStepSeries { Color = color, StrokeThickness = 2.5, VerticalStrokeThickness = 2.5 };
                foreach (var step in comparison.TimeToWin(cohort).Curve.TakeWhile(step => step.Day <= comparison.FollowUp.TotalDays))
                    line.Points.Add(new DataPoint(step.Day, (double)(100 * step.WonBy)));
                if (line.Points.Count > 0)
                    line.Points.Add(new DataPoint(comparison.FollowUp.TotalDays, line.Points[^1].Y));
                model.Series.Add(line);
            }

            return model;
        });

    /// <summary>The bridge from the figure before to the figure after, step by step.</summary>
    public static string Waterfall(DriverBridge bridge) => Draw("Bridge from gross profit before to after", 320, narrow =>
    {
        var parts = bridge.Rounded(0);
        string[] names = ["before", .. parts.Select(part => Show.NameOf(part.Driver, narrow)), "after"];
        var model = NewModel();
        model.Axes.Add(Categories(names, AxisPosition.Bottom, narrow ? 10.5 : 13));
        var bars = new RectangleBarSeries { StrokeThickness = 0 };
        var level = 0m;
        void Bar(int index, decimal from, decimal to, OxyColor color, string label)
        {
            bars.Items.Add(new RectangleBarItem(index - 0.36, (double)Math.Min(from, to), index + 0.36, (double)Math.Max(from, to)) { Color = color });
            model.Annotations.Add(Label(index, (double)Math.Max(from, to), narrow ? label.Replace(" ", "", StringComparison.Ordinal) : label, narrow ? 9.5 : 13));
        }

        Bar(0, 0, bridge.Before, Before, Short((double)bridge.Before));
        level = bridge.Before;
        foreach (var (index, part) in parts.Index())
        {
            Bar(index + 1, level, level + part.Amount, part.Amount < 0 ? Worse : Better, Short((double)part.Amount, signed: true));
            level += part.Amount;
        }

        Bar(names.Length - 1, 0, bridge.After, After, Short((double)bridge.After));
        model.Axes.Add(new LinearAxis { Position = AxisPosition.Left, Minimum = Math.Min(0, bars.Items.Min(bar => bar.Y0)), MaximumPadding = 0.1, LabelFormatter = amount => Short(amount) }.Dress(grid: true));
        model.Series.Add(bars);
        return model;
    });

    /// <summary>Gain less cost so far, day by day.</summary>
    public static string Payback(DatedCashFlows flows) => Draw("Gain less cost so far", 260, narrow =>
    {
        var model = NewModel();
        var dates = flows.Flows.Select(flow => flow.Date.UtcDateTime).ToList();
        model.Axes.Add(new DateTimeAxis { Position = AxisPosition.Bottom, StringFormat = "MMM yy", MajorStep = narrow ? 122 : 61, TickStyle = TickStyle.None, AxislineStyle = LineStyle.None, TextColor = Text });
        model.Axes.Add(new LinearAxis { Position = AxisPosition.Left, MinimumPadding = 0.08, MaximumPadding = 0.08, LabelFormatter = amount => Short(amount) }.Dress(grid: true));
        model.Annotations.Add(new LineAnnotation { Type = LineAnnotationType.Horizontal, Y = 0, Color = Text, LineStyle = LineStyle.Solid, StrokeThickness = 1 });
        var line = new LineSeries { Color = After, StrokeThickness = 2.5 };
        var sum = 0m;
        foreach (var flow in flows.Flows)
            line.Points.Add(DateTimeAxis.CreateDataPoint(flow.Date.UtcDateTime, (double)(sum += flow.Amount)));
        model.Series.Add(line);
        return model;
    });

    /// <summary>How far the result moves if one input is lowered and raised.</summary>
    public static string Tornado(ImpactFigures impact) => Draw("What the result depends on", 70 + (34 * impact.Sensitivity.Count), narrow =>
    {
        var names = impact.Sensitivity.Select(bar => Clip(narrow ? bar.Input.Replace(ImpactFigures.GainOverRange, "Gain, its range", StringComparison.Ordinal) : NameOf(bar), narrow ? 16 : 40)).ToList();
        var model = NewModel(left: 14 + (7.4 * names.Max(name => name.Length)));
        var (low, high) = (new RectangleBarSeries { StrokeThickness = 0, FillColor = Before }, new RectangleBarSeries { StrokeThickness = 0, FillColor = After });
        var middle = (double)impact.SensitivityBase;
        foreach (var (index, bar) in impact.Sensitivity.Index())
        {
            low.Items.Add(Bar(index, (double)bar.AtLowInput!.Value));
            high.Items.Add(Bar(index, (double)bar.AtHighInput!.Value));
        }

        RectangleBarItem Bar(int index, double end) => new(Math.Min(middle, end), index - 0.3, Math.Max(middle, end), index + 0.3);
        var axis = Categories([.. names], AxisPosition.Left, narrow ? 11 : 13);
        (axis.StartPosition, axis.EndPosition) = (1, 0);
        model.Axes.Add(axis);
        var ends = low.Items.Concat(high.Items).SelectMany(item => (double[])[item.X0, item.X1]).ToList();
        model.Axes.Add(new LinearAxis { Position = AxisPosition.Bottom, Minimum = Math.Min(0, ends.Min()), MinimumPadding = 0.04, MaximumPadding = 0.04, IntervalLength = narrow ? 70 : 110, LabelFormatter = amount => Short(amount) }.Dress(grid: true));
        model.Series.Add(low);
        model.Series.Add(high);
        model.Annotations.Add(new LineAnnotation { Type = LineAnnotationType.Vertical, X = 0, Color = Text, LineStyle = LineStyle.Solid, StrokeThickness = 1 });
        model.Annotations.Add(new LineAnnotation { Type = LineAnnotationType.Vertical, X = middle, Color = Text, LineStyle = LineStyle.Dash, StrokeThickness = 1 });
        return model;
    });

    /// <summary>The input of a bar and how far it moves.</summary>
    public static string NameOf(TornadoBar bar) => bar.Input == ImpactFigures.GainOverRange ? bar.Input : $"{bar.Input} ±{ImpactFigures.Variation:0%}";

    private static LinearAxis Categories(string[] names, AxisPosition position, double size) => new LinearAxis
    {
        FontSize = size,
        Position = position,
        Minimum = -0.6,
        Maximum = names.Length - 0.4,
        MajorStep = 1,
        LabelFormatter = index => index >= 0 && index < names.Length ? names[(int)index] : "",
    }.Dress(grid: false);

    private static TextAnnotation Label(double x, double y, string text, double size) => new()
    {
        FontSize = size,
        TextPosition = new DataPoint(x, y),
        Text = text,
        TextColor = Ink,
        StrokeThickness = 0,
        TextVerticalAlignment = VerticalAlignment.Bottom,
        Offset = new ScreenVector(0, -3),
    };

    private static DateTimeOffset Local(DateTimeOffset instant, CrmReport report) => TimeZoneInfo.ConvertTime(instant, report.Zone);

    // Each chart is drawn in two sizes, for a desktop and for a phone; the style sheet shows the one that fits.
    private static string Draw(string label, double height, Func<bool, PlotModel> model) =>
        Svg(label, "wide", 960, height, model(false)) + Svg(label, "narrow", 360, Math.Max(height * 0.8, 220), model(true));

    private static string Svg(string label, string shape, double width, double height, PlotModel model)
    {
        var svg = new SvgExporter { Width = width, Height = height, IsDocument = false }.ExportToString(model);
        var id = $"c{_drawn++}-";
        svg = svg[svg.IndexOf("<svg", StringComparison.Ordinal)..]
            .Replace("id=\"clipPath", $"id=\"{id}", StringComparison.Ordinal)
            .Replace("url(#clipPath", $"url(#{id}", StringComparison.Ordinal);
        svg = Font().Replace(svg, "");
        return Size().Replace(svg, $"<svg class=\"{shape}\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-label=\"{label}\">", 1);
    }

    // The margins leave room for a wider font than the one that OxyPlot measures with.
    private static PlotModel NewModel(double left = 58) => new()
    {
        PlotAreaBorderThickness = new OxyThickness(0),
        TextColor = Text,
        DefaultFontSize = 13,
        Padding = new OxyThickness(0),
        PlotMargins = new OxyThickness(left, 16, 24, 28),
    };

    private static LinearAxis Dress(this LinearAxis axis, bool grid)
    {
        axis.TickStyle = TickStyle.None;
        axis.AxislineStyle = grid ? LineStyle.None : LineStyle.Solid;
        axis.AxislineColor = Grid;
        axis.MajorGridlineStyle = grid ? LineStyle.Solid : LineStyle.None;
        axis.MajorGridlineColor = Grid;
        axis.AxisTickToLabelDistance = 6;
        return axis;
    }

    private static string Short(double amount, bool signed = false) =>
        (amount < 0 ? "−" : signed && amount > 0 ? "+" : "") + Math.Abs(amount) switch
        {
            >= 1e15 and var size => $"{size:0.##e+0}",
            >= 1e12 and var size => $"{size / 1e12:0.##} tn",
            >= 1e9 and var size => $"{size / 1e9:0.##} bn",
            >= 1e6 and var size => $"{size / 1e6:0.##} m",
            >= 1e5 and var size => $"{size / 1e3:0} k",
            >= 1e3 and var size => $"{size / 1e3:0.#} k",
            var size => $"{size:0.##}",
        };

    private static string Clip(string text, int length) => text.Length <= length ? text : text[..(length - 1)] + "…";

    [GeneratedRegex("<svg[^>]*>")]
    private static partial Regex Size();

    [GeneratedRegex(" font-family=\"[^\"]*\"")]
    private static partial Regex Font();
}
