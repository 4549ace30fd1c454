using System.Security.Cryptography;
using System.Text.Json;
using Reports.Web.AppStore;
using Reports.Web.Documents;
using Warehouse.Sql.Core;
using Warehouse.Sql.Indicators;
using Warehouse.Sql.Reading;

namespace Reports.Web.SelfAssessment.Editions;

/// <summary>The content of an edition: values with their rules, and tables of the analytical part.</summary>
/// <param name="Values">Values of the set; its query tells set, year, organisation and choices.</param>
/// <param name="DataMoment">The end of the last load whose rows the values are of.</param>
/// <param name="Tables">Tables of the analytical part.</param>
public sealed record EditionContent(Assessment Values, DateTimeOffset DataMoment, IReadOnlyList<ReportTable> Tables);

/// <summary>Editions in the site's store. <see cref="EditionWorkflow"/> decides who may do what and in which order.</summary>
/// <param name="database">The site's store.</param>
public sealed class EditionStore(AppDatabase database, TimeProvider time)
{
    /// <summary>Editions of a set for a year, the newest first.</summary>
    /// <param name="set">Name of the indicator set.</param>
    /// <param name="organisation">Code of the organisation; empty is all of them together.</param>
    /// <param name="year">Reporting year.</param>
    public Task<IReadOnlyList<Edition>> ListAsync(string set, string organisation, int year, CancellationToken cancellationToken) =>
        ReadAsync(null, set, organisation, year, cancellationToken);

    /// <summary>Editions of a set that are or were public, of every organisation and year: in force and superseded, the newest first.</summary>
    /// <param name="set">Name of the indicator set.</param>
    public async Task<IReadOnlyList<Edition>> ListSignedAsync(string set, CancellationToken cancellationToken) =>
        [.. (await ReadAsync(null, set, null, null, cancellationToken)).Where(edition => edition.IsSigned).OrderByDescending(edition => edition.Number)];

    /// <summary>The edition of that key; null when there is none.</summary>
    public async Task<Edition?> FindAsync(long key, CancellationToken cancellationToken) =>
        await ReadAsync(key, null, null, null, cancellationToken) is [var edition] ? edition : null;

    /// <summary>The edition of that number; null when there is none.</summary>
    /// <param name="set">Name of the indicator set.</param>
    /// <param name="organisation">Code of the organisation; empty is all of them together.</param>
    /// <param name="year">Reporting year.</param>
    /// <param name="number">Its number, from 1.</param>
    public async Task<Edition?> FindAsync(string set, string organisation, int year, int number, CancellationToken cancellationToken) =>
        (await ListAsync(set, organisation, year, cancellationToken)).FirstOrDefault(edition => edition.Number == number);

    /// <summary>The frozen values of an edition, with wording, rules, choices and entries.</summary>
    public async Task<Assessment> AssessmentOfAsync(Edition edition, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(edition);
        var content = new { edition_key = edition.Key, step_no = edition.ContentStep };
        var rules = await database.ReadAsync<FrozenRule>("edition-rule-list", content, cancellationToken);
        var set = new IndicatorSet(rules[0].File, [.. rules.Skip(1).Select(rule => new Indicator(rule.File))]);
        var indicators = set.Indicators.ToDictionary(indicator => indicator.Code, StringComparer.Ordinal);
        var cells = await database.ReadAsync<FrozenCell>("edition-value-list", content, cancellationToken);
        var query = new AssessmentQuery(set, edition.Year)
        {
            FirstYear = edition.FirstYear,
            AsOf = edition.DataMoment,
            Organisation = edition.OrganisationKey,
            OrganisationCode = edition.Organisation,
            Switches = edition.Switches,
        };
        return new Assessment(query, [.. cells.Select(cell => cell.Value(indicators[cell.Code]))]);
    }

