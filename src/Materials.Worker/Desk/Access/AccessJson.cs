using System.Text.Json;
using System.Text.Json.Serialization;
using Materials.Worker.Stores;

namespace Materials.Worker.Desk.Access;

/// <summary>What is kept of accounts, keys and links.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, WriteIndented = true, NewLine = "\n")]
[JsonSerializable(typeof(Account))]
[JsonSerializable(typeof(ApiKey))]
[JsonSerializable(typeof(ShareLink))]
[JsonSerializable(typeof(Holding))]
internal sealed partial class AccessJson : JsonSerializerContext
{
    private const string MediaType = "application/json";

    /// <summary>Keeps a record under a name that is not taken.</summary>
    /// <returns>False when it is.</returns>
    public static Task<bool> KeepAsync<T>(IStore store, string name, T record, CancellationToken cancellationToken) =>
        store.CreateAsync(name, JsonSerializer.SerializeToUtf8Bytes(record, typeof(T), Default), MediaType, cancellationToken);

    public static async Task<T?> ReadAsync<T>(IStore store, string name, CancellationToken cancellationToken)
        where T : class =>
        await store.ReadAsync(name, cancellationToken) is { } json ? (T?)JsonSerializer.Deserialize(json.Span, typeof(T), Default) : null;
}
