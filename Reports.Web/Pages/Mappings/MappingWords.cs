using Ingest.Feeds.Contracts;
using Ingest.Feeds.Mappings;

namespace Reports.Web.Pages.Mappings;

/// <summary>A mapping in words.</summary>
public static class MappingWords
{
    private const int MostWords = 12;

    /// <summary>The kind of an answer.</summary>
    /// <param name="kind">The kind.</param>
    public static string Kind(AnswerKind kind) => kind switch
    {
        AnswerKind.Day => "день",
        AnswerKind.Group => "группа",
        AnswerKind.Module => "модуль",
        AnswerKind.Programme => "программа",
        _ => "текст",
    };

    /// <summary>The tables that a mapping gives records of.</summary>
    /// <param name="mapping">The mapping.</param>
    /// <param name="feeds">The feeds.</param>
    public static string Feeds(Mapping mapping, FeedCatalogue feeds)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        ArgumentNullException.ThrowIfNull(feeds);
        return string.Join(", ", mapping.Tables.SelectMany(table => table.Records).Select(record => record.Feed).Distinct().Select(name => feeds.Find(name)?.Title ?? name));
    }

    /// <summary>Names of a column.</summary>
    /// <param name="column">The column.</param>
    public static string Names(MappedColumn column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return List(column.Names) + (column.IsOptional ? " (может не быть)" : "");
    }

    /// <summary>Words in quotation marks, the first of many.</summary>
    /// <param name="words">The words.</param>
    public static string List(IReadOnlyList<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return string.Join(", ", words.Take(MostWords).Select(word => $"«{word}»")) + (words.Count > MostWords ? $" и ещё {Figures.Count(words.Count - MostWords)}" : "");
    }

    /// <summary>Where a field comes from.</summary>
    /// <param name="field">The field.</param>
    /// <param name="table">Its table.</param>
    /// <param name="mapping">Its mapping.</param>
    public static string Of(MappedField field, MappedSheet table, Mapping mapping)
    {
        ArgumentNullException.ThrowIfNull(field);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(mapping);
        var said = new List<string> { Source(field, table, mapping) };
        said.AddRange(field.Take is null ? [] : [field.Take switch { NamePart.LastName => "фамилия", NamePart.FirstName => "имя", _ => "отчество" }]);
        said.AddRange(field.Pattern is null ? [] : ["часть по шаблону"]);
        said.AddRange(field.None.Count == 0 ? [] : [$"записи нет при {List(field.None)}"]);
        said.AddRange(field.Empty.Count == 0 ? [] : [$"пусто при {List(field.Empty)}"]);
        said.AddRange(field.Words.Count == 0 ? [] : [string.Join(", ", field.Words.Take(MostWords).Select(word => $"«{word.Key}» — это «{word.Value}»")) + (field.Words.Count > MostWords ? " и другие слова" : "")]);
        said.AddRange(field.Day is null ? [] : [field.Day switch { DayOrder.Dmy => "день, месяц, год", DayOrder.Mdy => "месяц, день, год", _ => "год, месяц, день" }]);
        said.AddRange(field.Year is null ? [] : [$"год — {Of(field.Year, table, mapping)}"]);
        said.AddRange(field.ShareOf is null ? [] : [$"доля от: {Of(field.ShareOf, table, mapping)}" + (field.IsCapped ? ", не больше 100" : "")]);
        said.AddRange(field.Default is null ? [] : [$"пустая ячейка — «{field.Default}»"]);
        said.AddRange(field.Or is null ? [] : [$"если пусто — {Of(field.Or, table, mapping)}"]);
        return string.Join("; ", said);
    }

    private static string Source(MappedField field, MappedSheet table, Mapping mapping) => field.Source switch
    {
        FieldSource.Column => $"столбец {List([table.Columns[field.Name].Names[0]])}",
        FieldSource.Value => $"всегда «{field.Name}»",
        FieldSource.Answer => $"ответ на вопрос «{mapping.Answers[field.Name].Title}»",
        FieldSource.Header => field.Name == MappedField.Repeat ? "который по счёту столбец того же дня" : "название столбца-данных",
        FieldSource.Cell => "ячейка столбца-данных",
        FieldSource.Title => "строки над заголовком",
        _ => "код найденного слушателя",
    };
}
