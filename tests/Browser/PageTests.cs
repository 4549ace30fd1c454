using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Reports.Web.Tests.Site;

namespace Browser;

[Collection(BrowserCollection.Name)]
public sealed class PageTests(BrowserFixture browser)
{
    private const string Report = "/report/learner-months?from=2026-01-01&to=2026-12-31";

    private static readonly string[] Addresses =
    [
        "/sign-in", "/welcome", "/account", "/users", "/journal", "/no-such-page", "/choices/group",
        "/", "/?from=yesterday", "/groups", "/groups?state=running", "/groups/1", "/groups/4",
        "/learners", "/learners?preset=all", "/learners/1", "/learners/4?group=4", "/learners/4", "/learners/1?extract=true", "/learners/4?group=4&extract=true",
        "/plan?preset=all", "/plan?preset=all&by=group", "/why", "/why?preset=all", "/why?preset=all&against=year", "/targets", "/targets?group=4", "/teachers", "/teachers?preset=all",
        "/quality", "/quality?measure=first&by=group",
        "/cases", "/cases?view=closed", "/cases/1", "/cases/new", "/cases/new?group=4", "/decisions", "/notes",
        "/loads", "/loads/1", "/rows/enrolments?what=enrolled&preset=all", "/rows/enrolments?what=enrolled&preset=all&sort=-learner", "/rows/outcomes?results=competency&preset=all", "/rows/grades?preset=all",
        Report, "/report/learner-months?from=2001-01-01&to=2001-12-31", "/report/check-bar", "/report/check-heat", "/report/check-band", "/report/check-years", "/report/check-two-years",
        "/report/check-paper?from=2026-01-01&to=2026-12-31&sort=-reached", "/report/no-such-report",
        "/report/quality-rules", "/report/quality-warnings", "/report/running-groups", "/report/plan-part?preset=all", "/report/current-topics?preset=all", "/report/archive-carriers",
        "/self-assessment", "/self-assessment?set=form-1-pk", "/self-assessment/entry?set=order-1324-annex-6&year=2025&code=1.8", "/self-assessment/rows?set=order-1324-annex-6&year=2026&code=1.4",
        "/self-assessment/sheet", "/self-assessment/editions", "/self-assessment/editions/1", "/self-assessment/editions/1/differences", "/self-assessment/work-plan",
    ];

    public static TheoryData<string, int> Views() => [.. Addresses.SelectMany(address => new[] { (address, 1440), (address, 390) })];

    [Theory]
    [MemberData(nameof(Views))]
    public async Task Page_AtWidth_FitsSpeaksAndIsOpenToAll(string address, int width)
    {
        await using var visit = address == "/sign-in" ? await browser.VisitAsync(width, 900) : await browser.LookAsync(width, 900);
        await visit.GoAsync(address);
        var name = Regex.Replace(address.Trim('/'), "[^a-z0-9]+", "-", RegexOptions.None, TimeSpan.FromSeconds(1));
        await visit.ShootAsync($"{name}-{width}");
        Assert.Equal(0, await visit.OverflowAsync());
        Assert.Empty(await visit.BoxesAsync());
        Assert.Empty(await visit.BrokenCodesAsync());
        Assert.Empty(await visit.BarriersAsync());
        Assert.Empty(await visit.SpoiltWordsAsync());
        Assert.Empty(await visit.MachineWordsAsync());
        await visit.DarkenAsync();
        await visit.ShootAsync($"{name}-{width}-dark");
        Assert.Empty(await visit.BarriersAsync("color-contrast", "link-in-text-block"));

        // A page that is not there answers 404, and the browser says so.
        Assert.Equal("", string.Join('\n', visit.Errors.Where(error => !address.Contains("no-such", StringComparison.Ordinal) || !error.Contains("404", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task SignIn_WrongThenRight_SaysWhyThenComesBack()
    {
        await using var visit = await browser.VisitAsync(1440, 900);
        await visit.GoAsync(Report);
        await visit.SignInAsync("admin", "wrong");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("не подходят");
        await visit.SignInAsync("admin", SiteFactory.Password);
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 })).ToHaveTextAsync("Слушатели по месяцам");
        Assert.Empty(visit.Errors);
    }

    [Fact]
    public async Task Chart_OfReport_IsDrawnAndRedrawnInTheOtherTheme()
    {
        await using var visit = await browser.SignedInAsync(1440, 900);
        await visit.GoAsync(Report);
        var line = visit.Page.Locator(".chart svg path[stroke='#2f6fb3']").First;
        await Assertions.Expect(line).ToBeAttachedAsync();
        await visit.Page.GetByLabel("Пользователь admin").ClickAsync();
        await visit.Page.GetByText("Тёмная тема").ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".chart svg path[stroke='#6aa7e8']").First).ToBeAttachedAsync();
        Assert.Empty(visit.Errors);
    }

