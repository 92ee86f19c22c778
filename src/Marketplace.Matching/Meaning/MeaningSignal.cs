namespace Marketplace.Matching;

/// <summary>
/// What nearness in meaning adds to a document's value. Models differ in how near anything is to anything, so it is not the cosine that
/// counts but how far it stands out: by how many standard deviations it is above the mean of all documents for this question.
/// </summary>
internal sealed class MeaningSignal
{
    /// <summary>Few documents tell little of their deviation: as many more are counted that have the usual one.</summary>
    private const double Few = 20, Usual = 0.06;

    private readonly Meanings documents;
    private readonly float[] values;

    public MeaningSignal(MeaningQuery query, RankingModel model)
    {
        documents = query.Documents;
        values = documents.Cosines(query.Asked);
        var mean = values.Length == 0 ? 0 : values.Average(cosine => (double)cosine);
        var squares = values.Sum(cosine => (cosine - mean) * (cosine - mean));
        var deviation = Math.Sqrt((squares + Few * Usual * Usual) / (values.Length + Few));
        foreach (ref var value in values.AsSpan()) value = (float)(model.MeaningPart * Math.Max(0, (value - mean) / deviation - model.MeaningFloor));
    }

    /// <summary>At least 0, as for a document without a vector.</summary>
    public float Of(Guid id) => documents.PlaceOf(id) is var place and >= 0 ? values[place] : 0;
}
