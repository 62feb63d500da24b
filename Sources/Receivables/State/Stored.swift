/// State that a snapshot holds: it says once, in order, what it consists of.
///
/// The same list writes and reads, so the two cannot differ. A field that is left out fails a test.
package protocol Stored: ~Copyable {
    mutating func pass(_ stream: StateStream) throws
}

/// A plain value that stands in a snapshot as it stands in memory. Everything else goes field by field, as `Codable`.
///
/// Snapshots belong to the build that wrote them, so the layout may change at any time.
public protocol PlainBits: BitwiseCopyable, Codable {}

extension PlainBits {
    public func encode(to encoder: any Encoder) throws {
        guard let encoder = encoder as? StateEncoder else { throw StateStream.Fault.foreignCoder }
        encoder.put(self)
    }

    public init(from decoder: any Decoder) throws {
        guard let decoder = decoder as? StateDecoder else { throw StateStream.Fault.foreignCoder }
        self = try decoder.get(Self.self)
    }
}
