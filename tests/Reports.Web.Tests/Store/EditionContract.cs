using Reports.Web.AppStore;
using Reports.Web.Documents;
using Reports.Web.SelfAssessment;
using Reports.Web.SelfAssessment.Editions;
using Warehouse.Sql.Catalogue;
using Warehouse.Sql.Indicators;
using Warehouse.Sql.Reading;

namespace Reports.Web.Tests.Store;

/// <summary>Editions in the site's own store on every engine alike.</summary>
public abstract class EditionContract : StoreContract
{
    private const int Cells = 3000;
    private static readonly SqlCatalogue Catalogue = new("sqlite");
    private static readonly IndicatorSet Set = IndicatorSet.In(Catalogue).Single(set => set.Name == "order-1324-annex-6");

    [Fact]
    public async Task Edition_Kept_IsReadAsItWas()
    {
        var content = Content();
        var key = (await Home.Editions.AddAsync(content, "Организация", null, new Dictionary<string, string> { ["1"] = Long("Текст ") }, "Анна", "сначала", Cancellation))!;

        var edition = (await new EditionStore(Home.Node(), Home.Clock).FindAsync(key.Value, Cancellation))!;

        Assert.Equal((1, "Организация", 2025, 2021, 1L), (edition.Number, edition.OrganisationName, edition.Year, edition.FirstYear, edition.ContentStep));
        var frozen = await Home.Editions.AssessmentOfAsync(edition, Cancellation);
        Assert.Equal(content.Values.Values.Select(Words), frozen.Values.Select(Words));
        Assert.Equal(Set.Indicators.Select(indicator => indicator.File.Text), frozen.Query.Set.Indicators.Select(indicator => indicator.File.Text));
        var table = Assert.Single(await Home.Editions.TablesOfAsync(edition, Cancellation));
        Assert.Equal([7L, 0.25, "Группа", null], table.Value.Columns.Select(column => table.Value.Rows[0][column]));
        Assert.Equal(Long("Текст "), Assert.Single(await Home.Editions.TextsOfAsync(edition, Cancellation)).Value);
        Assert.Null(await Home.Editions.FindAsync(99, Cancellation));
        Assert.Empty(await Home.Editions.ListAsync(Set.Name, "орг", 2024, Cancellation));
    }