    /// <summary>The frozen tables of the analytical part, by name of the report.</summary>
    public async Task<IReadOnlyDictionary<string, ReportTable>> TablesOfAsync(Edition edition, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(edition);
        var tables = await database.ReadAsync<FrozenTable>(
            "edition-table-list", new { edition_key = edition.Key, step_no = edition.ContentStep }, cancellationToken);
        return tables.ToDictionary(table => new Report(new(table.Name, table.Text)).Name, Thaw, StringComparer.Ordinal);
    }

    /// <summary>Texts of the sections, by <see cref="AnalyticalSection.Code"/>; one without a text is not there.</summary>
    public async Task<IReadOnlyDictionary<string, string>> TextsOfAsync(Edition edition, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(edition);
        var texts = await database.ReadAsync<FrozenText>("edition-text-list", new { edition_key = edition.Key }, cancellationToken);
        return texts.Where(text => text.Text.Length > 0).ToDictionary(text => text.Section, text => text.Text, StringComparer.Ordinal);
    }

    /// <summary>Stores a new edition.</summary>
    /// <param name="organisation">Name of the organisation.</param>
    /// <param name="supersedes">The approved edition that it corrects; null for the first.</param>
    /// <param name="texts">Initial texts of the sections.</param>
    /// <param name="user">Who makes it.</param>
    /// <param name="note">Why.</param>
    /// <returns>Its key; null when another one was created at the same time.</returns>
    public async Task<long?> AddAsync(
        EditionContent content, string organisation, Edition? supersedes, IReadOnlyDictionary<string, string> texts, string user, string note,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(texts);
        var query = content.Values.Query;
        var next = (await database.ReadAsync<EditionRow>(
            "edition-next", new { organisation = query.OrganisationCode, indicator_set = query.Set.Name, year = query.Year }, cancellationToken))[0];
        var added = await database.RunTogetherAsync(
            [
                ("edition-add", new
                {
                    edition_key = next.EditionKey,
                    organisation = query.OrganisationCode,
                    organisation_key = query.Organisation,
                    organisation_name = organisation,
                    indicator_set = query.Set.Name,
                    year = query.Year,
                    number = next.Number,
                    supersedes = supersedes?.Key,
                }),
                Step(next.EditionKey, 1, EditionStepKind.Created, user, note),
                .. Content(next.EditionKey, 1, content),
                .. texts.Where(text => text.Value.Length > 0).Select(text => Text(next.EditionKey, 1, text.Key, text.Value)),
            ],
            cancellationToken);
        return added ? next.EditionKey : null;
    }

    /// <summary>Adds a step with refreshed values.</summary>
    /// <param name="edition">The edition as the user saw it.</param>
    /// <param name="user">Who.</param>
    /// <returns>False when it was changed in the meantime.</returns>
    public Task<bool> SetContentAsync(Edition edition, EditionContent content, string user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(edition);
        var step = edition.LastStep + 1;
        return database.RunTogetherAsync(
            [Step(edition.Key, step, EditionStepKind.ValuesRefreshed, user, ""), .. Content(edition.Key, step, content)], cancellationToken);
    }

    /// <summary>Adds a step with new texts of sections.</summary>
    /// <param name="edition">The edition as the user saw it.</param>
    /// <param name="texts">The sections that change, with their texts; an empty one removes the text.</param>
    /// <param name="user">Who.</param>
    /// <returns>False when it was changed in the meantime.</returns>
    public Task<bool> SetSectionTextsAsync(
        Edition edition, IReadOnlyList<(AnalyticalSection Section, string Text)> texts, string user, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(texts);
        var step = edition.LastStep + 1;
        var note = string.Join("; ", texts.Select(text => $"{text.Section.Code}. {text.Section.Title}"));
        return database.RunTogetherAsync(
            [Step(edition.Key, step, EditionStepKind.TextChanged, user, note), .. texts.Select(text => Text(edition.Key, step, text.Section.Code, text.Text))],
            cancellationToken);
    }

    /// <summary>The shortcomings with which an edition was reviewed and approved, in the order of the steps.</summary>
    public Task<IReadOnlyList<EditionAcceptance>> AcceptancesOfAsync(Edition edition, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(edition);
        return database.ReadAsync<EditionAcceptance>("edition-acceptance-list", new { edition_key = edition.Key }, cancellationToken);
    }

