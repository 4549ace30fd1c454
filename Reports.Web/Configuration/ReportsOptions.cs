using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Reports.Web.Configuration;

/// <summary>The site's settings; section <c>Reports</c> of the configuration.</summary>
public sealed class ReportsOptions
{
    /// <summary>Name of the organisation at the head of every page.</summary>
    [Required(ErrorMessage = "Reports:Organisation: задайте значение.")]
    public string Organisation { get; set; } = "Учёт результатов";

    /// <summary>The first administrator's password; generated and printed once at the first start when not set.</summary>
    [RegularExpression("^(|.{10,})$", ErrorMessage = "Reports:AdminPassword: не короче 10 знаков.")]
    public string AdminPassword { get; set; } = "";

    /// <summary>Hours without a request after which a user has to sign in again.</summary>
    [Range(1, 720, ErrorMessage = "Reports:SessionHours: от 1 до 720.")]
    public int SessionHours { get; set; } = 10;

    /// <summary>Hours after which one signs in again however busy.</summary>
    [Range(1, 720, ErrorMessage = "Reports:SessionMaxHours: от 1 до 720.")]
    public int SessionMaxHours { get; set; } = 12;

    /// <summary>
    /// File with the key that closes the key ring, outside the folder of data; empty is <c>learning-outcomes-warehouse/protection.key</c> in the
    /// settings of the account (<c>~/.config</c>).
    /// </summary>
    public string KeyFile { get; set; } = "";

    /// <summary>Addresses and networks of the proxies before the site, whose <c>X-Forwarded-For</c> and <c>X-Forwarded-Proto</c> are believed.</summary>
    public IReadOnlyList<string> Proxies { get; set; } = [];

    /// <summary>Whether an edition is approved by another director than the user who made it.</summary>
    public bool FourEyes { get; set; }

    /// <summary>
    /// Whether the organisation is a small business, which does not owe the form 1-ПК: the form is then marked «для внутреннего использования».
    /// </summary>
    public bool SmallBusiness { get; set; }

    /// <summary>Rows that a page shows; an export has all of them.</summary>
    [Range(10, 20000, ErrorMessage = "Reports:PageRows: от 10 до 20000.")]
    public int PageRows { get; set; } = 1000;

    /// <summary>Smallest number of people that a public page shows; smaller groups are suppressed.</summary>
    [Range(1, 1000, ErrorMessage = "Reports:SmallGroup: от 1 до 1000.")]
    public int SmallGroup { get; set; } = 5;

    /// <summary>How the page of teachers weighs what it knows of them.</summary>
    [ValidateObjectMembers]
    public TeacherWeights TeacherWeights { get; set; } = new();

    /// <summary>What the page «Загрузить» takes.</summary>
    [ValidateObjectMembers]
    public UploadOptions Upload { get; set; } = new();

    /// <summary>Folder of templates that replace the shipped ones: <c>self-assessment.docx</c>.</summary>
    [Required(ErrorMessage = "Reports:Templates: задайте значение.")]
    public string Templates { get; set; } = Path.Combine("data", "templates");

    /// <summary>Requisites of the organisation on an extract: address, telephone, ИНН, ОГРН; a line each. None leaves a blank line.</summary>
    public string Requisites { get; set; } = "";

    /// <summary>Post of who signs an extract; none leaves a blank line.</summary>
    public string SignerPost { get; set; } = "";

    /// <summary>Name of who signs an extract: «И. О. Фамилия»; none leaves a blank line.</summary>
    public string SignerName { get; set; } = "";
}
