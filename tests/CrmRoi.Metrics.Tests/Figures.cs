using System.Collections;
using System.Reflection;

namespace CrmRoi.Metrics.Tests;

/// <summary>Asks a summary for every figure that it has: its properties, its questions without an argument, with a share or with a number, and the figures of what they answer.</summary>
internal static class Figures
{
    private const int Depth = 2, Items = 3;

    private static readonly string[] NoFigures = ["Merge", "Equals", "GetHashCode", "GetType", "ToBytes", "GetEnumerator"];

    private static readonly Dictionary<Type, Func<object, object?>[]> Questions = [];

    /// <summary>The number of figures asked for. Only what lies beyond decimal, and what the summary refuses in words, may not be read.</summary>
    public static int AskAll(object? value, int depth = Depth)
    {
        if (value is null || depth < 0)
            return 0;
        if (value is IEnumerable items and not string)
            return items.Cast<object?>().Take(Items).Sum(item => AskAll(item, depth - 1));
        if (value.GetType() is var type && type.Assembly != typeof(Ratio).Assembly || type.IsEnum)
            return 1;

        var asked = 1;
        foreach (var question in QuestionsOf(type))
        {
            try
            {
                asked += AskAll(question(value), depth - 1);
            }
            catch (TargetInvocationException error) when (error.InnerException is OverflowException || IsNamed(error.InnerException))
            {
                asked++;
            }
        }

        Assert.NotEmpty(value.ToString()!);
        return asked;
    }

    // A question that the summary refuses in words of the library: a score of another scale.
    private static bool IsNamed(Exception? error) => error is InvalidOperationException { Message: var message } && message.Contains("but was ", StringComparison.Ordinal);

    private static Func<object, object?>[] QuestionsOf(Type type)
    {
        lock (Questions)
        {
            if (Questions.TryGetValue(type, out var known))
                return known;
            var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0)
                .Select(property => new Func<object, object?>(property.GetValue));
            var methods = type.GetMethods(BindingFlags.Public | BindingFlags.Instance)
                .Where(method => !method.IsSpecialName && !method.IsGenericMethod && method.ReturnType != typeof(void) && !NoFigures.Contains(method.Name))
                .Select(method => Question(method)).OfType<Func<object, object?>>();
            return Questions[type] = [.. properties, .. methods];
        }
    }

    // Null if it takes something that no summary has by itself: a name, a calendar.
    private static Func<object, object?>? Question(MethodInfo method)
    {
        object?[] arguments = [.. method.GetParameters().Select(parameter => parameter.ParameterType == typeof(double) ? 0.5 : parameter.ParameterType == typeof(int) ? 3 : (object?)null)];
        return arguments.Contains(null) ? null : value => method.Invoke(value, arguments);
    }
}
