using FluentValidation;
using Marketplace.Imports.Mappings;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Http;
using Marketplace.Platform.Messaging;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Marketplace.Imports;

/// <param name="Source">Of the terms of a TBX file, which does not name it; <c>own</c> where absent.</param>
/// <param name="Body">The whole file; it can be read again from its beginning.</param>
internal sealed record StartImport(string? Kind, string? Mapping, string? Source, bool Publish, ImportForm Form, Stream Body) : ICommand<ImportView>;

internal static class StartImportEndpoint
{
    public const string Rows = "application/x-ndjson";
    public const string Csv = "text/csv";
    public const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public const string Text = "text/plain";
    public const string Xml = "application/xml";

    public static readonly MediaExamples Examples = new()
    {
        [Rows] = """{"externalId":"org-1","name":"示例新材料有限公司","kind":"company","uscc":"91310115MA1K4UNM2X","region":"310115"}""" + "\n",
        [Csv] = "externalId,name,kind,uscc,region\norg-1,示例新材料有限公司,company,91310115MA1K4UNM2X,310115\n",
        [Workbook] = "(a workbook; its first sheet is read, with the same header as in CSV)",
        [Text] = "納濾膜 纳滤膜 [na4 lu:4 mo2] /nanofiltration membrane/\n",
        [Xml] = """<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><text><body/></text></tbx>""",
    };

    public static async Task<Accepted<ImportView>> Handle(string? kind, string? mapping, string? source, bool? publish, HttpRequest request, ISender sender, CancellationToken ct)
    {
        var form = FormOf(request.ContentType);
        // Nothing is begun until all of it has come.
        await using var file = new FileStream(
            Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.Asynchronous | FileOptions.DeleteOnClose);
        await request.Body.CopyToAsync(file, ct);
        var import = await sender.Send(new StartImport(kind, mapping, source, publish ?? false, form, file), ct);
        return TypedResults.Accepted($"/v1/imports/{import.Id}", import);
    }

    // Routing refuses other types, and lets none at all pass.
    private static ImportForm FormOf(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type) && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
            ? type.MediaType.ToString().ToLowerInvariant() switch
            {
                Rows => ImportForm.Rows,
                Csv => ImportForm.Csv,
                Workbook => ImportForm.Workbook,
                Text => ImportForm.Text,
                Xml => ImportForm.Xml,
                _ => throw Problem.Of("unsupported_media_type"),
            }
            : throw Problem.Of("unsupported_media_type");
}

/// <summary>How the rows are written.</summary>
internal enum ImportForm { Rows, Csv, Workbook, Text, Xml }

internal sealed class StartImportValidator : AbstractValidator<StartImport>
{
    public StartImportValidator()
    {
        RuleFor(s => s.Kind).NotEmpty().OneOf(default(ImportKind));
        RuleFor(s => s.Mapping).OneOf(default(ImportMapping)).DependentRules(() => RuleFor(s => s.Mapping)
            .Must((s, mapping) => mapping is null || SnakeCase.Name(Mapping.Of(SnakeCase.Parse<ImportMapping>(mapping)).Target) == s.Kind).WithMessage(_ => Texts.Of("mapping_kind")));
        // A plain text has no rows of its own, and XML is read as TBX.
        RuleFor(s => s.Mapping).Must((s, mapping) => (s.Form == ImportForm.Text) == (mapping == SnakeCase.Name(ImportMapping.CcCedict))).WithMessage(_ => Texts.Of("mapping_form"));
        RuleFor(s => s.Kind).Must((s, kind) => s.Form != ImportForm.Xml || kind == SnakeCase.Name(ImportKind.Glossary)).WithMessage(_ => Texts.Of("xml_kind"));
        RuleFor(s => s.Source).Null().When(s => s.Form != ImportForm.Xml).WithMessage(_ => Texts.Of("xml_source"));
        RuleFor(s => s.Source).MaximumLength(Rules.IdLimit);
    }
}

internal sealed class StartImportHandler(MarketplaceDb db, IEnumerable<IImportTarget> targets, Actor actor, TimeProvider time) : ICommandHandler<StartImport, ImportView>
{
    public async Task<ImportView> Handle(StartImport command, CancellationToken ct)
    {
        if (command.Publish && !actor.IsOperator && !actor.Has(Role.Manager))
        {
            throw Problem.NotAllowed("publish", Import.KindName);
        }

        if (command.Kind == SnakeCase.Name(ImportKind.Glossary) && !actor.IsOperator)
        {
            throw Problem.NotAllowed("glossary", Import.KindName);
        }

        var mapping = SnakeCase.ParseOrNull<ImportMapping>(command.Mapping);
        var import = new Import(SnakeCase.Parse<ImportKind>(command.Kind!), mapping, command.Publish, actor, time.Now());
        // After a collision the command is done again, with the file read to its end.
        command.Body.Position = 0;
        var columns = mapping is { } format ? Mapping.Of(format).Columns : targets.Single(t => t.Kind == command.Kind).Columns;
        var lines = command.Form switch
        {
            ImportForm.Csv => CsvRows.Read(command.Body, columns, ct),
            ImportForm.Workbook => XlsxRows.Read(command.Body, columns).ToAsyncEnumerable(),
            ImportForm.Text => CcCedictLines.Entries(Lines.Read(command.Body, ct)),
            ImportForm.Xml => TbxRows.Read(command.Body, command.Source, ct),
            _ => Lines.Read(command.Body, ct),
        };
        var count = await db.Stage(import.Id, lines, ct);
        if (count == 0)
        {
            throw FileFault.Of("file_no_rows");
        }

        // The change that is saved with it wakes the worker.
        import.Staged(count);
        db.Imports.Add(import);
        return ImportView.Of(import);
    }
}
