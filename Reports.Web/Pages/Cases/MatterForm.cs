using System.Globalization;
using Reports.Web.AppStore;
using Reports.Web.Matters;
using Warehouse.Sql.Core;

namespace Reports.Web.Pages.Cases;

/// <summary>What is typed of a matter or of its next step.</summary>
public sealed record MatterForm
{
    /// <summary>The longest text.</summary>
    public const int Longest = 2000;

    /// <summary>What is wrong, or what was decided.</summary>
    public string? Words { get; init; }

    /// <summary>The address of the page that it comes from.</summary>
    public string? Basis { get; init; }

    /// <summary>The day of a decision.</summary>
    public string? Begun { get; init; }

    /// <summary>Who answers for it.</summary>
    public string? Owner { get; init; }

    /// <summary>By when.</summary>
    public string? Due { get; init; }

    /// <summary>How far it is.</summary>
    public string? State { get; init; }

    /// <summary>What is to be done, or what was done.</summary>
    public string? Note { get; init; }

    /// <summary>The day of the decision; null when it is none.</summary>
    public DateOnly? BegunDay => Day(Begun);

    /// <summary>The due day; null when it is none.</summary>
    public DateOnly? DueDay => Day(Due);

    /// <summary>What is wrong with a new matter, in Russian; null when nothing is.</summary>
    /// <param name="kind">One of <see cref="MatterKind"/>.</param>
    /// <param name="owners">Who may answer for it.</param>
    /// <param name="today">Today.</param>
    public string? FaultOfNew(string kind, IReadOnlyList<AppUser> owners, DateOnly today) =>
        string.IsNullOrWhiteSpace(Words) ? kind == MatterKind.Decision ? "Напишите решение." : "Напишите, что не так."
        : Words.Length > Longest ? $"Текст длиннее {Figures.Count(Longest)} знаков: сократите его."
        : kind == MatterKind.Decision && BegunDay is null ? "Напишите дату решения: день, месяц и год."
        : kind == MatterKind.Decision && BegunDay > today ? "Дата решения не может быть позже сегодняшнего дня."
        : DueDay < today ? "Срок не может быть раньше сегодняшнего дня."
        : FaultOfStep(owners);

    /// <summary>What is wrong with a step, in Russian; null when nothing is.</summary>
    /// <param name="owners">Who may answer for it.</param>
    public string? FaultOfStep(IReadOnlyList<AppUser> owners) =>
        DueDay is not { } due ? "Напишите срок: день, месяц и год."
        : due.Year is < 2000 or > 2100 ? "Срок не похож на правду: проверьте год."
        : !MatterState.All.Contains(State ?? MatterState.Open) ? "Такого состояния нет. Выберите из списка."
        : !owners.Any(owner => owner.Name == Owner) ? "Выберите, кто отвечает: из тех, кому это видно."
        : (Note?.Length ?? 0) > Longest ? $"Запись длиннее {Figures.Count(Longest)} знаков: сократите её."
        : State == MatterState.Closed && string.IsNullOrWhiteSpace(Note) ? "Закрывая, напишите, что сделано и что получилось."
        : null;

    /// <summary>The step that it describes, of a form without faults.</summary>
    public MatterStep Step() => new()
    {
        State = State ?? MatterState.Open,
        Owner = Owner!,
        DueOn = Period.Iso(DueDay!.Value),
        Note = Note?.Trim() ?? "",
    };

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
