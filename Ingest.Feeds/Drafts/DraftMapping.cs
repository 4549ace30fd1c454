using System.Globalization;
using System.Text.RegularExpressions;
using Ingest.Feeds.Contracts;
using Ingest.Feeds.Mappings;

namespace Ingest.Feeds.Drafts;

/// <summary>Makes the mapping that a form describes, or says what is wrong with the form.</summary>
/// <param name="draft">The form.</param>
/// <param name="table">The table that it is of.</param>
/// <param name="feed">The feed that it names.</param>
public sealed class DraftMapping(MappingDraft draft, DraftTable table, Feed feed)
{
    private const string Group = @"\bгрупп[аы]?\b[:№\s]*([^\s,;:]*[0-9][^\s,;:]*)";
    private const string StudyYear = @"\b([0-9]{4}\s*[/–-]\s*[0-9]{2,4})\s*(?:уч|год)";
    private const string Item = "item";
    private const int LongestList = 460;

    private static readonly Regex Digits = new("[0-9]+", RegexOptions.CultureInvariant);

    private readonly IReadOnlyList<string> _header = table.Header(draft);
    private readonly Dictionary<string, MappingQuestion> _answers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _titles = new(StringComparer.Ordinal);

    /// <summary>The pattern of what stands above a header; null for what is not looked for there.</summary>
    /// <param name="field">English name of the field.</param>
    public static string? TitleOf(string field) => field switch
    {
        "group_code" => Group,
        DraftSource.Year => StudyYear,
        _ => null,
    };

    /// <summary>How headers that are days are read; null where none is one.</summary>
    public DraftDays? Days => draft.Across is { } across && feed.Columns.Any(column => column.Name == across.Header && column.IsDated)
        ? DraftDays.Find(Headers(across))
        : null;

    /// <summary>What days of the headers lack.</summary>
    public DraftLack Lack => Days?.Lack(Headers(draft.Across!), Order) ?? DraftLack.Nothing;

    private DayOrder Order => draft.Order ?? DayOrder.Dmy;

    /// <summary>What is wrong with the form, sentences in Russian; none when it is a mapping.</summary>
    /// <param name="lacksYear">Whether days of columns lack a year.</param>
    public IReadOnlyList<string> Problems(bool lacksYear)
    {
        var problems = new List<string>();
        foreach (var same in _header.Index()
            .Where(cell => draft.Roles[cell.Index].Length > 0 && draft.Across?.Has(cell.Index) != true)
            .GroupBy(cell => draft.Roles[cell.Index]).Where(same => same.Count() > 1))
        {
            problems.Add($"Столбцы {string.Join(" и ", same.Select(cell => ColumnName.Quoted(cell.Item)))} названы одним и тем же: «{TitleOfRole(same.Key)}». Оставьте один, остальные — «не загружать».");
        }

        problems.AddRange(AcrossProblems());
        problems.AddRange(DraftFields.Missing(draft, feed).Select(column => column.Name == "learner_code"
            ? "Не сказано, чьи это строки: выберите столбец для «Код слушателя», а если кодов в файле нет — столбец с ФИО или СНИЛС."
            : $"Не сказано, откуда взять обязательное поле «{column.Title}»: выберите для него столбец."));
        foreach (var (name, title) in DraftFields.OfFile(draft, feed).Select(column => (column.Name, column.Title))
            .Concat(lacksYear || Lack != DraftLack.Nothing ? [(DraftSource.Year, "Год")] : []))
        {
            if (SourceOf(name) is { Kind: DraftSourceKind.Always, Value.Length: 0 })
            {
                problems.Add($"Не сказано, чему всегда равно «{title}»: впишите значение или выберите «спрашивать при каждой загрузке».");
            }
        }

        if (draft.Most is { } most && !(CellParsers.TryDecimal(most, out var number) && number > 0))
        {
            problems.Add($"Наибольший балл — «{most}», а нужно число больше нуля.");
        }

        return problems;
    }

