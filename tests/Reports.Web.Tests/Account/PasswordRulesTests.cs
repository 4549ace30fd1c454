using Reports.Web.Access;

namespace Reports.Web.Tests.Account;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("коротко", "слишком короткий: 7")]
    [InlineData("elevenchars", "слишком короткий: 11")]
    [InlineData("qwertyuiop[]", "подбирают первыми")]
    [InlineData("йцукенгшщзхъ", "подбирают первыми")]
    [InlineData("password123456", "подбирают первыми")]
    [InlineData("Password!!!!!", "подбирают первыми")]
    [InlineData("1234567890123", "подбирают первыми")]
    [InlineData("aaaaaaaaaaaaa", "подбирают первыми")]
    [InlineData("abcabcabcabcabc", "подбирают первыми")]
    [InlineData("dragondragon", "подбирают первыми")]
    [InlineData("парольпароль", "подбирают первыми")]
    [InlineData("Алёна Петрова", "имя пользователя")]
    [InlineData("алена петрова 2026", "имя пользователя")]
    [InlineData("twelve\0chars", "управляющий знак")]
    public void Password_ThatIsTriedFirst_IsRefused(string password, string reason) =>
        Assert.Contains(reason, PasswordRules.Fault(password, "Алёна Петрова"), StringComparison.Ordinal);

    // Nothing is prescribed but length: letters alone, spaces, any script, up to the limit.
    [Theory]
    [InlineData("верблюд идёт домой")]
    [InlineData("correct horse battery staple")]
    [InlineData("kjhwerkhjwer")]
    [InlineData("Алёна любит чай")]
    [InlineData("🦊🐻🐼🐨🐯🦁🐮🐷🐸🐵🐔🐧")]
    public void Password_LongAndOfOnesOwn_IsTaken(string password) => Assert.Null(PasswordRules.Fault(password, "Алёна Петрова"));

    [Fact]
    public void Password_LongerThanTheLimit_IsRefused() =>
        Assert.Contains("длиннее", PasswordRules.Fault(string.Concat(Enumerable.Repeat("ключ замок ", 20)), "u"), StringComparison.Ordinal);
}
