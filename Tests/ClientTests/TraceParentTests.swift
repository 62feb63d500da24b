import ReskontraClient
import Testing

struct TraceParentTests {
    private let text = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"

    @Test("a traceparent is read and written as W3C has it")
    func roundTrip() throws {
        let trace = try #require(TraceParent(text))
        #expect(trace.bytes.count == 24 && trace.bytes.first == 0x0a && trace.bytes.last == 0x31)
        #expect(trace.description == text)
        // A later version may say more behind it.
        #expect(TraceParent("01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more") == trace)
    }

    @Test(
        "what is none is nil",
        arguments: [
            "", "00", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
            "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            "00-00000000000000000000000000000000-b7ad6b7169203331-01",
            "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
            "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
            "00-0af7651916cd43dd8448eb211c80319-b7ad6b7169203331-01",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
            "0x-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-1g",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-001",
        ])
    func malformed(text: String) {
        #expect(TraceParent(text) == nil)
    }
}
