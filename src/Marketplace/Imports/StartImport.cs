using FluentValidation;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Marketplace.Imports;

/// <param name="Body">The whole file; it can be read again from its beginning.</param>
internal sealed record StartImport(string? Kind, bool Publish, Stream Body) : ICommand<ImportView>;

internal static class StartImportEndpoint
{
    public const string MediaType = "application/x-ndjson";
    public const string Example = """{"externalId":"org-1","name":"示例新材料有限公司","kind":"company","uscc":"91310115MA1K4UNM2X","region":"310115"}""" + "\n";

    public static async Task<Accepted<ImportView>> Handle(string? kind, bool? publish, HttpRequest request, ISender sender, CancellationToken ct)
    {
        // Routing refuses other types, and lets none at all pass.
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals(MediaType, StringComparison.OrdinalIgnoreCase))
        {
            throw Problem.Of("unsupported_media_type");
        }

        // Nothing is begun until all of it has come.
        await using var file = new FileStream(
            Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.Asynchronous | FileOptions.DeleteOnClose);
        await request.Body.CopyToAsync(file, ct);
        var import = await sender.Send(new StartImport(kind, publish ?? false, file), ct);
        return TypedResults.Accepted($"/v1/imports/{import.Id}", import);
    }
}

internal sealed class StartImportValidator : AbstractValidator<StartImport>
{
    public StartImportValidator() => RuleFor(s => s.Kind).NotEmpty().OneOf(default(ImportKind));
}

internal sealed class StartImportHandler(MarketplaceDb db, Actor actor, TimeProvider time) : ICommandHandler<StartImport, ImportView>
{
    public async Task<ImportView> Handle(StartImport command, CancellationToken ct)
    {
        if (command.Publish && !actor.IsOperator && !actor.Has(Role.Manager))
        {
            throw Problem.NotAllowed("publish", Import.KindName);
        }

        var import = new Import(SnakeCase.Parse<ImportKind>(command.Kind!), command.Publish, actor, time.Now());
        // After a collision the command is done again, with the file read to its end.
        command.Body.Position = 0;
        if (await db.Stage(import.Id, command.Body, ct) == 0)
        {
            throw Problem.Of("unreadable");
        }

        // The change that is saved with it wakes the worker.
        db.Imports.Add(import);
        return ImportView.Of(import);
    }
}
