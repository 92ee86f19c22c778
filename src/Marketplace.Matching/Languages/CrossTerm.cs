namespace Marketplace.Matching;

/// <summary>One expression of a query, and what stands for it in the other language.</summary>
/// <param name="Asked">Its key.</param>
/// <param name="Count">How often the query says it, title and keywords counted as in a document.</param>
/// <param name="Translations">Of those that some document holds.</param>
internal sealed record CrossTerm(Term Asked, int Count, CrossTranslation[] Translations);

/// <summary>A translation, its p(translation | expression), and how much of that the dictionary and the learned model say; the rest is written alike.</summary>
internal readonly record struct CrossTranslation(Expression Expression, float Weight, float Told, float Learned);
