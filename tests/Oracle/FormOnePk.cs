namespace Oracle;

/// <summary>
/// What data can give of form 1-ПК, each cell as its line and column say it, from the rows of feed files. Cells are sets of completions, or of persons, and of programmes:
/// their numbers are sizes of sets. It knows the words that the sample organisation uses, not patterns.
/// </summary>
public sealed class FormOnePk
{
    private static readonly Dictionary<string, string[]> Categories = new(StringComparer.Ordinal)
    {
        ["работник организации"] = ["02"],
        ["руководитель организации"] = ["02", "03"],
        ["педагогический работник общеобразовательной организации"] = ["04", "12", "14"],
        ["педагогический работник организации дополнительного профессионального образования"] = ["04", "12", "17"],
        ["руководитель образовательной организации высшего образования"] = ["04", "05", "09"],
        ["работник образовательной организации"] = ["04"],
        ["государственный служащий"] = ["19"],
        ["государственный служащий, руководитель"] = ["19", "20"],
        ["муниципальный служащий"] = ["21"],
        ["уволенный с военной службы"] = ["22"],
        ["студент СПО"] = ["25"],
        ["студент ВО"] = ["26"],
    };

    private static readonly Dictionary<string, int[]> Fundings = new(StringComparer.Ordinal)
    {
        ["договор с физическим лицом"] = [7, 8],
        ["договор с организацией"] = [7, 9],
        ["бюджет субъекта Российской Федерации"] = [5],
    };

    private static readonly Dictionary<string, string> CategoryColumns = new(StringComparer.Ordinal)
    {
        ["02"] = "5",
        ["03"] = "6",
        ["04"] = "7",
        ["05"] = "8",
        ["12"] = "9",
        ["19"] = "10",
        ["20"] = "11",
        ["21"] = "12",
        ["22"] = "13",
        ["23"] = "14",
        ["24"] = "15",
        ["25"] = "16",
        ["26"] = "17",
        ["27"] = "18",
    };

    private readonly ValidFacts _facts;
    private readonly Dictionary<string, FeedRow> _groups;
    private readonly ILookup<string, FeedRow> _programmes;
    private readonly ILookup<string, FeedRow> _learners;

    /// <summary>Of files that were all loaded on one day.</summary>
    /// <param name="rows">Their rows.</param>
    public FormOnePk(IReadOnlyList<FeedRow> rows)
    {
        _facts = ValidFacts.FromRows(rows);
        _groups = _facts.Of("groups").ToDictionary(row => row["group_code"], StringComparer.Ordinal);
        _programmes = _facts.Of("programmes").ToLookup(row => row["programme_code"], StringComparer.Ordinal);
        _learners = _facts.Of("learners").ToLookup(row => row["learner_code"], StringComparer.Ordinal);
    }

