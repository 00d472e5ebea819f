using System.Collections.Concurrent;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Materials.Worker.Desk.Access;

/// <summary>Checks passwords, and locks an account that too many wrong ones are tried on.</summary>
/// <remarks>What was tried is counted in this process; the rate of sign-ins is limited beside it, per address.</remarks>
internal sealed class Passwords(Accounts accounts, IOptions<DeskOptions> options, TimeProvider time)
{
    /// <summary>A password alone keeps others out: NIST SP 800-63B asks for at least eight characters; guesses at twelve are hopeless under a lock-out.</summary>
    public const int MinLength = 12;

    /// <summary>Longer ones are refused unhashed, so that nobody keeps the processor busy with them.</summary>
    public const int MaxLength = 256;

    /// <summary>OWASP's recommendation for PBKDF2 with HMAC-SHA-512.</summary>
    private const int Iterations = 210_000;

    private static readonly PasswordHasher<string> s_hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = Iterations }));

    /// <summary>Checked where there is no such user: how long an answer takes does not tell.</summary>
    private static readonly Lazy<string> s_nobodys = new(() => Hash("", "nobody's password"));

    private readonly ConcurrentDictionary<string, Tries> _tries = new(StringComparer.Ordinal);

    public static string Hash(string name, string password) => s_hasher.HashPassword(name, password);

    /// <summary>Why a password can't be taken; null when it can.</summary>
    public static Bilingual? Problem(string name, string password) => password.Length is < MinLength or > MaxLength
        ? new($"密码应有 {MinLength} 到 {MaxLength} 个字符。", $"A password has {MinLength} to {MaxLength} characters.")
        : password.Contains(name, StringComparison.OrdinalIgnoreCase) && name.Length > 2
            ? new("密码不能包含用户名。", "A password must not contain the user's name.")
            : password.Distinct().Count() < 5 ? new("密码过于简单。", "That password is too simple.") : null;

    /// <returns>The account; null when the password is wrong, the account is locked, or there is none. Which of them is not told.</returns>
    public async Task<Account?> CheckAsync(string name, string password, CancellationToken cancellationToken)
    {
        name = name.Trim().ToLowerInvariant();
        if (password.Length > MaxLength)
            return null;
        var account = await accounts.FindAsync(name, cancellationToken);
        if (account is null)
        {
            s_hasher.VerifyHashedPassword("", s_nobodys.Value, password);
            return null;
        }

        var tries = _tries.GetOrAdd(name, _ => new());
        if (tries.AreOver(options.Value.SignIn, time.GetUtcNow()))
            return null;
        if (s_hasher.VerifyHashedPassword(name, account.PasswordHash, password) == PasswordVerificationResult.Failed)
            return null;
        tries.Succeed();
        return account;
    }

    /// <summary>What was tried on one account.</summary>
    private sealed class Tries
    {
        private readonly Lock _oneAtATime = new();
        private int _failed;
        private DateTimeOffset _lockedUntil;

        /// <summary>Counts a try before it is checked, so that many at the same moment are no way around.</summary>
        public bool AreOver(SignInOptions limits, DateTimeOffset now)
        {
            lock (_oneAtATime)
            {
                if (now < _lockedUntil)
                    return true;
                if (_failed >= limits.Attempts)
                    _failed = 0;
                if (++_failed >= limits.Attempts)
                    _lockedUntil = now.AddMinutes(limits.LockedMinutes);
                return false;
            }
        }

        public void Succeed()
        {
            lock (_oneAtATime)
                (_failed, _lockedUntil) = (0, default);
        }
    }
}
