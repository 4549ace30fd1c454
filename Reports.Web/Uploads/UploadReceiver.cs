using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Reports.Web.Access;
using Reports.Web.Configuration;

namespace Reports.Web.Uploads;

/// <summary>
/// Takes files from a form straight to the disk, part by part: neither memory nor a folder of temporary files ever holds one. The token of the form is its first
/// part, or a header.
/// </summary>
/// <param name="store">Where they lie.</param>
/// <param name="antiforgery">Knows tokens.</param>
/// <param name="options">How much is taken.</param>
public sealed class UploadReceiver(UploadStore store, IAntiforgery antiforgery, IOptions<ReportsOptions> options)
{
    private const string TokenField = "__RequestVerificationToken";
    private const string TokenHeader = "RequestVerificationToken";
    private const int LongestToken = 8_192;
    private const int LongestBoundary = 200;
    private const int Buffer = 128 * 1024;
    private const long BytesBetweenLooks = 64L * 1024 * 1024;

    private readonly UploadOptions _options = options.Value.Upload;

    /// <summary>Takes the files of a request.</summary>
    /// <param name="context">The request.</param>
    /// <returns>The upload.</returns>
    /// <exception cref="RefusedException">It is not taken; nothing of it is left.</exception>
    public async Task<StagedUpload> ReceiveAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var request = context.Request;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            // Heads of parts come on top.
            size.MaxRequestBodySize = _options.Bytes + (1024 * 1024);
        }

        if (request.ContentLength > _options.Bytes + (1024 * 1024))
        {
            throw new UploadRefusedException(UploadRefusal.TooLarge);
        }

        var user = context.User.Identity?.Name ?? "";
        StagedUpload? upload = null;
        try
        {
            var reader = new MultipartReader(BoundaryOf(request), request.Body) { HeadersLengthLimit = 16 * 1024, BodyLengthLimit = null };
            var isAsked = false;
            var files = new List<StagedFile>();
            var left = _options.Bytes;
            while (await reader.ReadNextSectionAsync(context.RequestAborted) is { } part)
            {
                if (!ContentDispositionHeaderValue.TryParse(part.ContentDisposition, out var about))
                {
                    throw Bad("a part without a name");
                }

                if (!isAsked)
                {
                    if (about.IsFormDisposition() && HeaderUtilities.RemoveQuotes(about.Name) == TokenField)
                    {
                        request.Headers[TokenHeader] = await TextAsync(part.Body, context.RequestAborted);
                    }

                    await EnsureOwnFormAsync(context);
                    isAsked = true;
                }

                if (about.IsFileDisposition() && NameOf(about) is { Length: > 0 } given)
                {
                    upload ??= store.Begin(user);
                    var file = await KeepAsync(upload, part.Body, UploadName.Of(given, [.. files.Select(file => file.Name)]), left, context.RequestAborted);
                    files.Add(files.Count < _options.Files ? file : throw new UploadRefusedException(UploadRefusal.TooMany));
                    left -= file.Size;
                }
            }

            if (upload is null)
            {
                throw new UploadRefusedException(UploadRefusal.Empty);
            }

            store.End(upload = upload with { Files = files });
            return upload;
        }
        catch (Exception error)
        {
            if (upload is not null)
            {
                store.Drop(upload.Id);
            }

            throw Refusal(error, context) ?? error;
        }
    }

    private static string BoundaryOf(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            && HeaderUtilities.RemoveQuotes(type.Boundary).Value is { Length: > 0 and <= LongestBoundary } boundary
            ? boundary
            : throw Bad("no form of files");

    private async Task EnsureOwnFormAsync(HttpContext context)
    {
        // Without the header the body would be read for the token.
        if (context.Request.Headers[TokenHeader].Count == 0 || !await antiforgery.IsRequestValidAsync(context))
        {
            throw Bad("no token");
        }
    }

    private async Task<StagedFile> KeepAsync(StagedUpload upload, Stream body, string name, long left, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Buffer);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await using var file = store.Create(upload.Id, name);
            var size = 0L;
            for (int read; (read = await body.ReadAsync(buffer, cancellationToken)) > 0;)
            {
                size += read;
                if (size > left)
                {
                    throw new UploadRefusedException(UploadRefusal.TooLarge);
                }

                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
                if (size / BytesBetweenLooks != (size - read) / BytesBetweenLooks)
                {
                    store.EnsureRoom(upload.User);
                }
            }

            await file.FlushAsync(cancellationToken);
            file.Flush(flushToDisk: true);
            store.EnsureRoom(upload.User);
            return new StagedFile(name, size, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Names in a head are UTF-8, whatever the standard of old says; <c>filename*</c> is not sent by browsers and not believed before the other.</summary>
    private static string? NameOf(ContentDispositionHeaderValue about) => HeaderUtilities.RemoveQuotes(about.FileName.HasValue ? about.FileName : about.FileNameStar).Value;

    private static async Task<string> TextAsync(Stream body, CancellationToken cancellationToken)
    {
        var text = new byte[LongestToken];
        var read = await body.ReadAtLeastAsync(text, text.Length, throwOnEndOfStream: false, cancellationToken);
        var token = Encoding.ASCII.GetString(text, 0, read);
        return read < text.Length && token.All(sign => sign is > ' ' and < '\x7f') ? token : throw Bad("no token");
    }

    private static FormRefusedException Bad(string reason, Exception? inner = null) => new(StatusCodes.Status400BadRequest, reason, inner);

    /// <summary>What a broken form or a full disk throws, as a refusal; null for an error of the site.</summary>
    private static Exception? Refusal(Exception error, HttpContext context) => error switch
    {
        RefusedException => error,
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => new UploadRefusedException(UploadRefusal.TooLarge, error),
        OperationCanceledException or BadHttpRequestException => error,
        _ when context.RequestAborted.IsCancellationRequested => new OperationCanceledException(error.Message, error, context.RequestAborted),
        InvalidDataException => Bad(error.Message, error),
        UnauthorizedAccessException => new UploadRefusedException(UploadRefusal.Disk, error),
        IOException when error.Message.Contains("stream", StringComparison.OrdinalIgnoreCase) => Bad(error.Message, error),
        IOException => new UploadRefusedException(UploadRefusal.Disk, error),
        _ => null,
    };
}
