namespace SqlPushdown;

/// <summary>The files beside this one.</summary>
internal static class SqlFile
{
    // Not [CallerFilePath]: a deterministic build, as on a build server, knows no folder of this machine.
    public static string Read(string name) =>
        File.ReadAllText(Path.Combine((string)AppContext.GetData("EntryPointFileDirectoryPath")!, "sql-pushdown", name));
}
