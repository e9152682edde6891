using System.Runtime.CompilerServices;

namespace SqlPushdown;

/// <summary>The files beside this one.</summary>
internal static class SqlFile
{
    public static string Read(string name) => File.ReadAllText(Path.Combine(Folder(), name));

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
