using System.Text.Json;
using Marketplace.Benchmarks.Matching.Texts;
using Marketplace.Matching;

namespace Marketplace.Benchmarks.Http;

/// <summary>Results and needs, brought into the service by import.</summary>
internal static class LoadedService
{
    private const int LongestTitle = 500;

    /// <returns>The ids of the needs, by language.</returns>
    public static async Task<ILookup<string, Guid>> Fill(ServiceUnderTest service, IEnumerable<Item> results, IReadOnlyList<Need> needs)
    {
        await service.Import("organizations",
            ["""{"externalId":"u","name":"A university","kind":"university"}""", """{"externalId":"c","name":"A company","kind":"company"}"""]);
        // Before the results: else each of these is told of the needs that have come.
        await service.Import("needs", needs.Select(need => Wrk.Json(new { externalId = $"{need.Language} {need.Name}", organization = "c", title = Title(need.Title), description = need.Text })));
        await service.Import("results", results.Select((item, number) => Wrk.Json(new
        {
            externalId = $"{number}",
            organization = "u",
            title = Title(item.Main.Title),
            titleEn = item.Chinese is null ? null : Title(item.English?.Title),
            summary = Text(item.Main.Text),
            summaryEn = item.Chinese is null ? null : Text(item.English?.Text),
        })));
        await service.HasRest();

        await using var owner = await service.Owner();
        await using var ids = owner.CreateCommand("select left(external_id, 2), id from needs.needs where status = 'published'");
        await using var reader = await ids.ExecuteReaderAsync();
        var found = new List<(string Language, Guid Id)>();
        while (await reader.ReadAsync())
        {
            found.Add((reader.GetString(0), reader.GetGuid(1)));
        }

        return found.ToLookup(need => need.Language, need => need.Id);
    }

    /// <summary>What the service matches the two languages by by now: the words that it begins with, and what it has learned of its own texts.</summary>
    public static async Task<Knowledge> Knows(ServiceUnderTest service)
    {
        await using var owner = await service.Owner();
        await using var last = owner.CreateCommand("select body from matches.models where trained_at is not null and body is not null order by version desc limit 1");
        var learned = await last.ExecuteScalarAsync() is byte[] body ? BilingualModel.FromBytes(body) : null;
        Console.WriteLine($"  the service has learned from {learned?.Pairs ?? 0:n0} pairs of texts");
        return new Knowledge(Lexicon.Of(Glossary()), learned);
    }

    /// <summary>As they are posted.</summary>
    public static string Body(Need need) => JsonSerializer.Serialize(new { title = Title(need.Title), description = need.Text }, JsonSerializerOptions.Web);

    public static string? Title(string? title) => title is { Length: > LongestTitle } ? title[..LongestTitle] : title;

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static IEnumerable<LexiconEntry> Glossary() =>
        from file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Glossary", "Terms"), "*.csv")
        from line in File.ReadLines(file).Skip(1)
        let comma = line.IndexOf(',', StringComparison.Ordinal)
        from english in line[(comma + 1)..].Split(';')
        select new LexiconEntry(line[..comma], english);
}
