using System.Text.Json;
using Marketplace.Platform;

namespace Marketplace.Integration;

/// <summary>What stands in the cells of a column.</summary>
internal enum CellForm { Text, Number, Truth, Money, Texts }

/// <summary>The columns of a table of rows, by the names and types of the row's fields. What no cell can hold is no column.</summary>
internal static class ImportColumns
{
    public static IReadOnlyDictionary<string, CellForm> Of<TFields>() where TFields : class =>
        typeof(TFields).GetProperties().Select(field => (Name: JsonNamingPolicy.CamelCase.ConvertName(field.Name), Form: FormOf(field.PropertyType)))
            .Where(column => column.Form is not null).ToDictionary(column => column.Name, column => column.Form!.Value);

    private static CellForm? FormOf(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type == typeof(int) ? CellForm.Number
            : type == typeof(bool) ? CellForm.Truth
            : type == typeof(Money) ? CellForm.Money
            : IsText(type) ? CellForm.Text
            : type.IsGenericType && IsText(type.GenericTypeArguments[0]) ? CellForm.Texts
            : null;
    }

    private static bool IsText(Type type) => type == typeof(string) || type == typeof(DateOnly) || type.IsEnum;
}
