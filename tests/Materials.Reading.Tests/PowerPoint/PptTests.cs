using System.Buffers.Binary;
using System.Text;
using Materials.Pages;
using Materials.Reading.Compound;
using Materials.Reading.Drawing97;
using Materials.Reports;

namespace Materials.Reading.Tests.PowerPoint;

public sealed class PptTests
{
    /// <summary>Written by LibreOffice: a slide with notes, one with a picture, a hidden one.</summary>
    private static readonly byte[] Cases = Specimen.Read("PowerPoint/Files/cases.ppt");

    [Theory]
    [InlineData("案例.ppt")]
    [InlineData("案例.dps")]
    public void Slides_of_powerpoint_97_are_read_in_order_with_their_notes(string path)
    {
        var file = Reading.One(path, Cases);

        Assert.Equal((FileStatus.Read, MediaTypes.Ppt, PageUnit.Slide), (file.Status, file.MediaType, file.Unit));
        Assert.Equal(["客户服务案例", "产品：商用空调", "故障：制冷不足", "讲稿：先讲背景"], file.Pages[0].Lines.Select(l => l.Text));
        Assert.Equal(LineRole.Note, file.Pages[0].Lines[^1].Role);
        Assert.Equal(["处理过程", "更换压缩机", "Service done"], file.Pages[1].Lines.Select(l => l.Text));
        Assert.DoesNotContain(FindingCode.TypeMismatch, file.Codes());
    }

    [Fact]
    public void Titles_are_headings_and_bodies_are_text()
    {
        // LibreOffice calls every text "other"; PowerPoint says which placeholder it stands in.
        var compound = new CompoundFile(new MemoryStream(Cases));
        var document = compound.Read("PowerPoint Document")!;
        foreach (var (text, kind) in new[] { ("客户服务案例", 0), ("产品：商用空调", 1) })
            BinaryPrimitives.WriteInt32LittleEndian(document.AsSpan(HeaderBefore(document, text)), kind);

        var page = Reading.One("案例.ppt", CompoundWriter.Write([("Current User", compound.Read("Current User")!), ("PowerPoint Document", document)])).Pages[0];

        Assert.Equal("客户服务案例", page.Name);
        Assert.Equal([LineRole.Heading, LineRole.Paragraph, LineRole.Paragraph, LineRole.Note], page.Lines.Select(l => l.Role));
    }

    /// <summary>Where the kind stands of the text that begins so: in the record before it.</summary>
    private static int HeaderBefore(byte[] document, string text)
    {
        var records = DrawingRecords.In(document, 0, document.Length).ToArray();
        var at = document.AsSpan().IndexOf(Encoding.Unicode.GetBytes(text));
        return records.Last(r => r.Type == 0x0F9F && r.At < at).At;
    }

    [Fact]
    public void Pictures_are_told_with_their_share_of_the_slide()
    {
        var picture = Assert.Single(Reading.One("案例.ppt", Cases).Pages[1].Pictures);

        Assert.Equal((240, 160), (picture.PixelWidth, picture.PixelHeight));
        Assert.Equal(6 * 4 / (25.4 * 19.05), picture.Share!.Value, 2);
    }

    [Fact]
    public void A_hidden_slide_proves_nothing()
    {
        var page = Reading.One("案例.ppt", Cases).Pages[2];

        Assert.Empty(page.Lines);
        Assert.Equal([new HiddenText("藏起的一页", HiddenReason.Marked), new HiddenText("服务宗旨", HiddenReason.Marked)], page.Hidden);
    }

    [Fact]
    public void A_presentation_with_a_password_is_encrypted()
    {
        var file = new CompoundFile(new MemoryStream(Cases));
        var user = file.Read("Current User")!;
        BinaryPrimitives.WriteUInt32LittleEndian(user.AsSpan(12), 0xF3D1C4DF);
        var document = file.Read("PowerPoint Document")!;

        Assert.Equal([FindingCode.Encrypted], Reading.One("案例.ppt", CompoundWriter.Write([("Current User", user), ("PowerPoint Document", document)])).Codes());
    }

    [Fact]
    public void A_file_cut_off_is_never_a_blank_one() => Assert.Equal([FindingCode.Corrupt], Reading.One("案例.ppt", Cases[..20_000]).Codes());
}
