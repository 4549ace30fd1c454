using System.Globalization;
using System.Text;

namespace Hostile;

/// <summary>
/// A request as it goes over the wire, a character a byte. What is of the day stands in braces and is put in when it is sent:
/// <c>{host}</c>, <c>{cookie}</c>, <c>{token}</c> of the form, <c>{length}</c> of the body.
/// </summary>
/// <param name="Role">Whose session sends it; <see cref="Visitors.Nobody"/> none.</param>
/// <param name="Kind">What is wrong with it, in a word.</param>
/// <param name="Wire">Its text.</param>
internal sealed record HostileRequest(string Role, string Kind, string Wire)
{
    /// <summary>The client goes away before the answer has come.</summary>
    public const string Gone = "gone";

    /// <summary>The client sends less than it promised and closes its side.</summary>
    public const string Cut = "cut";

    /// <summary>Its first line, as far as it can be printed.</summary>
    public string Line
    {
        get
        {
            var line = Wire.Split("\r\n", 2)[0];
            return string.Concat(line.Length > 300 ? line[..300] + "…" : line).Replace('\n', ' ');
        }
    }

    /// <summary>Reads one that was kept.</summary>
    /// <param name="path">Its file.</param>
    public static HostileRequest Read(string path)
    {
        var text = File.ReadAllText(path, Encoding.Latin1);
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return text[..end].Split(' ') is [var role, var kind] ? new HostileRequest(role, kind, text[(end + 1)..])
            : throw new InvalidDataException($"'{path}' is not a kept request.");
    }

    /// <summary>Keeps it, to be sent again.</summary>
    /// <param name="path">Its file.</param>
    public void Write(string path) => File.WriteAllText(path, $"{Role} {Kind}\n{Wire}", Encoding.Latin1);

    /// <summary>The bytes to send.</summary>
    public byte[] Bytes(string host, string cookie, string token)
    {
        var text = Wire.Replace("{host}", host, StringComparison.Ordinal).Replace("{cookie}", cookie, StringComparison.Ordinal)
            .Replace("{token}", token, StringComparison.Ordinal);
        var head = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var length = head < 0 ? 0 : text.Length - head - "\r\n\r\n".Length;
        return Encoding.Latin1.GetBytes(text.Replace("{length}", length.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }
}
