namespace Marketplace.Matching.Tests;

public sealed class ShuffleTests
{
    [Fact]
    public void An_id_is_found_among_any_number_of_others_and_none_that_is_not_there()
    {
        var random = new Random(13);
        foreach (var count in new[] { 0, 1, 2, 33, 1000, 20_000 })
        {
            Guid[] ids = [.. Enumerable.Range(0, count).Select(_ => Id(random)).OrderBy(Shuffle.NumberOf)];
            for (var place = 0; place < count; place++) Shuffle.Find(ids, ids[place]).ShouldBe(place);
            for (var n = 0; n < 1000; n++) Shuffle.Find(ids, Id(random)).ShouldBe(-1);
        }
    }

    private static Guid Id(Random random)
    {
        var id = new byte[16];
        random.NextBytes(id);
        return new(id);
    }
}
