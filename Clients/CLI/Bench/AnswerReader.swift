import Schema

/// Reads from an answer's message the few fields the generator goes by.
enum AnswerReader {
    struct Credit {
        var decision: UInt64 = 0
        /// 0 when nothing was reserved. Of an authorization's answer only: a check's has something else there.
        var authorization: UInt64 = 0
    }

    /// The decision of a check or an authorization; nil if the message is not one.
    @inline(__always)
    static func credit(_ message: UnsafeRawBufferPointer) -> Credit? {
        var credit = Credit()
        var rest = message
        while !rest.isEmpty {
            guard let tag = varint(&rest) else { return nil }
            switch tag {
            case 1 << 3 | 2:
                guard let count = varint(&rest), count <= UInt64(rest.count) else { return nil }
                var inner = UnsafeRawBufferPointer(rebasing: rest[..<Int(count)])
                // Every writer we know puts the lowest field first; otherwise the decision counts as not given.
                if inner.first == 1 << 3 {
                    inner = UnsafeRawBufferPointer(rebasing: inner[1...])
                    guard let decision = varint(&inner) else { return nil }
                    credit.decision = decision
                }
                rest = UnsafeRawBufferPointer(rebasing: rest[Int(count)...])
            case 2 << 3:
                guard let authorization = varint(&rest) else { return nil }
                credit.authorization = authorization
            default:
                guard skip(tag, &rest) else { return nil }
            }
        }
        return credit
    }

    /// Why the server refused: the stable reason if it tells one, else the number of the status.
    static func reason(status: UInt16, _ message: UnsafeRawBufferPointer) -> String {
        let refusal = try? Google_Rpc_Status(serializedBytes: Array(message))
        for detail in refusal?.details ?? [] where detail.isA(Google_Rpc_ErrorInfo.self) {
            if let info = try? Google_Rpc_ErrorInfo(unpackingAny: detail) { return info.reason }
        }
        return "status \(status)"
    }

    @inline(__always)
    private static func varint(_ rest: inout UnsafeRawBufferPointer) -> UInt64? {
        var value: UInt64 = 0
        var index = 0
        while index < rest.count, index < 10 {
            let byte = rest[index]
            value |= UInt64(byte & 0x7F) << UInt64(7 * index)
            index += 1
            if byte < 0x80 {
                rest = UnsafeRawBufferPointer(rebasing: rest[index...])
                return value
            }
        }
        return nil
    }

    private static func skip(_ tag: UInt64, _ rest: inout UnsafeRawBufferPointer) -> Bool {
        var count: UInt64 = 0
        switch tag & 7 {
        case 0: return varint(&rest) != nil
        case 1: count = 8
        case 2:
            guard let length = varint(&rest) else { return false }
            count = length
        case 5: count = 4
        default: return false
        }
        guard count <= UInt64(rest.count) else { return false }
        rest = UnsafeRawBufferPointer(rebasing: rest[Int(count)...])
        return true
    }
}
