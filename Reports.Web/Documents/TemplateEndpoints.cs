using Reports.Web.Access;

namespace Reports.Web.Documents;

/// <summary>Gives administrators the template in force, to be edited in Word and put into the folder of templates: <c>/templates/{name}.docx</c>.</summary>
public static class TemplateEndpoints
{
    private const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>Address of a template.</summary>
    /// <param name="name">Its name without an ending.</param>
    public static string Href(string name) => $"/templates/{name}.docx";

    /// <summary>Adds the address.</summary>
    public static void MapTemplates(this IEndpointRouteBuilder routes) => routes.MapGet("/templates/{name}.docx", (string name, DocumentTemplates templates) =>
        DocumentTemplates.Names.Contains(name) ? Results.File(templates.Find(name).Read(), MediaType, name + ".docx") : Results.NotFound())
        .RequireAuthorization(Roles.Administrator);
}