    /// <summary>Adds a step that changes the state.</summary>
    /// <param name="edition">The edition as the user saw it.</param>
    /// <param name="kind">What is done.</param>
    /// <param name="user">Who.</param>
    /// <param name="note">Why.</param>
    /// <param name="accepted">The shortcomings with which it is reviewed, by kind.</param>
    /// <returns>False when it was changed in the meantime.</returns>
    public Task<bool> StepAsync(
        Edition edition, EditionStepKind kind, string user, string note, IReadOnlyDictionary<string, ShortcomingAnswer> accepted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(accepted);
        return database.RunTogetherAsync(
            [Step(edition.Key, edition.LastStep + 1, kind, user, note), .. Acceptances(edition, accepted)], cancellationToken);
    }

    /// <summary>Approves an edition and supersedes the one that it corrects, in one transaction.</summary>
    /// <param name="edition">The edition as the user saw it.</param>
    /// <param name="superseded">The edition that it corrects; null for none.</param>
    /// <param name="rendering">What its files are made with from now on.</param>
    /// <param name="order">Number and day of the order, and who signed.</param>
    /// <param name="accepted">The shortcomings with which it is approved, by kind.</param>
    /// <param name="user">Who.</param>
    /// <returns>False when either was changed in the meantime.</returns>
    public async Task<bool> ApproveAsync(
        Edition edition, Edition? superseded, EditionRendering rendering, EditionOrder order, IReadOnlyDictionary<string, ShortcomingAnswer> accepted, string user,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(accepted);
        var at = time.GetUtcNow();
        List<(string, object)> steps =
        [
            .. Rendering(edition.Key, rendering, at),
            // A signed edition takes nothing more: what it is signed with goes in before the signature.
            .. Acceptances(edition, accepted),
            Step(edition.Key, edition.LastStep + 1, EditionStepKind.Approved, user, "", order, at),
        ];
        if (superseded is not null)
        {
            steps.Add(Step(superseded.Key, superseded.LastStep + 1, EditionStepKind.Superseded, user, edition.Title));
        }

        return await database.RunTogetherAsync(steps, cancellationToken);
    }

    /// <summary>Signed editions of an earlier release, which kept nothing of what their files are made with.</summary>
    public Task<IReadOnlyList<long>> ListUnfrozenAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<long>("edition-unfrozen-list", new { }, cancellationToken);

    /// <summary>Freezes what files of a signed edition are made with, once: what was frozen before stays.</summary>
    /// <param name="rendering">What it is.</param>
    public async Task FreezeAsync(Edition edition, EditionRendering rendering, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(edition);
        await database.RunTogetherAsync([.. Rendering(edition.Key, rendering, time.GetUtcNow())], cancellationToken);
    }

    /// <summary>What files of a signed edition are made with; null when nothing is frozen.</summary>
    public async Task<EditionRendering?> RenderingOfAsync(Edition edition, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(edition);
        if (await database.ReadAsync<FrozenRendering>("edition-rendering-find", new { edition_key = edition.Key }, cancellationToken) is not [var frozen])
        {
            return null;
        }

        var sources = FrozenSources.Of(frozen.Feeds);
        return new EditionRendering(
            DocumentTemplate.Of($"закреплён с редакцией № {edition.Number} за {edition.Year} год", frozen.Template), (int)frozen.SmallGroup, sources.Feeds, sources.Staff);
    }