    /// <summary>Numbers by indicator, line and column; a cell that is not there is nought.</summary>
    /// <param name="year">Reporting year.</param>
    /// <param name="persons">A person once, and not each completion.</param>
    /// <param name="byCompletion">A programme is realised when somebody completed it, and not when a group was at work.</param>
    /// <param name="byEmployer">The activity of learners is their employer's, and not their programme's.</param>
    public IReadOnlyDictionary<(string Code, string Line, string Column), int> Of(int year, bool persons, bool byCompletion, bool byEmployer)
    {
        var cells = new Dictionary<(string, string, string), HashSet<string>>();
        void Put(string code, string line, string column, string member)
        {
            if (!cells.TryGetValue((code, line, column), out var members))
            {
                cells[(code, line, column)] = members = new HashSet<string>(StringComparer.Ordinal);
            }

            members.Add(member);
        }

        var last = new DateOnly(year, 12, 31);
        var completed = _facts.Of("enrolments").Where(row => row.Has("started_on") && Day(row, "completed_on")?.Year == year).ToList();
        foreach (var row in completed)
        {
            if (ProgrammeOn(row["group_code"], Day(row, "completed_on")!.Value) is { } programme && IsAdditional(programme))
            {
                AddLearner(Put, year, row, programme, persons ? row["learner_code"] : row["learner_code"] + "|" + row["group_code"], byEmployer);
            }
        }

        foreach (var row in _facts.Enrolments.Where(one => one.StartedOn <= last && !((one.CompletedOn ?? one.LeftOn) <= last)))
        {
            if (ProgrammeOn(row.Group, last) is { } programme && IsAdditional(programme))
            {
                Put("2.1(31)", "", "", persons ? row.Learner : row.Learner + "|" + row.Group);
            }
        }

        var begun = _facts.Enrolments.Where(one => one.StartedOn <= last).Select(one => one.Group).ToHashSet(StringComparer.Ordinal);
        var working = byCompletion
            ? completed.Select(row => row["group_code"])
            : _facts.Groups.Values.Where(group => group.StartsOn <= last && group.EndsOn.Year >= year && begun.Contains(group.Code)).Select(group => group.Code);
        foreach (var programme in working.Select(group => ProgrammeOn(group, last)).OfType<FeedRow>().Where(IsAdditional).DistinctBy(row => row["programme_code"]))
        {
            AddProgramme(Put, last, programme);
        }

        return cells.ToDictionary(cell => cell.Key, cell => cell.Value.Count);
    }

    private void AddLearner(Action<string, string, string, string> put, int year, FeedRow enrolment, FeedRow programme, string member, bool byEmployer)
    {
        var day = Day(enrolment, "completed_on")!.Value;
        var isRetraining = programme["kind"] == "retraining";
        var group = _groups[enrolment["group_code"]];
        string Told(string column) => LearnerOn(enrolment["learner_code"], day, column);
        var lines = Lines(Told("employment_category"), enrolment["referral"]);
        var isWoman = Told("sex") == "ж";
        var isSecondary = Told("education_level") == "среднее профессиональное";
        var isHigher = Told("education_level") == "высшее";
        var isStudent = lines[0] is "25" or "26";
        List<string> named = ["01", .. lines];
        if (!isStudent && (isSecondary || isHigher))
        {
            named.Add(isSecondary ? "28" : "29");
        }

        if (lines[0] != "25" && programme["requires_higher"] == "да")
        {
            named.Add("30");
        }

        List<string> columns = ["3", isRetraining ? "5" : "4"];
        columns.AddRange(isRetraining && programme["new_qualification"] == "да" ? ["6"] : []);
        columns.AddRange(programme["modular_choice"] == "да" ? ["7", isRetraining ? "9" : "8"] : []);
        columns.AddRange(isWoman ? ["10"] : []);
        foreach (var line in named)
        {
            columns.ForEach(column => put("2.1", line, column, member));
        }

        foreach (var line in lines.Prepend("01"))
        {
            foreach (var column in Fundings.GetValueOrDefault(group["funding"], []).Prepend(3))
            {
                put("2.2", line, (isRetraining ? column + 8 : column).ToString(System.Globalization.CultureInfo.InvariantCulture), member);
            }
        }

        List<string> categories = ["4", .. lines.Where(CategoryColumns.ContainsKey).Select(line => CategoryColumns[line])];
        categories.AddRange(isStudent || !(isSecondary || isHigher) ? [] : [isSecondary ? "19" : "20"]);
        categories.AddRange(group["form"] switch { "очно-заочная" => ["21"], "заочная" => ["22"], _ => [] });
        var activity = Letter(byEmployer ? Told("employer_activity") : programme["economic_activity"]);
        foreach (var line in activity.Length > 0 ? new[] { "01", ActivityLine(activity) } : ["01"])
        {
            categories.ForEach(column => put(isRetraining ? "2.3.2" : "2.3.1", line, column, member));
        }

        var born = RowRules.DateOf(Told("birth_date"));
        var age = born is { } birth ? FullYears(birth, new DateOnly(year + 1, 1, 1)) : -1;
        string[] ages = age < 0 ? ["3"] : ["3", (age < 25 ? 4 : Math.Min(13, (age / 5))).ToString(System.Globalization.CultureInfo.InvariantCulture)];
        foreach (var line in isWoman ? new[] { "01", "02", isRetraining ? "05" : "03", isRetraining ? "06" : "04" } : ["01", isRetraining ? "05" : "03"])
        {
            Array.ForEach(ages, column => put("2.4", line, column, member));
        }

        var (network, electronic) = (Network(programme), Electronic(programme));
        List<string> shares = ["5"];
        shares.AddRange(network == "none" ? [] : network == "foreign" ? ["7", "8"] : ["7"]);
        shares.AddRange(electronic == "none" ? [] : electronic == "only" ? ["14", "15"] : ["14"]);
        shares.ForEach(column => put("1.3", isRetraining ? "02" : "01", column, member));
    }

