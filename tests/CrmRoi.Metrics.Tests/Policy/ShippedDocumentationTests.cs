using System.Reflection;
using System.Xml.Linq;
using CrmRoi.Metrics.Sales;

namespace CrmRoi.Metrics.Tests.Policy;

/// <summary>The XML beside the assembly documents the public API and nothing else: what is internal is commented with two strokes.</summary>
public class ShippedDocumentationTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Fact]
    public void Nothing_internal_is_documented_for_users()
    {
        var visible = typeof(Deal).Assembly.GetExportedTypes().SelectMany(type => type.GetMembers(Declared).Where(IsVisible).Select(member => $"{NameOf(type)}.{NameOf(member)}").Append(NameOf(type))).ToLookup(name => name);
        var documented = XDocument.Load(Path.ChangeExtension(typeof(Deal).Assembly.Location, ".xml")).Descendants("member").Select(member => (string)member.Attribute("name")!).ToArray();
        Assert.True(documented.Length > 1000);
        var tooMany = documented.GroupBy(id => id[2..].Split('(')[0].Split("``")[0]).Where(ids => ids.Count() > visible[ids.Key].Count());
        Assert.True(!tooMany.Any(), $"`dotnet run .ci/comments.cs` mends this: {string.Join(", ", tooMany.Select(ids => ids.Key).Take(20))}");
    }

    private static bool IsVisible(MemberInfo member) => member switch
    {
        MethodBase method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly,
        FieldInfo field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly,
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(IsVisible),
        _ => false,
    };

    private static string NameOf(Type type) => (type.FullName ?? type.Name).Replace('+', '.');

    private static string NameOf(MemberInfo member) => member.Name.Replace('.', '#');
}
