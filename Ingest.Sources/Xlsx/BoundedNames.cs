using System.Xml;

namespace Ingest.Sources.Xlsx;

/// <summary>Names of elements and attributes, which a reader of XML keeps for ever: a workbook has a few hundred, a hostile one millions.</summary>
internal sealed class BoundedNames : NameTable
{
    private const int MaxNames = 20_000;
    private int _names;

    public override string Add(char[] key, int start, int len) => Get(key, start, len) ?? Counted(base.Add(key, start, len));

    public override string Add(string key) => Get(key) ?? Counted(base.Add(key));

    private string Counted(string name) => ++_names > MaxNames ? throw new InvalidDataException("Too many names of elements.") : name;
}
