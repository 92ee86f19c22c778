using System.Net.Http.Headers;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;
using Npgsql;

namespace Marketplace.Tests.Access;

public sealed class TokenTests(TestApp app, TestServer server) : IClassFixture<TestApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_client_is_told_who_it_is()
    {
        var actor = await app.Actor(Role.Manager);
        var me = await (await app.As(actor).Send(HttpMethod.Get, "/v1/me")).Json();
        (me.GetProperty("clientId").GetString(), me.GetProperty("role").GetString(), me.GetProperty("organizationId").GetGuid())
            .ShouldBe((actor.ClientId, "manager", actor.Organization));
    }

    [Fact]
    public async Task A_token_is_a_bearer_token_of_one_hour()
    {
        var actor = await app.Actor(Role.Member);
        var answer = await (await app.Anyone().AskToken(actor.ClientId, actor.Secret)).Json();
        answer.GetProperty("token_type").GetString().ShouldBe("Bearer");
        answer.GetProperty("expires_in").GetInt32().ShouldBeInRange(3590, 3600);
    }

    [Fact]
    public async Task A_wrong_secret_and_an_unknown_client_are_refused_alike()
    {
        var actor = await app.Actor(Role.Member);
        foreach (var id in new[] { actor.ClientId, "nobody" })
        {
            var answer = await app.Anyone().AskToken(id, "wrong");
            (answer.StatusCode, (await answer.Json()).GetProperty("error").GetString()).ShouldBe((HttpStatusCode.Unauthorized, "invalid_client"));
        }
    }

    [Fact]
    public async Task A_token_of_one_instance_is_good_on_its_twin_and_after_a_restart()
    {
        var actor = await app.Actor(Role.Member);
        for (var start = 0; start < 2; start++)
        {
            await using var twin = app.Twin();
            twin.StartServer();
            (await actor.On(twin).Send(HttpMethod.Get, "/v1/me")).StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer garbage")]
    [InlineData("Bearer e30.e30.e30")]
    [InlineData("Demo person operator")]
    public async Task Without_a_good_token_nobody_is_known(string? header)
    {
        var client = app.Anyone();
        client.DefaultRequestHeaders.Authorization = header is null ? null : AuthenticationHeaderValue.Parse(header);
        await client.Send(HttpMethod.Get, "/v1/me").ShouldRefuse(401, "unauthorized");
        // Where nobody needs one, too: who shows one believes to be known.
        if (header is not null) await client.Send(HttpMethod.Get, "/v1/needs").ShouldRefuse(401, "unauthorized");
    }

    [Fact]
    public async Task A_token_is_taken_from_its_header_alone()
    {
        var token = (await app.Actor(Role.Member)).Token;
        await app.Anyone().Send(HttpMethod.Get, $"/v1/me?access_token={token}").ShouldRefuse(401, "unauthorized");
        var form = new FormUrlEncodedContent([new("access_token", token)]);
        (await app.Anyone().PostAsync("/v1/needs", form, Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_token_that_was_tampered_with_is_none()
    {
        var parts = (await app.Actor(Role.Member)).Token.Split('.');
        var other = (await app.Actor(Role.Operator)).Token.Split('.');
        var client = app.Anyone();
        client.DefaultRequestHeaders.Authorization = new("Bearer", $"{parts[0]}.{other[1]}.{parts[2]}");
        await client.Send(HttpMethod.Get, "/v1/me").ShouldRefuse(401, "unauthorized");
    }

    [Fact]
    public async Task A_client_that_was_removed_is_nobody_at_once()
    {
        var actor = await app.Actor(Role.Operator);
        await Ask(app.ConnectionString, $"delete from access.clients where client_id = '{actor.ClientId}'");
        await app.As(actor).Send(HttpMethod.Get, "/v1/me").ShouldRefuse(401, "unauthorized");
    }

    [Fact]
    public async Task Another_role_of_the_database_cannot_read_the_signing_key()
    {
        await app.Actor(Role.Member);
        var owner = server.OwnerOf(app.ConnectionString);
        (await Ask(owner, "select count(*) from access.signing_keys")).ShouldBe(1L);
        await Ask(owner, "do $$ begin create role test_stranger; exception when duplicate_object then null; end $$");
        (await Should.ThrowAsync<PostgresException>(() => Ask(owner, "set role test_stranger; select private_key from access.signing_keys")))
            .SqlState.ShouldBe(PostgresErrorCodes.InsufficientPrivilege);
    }

    private static async Task<object?> Ask(string connection, string sql)
    {
        await using var source = NpgsqlDataSource.Create(connection + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Ct);
    }
}
