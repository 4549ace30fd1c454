using System.Globalization;

namespace Warehouse.Sql.Core;

/// <summary>Normal form of names for search: upper case by the Russian culture, ё as е, single spaces.</summary>
public static class FoldedName
{
    private static readonly CultureInfo Russian = CultureInfo.GetCultureInfo("ru-RU");

    /// <summary>Folds a name or a search for one.</summary>
    /// <param name="name">As people write it.</param>
    public static string Of(string name) => string
        .Join(' ', name.Split([' ', '\t', '\u00a0'], StringSplitOptions.RemoveEmptyEntries))
        .ToUpper(Russian)
        .Replace('Ё', 'Е');
}
