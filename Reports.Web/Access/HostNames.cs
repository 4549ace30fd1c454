using System.Net;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;
using Reports.Web.Configuration;

namespace Reports.Web.Access;

/// <summary>By which names the site answers, and whom it believes about the address and the scheme of a request.</summary>
public static class HostNames
{
    private const string Setting = "Reports:Proxies";
    private static readonly string[] ThisMachine = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>
    /// The names: those of this machine to itself, those that the site listens on by name, and <c>AllowedHosts</c>. A request under another name gets 400:
    /// nothing that the site writes into an answer leads to a foreign one.
    /// </summary>
    /// <param name="configured"><c>AllowedHosts</c>; <c>*</c> is any name.</param>
    /// <param name="addresses">What the site listens on.</param>
    public static IList<string> Of(string? configured, IEnumerable<string> addresses)
    {
        string[] named = [.. (configured ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        return [.. named
            .Concat(addresses.Select(HostOf).OfType<string>())
            .Concat(ThisMachine)
            .Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>Whether the site listens to other machines and answers none of them: a name is missing in <c>AllowedHosts</c>.</summary>
    /// <param name="configured"><c>AllowedHosts</c>.</param>
    /// <param name="addresses">What the site listens on.</param>
    public static bool AnswersNobodyElse(string? configured, IReadOnlyList<string> addresses) =>
        addresses.Any(address => HostOf(address) is null) && Of(configured, addresses).All(name => ThisMachine.Contains(name, StringComparer.OrdinalIgnoreCase));

    /// <summary>Applies <see cref="Of"/>.</summary>
    /// <param name="addresses">What the site listens on.</param>
    public static void Configure(HostFilteringOptions options, string? configured, IEnumerable<string> addresses)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.AllowedHosts = Of(configured, addresses);
        options.IncludeFailureMessage = false;
    }

    /// <summary>Believes the named proxies, and nobody where none is named.</summary>
    /// <param name="reports">Which.</param>
    /// <exception cref="OptionsValidationException">An entry is neither an address nor a network.</exception>
    public static void Configure(ForwardedHeadersOptions options, ReportsOptions reports)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(reports);
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        options.ForwardedHeaders = reports.Proxies.Count == 0 ? ForwardedHeaders.None : ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;

        // As many as are known, from the nearest on.
        options.ForwardLimit = null;
        foreach (var proxy in reports.Proxies)
        {
            if (IPAddress.TryParse(proxy, out var address))
            {
                options.KnownProxies.Add(address);
            }
            else if (System.Net.IPNetwork.TryParse(proxy, out var network))
            {
                options.KnownIPNetworks.Add(network);
            }
            else
            {
                throw new OptionsValidationException(
                    Setting, typeof(ReportsOptions), [$"{Setting}: «{proxy}» — не адрес и не сеть. Нужен вид 10.0.0.5 или 10.0.0.0/24."]);
            }
        }
    }

    private static string? HostOf(string address)
    {
        var start = address.IndexOf("://", StringComparison.Ordinal);
        var host = start < 0 ? "" : HostString.FromUriComponent(address[(start + 3)..].Split('/')[0]).Host;
        return host is "" or "*" or "+" or "0.0.0.0" or "[::]" ? null : host;
    }
}
