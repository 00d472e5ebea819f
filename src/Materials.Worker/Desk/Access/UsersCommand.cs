using System.CommandLine;
using System.Text;
using Materials.Worker.CommandLine;

namespace Materials.Worker.Desk.Access;

/// <summary><c>materials desk users</c>: the local users of the desk.</summary>
internal static class UsersCommand
{
    public static Command Create(Terminal terminal, Language language)
    {
        string Say(string zh, string en) => language == Language.Zh ? zh : en;
        var store = KeptIn.Option(language);
        var name = new Argument<string>("NAME") { Description = Say("用户名：小写字母、数字和 . _ @ + -", "The user's name: small letters, digits and . _ @ + -") };
        var roles = new Option<string[]>("--role") { Description = Say("角色，可重复给出：applicant（申请人）、reviewer（审核员）、operator（运维）", "Role; may be given several times: applicant, reviewer, operator"), HelpName = "ROLE", Required = true };
        roles.AcceptOnlyFromAmong(Policies.Roles);
        var applicant = new Option<string?>("--applicant") { Description = Say("代表的申请企业；同一企业的用户看到同样的材料包", "The applicant they act for; users of one applicant see the same packages"), HelpName = "NAME" };

        var add = new Command("add", Say("添加用户；密码从标准输入读取", "Adds a user; the password is read from standard input")) { name, roles, applicant, store };
        add.SetAction(async (parsed, token) =>
        {
            var user = Name(parsed.GetRequiredValue(name));
            var accounts = new Accounts(KeptIn.Store(parsed.GetValue(store)), terminal.Time);
            if (await accounts.FindAsync(user, token) is not null)
                throw CommandFailure.BadUsage($"已有用户 {user}", $"There is a user {user} already");
            var hash = Passwords.Hash(user, Password(user, terminal, language));
            await accounts.AddAsync(user, [.. parsed.GetRequiredValue(roles).Distinct()], parsed.GetValue(applicant), hash, token);
            terminal.Error.WriteLine($"materials: {Say($"已添加用户 {user}", $"added the user {user}")}");
            return ExitCode.Done;
        });

        var list = new Command("list", Say("列出用户", "Lists the users")) { store };
        list.SetAction(async (parsed, token) =>
        {
            foreach (var account in await new Accounts(KeptIn.Store(parsed.GetValue(store)), terminal.Time).ListAsync(token))
                terminal.Out.WriteLine(VisibleText.OneLine($"{account.Name}  {string.Join(',', account.Roles)}  {account.Applicant ?? "-"}  {account.Since:yyyy-MM-dd}"));
            return ExitCode.Done;
        });

        var remove = new Command("remove", Say("删除用户；已登录的会立即失效", "Removes a user, who is out at once")) { name, store };
        remove.SetAction(async (parsed, token) =>
            await ChangeAsync(Name(parsed.GetRequiredValue(name)), KeptIn.Store(parsed.GetValue(store)), account => account with { Removed = true, PasswordHash = "" }, terminal, token));

        var password = new Command("password", Say("更改密码；新密码从标准输入读取", "Changes a password; the new one is read from standard input")) { name, store };
        password.SetAction(async (parsed, token) =>
        {
            var user = Name(parsed.GetRequiredValue(name));
            var kept = KeptIn.Store(parsed.GetValue(store));
            var hash = Passwords.Hash(user, Password(user, terminal, language));
            return await ChangeAsync(user, kept, account => account with { PasswordHash = hash }, terminal, token);
        });

        return new Command("users", Say("管理网页的本地用户", "The local users of the web page")) { add, list, remove, password };
    }

    private static async Task<int> ChangeAsync(string name, Stores.IStore store, Func<Account, Account> change, Terminal terminal, CancellationToken cancellationToken) =>
        await new Accounts(store, terminal.Time).ChangeAsync(name, change, cancellationToken)
            ? ExitCode.Done
            : throw CommandFailure.BadUsage($"没有用户 {name}", $"There is no user {name}");

    private static string Name(string text)
    {
        var name = text.ToLowerInvariant();
        return Accounts.IsName(name)
            ? name
            : throw CommandFailure.BadUsage(
                $"“{text}”不能作用户名：以小写字母或数字开头，只含小写字母、数字和 . _ @ + -，不超过 64 个字符",
                $"\"{text}\" is no user name: it starts with a small letter or digit, and holds small letters, digits and . _ @ + -, at most 64");
    }

    /// <summary>A line of standard input; typed by a person, it is not shown.</summary>
    private static string Password(string name, Terminal terminal, Language language)
    {
        string typed;
        if (Console.IsInputRedirected)
        {
            typed = Console.In.ReadLine() ?? "";
        }
        else
        {
            terminal.Error.Write(language == Language.Zh ? "密码：" : "Password: ");
            typed = ReadUnseen();
            terminal.Error.WriteLine();
        }
        return Passwords.Problem(name, typed) is { } problem ? throw CommandFailure.BadUsage(problem.Zh, problem.En) : typed;
    }

    private static string ReadUnseen()
    {
        var typed = new StringBuilder();
        while (Console.ReadKey(intercept: true) is var key && key.Key != ConsoleKey.Enter)
        {
            if (key.Key == ConsoleKey.Backspace)
                typed.Length = Math.Max(0, typed.Length - 1);
            else if (!char.IsControl(key.KeyChar))
                typed.Append(key.KeyChar);
        }
        return typed.ToString();
    }
}
