using Materials.Specimens;

return await Commands.RunAsync(args, CancellationToken.None);
