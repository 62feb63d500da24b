import Glibc
import Testing

@testable import reskontra

@Suite("CSV by RFC 4180")
struct CSVTests {
    /// Fields of each record; nil for a malformed one.
    private func read(_ text: String) throws -> [[String]?] { try read(Array(text.utf8)).map(\.fields) }

    private func read(_ bytes: [UInt8]) throws -> [(line: Int, fields: [String]?, raw: String)] {
        var reader = CSVReader(bytes: bytes)
        var record = CSVRecord()
        var all: [(line: Int, fields: [String]?, raw: String)] = []
        while try reader.next(into: &record) {
            let fields = record.fault == nil ? (0..<record.count).map { record.text($0) ?? "?" } : nil
            all.append((record.line, fields, String(decoding: record.raw, as: UTF8.self)))
        }
        return all
    }

    @Test("lines end with LF, CRLF or the file")
    func lineEnds() throws {
        #expect(try read("a,b\nc,d\r\ne,f") == [["a", "b"], ["c", "d"], ["e", "f"]])
        #expect(try read("") == [])
        #expect(try read("a") == [["a"]])
    }

    @Test("empty fields count, empty lines do not")
    func emptiness() throws {
        #expect(try read(",\n\n\r\n,,x\n") == [["", ""], ["", "", "x"]])
    }

    @Test("quoted fields hold commas, doubled quotes and line ends")
    func quotes() throws {
        #expect(try read("\"a,b\",\"say \"\"hi\"\"\",c\n") == [["a,b", "say \"hi\"", "c"]])
        #expect(try read("1,\"two\r\nlines\",3\n4,5,6\n") == [["1", "two\r\nlines", "3"], ["4", "5", "6"]])
        #expect(try read("\"\",\"\"\"\"") == [["", "\""]])
    }

    @Test("a quote inside an unquoted field is an ordinary character")
    func strayQuote() throws {
        #expect(try read("5\" NAIL,x\n") == [["5\" NAIL", "x"]])
    }

    @Test("text behind a closing quote is malformed and costs one line")
    func textBehindQuote() throws {
        #expect(try read("\"a\"b,c\nd,e\n") == [nil, ["d", "e"]])
    }

    @Test("an unclosed quote costs one line, not the rest of the file")
    func unclosedQuote() throws {
        #expect(try read("\"a,b\nc,d\ne,f\n") == [nil, ["c", "d"], ["e", "f"]])
    }

    @Test("a field of 1,000 lines is whole; with one more its first line is given up")
    func manyLines() throws {
        func file(_ lines: Int) -> String { "a,\"" + String(repeating: "x\n", count: lines - 1) + "\"\"z\"\"\",c\n" }
        let whole = try read(file(1_000))
        #expect(whole.count == 1)
        #expect(whole[0]?.map(\.count) == [1, 999 * 2 + 3, 1])
        #expect(whole[0]?[1].hasSuffix("\n\"z\"") == true)
        let given = try read(file(1_001))
        #expect(given.count == 1_001 && given[0] == nil && given[1] == ["x"])
    }

    @Test("quotes that never close cost their lines, not the square of them", .timeLimit(.minutes(1)))
    func openQuotes() throws {
        // Each line closes the field before it and opens another.
        let all = try read(String(repeating: "a\",\"b\n", count: 1_500))
        #expect(all.count == 1_500 && all.allSatisfy { $0 == nil })
    }

    @Test("records know the physical line on which they begin, and their raw bytes")
    func lineNumbers() throws {
        let all = try read(Array("h\n\"x\ny\"\n\nz\n".utf8))
        #expect(all.map(\.line) == [1, 2, 5])
        #expect(all.map(\.raw) == ["h", "\"x\ny\"", "z"])
    }

    @Test("a byte order mark is passed over; bytes that are not UTF-8 are no text")
    func encoding() throws {
        #expect(try read([0xEF, 0xBB, 0xBF, 0x61, 0x0A]).map(\.fields) == [["a"]])
        #expect(try read([0x61, 0x2C, 0xFF, 0x0A]).map(\.fields) == [["a", "?"]])
    }

    @Test("records that cross the edge of the buffer are whole")
    func acrossBuffers() throws {
        var text = ""
        for index in 0..<60_000 { text += "\(index),\"row \(index), with a comma\",end\n" }
        let path = "/tmp/reskontra-csv-test-\(getpid()).csv"
        try WholeFile.write(Array(text.utf8), to: path)
        defer { unlink(path) }
        let source = try CSVSource(path: path)
        var reader = CSVReader(descriptor: source.descriptor)
        var record = CSVRecord()
        var index = 0
        while try reader.next(into: &record) {
            #expect(
                record.count == 3 && record.text(0) == "\(index)"
                    && record.text(1) == "row \(index), with a comma")
            index += 1
        }
        try source.finish()
        #expect(index == 60_000)
    }

    @Test("a gzip file is unpacked; one that is cut short fails")
    func gzip() throws {
        // `printf 'a,b\n1,2\n' | gzip -n`
        let packed: [UInt8] = [
            0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0, 0x03, 0x4B, 0xD4, 0x49, 0xE2, 0x32, 0xD4, 0x31, 0xE2, 0x02,
            0x00, 0x7B,
            0x07, 0x97, 0x0A, 0x08, 0, 0, 0,
        ]
        let path = "/tmp/reskontra-gzip-test-\(getpid()).csv.gz"
        defer { unlink(path) }
        func lines(_ bytes: [UInt8]) throws -> Int {
            try WholeFile.write(bytes, to: path)
            let source = try CSVSource(path: path)
            var reader = CSVReader(descriptor: source.descriptor)
            var record = CSVRecord()
            var count = 0
            while try reader.next(into: &record) { count += 1 }
            try source.finish()
            return count
        }
        #expect(try lines(packed) == 2)
        #expect(throws: ImportFailure.self) { try lines(Array(packed.dropLast(6))) }
    }

    @Test("rejects hold line, reason, field and the raw record, quoted where needed")
    func rejects() throws {
        let path = "/tmp/reskontra-rejects-test-\(getpid()).csv"
        defer { unlink(path) }
        var rejects = RejectsFile(path: path)
        try rejects.add(line: 7, "no, really", field: "date", raw: Array("a,\"b\"".utf8))
        try rejects.finish()
        #expect(rejects.count == 1 && rejects.reasons == ["no, really": 1])
        let text = String(decoding: WholeFile.read(path) ?? [], as: UTF8.self)
        #expect(text == "line,reason,field,raw\n7,\"no, really\",date,\"a,\"\"b\"\"\"\n")
    }
}
