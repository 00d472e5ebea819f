using Materials.Worker.CommandLine;

using var terminal = Terminal.OfProcess();
return await MaterialsProgram.RunAsync(args, terminal);
