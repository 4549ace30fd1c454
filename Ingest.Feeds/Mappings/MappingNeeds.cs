namespace Ingest.Feeds.Mappings;

/// <summary>What a file does not say itself and nobody has said of it: found from its header and titles, before any row is read.</summary>
internal sealed class MappingNeeds
{
    // A leap year, so that 29 February is a day in it.
    private const string AnyYear = "2024";

    private readonly MappedFile _file;
    private readonly Dictionary<string, MappingQuestion> _questions = [];

    /// <param name="file">The file.</param>
    public MappingNeeds(MappedFile file)
    {
        _file = file;
        foreach (var (record, across) in file.Table.Records.Zip(file.Header.Across).Where(pair => pair.Second is null or { Count: > 0 }))
        {
            foreach (var field in record.Fields.Values)
            {
                See(field, across);
            }
        }
    }

    /// <summary>The questions by name.</summary>
    public IReadOnlyDictionary<string, MappingQuestion> Questions => _questions;

    /// <summary>Whether it is to be said whom the people are taken for.</summary>
    public bool Learners { get; private set; }

    private void See(MappedField field, IReadOnlyList<AcrossColumn>? across, bool isNeeded = false)
    {
        Learners |= field.Source == FieldSource.Learner && _file.Delivered is null or { Learners.Count: 0 };
        if (field.Source == FieldSource.Answer && _file.Answer(field.Name) is null && field.Or is null && field.Default is null
            && (isNeeded || !_file.Mapping.Answers[field.Name].IsOptional))
        {
            _questions[field.Name] = _file.Mapping.Answers[field.Name];
        }

        if (field.Year is { } year && LacksYear(field, across))
        {
            See(year, across, isNeeded: true);
        }

        if (field.ShareOf is { } whole)
        {
            See(whole, across, isNeeded);
        }

        if (field.Or is { } or && IsBlank(field, across))
        {
            See(or, across, isNeeded);
        }
    }

    /// <summary>Whether a field is blank in every record, or is a cell that is data, of which some are blank mostly. What a row alone can say is not known here.</summary>
    private bool IsBlank(MappedField field, IReadOnlyList<AcrossColumn>? across) => field.Source switch
    {
        FieldSource.Column => !_file.Header.Columns.ContainsKey(field.Name),
        FieldSource.Title => !_file.Titles.ContainsKey(field.Name),
        FieldSource.Answer => _file.Answer(field.Name) is null,
        FieldSource.Cell => true,
        FieldSource.Header => field.Name.Length > 0 && across!.Any(column => field.Name.Split(' ').All(part => !column.Parts.ContainsKey(part))),
        _ => false,
    };

    /// <summary>Whether a day of the header wants a year and is one with it.</summary>
    private static bool LacksYear(MappedField field, IReadOnlyList<AcrossColumn>? across) => field is not { Source: FieldSource.Header, Day: { } order } || across!.Any(column =>
    {
        var text = field.Name.Length == 0 ? column.Header : string.Join(' ', field.Name.Split(' ').Select(part => column.Parts.GetValueOrDefault(part) ?? ""));
        return MappedDay.Read(text, order, null, out _) is not null && MappedDay.Read(text, order, AnyYear, out _) is null;
    });
}
