using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Reports.Web.AppStore;

/// <summary>Closes keys of the ring with the key file: AES-256-GCM, the file's id is authenticated too.</summary>
/// <param name="file">The key file.</param>
public sealed class KeyFileEncryptor(KeyFile file) : IXmlEncryptor
{
    /// <summary>The element that a closed key becomes.</summary>
    public const string ElementName = "closedByKeyFile";

    /// <summary>Its attribute with the id of the key file.</summary>
    public const string IdName = "keyFile";

    internal const int NonceBytes = 12;
    internal const int TagBytes = 16;

    /// <inheritdoc/>
    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var closed = new byte[NonceBytes + TagBytes + plain.Length];
        var nonce = closed.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var cipher = new AesGcm(file.Key, TagBytes);
        cipher.Encrypt(nonce, plain, closed.AsSpan(NonceBytes + TagBytes), closed.AsSpan(NonceBytes, TagBytes), Encoding.ASCII.GetBytes(file.Id));
        CryptographicOperations.ZeroMemory(plain);
        return new EncryptedXmlInfo(
            new XElement(ElementName, new XAttribute(IdName, file.Id), Convert.ToBase64String(closed)), typeof(KeyFileDecryptor));
    }
}

/// <summary>Opens what <see cref="KeyFileEncryptor"/> has closed. The key ring makes it by its name, which stands beside each key.</summary>
/// <param name="services">Where the key file is known.</param>
public sealed class KeyFileDecryptor(IServiceProvider services) : IXmlDecryptor
{
    /// <inheritdoc/>
    public XElement Decrypt(XElement encryptedElement)
    {
        var file = services.GetRequiredService<KeyFile>();
        var closed = Convert.FromBase64String(encryptedElement.Value);
        var plain = new byte[closed.Length - KeyFileEncryptor.NonceBytes - KeyFileEncryptor.TagBytes];
        using var cipher = new AesGcm(file.Key, KeyFileEncryptor.TagBytes);
        cipher.Decrypt(
            closed.AsSpan(0, KeyFileEncryptor.NonceBytes),
            closed.AsSpan(KeyFileEncryptor.NonceBytes + KeyFileEncryptor.TagBytes),
            closed.AsSpan(KeyFileEncryptor.NonceBytes, KeyFileEncryptor.TagBytes),
            plain,
            Encoding.ASCII.GetBytes(file.Id));
        return XElement.Parse(Encoding.UTF8.GetString(plain));
    }
}
