using Marketplace.CodeSchemes;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;

namespace Marketplace.Tests.CodeSchemes;

public sealed class CodeTests(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Every_scheme_is_listed_and_read_in_both_languages()
    {
        var schemes = (await (await app.Anyone().Send(HttpMethod.Get, "/v1/codes")).Json()).GetProperty("items").EnumerateArray().ToList();
        schemes.Select(s => s.GetProperty("scheme").GetString()).ShouldBe(["field", "industry", "ipKind", "licence", "licencePayment", "region", "royaltyBase", "trl"]);
        foreach (var scheme in schemes)
        {
            var read = await (await app.Anyone().Send(HttpMethod.Get, $"/v1/codes/{scheme.GetProperty("scheme").GetString()}")).Json();
            var codes = read.GetProperty("codes").EnumerateArray().ToList();
            codes.Count.ShouldBe(scheme.GetProperty("codes").GetInt32());
            codes.Select(c => c.GetProperty("code").GetString()).ShouldBeUnique();
            codes.ShouldAllBe(c => c.GetProperty("zh").GetString()!.Length > 0 && c.GetProperty("en").GetString()!.Length > 0);
        }

        await app.Anyone().Send(HttpMethod.Get, "/v1/codes/colour").ShouldRefuse(404, "not_found");
    }

    [Fact]
    public void What_is_listed_is_what_is_understood()
    {
        Codes("field").ShouldBe(SnakeCase.Words<TechnologyField>());
        Codes("licence").ShouldBe(SnakeCase.Words<Licence>());
        Codes("ipKind").ShouldBe(SnakeCase.Words<IpKind>());
        Codes("licencePayment").ShouldBe(SnakeCase.Words<LicencePayment>());
        Codes("royaltyBase").ShouldBe(SnakeCase.Words<RoyaltyBase>());
        Codes("industry").ShouldAllBe(code => global::Marketplace.Platform.Codes.IsIndustry(code));
        Codes("region").ShouldAllBe(code => global::Marketplace.Platform.Codes.IsRegion(code));
        Codes("industry").Count.ShouldBe(97);
    }

    private static IReadOnlyList<string> Codes(string scheme) => [.. CodeScheme.All[scheme].Codes.Select(c => c.Code)];
}
