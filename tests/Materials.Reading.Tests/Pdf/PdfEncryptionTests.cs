using Materials.Pages;
using Materials.Reports;

namespace Materials.Reading.Tests.Pdf;

/// <summary>Of one page, encrypted by qpdf with AES-256.</summary>
public sealed class PdfEncryptionTests
{
    [Fact]
    public void A_file_that_asks_for_a_password_is_encrypted_not_corrupt_and_not_blank()
    {
        var file = Reading.One("手册.pdf", Specimen.Read("Pdf/Files/user-password.pdf"));

        Assert.Equal((FileStatus.Unreadable, MediaTypes.Pdf), (file.Status, file.MediaType));
        Assert.Equal([FindingCode.Encrypted], file.Codes());
    }

    [Fact]
    public void A_file_that_only_forbids_printing_and_copying_is_read()
    {
        var file = Reading.One("手册.pdf", Specimen.Read("Pdf/Files/owner-password.pdf"));

        Assert.Equal(FileStatus.Read, file.Status);
        Assert.Empty(file.Defects);
        Assert.Equal(["After-sales service manual"], file.Texts());
    }
}
