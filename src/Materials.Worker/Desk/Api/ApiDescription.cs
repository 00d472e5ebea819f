using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Materials.Worker.Desk.Api;

/// <summary>The OpenAPI document of the interface, made from what it really answers by.</summary>
internal static class ApiDescription
{
    private const string Name = "v1";
    private const string Scheme = "key";

    public static void AddApiDescription(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        services.AddOpenApi(Name, document =>
        {
            document.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
            document.ShouldInclude = described =>
                described.RelativePath?.StartsWith(ApiRoom.Path[1..], StringComparison.Ordinal) == true && described.RelativePath != $"{ApiRoom.Path[1..]}/openapi.json";
            document.AddDocumentTransformer((api, _, _) =>
            {
                api.Info = new() { Title = "Materials", Version = "1", Description = "Submits packages of application documents, follows them, and fetches reports and notices." };
                api.Servers = [];
                api.Components ??= new();
                api.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
                {
                    [Scheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A key of `materials desk keys add`. Without sign-in, on loopback, none is needed." },
                };
                api.Security = [new() { [new OpenApiSecuritySchemeReference(Scheme, api)] = [] }];
                return Task.CompletedTask;
            });
            document.AddOperationTransformer((operation, context, _) =>
            {
                Describe(operation, context.Description.HttpMethod);
                return Task.CompletedTask;
            });
        });
        services.AddProblemDetails();
    }

    [EndpointSummary("This document")]
    public static async Task WriteAsync(HttpContext context, [FromKeyedServices(Name)] IOpenApiDocumentProvider documents)
    {
        var document = await documents.GetOpenApiDocumentAsync(context.RequestAborted);
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, context.RequestAborted), context.RequestAborted);
    }

    /// <summary>What every operation may answer, and the body of an upload, which no parameter tells of.</summary>
    private static void Describe(OpenApiOperation operation, string? method)
    {
        operation.Responses ??= [];
        foreach (var (status, why) in ((string, string)[])[("401", "No key, or none that is good"), ("403", "The key's scope does not include this"), ("429", "Too often; see Retry-After")])
            operation.Responses[status] = new OpenApiResponse { Description = why };
        if (method == HttpMethods.Put)
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    ["application/octet-stream"] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } },
                },
            };
    }
}
