using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Security.Cryptography;
using System.Text.Json;

namespace CrmRoi.Metrics.Tests;

/// <summary>The assembly of each target and its symbols: identity, and the way back to the source.</summary>
public class AssemblyTests
{
    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    public static TheoryData<string> Targets => ["net10.0", "net8.0", "netstandard2.0", "net462"];

    [Theory, MemberData(nameof(Targets))]
    public void The_identity_is_fixed_per_major_version_and_strong(string target)
    {
        using var file = Package.Instance().Assembly(target);
        var assembly = file.GetMetadataReader().GetAssemblyDefinition();
        Assert.Equal(new Version(int.Parse(Package.Instance().Field("version").Split('.')[0], System.Globalization.CultureInfo.InvariantCulture), 0, 0, 0), assembly.Version);
        Assert.False(assembly.PublicKey.IsNil);
        Assert.True(file.PEHeaders.CorHeader!.Flags.HasFlag(CorFlags.StrongNameSigned));
    }

    [Theory, MemberData(nameof(Targets))]
    public void The_build_is_reproducible_and_the_symbols_are_its_own(string target)
    {
        using var file = Package.Instance().Assembly(target);
        using var symbols = Package.Instance().SymbolsOf(target);
        var entries = file.ReadDebugDirectory();
        Assert.Contains(entries, entry => entry.Type == DebugDirectoryEntryType.Reproducible);
        var link = entries.Single(entry => entry.Type == DebugDirectoryEntryType.CodeView);
        var id = new BlobContentId(symbols.GetMetadataReader().DebugMetadataHeader!.Id);
        Assert.Equal((id.Guid, id.Stamp), (file.ReadCodeViewDebugDirectoryData(link).Guid, link.Stamp));
        Assert.StartsWith("/_/", file.ReadCodeViewDebugDirectoryData(link).Path, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Targets))]
    public void Every_source_file_is_in_the_symbols_and_that_of_the_repository(string target)
    {
        using var symbols = Package.Instance().SymbolsOf(target);
        var reader = symbols.GetMetadataReader();
        var documents = reader.Documents.Select(handle => (Handle: handle, Document: reader.GetDocument(handle))).Select(each => (each.Handle, Path: reader.GetString(each.Document.Name), Hash: reader.GetBlobBytes(each.Document.Hash))).ToArray();
        Assert.True(documents.Length > 200);
        Assert.All(documents, document => Assert.StartsWith("/_/", document.Path, StringComparison.Ordinal));
        Assert.All(documents, document => Assert.Contains(reader.GetCustomDebugInformation(document.Handle), handle => reader.GetGuid(reader.GetCustomDebugInformation(handle).Kind) == EmbeddedSource));
        Assert.All(
            documents.Where(document => !document.Path.Contains("/obj/", StringComparison.Ordinal)),
            document => Assert.Equal(SHA256.HashData(File.ReadAllBytes(Repository.PathOf(document.Path["/_/".Length..]))), document.Hash));
    }

    [Theory, MemberData(nameof(Targets))]
    public void The_symbols_link_to_the_commit_that_the_package_names(string target)
    {
        var commit = Package.Instance().Repository("commit");
        using var symbols = Package.Instance().SymbolsOf(target);
        var reader = symbols.GetMetadataReader();
        var link = reader.GetCustomDebugInformation(EntityHandle.ModuleDefinition).Select(reader.GetCustomDebugInformation).Single(information => reader.GetGuid(information.Kind) == SourceLink);
        using var map = JsonDocument.Parse(reader.GetBlobBytes(link.Value));
        var home = Package.Instance().Repository("url").Replace("https://github.com/", "https://raw.githubusercontent.com/", StringComparison.Ordinal);
        Assert.Equal($"{home}/{commit}/*", map.RootElement.GetProperty("documents").GetProperty("/_/*").GetString());
        using var file = Package.Instance().Assembly(target);
        Assert.Contains($"+{commit}", System.Text.Encoding.UTF8.GetString(file.GetMetadata().GetContent().AsSpan()), StringComparison.Ordinal);
    }
}
