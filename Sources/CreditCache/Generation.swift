/// One life of the cache: values of another generation are misses.
///
/// New at each server start (epoch), at each change of the Redis run id, after a rollback and after an
/// overflow (incarnation). Rule: reliability 3.5.
package struct Generation: Sendable, Equatable, Comparable, CustomStringConvertible {
    package let epoch: UInt64
    package let incarnation: UInt64

    package init(epoch: UInt64, incarnation: UInt64) {
        self.epoch = epoch
        self.incarnation = incarnation
    }

    package static func < (left: Generation, right: Generation) -> Bool {
        (left.epoch, left.incarnation) < (right.epoch, right.incarnation)
    }

    package var description: String { "\(epoch).\(incarnation)" }
}

/// Sixteen lower-case hex digits. The script compares texts, because Lua numbers lose integers above 2^53.
enum FixedHex {
    static let bytes = 16

    static func store(_ value: UInt64, to target: UnsafeMutableRawPointer) {
        var rest = value
        for position in stride(from: bytes - 1, through: 0, by: -1) {
            let digit = UInt8(truncatingIfNeeded: rest & 15)
            target.storeBytes(
                of: digit < 10 ? 48 + digit : 87 + digit, toByteOffset: position, as: UInt8.self)
            rest >>= 4
        }
    }

    /// Nil unless all sixteen are digits as we write them.
    static func load(_ source: UnsafeRawPointer) -> UInt64? {
        var value: UInt64 = 0
        for position in 0..<bytes {
            let letter = source.load(fromByteOffset: position, as: UInt8.self)
            switch letter {
            case 48...57: value = value << 4 | UInt64(letter - 48)
            case 97...102: value = value << 4 | UInt64(letter - 87)
            default: return nil
            }
        }
        return value
    }
}
