using Materials.Chaos;

return await Command.RunAsync(args);
