using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace CrmRoi.Metrics.Tests;

/// <summary>The package and its symbols as they were packed: the files in them, and what the nuspec says.</summary>
internal sealed class Package
{
    private static readonly Lazy<Package?> Opened = new(Open);

    private readonly Dictionary<string, byte[]> _files;

    private Package(string folder, string package)
    {
        Folder = folder;
        _files = Read(package);
        Symbols = Read(Path.ChangeExtension(package, ".snupkg"));
        var metadata = XDocument.Parse(Text("CrmRoi.Metrics.nuspec")).Root!;
        Metadata = metadata.Elements().Single();
    }

    public string Folder { get; }

    public IReadOnlyDictionary<string, byte[]> Files => _files;

    public IReadOnlyDictionary<string, byte[]> Symbols { get; }

    public XElement Metadata { get; }

    public IEnumerable<string> Targets => _files.Keys.Where(path => path.StartsWith("lib/", StringComparison.Ordinal)).Select(path => path.Split('/')[1]).Distinct();

    /// <summary>The package; the test is skipped where none was packed.</summary>
    public static Package Instance()
    {
        Assert.SkipWhen(Opened.Value is null, "PACKAGES names no folder with a package.");
        return Opened.Value!;
    }

    public string Text(string path)
    {
        using var reader = new StreamReader(new MemoryStream(_files[path]));
        return reader.ReadToEnd();
    }

    public string Field(string name) => Metadata.Elements().Single(element => element.Name.LocalName == name).Value;

    public string Repository(string attribute) => Metadata.Elements().Single(element => element.Name.LocalName == "repository").Attribute(attribute)!.Value;

    public PEReader Assembly(string target) => new(new MemoryStream(_files[$"lib/{target}/CrmRoi.Metrics.dll"]));

    public MetadataReaderProvider SymbolsOf(string target) => MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(Symbols[$"lib/{target}/CrmRoi.Metrics.pdb"]));

    private static Package? Open() =>
        Environment.GetEnvironmentVariable("PACKAGES") is { Length: > 0 } folder ? new Package(folder, Directory.GetFiles(folder, "CrmRoi.Metrics.?.*.nupkg").Single()) : null;

    private static Dictionary<string, byte[]> Read(string archive)
    {
        using var zip = ZipFile.OpenRead(archive);
        return zip.Entries.ToDictionary(entry => entry.FullName, Bytes);

        static byte[] Bytes(ZipArchiveEntry entry)
        {
            using var stream = entry.Open();
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            return copy.ToArray();
        }
    }
}