    [Fact]
    public async Task Edition_MadeByTwoNodesAtOnce_IsOne()
    {
        var added = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(
            () => new EditionStore(Home.Node(), Home.Clock).AddAsync(Content(), "О", null, new Dictionary<string, string>(), "Анна", "", Cancellation), Cancellation)));

        // Either both came one after the other, as editions 1 and 2, or one of them was told that it was late.
        var numbers = (await Home.Editions.ListAsync(Set.Name, "орг", 2025, Cancellation)).Select(edition => edition.Number).Order();
        Assert.Equal(Enumerable.Range(1, added.Count(key => key is not null)), numbers);
        Assert.Contains(added, key => key is not null);
    }

    [Fact]
    public async Task Step_TakenByTwoNodesAtOnce_IsOnes_AndTheOtherIsTold()
    {
        var edition = await DraftAsync();

        var done = await Task.WhenAll(
            Task.Run(() => new EditionStore(Home.Node(), Home.Clock).SetSectionTextsAsync(edition, [(AnalyticalSection.All[0], "Первый")], "Анна", Cancellation), Cancellation),
            Task.Run(() => new EditionStore(Home.Node(), Home.Clock).StepAsync(edition, EditionStepKind.Reviewed, "Пётр", "", Answers, Cancellation), Cancellation));

        Assert.Single(done, isDone => isDone);
        Assert.Equal(2, (await Home.Editions.FindAsync(edition.Key, Cancellation))!.Steps.Count);
        Assert.False(await Home.Editions.SetContentAsync(edition, Content(), "Олег", Cancellation));
        Assert.Equal(1, (await Home.Editions.FindAsync(edition.Key, Cancellation))!.ContentStep);
    }

    [Fact]
    public async Task Correction_Approved_SupersedesTheSigned()
    {
        var first = await ApprovedAsync();
        var key = (await Home.Editions.AddAsync(Content(), "О", first, new Dictionary<string, string>(), "Анна", "ошибка", Cancellation))!;
        var correction = (await Home.Editions.FindAsync(key.Value, Cancellation))!;

        Assert.Equal((2, 1), (correction.Number, correction.SupersedesNumber));
        Assert.True(await Home.Editions.ApproveAsync(correction, first, Rendering(1), Order, Answers, "Директор", Cancellation));

        var old = (await Home.Editions.FindAsync(first.Key, Cancellation))!;
        Assert.Equal(key, old.SupersededBy);
        Assert.Equal(
            [(2L, "values", "Не введены 2 значения", "Ждём отчёт бухгалтерии")],
            (await new EditionStore(Home.Node(), Home.Clock).AcceptancesOfAsync(correction, Cancellation)).Select(one => (one.StepNo, one.Code, one.Found, one.Words)));
        Assert.Equal(EditionStepKind.Superseded, old.Steps[^1].Kind);
        Assert.Equal([2, 1], (await Home.Editions.ListAsync(Set.Name, "орг", 2025, Cancellation)).Select(edition => edition.Number));
    }

    [Fact]
    public async Task Rendering_OfASignedEdition_IsReadAsItWas_AndATemplateOfManyIsKeptOnce()
    {
        var first = await ApprovedAsync();
        var key = (await Home.Editions.AddAsync(Content(), "О", first, new Dictionary<string, string>(), "Анна", "ошибка", Cancellation))!;
        var correction = (await Home.Editions.FindAsync(key.Value, Cancellation))!;
        Assert.Null(await Home.Editions.RenderingOfAsync(correction, Cancellation));
        Assert.True(await Home.Editions.ApproveAsync(correction, first, Rendering(1) with { SmallGroup = 9 }, Order, Answers, "Директор", Cancellation));

        var node = new EditionStore(Home.Node(), Home.Clock);
        var rendering = (await node.RenderingOfAsync(first, Cancellation))!;
        Assert.Equal(Rendering(1).Template.Read(), rendering.Template.Read());
        Assert.Equal((7, "enrolments, teachers", "Белова Анна"), (rendering.SmallGroup, string.Join(", ", rendering.Feeds["1.1"]), rendering.Staff["anna"]));
        Assert.Equal(9, (await node.RenderingOfAsync(correction, Cancellation))!.SmallGroup);
        Assert.False((await node.FindAsync(first.Key, Cancellation))!.IsFrozenLate);
        Assert.Equal(1, await Home.RunAsync("SELECT count(*) FROM app.document_template"));
        Assert.Equal(2, await Home.RunAsync("SELECT count(*) FROM app.edition_rendering"));

        // What is frozen stays.
        await node.FreezeAsync(first, Rendering(2), Cancellation);
        Assert.Equal(Rendering(1).Template.Read(), (await node.RenderingOfAsync(first, Cancellation))!.Template.Read());
    }

    [Fact]
    public async Task Store_AskedToChangeAnEdition_Refuses_AndKeepsIt()
    {
        await ApprovedAsync();

        await RefuseAsync(
            "UPDATE app.edition SET number = 7", "UPDATE app.edition_step SET at = ''", "UPDATE app.edition_content SET switches = ''",
            "UPDATE app.edition_rule SET text = ''", "UPDATE app.edition_value SET number = '9'", "UPDATE app.edition_table SET text = ''",
            "UPDATE app.edition_text SET text = ''", "UPDATE app.edition_acceptance SET words = ''", "UPDATE app.edition_rendering SET small_group = 1", "UPDATE app.document_template SET template_hash = ''");
        await RefuseAsync(
            "DELETE FROM app.edition_rendering", "DELETE FROM app.document_template", "DELETE FROM app.edition", "DELETE FROM app.edition_step", "DELETE FROM app.edition_content", "DELETE FROM app.edition_rule",
            "DELETE FROM app.edition_value", "DELETE FROM app.edition_table", "DELETE FROM app.edition_text", "DELETE FROM app.edition_acceptance");
        await RefuseAsync(
            "INSERT INTO app.edition_step (edition_key, step_no, kind, at, user_name, note) VALUES (1, 9, 'Returned', '', '', '')",
            "INSERT INTO app.edition_content (edition_key, step_no, first_year, switches, data_moment) VALUES (1, 9, 2020, '', '')",
            "INSERT INTO app.edition_rule (edition_key, step_no, place, name, text) VALUES (1, 9, 1, '', '')",
            "INSERT INTO app.edition_value (edition_key, step_no, place, code, line, graph, year, origin) VALUES (1, 9, 1, '', '', '', 2020, '')",
            "INSERT INTO app.edition_table (edition_key, step_no, name, text, rows) VALUES (1, 9, '', '', '')",
            "INSERT INTO app.edition_text (edition_key, step_no, section, text) VALUES (1, 9, '1', 'new')",
            "INSERT INTO app.edition_acceptance (edition_key, step_no, code, found, words) VALUES (1, 9, 'values', '', '')");

        Assert.Equal(Cells, await Home.RunAsync("SELECT count(*) FROM app.edition_value WHERE number IS NOT NULL OR number IS NULL"));
        Assert.Equal(0, await Home.RunAsync("SELECT count(*) FROM app.edition_step WHERE step_no = 9"));
    }

    [Fact]
    public async Task Store_OfADraft_TakesMoreRowsAndChangesNone()
    {
        await DraftAsync();

        await Home.RunAsync("INSERT INTO app.edition_text (edition_key, step_no, section, text) VALUES (1, 2, '1', 'new')");
        await RefuseAsync("UPDATE app.edition_text SET text = ''", "DELETE FROM app.edition_text");

        Assert.Equal(1, await Home.RunAsync("SELECT count(*) FROM app.edition_text WHERE text = 'new'"));
    }

    private static Dictionary<string, ShortcomingAnswer> Answers => new() { ["values"] = new("Не введены 2 значения", "Ждём отчёт бухгалтерии") };

    private static EditionOrder Order => new("7-о", new DateOnly(2026, 4, 15), "Директор Иванова");

    private static EditionRendering Rendering(byte seed) => new(
        DocumentTemplate.Of("шаблон", [.. Enumerable.Range(0, 100_000).Select(i => (byte)(i * seed))]),
        7,
        new Dictionary<string, IReadOnlyList<string>> { ["1.1"] = ["enrolments", "teachers"] },
        new Dictionary<string, string> { ["anna"] = "Белова Анна" });

    private async Task<Edition> DraftAsync()
    {
        var key = await Home.Editions.AddAsync(Content(), "О", null, new Dictionary<string, string>(), "Анна", "", Cancellation);
        Assert.Equal(1, key);
        return (await Home.Editions.FindAsync(1, Cancellation))!;
    }

    private async Task<Edition> ApprovedAsync()
    {
        var draft = await DraftAsync();
        Assert.True(await Home.Editions.SetSectionTextsAsync(draft, [(AnalyticalSection.All[0], "Текст")], "Анна", Cancellation));
        var worded = (await Home.Editions.FindAsync(1, Cancellation))!;
        Assert.True(await Home.Editions.ApproveAsync(worded, null, Rendering(1), Order, Answers, "Директор", Cancellation));
        return (await Home.Editions.FindAsync(1, Cancellation))!;
    }

    private static string Long(string word) => string.Concat(Enumerable.Repeat(word, 5000));

    private EditionContent Content()
    {
        var query = new AssessmentQuery(Set, 2025) { Organisation = 1, OrganisationCode = "орг" };
        var values = Enumerable.Range(0, Cells).Select(i => new AssessmentValue(Set.Indicators[i % Set.Indicators.Count], $"{i:0000}", "гр", 2021 + (i % 5))
        {
            Origin = i % 2 == 0 ? ValueOrigin.Computed : ValueOrigin.Entered,
            Number = i % 7 == 0 ? null : i + 0.125m,
            Base = i % 3 == 0 ? 10m : null,
            Computed = i % 2 == 0 ? new IndicatorFigure(Set.Indicators[i % Set.Indicators.Count], 2021 + (i % 5), $"{i:0000}", "гр", i, i + 5_000_000_000) : null,
            Entry = i % 2 == 0 ? null : new ManualValue
            {
                Code = "",
                Line = "",
                Column = "",
                Year = 2025,
                NumberText = $"{i}.125",
                Document = $"Приказ «{i}» \"о\" 'кавычках'",
                EnteredBy = "Ёлкина",
                EnteredAt = "2026-01-01T00:00:00.000Z",
            },
        });
        var table = ReportTable.Of(
            new Report(new SqlFile(
                "Reports/kept", "-- column: group_key | Ключ | key\n-- column: share | Доля | number\n-- column: name | Группа | text\n-- column: note | Примечание | text")),
            [[7L, 0.25, "Группа", null]]);
        return new EditionContent(new Assessment(query, [.. values]), Home.Clock.GetUtcNow(), [table]);
    }

    private static string Words(AssessmentValue value) => FormattableString.Invariant(
        $"{value.Indicator.Code}|{value.Line}|{value.Column}|{value.Year}|{value.Origin}|{value.Number}|{value.Base}|{value.Computed?.Numerator}|{value.Computed?.Denominator}|{value.Entry?.NumberText}|{value.Entry?.Document}|{value.Entry?.EnteredBy}|{value.Entry?.EnteredAt}");
}
