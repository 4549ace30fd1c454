using Ingest.Worker.Loading;
using Ingest.Worker.Tests.Loading;

namespace Ingest.Worker.Tests.OneRoster;

/// <summary>Packages of OneRoster become what is counted here by hand.</summary>
public sealed class OneRosterTests : IDisposable
{
    private readonly LoadBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Package_OfElevenths_IsThisCentre()
    {
        var outcomes = Good(_bench.Load(Package.OfElevenths().Zip(_bench.Path("пакет.zip"))));

        Assert.Equal(["c2|Первая помощь|qualification", "ОТ-256|Охрана труда: профессиональная переподготовка|retraining"], Rows("dim_programme", "programme_code", "name", "kind"));
        // The end of a term is the day after it; the first group has both terms.
        Assert.Equal(["k2|c2|20250901|20251231|", "ПП-01|ОТ-256|20250901|20260531|П-1"], Rows("dim_group", "group_code", "programme_key", "starts_on", "ends_on", "curator_key"));
        Assert.Equal(["u2|", "Л-1|M"], Rows("dim_learner", "learner_code", "sex"));
        Assert.Equal(
            ["u2|Котова|Мария||||", "Л-1|Орлов|Егор|Ильич|19900203|11223344595|orlov@example.org"],
            Rows("learner_person", "learner_key", "last_name", "first_name", "middle_name", "birth_date", "snils", "email"));
        Assert.Equal(["П-1|Петров|Пётр|19700405"], Rows("dim_teacher", "teacher_code", "last_name", "first_name", "birth_date"));
        // An end before the group's is a leaving on the last day, one with the group's says nothing.
        Assert.Equal(
            ["k2|u2|20250910|20250910||", "ПП-01|u2|20250910|20250910||20251130", "ПП-01|Л-1|20250901|20250901||"],
            Rows("fact_enrolment", "group_key", "learner_key", "enrolled_date_key", "started_date_key", "completed_date_key", "left_date_key"));
        Assert.Equal(
            ["c2: Тест|Тест", "ОТ-256: Тест (2)|Тест", "ОТ-256: Тест|Тест", "ОТ-256: Экзамен|Экзамен"], Rows("dim_programme_module", "module_key", "name"));
        // 17 of 20 is 85; 4 of 2 to 5 is 4; 2 of 3 is 66.67; a second result for one task, of 21 of 20, is out of range.
        Assert.Equal(
            [
                "k2|u2|c2: Тест|current|1|20251101|66.67|666700|hundred",
                "ПП-01|u2|ОТ-256: Тест (2)|current|1|20251002|осв.||five",
                "ПП-01|Л-1|ОТ-256: Тест|current|1|20251001|85.00|850000|hundred",
                "ПП-01|Л-1|ОТ-256: Экзамен|final|1|20260520|4|800000|five",
            ],
            Rows("fact_grade", "group_key", "learner_key", "module_key", "control_key", "attempt", "date_key", "label", "share", "scale_key"));
        Assert.Equal(["6|grade|missing_value", "8|grade|out_of_range"], Rows("quarantine", "line_no", "column_name", "code"));
        var results = outcomes["results.csv"];
        Assert.Equal((8L, 4L, 2L, 2L), (results.Read, results.Loaded, results.Rejected, results.NotSelected));
        Assert.Equal((3L, 0L, 0L), (outcomes["demographics.csv"].Read, outcomes["demographics.csv"].Rejected, outcomes["users.csv"].Rejected));
        // A guardian is none of them.
        Assert.Equal(1, outcomes["users.csv"].NotSelected);
        Assert.Equal(["не отобрано запросами профиля строк: 13"], outcomes["manifest.csv"].Notes.Select(note => note.Text));
        Assert.Contains(outcomes["users.csv"].Notes, note => note.Text.StartsWith("столбцы пропущены: «enabledUser»", StringComparison.Ordinal) && note.Text.Contains("«password»", StringComparison.Ordinal));
        _bench.AssertVerified();
    }

