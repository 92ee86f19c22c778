using System.Text.Json;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.Catalogue;

/// <summary>What is wrong with a member is said by its name, alike where it is posted and where it is changed, and nothing is written.</summary>
public sealed class BadMembersTests(Desk desk) : IClassFixture<Desk>
{
    private const string Unreadable = "unreadable";
    private const string Invalid = "invalid";

    [Theory, MemberData(nameof(BadMembers.Texts), MemberType = typeof(BadMembers))]
    public Task A_text(string kind, string member, string value, string code) => Refused(kind, member, value, code, member);

    [Theory, MemberData(nameof(BadMembers.Codes), MemberType = typeof(BadMembers))]
    public Task A_code_a_number_or_a_date(string kind, string member, string value, string code) => Refused(kind, member, value, code, member);

    [Theory, MemberData(nameof(BadMembers.Lists), MemberType = typeof(BadMembers))]
    public Task A_list(string kind, string member, string value, string code, string named) => Refused(kind, member, value, code, named);

    [Theory]
    [InlineData("""{"amount":"-0.01","currency":"CNY"}""", Invalid, "budget.amount")]
    [InlineData("""{"amount":"1.005","currency":"CNY"}""", Invalid, "budget.amount")]
    [InlineData("""{"amount":"1.5","currency":"JPY"}""", Invalid, "budget.amount")]
    [InlineData("""{"amount":"1.0001","currency":"KWD"}""", Invalid, "budget.amount")]
    [InlineData("""{"amount":"1000000000000000","currency":"CNY"}""", Invalid, "budget.amount")]
    [InlineData("""{"amount":"1","currency":"XXX"}""", Invalid, "budget.currency")]
    [InlineData("""{"amount":"1","currency":"cny"}""", Invalid, "budget.currency")]
    [InlineData("""{"amount":"1","currency":""}""", Invalid, "budget.currency")]
    [InlineData("""{"amount":"1"}""", Invalid, "budget.currency")]
    [InlineData("""{"currency":"CNY"}""", Unreadable, "budget.amount")]
    [InlineData("{}", Unreadable, "budget.amount")]
    [InlineData("""{"amount":null,"currency":"CNY"}""", Unreadable, "budget.amount")]
    [InlineData("""{"amount":1,"currency":"CNY"}""", Unreadable, "budget.amount")]
    [InlineData("""{"amount":"1e3","currency":"CNY"}""", Unreadable, "budget.amount")]
    [InlineData("""{"amount":"+1","currency":"CNY"}""", Unreadable, "budget.amount")]
    [InlineData("""{"amount":"1.","currency":"CNY"}""", Unreadable, "budget.amount")]
    [InlineData("""{"amount":".5","currency":"CNY"}""", Unreadable, "budget.amount")]
    [InlineData("""{"amount":"1\u0000","currency":"CNY"}""", Unreadable, "budget.amount")]
    [InlineData("""{"amount":"1.00000","currency":"CNY"}""", Unreadable, "budget.amount")]
    [InlineData("""{"amount":"1,000","currency":"CNY"}""", Unreadable, "budget.amount")]
    [InlineData("""{"amount":"NaN","currency":"CNY"}""", Unreadable, "budget.amount")]
    [InlineData("""{"amount":"0.00000000000000000000000000001","currency":"CNY"}""", Unreadable, "budget.amount")]
    [InlineData("""{"amount":"1","currency":"CNY","note":"n"}""", Unreadable, "budget.note")]
    [InlineData("""{"amount":"1","amount":"2","currency":"CNY"}""", Unreadable, "budget.amount")]
    [InlineData("\"1 CNY\"", Unreadable, "budget")]
    [InlineData("[]", Unreadable, "budget")]
    [InlineData("5", Unreadable, "budget")]
    public Task An_amount_of_money(string value, string code, string named) => Refused("needs", "budget", value, code, named);

    [Theory]
    [InlineData("""{"name":"a","required":"1","colour":"red"}""", Unreadable, "targets[0].colour")]
    [InlineData("""{"name":"a","required":1}""", Unreadable, "targets[0].required")]
    [InlineData("""{"name":"a","required":"+1"}""", Unreadable, "targets[0].required")]
    [InlineData("""{"name":"a","required":"0.12345678901"}""", Invalid, "targets[0].required")]
    [InlineData("""{"name":"a","required":"1000000000000000"}""", Invalid, "targets[0].required")]
    [InlineData("""{"name":"a","required":"1","current":"-1000000000000000"}""", Invalid, "targets[0].current")]
    [InlineData("""{"name":"a","required":"1","mustHave":"yes"}""", Unreadable, "targets[0].mustHave")]
    [InlineData("""{"name":"a\u0000","required":"1"}""", Unreadable, "targets[0].name")]
    [InlineData("""{"name":"a"}""", Invalid, "targets[0].required")]
    [InlineData("""{"required":"1"}""", Invalid, "targets[0].name")]
    [InlineData("null", Invalid, "targets[0]")]
    public Task A_target(string value, string code, string named) => Refused("needs", "targets", $"[{value}]", code, named);

    private async Task Refused(string kind, string member, string value, string code, string named)
    {
        var before = await desk.Rows();
        var by = desk.App.As(desk.By);
        var good = JsonSerializer.Serialize(Desk.Good(kind).Where(pair => pair.Key != member).ToDictionary());
        await Check(by.Send(HttpMethod.Post, $"/v1/{kind}", $"{good[..^1]},\"{member}\":{value}}}"));
        if (BadMembers.IsForPostAlone(kind, member, value)) return;

        await Check(by.Send(HttpMethod.Patch, desk.Paths[kind], $"{{\"{member}\":{value}}}", "*"));

        async Task Check(Task<HttpResponseMessage> sent)
        {
            var problem = await sent.ShouldRefuse(400, code);
            problem.Faults().ShouldBe([named]);
            problem.GetProperty("errors").GetProperty(named)[0].GetString().ShouldNotBeNullOrWhiteSpace();
            (await desk.Rows()).ShouldBe(before);
        }
    }
}