    [Fact]
    public async Task Chart_MadeNarrow_NamesFewerMonthsAndEachYear()
    {
        await using var visit = await browser.SignedInAsync(1440, 900);
        await visit.GoAsync("/report/check-two-years");
        Assert.Equal("ноя 2025 дек янв 2026 фев мар апр май июн июл авг сен окт", await MonthsAsync(visit));
        await visit.Page.SetViewportSizeAsync(390, 844);
        await Assertions.Expect(visit.Page.Locator(".chart svg text", new PageLocatorOptions { HasTextString = "дек" })).ToHaveCountAsync(0);
        Assert.Equal("ноя 2025 янв 2026 мар май июл сен", await MonthsAsync(visit));
        Assert.Empty(await visit.SpoiltWordsAsync());
    }

    [Fact]
    public async Task Filter_Changed_SwapsTheReportAndTheAddress()
    {
        await using var visit = await browser.SignedInAsync(1440, 900);
        await visit.GoAsync(Report);
        await visit.Page.GetByLabel("Группа", new PageGetByLabelOptions { Exact = true }).SelectOptionAsync("OT-26-2");
        await visit.Page.WaitForURLAsync("**group=2**");
        await Assertions.Expect(visit.Page.Locator("tbody tr")).ToHaveCountAsync(1);
        await Assertions.Expect(visit.Page.Locator(".page-header")).ToContainTextAsync("группа «OT-26-2»");
        await Assertions.Expect(visit.Page.Locator(".chart svg").First).ToBeAttachedAsync();
        await visit.Page.GetByLabel("Период", new PageGetByLabelOptions { Exact = true }).SelectOptionAsync("all");
        await visit.Page.WaitForURLAsync("**preset=all**");
        await visit.Page.GoBackAsync();
        await Assertions.Expect(visit.Page.Locator(".page-header")).ToContainTextAsync("1 января – 31 декабря 2026");
        Assert.Empty(visit.Errors);
    }

