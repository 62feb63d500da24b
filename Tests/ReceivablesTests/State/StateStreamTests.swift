import Testing

@testable import Receivables

/// Sections of blocks in memory.
private final class Memory: StatePort {
    var sections: [(name: String, blocks: [[UInt8]])] = []
    private var section = -1
    private var block = 0

    func begin(_ section: StaticString) throws {
        self.section += 1
        block = 0
        if self.section == sections.count { sections.append(("\(section)", [])) }
        #expect(sections[self.section].name == "\(section)")
    }

    func write(_ block: UnsafeRawBufferPointer) throws { sections[section].blocks.append(Array(block)) }

    func read(into block: UnsafeMutableRawBufferPointer) throws -> Int {
        guard self.block < sections[section].blocks.count else { return 0 }
        let bytes = sections[section].blocks[self.block]
        self.block += 1
        block.copyBytes(from: bytes)
        return bytes.count
    }

    func rewind() { section = -1 }
}

private struct Row: PlainBits, Equatable {
    var number: UInt64
    var code: Code
    var flag: Bool
}

private enum Fate: Codable, Equatable {
    case none
    case paid(on: CalendarDate, Money)
    case written(String, Row?)
}

private struct Value: Codable, Equatable {
    var name: String
    var nothing: String?
    var something: String?
    var number: Int64?
    var kinds: [ItemKind]
    var gaps: [Row?]
    var lists: [[UInt32]]
    var byCode: [Code: [String]]
    var fates: [Fate]
    var set: Set<Code>
}

private struct Everything: Stored, ~Copyable {
    var plain = Row(number: 1, code: "A", flag: true)
    var column: [Row] = []
    var table = Table<Row>()
    var index = NumberIndex()
    var map: [Code: Row] = [:]
    var lists: [Code: [UInt32]] = [:]
    var members: Set<Code> = []
    var value: [Value] = []
    var coded: [Code: Value] = [:]
    var pair: (UInt32, UInt32) = (0, 0)

    mutating func pass(_ stream: StateStream) throws {
        try stream.pass(&plain)
        try stream.pass(&column)
        try stream.pass(&table)
        try stream.pass(&index)
        try stream.pass(&map)
        try stream.pass(&lists)
        try stream.pass(&members)
        try stream.pass(&value)
        try stream.pass(&coded)
        try stream.pass(&pair)
    }
}

@Suite("snapshots: state passes through a stream and is the same behind it (reliability 3.3)")
struct StateStreamTests {
    private func code(_ number: Int) -> Code { Code("N\(number)") ?? .empty }

    private func filled(rows: Int) -> Everything {
        var made = Everything()
        for number in 0..<rows {
            let row = Row(number: UInt64(number), code: code(number), flag: number % 3 == 0)
            made.column.append(row)
            made.table.append(row)
            made.index.insert(code(number).mixed(with: 7), UInt32(number + 1))
            made.map[code(number)] = row
            made.lists[code(number)] = (0..<UInt32(number % 5)).map { $0 }
            made.members.insert(code(number))
        }
        let value = Value(
            name: "Łódź", nothing: nil, something: "", number: -5, kinds: [.invoice, .payment],
            gaps: [nil, Row(number: 2, code: "B", flag: false), nil], lists: [[], [1, 2], [3]],
            byCode: ["X": ["a", "b"], "Y": []],
            fates: [.none, .paid(on: CalendarDate(days: 7), Money(12, .gbp)), .written("w", nil), .written("", made.plain)],
            set: ["P", "Q"])
        made.value = [value, value]
        made.coded = ["K": value]
        made.pair = (3, 4)
        return made
    }

    @Test("every kind of field comes back as it went, in any number of rows", arguments: [0, 1, 4_095, 4_096, 20_000])
    func roundTrip(rows: Int) throws {
        var before = filled(rows: rows)
        let memory = Memory()
        let writing = StateStream(writing: memory)
        try writing.pass("all", &before)
        try writing.finish()
        memory.rewind()
        var after = Everything()
        let reading = StateStream(reading: memory)
        try reading.pass("all", &after)
        try reading.finish()
        #expect(after.plain == before.plain && after.column == before.column && after.map == before.map)
        #expect(after.lists == before.lists && after.members == before.members)
        #expect(after.value == before.value && after.coded == before.coded && after.pair == before.pair)
        #expect(after.table.count == UInt32(rows) && after.index.count == rows)
        // The index finds all and goes on growing as if nothing had been.
        for number in 0..<rows + 5_000 {
            if number >= rows {
                after.table.append(Row(number: UInt64(number), code: code(number), flag: false))
                after.index.insert(code(number).mixed(with: 7), UInt32(number + 1))
            }
            let found = after.index.find(code(number).mixed(with: 7)) { after.table[$0].code == code(number) }
            #expect(found == UInt32(number + 1))
        }
    }

    @Test("a stream that ends early, or holds more than is read, is refused")
    func lengths() throws {
        let memory = Memory()
        var before = filled(rows: 100)
        let writing = StateStream(writing: memory)
        try writing.pass("all", &before)
        try writing.finish()
        let whole = memory.sections[0].blocks[0]
        for cut in stride(from: 0, to: whole.count, by: 97) {
            memory.sections[0].blocks[0] = Array(whole[..<cut])
            if cut == 0 { memory.sections[0].blocks = [] }
            memory.rewind()
            var after = Everything()
            #expect(throws: (any Error).self) { try StateStream(reading: memory).pass("all", &after) }
            if cut == 0 { memory.sections[0].blocks = [whole] }
        }
        memory.sections[0].blocks[0] = whole + [0]
        memory.rewind()
        var after = Everything()
        let reading = StateStream(reading: memory)
        try reading.pass("all", &after)
        #expect(throws: StateStream.Fault.notRead(bytes: 1)) { try reading.finish() }
    }

    @Test("a byte that is no truth value, and a length without bytes behind it, are refused")
    func hostileValues() throws {
        struct Flags: Codable {
            var first: Bool
            var name = ""
        }
        let memory = Memory()
        let writing = StateStream(writing: memory)
        try writing.begin("all", memory)
        var before = Flags(first: true)
        try writing.pass(&before)
        try writing.finish()
        let whole = memory.sections[0].blocks[0]
        // Behind the length of eight bytes: that there is a value, then the truth.
        let place = 9
        #expect(whole[place] == 1)
        func read(_ bytes: [UInt8]) throws -> Bool {
            memory.sections[0].blocks[0] = bytes
            memory.rewind()
            let reading = StateStream(reading: memory)
            try reading.begin("all", memory)
            var after = Flags(first: false)
            try reading.pass(&after)
            return after.first
        }
        #expect(try read(whole))
        var other = whole
        other[place] = 2
        #expect(throws: StateStream.Fault.value("a truth value of 2")) { try read(other) }
        // A gigabyte less one, of which nothing comes.
        var long = whole
        long.replaceSubrange(0..<8, with: [0xff, 0xff, 0xff, 0x3f, 0, 0, 0, 0])
        #expect(throws: StateStream.Fault.endsEarly) { try read(long) }
    }
}

extension StateStream {
    /// A section whose values are passed one by one.
    fileprivate func begin(_ name: StaticString, _ memory: Memory) throws {
        try finish()
        try memory.begin(name)
    }
}
