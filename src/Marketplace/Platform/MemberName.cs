using System.Linq.Expressions;
using System.Text.Json;
using FluentValidation;

namespace Marketplace.Platform;

/// <summary>The client's own name for a member: our name for the body and what a patch wraps its value in are no part of it.</summary>
internal static class MemberName
{
    /// <summary>So that validators know the same names as the client, in keys and in sentences.</summary>
    public static void ConfigureValidators()
    {
        ValidatorOptions.Global.PropertyNameResolver = (_, _, member) => Of(member);
        ValidatorOptions.Global.DisplayNameResolver = (_, _, member) => Of(member);
    }

    /// <param name="path">As System.Text.Json has it: <c>$.body.title</c>.</param>
    public static string Of(string path) => string.Join('.', path.Split('.').Where(part => part is not ("$" or "body")));

    /// <summary>What a reader of JSON says is wrong, in our words, by the name of the member.</summary>
    public static ILookup<string, string> Faults(JsonException fault)
    {
        // A member of a patch is read by itself: where the path ends, the exception within goes on.
        var (path, last) = (fault.Path ?? "$", fault);
        while (last.InnerException is JsonException { Path: { } rest } within)
        {
            (path, last) = (path + rest[1..], within);
        }

        return new[] { last }.ToLookup(
            json => Of(Unknown(json) is { } member ? $"{path}.{member}" : path),
            json => Texts.Of(json.Message.StartsWith(UnstorableText.Code, StringComparison.Ordinal) ? UnstorableText.Code : "member_unreadable"));
    }

    /// <summary>The parameter of a query that the framework could not read. It names it in its message only, with its type.</summary>
    public static string? OfParameter(BadHttpRequestException fault) =>
        fault.Message.StartsWith("Failed to bind parameter \"", StringComparison.Ordinal) && fault.Message.Split('"')[1].Split(' ') is [.., var name]
            ? JsonNamingPolicy.CamelCase.ConvertName(name)
            : null;

    // The path of a member that is not known, stands there twice or is missing ends before its name, which stands in the message only.
    private static string? Unknown(JsonException fault) => fault.Message.Split('\'') switch
    {
        ["The JSON property ", var name, ..] when fault.Path?.EndsWith(name, StringComparison.Ordinal) != true => name,
        ["JSON deserialization for type ", _, " was missing required properties including: ", var name, ..] => name,
        _ => null,
    };

    private static string? Of(LambdaExpression? member)
    {
        var names = new Stack<string>();
        for (var part = member?.Body as MemberExpression; part is not null; part = part.Expression as MemberExpression)
        {
            if (part.Member.Name != "Body" && !Patches.IsPatch(part.Member.DeclaringType!))
            {
                names.Push(JsonNamingPolicy.CamelCase.ConvertName(part.Member.Name));
            }
        }

        return names.Count == 0 ? null : string.Join('.', names);
    }
}