    [Fact]
    public void Package_OfTwelfths_IsThisCentre()
    {
        var package = Package.OfElevenths()
            .With("manifest.csv", "propertyName,value", "manifest.version,1.0", "oneroster.version,1.2", "file.users,bulk", "file.roles,bulk", "file.userProfiles,bulk")
            .With(
                "users.csv",
                "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,"
                + "userMasterIdentifier,resourceSourcedIds,preferredGivenName,preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns",
                "u1,,,true,a,,Егор,Орлов,Ильич,Л-1,,,,,,,M-1,,,,,o1,", "u2,,,true,b,,Мария,Котова,,,,,,,,,M-2,,,,,o1,", "t1,,,true,c,,Пётр,Петров,,П-1,,,,,,,,,,,,o1,")
            .With(
                "roles.csv", "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,userProfileSourcedId",
                "ro1,,,u1,primary,student,,,o1,", "ro2,,,u2,primary,student,,,o1,", "ro3,,,t1,primary,teacher,,,o1,", "ro4,,,t1,secondary,student,,,o1,")
            .With("userProfiles.csv", "sourcedId,status,dateLastModified,userSourcedId,profileType,vendorId,applicationId,description,credentialType,username,password", "p1,,,u1,web,v,,,basic,a,secret")
            .With("categories.csv", "sourcedId,status,dateLastModified,title,weight", "g1,,,Экзамен,60", "g2,,,Домашние задания,40")
            .With("scoreScales.csv", "sourcedId,status,dateLastModified,title,type,orgSourcedId,courseSourcedId,classSourcedId,scoreScaleValue", "s1,,,Буквы,local,o1,c1,k1,\"{5:A},{4:B},{2-3:C}\"")
            .With("lineItemScoreScales.csv", "sourcedId,status,dateLastModified,lineItemSourcedId,scoreScaleSourcedId", "ls1,,,l2,s1")
            .With("resultScoreScales.csv", "sourcedId,status,dateLastModified,resultSourcedId,scoreScaleSourcedId", "rs1,,,r3,s1")
            .With(
                "results.csv", "sourcedId,status,dateLastModified,lineItemSourcedId,studentSourcedId,scoreStatus,score,scoreDate,comment,textScore,classSourcedId,inProgress,incomplete,late,missing",
                "r1,,,l2,u1,fully graded,,2026-05-20,,B,k1,,,,", "r2,,,l2,u2,fully graded,,2026-05-20,,C,k1,,,,", "r3,,,l1,u2,fully graded,,2025-10-01,,A,k1,,,,", "r4,,,l3,u2,fully graded,,2025-10-02,,зачтено,k1,,,,");
        var outcomes = Good(_bench.Load(package.Folder(_bench.Path("пакет"))));

        Assert.Equal(["M-2|Котова", "Л-1|Орлов", "П-1|Петров"], Rows("learner_person", "learner_key", "last_name"));
        Assert.Equal(["П-1|Петров"], Rows("dim_teacher", "teacher_code", "last_name"));
        // B is 4 of the exam's scale, A is 5 of 20; C is no one number and no word that is known.
        Assert.Equal(
            ["M-2|ОТ-256: Тест (2)|current|зачтено|", "M-2|ОТ-256: Тест|current|25.00|250000", "Л-1|ОТ-256: Экзамен|interim|4|800000"],
            Rows("fact_grade", "learner_key", "module_key", "control_key", "label", "share"));
        Assert.Equal(["3|grade|unknown_code"], Rows("quarantine", "line_no", "column_name", "code"));
        Assert.Equal((1L, 1L), (outcomes["userProfiles.csv"].Read, outcomes["userProfiles.csv"].NotSelected));
        _bench.AssertVerified();
    }

    [Fact]
    public void FilesOneByOne_InAnyOrder_AreTheSameCentre()
    {
        var folder = Package.OfElevenths().Folder(_bench.Path("файлы"));
        using var whole = new LoadBench();
        Good(whole.Load(folder));
        foreach (var name in (string[])["results.csv", "enrollments.csv", "demographics.csv", "lineItems.csv", "users.csv", "categories.csv", "classes.csv", "academicSessions.csv", "courses.csv"])
        {
            Good(_bench.Load(Path.Combine(folder, name)));
        }

        foreach (var table in (string[])["fact_grade", "fact_enrolment", "dim_group", "dim_learner", "learner_person", "dim_programme_module", "dim_teacher", "quarantine"])
        {
            string[] apart = ["load_file_key", "line_no", "first_seen", "valid_from"];
            Assert.Equal(Table(whole, table, apart), Table(_bench, table, apart));
        }

        _bench.AssertVerified();
    }

