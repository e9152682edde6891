using System;
using System.Collections.Generic;

namespace Microsoft.Xrm.Sdk
{
    public interface IPlugin
    {
        void Execute(IServiceProvider serviceProvider);
    }

    public interface IPluginExecutionContext
    {
        Guid UserId { get; }

        ParameterCollection InputParameters { get; }

        ParameterCollection OutputParameters { get; }
    }

    public interface IOrganizationServiceFactory
    {
        IOrganizationService CreateOrganizationService(Guid? userId);
    }

    public interface IOrganizationService
    {
        EntityCollection RetrieveMultiple(Query.QueryExpression query);
    }

    public interface ITracingService
    {
        void Trace(string format, params object[] args);
    }

    public sealed class ParameterCollection : Dictionary<string, object>
    {
    }

    public sealed class EntityCollection
    {
        public List<Entity> Entities { get; } = new List<Entity>();

        public bool MoreRecords { get; set; }

        public string PagingCookie { get; set; }
    }

    public sealed class Entity
    {
        public Guid Id { get; set; }

        public Dictionary<string, object> Attributes { get; } = new Dictionary<string, object>();

        public T GetAttributeValue<T>(string name) => Attributes.TryGetValue(name, out var value) ? (T)value : default(T);
    }

    public sealed class OptionSetValue
    {
        public OptionSetValue(int value) => Value = value;

        public int Value { get; }
    }

    public sealed class Money
    {
        public Money(decimal value) => Value = value;

        public decimal Value { get; }
    }

    public sealed class InvalidPluginExecutionException : Exception
    {
        public InvalidPluginExecutionException(string message, Exception inner)
            : base(message, inner)
        {
        }
    }
}

namespace Microsoft.Xrm.Sdk.Query
{
    public enum ConditionOperator
    {
        Equal,
    }

    public sealed class QueryExpression
    {
        public QueryExpression(string entityName) => EntityName = entityName;

        public string EntityName { get; }

        public ColumnSet ColumnSet { get; set; }

        public PagingInfo PageInfo { get; set; }

        public FilterExpression Criteria { get; } = new FilterExpression();
    }

    public sealed class ColumnSet
    {
        public ColumnSet(params string[] columns) => Columns = columns;

        public IReadOnlyList<string> Columns { get; }
    }

    public sealed class PagingInfo
    {
        public int Count { get; set; }

        public int PageNumber { get; set; }

        public string PagingCookie { get; set; }
    }

    public sealed class FilterExpression
    {
        public Dictionary<string, object> Conditions { get; } = new Dictionary<string, object>();

        public void AddCondition(string attributeName, ConditionOperator conditionOperator, object value) => Conditions.Add(attributeName, value);
    }
}
