using Marketplace.Tests.Fixtures;
using static Marketplace.Tests.Imports.Notices.NoticeStory;

namespace Marketplace.Tests.Imports.Notices;

/// <summary>Every form that is read, and every one that is refused, each in a notice of its own and all of them in one file.</summary>
public sealed class NoticeFormsTests(TestApp app) : IClassFixture<TestApp>
{
    private const string Owner = "云山大学";

    [Fact]
    public async Task Each_form_that_is_known_is_read_as_it_is_meant()
    {
        var by = await app.Owner(Owner);
        var forms = NoticeForms.Read.ToList();
        (await app.As(by).Outcome(app.As(by).SendFile(forms.Select((form, i) => Notice(Owner, i + 1, form.Says)), Query))).ShouldBe($"completed {forms.Count} {forms.Count} 0 0 0");
        var results = (await app.As(by).Results(by)).ToDictionary(result => result.Text("externalId")!);
        for (var i = 0; i < forms.Count; i++)
        {
            var (says, means) = forms[i];
            var said = results[Number(i + 1)].GetProperty("openLicence");
            foreach (var (member, value) in means)
            {
                said.GetProperty(member).ToString().Replace("\"", "", StringComparison.Ordinal).ShouldBe(value, string.Join(" | ", says.Select(s => $"{s.Member}: {s.Text}")) + " → " + member);
            }
        }
    }

    [Fact]
    public async Task Each_form_that_is_not_is_refused_by_its_column_and_code_with_what_was_read()
    {
        var by = await app.Owner("听涛研究所");
        var forms = NoticeForms.Refused.ToList();
        var sent = await app.As(by).SendFile(forms.Select((form, i) => Notice("听涛研究所", i + 1, form.Says)), Query);
        (await app.As(by).Outcome(Task.FromResult(sent))).ShouldBe($"completed_with_errors {forms.Count} 0 0 0 {forms.Count}");
        var errors = (await (await app.As(by).Send(HttpMethod.Get, $"{sent.Headers.Location}/errors?limit=200")).Json()).GetProperty("items").EnumerateArray().ToList();
        errors.Select(e => $"{forms[e.GetProperty("line").GetInt32() - 1].Says[0].Text}: {e.Text("field")} {e.Text("code")}")
            .ShouldBe(forms.Select(form => $"{form.Says[0].Text}: {form.Fault}"));
        errors.Where(e => e.Text("code") != "missing").ShouldAllBe(e => e.Text("message")!.Contains("Read “", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_is_guessed_of_what_is_said_of_payment_and_no_character_ends_the_import()
    {
        var by = await app.Owner("晴川研究所");
        var forms = DoubtfulForms.Refused.ToList();
        var lines = forms.Select((form, i) => Notice("晴川研究所", i + 1, ("license_fee", form.Fee), ("license_fee_type", null))).Append(Lone("\\uD800")).Append(Lone("\\uDC00")).ToList();
        var sent = await app.As(by).SendFile(lines, Query);
        var outcome = await app.As(by).Outcome(Task.FromResult(sent));
        var errors = (await (await app.As(by).Send(HttpMethod.Get, $"{sent.Headers.Location}/errors?limit=200")).Json()).GetProperty("items").EnumerateArray()
            .Select(e => (Line: e.GetProperty("line").GetInt32(), Text: $"{e.Text("field")} {e.Text("code")}")).ToLookup(e => e.Line, e => e.Text);
        lines.Select((_, i) => (Text: i < forms.Count ? forms[i].Fee : "half a character", Is: string.Join(" | ", errors[i + 1]), ShouldBe: $"license_fee {(i < forms.Count ? forms[i].Code : "unreadable")}"))
            .Where(form => form.Is != form.ShouldBe).ShouldBeEmpty();
        outcome.ShouldBe($"completed_with_errors {lines.Count} 0 0 0 {lines.Count}");

        // Half of a character.
        static string Lone(string escaped) => Notice("晴川研究所", 999, ("license_fee", "#"), ("license_fee_type", null)).Replace("#", $"7万元{escaped}", StringComparison.Ordinal);
    }
}
