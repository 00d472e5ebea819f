using Materials.Training;

return Commands.Run(args, Console.Out);
