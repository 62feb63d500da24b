/// The same protobuf message with one number at the edge of its type, once for each number and each edge.
///
/// What stands in bytes is taken for a message where it can be read as one; lengths around a change are put right.
package enum ProtoEdges {
    /// As varints: the largest of 64, 63 and 32 bits, and one more than the largest of 31.
    private static let edges: [UInt64] = [.max, 1 << 63 - 1, 1 << 32 - 1, 1 << 31]

    package static func variants(of message: [UInt8]) -> [[UInt8]] {
        guard let fields = fields(of: message[...]) else { return [] }
        return variants(of: fields, depth: 4)
    }

    private struct Field {
        let tag: [UInt8]
        let wire: UInt64
        /// Without the length before it.
        let value: ArraySlice<UInt8>
    }

    private static func variants(of fields: [Field], depth: Int) -> [[UInt8]] {
        var all: [[UInt8]] = []
        for (place, field) in fields.enumerated() {
            var values: [[UInt8]] = []
            if field.wire == 0 {
                values = edges.map(varint)
            } else if field.wire == 2, depth > 0, !field.value.isEmpty, let inner = Self.fields(of: field.value) {
                values = variants(of: inner, depth: depth - 1).map { varint(UInt64($0.count)) + $0 }
            }
            for value in values {
                all.append(fields[..<place].flatMap(bytes) + field.tag + value + fields[(place + 1)...].flatMap(bytes))
            }
        }
        return all
    }

    private static func bytes(_ field: Field) -> [UInt8] {
        field.tag + (field.wire == 2 ? varint(UInt64(field.value.count)) : []) + field.value
    }

    /// Nil when it is no message.
    private static func fields(of message: ArraySlice<UInt8>) -> [Field]? {
        var (rest, fields) = (message, [Field]())
        while !rest.isEmpty {
            let start = rest
            guard let tag = takeVarint(&rest), tag >> 3 > 0 else { return nil }
            let tagBytes = Array(start[..<rest.startIndex])
            let body = rest
            switch tag & 7 {
            case 0:
                guard takeVarint(&rest) != nil else { return nil }
                fields.append(Field(tag: tagBytes, wire: 0, value: body[..<rest.startIndex]))
            case 2:
                guard let length = takeVarint(&rest), length <= UInt64(rest.count) else { return nil }
                fields.append(Field(tag: tagBytes, wire: 2, value: rest.prefix(Int(length))))
                rest = rest.dropFirst(Int(length))
            case 1, 5:
                let width = tag & 7 == 1 ? 8 : 4
                guard rest.count >= width else { return nil }
                fields.append(Field(tag: tagBytes, wire: tag & 7, value: rest.prefix(width)))
                rest = rest.dropFirst(width)
            default: return nil
            }
        }
        return fields
    }

    private static func takeVarint(_ rest: inout ArraySlice<UInt8>) -> UInt64? {
        var (value, shift) = (UInt64(0), UInt64(0))
        while shift < 64, let byte = rest.popFirst() {
            value |= UInt64(byte & 0x7f) << shift
            if byte < 0x80 { return value }
            shift += 7
        }
        return nil
    }

    private static func varint(_ value: UInt64) -> [UInt8] {
        var (rest, bytes) = (value, [UInt8]())
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        return bytes + [UInt8(rest)]
    }
}
