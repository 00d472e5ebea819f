using Materials.Worker.Bus;

namespace Materials.Worker.Tests.Delivery;

public sealed class BrokerNodeTests
{
    [Theory]
    [InlineData("broker", "broker:5672")]
    [InlineData("a, b:5673,c", "a:5672 b:5673 c:5672")]
    [InlineData("[::1]:5673,[::1]", "::1:5673 ::1:5672")]
    [InlineData("10.0.0.1:1,10.0.0.2", "10.0.0.1:1 10.0.0.2:5672")]
    public void Hosts_are_one_or_many_with_or_without_ports(string host, string nodes)
    {
        var options = new BrokerOptions { Host = host };

        Assert.Equal(nodes, string.Join(' ', options.Nodes));
        Assert.Empty(options.Validate(new(options)));
    }

    [Theory]
    [InlineData("broker:0")]
    [InlineData("broker:x")]
    [InlineData("a,b:99999")]
    [InlineData(" , ")]
    public void Hosts_that_are_none_are_refused(string host)
    {
        var options = new BrokerOptions { Host = host };

        Assert.NotEmpty(options.Validate(new(options)));
    }
}
