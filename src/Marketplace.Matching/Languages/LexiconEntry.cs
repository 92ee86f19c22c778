namespace Marketplace.Matching;

/// <summary>One translation of a dictionary.</summary>
/// <param name="Chinese">A word of 1 to <see cref="Lexicon.LongestChinese"/> characters, traditional or simplified; longer ones are left out.</param>
/// <param name="English">Its gloss: one or more English expressions, parted by `;`, `,` or `/`; what stands in brackets is left out.</param>
/// <param name="Weight">How far it is trusted beside others, above 0: a dictionary of the trade above a general one.</param>
/// <param name="Source">Where it comes from, for the reader of a list; matching does not use it.</param>
public sealed record LexiconEntry(string Chinese, string English, double Weight = 1, string? Source = null);

public enum LexiconFaultKind { NoPronunciation, NoChinese, NoGloss, TooLong }

/// <summary>A line that could not be read. <paramref name="Line"/> counts from 1.</summary>
public sealed record LexiconFault(int Line, LexiconFaultKind Kind, string Text);