    private static void AddProgramme(Action<string, string, string, string> put, DateOnly last, FeedRow programme)
    {
        var isRetraining = programme["kind"] == "retraining";
        var member = programme["programme_code"];
        var line = isRetraining ? "02" : "01";
        put("1.3", line, "3", member);
        if (Day(programme, "accredited_from") <= last && (Day(programme, "accredited_to") ?? DateOnly.MaxValue) >= last)
        {
            put("1.3", line, "4", member);
        }

        if (Network(programme) != "none")
        {
            put("1.3", line, "6", member);
        }

        if (Electronic(programme) != "none")
        {
            put("1.3", line, "13", member);
        }

        put(isRetraining ? "2.3.2" : "2.3.1", "01", "3", member);
        if (Letter(programme["economic_activity"]) is { Length: > 0 } activity)
        {
            put(isRetraining ? "2.3.2" : "2.3.1", ActivityLine(activity), "3", member);
        }
    }

    private static string[] Lines(string category, string referral) => referral == "служба занятости"
        ? category == "безработный" ? ["23", "24"] : ["23"]
        : Categories.GetValueOrDefault(category, ["27"]);

    private static string Network(FeedRow programme) => programme["network"] switch
    {
        "сетевая" => "used",
        "с иностранной организацией" => "foreign",
        _ => "none",
    };

    private static string Electronic(FeedRow programme) => programme["e_learning"] switch
    {
        "исключительно" => "only",
        "нет" => "none",
        _ => programme["delivery"] == "с применением дистанционных технологий" ? "used" : "none",
    };

    private static string Letter(string activity) => activity switch
    {
        "строительство" => "F",
        "Р" => "P",
        _ => activity,
    };

    private static string ActivityLine(string letter) => (letter[0] - 'A' + 2).ToString("00", System.Globalization.CultureInfo.InvariantCulture);

    private static bool IsAdditional(FeedRow programme) => programme["kind"] is "qualification" or "retraining";

    private FeedRow? ProgrammeOn(string group, DateOnly day)
    {
        if (!_groups.TryGetValue(group, out var row))
        {
            return null;
        }

        var versions = _programmes[row["programme_code"]].OrderBy(From).ToList();
        return versions.LastOrDefault(version => From(version) <= day) ?? versions.LastOrDefault();
    }

    /// <summary>What is true of a learner on a day; where that version is blank, the last one.</summary>
    private string LearnerOn(string learner, DateOnly day, string column)
    {
        var versions = _learners[learner].OrderBy(From).ToList();
        return versions.LastOrDefault(version => From(version) <= day) is { } then && then.Has(column) ? then[column]
            : versions.LastOrDefault() is { } last ? last[column] : "";
    }

    private static DateOnly From(FeedRow row) => Day(row, "valid_from") ?? DateOnly.MinValue;

    private static int FullYears(DateOnly born, DateOnly day)
    {
        var years = day.Year - born.Year;
        return day < born.AddYears(years) ? years - 1 : years;
    }

    private static DateOnly? Day(FeedRow row, string column) => RowRules.DateOf(row[column]);
}
