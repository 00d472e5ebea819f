using Materials.Pages;
using Materials.Reading.Pdf;
using Xunit;

namespace Materials.Reading.Tests.Pdf;

/// <summary>What the tests of PDF reading begin with.</summary>
internal static class PdfReading
{
    public static FormatContent Read(this PdfFile file) => Read(file.ToBytes());

    public static FormatContent Read(byte[] file) =>
        new PdfReader().Read(new MemoryStream(file), MediaTypes.Pdf, TestContext.Current.CancellationToken);

    public static Defect Unreadable(this PdfFile file) => Unreadable(file.ToBytes());

    public static Defect Unreadable(byte[] file) => Assert.Throws<UnreadableFileException>(() => Read(file)).Defect;
}
