/// One record of a CSV file: its raw bytes and where its fields lie. Reused from record to record.
struct CSVRecord {
    /// 1-based physical line on which it begins.
    var line = 0
    /// Between two fields.
    var separator: UInt8 = 0x2C
    /// Nil when the record could be taken apart.
    private(set) var fault: Fault?
    var count: Int { starts.count }

    /// Quotes that are not closed: at most the first field is known.
    enum Fault { case quotes }

    private var bytes: [UInt8] = []
    /// Bytes of the raw record; unescaped fields stand behind it.
    private var rawCount = 0
    private var starts: [Int] = []
    private var ends: [Int] = []
    /// Fields in which quotes are doubled.
    private var escaped: [Int] = []
    /// While a quoted field is open: where its content begins, and up to where it was searched for its end.
    private var opened = 0
    private var searched = 0

    /// The record as it stood in the file, without its line end.
    var raw: ArraySlice<UInt8> { bytes[0..<rawCount] }

    /// Calls with the bytes of a field, quotes taken off; with none for a field that is not there.
    func withField<Result>(_ index: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        bytes.withUnsafeBytes { all in
            guard index >= 0, index < starts.count else {
                return body(UnsafeRawBufferPointer(start: nil, count: 0))
            }
            return body(UnsafeRawBufferPointer(rebasing: all[starts[index]..<ends[index]]))
        }
    }

    /// Nil when the field is not UTF-8.
    func text(_ index: Int) -> String? {
        withField(index) { String(validating: $0.bindMemory(to: UInt8.self), as: UTF8.self) }
    }

    func isEmpty(_ index: Int) -> Bool { withField(index) { $0.isEmpty } }

    /// Whether a field has the same bytes in another record.
    func equals(_ index: Int, _ other: CSVRecord, _ otherIndex: Int) -> Bool {
        withField(index) { mine in other.withField(otherIndex) { mine.elementsEqual($0) } }
    }

    // MARK: Taking bytes, for the reader

    mutating func takePlain(_ source: [UInt8], from: Int, count: Int) {
        start(source, from: from, count: count)
        source.withUnsafeBytes { all in
            var begin = 0
            for index in 0..<count where all[from + index] == separator {
                starts.append(begin)
                ends.append(index)
                begin = index + 1
            }
            starts.append(begin)
            ends.append(count)
        }
    }

    enum Quoted { case whole, unclosed, malformed }

    /// Takes a record that has quotes. A quote inside an unquoted field is an ordinary character.
    mutating func takeQuoted(_ source: [UInt8], from: Int, count: Int) -> Quoted {
        start(source, from: from, count: count)
        return takeFields(from: 0)
    }

    /// Goes on with a record that was unclosed, now that `count` of its bytes are there: what was looked at is not looked
    /// at again, so a record of many lines costs its bytes and not their square.
    mutating func takeMore(_ source: [UInt8], from: Int, count: Int) -> Quoted {
        bytes.append(contentsOf: source[from + rawCount..<from + count])
        rawCount = count
        guard let next = closeField() else { return .unclosed }
        if next == rawCount { return whole() }
        guard bytes[next] == separator else { return .malformed }
        return takeFields(from: next + 1)
    }

    private mutating func takeFields(from first: Int) -> Quoted {
        var index = first
        while true {
            guard index < rawCount, bytes[index] == 0x22 else {
                let begin = index
                while index < rawCount, bytes[index] != separator { index += 1 }
                starts.append(begin)
                ends.append(index)
                if index == rawCount { return whole() }
                index += 1
                continue
            }
            (opened, searched) = (index + 1, index + 1)
            guard let next = closeField() else { return .unclosed }
            if next == rawCount { return whole() }
            guard bytes[next] == separator else { return .malformed }
            index = next + 1
        }
    }

    /// Looks for the end of the open field; answers the place behind its closing quote, nil when there is none yet.
    private mutating func closeField() -> Int? {
        while searched < rawCount {
            guard bytes[searched] == 0x22 else {
                searched += 1
                continue
            }
            guard searched + 1 < rawCount, bytes[searched + 1] == 0x22 else {
                starts.append(opened)
                ends.append(searched)
                return searched + 1
            }
            if escaped.last != starts.count { escaped.append(starts.count) }
            searched += 2
        }
        return nil
    }

    /// Unescaped fields go behind the raw bytes, which are all there now.
    private mutating func whole() -> Quoted {
        for field in escaped {
            let (begin, end) = (starts[field], ends[field])
            starts[field] = bytes.count
            var index = begin
            while index < end {
                if bytes[index] == 0x22 { index += 1 }
                bytes.append(bytes[index])
                index += 1
            }
            ends[field] = bytes.count
        }
        return .whole
    }

    mutating func takeMalformed(_ source: [UInt8], from: Int, count: Int) {
        start(source, from: from, count: count)
        fault = .quotes
        // What stands before the first quote and comma can be relied on.
        guard let comma = bytes.firstIndex(of: separator), bytes[0] != 0x22 else { return }
        starts.append(0)
        ends.append(comma)
    }

    private mutating func start(_ source: [UInt8], from: Int, count: Int) {
        fault = nil
        bytes.removeAll(keepingCapacity: true)
        starts.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        escaped.removeAll(keepingCapacity: true)
        bytes.append(contentsOf: source[from..<from + count])
        rawCount = count
    }
}
