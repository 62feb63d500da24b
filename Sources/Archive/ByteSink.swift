/// Collects bytes and hands them on in large pieces, so that an export of any length needs little memory.
package final class ByteSink {
    private var bytes: [UInt8] = []
    private let take: (UnsafeRawBufferPointer) throws -> Void
    package private(set) var byteCount: UInt64 = 0

    private static let pieceBytes = 1 << 18

    /// `take` is called with pieces in order; what it throws ends the export.
    package init(_ take: @escaping (UnsafeRawBufferPointer) throws -> Void) {
        self.take = take
        bytes.reserveCapacity(ByteSink.pieceBytes + 4_096)
    }

    package func write(_ text: String) throws {
        bytes.append(contentsOf: text.utf8)
        if bytes.count >= ByteSink.pieceBytes { try flush() }
    }

    package func flush() throws {
        byteCount += UInt64(bytes.count)
        try bytes.withUnsafeBytes(take)
        bytes.removeAll(keepingCapacity: true)
    }
}
