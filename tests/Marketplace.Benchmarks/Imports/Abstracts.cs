using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Marketplace.Benchmarks.Imports;

/// <summary>
/// Results of the shape of funded projects' abstracts: about 1,900 characters, some 155 different words, of a language that follows
/// Zipf's law. The words are made up of syllables; nothing is copied from anywhere.
/// </summary>
internal sealed class Abstracts
{
    private const int Vocabulary = 60_000;
    private static readonly string[] Syllables =
        ["ba", "con", "de", "lu", "men", "tra", "ver", "pho", "ny", "sti", "gra", "ren", "ox", "il", "thes", "mag", "ne", "tor", "al", "ic", "qua", "bio", "ther", "ma"];

    private static readonly string[] Endings = ["", "", "", "s", "ing", "ed", "tion", "al", "ity", "ive"];

    private readonly Random _random = new(7);
    private readonly string[] _words;
    private readonly double[] _cumulated = new double[Vocabulary];

    public Abstracts()
    {
        _words = [.. Enumerable.Range(0, Vocabulary).Select(_ => Word())];
        for (var (i, sum) = (0, 0.0); i < Vocabulary; i++)
        {
            _cumulated[i] = sum += 1 / (i + 2.7);
        }
    }

    public IEnumerable<(string ExternalId, string Title, string Summary)> Take(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var text = Text(Math.Clamp((int)(1900 + (_random.NextDouble() - 0.5) * 2400), 200, 6000));
            yield return (i.ToString("d7", CultureInfo.InvariantCulture), text[..120], text);
        }
    }

    public static string Json(string organization, (string ExternalId, string Title, string Summary) row) =>
        JsonSerializer.Serialize(new { externalId = row.ExternalId, organization, title = row.Title.Trim(), summary = row.Summary });

    private string Text(int length)
    {
        var text = new StringBuilder(length + 20);
        for (var n = 1; text.Length < length; n++)
        {
            var place = Array.BinarySearch(_cumulated, _random.NextDouble() * _cumulated[^1]);
            var word = _words[Math.Min(place < 0 ? ~place : place, Vocabulary - 1)];
            text.Append(n % 14 == 1 ? char.ToUpperInvariant(word[0]) + word[1..] : word).Append(n % 14 == 0 ? ". " : " ");
        }

        return text.ToString().Trim();
    }

    private string Word() => string.Concat(Enumerable.Range(0, 1 + _random.Next(4)).Select(_ => Syllables[_random.Next(Syllables.Length)])) + Endings[_random.Next(Endings.Length)];
}
