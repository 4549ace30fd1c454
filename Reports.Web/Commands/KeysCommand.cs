using System.CommandLine;
using Reports.Web.AppStore;

namespace Reports.Web.Commands;

/// <summary>Works with the keys of cookies and forms: <c>keys rotate</c>.</summary>
internal sealed class KeysCommand : Command
{
    private const string MadeHere = "(команда на сервере)";

    private readonly AppDatabase _store;
    private readonly KeyRing _ring;
    private readonly KeyFile _file;
    private readonly SessionStore _sessions;
    private readonly AuditTrail _trail;

    /// <summary>Makes the command.</summary>
    /// <param name="store">What all but the file stands in.</param>
    /// <param name="ring">The keys.</param>
    /// <param name="file">The key file that they are closed with.</param>
    /// <param name="sessions">Ends sessions.</param>
    /// <param name="trail">The journal of access.</param>
    public KeysCommand(AppDatabase store, KeyRing ring, KeyFile file, SessionStore sessions, AuditTrail trail)
        : base("keys", "ключи, которыми закрыты сеансы и формы")
    {
        (_store, _ring, _file, _sessions, _trail) = (store, ring, file, sessions, trail);
        var rotate = new Command("rotate", "сменить файл ключа и все ключи: прежние уничтожаются, все входят заново");
        rotate.SetAction(RotateAsync);
        Add(rotate);
    }

    private async Task RotateAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        // The keys go first: broken off here, the next start makes new ones under the old file.
        await _store.TogetherAsync(
            async token =>
            {
                await _ring.ClearAsync(token);
                await _sessions.EndEveryAsync(token);
                await _trail.AddAsync(MadeHere, "users", "смена ключей защиты", "keys rotate", [], token);
            },
            cancellationToken);
        _file.Renew();
        Console.WriteLine(
            $"Ключи сменены, файл ключа: {_file.Path}. Перезапустите сайт; у нескольких узлов сначала положите этот файл каждому. Все войдут заново.");
    }
}
