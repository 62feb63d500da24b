import ReskontraClient
import Testing

struct RequestKeyTests {
    @Test("a request key is a UUIDv7 of the time it was made at, and its text reads back")
    func isUUIDv7() throws {
        let key = RequestKey(milliseconds: 1_764_000_000_123)
        let bytes = key.bytes
        #expect(bytes.count == 16)
        #expect(bytes[6] >> 4 == 7)
        #expect(bytes[8] >> 6 == 0b10)
        #expect(bytes[0..<6].reduce(0) { $0 << 8 | UInt64($1) } == 1_764_000_000_123)
        #expect(RequestKey("\(key)") == key)
        #expect(RequestKey(bytes: bytes) == key)
    }

    @Test("other forms are no request keys")
    func refusesOthers() {
        #expect(RequestKey("not-a-key") == nil)
        #expect(RequestKey(bytes: [UInt8](repeating: 0, count: 16)) == nil)
        #expect(RequestKey(bytes: [UInt8](repeating: 1, count: 15)) == nil)
    }
}
