using System.Text.RegularExpressions;
using FluentValidation;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Glossary;

/// <summary>Before its terms: of each it is known where it comes from and under what licence. It never changes.</summary>
internal sealed record PostSource(SourceFields Body) : ICommand<SourceView>;

/// <inheritdoc cref="GlossarySource"/>
internal sealed record SourceFields(string? Name = null, string? Title = null, string? Licence = null, string? Attribution = null, string? Url = null)
{
    public static readonly SourceFields Example = new("membrane-terms", "Terms of membrane science", "CC-BY-4.0", "The authors of the collection", "https://example.org/membrane-terms");
}

internal static class PostSourceEndpoint
{
    public static async Task<Created<SourceView>> Handle(SourceFields fields, ISender sender, CancellationToken ct)
    {
        var source = await sender.Send(new PostSource(fields), ct);
        return TypedResults.Created($"/v1/glossary/sources/{source.Id}", source);
    }
}

internal sealed class PostSourceValidator : AbstractValidator<PostSource>
{
    public PostSourceValidator() => RuleFor(p => p.Body).SetValidator(new SourceFieldsValidator());
}

internal sealed partial class SourceFieldsValidator : AbstractValidator<SourceFields>
{
    private const string Form = "^[a-z0-9][a-z0-9-]{0,49}$";

    public SourceFieldsValidator()
    {
        RuleFor(s => s.Name).NotEmpty().Code(name => Name().IsMatch(name), "source_name", Form, "membrane-terms");
        RuleFor(s => s.Title).NotEmpty().MaximumLength(Rules.TitleLimit);
        RuleFor(s => s.Licence).NotEmpty().MaximumLength(Rules.TitleLimit);
        RuleFor(s => s.Attribution).NotEmpty().MaximumLength(Rules.TitleLimit);
        RuleFor(s => s.Url).MaximumLength(Rules.TitleLimit);
    }

    [GeneratedRegex(Form)]
    private static partial Regex Name();
}

internal sealed class PostSourceHandler(MarketplaceDb db, TimeProvider time) : ICommandHandler<PostSource, SourceView>
{
    public async Task<SourceView> Handle(PostSource command, CancellationToken ct)
    {
        var (fields, id, now) = (command.Body, Guid.CreateVersion7(time.Now()), time.Now());
        var made = await db.Database.ExecuteSqlAsync(
            $"""
             insert into glossary.sources (id, name, title, licence, attribution, url, created_at)
             values ({id}, {fields.Name}, {fields.Title}, {fields.Licence}, {fields.Attribution}, {fields.Url}, {now}) on conflict do nothing
             """, ct);
        var stored = await db.GlossarySources.AsNoTracking().SingleAsync(s => s.Name == fields.Name, ct);
        return made == 1 || (stored.Title, stored.Licence, stored.Attribution, stored.Url) == (fields.Title, fields.Licence, fields.Attribution, fields.Url)
            ? SourceView.Of(stored, await db.Terms.CountAsync(t => t.Source == stored.Name && t.WithdrawnAt == null, ct))
            : throw Problem.Of("already_exists", "name");
    }
}
