using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Reports.Web.Access;

/// <summary>A form that cannot be read.</summary>
/// <param name="status">413 when it is too large, else 400.</param>
/// <param name="message">Why, for the log.</param>
/// <param name="inner">What it was found by.</param>
public sealed class FormRefusedException(int status, string message, Exception? inner = null) : RefusedException(message, inner)
{
    /// <inheritdoc/>
    public override int Status { get; } = status;
}

/// <summary>
/// Reads the form of a request as the framework does, and refuses one that is too large, cut off, of an unknown character set, or that holds
/// U+0000. The framework throws its own errors at those, some of which its own readers take for a missing form.
/// </summary>
/// <param name="form">The framework's reader.</param>
public sealed class GuardedForm(IFormFeature form) : IFormFeature
{
    /// <inheritdoc/>
    public bool HasFormContentType => form.HasFormContentType;

    /// <inheritdoc/>
    public IFormCollection? Form
    {
        get => form.Form;
        set => form.Form = value;
    }

    /// <summary>Reads the form of a request so.</summary>
    /// <param name="context">The request.</param>
    public static void Install(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var form = context.Features.Get<IFormFeature>();
        if (form is not GuardedForm)
        {
            context.Features.Set<IFormFeature>(new GuardedForm(form ?? new FormFeature(
                context.Request, context.RequestServices.GetRequiredService<Microsoft.Extensions.Options.IOptions<FormOptions>>().Value)));
        }
    }

    /// <inheritdoc/>
    public IFormCollection ReadForm() => ReadFormAsync(CancellationToken.None).GetAwaiter().GetResult();

    /// <inheritdoc/>
    public async Task<IFormCollection> ReadFormAsync(CancellationToken cancellationToken)
    {
        try
        {
            var read = await form.ReadFormAsync(cancellationToken);
            return read.Any(pair => Refusals.HasNull(pair.Key) || pair.Value.Any(Refusals.HasNull)) || read.Files.Any(file => Refusals.HasNull(file.FileName))
                ? throw new FormRefusedException(StatusCodes.Status400BadRequest, "U+0000 in the form")
                : read;
        }
        catch (BadHttpRequestException bad)
        {
            throw new FormRefusedException(bad.StatusCode, bad.Message, bad);
        }
        catch (InvalidDataException large) when (large.Message.Contains("limit", StringComparison.OrdinalIgnoreCase))
        {
            throw new FormRefusedException(StatusCodes.Status413PayloadTooLarge, large.Message, large);
        }
        catch (Exception odd) when (odd is InvalidDataException or IOException or NotSupportedException or ArgumentException or DecoderFallbackException or InvalidOperationException)
        {
            throw new FormRefusedException(StatusCodes.Status400BadRequest, odd.Message, odd);
        }
    }
}

/// <summary>Guards the form of a page anew after the page has set limits of its own, which replace the reader, and before anybody reads.</summary>
public sealed class GuardedFormFilter : IAuthorizationFilter, IOrderedFilter
{
    // Limits of a form are set at 900, the token of the form is looked for at 1000.
    private const int AfterLimits = 950;

    /// <inheritdoc/>
    public int Order => AfterLimits;

    /// <inheritdoc/>
    public void OnAuthorization(AuthorizationFilterContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        GuardedForm.Install(context.HttpContext);
    }
}