    /// <summary>Makes the mapping of a form that has no problems.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="lacksYear">Whether days of columns lack a year.</param>
    public Mapping Make(string title, bool lacksYear)
    {
        var columns = new Dictionary<string, MappedColumn>(StringComparer.Ordinal);
        var skip = new List<string>();
        var days = Days;
        foreach (var (at, name) in _header.Index().Where(cell => cell.Item.Length > 0))
        {
            if (draft.Across?.Has(at) == true)
            {
                if (days?.Takes(name) == false)
                {
                    Pass(name);
                }
            }
            else if (draft.Roles[at] is { Length: > 0 } role)
            {
                columns[role.TrimStart('@')] = new MappedColumn([name]);
            }
            else
            {
                Pass(name);
            }
        }

        void Pass(string name)
        {
            // With an asterisk at the end it would be a beginning.
            if (ColumnName.Folded(name).Length > 0)
            {
                skip.Add(name.TrimEnd('*', ' '));
            }
        }

        var across = draft.Across is null ? null : new AcrossColumns(days?.Pattern ?? ListOf(Headers(draft.Across)));
        var fields = new Dictionary<string, MappedField>(StringComparer.Ordinal);
        foreach (var column in feed.Columns)
        {
            if (FieldOf(column, across, days, lacksYear) is { } field)
            {
                fields[column.Name] = field;
            }
        }

        var learner = LearnerOf();
        var needs = draft.Across is null ? [] : columns.Keys.Where(name => name is "learner_code" or "name" or "last_name" or "snils").Take(1);
        return new Mapping(title, 1, [new MappedSheet(columns, [new MappedRecord(feed.Name, fields) { Across = across }])
        {
            HeaderRows = draft.HeaderRows,
            Titles = _titles,
            Skip = [.. skip.Distinct(StringComparer.Ordinal)],
            Needs = [.. needs],
            Learner = learner,
        }])
        {
            Answers = _answers,
        };
    }

    /// <summary>The same mapping with the names of learners in place of codes that are still to be found, to be looked at and not to be saved.</summary>
    /// <param name="mapping">The mapping.</param>
    public static Mapping Shown(Mapping mapping)
    {
        ArgumentNullException.ThrowIfNull(mapping);
        var sheet = mapping.Tables[0];
        if (sheet.Learner is not { } clue)
        {
            return mapping;
        }

        var name = new MappedField(FieldSource.Column, clue.Name ?? clue.LastName ?? clue.Snils!);
        return mapping with
        {
            Tables = [sheet with { Records = [.. sheet.Records.Select(record => record with { Fields = record.Fields.ToDictionary(field => field.Key, field => Named(field.Value), StringComparer.Ordinal) })] }],
        };

        MappedField Named(MappedField field) => field.Source == FieldSource.Learner ? name : field.Or is { Source: FieldSource.Learner } ? field with { Or = name } : field;
    }

    private IEnumerable<string> AcrossProblems()
    {
        if (draft.Across is not { } across)
        {
            yield break;
        }

        if (across.From > across.To || !Headers(across).Any())
        {
            yield return "Столбцы-данные названы наоборот: первый должен стоять левее последнего.";
        }
        else if (feed.Columns.Any(column => column.Name == across.Header && column.IsDated) && Days is null)
        {
            yield return "В названиях выбранных столбцов нет дней: выберите другие столбцы или скажите, что их названия — не дни.";
        }

        if (across.Cell.Length == 0)
        {
            yield return "Не сказано, что стоит в ячейках столбцов-данных.";
        }

        foreach (var field in new[] { across.Header, across.Cell }.Where(field => field.Length > 0 && DraftFields.Has(draft, field)))
        {
            yield return $"«{TitleOfRole(field)}» названо дважды: столбцом и столбцами-данными. Оставьте одно.";
        }
    }

    private MappedField? FieldOf(FeedColumn column, AcrossColumns? across, DraftDays? days, bool lacksYear)
    {
        var name = column.Name;
        if (draft.Across?.Header == name)
        {
            return days is not null
                ? new MappedField(FieldSource.Header, string.Join(' ', days.Parts)) { Day = Order, Year = Lack == DraftLack.Nothing ? null : Source(DraftSource.Year, YearTitle, AnswerKind.Text) }
                : Worded(new MappedField(FieldSource.Header, across!.Pattern is null ? "" : Item), name);
        }

        if (draft.Across?.Cell == name)
        {
            return Measured(Worded(new MappedField(FieldSource.Cell) { Default = draft.Blank }, name), name);
        }

        if (DraftFields.Has(draft, name))
        {
            var field = Measured(Worded(new MappedField(FieldSource.Column, name), name), name);
            field = column.IsDated && (draft.Order is not null || lacksYear)
                ? field with { Day = Order, Year = lacksYear ? Source(DraftSource.Year, YearTitle, AnswerKind.Text) : null }
                : field;
            return name == "learner_code" && DraftFields.HasClue(draft, feed) ? field with { Or = new MappedField(FieldSource.Learner) } : field;
        }

        return (name, draft.Across) switch
        {
            ("learner_code", _) when DraftFields.HasClue(draft, feed) => new MappedField(FieldSource.Learner),
            ("last_name", _) when feed.Name == "learners" && DraftFields.Has(draft, DraftRole.Name) => Part(NamePart.LastName),
            ("first_name", _) when feed.Name == "learners" && DraftFields.Has(draft, DraftRole.Name) => Part(NamePart.FirstName),
            ("middle_name", _) when feed.Name == "learners" && DraftFields.Has(draft, DraftRole.Name) => Part(NamePart.MiddleName),
            ("lesson_no", { Header: "lesson_on" }) when days is not null => days.HasLesson
                ? new MappedField(FieldSource.Header, "lesson") { Or = new MappedField(FieldSource.Header, MappedField.Repeat) }
                : new MappedField(FieldSource.Header, MappedField.Repeat),
            ("scale", _) when (draft.Most is not null ? "hundred" : draft.Scale) is { } scale => new MappedField(FieldSource.Value, scale),
            _ when column.IsRequired && DraftFields.MayBeOfFile(feed, column) => Source(name, column.Title, DraftFields.KindOf(column)),
            _ => null,
        };

        static MappedField Part(NamePart part) => new(FieldSource.Column, "name") { Take = part };
    }

