using Materials.Worker.CommandLine;
using Materials.Worker.Containment;

if (ReadingProcesses.Run(args) is { } exitCode)
    return exitCode;

using var terminal = Terminal.OfProcess();
return await MaterialsProgram.RunAsync(args, terminal);
