namespace Materials.Reading.Tests;

public sealed class FormatReadersTests
{
    [Fact]
    public void Every_reader_that_there_is_is_listed_once()
    {
        var there = typeof(IFormatReader).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IFormatReader)));

        Assert.Equal(
            there.Select(t => t.Name).Order(StringComparer.Ordinal),
            FormatReaders.All(ReadingLimits.Default).Select(r => r.GetType().Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_two_readers_read_one_media_type()
    {
        var read = FormatReaders.All(ReadingLimits.Default).SelectMany(r => r.Reads).ToArray();

        Assert.Equal(read.Distinct(), read);
    }
}
