using CrmRoi.Metrics.Tests;
using Microsoft.Playwright;

namespace CrmRoi.Report.BrowserTests;

/// <summary>Opens the page as people do, on a desk and in a hand. Skipped where there is no Chromium.</summary>
public sealed class PageTests(PageTests.Pages pages) : IClassFixture<PageTests.Pages>
{
    // What is wider than the window, or what is cut off at the right edge without a way to scroll to it.
    private const string Overflowing = """
        () => {
          const wide = [];
          if (document.documentElement.scrollWidth > window.innerWidth) wide.push(`the page is ${document.documentElement.scrollWidth} wide`);
          for (const element of document.querySelectorAll('body *')) {
            if (element.closest('svg') || element.closest('.scroll') || getComputedStyle(element).display === 'none') continue;
            const box = element.getBoundingClientRect();
            if (box.width > 0 && box.right > window.innerWidth + 0.5) wide.push(`${element.tagName} ${element.className}: ${box.right}`);
          }
          return wide;
        }
        """;

    // The charts that are shown, and whether each has marks of some size.
    private const string Charts = """
        () => [...document.querySelectorAll('svg')].filter(svg => getComputedStyle(svg).display !== 'none').map(svg => {
          const box = svg.getBoundingClientRect();
          const marks = [...svg.querySelectorAll('path, rect, polyline, line, ellipse, circle')].filter(mark => { const area = mark.getBoundingClientRect(); return area.width + area.height > 3; });
          return [svg.getAttribute('aria-label'), box.width > 250 && box.height > 150 && marks.length > 5 && svg.querySelectorAll('text').length > 3];
        })
        """;

    // Texts of a chart that lie over each other or beyond its edge.
    private const string ClippedLabels = """
        () => [...document.querySelectorAll('svg')].filter(svg => getComputedStyle(svg).display !== 'none').flatMap(svg => {
          const frame = svg.getBoundingClientRect();
          return [...svg.querySelectorAll('text')].filter(text => { const box = text.getBoundingClientRect(); return box.left < frame.left - 1 || box.right > frame.right + 1; }).map(text => text.textContent);
        })
        """;

    public static TheoryData<string, int> Sizes => new() { { "company", 1280 }, { "company", 390 }, { "plain", 1280 }, { "plain", 390 }, { "large", 1280 }, { "large", 390 } };

    [Theory, MemberData(nameof(Sizes))]
    public async Task Nothing_overflows_and_every_chart_is_drawn(string report, int width)
    {
        var page = await pages.Open(report, width);

        Assert.Empty(await page.EvaluateAsync<string[]>(Overflowing));
        Assert.Empty(await page.EvaluateAsync<string[]>(ClippedLabels));
        var charts = await page.EvaluateAsync<object[][]>(Charts);
        Assert.Equal(report == "company" ? 6 : 2, charts.Length);
        Assert.All(charts, chart => Assert.True((bool)chart[1], (string)chart[0]));
        Assert.Empty(pages.Errors);
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task The_verdict_is_there_and_named(int width)
    {
        var page = await pages.Open("company", width);
        var verdicts = await page.QuerySelectorAllAsync(".changes td:last-child");

        Assert.NotEmpty(verdicts);
        foreach (var verdict in verdicts.Where(cell => cell.InnerTextAsync().Result.Length > 0))
            Assert.True(await verdict.IsVisibleAsync());
        Assert.Equal(width > 640, await page.IsVisibleAsync(".changes th:has-text('change shown?')"));
        if (width <= 640)
            Assert.Equal("\"change shown? \"", (await page.EvaluateAsync<string>("() => getComputedStyle(document.querySelector('.changes td:last-child'), '::before').content")).Replace("\" \"", " ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_prints_the_wide_charts_and_nothing_is_cut()
    {
        var page = await pages.Open("company", 1280);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        // What is as wide as a sheet of A4 less its margins.
        await page.SetViewportSizeAsync(695, 900);
        Assert.Empty(await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('table')].filter(table => table.getBoundingClientRect().right > window.innerWidth + 0.5).map(table => table.innerText.slice(0, 60))"));
        Assert.Equal(0, await page.Locator("svg.narrow:visible").CountAsync());
        Assert.Equal(6, await page.Locator("svg.wide:visible").CountAsync());
        var pdf = await page.PdfAsync(new PagePdfOptions { Format = "A4" });
        Assert.InRange(pdf.Length, 20_000, 5_000_000);
    }

    [Fact]
    public async Task It_asks_for_nothing_from_the_network()
    {
        await pages.Open("company", 1280);

        Assert.All(pages.Requests, request => Assert.StartsWith("file:", request, StringComparison.Ordinal));
    }

    /// <summary>The browser, and the reports that it opens.</summary>
    public sealed class Pages : IAsyncLifetime
    {
        private static readonly string[] Browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("crm-report-pages");
        private IPlaywright? _playwright;
        private IBrowser? _browser;

        public List<string> Errors { get; } = [];

        public List<string> Requests { get; } = [];

        public async ValueTask InitializeAsync()
        {
            var chromium = Array.Find(Browsers, File.Exists);
            if (chromium is null)
                return;
            _playwright = await Playwright.CreateAsync();
            _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = chromium, Args = ["--no-sandbox", "--disable-gpu"] });
            Write("company", "--data", Repository.PathOf("docs", "examples", "data"));
            WriteDeals("plain", "", "rep", "--currency", "EUR");
            WriteDeals("large", "000000000", "a representative with a very long name indeed, of the northern region");
        }

        public async Task<IPage> Open(string report, int width)
        {
            Assert.SkipWhen(_browser is null, "There is no Chromium here.");
            var page = await _browser.NewPageAsync(new BrowserNewPageOptions { ViewportSize = new ViewportSize { Width = width, Height = 900 } });
            page.PageError += (_, error) => Errors.Add(error);
            page.Request += (_, request) => Requests.Add(request.Url);
            await page.GotoAsync(new Uri(Path.Combine(_folder.FullName, report + ".html")).AbsoluteUri);
            return page;
        }

        public async ValueTask DisposeAsync()
        {
            if (_browser is not null)
                await _browser.DisposeAsync();
            _playwright?.Dispose();
            _folder.Delete(recursive: true);
        }

        // Sixty deals, and a row that is none.
        private void WriteDeals(string name, string zeros, string rep, params string[] args)
        {
            var file = Path.Combine(_folder.FullName, name + ".csv");
            var start = new DateTime(2025, 1, 1);
            File.WriteAllLines(file, ["opened,closed,stage,amount,rep", .. Enumerable.Range(1, 60).Select(number => FormattableString.Invariant(
                $"{start.AddDays(number * 5):yyyy-MM-dd},{start.AddDays((number * 5) + 20):yyyy-MM-dd},{(number % 3 == 0 ? "Lost" : "Won")},{number * 100}{zeros},\"{rep} {number % 4}\"")), "soon,,x,1,y"]);
            Write(name, ["--deals", file, "--by", "rep", .. args]);
        }

        private void Write(string name, params string[] args) =>
            Assert.Equal(0, ReportTool.Main([.. args, "--html", Path.Combine(_folder.FullName, name + ".html")]));
    }
}
