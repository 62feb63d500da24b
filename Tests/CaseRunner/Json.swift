/// A JSON value whose numbers stay exact.
///
/// Cases write amounts as strings; bare numbers (days, scores) are kept as decimals too, never as binary floats.
enum Json: Hashable, Sendable {
    case null
    case bool(Bool)
    case number(Exact)
    case string(String)
    case array([Json])
    case object([String: Json])
}

extension Json {
    /// The member of an object; null when there is none or this is no object.
    subscript(key: String) -> Json {
        guard case .object(let members) = self else { return .null }
        return members[key] ?? .null
    }

    var isNull: Bool { self == .null }

    /// A text, or a number as written; nil for everything else.
    var text: String? {
        switch self {
        case .string(let text): text
        case .number(let number): number.text
        case .null, .bool, .array, .object: nil
        }
    }

    var exact: Exact? {
        switch self {
        case .string(let text): Exact(text)
        case .number(let number): number
        case .null, .bool, .array, .object: nil
        }
    }

    var integer: Int? { exact?.minor(exponent: 0).map(Int.init) }

    var flag: Bool? { if case .bool(let flag) = self { flag } else { nil } }

    /// The entries of a list; empty for everything else.
    var list: [Json] { if case .array(let list) = self { list } else { [] } }

    var members: [String: Json] { if case .object(let members) = self { members } else { [:] } }

    var keys: [String] { members.keys.sorted() }

    /// One line, members in the order of their names.
    var line: String {
        switch self {
        case .null: "null"
        case .bool(let flag): flag ? "true" : "false"
        case .number(let number): number.text
        case .string(let text): "\"\(text)\""
        case .array(let list): "[\(list.map(\.line).joined(separator: ", "))]"
        case .object: "{\(keys.map { "\($0): \(self[$0].line)" }.joined(separator: ", "))}"
        }
    }

    /// Null when there is no text.
    init(_ text: String?) { self = text.map(Json.string) ?? .null }

    init(_ number: Int) { self = .number(Exact(unscaled: Int128(number), scale: 0)) }
}

/// Why a text is not JSON, and where.
struct JsonFailure: Error, CustomStringConvertible {
    let what: String
    let offset: Int

    var description: String { "not JSON at byte \(offset): \(what)" }
}

extension Json {
    /// Reads one value and nothing after it. Refuses a member named twice.
    static func parse(_ bytes: [UInt8]) throws(JsonFailure) -> Json {
        var reader = JsonReader(bytes: bytes)
        let value = try reader.value(depth: 0)
        reader.skipSpace()
        guard reader.offset == bytes.count else { throw reader.failure("text after the value") }
        return value
    }

    static func parse(_ text: String) throws(JsonFailure) -> Json { try parse(Array(text.utf8)) }
}

private struct JsonReader {
    let bytes: [UInt8]
    var offset = 0

    static let depthMax = 64

    mutating func value(depth: Int) throws(JsonFailure) -> Json {
        guard depth < Self.depthMax else { throw failure("nested deeper than \(Self.depthMax)") }
        skipSpace()
        switch peek {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return .number(try number())
        }
    }

    mutating func skipSpace() {
        while let byte = peek, [0x20, 0x0A, 0x0D, 0x09].contains(byte) { offset += 1 }
    }

    func failure(_ what: String) -> JsonFailure { JsonFailure(what: what, offset: offset) }

    private var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private mutating func accept(_ scalar: Unicode.Scalar) -> Bool {
        skipSpace()
        guard peek == UInt8(ascii: scalar) else { return false }
        offset += 1
        return true
    }

    private mutating func expect(_ scalar: Unicode.Scalar) throws(JsonFailure) {
        guard accept(scalar) else { throw failure("'\(scalar)' expected") }
    }

    private mutating func object(depth: Int) throws(JsonFailure) -> Json {
        try expect("{")
        var members: [String: Json] = [:]
        if accept("}") { return .object(members) }
        repeat {
            skipSpace()
            guard peek == UInt8(ascii: "\"") else { throw failure("a member name expected") }
            let name = try string()
            guard members[name] == nil else { throw failure("member \(name) named twice") }
            try expect(":")
            members[name] = try value(depth: depth + 1)
        } while accept(",")
        try expect("}")
        return .object(members)
    }

    private mutating func array(depth: Int) throws(JsonFailure) -> Json {
        try expect("[")
        var list: [Json] = []
        if accept("]") { return .array(list) }
        repeat { list.append(try value(depth: depth + 1)) } while accept(",")
        try expect("]")
        return .array(list)
    }

    private mutating func word(_ word: String, _ value: Json) throws(JsonFailure) -> Json {
        let end = offset + word.utf8.count
        guard end <= bytes.count, bytes[offset..<end].elementsEqual(word.utf8) else {
            throw failure("\(word) expected")
        }
        offset = end
        return value
    }

    private mutating func number() throws(JsonFailure) -> Exact {
        let start = offset
        let allowed = Array("+-.0123456789eE".utf8)
        while let byte = peek, allowed.contains(byte) { offset += 1 }
        let text = String(decoding: bytes[start..<offset], as: UTF8.self)
        guard let exact = Exact(text) else {
            offset = start
            throw failure(text.isEmpty ? "a value expected" : "the number \(text) is not a plain decimal")
        }
        return exact
    }

    private mutating func string() throws(JsonFailure) -> String {
        offset += 1
        var text: [UInt8] = []
        while let byte = peek {
            offset += 1
            switch byte {
            case UInt8(ascii: "\""):
                guard let string = String(validating: text, as: UTF8.self) else { throw failure("not UTF-8") }
                return string
            case UInt8(ascii: "\\"): text.append(contentsOf: String(try escape()).utf8)
            case 0..<0x20: throw failure("a control character in a string")
            default: text.append(byte)
            }
        }
        throw failure("the string does not end")
    }

    private mutating func escape() throws(JsonFailure) -> Character {
        guard let byte = peek else { throw failure("the string does not end") }
        offset += 1
        switch byte {
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Character(Unicode.Scalar(byte))
        case UInt8(ascii: "u"):
            let first = try codeUnit()
            guard UTF16.isLeadSurrogate(first) else { return try character(of: [first]) }
            guard peek == UInt8(ascii: "\\") else { throw failure("half a surrogate pair") }
            offset += 1
            guard peek == UInt8(ascii: "u") else { throw failure("half a surrogate pair") }
            offset += 1
            return try character(of: [first, try codeUnit()])
        default: throw failure("unknown escape")
        }
    }

    private mutating func codeUnit() throws(JsonFailure) -> UInt16 {
        guard offset + 4 <= bytes.count else { throw failure("four hexadecimal digits expected") }
        let text = String(decoding: bytes[offset..<offset + 4], as: UTF8.self)
        guard text.allSatisfy(\.isHexDigit), let unit = UInt16(text, radix: 16) else {
            throw failure("four hexadecimal digits expected")
        }
        offset += 4
        return unit
    }

    private func character(of units: [UInt16]) throws(JsonFailure) -> Character {
        guard let text = String(validating: units, as: UTF16.self), let character = text.first else {
            throw failure("half a surrogate pair")
        }
        return character
    }
}
