using Reports.Web.AppStore;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Indicators;

namespace Reports.Web.SelfAssessment.Editions;

/// <summary>A row of <c>edition-list</c>.</summary>
internal sealed record EditionRow
{
    public long EditionKey { get; init; }

    public string Organisation { get; init; } = "";

    public long? OrganisationKey { get; init; }

    public string OrganisationName { get; init; } = "";

    public string IndicatorSet { get; init; } = "";

    public long Year { get; init; }

    public long Number { get; init; }

    public long? Supersedes { get; init; }

    public long? SupersedesNumber { get; init; }

    public long? SupersededBy { get; init; }

    public long FirstYear { get; init; }

    public string Switches { get; init; } = "{}";

    public string DataMoment { get; init; } = "";

    public long ContentStep { get; init; }

    public string? FrozenAt { get; init; }
}

/// <summary>What files of a signed edition are made with, as the store keeps it: feeds are JSON.</summary>
internal sealed record FrozenRendering
{
    public byte[] Template { get; init; } = [];

    public long SmallGroup { get; init; }

    public string Feeds { get; init; } = "{}";
}

/// <summary>The text of a rule: a file of the indicator set.</summary>
internal sealed record FrozenRule
{
    public string Name { get; init; } = "";

    public string Text { get; init; } = "";

    public SqlFile File => new(Name, Text);
}

/// <summary>A table as the store keeps it: rows are JSON.</summary>
internal sealed record FrozenTable
{
    public string Name { get; init; } = "";

    public string Text { get; init; } = "";

    public string Rows { get; init; } = "[]";
}

/// <summary>A section's text.</summary>
internal sealed record FrozenText
{
    public string Section { get; init; } = "";

    public string Text { get; init; } = "";
}

/// <summary>A value in the store. Entered numbers are decimal texts with a point.</summary>
internal sealed record FrozenCell
{
    public string Code { get; init; } = "";

    public string Line { get; init; } = "";

    public string Column { get; init; } = "";

    public long Year { get; init; }

    public string Origin { get; init; } = "";

    public string? Number { get; init; }

    public string? Base { get; init; }

    public long? ComputedNumber { get; init; }

    public long? ComputedBase { get; init; }

    public string? EnteredNumber { get; init; }

    public string? EnteredBase { get; init; }

    public string? Document { get; init; }

    public string? EnteredBy { get; init; }

    public string? EnteredAt { get; init; }

    /// <summary>The stored form of a value.</summary>
    public static FrozenCell Of(AssessmentValue value) => new()
    {
        Code = value.Indicator.Code,
        Line = value.Line,
        Column = value.Column,
        Year = value.Year,
        Origin = value.Origin.ToString(),
        Number = DecimalText.Of(value.Number),
        Base = DecimalText.Of(value.Base),
        ComputedNumber = value.Computed?.Numerator,
        ComputedBase = value.Computed?.Denominator,
        EnteredNumber = value.Entry?.NumberText,
        EnteredBase = value.Entry?.BaseText,
        Document = value.Entry?.Document,
        EnteredBy = value.Entry?.EnteredBy,
        EnteredAt = value.Entry?.EnteredAt,
    };

    /// <summary>The parameters of its insert.</summary>
    public object Row(long edition, long step, int place) => new
    {
        edition_key = edition,
        step_no = step,
        place,
        code = Code,
        line = Line,
        graph = Column,
        year = Year,
        origin = Origin,
        number = Number,
        @base = Base,
        computed_number = ComputedNumber,
        computed_base = ComputedBase,
        entered_number = EnteredNumber,
        entered_base = EnteredBase,
        document = Document,
        entered_by = EnteredBy,
        entered_at = EnteredAt,
    };

    /// <summary>The stored value.</summary>
    public AssessmentValue Value(Indicator indicator) => new(indicator, Line, Column, (int)Year)
    {
        Origin = Enum.Parse<ValueOrigin>(Origin),
        Number = DecimalText.Parse(Number),
        Base = DecimalText.Parse(Base),
        Computed = ComputedNumber is null && ComputedBase is null ? null
            : new IndicatorFigure(indicator, (int)Year, Line, Column, ComputedNumber, ComputedBase),
        Entry = EnteredAt is null ? null : new ManualValue
        {
            Code = Code,
            Line = Line,
            Column = Column,
            Year = Year,
            NumberText = EnteredNumber,
            BaseText = EnteredBase,
            Document = Document ?? "",
            EnteredBy = EnteredBy ?? "",
            EnteredAt = EnteredAt,
        },
    };
}
