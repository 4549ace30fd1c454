namespace Reports.Web.Documents;

/// <summary>A template cannot be filled. The message names the file and what is wrong, in Russian.</summary>
/// <param name="problem">What is wrong.</param>
public sealed class DocumentTemplateException(string file, string problem) : Exception($"Шаблон «{file}»: {problem}");
