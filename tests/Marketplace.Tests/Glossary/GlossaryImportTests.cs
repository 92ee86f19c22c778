using System.Net.Http.Headers;
using System.Text;
using Marketplace.Platform;
using Marketplace.Tests.Fixtures;
using Marketplace.Tests.Imports;

namespace Marketplace.Tests.Glossary;

public sealed class GlossaryImportTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Text = "text/plain";
    private const string Xml = "application/xml";
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Task<HttpResponseMessage> Send(TestActor by, string file, string media, string query) =>
        app.As(by).PostAsync($"/v1/imports?{query}", new ByteArrayContent(Encoding.UTF8.GetBytes(file)) { Headers = { ContentType = MediaTypeHeaderValue.Parse(media) } }, Ct);

    [Fact]
    public async Task Lines_of_CC_CEDICT_are_terms_and_what_is_none_is_said_by_line()
    {
        var op = await app.Actor(Role.Operator);
        const string file = "# CC-CEDICT\n#! version=1\n納濾 纳滤 [na4 lu:4] /nanofiltration/NF/\r\n行 行 [hang2] /row/line/\n行 行 [xing2] /to walk/\nno line\n電池 电池 [dian4 chi2]\n";
        var import = await app.Done(op, Send(op, file, Text, "kind=glossary&mapping=cc_cedict"));
        import.Counts().ShouldBe("completed_with_errors 5 3 0 0 2");
        (await app.Errors(op, import)).ShouldBe(["6  unreadable", "7  unreadable"]);
        var term = (await app.Read(op, "/v1/glossary?source=cc-cedict&zh=納濾")).GetProperty("items")[0];
        (term.Text("zh"), term.Text("traditional"), term.Text("reading"), term.GetProperty("en").GetRawText()).ShouldBe(("纳滤", "納濾", "na4 lu:4", """["nanofiltration","NF"]"""));
        (await app.Done(op, Send(op, file, Text, "kind=glossary&mapping=cc_cedict"))).Counts().ShouldBe("completed_with_errors 5 0 0 3 2");
    }

    [Fact]
    public async Task Tables_are_terms_and_a_term_that_was_withdrawn_is_not_revived()
    {
        var op = await app.Actor(Role.Operator);
        const string file = "zh,en,field\n催化剂,catalyst;catalyser,new_materials\n,nothing,\n分子筛,,\n沸石,zeolite,magic\n";
        var import = await app.Done(op, Send(op, file, "text/csv", "kind=glossary"));
        import.Counts().ShouldBe("completed_with_errors 4 1 0 0 3");
        (await app.Errors(op, import)).ShouldBe(["3 zh invalid", "4 en invalid", "5 field unreadable"]);
        var term = (await app.Read(op, "/v1/glossary?zh=催化剂")).GetProperty("items")[0];
        (await app.Step(op, $"/v1/glossary/{term.Text("id")}", "withdraw")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await app.Done(op, Send(op, file, "text/csv", "kind=glossary"))).Counts().ShouldBe("completed_with_errors 4 0 0 1 3");
        (await app.Read(op, "/v1/glossary?zh=催化剂")).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Concepts_of_TBX_are_terms_of_the_source_that_is_named()
    {
        var op = await app.Actor(Role.Operator);
        const string second = """
            <?xml version="1.0"?><!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd"><martif type="TBX" xml:lang="en"><text><body>
            <termEntry id="c1"><langSet xml:lang="zh-CN"><tig><term>膜蒸馏</term></tig><tig><term>薄膜蒸馏</term></tig></langSet><langSet xml:lang="EN"><ntig><termGrp><term> membrane distillation </term></termGrp></ntig></langSet></termEntry>
            <termEntry id="c2"><langSet xml:lang="en"><tig><term>only English</term></tig></langSet></termEntry></body></text></martif>
            """;
        const string third = """
            <tbx type="TBX-Core" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><text><body><conceptEntry id="c9">
            <langSec xml:lang="en"><termSec><term>electrodialysis</term></termSec></langSec><langSec xml:lang="zh"><termSec><term>电渗析</term></termSec></langSec></conceptEntry></body></text></tbx>
            """;
        var import = await app.Done(op, Send(op, second, Xml, "kind=glossary&source=marketplace"));
        import.Counts().ShouldBe("completed_with_errors 3 2 0 0 1");
        (await app.Errors(op, import)).ShouldBe(["3 zh invalid"]);
        (await app.Done(op, Send(op, third, Xml, "kind=glossary"))).Counts().ShouldBe("completed 1 1 0 0 0");
        var term = (await app.Read(op, "/v1/glossary?zh=薄膜蒸馏")).GetProperty("items")[0];
        (term.Text("source"), term.Text("externalId"), term.GetProperty("en").GetRawText()).ShouldBe(("marketplace", "c1#2", """["membrane distillation"]"""));
    }

    [Theory]
    [InlineData("x", Text, "kind=glossary", "mapping")]
    [InlineData("{}", FileStory.Rows, "kind=glossary&mapping=cc_cedict", "mapping")]
    [InlineData("x", Text, "kind=results&mapping=cc_cedict", "mapping")]
    [InlineData("<a/>", Xml, "kind=results", "kind")]
    [InlineData("{}", FileStory.Rows, "kind=glossary&source=own", "source")]
    public async Task What_does_not_go_together_is_said_by_name(string file, string media, string query, string member)
    {
        var problem = await Send(await app.Actor(Role.Operator), file, media, query).ShouldRefuse(400, "invalid");
        problem.Faults().ShouldBe([member]);
    }

    [Theory]
    [InlineData("<termEntry><langSet xml:lang='zh'>")]
    [InlineData("no xml")]
    [InlineData("<!DOCTYPE a [<!ENTITY b 'bbbbbbbbbb'>]><termEntry><langSet xml:lang='zh'><term>&b;</term></langSet></termEntry>")]
    [InlineData("<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><termEntry><langSet xml:lang='zh'><term>&b;</term></langSet></termEntry>")]
    public async Task XML_that_is_damaged_or_wants_more_than_itself_is_refused_whole(string file)
    {
        var problem = await Send(await app.Actor(Role.Operator), file, Xml, "kind=glossary").ShouldRefuse(400, "unreadable");
        problem.Faults().ShouldBe(["file"]);
        problem.ToString().ShouldNotContain("root:");
    }

    [Fact]
    public async Task Only_operators_bring_terms()
    {
        foreach (var role in new[] { Role.Manager, Role.Member, Role.Broker })
        {
            await Send(await app.Actor(role), "zh,en\n膜,membrane\n", "text/csv", "kind=glossary").ShouldRefuse(403, "not_allowed");
        }
    }
}