    [Fact]
    public void CodeThatAnotherHas_IsTheSourcedId_AndIsTold()
    {
        var outcomes = Good(_bench.Load(Package.OfElevenths()
            .With("users.csv", "sourcedId,role,username,givenName,familyName,identifier", "u1,student,a,Егор,Орлов,Л-1", "u2,student,b,Мария,Котова,Л-1")
            .With("classes.csv", "sourcedId,title,courseSourcedId,classCode,termSourcedIds", "k1,Первая,c1,ПП-01,as1", "k2,Вторая,c2,ПП-01,as1")
            .Folder(_bench.Path("п"))));

        Assert.Equal(["u2|Котова", "Л-1|Орлов"], Rows("learner_person", "learner_key", "last_name"));
        Assert.Equal(["k2|c2", "ПП-01|ОТ-256"], Rows("dim_group", "group_code", "programme_key"));
        Assert.Contains("identifier уже есть у другого пользователя: кодом стал sourcedId, таких пользователей: 1", outcomes["users.csv"].Notes.Select(note => note.Text));
        Assert.Contains("classCode уже есть у другого класса: кодом группы стал sourcedId, таких классов: 1", outcomes["classes.csv"].Notes.Select(note => note.Text));
    }

    [Fact]
    public void Manifest_ThatSaysOtherwise_IsToldOnItsLine()
    {
        var outcomes = Good(_bench.Load(Package.OfElevenths()
            .With("manifest.csv", "propertyName,value", "oneroster.version,1.0", "file.users,absent", "file.roles,bulk", "file.scoreScales,delta", "file.results,delta", "file.courses,bulk")
            .Folder(_bench.Path("п"))));

        Assert.Equal(
            [
                "в манифесте версия OneRoster 1.0, а читаются 1.1 и 1.2: проверьте, всё ли загрузилось",
                "в манифесте названы файлы, которых в посылке нет или они пусты: roles.csv, scoreScales.csv",
                "в манифесте сказано, что этих файлов нет, а они загружены: users.csv",
                "файлы изменений, где не в каждой строке есть status и dateLastModified: results.csv",
                "не отобрано запросами профиля строк: 6",
            ],
            outcomes["manifest.csv"].Notes.Select(note => note.Text));
    }

    [Fact]
    public void FileThatAlmostFits_IsToldInOneSentence()
    {
        var outcomes = _bench.Load(Package.OfElevenths().With("lineItems.csv", "sourcedId,title,classSourcedId,categorySourcedId,resultValueMax", "l1,Тест,k1,g2,20").Folder(_bench.Path("п")));

        var failed = Assert.Single(outcomes, outcome => outcome.State == LoadState.Failed);
        Assert.Equal("unknown_header", failed.FailureCode);
        Assert.Contains("похож и на таблицу «lineItems» формата «OneRoster 1.1 и 1.2» (профиль oneroster), но в нём нет столбцов: «resultValueMin».", failed.Failure, StringComparison.Ordinal);
        // Grades wait for their tasks.
        Assert.Empty(Rows("fact_grade", "label"));
        Assert.Equal(["waiting"], Rows("quarantine", "code").Distinct());
    }

    private static Dictionary<string, LoadOutcome> Good(IReadOnlyList<LoadOutcome> outcomes)
    {
        Assert.All(outcomes, outcome => Assert.True(outcome.State == LoadState.Loaded, $"{outcome.Name}: {outcome.Failure}"));
        return outcomes.ToDictionary(outcome => outcome.Name[(outcome.Name.LastIndexOf('/') + 1)..]);
    }

    private string[] Rows(string table, params string[] columns) =>
        [.. _bench.Image().Rows(table).Select(row => string.Join('|', columns.Select(column => row[column]))).Where(row => row.Trim('|').Length > 0).Order(StringComparer.Ordinal)];

    private static string[] Table(LoadBench bench, string table, string[] apart) =>
        [.. bench.Image().Rows(table).Select(row => string.Join('|', row.Where(cell => !apart.Contains(cell.Key)).Select(cell => $"{cell.Key}={cell.Value}"))).Order(StringComparer.Ordinal)];
}
