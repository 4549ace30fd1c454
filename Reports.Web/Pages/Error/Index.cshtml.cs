using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reports.Web.Access;
using Reports.Web.Documents;
using Warehouse.Sql.Core;

namespace Reports.Web.Pages.Error;

/// <summary>Shows what went wrong and what to do next.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class IndexModel : PageModel
{
    /// <summary>HTTP status.</summary>
    public int Code { get; private set; }

    /// <summary>What went wrong.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>What to do.</summary>
    public string Advice { get; private set; } = "";

    /// <summary>Identifier of the request in logs.</summary>
    public string Trace => Activity.Current?.Id ?? HttpContext.TraceIdentifier;

    /// <summary>Shows the error.</summary>
    /// <param name="code">HTTP status.</param>
    public void OnGet(int code) => Explain(code);

    private void Explain(int code)
    {
        var error = HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error;
        if (error is null && HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is null && code is not (>= 400 and < 500))
        {
            // Somebody typed the address: nothing is broken.
            code = StatusCodes.Status404NotFound;
        }

        (Code, Reason, Advice) = (error, code) switch
        {
            (WarehouseUnavailableException unavailable, _) => (503, "Хранилище недоступно", unavailable.Message),
            (DocumentTemplateException broken, _) => (503, "Шаблон документа не годится",
                broken.Message + " Поправьте файл или уберите его из папки шаблонов: тогда действует шаблон из поставки."),
            (_, 403) => (403, "Нет доступа",
                "Эта страница не для вашей роли. Если она нужна для работы, попросите администратора дать доступ."),
            // The same words for what is not there and for what is outside the fence: they tell no more than the fence itself.
            (_, 404) when Viewer.IsFenced(User) => (404, "Не найдено",
                "Такой страницы нет, или то, что на ней, не входит в ваш доступ: он ограничен. Проверьте адрес или спросите администратора."),
            (_, 404) => (404, "Такой страницы нет", "Проверьте адрес или начните с главной: разделы — в меню наверху."),
            (_, 400) => (400, "Запрос не принят",
                "Форма устарела или открыта в другом окне. Вернитесь на страницу, обновите её и отправьте форму снова."),
            (_, 405) => (405, "Так эту страницу не открыть", "Откройте её по ссылке или из меню наверху."),
            (_, 413) => (413, "Слишком большой запрос", "Форма или файл больше, чем принимает эта страница. Вернитесь и отправьте меньше."),
            (_, 429) => (429, "Слишком много запросов", "Подождите минуту и повторите."),
            (_, >= 400 and < 500) => (code, "Запрос не принят", "Сайт не понял запроса. Откройте страницу по ссылке или из меню наверху."),
            _ => (code is >= 500 and < 600 ? code : 500, "Что-то сломалось",
                "Данные целы. Обновите страницу; если не поможет, сообщите администратору номер ниже и что вы делали."),
        };
        Response.StatusCode = Code;
    }
}
