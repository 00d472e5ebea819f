using System.Buffers.Binary;
using System.Text;
using Materials.Reports;

namespace Materials.Reading.Tests.Mail;

public sealed class MsgTests
{
    [Fact]
    public void Head_and_text_are_lines_and_attachments_are_files()
    {
        var mail = Mail("补充材料").Stream("__substg1.0_0C1A001F", Unicode("张三")).Stream("__substg1.0_0C1F001F", Unicode("zhang@example.com"))
            .Stream("__substg1.0_0E04001F", Unicode("认证中心")).Stream("__substg1.0_1000001F", Unicode("各位老师：\r\n附件是补充材料。"))
            .Stream("__properties_version1.0", Sent(new(2026, 11, 10, 1, 30, 0, TimeSpan.Zero)));
        Attach(mail, "满意度调查记录.txt", "发放一百份"u8.ToArray());

        var files = Reading.All("补充.msg", mail.ToArray());

        Assert.Equal(["补充.msg", "补充.msg/满意度调查记录.txt"], files.Select(f => f.Path));
        Assert.Equal(["主题：补充材料", "发件人：张三 <zhang@example.com>", "收件人：认证中心", "日期：2026-11-10 09:30", "各位老师：", "附件是补充材料。"], files[0].Texts());
        Assert.Equal("发放一百份", files[1].Pages[0].Text);
        Assert.Empty(files.SelectMany(f => f.Defects));
    }

    [Fact]
    public void Html_is_what_is_shown_and_what_it_hides_is_kept_apart()
    {
        var html = "<html><body><p>附件是服务手册。</p><p style=\"display:none\">客户满意率百分之百</p></body></html>";
        var mail = Mail("手册").Stream("__substg1.0_1000001F", Unicode("另一种文字")).Stream("__substg1.0_10130102", Encoding.UTF8.GetBytes(html)).Stream("__properties_version1.0", []);

        var file = Assert.Single(Reading.All("手册.msg", mail.ToArray()));

        Assert.Equal(["主题：手册", "附件是服务手册。"], file.Texts());
        Assert.Equal([FindingCode.HiddenText], file.Codes());
    }

    [Fact]
    public void A_mail_in_a_mail_is_shown_behind_it_with_its_attachments()
    {
        var mail = Mail("转发").Stream("__properties_version1.0", []);
        var inner = mail.Storage("__substg1.0_3701000D", mail.Storage("__attach_version1.0_#00000000"));
        mail.Stream("__substg1.0_0037001F", Unicode("内层"), inner);
        Attach(mail, "证书.txt", "证书编号"u8.ToArray(), inner);

        var files = Reading.All("转发.msg", mail.ToArray());

        Assert.Equal(["主题：转发", "主题：内层"], files[0].Texts());
        Assert.Equal("转发.msg/证书.txt", files[1].Path);
    }

    [Fact]
    public void Texts_of_older_programs_are_in_GBK()
    {
        var gbk = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        var mail = new StorageFile().Stream("__properties_version1.0", []).Stream("__substg1.0_0037001E", gbk.GetBytes("申报材料"));

        Assert.Equal(["主题：申报材料"], Assert.Single(Reading.All("申报.msg", mail.ToArray())).Texts());
    }

    private static StorageFile Mail(string subject) => new StorageFile().Stream("__substg1.0_0037001F", Unicode(subject));

    private static void Attach(StorageFile mail, string name, byte[] content, int storage = 0)
    {
        var attached = mail.Storage("__attach_version1.0_#00000001", storage);
        mail.Stream("__substg1.0_3707001F", Unicode(name), attached).Stream("__substg1.0_37010102", content, attached);
    }

    private static byte[] Unicode(string text) => Encoding.Unicode.GetBytes(text);

    /// <summary>A head of 32 bytes, then the one property.</summary>
    private static byte[] Sent(DateTimeOffset at)
    {
        var properties = new byte[48];
        BinaryPrimitives.WriteUInt32LittleEndian(properties.AsSpan(32), 0x00390040);
        BinaryPrimitives.WriteInt64LittleEndian(properties.AsSpan(40), at.ToFileTime());
        return properties;
    }
}
