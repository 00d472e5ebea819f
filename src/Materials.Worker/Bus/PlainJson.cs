using System.Net.Mime;
using MassTransit;
using MassTransit.Configuration;
using MassTransit.Serialization;
using Materials.Messages;

namespace Materials.Worker.Bus;

/// <summary>Messages on the wire: plain JSON goes out, word for word as the contract writes it; plain JSON and the bus's own envelope come in.</summary>
internal sealed class PlainJson : ISerializerFactory, IMessageSerializer
{
    public ContentType ContentType => SystemTextJsonRawMessageSerializer.JsonContentType;

    public IMessageSerializer CreateSerializer() => this;

    /// <summary>Takes any JSON for the message that its consumer expects: foreign producers name no types.</summary>
    public IMessageDeserializer CreateDeserializer() => new SystemTextJsonRawMessageSerializer(RawSerializerOptions.AnyMessageType);

    public MessageBody GetMessageBody<T>(SendContext<T> context)
        where T : class => new BytesMessageBody(MessageJson.Write(context.Message));

    public static void Use(IBusFactoryConfigurator bus)
    {
        bus.ClearSerialization();
        bus.AddSerializer(new PlainJson());
        bus.AddDeserializer(new PlainJson(), isDefault: true);
        bus.AddDeserializer(new SystemTextJsonMessageSerializerFactory());
        // A message that says no content type is taken for plain JSON.
        bus.DefaultContentType = SystemTextJsonRawMessageSerializer.JsonContentType;
    }
}