    private string YearTitle => Lack == DraftLack.Month ? "Месяц и год, например «сентябрь 2026»" : "Год или учебный год, например «2026/2027»";

    private DraftSource SourceOf(string name) => draft.Sources.GetValueOrDefault(name) ?? new DraftSource(DraftSourceKind.Ask, "");

    /// <summary>A field that no column says; what is asked becomes a question.</summary>
    private MappedField Source(string name, string title, AnswerKind kind)
    {
        var source = SourceOf(name);
        if (source.Kind == DraftSourceKind.Always)
        {
            return new MappedField(FieldSource.Value, source.Value);
        }

        _answers[name] = new MappingQuestion(title, kind);
        var asked = new MappedField(FieldSource.Answer, name);
        if (source.Kind != DraftSourceKind.Above || TitleOf(name) is not { } pattern)
        {
            return asked;
        }

        _titles[name] = pattern;
        return new MappedField(FieldSource.Title, name) { Or = asked };
    }

    private MappedField Worded(MappedField field, string name)
    {
        var words = draft.Words.Where(word => word.Key.Field == name).ToList();
        return field with
        {
            None = [.. words.Where(word => word.Value == DraftWord.None).Select(word => word.Key.Word)],
            Empty = [.. words.Where(word => word.Value == DraftWord.Empty).Select(word => word.Key.Word)],
            Words = words.Where(word => word.Value is not (DraftWord.None or DraftWord.Empty)).ToDictionary(word => word.Key.Word, word => word.Value, StringComparer.Ordinal),
        };
    }

    private MappedField Measured(MappedField field, string name) => name == "grade" && draft.Most is { } most
        ? field with { ShareOf = new MappedField(FieldSource.Value, most.Replace(',', '.')), IsCapped = draft.IsCapped }
        : field;

    private LearnerSearch? LearnerOf()
    {
        if (!DraftFields.HasClue(draft, feed))
        {
            return null;
        }

        string? Of(string role) => DraftFields.Has(draft, role) ? role.TrimStart('@') : null;
        return new LearnerSearch
        {
            Name = Of(DraftRole.Name),
            LastName = Of(DraftRole.LastName),
            FirstName = Of(DraftRole.FirstName),
            MiddleName = Of(DraftRole.MiddleName),
            BirthDate = Of(DraftRole.BirthDate),
            Snils = Of(DraftRole.Snils),
            Group = feed.Columns.Any(column => column.Name == "group_code") && draft.Across?.Header != "group_code"
                ? DraftFields.Has(draft, "group_code") ? Worded(new MappedField(FieldSource.Column, "group_code"), "group_code")
                    : feed.Columns.Any(column => column.Name == "group_code" && column.IsRequired) ? Source("group_code", "Код группы", AnswerKind.Group) : null
                : null,
        };
    }

    private IEnumerable<string> Headers(DraftAcross across) => _header.Where((name, column) => across.Has(column) && name.Length > 0);

    /// <summary>A list of headers, whatever numbers stand in them; null for «every other column» where the list would be too long.</summary>
    private static string? ListOf(IEnumerable<string> headers)
    {
        var shapes = string.Join('|', headers.Select(header => Digits.Replace(Regex.Escape(header), "[0-9]+")).Distinct(StringComparer.Ordinal));
        return shapes.Length <= LongestList ? string.Create(CultureInfo.InvariantCulture, $"^(?<{Item}>{shapes})$") : null;
    }

    private string TitleOfRole(string role) => role switch
    {
        DraftRole.Name => "ФИО одной ячейкой",
        DraftRole.LastName => "Фамилия",
        DraftRole.FirstName => "Имя",
        DraftRole.MiddleName => "Отчество",
        DraftRole.BirthDate => "Дата рождения",
        DraftRole.Snils => "СНИЛС",
        _ => feed.Columns.FirstOrDefault(column => column.Name == role)?.Title ?? role,
    };
}
