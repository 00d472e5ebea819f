using System.Reflection;
using Materials.Reading.Containment;

namespace Materials.Reading.Tests;

public class FrameKindTests
{
    [Fact]
    public void No_two_kinds_of_frame_have_one_number()
    {
        var numbers = typeof(FrameKind).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (byte)f.GetRawConstantValue()!).ToArray();

        Assert.Equal(numbers.Distinct().Order(), numbers.Order());
    }
}