    private async Task<IReadOnlyList<Edition>> ReadAsync(
        long? key, string? set, string? organisation, int? year, CancellationToken cancellationToken)
    {
        var wanted = new { edition_key = key, organisation, indicator_set = set, year };
        var rows = await database.ReadAsync<EditionRow>("edition-list", wanted, cancellationToken);
        var steps = (await database.ReadAsync<EditionStep>("edition-step-list", wanted, cancellationToken)).ToLookup(step => step.EditionKey);
        return [.. rows.Select(row => new Edition
        {
            Key = row.EditionKey,
            Set = row.IndicatorSet,
            Organisation = row.Organisation,
            OrganisationKey = row.OrganisationKey,
            OrganisationName = row.OrganisationName,
            Year = (int)row.Year,
            Number = (int)row.Number,
            Supersedes = row.Supersedes,
            SupersedesNumber = (int?)row.SupersedesNumber,
            SupersededBy = row.SupersededBy,
            FirstYear = (int)row.FirstYear,
            Switches = JsonSerializer.Deserialize<Dictionary<string, string>>(row.Switches)!,
            DataMoment = Moment.Parse(row.DataMoment),
            ContentStep = row.ContentStep,
            FrozenAt = row.FrozenAt is { } at ? Moment.Parse(at) : null,
            Steps = [.. steps[row.EditionKey]],
        })];
    }

    /// <summary>The template goes in first; one that stands there already is no conflict.</summary>
    private static IEnumerable<(string, object)> Rendering(long key, EditionRendering rendering, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(rendering);
        var content = rendering.Template.Read();
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        yield return ("template-add", new { template_hash = hash, content });
        yield return ("edition-rendering-add", new
        {
            edition_key = key,
            frozen_at = Moment.Text(at),
            template_hash = hash,
            small_group = (long)rendering.SmallGroup,
            feeds = new FrozenSources(rendering.Feeds, rendering.Staff).Write(),
        });
    }

    private (string, object) Step(
        long key, long step, EditionStepKind kind, string user, string note, EditionOrder? order = null, DateTimeOffset? at = null) =>
        ("edition-step-add", new
        {
            edition_key = key,
            step_no = step,
            kind = EditionStep.TextOf(kind),
            at = Moment.Text(at ?? time.GetUtcNow()),
            user_name = user,
            note,
            document_no = order?.Number,
            document_date = order is null ? null : Period.Iso(order.Date),
            signer = order?.Signer,
        });

    private static IEnumerable<(string, object)> Acceptances(Edition edition, IReadOnlyDictionary<string, ShortcomingAnswer> accepted) =>
        accepted.Select(answer => (
            "edition-acceptance-add",
            (object)new { edition_key = edition.Key, step_no = edition.LastStep + 1, code = answer.Key, found = answer.Value.Found, words = answer.Value.Words }));

    private static (string, object) Text(long key, long step, string section, string text) =>
        ("edition-text-add", new { edition_key = key, step_no = step, section, text });

    private static IEnumerable<(string, object)> Content(long key, long step, EditionContent content)
    {
        var query = content.Values.Query;
        yield return ("edition-content-add", new
        {
            edition_key = key,
            step_no = step,
            first_year = query.FirstYear,
            switches = JsonSerializer.Serialize(query.Set.Switches.ToDictionary(choice => choice.Name, choice => query.Chosen(choice).Key)),
            data_moment = Moment.Text(content.DataMoment),
        });
        var rules = query.Set.Indicators.Select(indicator => indicator.File).Prepend(query.Set.File);
        yield return ("edition-rule-add", rules.Select((file, place) => new { edition_key = key, step_no = step, place, name = file.Name, text = file.Text }).ToList());
        yield return ("edition-value-add", content.Values.Values.Select((value, place) => FrozenCell.Of(value).Row(key, step, place)).ToList());
        foreach (var table in content.Tables.DistinctBy(table => table.Report.Name))
        {
            yield return ("edition-table-add", new
            {
                edition_key = key,
                step_no = step,
                name = table.Report.File.Name,
                text = table.Report.File.Text,
                rows = JsonSerializer.Serialize(table.Rows.Select(row => table.Columns.Select(column => row[column]))),
            });
        }
    }

    private static ReportTable Thaw(FrozenTable table) => ReportTable.Of(
        new Report(new(table.Name, table.Text)), JsonSerializer.Deserialize<JsonElement[][]>(table.Rows)!.Select(row => row.Select(Thaw)));

    private static object? Thaw(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Number => value.TryGetInt64(out var whole) ? (object)whole : value.GetDouble(),
        _ => value.GetString(),
    };
}
