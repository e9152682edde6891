using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using CrmRoi.Metrics.Tests;

namespace CrmRoi.Report.Tests;

/// <summary>Makes the report of a file in this process, as the tool does.</summary>
internal sealed class Exports : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("crm-report-tests");

    public Exports() => CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

    public string Folder => _folder.FullName;

    public string PathOf(string file) => Path.Combine(_folder.FullName, file);

    public string Write(string file, string text, Encoding? encoding = null)
    {
        File.WriteAllText(PathOf(file), text, encoding ?? new UTF8Encoding(false));
        return PathOf(file);
    }

    public string WriteBytes(string file, byte[] bytes)
    {
        File.WriteAllBytes(PathOf(file), bytes);
        return PathOf(file);
    }

    /// <summary>The figures of a file of deals.</summary>
    public JsonNode Deals(string text, params string[] args) => Report(["--deals", Write("deals.csv", text), .. args]);

    /// <summary>The figures of the report that the arguments ask for.</summary>
    public static JsonNode Report(params string[] args) => JsonNode.Parse(JsonReport.Text(Of(args)))!;

    public static CrmReport Of(params string[] args) => CrmReport.Of(CommandLine.Parse(args).Settings(MadeUpCompany));

    public static string MadeUpCompany => Repository.PathOf("docs", "examples", "data");

    /// <summary>Won, lost and open.</summary>
    public static (int Won, int Lost, int Open) Counts(JsonNode json) => ((int)json["won"]!, (int)json["lost"]!, (int)json["open"]!);

    public static string[] Reasons(JsonNode json, string list = "rejected") => [.. json[list]!.AsArray().Select(row => (string)row!["reason"]!)];

    public static string[] Notes(JsonNode json) => [.. json["notes"]!.AsArray().Select(note => (string)note!)];

    /// <summary>A small Excel file: texts are shared, numbers are numbers, null cells are left out.</summary>
    public string WriteXlsx(string file, object?[][] rows, bool hiddenFirst = false, bool from1904 = false)
    {
        var texts = new List<string>();
        var sheet = new StringBuilder("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
        foreach (var (index, row) in rows.Index())
        {
            sheet.Append(CultureInfo.InvariantCulture, $"<row r=\"{index + 1}\">");
            foreach (var (column, cell) in row.Index())
            {
                var place = $"{(char)('A' + column)}{index + 1}";
                sheet.Append(cell switch
                {
                    null => "",
                    string text => $"<c r=\"{place}\" t=\"s\"><v>{Shared(text)}</v></c>",
                    bool flag => $"<c r=\"{place}\" t=\"b\"><v>{(flag ? 1 : 0)}</v></c>",
                    IFormattable number => $"<c r=\"{place}\"><v>{number.ToString(null, CultureInfo.InvariantCulture)}</v></c>",
                    _ => throw new NotSupportedException(),
                });
            }

            sheet.Append("</row>");
        }

        sheet.Append("</sheetData></worksheet>");
        int Shared(string text)
        {
            texts.Add(text);
            return texts.Count - 1;
        }

        File.Delete(PathOf(file));
        using var archive = ZipFile.Open(PathOf(file), ZipArchiveMode.Create);
        void Entry(string name, string content)
        {
            using var writer = new StreamWriter(archive.CreateEntry(name).Open());
            writer.Write(content);
        }

        Entry("xl/workbook.xml", "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\">"
            + (from1904 ? "<workbookPr date1904=\"1\"/>" : "<workbookPr/>") + "<sheets>"
            + (hiddenFirst ? "<sheet name=\"hiddenSheet\" sheetId=\"1\" state=\"veryHidden\" r:id=\"rId1\"/>" : "") + "<sheet name=\"All\" sheetId=\"2\" r:id=\"rId2\"/></sheets></workbook>");
        Entry("xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Target=\"worksheets/sheet9.xml\"/><Relationship Id=\"rId2\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
        Entry("xl/worksheets/sheet1.xml", sheet.ToString());
        Entry("xl/sharedStrings.xml", "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">" + string.Concat(texts.Select(text => $"<si><t>{System.Security.SecurityElement.Escape(text)}</t></si>")) + "</sst>");
        return PathOf(file);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
