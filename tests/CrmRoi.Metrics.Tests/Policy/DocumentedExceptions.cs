using System.Reflection;
using System.Xml.Linq;
using CrmRoi.Metrics.Sales;

namespace CrmRoi.Metrics.Tests.Policy;

/// <summary>What the shipped XML says that a member throws; what a member inherits its comment from says it for it.</summary>
internal sealed class DocumentedExceptions
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    private readonly Dictionary<string, XElement> _members =
        XDocument.Load(Path.ChangeExtension(typeof(Deal).Assembly.Location, ".xml")).Descendants("member").ToDictionary(member => (string)member.Attribute("name")!);

    private readonly Dictionary<MethodBase, HashSet<string>> _known = [];

    /// <summary>The full names of the exceptions.</summary>
    public HashSet<string> Of(MethodBase method)
    {
        if (!_known.TryGetValue(method, out var names))
            _known.Add(method, names = [.. Find(method)]);
        return names;
    }

    private IEnumerable<string> Find(MethodBase method)
    {
        if (method.DeclaringType!.Assembly != typeof(Deal).Assembly)
            return OfTheFramework(method);
        if (!_members.TryGetValue(IdOf(Definition(method)), out var comment))
            return [];
        var own = comment.Elements("exception").Select(exception => ((string)exception.Attribute("cref")!)[2..]);
        return comment.Element("inheritdoc") is null ? own : own.Concat(Inherited(method).SelectMany(Find));
    }

    private static IEnumerable<MethodBase> Inherited(MethodBase method)
    {
        if (method is not MethodInfo { IsStatic: false } own)
            yield break;
        if (own.GetBaseDefinition() != own)
            yield return own.GetBaseDefinition();
        if (own.DeclaringType!.IsInterface)
            yield break;
        foreach (var face in own.DeclaringType.GetInterfaces())
        {
            var map = own.DeclaringType.GetInterfaceMap(face);
            for (var i = 0; i < map.TargetMethods.Length; i++)
            {
                if (map.TargetMethods[i].MetadataToken == own.MetadataToken && map.TargetMethods[i].Module == own.Module)
                    yield return map.InterfaceMethods[i];
            }
        }
    }

    private static string[] OfTheFramework(MethodBase method) => method.Name switch
    {
        "ToString" or "TryFormat" when method.GetParameters().Length > 0 => ["System.FormatException"],
        "ContainsKey" or "TryGetValue" => ["System.ArgumentNullException"],
        _ => [],
    };

    private static MethodBase Definition(MethodBase method) =>
        method.DeclaringType!.IsConstructedGenericType || method is MethodInfo { IsConstructedGenericMethod: true } ? method.Module.ResolveMethod(method.MetadataToken)! : method;

    /// <summary>The name of a member in the XML, that of its property or itself.</summary>
    public static string IdOf(MethodBase definition)
    {
        var type = definition.DeclaringType!;
        var property = type.GetProperties(All).FirstOrDefault(property => property.GetAccessors(nonPublic: true).Any(accessor => accessor.MetadataToken == definition.MetadataToken));
        var name = property?.Name ?? (definition.IsConstructor ? "#ctor" : definition.Name);
        if (definition.IsGenericMethod)
            name += $"``{definition.GetGenericArguments().Length}";
        var parameters = string.Join(",", definition.GetParameters().Select(parameter => NameOf(parameter.ParameterType)));
        var result = definition.Name is "op_Implicit" or "op_Explicit" ? $"~{NameOf(((MethodInfo)definition).ReturnType)}" : "";
        return $"{(property is null ? 'M' : 'P')}:{type.FullName!.Replace('+', '.')}.{name}{(parameters == "" ? "" : $"({parameters})")}{result}";
    }

    private static string NameOf(Type type)
    {
        if (type.IsByRef)
            return NameOf(type.GetElementType()!) + "@";
        if (type.IsArray)
            return NameOf(type.GetElementType()!) + "[]";
        if (type.IsGenericParameter)
            return (type.DeclaringMethod is null ? "`" : "``") + type.GenericParameterPosition;
        if (!type.IsGenericType)
            return type.FullName!.Replace('+', '.');
        var open = type.GetGenericTypeDefinition().FullName!;
        return $"{open[..open.IndexOf('`', StringComparison.Ordinal)]}{{{string.Join(",", type.GetGenericArguments().Select(NameOf))}}}";
    }
}
