using Warehouse.Sql.Reading;

namespace Reports.Web.Mappings;

/// <summary>A code of the centre.</summary>
/// <param name="Kind">Of what: the name of a dimension.</param>
/// <param name="Code">The code.</param>
/// <param name="Name">What it is called; null where it has no name.</param>
public sealed record CentreCode(string Kind, string Code, string? Name);

/// <summary>Codes that a viewer sees, of everything but learners: what a file names by them, or by their names.</summary>
public sealed class CentreCodes
{
    // As many as the statement gives: of more it is not known which there are.
    private const int Most = 5_000;

    private readonly ILookup<string, CentreCode> _byKind;
    private readonly ILookup<string, CentreCode> _byText;

    /// <param name="codes">The codes.</param>
    public CentreCodes(IReadOnlyList<CentreCode> codes)
    {
        _byKind = codes.ToLookup(code => code.Kind, StringComparer.Ordinal);
        _byText = codes.SelectMany(code => new[] { code.Code, code.Name ?? "" }.Where(text => text.Length > 0).Select(text => (Text: Folded(text), Code: code)))
            .ToLookup(one => one.Text, one => one.Code, StringComparer.Ordinal);
    }

    /// <summary>Codes of a kind, as the statement orders them.</summary>
    /// <param name="kind">The kind.</param>
    public IEnumerable<CentreCode> Of(string kind) => _byKind[kind];

    /// <summary>The kinds of things that have this code or name.</summary>
    /// <param name="text">What a file says.</param>
    public IReadOnlyList<string> KindsOf(string text) => [.. _byText[Folded(text)].Select(code => code.Kind).Distinct()];

    /// <summary>Whether a code is known, or it cannot be told.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="code">The code.</param>
    public bool IsKnown(string kind, string code) => _byKind[kind].Take(Most).Count() == Most || _byKind[kind].Any(known => known.Code == code);

    /// <summary>The one code that a text is the name of; null where there is none, or more.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="text">What a file says.</param>
    public string? CodeOf(string kind, string text) => _byText[Folded(text)].Where(code => code.Kind == kind).Select(code => code.Code).Distinct().ToList() is [var only] ? only : null;

    private static string Folded(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant().Replace('Ё', 'Е');

    /// <summary>The codes of a report's rows.</summary>
    /// <param name="table">Rows of <c>template-codes</c>.</param>
    public static CentreCodes In(ReportTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return new CentreCodes(table.As<CentreCode>());
    }
}
