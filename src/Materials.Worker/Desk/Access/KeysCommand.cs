using System.CommandLine;
using Materials.Worker.CommandLine;

namespace Materials.Worker.Desk.Access;

/// <summary><c>materials desk keys</c>: the keys of portals that use the HTTP interface.</summary>
internal static class KeysCommand
{
    public static Command Create(Terminal terminal, Language language)
    {
        string Say(string zh, string en) => language == Language.Zh ? zh : en;
        var store = KeptIn.Option(language);
        var label = new Argument<string>("LABEL") { Description = Say("密钥的用途", "What the key is for") };
        var id = new Argument<string>("ID") { Description = Say("密钥编号", "The key's id") };
        var applicant = new Option<string>("--applicant") { Description = Say("密钥能看到谁的材料包", "Whose packages the key reaches"), HelpName = "NAME", Required = true };
        var scopes = new Option<string[]>("--scope")
        {
            Description = Say("权限，可重复给出：submit（上传和提交）、read（查询和下载）；默认两者", "Scope; may be given several times: submit, read; both by default"),
            HelpName = "SCOPE",
            DefaultValueFactory = _ => [.. ApiKeys.Scopes],
        };
        scopes.AcceptOnlyFromAmong([.. ApiKeys.Scopes]);

        var add = new Command("add", Say("生成密钥；只显示这一次", "Makes a key, which is shown this once")) { label, applicant, scopes, store };
        add.SetAction(async (parsed, token) =>
        {
            var (key, shown) = await Keys(parsed.GetValue(store)).AddAsync(
                parsed.GetRequiredValue(label), parsed.GetRequiredValue(applicant), [.. parsed.GetRequiredValue(scopes).Distinct()], token);
            terminal.Out.WriteLine(shown);
            terminal.Error.WriteLine($"materials: {Say($"密钥 {key.Id} 已生成；此后不再显示", $"made the key {key.Id}; it is not shown again")}");
            return ExitCode.Done;
        });

        var list = new Command("list", Say("列出有效的密钥", "Lists the keys that are good")) { store };
        list.SetAction(async (parsed, token) =>
        {
            foreach (var key in await Keys(parsed.GetValue(store)).ListAsync(token))
                terminal.Out.WriteLine(VisibleText.OneLine($"{key.Id}  {string.Join(',', key.Scopes)}  {key.Applicant}  {key.Label}  {key.Since:yyyy-MM-dd}"));
            return ExitCode.Done;
        });

        var revoke = new Command("revoke", Say("吊销密钥，立即生效", "Revokes a key, at once")) { id, store };
        revoke.SetAction(async (parsed, token) => await Keys(parsed.GetValue(store)).RevokeAsync(parsed.GetRequiredValue(id), token)
            ? ExitCode.Done
            : throw CommandFailure.BadUsage($"没有密钥 {parsed.GetRequiredValue(id)}", $"There is no key {parsed.GetRequiredValue(id)}"));

        return new Command("keys", Say("管理 HTTP 接口的密钥", "The keys of the HTTP interface")) { add, list, revoke };

        ApiKeys Keys(string? folder) => new(KeptIn.Store(folder), terminal.Time);
    }
}
