namespace Marketplace.Matching;

/// <summary>An expression of one language, and what stands for it in the documents of the other: all its translations together are one term with one weight.</summary>
/// <param name="asked">Its key.</param>
/// <param name="length">Of the expression, in units.</param>
/// <param name="translations">Those that some document holds, heaviest first.</param>
/// <param name="missing">What would translate it too, if a document held it.</param>
/// <param name="weight">By how rare it is in the base, all its translations together.</param>
/// <param name="frequency">In so many rows of the base.</param>
internal sealed class TranslatedTerm(Term asked, int length, CrossTranslation[] translations, Term[] missing, double weight, int frequency)
{
    private volatile Impacts? rows;
    private volatile int turn;

    public Term Asked => asked;

    public int Length => length;

    public CrossTranslation[] Translations => translations;

    public Term[] Missing => missing;

    public double Weight => weight;

    public int Frequency => frequency;

    /// <summary>What the rows of the base say of it; null until somebody wants to know, where they are many.</summary>
    public Impacts? Rows
    {
        get => rows;
        set => rows = value;
    }

    /// <summary>When its rows were last asked for (see <see cref="TranslatedTerms"/>).</summary>
    public int Turn
    {
        get => turn;
        set => turn = value;
    }
}

/// <summary>A translation, its p(translation | expression), and how much of that the dictionary and the learned model say; the rest is written alike.</summary>
internal readonly record struct CrossTranslation(Expression Expression, float Weight, float Told, float Learned);

/// <summary>One expression of a query.</summary>
/// <param name="Weight">The more, the oftener the query says it, title and keywords counted as in a document.</param>
internal readonly record struct CrossTerm(TranslatedTerm Translated, double Weight);
