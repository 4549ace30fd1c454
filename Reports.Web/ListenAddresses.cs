using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace Reports.Web;

/// <summary>
/// The addresses that the site listens on: from the command line, the environment or appsettings, in this order. The framework
/// itself prefers appsettings to <c>ASPNETCORE_URLS</c>, and <c>Urls</c> of any source to <c>ASPNETCORE_HTTP_PORTS</c>.
/// </summary>
public static class ListenAddresses
{
    /// <summary>The default.</summary>
    public const string Usual = "http://localhost:5080";

    /// <summary>The addresses that a configuration asks for.</summary>
    /// <param name="configuration">The configuration, its later sources over earlier ones.</param>
    public static IReadOnlyList<string> Of(IConfigurationRoot configuration) =>
        (configuration ?? throw new ArgumentNullException(nameof(configuration))).Providers.Reverse().OrderBy(provider => provider is FileConfigurationProvider)
            .Select(In)
            .FirstOrDefault(addresses => addresses.Count > 0, [Usual]);

    /// <summary>Sets the addresses of a site before its start, unless the section <c>Kestrel</c> has endpoints.</summary>
    /// <param name="app">The site.</param>
    /// <returns>The addresses.</returns>
    /// <exception cref="OptionsValidationException">One of them is none.</exception>
    public static IReadOnlyList<string> Take(WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var endpoints = app.Configuration.GetSection("Kestrel:Endpoints");
        if (endpoints.Exists())
        {
            return [.. endpoints.GetChildren().Select(endpoint => endpoint["Url"] ?? endpoint.Key)];
        }

        var addresses = Of((IConfigurationRoot)app.Configuration);
        foreach (var address in addresses)
        {
            Check(address);

            // A server without sockets, as in tests, has no addresses.
            app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.Add(address);
        }

        return addresses;
    }

    /// <summary>Explains why the site cannot listen on the addresses.</summary>
    /// <param name="error">The error of the start.</param>
    /// <returns>A line in Russian; null when the error is about something else.</returns>
    public static string? Fault(IReadOnlyList<string> addresses, Exception error)
    {
        ArgumentNullException.ThrowIfNull(error);
        var why = error switch
        {
            IOException { InnerException: AddressInUseException } => "занят другой программой",
            SocketException or IOException { InnerException: AggregateException } => "не открывается: его нет у этого компьютера или нет прав на порт",
            _ => null,
        };
        var address = addresses.FirstOrDefault(one => error.Message.Contains(one, StringComparison.OrdinalIgnoreCase)) ?? string.Join(", ", addresses);
        return why is null ? null : $"Адрес {address} {why}. Задайте другой: --urls http://localhost:5081 или переменная ASPNETCORE_URLS.";
    }

    private static List<string> In(IConfigurationProvider provider)
    {
        var urls = Values(provider, WebHostDefaults.ServerUrlsKey);
        return urls.Count > 0
            ? urls
            : [
                .. Values(provider, WebHostDefaults.HttpPortsKey).Select(port => $"http://*:{port}"),
                .. Values(provider, WebHostDefaults.HttpsPortsKey).Select(port => $"https://*:{port}"),
            ];
    }

    private static List<string> Values(IConfigurationProvider provider, string key) =>
        provider.TryGet(key, out var text) && text is not null
            ? [.. text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]
            : [];

    private static void Check(string address)
    {
        try
        {
            if (BindingAddress.Parse(address).Port > IPEndPoint.MaxPort)
            {
                throw new FormatException();
            }
        }
        catch (FormatException)
        {
            throw new OptionsValidationException(
                "Urls", typeof(ListenAddresses), [$"адрес «{address}» не читается, нужен вид {Usual}: --urls или переменная ASPNETCORE_URLS."]);
        }
    }
}
