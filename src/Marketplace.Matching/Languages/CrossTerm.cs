namespace Marketplace.Matching;

/// <summary>One expression of a query, and what stands for it in the other language.</summary>
/// <param name="Asked">Its key.</param>
/// <param name="Count">How often the query says it, title and keywords counted as in a document.</param>
/// <param name="Translations">With p(translation | expression), summing to 1, of those that some document holds.</param>
internal sealed record CrossTerm(Term Asked, int Length, int Count, Translation[] Translations);
