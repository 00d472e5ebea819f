using Materials.Checklists;
using Materials.Reports;
using Materials.Worker.CommandLine;
using Materials.Worker.Rendering;

namespace Materials.Worker.Serving;

/// <summary>Shows what came of the packages in the inbox: with <c>--once</c> their reports on stdout, else a line each on stderr.</summary>
internal sealed class InboxResults(ServeOptions options, Terminal terminal, Language language)
{
    private readonly Lock _oneAtATime = new();

    /// <summary>Whether anything in the inbox could not be screened.</summary>
    public bool AnyRefused { get; private set; }

    public void Show(Report report, Checklist checklist)
    {
        lock (_oneAtATime)
        {
            if (options.Once)
                new TerminalReport(new TerminalPage(terminal.Out, terminal.Width, terminal.Colours), language).Write(report, checklist);
            else
                terminal.Error.WriteLine($"materials: {report.PackageId} r{report.Revision}: {ReportWords.Of(report.Outcome).In(language)}");
        }
    }

    /// <param name="what">The package, or the path in the inbox.</param>
    public void Refuse(string what, Bilingual reason)
    {
        lock (_oneAtATime)
        {
            AnyRefused = true;
            terminal.Error.WriteLine($"materials: {VisibleText.OneLine($"{what}: {reason.In(language)}")}");
        }
    }
}
