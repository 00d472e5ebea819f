using System.Buffers;
using Microsoft.ML.OnnxRuntime;

namespace Materials.Reading.Ocr;

/// <summary>One network with one input and one output of floats. Thread-safe.</summary>
internal sealed class OcrSession : IDisposable
{
    private readonly InferenceSession session;
    private readonly RunOptions run = new();

    public OcrSession(byte[] model)
    {
        using var options = new SessionOptions
        {
            // One page at a time per core: threads inside a page only add hand-overs.
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            // Every page has another size, so a remembered plan of memory is never used again.
            EnableMemoryPattern = false,
        };
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        options.AddSessionConfigEntry("session.inter_op.allow_spinning", "0");
        session = new InferenceSession(model, options);
        // What one large page needed is given back before the next.
        run.AddRunConfigEntry("memory.enable_memory_arena_shrinkage", "cpu:0");
    }

    /// <param name="shape">Of the input.</param>
    /// <param name="fill">Writes the input's values.</param>
    public Output Run(long[] shape, Action<Span<float>> fill)
    {
        var length = checked((int)shape.Aggregate((a, b) => a * b));
        var buffer = ArrayPool<float>.Shared.Rent(length);
        try
        {
            fill(buffer.AsSpan(0, length));
            using var input = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, buffer.AsMemory(0, length), shape);
            return new Output(session.Run(run, session.InputNames, [input], session.OutputNames));
        }
        finally
        {
            ArrayPool<float>.Shared.Return(buffer);
        }
    }

    public void Dispose()
    {
        session.Dispose();
        run.Dispose();
    }

    /// <summary>The network's answer, in its own memory until disposed.</summary>
    internal sealed class Output(IDisposableReadOnlyCollection<OrtValue> values) : IDisposable
    {
        public ReadOnlySpan<float> Values => values[0].GetTensorDataAsSpan<float>();

        public void Dispose() => values.Dispose();
    }
}
