namespace Marketplace.Matching;

/// <summary>Which part of an item a text is; the library decides what each part weighs (see <see cref="Weighing"/>).</summary>
public enum Field { Title, Keywords, Text }

/// <summary>One text of one item, in any language. An item may have several of one field, for instance a Chinese and an English title.</summary>
public sealed record FieldText(Field Field, string Text);

/// <summary>An item that can be found, known by its <paramref name="Id"/>.</summary>
public sealed record Document(Guid Id, IReadOnlyList<FieldText> Texts);
