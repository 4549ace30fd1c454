using System.Text;
using System.Xml;

namespace Ingest.Sources.Xlsx;

/// <summary>
/// Reads the XML of one part of a workbook, whoever wrote it: no document type, no outside references, and bounds on depth, names,
/// tags and text, so that memory does not grow with the part.
/// </summary>
internal sealed class PartReader : IDisposable
{
    private const int MaxDepth = 64;

    private readonly NodeStream _bytes;
    private readonly XmlReader _xml;
    private readonly char[] _piece = new char[4096];

    public PartReader(Stream part)
    {
        _bytes = new NodeStream(part);
        _xml = XmlReader.Create(_bytes, new XmlReaderSettings
        {
            CloseInput = true,
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            NameTable = new BoundedNames(),
        });
    }

    /// <summary>Whether the current element ends where it starts.</summary>
    public bool IsEmpty => _xml.IsEmptyElement;

    /// <summary>Goes to the next node.</summary>
    public bool Read()
    {
        _bytes.StartNode();
        return _xml.Read() && (_xml.Depth <= MaxDepth ? true : throw new InvalidDataException("Elements are nested too deep."));
    }

    /// <summary>Whether an element starts here.</summary>
    public bool IsStart(string name) => _xml.NodeType == XmlNodeType.Element && _xml.LocalName == name;

    /// <summary>Whether an element ends here.</summary>
    public bool IsEnd(string name) => _xml.NodeType == XmlNodeType.EndElement && _xml.LocalName == name;

    /// <summary>An attribute of the current element by its name without a prefix.</summary>
    public string? Attribute(string name) => _xml.GetAttribute(name);

    /// <summary>An attribute of the current element by its local name, whatever its prefix; the first of them.</summary>
    /// <param name="space">What the name of its vocabulary ends in; anything when empty.</param>
    public string? LocalAttribute(string name, string space = "")
    {
        string? value = null;
        while (value is null && _xml.MoveToNextAttribute())
        {
            value = _xml.LocalName == name && _xml.NamespaceURI.EndsWith(space, StringComparison.Ordinal) ? _xml.Value : null;
        }

        _xml.MoveToElement();
        return value;
    }

    /// <summary>The attribute of another vocabulary: <c>r:id</c>, whatever its prefix.</summary>
    public string? ForeignAttribute(string name)
    {
        string? value = null;
        while (_xml.MoveToNextAttribute())
        {
            value = _xml.LocalName == name && _xml.NamespaceURI.Length > 0 ? _xml.Value : value;
        }

        _xml.MoveToElement();
        return value;
    }

    /// <summary>Goes to the next node inside an element whose start was read.</summary>
    /// <returns>False at its end.</returns>
    public bool ReadInside(string name) => Read() ? !IsEnd(name) : throw new InvalidDataException("An element has no end.");

    /// <summary>Appends the text of the current element and goes to its end.</summary>
    /// <param name="name">The element.</param>
    /// <param name="text">Receives the text.</param>
    /// <param name="limit">Characters that the text may have in all.</param>
    public void AppendText(string name, StringBuilder text, int limit)
    {
        if (IsEmpty)
        {
            return;
        }

        while (ReadInside(name))
        {
            AppendValue(text, limit);
        }
    }

    /// <summary>Appends the current node if it is text.</summary>
    /// <param name="text">Receives the text.</param>
    /// <param name="limit">Characters that the text may have in all.</param>
    public void AppendValue(StringBuilder text, int limit)
    {
        if (_xml.NodeType is not (XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace))
        {
            return;
        }

        for (int read; (read = NextPiece()) > 0;)
        {
            text.Append(_piece, 0, read);
            if (text.Length > limit)
            {
                throw Unreadable.CellTooLong(limit);
            }
        }
    }

    /// <summary>Goes to the end of an element whose start was read, whatever is inside.</summary>
    public void Skip()
    {
        if (IsEmpty)
        {
            return;
        }

        var depth = _xml.Depth;
        while (Read())
        {
            if (_xml.NodeType == XmlNodeType.EndElement && _xml.Depth == depth)
            {
                return;
            }
        }
    }

    public void Dispose() => _xml.Dispose();

    private int NextPiece()
    {
        _bytes.StartNode();
        return _xml.ReadValueChunk(_piece, 0, _piece.Length);
    }
}
