using System.Text;
using Materials.Pages;
using MimeKit;
using NetVips;

namespace Materials.Reading.Tests.Mail;

public sealed class MailTests
{
    private static readonly Encoding Gbk = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    /// <summary>MimeKit settles which encodings there are when it is first used, which may be here, where mails are made, before a reader is.</summary>
    static MailTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    [Fact]
    public void Head_and_text_are_lines_and_attachments_are_files()
    {
        var body = new BodyBuilder { TextBody = "各位老师：\n附件是补充材料。" };
        body.Attachments.Add("满意度调查记录.txt", Encoding.UTF8.GetBytes("发放一百份"));
        var files = Reading.All("补充.eml", Bytes(Message("补充材料", body.ToMessageBody())));

        Assert.Equal(["补充.eml", "补充.eml/满意度调查记录.txt"], files.Select(f => f.Path));
        Assert.Equal(["主题：补充材料", "发件人：张三 <zhang@example.com>", "收件人：认证中心 <c@example.com>", "日期：2026-11-10 09:30", "各位老师：", "附件是补充材料。"], files[0].Texts());
        Assert.Equal("发放一百份", files[1].Pages[0].Text);
        Assert.Equal(MediaTypes.Mail, files[0].MediaType);
    }

    [Fact]
    public void A_mail_in_a_mail_is_read_with_its_attachments()
    {
        var inner = new BodyBuilder { TextBody = "内层" };
        inner.Attachments.Add("证书.txt", Encoding.UTF8.GetBytes("证书编号"));
        var outer = new Multipart("mixed") { new TextPart("plain") { Text = "外层" }, new MessagePart { Message = Message("转发的邮件", inner.ToMessageBody()) } };

        var files = Reading.All("转发.eml", Bytes(Message("转发", outer)));

        Assert.Equal(["转发.eml", "转发.eml/转发的邮件.eml", "转发.eml/转发的邮件.eml/证书.txt"], files.Select(f => f.Path));
    }

    [Fact]
    public void Names_in_GBK_and_by_RFC_2231_and_headers_without_a_charset_are_read()
    {
        var head = Gbk.GetBytes("From: 李四 <li@example.com>\r\nSubject: 申报材料\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n");
        var rest = "--b\r\nContent-Type: text/plain; charset=gb2312\r\nContent-Transfer-Encoding: base64\r\n\r\n" + Convert.ToBase64String(Gbk.GetBytes("见附件")) + "\r\n"
            + "--b\r\nContent-Type: text/plain; name=\"=?GBK?B?" + Convert.ToBase64String(Gbk.GetBytes("一.txt")) + "?=\"\r\nContent-Disposition: attachment\r\n\r\none\r\n"
            + "--b\r\nContent-Type: text/plain\r\nContent-Disposition: attachment; filename*=UTF-8''%E4%BA%8C.txt\r\n\r\ntwo\r\n--b--\r\n";

        var files = Reading.All("a.eml", [.. head, .. Encoding.ASCII.GetBytes(rest)]);

        Assert.Equal(["主题：申报材料", "发件人：李四 <li@example.com>", "见附件"], files[0].Texts());
        Assert.Equal(["a.eml/一.txt", "a.eml/二.txt"], files.Skip(1).Select(f => f.Path));
    }

    [Fact]
    public void A_picture_that_the_text_shows_is_a_picture_of_the_page()
    {
        using var image = Image.Black(200, 100);
        var body = new BodyBuilder();
        var picture = body.LinkedResources.Add("logo.png", image.PngsaveBuffer());
        picture.ContentId = "logo@x";
        body.HtmlBody = "<p>营业执照如下</p><img src=\"cid:logo@x\"><p style=\"display:none\">藏</p>";

        var file = Assert.Single(Reading.All("a.eml", Bytes(Message("执照", body.ToMessageBody()))));

        Assert.Equal((200, 100), (file.Pages[0].Pictures[0].PixelWidth, file.Pages[0].Pictures[0].PixelHeight));
        Assert.Equal([new HiddenText("藏", HiddenReason.Marked)], file.Pages[0].Hidden);
    }

    [Fact]
    public void A_saved_web_page_is_read()
    {
        var mht = "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.com/\r\nSubject: =?utf-8?Q?=E6=9C=8D=E5=8A=A1?=\r\nMIME-Version: 1.0\r\n"
            + "Content-Type: multipart/related; type=\"text/html\"; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
            + "<html><body><h1>=E6=9C=8D=E5=8A=A1=E6=B5=81=E7=A8=8B</h1></body></html>\r\n--b--\r\n";

        Assert.Contains("服务流程", Reading.One("页面.mht", Encoding.ASCII.GetBytes(mht)).Texts());
    }

    [Theory]
    [InlineData("时间: 十月\n内容: 维修\n结果: 完成\n")]
    [InlineData("From: 合肥\nTo: 芜湖\n货物清单\n")]
    public void Plain_text_with_colons_is_no_mail(string text) =>
        Assert.Equal(MediaTypes.PlainText, Reading.One("记录.txt", Encoding.UTF8.GetBytes(text)).MediaType);

    private static MimeMessage Message(string subject, MimeEntity body) =>
        new([new MailboxAddress("张三", "zhang@example.com")], [new MailboxAddress("认证中心", "c@example.com")], subject, body)
        {
            Date = new DateTimeOffset(2026, 11, 10, 9, 30, 0, TimeSpan.FromHours(8)),
        };

    private static byte[] Bytes(MimeMessage message)
    {
        var bytes = new MemoryStream();
        message.WriteTo(bytes);
        return bytes.ToArray();
    }
}
