namespace Marketplace.Matching;

/// <summary>The English needs with results that were funded under them; all else is unjudged.</summary>
internal static class Linked
{
    /// <summary>For each need, whether one of its results is among the first 10, and the part of them among the first 100.</summary>
    public static (List<double> Success10, List<double> Recall100) Of(DataFolder data, MatchIndex index)
    {
        var needs = data.Rows("en-needs.jsonl.gz").ToDictionary(row => row.Id, DataFolder.Need);
        var (success, recall) = (new List<double>(), new List<double>());
        foreach (var linked in data.Table("en-links.tsv").GroupBy(row => row[0], row => DataFolder.Id(row[1])))
        {
            var hits = index.Search(needs[linked.Key], 100).Select(hit => hit.Id).ToList();
            success.Add(hits.Take(10).Any(linked.Contains) ? 1 : 0);
            recall.Add(linked.Count(hits.Contains) / (double)linked.Count());
        }
        return (success, recall);
    }
}
