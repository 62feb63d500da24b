import CreditCache
import Loop
import Receivables
import Schema

/// What Redis may answer.
enum EdgeQuestion {
    case check(CheckCredit)
    case position(of: Code)

    var method: Schema.Method {
        switch self {
        case .check: .checkCredit
        case .position: .getCreditPosition
        }
    }

    var customer: Code {
        switch self {
        case .check(let check): check.customer
        case .position(let customer): customer
        }
    }
}

/// A request on its way through Redis, with the frame it came in: it goes to the ledger if Redis does not do.
struct EdgeCall {
    let client: ConnectionID
    let stream: UInt32
    let company: Code
    let question: EdgeQuestion
    let minSequence: UInt64
    /// Bytes of the batch that hold the frame.
    let frame: Range<Int>
}

/// Requests that one MGET asks for: the reply is of one instant.
struct EdgeBatch {
    static let callsMax = 64

    var calls: [EdgeCall] = []
    var bytes: [UInt8] = []
    var askedAt: UInt64 = 0

    mutating func append(
        _ client: ConnectionID, stream: UInt32, company: Code, _ question: EdgeQuestion, minSequence: UInt64,
        _ frame: UnsafeRawBufferPointer
    ) {
        let start = bytes.count
        bytes.append(contentsOf: frame)
        calls.append(
            EdgeCall(
                client: client, stream: stream, company: company, question: question, minSequence: minSequence,
                frame: start..<bytes.count))
    }
}

/// The reply to an MGET as it lies in the connection's bytes.
enum RedisArray {
    case incomplete
    /// Not what an MGET answers: an error, another type, too long.
    case broken
    /// Places of the values, nil where there is none, and how many bytes the reply has.
    case values([Range<Int>?], byteCount: Int)

    static let valueBytesMax = 64 << 10

    init(_ bytes: UnsafeRawBufferPointer, countMax: Int) {
        var place = 0
        func line(_ kind: UInt8) -> (number: Int?, isWhole: Bool) {
            guard place < bytes.count else { return (nil, false) }
            guard bytes[place] == kind else { return (nil, true) }
            var (number, index, isNegative) = (0, place + 1, false)
            while index < bytes.count, bytes[index] != 13 {
                switch bytes[index] {
                case 45 where index == place + 1: isNegative = true
                case 48...57 where number < 1 << 30: number = number * 10 + Int(bytes[index] - 48)
                default: return (nil, true)
                }
                index += 1
            }
            guard index + 1 < bytes.count else { return (nil, index - place > 16) }
            place = index + 2
            return (isNegative ? -number : number, true)
        }
        let count = line(UInt8(ascii: "*"))
        guard let wanted = count.number else {
            self = count.isWhole ? .broken : .incomplete
            return
        }
        guard wanted >= 0, wanted <= countMax else {
            self = .broken
            return
        }
        var values: [Range<Int>?] = []
        for _ in 0..<wanted {
            let length = line(UInt8(ascii: "$"))
            guard let byteCount = length.number else {
                self = length.isWhole ? .broken : .incomplete
                return
            }
            guard byteCount >= 0 else {
                values.append(nil)
                continue
            }
            guard byteCount <= Self.valueBytesMax else {
                self = .broken
                return
            }
            guard place + byteCount + 2 <= bytes.count else {
                self = .incomplete
                return
            }
            values.append(place..<(place + byteCount))
            place += byteCount + 2
        }
        self = .values(values, byteCount: place)
    }
}
