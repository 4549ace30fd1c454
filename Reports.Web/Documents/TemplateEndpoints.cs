using Reports.Web.Access;

namespace Reports.Web.Documents;

/// <summary>Lets administrators download the template in use, to edit it and put it into the folder of templates: <c>/templates/{name}.docx</c>.</summary>
public static class TemplateEndpoints
{
    private const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>Address of a template.</summary>
    /// <param name="name">Its name without an ending.</param>
    public static string Href(string name) => $"/templates/{name}.docx";

    /// <summary>Maps the endpoint.</summary>
    public static void MapTemplates(this IEndpointRouteBuilder routes) => routes.MapGet("/templates/{name}.docx", (string name, DocumentTemplates templates) =>
        DocumentTemplates.Names.Contains(name) ? Results.File(templates.Find(name).Read(), MediaType, name + ".docx") : Results.NotFound())
        .RequireAuthorization(Roles.Administrator);
}
