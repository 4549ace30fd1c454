using System.IO.Compression;

namespace Ingest.Worker.Tests.Sources;

/// <summary>An XLS workbook of our own, as LibreOffice writes it: a mask, a share, days, a merge, two errors, a hidden sheet.</summary>
public sealed class XlsTests : IDisposable
{
    private const string Packed =
        "H4sIAAAAAAACA+1YXWxURRQ+c3e6vV1KuwVapMiyVrst9McWMFYQ+gtKAmkjiMRsott2W1talpQ2kcSfBeRNooYHX0gISYUYjT8x0Qc1Up9M1GhMSNAnMPGBYMxiJIaEdv3OubPtpe6a7tYYlT033/ycO3fmzJxz"
        + "5szcb78pu3z2/corNI+2kIdmkkXkdfEU4EtV/ESW4c0kk8kUO5mn/xRNm5x1qKG/AoB1XgjYQJHR7xKT5+n/RY9RDM84BWk7HUQ+RkcoG6qAxbj7W8g3Mwtst1DKj5/7+Lx/8z7uATL5P+/57P/FwFKgBCh1QgCV"
        + "AcuA5cAKoFxsgmglcBewCqgEVgN3A2uAALAWCAL3AFXAvcB9QDUQAmqAWmCdkbfO5IxGlO839eb8vrQoKrKhRW8Bfbz0K1a56P4KLOI9PSV28SMQpkNsG52Rkb7gP0UdIkNEsQwXYKRblYatWnQaKKF3hf+JpFvF"
        + "/kBtFGwxNr3fahPpT0paJWkJUkUfyTc/CKcZlvYF+8+Lrxo3WKK6KErDFKF9NAH73IPSQTqMlpXuluwnqh175RDejyzqbUAX0yR72yPRg9GxyEhA++gN9sImpoAupHMsWFN1QJfReXbB/v5w4+houPEI6LL43CTd"
        + "SAZd/n0hyHweTPi/LYxvZcmnO44/ibVLt851TvvEfP66DPz6DPz1GfhFafkEOxF5dAY57fn8cxnan/8T/5SFSpySnPvjHsnL4l7Jl8W15MvjhZKviBckn1bsWyfQ20SB7CIqoHfoB/RWvVm36BOIBHGb/dJWNeC2"
        + "gb9Nb8CbzfplYr9WNKVsgGjvSUXXqJfjS+JJkcabkDW3nRhl0dy9Q7nKG2lJgveBz9DQpqMKccu+oNqQtlHgut+JXDbcx0Zksn9H8LpFuyTKeSX6qc0QaZP2ktoI+Tp1K54mDdk2gb9FdztFntEuLjbj5RY8KK7V"
        + "lboBXp5EnLR5K5U42WeXA3O2Um5yi4Ops+n6b9t0izGVfkybF7JMpuVHd7fevP7d7t6e1qeEH5/TKVVboi91FG+m9Hr5ok7SY9J2BcIsgm6oM1TVFR2O7JsI7omODQ3Ud8RiB6pCzRtC7eUIusG/aNETGYwGQz3H"
        + "pdOXJA1BgI1CV1trXOValI83XDrWcCnRus5VPou9twjTUvIco3pVr1LfpHJFj6Nvm56XdSNV7is1S1UimcfZM9kELH+q7OykqlR4Kg3PmsebNjdXp2+nplBTszVLFj9V86Dmma1p1Hi5X4D6lGjzF+W843lViHQe"
        + "yMsRaiWFX/n8Rm34WqvT2gPrb7QsKHkValpGWS+nNjLza/dJx5Z0zIcjZXlFhxX0KYKbJaJ9KcJzRx50tQY8p6tCV1eFFFDcgfcnI5kl6c/Uw00TjzpGlbCNz/CUMMtEk3StE7XCL0r405wZLfLJd/wNz3abtYw+"
        + "9Dphl+hh6JjkdFdq9GVWnmgQDjdouztSqXPqHewKVk6uoGbTlCuojCbuVnrQrXQ7B6XbLqXT4pV+2z+lmaTH59xh/LblxB/n1Q6+M+we6huLHY4NjAe3P9sXHQk+9GDD3khvdGQkKqbSMTQw0LKYu5NyQkjONJMk"
        + "UWeafunyiTO/3ux+xv/WazbV1XzwPS/5c8bG+X2LuV+1mWXZZe5Z+81dq9/ctw6ZOHd12rk7cbnJfJeihZSzkV/i7MWvL55uXO0/9Trkr7/5ThfvqfN4YXPPS8Vjv0vWTPw8/Xvo7/z/I3qe58PpvuHNIl7slJ/A"
        + "6GN0ACc+luNA1vI74dE5vCaz+K8y4Uv5aSfGHYWPdUOG4ZzG97j+wSzkG47+O2f3iW7cAqM564+PDdn+/6k3/2qcs9Qe3HRH8URE9zthBQOiE+aM45YaAycz1ZrxC7JY/wbg7dnxuzBCn8gQFQvMTp6WHObPe+d4"
        + "/v+f0B8xOBNaABoAAA==";

    private readonly Folder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_Cells_AreWhatTheSheetShows()
    {
        var file = _folder.FileOf(_folder.Put("a.xls", Bytes()));
        using var table = _folder.Reader.Open(file, TestContext.Current.CancellationToken);

        Assert.Equal(["код", "группа", "доля", "день", "балл"], table.Header);
        Assert.True(table.Read());
        Assert.Equal(["00123", "ПК-1", "85.5%", "1990-02-03", "#N/A"], Enumerable.Range(0, 5).Select(column => table[column]));
        Assert.True(table.Read());
        Assert.Equal(["00007", "ПК-1", "0.5", "32907", "#DIV/0!"], Enumerable.Range(0, 5).Select(column => table[column]));
        Assert.Equal(("1990-02-03", "D3", (string?)null), (table.DayOf(3), table.CellName(3), table.DayOf(1)));
        Assert.False(table.Read());
        Assert.Contains("«Черновик»", Assert.Single(file.Notes).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_Mutated_IsReadOrRefused()
    {
        var bytes = Bytes();
        var random = new Random(11);
        for (var i = 0; i < 600; i++)
        {
            var hurt = (byte[])bytes.Clone();
            for (var flips = random.Next(1, 8); flips > 0; flips--)
            {
                hurt[random.Next(8, hurt.Length)] = (byte)random.Next(256);
            }

            foreach (var file in _folder.Find(_folder.Put("a.xls", i % 4 == 0 ? hurt[..random.Next(hurt.Length)] : hurt)).Select(item => item.File).OfType<Ingest.Sources.RawFile>())
            {
                var error = Record.Exception(() => _folder.Rows(file));
                Assert.True(error is null or Ingest.Sources.UnreadableSourceException, error?.ToString());
            }
        }
    }

    private static byte[] Bytes()
    {
        using var packed = new GZipStream(new MemoryStream(Convert.FromBase64String(Packed)), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        packed.CopyTo(bytes);
        return bytes.ToArray();
    }
}
