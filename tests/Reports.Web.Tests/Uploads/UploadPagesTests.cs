using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Ingest.Feeds.Deliveries;
using Ingest.Worker.Loading;
using Microsoft.Extensions.DependencyInjection;
using OfficeOpenXml;
using Reports.Web.AppStore;
using Reports.Web.Tests.Site;
using Reports.Web.Uploads;
using Warehouse.Sql.Loading;

namespace Reports.Web.Tests.Uploads;

/// <summary>A file from the form to its receipt: what the check says is what the load then does.</summary>
public sealed class UploadPagesTests(UploadWarehouse warehouse) : IClassFixture<UploadWarehouse>
{
    private const string Grades = UploadWarehouse.Grades;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Files_ThatAreSent_ComeIntoTheInboxAsOneDelivery_WithTheirBytes_AndHaveAReceipt()
    {
        var text = Encoding.UTF8.GetBytes(Grades + "L1,G1,M,interim,2026-05-20,5,1\nL9,G1,M,interim,2026-05-20,4,1\nL2,G2,M,interim,32.05.2026,4,1\n");
        var id = await warehouse.UploadAsync(warehouse.Analyst, ("оценки.csv", text), ("заметки.docx", "не таблица"u8.ToArray()));
        var page = await TargetWarehouse.PageAsync(warehouse.Analyst, "/upload/" + id);
        Assert.Contains("загрузится 2, из них с замечаниями 1, отклонится 1", page, StringComparison.Ordinal);
        Assert.Contains("Это «Оценки»: в заголовке есть столбцы «Код слушателя», «Код группы», «Код модуля»", page, StringComparison.Ordinal);
        Assert.Matches("Дата оценки: неверная дата</td><td class=\"down\">▼ отклонится</td><td class=\"num\">1</td><td>4</td><td class=\"text-break\">32.05.2026", page);
        Assert.Matches("<td class=\"cell-bad\" title=\"Дата оценки: неверная дата\">32.05.2026<span class=\"cell-why\">▼ Дата оценки", page);
        Assert.Matches("<td class=\"cell-look\" title=\"Код слушателя: такого кода в хранилище ещё нет\">L9<", page);
        Assert.Contains("Файл такого вида не загружается", page, StringComparison.Ordinal);
        Assert.Equal(["True", "False"], System.Text.RegularExpressions.Regex.Matches(page, "name=\"file\" value=\"\\d\"( checked=\"checked\")?").Select(match => $"{match.Groups[1].Success}"));
        Assert.Empty(warehouse.InInbox());

        var answers = await Task.WhenAll(UploadWarehouse.SendAsync(warehouse.Analyst, id, 0), UploadWarehouse.SendAsync(warehouse.Analyst, id, 0));
        Assert.All(answers, answer => Assert.Equal("/upload/" + id, answer.Headers.Location!.ToString()));

        Assert.Equal([id], warehouse.InInbox());
        var folder = Path.Combine(warehouse.Inbox, id);
        Assert.Equal(["delivery.json", "оценки.csv"], Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(text, await File.ReadAllBytesAsync(Path.Combine(folder, "оценки.csv"), Cancellation));
        var delivery = Delivery.In(folder)!;
        Assert.Equal((id, "аналитик", warehouse.Site.Clock.GetUtcNow()), (delivery.Id, delivery.SentBy, delivery.SentAt));
        Assert.Equal(["оценки.csv"], delivery.Files.Select(file => file.Name));
        Assert.False(warehouse.Store.Exists(id));
        var entries = await warehouse.Site.Services.GetRequiredService<AuditTrail>().ListAsync(DateTimeOffset.MinValue, DateTimeOffset.MaxValue, null, Cancellation);
        Assert.Single(entries, entry => entry.Action == "upload" && entry.Address == "/upload/" + id && entry.UserName == "аналитик");
        Assert.Contains("ждёт загрузки", await TargetWarehouse.PageAsync(warehouse.Analyst, "/upload/" + id), StringComparison.Ordinal);

        warehouse.LoadDelivery(id);
        var receipt = await TargetWarehouse.PageAsync(warehouse.Analyst, "/upload/" + id);
        Assert.Contains("загружен</td>", receipt, StringComparison.Ordinal);
        Assert.Contains(Convert.ToHexStringLower(SHA256.HashData(text)), receipt, StringComparison.Ordinal);
        Assert.Matches("<a href=\"/loads/\\d+\">оценки.csv</a>.*\\s*.*загружен</td><td>Оценки</td>\\s*<td class=\"num\">3</td><td class=\"num\">2</td><td class=\"num\">0</td><td class=\"num\">0</td><td class=\"num\">1</td>", receipt);
        Assert.DoesNotContain("every 4s", receipt, StringComparison.Ordinal);
        var file = await warehouse.Analyst.GetStringAsync($"/upload/{id}?handler=Receipt");
        TestContext.Current.TestOutputHelper?.WriteLine(file);
        Assert.Matches($"{id};аналитик;21\\.11\\.2026[^;]*;оценки\\.csv;\\d+;[0-9a-f]{{64}};загружен;Оценки;3;2;0;0;1;0;21\\.11\\.2026[^;]*;\r\n", file);
        Assert.Contains("оценки.csv", await TargetWarehouse.PageAsync(warehouse.Analyst, "/upload"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task GradeSheet_ThatDoesNotSayEverything_IsAskedAbout_AndLoadsWithTheAnswers()
    {
        var id = await warehouse.UploadAsync(
            warehouse.Analyst, "ведомость.csv", "Ведомость № 5;;;\nГруппа G1;;;\n№ п/п;ФИО;Код слушателя;Оценка\n1;Ежова Инна;V1;5\n2;Ершов Лев;V2;н/я\nИтого;;;1\n");
        var page = await TargetWarehouse.PageAsync(warehouse.Analyst, "/upload/" + id);
        Assert.Contains("Файл читается по настройке «Ведомость». Ответьте на вопросы", page, StringComparison.Ordinal);
        Assert.Matches("<label class=\"form-label\" for=\"answer-0-day\">Дата ведомости</label>\\s*<input[^>]* type=\"date\"", page);
        Assert.DoesNotContain("name=\"file\" value=\"0\" checked", page, StringComparison.Ordinal);

        await AnswerAsync(("place", "0"), ("answer[module]", "M"), ("answer[day]", "2026-05-21"), ("answer[other]", "x"));
        Assert.Equal(["control"], warehouse.ReviewOf(id).Tables[0].Asks.Select(question => question.Name));
        await AnswerAsync(("place", "0"), ("answer[control]", "экзамен"));
        var review = Assert.Single(warehouse.ReviewOf(id).Tables);
        Assert.Equal((null, "grades", 2L, 0L), (review.Problem, review.Feed, review.Loads, review.Rejected));

        await UploadWarehouse.SendAsync(warehouse.Analyst, id, 0);
        Assert.Equal(
            ["control=экзамен", "day=2026-05-21", "module=M"],
            Delivery.In(Path.Combine(warehouse.Inbox, id))!.Files[0].Answers.Select(answer => $"{answer.Key}={answer.Value}").Order(StringComparer.Ordinal));
        var outcome = Assert.Single(warehouse.LoadDelivery(id));
        Assert.Equal((LoadState.Loaded, 2L, 0L), (outcome.State, outcome.Loaded, outcome.Rejected));

        async Task AnswerAsync(params (string, string)[] fields)
        {
            using var answer = await SiteFactory.PostAsync(warehouse.Analyst, "/account", $"/upload/{id}?handler=Answer", fields);
            Assert.Equal("/upload/" + id, answer.Headers.Location!.ToString());
            await TargetWarehouse.PageAsync(warehouse.Analyst, "/upload/" + id);
            await (warehouse.Site.Services.GetRequiredService<UploadChecks>().Of(id)?.Work ?? Task.CompletedTask);
        }
    }

    public static TheoryData<string, string> Tables => new()
    {
        { "grades.csv", Grades + "C1,G1,M,interim,2026-05-20,5,1\nC1,G1,M,interim,2026-05-20,5,1\nC2,G1,M,interim,2026-05-20,5,1\nC2,G1,M,interim,2026-05-20,4,1\nC3,G1,M,экзамен?,2026-05-20,5,1\nC4,,M,interim,2026-05-20,5,1,лишнее\nC5,G1,M,interim,2026-05-20,семь,1\n" },
        { "journal.csv", "Ведомость группы G1;;;;\n;;;;\nКод слушателя;Код группы;Код модуля;Дата занятия;Отметка\n1;2;3;4;5\nC1;G1;M;05.02.2026;+\nC2;G1;M;05.02.2026;ы\nC3;G1;M;31.02.2026;н\nИтого;;;;2\n" },
        { "learners.csv", "learner_code,last_name,first_name,birth_date,sex\nC1,Белова,Инна,01.02.1990,ж\nC2,,Олег,1990-02-01,м\nC3,Громова,Вера,1990-02-30,ж\nC1,Иванова,Инна,01.02.1990,ж\n" },
        { "plan.csv", "programme_code,group_code,competency_code,planned_share\nP,G1,K1,75 %\nP,,K1,0.8\nP,,,0.5\nP,,K2,2\n" },
        { "awards.csv", "learner_code,group_code,award_kind,awarded_on\nC1,G1,Грамота,2026-05-30\nC2,G1,Грамота,позавчера\n" },
    };

    [Theory]
    [MemberData(nameof(Tables))]
    public async Task Check_CountsWhatTheLoadThenDoes(string name, string text)
    {
        var id = await warehouse.UploadAsync(warehouse.Administrator, name, text);
        var review = Assert.Single(warehouse.ReviewOf(id).Tables);
        Assert.Null(review.Problem);

        await UploadWarehouse.SendAsync(warehouse.Administrator, id, 0);
        var outcome = Assert.Single(warehouse.LoadDelivery(id));

        Assert.Equal(LoadState.Loaded, outcome.State);
        Assert.Equal(
            (outcome.Feed, outcome.Rejected, outcome.Loaded + outcome.Corrected + outcome.Duplicate, outcome.PassedOver, outcome.Read),
            (review.Feed, review.Rejected, review.Loads, review.PassedOver, review.Read + review.PassedOver));
        Assert.True(review.Rejected > 0, "Nothing was rejected: the table proves little.");
        Assert.Equal(review.Rejected, review.Bad.Count);
    }

    [Fact]
    public async Task Workbook_IsCheckedSheetBySheet_AsItIsLoaded()
    {
        using var package = new ExcelPackage();
        Fill(package, "Оценки", ["Код слушателя", "Код группы", "Код модуля", "Вид контроля", "Дата оценки", "Оценка"],
            ["X1", "G1", "M", "промежуточный", "20.05.2026", "5"], ["X2", "G1", "M", "промежуточный", "#Н/Д", "5"], ["Итого", "", "", "", "", "2"]);
        Fill(package, "Слушатели", ["Код слушателя", "Фамилия", "Имя"], ["X1", "Белова", "Инна"], ["X2", "Волков", "Олег"]);
        Fill(package, "Памятка", ["Как заполнять", "эту книгу"], ["Пишите", "аккуратно"]);
        var id = await warehouse.UploadAsync(warehouse.Administrator, ("книга.xlsx", package.GetAsByteArray()));
        var tables = warehouse.ReviewOf(id).Tables;
        Assert.Equal(["книга.xlsx#Оценки", "книга.xlsx#Слушатели", "книга.xlsx#Памятка"], tables.Select(table => table.Name));
        Assert.Contains("лист «Памятка» пройден", Assert.Single(tables[2].Notes), StringComparison.Ordinal);

        // Learners of the second sheet are known to the first: the load takes them before.
        Assert.Empty(tables[0].Remarks);

        await UploadWarehouse.SendAsync(warehouse.Administrator, id, 0);
        var outcomes = warehouse.LoadDelivery(id);

        Assert.Equal(
            [("grades", 1L, 1L, 1L), ("learners", 0, 2, 0)],
            outcomes.OrderBy(outcome => outcome.Feed, StringComparer.Ordinal).Select(outcome => (outcome.Feed, outcome.Rejected, outcome.Loaded, outcome.PassedOver)));
        Assert.Equal([("grades", 1L, 1L, 1L), ("learners", 0, 2, 0)], tables.Take(2).Select(table => (table.Feed!, table.Rejected, table.Loads, table.PassedOver)));
    }

    [Fact]
    public async Task Remarks_AreOfUnknownCodes_AndDaysToCome_RowByRow()
    {
        var id = await warehouse.UploadAsync(warehouse.Administrator, "замечания.csv", Grades
            + "L1,G1,M,interim,2026-11-21,5,1\nL1,G1,M,current,2026-11-22,5,\nL7,G7,M7,interim,2026-05-21,5,1\nL7,G7,M7,current,2026-12-01,5,\n");
        var table = warehouse.ReviewOf(id).Tables[0];

        Assert.Equal((4, 3, 0), (table.Loads, table.Remarked, table.Rejected));
        Assert.Equal(
            [("future", 2L, "3, 5", ""), ("group", 2, "4, 5", "G7"), ("learner", 2, "4, 5", "L7"), ("module", 2, "4, 5", "M7")],
            table.Remarks.Select(remark => (remark.Code, remark.Rows, string.Join(", ", remark.Lines), string.Join(", ", remark.Examples))).OrderBy(remark => remark.Code, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Content_LoadedBefore_IsTold_AndNotChosen()
    {
        const string Text = Grades + "K1,G1,M,interim,2026-05-20,5,1\n";
        var first = await warehouse.UploadAsync(warehouse.Administrator, "раз.csv", Text);
        await UploadWarehouse.SendAsync(warehouse.Administrator, first, 0);
        warehouse.LoadDelivery(first);

        var id = await warehouse.UploadAsync(warehouse.Administrator, "два.csv", Text);
        var page = await TargetWarehouse.PageAsync(warehouse.Administrator, "/upload/" + id);
        Assert.Matches("Всё это уже загружали: <a href=\"/loads/\\d+\">раз.csv</a>", page);
        Assert.DoesNotContain("checked=\"checked\"", page, StringComparison.Ordinal);

        await UploadWarehouse.SendAsync(warehouse.Administrator, id, 0);
        warehouse.LoadDelivery(id);
        Assert.Contains("загружен раньше", await TargetWarehouse.PageAsync(warehouse.Administrator, "/upload/" + id), StringComparison.Ordinal);

        // A load that was taken back is not told as one that stands.
        var sha256 = warehouse.ReviewOf(await warehouse.UploadAsync(warehouse.Administrator, "три.csv", Text)).Tables[0].Sha256;
        var withdrawal = await warehouse.UploadAsync(warehouse.Administrator, "отмена.csv", $"withdrawn_file,file_name,withdrawn_by,withdrawn_on,reason\n{RejectReference.Of(sha256, 0)},раз.csv,админ,2026-11-21T12:00:00,Не тот файл\n");
        await UploadWarehouse.SendAsync(warehouse.Administrator, withdrawal, 0);
        Assert.Equal((LoadState.Loaded, 0L), Assert.Single(warehouse.LoadDelivery(withdrawal).Select(outcome => (outcome.State, outcome.Rejected))));
        Assert.Contains("загрузка отменена", await TargetWarehouse.PageAsync(warehouse.Administrator, "/upload/" + first), StringComparison.Ordinal);
        Assert.Contains("загружен раньше и отменён", await TargetWarehouse.PageAsync(warehouse.Administrator, "/upload/" + id), StringComparison.Ordinal);
        var again = await warehouse.UploadAsync(warehouse.Administrator, "четыре.csv", Text);
        Assert.Contains("Эту загрузку отменили, а такой же файл снова не загружается", await TargetWarehouse.PageAsync(warehouse.Administrator, "/upload/" + again), StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_OfNoFeed_ShowsWhatIsMissing_IsNotChosen_AndWhenItFailedItsSenderIsToldUntilTheReceiptIsOpened()
    {
        var id = await warehouse.UploadAsync(warehouse.Analyst, "чужая.csv", "Код слушателя;Код группы;Оценка\nL1;G1;5\n");
        var page = await TargetWarehouse.PageAsync(warehouse.Analyst, "/upload/" + id);
        Assert.Contains("похож на «Оценки», но в нём нет столбца", page, StringComparison.Ordinal);
        Assert.Contains("Как файл начинается", page, StringComparison.Ordinal);
        Assert.DoesNotContain("checked=\"checked\"", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await UploadWarehouse.SendAsync(warehouse.Analyst, id)).StatusCode);
        Assert.Empty(warehouse.InInbox());

        await UploadWarehouse.SendAsync(warehouse.Analyst, id, 0);
        warehouse.LoadDelivery(id);

        Assert.Contains($"href=\"/upload/{id}\">▼ ваш файл не прочитан", await TargetWarehouse.PageAsync(warehouse.Analyst, "/account"), StringComparison.Ordinal);
        Assert.DoesNotContain("ваш файл не прочитан", await TargetWarehouse.PageAsync(warehouse.Administrator, "/account"), StringComparison.Ordinal);
        var receipt = await TargetWarehouse.PageAsync(warehouse.Analyst, "/upload/" + id);
        Assert.Contains("▼ не прочитан", receipt, StringComparison.Ordinal);
        Assert.Contains("Файл «чужая.csv» похож на «Оценки»", receipt, StringComparison.Ordinal);
        Assert.DoesNotContain("ваш файл не прочитан", await TargetWarehouse.PageAsync(warehouse.Analyst, "/account"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upload_ThatIsCancelled_LeavesNothing()
    {
        var id = await warehouse.UploadAsync(warehouse.Analyst, "отмена.csv", Grades + "L1,G1,M,interim,2026-05-20,5,1\n");
        Assert.Contains("отмена.csv", await TargetWarehouse.PageAsync(warehouse.Analyst, "/upload"), StringComparison.Ordinal);

        var answer = await HandleAsync(warehouse.Analyst, id, "Cancel");

        Assert.Equal("/upload", answer.Headers.Location!.ToString());
        Assert.False(Directory.Exists(Path.Combine(warehouse.Staging, id)));
        Assert.DoesNotContain("отмена.csv", await TargetWarehouse.PageAsync(warehouse.Analyst, "/upload"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await warehouse.Analyst.GetAsync(new Uri("/upload/" + id, UriKind.Relative), Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Check_ThatIsLost_IsMadeAgain()
    {
        var id = await warehouse.UploadAsync(warehouse.Analyst, "снова.csv", Grades + "L1,G1,M,interim,2026-05-20,5,1\n");
        Assert.Equal("/upload/" + id, (await HandleAsync(warehouse.Analyst, id, "Check")).Headers.Location!.ToString());
        Assert.Null(warehouse.Store.ReviewOf(id));

        Assert.Contains("hx-trigger=\"every 1s\"", await TargetWarehouse.PageAsync(warehouse.Analyst, "/upload/" + id), StringComparison.Ordinal);
        await (warehouse.Site.Services.GetRequiredService<UploadChecks>().Of(id)?.Work ?? Task.CompletedTask);

        using var progress = await warehouse.Analyst.GetAsync(new Uri($"/upload/{id}?handler=Progress", UriKind.Relative), Cancellation);
        Assert.Equal(["true"], progress.Headers.GetValues("HX-Refresh"));
        Assert.Contains("загрузится 1", await TargetWarehouse.PageAsync(warehouse.Analyst, "/upload/" + id), StringComparison.Ordinal);
        await HandleAsync(warehouse.Analyst, id, "Cancel");
    }

    [Fact]
    public async Task ZipBomb_IsAReason_AndOtherFilesGoOn()
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            await using var entry = zip.CreateEntry("бомба.csv", System.IO.Compression.CompressionLevel.SmallestSize).Open();
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 130; i++)
            {
                await entry.WriteAsync(zeros, Cancellation);
            }
        }

        var id = await warehouse.UploadAsync(warehouse.Administrator, ("бомба.zip", packed.ToArray()), ("целый.csv", Encoding.UTF8.GetBytes(Grades + "L1,G1,M,interim,2026-05-20,5,1\n")));

        Assert.NotNull(Assert.Single(warehouse.ReviewOf(id).Tables).Problem);
        Assert.False(warehouse.ReviewOf(id).IsLoadable);
        Assert.Equal(1, Assert.Single(warehouse.ReviewOf(id, 1).Tables).Loads);
        await HandleAsync(warehouse.Administrator, id, "Cancel");
    }

    private static Task<HttpResponseMessage> HandleAsync(HttpClient browser, string id, string handler) => SiteFactory.PostAsync(browser, "/account", $"/upload/{id}?handler={handler}");

    private static void Fill(ExcelPackage package, string name, params string[][] rows)
    {
        var sheet = package.Workbook.Worksheets.Add(name);
        foreach (var (i, row) in rows.Index())
        {
            foreach (var (j, text) in row.Index())
            {
                sheet.Cells[i + 1, j + 1].Value = text.Length == 0 ? null : text;
            }
        }
    }
}
