using System.Buffers.Binary;
using Materials.Pages;
using Materials.Reading.Compound;
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
        Assert.Equal([LineRole.Heading, LineRole.Paragraph, LineRole.Paragraph, LineRole.Note], file.Pages[0].Lines.Select(l => l.Role));
        Assert.Equal(["处理过程", "更换压缩机", "Service done"], file.Pages[1].Lines.Select(l => l.Text));
        Assert.DoesNotContain(FindingCode.TypeMismatch, file.Codes());
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
