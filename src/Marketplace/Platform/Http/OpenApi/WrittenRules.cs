using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using FluentValidation;
using FluentValidation.Internal;
using FluentValidation.Validators;
using Microsoft.OpenApi;

namespace Marketplace.Platform.Http;

/// <summary>What the validators demand of a member, said in its schema as far as a schema can say it: what depends on another member it cannot.</summary>
internal sealed class WrittenRules(IServiceProvider services)
{
    private readonly Lazy<ILookup<(Type?, string), (IRuleComponent Component, bool OfItems, bool Depends)>> _rules = new(() =>
        AssemblyScanner.FindValidatorsInAssembly(typeof(Program).Assembly, includeInternalTypes: true)
            .Where(found => !found.ValidatorType.IsAbstract)
            .SelectMany(found => ((IValidator)ActivatorUtilities.CreateInstance(services, found.ValidatorType)).CreateDescriptor().Rules).SelectMany(WithDependent)
            .SelectMany(rule => rule.Components, (rule, component) => (Member: MemberOf(rule), Component: component, OfItems: IsOfItems(rule), Depends: rule.HasCondition || component.HasCondition))
            .Where(rule => rule.Member is not null)
            .ToLookup(rule => (rule.Member!.DeclaringType, rule.Member.Name), rule => (rule.Component, rule.OfItems, rule.Depends && !IsPatch(rule.Member))));

    /// <summary>Whether it must be there, and not be empty, whatever else is there.</summary>
    public bool Demand(MemberInfo member) =>
        Of(member).Any(rule => !rule.OfItems && !rule.Depends && rule.Component.Validator is INotNullValidator or INotEmptyValidator);

    public void Say(MemberInfo member, OpenApiSchema schema)
    {
        foreach (var (component, ofItems, depends) in Of(member))
        {
            if ((ofItems ? schema.Items : schema) is OpenApiSchema said)
            {
                Say(component.Validator, depends, said);
            }
        }
    }

    // What is shared by several messages is ruled by an interface of theirs.
    private IEnumerable<(IRuleComponent Component, bool OfItems, bool Depends)> Of(MemberInfo member) =>
        member.DeclaringType!.GetInterfaces().Prepend(member.DeclaringType).SelectMany(type => _rules.Value[(type, member.Name)]);

    private static void Say(IPropertyValidator rule, bool depends, OpenApiSchema schema)
    {
        switch (rule)
        {
            case INotEmptyValidator when !depends && IsOf(schema, JsonSchemaType.String):
                schema.MinLength = 1;
                break;
            case INotEmptyValidator when !depends && IsOf(schema, JsonSchemaType.Array):
                schema.MinItems = 1;
                break;
            case ILengthValidator { Max: > 0 } length:
                schema.MaxLength = length.Max;
                break;
            case IBetweenValidator between:
                (schema.Minimum, schema.Maximum) = (Text(between.From), Text(between.To));
                break;
            case IRegularExpressionValidator expression:
                schema.Pattern = expression.Expression;
                break;
            case ISayable { Words: { } words }:
                (schema.Enum, schema.MinLength) = ([.. words], null);
                break;
            case ISayable { Pattern: { } pattern } code:
                schema.Pattern = pattern;
                schema.Examples = code.Example is { } example ? [example] : schema.Examples;
                break;
            case ISayable { Most: { } most }:
                schema.MaxItems = most;
                break;
        }
    }

    private static bool IsOf(OpenApiSchema schema, JsonSchemaType type) => schema.Type?.HasFlag(type) == true && schema.Format is null;

    private static string? Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture);

    private static IEnumerable<IValidationRule> WithDependent(IValidationRule rule) => (rule.DependentRules ?? []).SelectMany(WithDependent).Prepend(rule);

    // That a member of a patch is set is no condition: of what is absent nothing is demanded anyway.
    private static bool IsPatch(MemberInfo? member) => member is PropertyInfo property && Patches.IsPatch(property.PropertyType);

    private static MemberInfo? MemberOf(IValidationRule rule) =>
        rule.Expression?.Body is MemberExpression { Expression: MemberExpression { Member: var patch } } && IsPatch(patch) ? patch : rule.Member;

    private static bool IsOfItems(IValidationRule rule) => rule.GetType().GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ICollectionRule<,>));
}