    [Fact]
    public async Task Table_HeadPressed_SortsByValueAndKeepsItInTheAddress()
    {
        await using var visit = await browser.SignedInAsync(1440, 900);
        await visit.GoAsync(Report);
        var head = visit.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Доля балла, %" });
        var shares = visit.Page.Locator("tbody td:nth-child(6)");
        await head.ClickAsync();
        await Assertions.Expect(shares).ToHaveTextAsync(["100,0", "87,4", "75,0", "50,0"]);
        await Assertions.Expect(visit.Page.Locator("th[aria-sort=descending]")).ToHaveTextAsync("Доля балла, %");
        await Assertions.Expect(head).ToBeFocusedAsync();
        await head.PressAsync("Enter");
        await Assertions.Expect(shares).ToHaveTextAsync(["50,0", "75,0", "87,4", "100,0"]);
        Assert.Contains("sort=share", visit.Page.Url, StringComparison.Ordinal);
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "XLSX" })).ToHaveAttributeAsync("href", new Regex("sort=share"));

        // The filter keeps the order, and the way back takes it off. The form that came with the order is in place once nothing is on its way.
        await visit.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await visit.Page.GetByLabel("Группа", new PageGetByLabelOptions { Exact = true }).SelectOptionAsync("OT-26-1");
        await visit.Page.WaitForURLAsync("**sort=share**group=1**");
        await visit.Page.GoBackAsync();
        await Assertions.Expect(shares).ToHaveTextAsync(["50,0", "75,0", "87,4", "100,0"]);
        await visit.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await visit.Page.GoBackAsync();
        await Assertions.Expect(shares).ToHaveTextAsync(["100,0", "87,4", "75,0", "50,0"]);
    }

    [Fact]
    public async Task Filter_ByKeyboard_KeepsTheFocus()
    {
        await using var visit = await browser.SignedInAsync(1440, 900);
        await visit.GoAsync("/?preset=year");
        var preset = visit.Page.GetByLabel("Период", new PageGetByLabelOptions { Exact = true });
        await preset.FocusAsync();
        foreach (var next in new[] { "academic", "quarter" })
        {
            // As a person does, not within the moment in which the new form is put in place.
            await visit.Page.WaitForTimeoutAsync(500);
            await visit.Page.Keyboard.PressAsync("ArrowDown");

            // The server marks the option: the new form stands in place of the old one.
            await Assertions.Expect(visit.Page.Locator("#filter-preset option[selected]")).ToHaveAttributeAsync("value", next);
            await Assertions.Expect(preset).ToBeFocusedAsync();
            Assert.Contains("preset=" + next, visit.Page.Url, StringComparison.Ordinal);
        }

        Assert.Empty(visit.Errors);
    }

    [Fact]
    public async Task Filter_SecondKeyBeforeTheAnswerToTheFirst_CountsToo()
    {
        await using var visit = await browser.SignedInAsync(1440, 900);
        await visit.GoAsync("/?preset=year");
        var pressed = new TaskCompletionSource();
        await visit.Page.RouteAsync(url => url.Contains("preset=academic", StringComparison.Ordinal), async route =>
        {
            await pressed.Task;
            await route.ContinueAsync();
        });
        await visit.Page.GetByLabel("Период", new PageGetByLabelOptions { Exact = true }).FocusAsync();
        await visit.Page.RunAndWaitForRequestAsync(() => visit.Page.Keyboard.PressAsync("ArrowDown"), request => request.Url.Contains("preset=academic", StringComparison.Ordinal));
        await visit.Page.Keyboard.PressAsync("ArrowDown");
        pressed.SetResult();
        await Assertions.Expect(visit.Page.Locator("#filter-preset option[selected]")).ToHaveAttributeAsync("value", "quarter");
        Assert.Contains("preset=quarter", visit.Page.Url, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1440, false)]
    [InlineData(1440, true)]
    [InlineData(390, false)]
    [InlineData(390, true)]
    public async Task Alerts_OfEveryKind_AreReadByAll(int width, bool dark)
    {
        await using var visit = await browser.SignedInAsync(width, 900, dark);
        foreach (var kind in new[] { "warning", "danger", "success", "info" })
        {
            await visit.GoAsync("/account");
            await visit.Page.EvaluateAsync(
                "kind => { const alert = document.createElement('div'); alert.className = 'alert alert-' + kind; alert.innerHTML = 'Пароль показан один раз. <a href=\"/account\">Сменить его</a>'; document.querySelector('.page-body .container-xl, .page-header .container-xl').prepend(alert); }",
                kind);
            Assert.Empty(await visit.BarriersAsync());
        }

        await visit.Page.Context.ClearCookiesAsync();
        await visit.GoAsync("/sign-in");
        await visit.SignInAsync("nobody", "wrong");
        await Assertions.Expect(visit.Page.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        Assert.Empty(await visit.BarriersAsync());
    }

    [Fact]
    public async Task Figures_OnPhone_ComeBeforeTheFilter()
    {
        await using var visit = await browser.SignedInAsync(390, 844);
        await visit.GoAsync("/report/check-paper?from=2026-01-01&to=2026-12-31");
        await Assertions.Expect(visit.Page.Locator(".filters")).ToBeHiddenAsync();
        Assert.True(await visit.Page.Locator("tbody tr").First.EvaluateAsync<double>("row => row.getBoundingClientRect().top") < 500);
        Assert.Equal("\"Слушателей\"", await visit.Page.Locator("tbody td:nth-child(5)").First.EvaluateAsync<string>("cell => getComputedStyle(cell, '::before').content"));
        await visit.Page.GetByText("Отбор, файлы, печать").ClickAsync();
        await Assertions.Expect(visit.Page.Locator(".filters")).ToBeVisibleAsync();
        await visit.Page.GetByLabel("Период", new PageGetByLabelOptions { Exact = true }).SelectOptionAsync("all");
        await visit.Page.WaitForURLAsync("**preset=all**");
        await Assertions.Expect(visit.Page.Locator(".filters")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Menu_WithOneMoreSection_StaysOnOneLine()
    {
        await using var visit = await browser.SignedInAsync(1440, 900);
        await visit.GoAsync("/");
        var before = await visit.Page.Locator(".site-head").EvaluateAsync<double>("head => head.getBoundingClientRect().height");
        await visit.Page.EvaluateAsync("""
            () => {
              const one = document.querySelector('.site-nav').firstElementChild.cloneNode(true);
              one.textContent = 'Преподаватели и кураторы';
              document.querySelector('.nav-more').before(one);
              dispatchEvent(new Event('resize'));
            }
            """);
        Assert.Equal(before, await visit.Page.Locator(".site-head").EvaluateAsync<double>("head => head.getBoundingClientRect().height"));
        Assert.Equal(0, await visit.OverflowAsync());

        // What has no room is not lost: it stands under «Ещё», and takes its place again in a wider window.
        var nav = visit.Page.GetByLabel("Разделы");
        await Assertions.Expect(nav.GetByText("Преподаватели и кураторы")).ToBeHiddenAsync();
        await nav.GetByText("Ещё", new() { Exact = true }).ClickAsync();
        await Assertions.Expect(nav.GetByText("Преподаватели и кураторы")).ToBeVisibleAsync();
        Assert.Equal(0, await visit.OverflowAsync());
        await visit.Page.SetViewportSizeAsync(1920, 900);
        await Assertions.Expect(nav.GetByText("Ещё", new() { Exact = true })).ToBeHiddenAsync();
        await Assertions.Expect(nav.GetByText("Преподаватели и кураторы")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Menu_OnPhone_FoldsAndOpens()
    {
        await using var visit = await browser.SignedInAsync(390, 844);
        await visit.GoAsync(Report);
        var link = visit.Page.GetByLabel("Разделы").GetByText("Проверка");
        await Assertions.Expect(link).ToBeHiddenAsync();
        await visit.Page.GetByLabel("Меню").ClickAsync();
        await Assertions.Expect(link).ToBeVisibleAsync();
        await visit.ShootAsync("menu-390");
        Assert.Equal(0, await visit.OverflowAsync());
    }

    [Fact]
    public async Task Paper_OfChart_HasItsPictureInPlaceOfTheCanvas()
    {
        await using var visit = await browser.SignedInAsync(1440, 900);
        await visit.GoAsync(Report);
        var picture = visit.Page.Locator(".chart-picture");
        await Assertions.Expect(picture).ToBeHiddenAsync();
        await visit.Page.EvaluateAsync("() => { window.print = () => document.body.dataset.printed = 'yes'; }");
        await visit.Page.Locator(".print-button").ClickAsync();
        await Assertions.Expect(visit.Page.Locator("body[data-printed]")).ToBeAttachedAsync();
        await visit.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await Assertions.Expect(picture).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator(".chart")).ToBeHiddenAsync();
        Assert.Equal(2000, await picture.EvaluateAsync<int>("image => image.naturalWidth"));
        Assert.Empty(visit.Errors);
    }

    [Fact]
    public async Task Page_WithoutScripts_ShowsPicturesOfCharts()
    {
        await using var visit = await browser.SignedInAsync(1440, 900);
        await visit.Page.Context.RouteAsync("**/*.js*", route => route.AbortAsync());
        await visit.Page.GotoAsync(browser.Address + Report);
        await Assertions.Expect(visit.Page.Locator(".chart-picture")).ToBeVisibleAsync();
        await Assertions.Expect(visit.Page.Locator(".chart")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Paper_OfReport_HasNoMenuAndTheStateOfData()
    {
        await using var visit = await browser.SignedInAsync(1440, 900);
        await visit.GoAsync(Report);
        await visit.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });
        await Assertions.Expect(visit.Page.Locator(".site-head")).ToBeHiddenAsync();
        await Assertions.Expect(visit.Page.Locator(".print-foot")).ToContainTextAsync("Данные на 20.11.2026");
        await Assertions.Expect(visit.Page.Locator(".print-foot")).ToContainTextAsync("1 января – 31 декабря 2026");
    }

    /// <summary>Words below the first chart, from the left.</summary>
    private static Task<string> MonthsAsync(Visit visit) => visit.Page.EvaluateAsync<string>(
        """
        () => [...document.querySelectorAll('.chart svg text')].map(text => ({ text: text.textContent.trim(), box: text.getBoundingClientRect() }))
          .filter(({ text }) => /^(20\d\d|[а-я]{3})$/.test(text)).sort((a, b) => Math.abs(a.box.left + a.box.right - b.box.left - b.box.right) > 4 ? a.box.left - b.box.left : a.box.top - b.box.top)
          .map(({ text }) => text).join(' ')
        """);
}
