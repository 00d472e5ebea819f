using MassTransit;

namespace Materials.Worker.Bus;

/// <summary>Names an exchange after its message, without a namespace: the name is the public contract, the namespace is not.</summary>
internal sealed class ContractNames : IEntityNameFormatter
{
    public string FormatEntityName<T>() => typeof(T).Name;
}
