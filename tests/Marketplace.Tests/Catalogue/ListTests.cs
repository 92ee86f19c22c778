using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Catalogue;

public sealed class ListTests(Shelf shelf) : IClassFixture<Shelf>
{
    private static readonly Dictionary<string, string> Short = new()
    {
        ["石墨烯导热膜"] = "graphene",
        ["Seawater lithium sorbent"] = "lithium",
        ["骨科手术机器人"] = "robot",
        ["Draft of a quantum sensor"] = "draft",
    };

    public static TheoryData<string, string, string> Queries
    {
        get
        {
            var queries = new TheoryData<string, string, string>();
            foreach (var side in new[] { "needs", "results" })
            {
                foreach (var (query, found) in new (string, string)[]
                {
                    ("", "robot lithium graphene"),
                    ("order=newest", "robot lithium graphene"),
                    ("order=oldest", "graphene lithium robot"),
                    ("order=recently_updated", "graphene robot lithium"),
                    ("status=published&order=oldest", "graphene lithium robot"),
                    ("status=draft", ""),
                    ("status=withdrawn", ""),
                    ("field=new_materials", "graphene"),
                    ("field=nuclear", ""),
                    ("region=US", "lithium"),
                    ("industry=35", "robot"),
                    ("language=en", "lithium"),
                    ("language=zh", "robot graphene"),
                    ("externalId=x-3", "robot"),
                    ("externalId=x-4", ""),
                    ("text=导热膜", "graphene"),
                    ("text=石墨烯 手机", "graphene"),
                    ("text=手术", "robot"),
                    ("text=机器人 石墨烯", ""),
                    ("text=LITHIUM sorbents", "lithium"),
                    ("text=extracting", "lithium"),
                    ("text=graphene film", "graphene"),
                    ("text=quantum", ""),
                    ("text=!?", ""),
                    ("since={since}", "graphene"),
                    ("since=2000-01-01T08:00:00%2B08:00&order=oldest", "graphene lithium robot"),
                    ("since=2990-01-01T00:00:00Z", ""),
                    ("organization={owner}", "lithium graphene"),
                    ("organization={owner}&text=石墨烯&field=new_materials&region=310115&industry=26&language=zh&status=published&externalId=x-1", "graphene"),
                    ("organization={owner}&externalId=x-3", ""),
                    ("organization=01980000-0000-7000-8000-000000000001", ""),
                })
                {
                    queries.Add(side, query, found);
                }
            }

            return queries;
        }
    }

    [Theory, MemberData(nameof(Queries))]
    public async Task It_is_filtered_and_ordered(string side, string query, string found) => (await Found(null, side, query)).ShouldBe(found);

    [Theory]
    [InlineData("needs")]
    [InlineData("results")]
    public async Task Whose_it_is_finds_its_draft_and_nobody_else_does(string side)
    {
        foreach (var query in new[] { "status=draft", "text=quantum", "externalId=x-4", "organization={owner}&status=draft" })
        {
            (await Found(shelf.Owner, side, query)).ShouldBe("draft", query);
            (await Found(shelf.Other, side, query)).ShouldBe("", query);
        }
    }

    [Theory]
    [InlineData("status=open", "status")]
    [InlineData("field=magic", "field")]
    [InlineData("field=NewMaterials", "field")]
    [InlineData("field=4", "field")]
    [InlineData("language=fr", "language")]
    [InlineData("region=moon", "region")]
    [InlineData("industry=C26", "industry")]
    [InlineData("order=upwards", "order")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=-1", "limit")]
    [InlineData("limit=201", "limit")]
    [InlineData("text=%00", "text")]
    public async Task A_filter_that_means_nothing_is_named(string query, string member)
    {
        foreach (var side in new[] { "needs", "results" })
        {
            (await shelf.App.Anyone().Send(HttpMethod.Get, $"/v1/{side}?{query}").ShouldRefuse(400, "invalid")).Faults().ShouldBe([member]);
        }
    }

    [Theory]
    [InlineData("limit=many")]
    [InlineData("limit=99999999999")]
    [InlineData("organization=x-1")]
    [InlineData("since=yesterday")]
    public async Task So_is_one_that_cannot_be_read(string query)
    {
        foreach (var side in new[] { "needs", "results" })
        {
            await shelf.App.Anyone().Send(HttpMethod.Get, $"/v1/{side}?{query}").ShouldRefuse(400, "unreadable");
        }
    }

    private async Task<string> Found(TestActor? by, string side, string query)
    {
        var filled = query.Replace("{owner}", $"{shelf.Owner.Organization}").Replace("{since}", shelf.Since[side]);
        return string.Join(' ', (await shelf.App.Read(by, $"/v1/{side}?{filled}")).Titles().Select(title => Short[title!]));
    }
}
