using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Reports.Web.Exports;
using Reports.Web.Frdo;
using Reports.Web.Reading;
using Warehouse.Sql.Reading;

namespace Reports.Web.Pages.Rows;

/// <summary>The rows behind a figure, a hundred on a page, with their count or sum, which equals the figure.</summary>
public sealed class IndexModel(ReportAccess reports) : ReportPage(reports)
{
    private const int PageRows = 100;
    private static readonly Dictionary<string, string> Movements = new(StringComparer.Ordinal)
    {
        ["contingent"] = "Контингент на конец периода",
        ["enrolled"] = "Зачислены",
        ["started"] = "Приступили",
        ["completed"] = "Завершили",
        ["left"] = "Отчислены",
        ["studied"] = "Учились в периоде",
        ["stayed"] = "Учились в периоде и не отчислены",
        ["not_started"] = "Зачислены, но не приступили",
        ["cohort"] = "Приступили в группах, которые закончили в периоде",
        ["cohort_completed"] = "Завершили с документом в группах, которые закончили в периоде",
        ["cohort_not_started"] = "Не приступили в группах, которые закончили в периоде",
    };

    private static readonly Dictionary<string, string> Attempts = new(StringComparer.Ordinal)
    {
        ["first"] = "Первые попытки",
        ["retake"] = "Пересдачи",
        ["unknown"] = "Цепочки попыток, первая попытка которых неизвестна",
    };

    private IReadOnlyList<(string Name, object? Value)> _extra = [];
    private Report _report = null!;

    /// <summary>The rows of the page.</summary>
    public ReportTable Rows { get; private set; } = null!;

    /// <summary>The kind of rows.</summary>
    public RowKind Kind { get; private set; } = null!;

    /// <summary>How many rows there are on all pages.</summary>
    public long Total { get; private set; }

    /// <summary>Page, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>How many pages.</summary>
    public long Pages => (Total + PageRows - 1) / PageRows;

    /// <summary>The heading.</summary>
    public string Title => (Kind.Name switch
    {
        "enrolments" => Movements.GetValueOrDefault(Extra("what") ?? "contingent"),
        "grades" => Attempts.GetValueOrDefault(Extra("attempts") ?? ""),
        "documents" when Extra("what") == "issued" => "Выданные документы без справок и дубликатов",
        "attendance" when Extra("counted") == "0" => "Отметки, которые не входят в посещаемость",
        _ => null,
    }) ?? _report.Title;

    /// <summary>Address of the rows as a file of the federal register of documents; null where they are none or the viewer may not have it.</summary>
    public string? FrdoHref => Kind.Name == "documents" && FrdoEndpoints.IsFor(User, Reports) ? FrdoEndpoints.Href(Filter.Query()) : null;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Shown =>
    [
        .. _report.Parameters.Contains("from") ? ["period"] : Array.Empty<string>(),
        .. FilterChoices.Lists.Select(list => list.Key).Where(_report.Parameters.Contains),
    ];

    /// <inheritdoc/>
    public override string? Exports => _report.Name;

    /// <inheritdoc/>
    public override IReadOnlyList<(string Key, object? Value)> Kept => _extra;

    /// <inheritdoc/>
    public override string Subtitle => Rows.Rows.Count == 0 ? "" : string.Join(
        ", ", new[] { Figures.Plural(Total, "строка", "строки", "строк"), Kind.Figure(Rows), Kind.Asked(Rows, Extra("what")) }.Where(part => part.Length > 0));

    /// <summary>The address of another page.</summary>
    /// <param name="number">From 1.</param>
    public string PageHref(long number) => $"/rows/{Kind.Name}{Filter.Query([.. _extra, (RowSort.Key, Sort?.Text), ("page", number)])}";

    /// <summary>Shows rows.</summary>
    /// <param name="kind">A <see cref="RowKind"/>.</param>
    public async Task<IActionResult> OnGetAsync(string kind, CancellationToken cancellationToken)
    {
        if (RowKind.Find(kind) is not { } found || Reports.Find(found.Report) is not { } report)
        {
            return NotFound();
        }

        (Kind, _report) = (found, report);
        _extra = [.. ExtraParameters.Of(report, Filter, Request.Query)
            .Where(pair => pair.Name is not ("place_from" or "place_to" or "sees_persons"))];
        Number = int.TryParse(Request.Query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Clamp(number, 1, 1_000_000) : 1;
        await ReadPageAsync(cancellationToken);
        if (Rows.Rows.Count == 0 && Number > 1)
        {
            Number = 1;
            await ReadPageAsync(cancellationToken);
        }

        Total = Rows.Rows.Count == 0 ? 0 : Figures.Whole(Rows.Rows[0]["total_n"]) ?? 0;
        return Page();
    }

    private string? Extra(string name) =>
        Convert.ToString(_extra.FirstOrDefault(pair => pair.Name == name).Value, CultureInfo.InvariantCulture);

    private async Task ReadPageAsync(CancellationToken cancellationToken) => Rows = Sort is { } sort && sort.Shown(_report) is not null
        ? await Reports.ReadSortedAsync(_report.Name, User, Filter, _extra, sort, ((Number - 1) * PageRows, PageRows), cancellationToken)
        : await ReadAsync(_report.Name, cancellationToken, [.. _extra, ("place_from", (Number - 1) * PageRows + 1), ("place_to", Number * PageRows)]);
}
