using System.Text.Json;

namespace Marketplace.Tests.Catalogue;

/// <summary>Members that no thing can have, as JSON, and how each is refused.</summary>
internal static class BadMembers
{
    public static bool IsForPostAlone(string kind, string member, string value) =>
        // A list of titles is worth having: an import may leave the summary out, and so may a change.
        member is "externalId" or "organization" || (kind, member) == ("results", "summary") && value is "null" or "\" \"";

    public static TheoryData<string, string, string, string> Texts
    {
        get
        {
            var bad = new TheoryData<string, string, string, string>();
            foreach (var (kind, member, most, demanded) in new[]
            {
                ("needs", "title", 500, true), ("needs", "titleEn", 500, false), ("needs", "description", 50_000, true), ("needs", "descriptionEn", 50_000, false), ("needs", "externalId", 200, false),
                ("results", "title", 500, true), ("results", "titleEn", 500, false), ("results", "summary", 50_000, true), ("results", "summaryEn", 50_000, false), ("results", "organization", 200, false),
                ("organizations", "name", 500, true), ("organizations", "nameEn", 500, false), ("organizations", "externalId", 200, false),
            })
            {
                foreach (var value in new[] { "1", "true", "[]", "{}", """["a"]""", """ "a\u0000b" """, """ "a\ud800b" """, """ "\udc00" """ })
                {
                    bad.Add(kind, member, value, "unreadable");
                }

                bad.Add(kind, member, JsonSerializer.Serialize(new string('x', most + 1)), "invalid");
                foreach (var value in demanded ? new[] { "null", "\" \"" } : []) bad.Add(kind, member, value, "invalid");
            }

            return bad;
        }
    }

    public static TheoryData<string, string, string, string> Codes
    {
        get
        {
            var bad = new TheoryData<string, string, string, string>();
            foreach (var kind in new[] { "needs", "results" })
            {
                Add(kind, "language", "unreadable", "\"fr\"", "1", "[]");
                Add(kind, "field", "unreadable", "\"magic\"", "4", "true");
                Add(kind, "industry", "invalid", "\"C26\"", "\"2\"", "\"265\"", "\"二六\"");
                Add(kind, kind == "needs" ? "trlMin" : "trl", "invalid", "0", "10", "-1", "2147483647");
                Add(kind, kind == "needs" ? "trlMin" : "trl", "unreadable", "\"5\"", "5.5", "1e99", "99999999999", "true", "{}");
                // Not the client's to say, or not known at all.
                foreach (var member in new[] { "id", "status", "version", "createdAt", "publishedAt", "unverified", "postedBy", "Title", "colour", "$ref", "" })
                {
                    Add(kind, member, "unreadable", "\"published\"");
                }
            }

            foreach (var kind in new[] { "needs", "results", "organizations" })
            {
                Add(kind, "region", "invalid", "\"moon\"", "\"31011\"", "\"3101155\"", "\"cn\"", "\"010101\"", "\"３１０１１５\"");
            }

            Add("needs", "deadline", "unreadable", "\"2026-02-30\"", "\"2026-13-01\"", "\"tomorrow\"", "\"2026-1-1\"", "\"2026-06-30T00:00:00Z\"", "20260630", "\"10000-01-01\"");
            Add("needs", "anonymous", "unreadable", "\"yes\"", "1", "[]");
            Add("needs", "licence", "unreadable", "\"free\"", "0", "[\"exclusive\"]");
            Add("organizations", "kind", "unreadable", "\"castle\"", "0", "[]");
            Add("organizations", "kind", "invalid", "null");
            Add("organizations", "stateFounded", "unreadable", "\"yes\"", "0");
            Add("organizations", "uscc", "invalid", "\"91310115MA1K4UNM2Y\"", "\"91310115\"", "\"91310115ma1k4unm2x\"");
            Add("organizations", "ror", "invalid", "\"042nb2s45\"", "\"http://ror.org/042nb2s44\"", "\"x\"");
            Add("organizations", "uscc", "unreadable", "91310115", "[]");
            return bad;

            void Add(string kind, string member, string code, params string[] values)
            {
                foreach (var value in values) bad.Add(kind, member, value, code);
            }
        }
    }

    public static TheoryData<string, string, string, string, string> Lists
    {
        get
        {
            var bad = new TheoryData<string, string, string, string, string>();
            foreach (var kind in new[] { "needs", "results" })
            {
                bad.Add(kind, "keywords", "\"a\"", "unreadable", "keywords");
                bad.Add(kind, "keywords", "{}", "unreadable", "keywords");
                bad.Add(kind, "keywords", "[\"a\",1]", "unreadable", "keywords[1]");
                bad.Add(kind, "keywords", "[[\"a\"]]", "unreadable", "keywords[0]");
                bad.Add(kind, "keywords", """["\u0000"]""", "unreadable", "keywords[0]");
                bad.Add(kind, "keywords", "[\"a\",null]", "invalid", "keywords[1]");
                bad.Add(kind, "keywords", "[\" \"]", "invalid", "keywords[0]");
                bad.Add(kind, "keywords", $"[\"{new string('k', 201)}\"]", "invalid", "keywords[0]");
                bad.Add(kind, "keywords", $"[{string.Join(',', Enumerable.Repeat("\"k\"", 51))}]", "invalid", "keywords");
            }

            foreach (var (member, word) in new[] { ("licences", "exclusive"), ("ipRights", "know_how") })
            {
                bad.Add("results", member, $"\"{word}\"", "unreadable", member);
                bad.Add("results", member, $"[\"{word}\",\"magic\"]", "unreadable", $"{member}[1]");
                bad.Add("results", member, "[null]", "unreadable", $"{member}[0]");
                bad.Add("results", member, "[0]", "unreadable", $"{member}[0]");
                bad.Add("results", member, $"[{string.Join(',', Enumerable.Repeat($"\"{word}\"", 51))}]", "invalid", member);
            }

            bad.Add("needs", "targets", "{}", "unreadable", "targets");
            bad.Add("needs", "targets", "[1]", "unreadable", "targets[0]");
            bad.Add("needs", "targets", $"[{string.Join(',', Enumerable.Repeat("""{"name":"a","required":"1"}""", 51))}]", "invalid", "targets");
            return bad;
        }
    }
}
