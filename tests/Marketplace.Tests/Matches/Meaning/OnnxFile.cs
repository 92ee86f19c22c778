using System.Runtime.InteropServices;
using System.Text;

namespace Marketplace.Tests.Matches.Meaning;

/// <summary>
/// The smallest model there is, written as protobuf by hand (onnx.proto3: field numbers below): each token's vector is looked up in a table, and nothing else.
/// So a text's vector is the mean of its words'.
/// </summary>
internal static class OnnxFile
{
    private const int Float = 1, Int64 = 7;

    /// <param name="table">A row a token.</param>
    public static byte[] Of(float[][] table) => Message(
        Number(1, 8), // ir_version
        Field(8, Message(Text(1, ""), Number(2, 13))), // opset_import: the default domain
        Field(7, Message( // graph
            Field(1, Message(Text(1, "table"), Text(1, "input_ids"), Text(2, "last_hidden_state"), Text(4, "Gather"))), // node
            Text(2, "graph"),
            Field(5, Message(Number(1, table.Length), Number(1, table[0].Length), Number(2, Float), Text(8, "table"), Field(9, MemoryMarshal.AsBytes<float>([.. table.SelectMany(row => row)]).ToArray()))), // initializer
            Field(11, Value("input_ids", Int64, "texts", "tokens")),
            Field(11, Value("attention_mask", Int64, "texts", "tokens")),
            Field(12, Value("last_hidden_state", Float, "texts", "tokens", "dimensions")))));

    // ValueInfoProto: name, type { tensor_type { elem_type, shape { dim { dim_param } } } }
    private static byte[] Value(string name, int type, params string[] shape) =>
        Message(Text(1, name), Field(2, Message(Field(1, Message(Number(1, type), Field(2, Message([.. shape.Select(dim => Field(1, Message(Text(2, dim))))])))))));

    private static byte[] Message(params byte[][] fields) => [.. fields.SelectMany(field => field)];

    private static byte[] Text(int number, string text) => Field(number, Encoding.UTF8.GetBytes(text));

    private static byte[] Field(int number, byte[] content) => [.. Varint(number << 3 | 2), .. Varint(content.Length), .. content];

    private static byte[] Number(int number, int value) => [.. Varint(number << 3), .. Varint(value)];

    private static byte[] Varint(int value)
    {
        var bytes = new List<byte>();
        for (; value > 127; value >>= 7) bytes.Add((byte)(value | 128));
        return [.. bytes, (byte)value];
    }
}
