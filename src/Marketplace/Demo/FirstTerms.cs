using System.Security.Cryptography;
using System.Text.Json;
using Marketplace.Glossary;
using Marketplace.Imports.Mappings;
using Marketplace.Integration;
using Marketplace.Platform;
using Marketplace.Platform.Data;
using Marketplace.Platform.Messaging;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Demo;

/// <summary>What a start brings: the terms of the eleven fields always, and CC-CEDICT where its file is named.</summary>
internal static class FirstTerms
{
    private const int BatchRows = 20_000;
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Glossary", "Terms");

    /// <summary>Once per version of them.</summary>
    public static Task LoadOwn(IServiceProvider services)
    {
        var rows = new List<ImportRow>();
        foreach (var file in Directory.EnumerateFiles(Folder, "*.csv").Order(StringComparer.Ordinal))
        {
            foreach (var line in File.ReadLines(file).Skip(1))
            {
                var (zh, en) = (line[..line.IndexOf(',', StringComparison.Ordinal)], line[(line.IndexOf(',', StringComparison.Ordinal) + 1)..].Split(';'));
                rows.Add(new ImportRow(rows.Count + 1, JsonSerializer.SerializeToUtf8Bytes(
                    new { Source = GlossarySource.BuiltIn, Zh = zh, En = en, Field = Path.GetFileNameWithoutExtension(file) }, Json.Options)));
            }
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        rows.ForEach(row => hash.AppendData(row.Json.Span));
        return Load(services, $"terms {Convert.ToHexStringLower(hash.GetHashAndReset())}", rows, null);
    }

    /// <summary>Once; a newer file comes in by an import.</summary>
    public static Task LoadDictionary(IServiceProvider services, string file) => Load(
        services, $"terms {GlossarySource.CcCedict}",
        [.. File.ReadLines(file).Select((line, i) => (line, i)).Where(l => l.line.Length > 0 && l.line[0] != '#').Select(l => new ImportRow(l.i + 1, System.Text.Encoding.UTF8.GetBytes(l.line)))],
        ImportMapping.CcCedict);

    private static async Task Load(IServiceProvider services, string mark, IReadOnlyList<ImportRow> rows, ImportMapping? mapping)
    {
        var scopes = services.GetRequiredService<IServiceScopeFactory>();
        await using (var scope = scopes.CreateSystemScope())
        {
            if (await scope.ServiceProvider.GetRequiredService<MarketplaceDb>().Set<Mark>().AnyAsync(m => m.Name == mark))
            {
                return;
            }
        }

        foreach (var batch in rows.Chunk(BatchRows))
        {
            foreach (var fault in (await Send(scopes, new LoadRows("glossary", batch, mapping))).Faults)
            {
                Console.Error.WriteLine($"Term {fault.Line} is left out: {fault.Field} {fault.Message}");
            }
        }

        await Send(scopes, new MarkDatabase(mark));
    }

    private static async Task<TResult> Send<TResult>(IServiceScopeFactory scopes, ICommand<TResult> command)
    {
        await using var scope = scopes.CreateSystemScope();
        return await scope.ServiceProvider.GetRequiredService<ISender>().Send(command, CancellationToken.None);
    }
}
