namespace Materials.Reading.Word;

/// <summary>Fields of a Word document: an instruction, then the result that people see. Fields stand in fields.</summary>
internal sealed class WordFields
{
    /// <summary>Of each open field, whether its result has begun.</summary>
    private readonly Stack<bool> _results = new();

    /// <summary>Whether what comes is an instruction, not text.</summary>
    public bool AreInstructions => _results.Contains(false);

    /// <param name="kind">As <c>w:fldChar</c> says it: begin, separate or end.</param>
    public void Mark(string? kind)
    {
        switch (kind)
        {
            case "begin":
                _results.Push(false);
                break;
            case "separate" when _results.Count > 0:
                _results.Pop();
                _results.Push(true);
                break;
            case "end" when _results.Count > 0:
                _results.Pop();
                break;
        }
    }

    /// <summary>A field whose result never came (a broken file) must not swallow the rest of the document.</summary>
    public void EndParagraph()
    {
        while (_results.Count > 0 && !_results.Peek())
            _results.Pop();
    }
}
