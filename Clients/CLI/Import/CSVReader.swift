import Glibc

/// Reads comma-separated records from a file descriptor, one at a time, without ever holding the file.
///
/// RFC 4180: quoted fields may hold commas, doubled quotes and line ends; lines end with LF or CRLF; a last line
/// without an end counts; empty lines are passed over; a byte order mark at the start is passed over. A record is at
/// most 64 KiB and 1,000 lines. Works on bytes: measured, a parser on `String` and `Character` is some twenty times slower, and the
/// packages at hand read whole files into memory first.
struct CSVReader {
    /// 1-based number of the last physical line that was read.
    private(set) var line = 0

    private let descriptor: Int32
    private var buffer: [UInt8]
    private var position = 0
    private var end = 0
    private var endOfFile = false
    private var isFirst = true

    static let recordBytesMax = 64 * 1024
    /// Bounds what one stray quote after the other can cost: each is looked for through so many lines.
    static let recordLinesMax = 1_000
    private static let bufferBytes = 1024 * 1024

    /// The caller keeps and closes the descriptor.
    init(descriptor: Int32) {
        self.descriptor = descriptor
        buffer = [UInt8](repeating: 0, count: Self.bufferBytes)
    }

    /// Reads bytes already in memory.
    init(bytes: [UInt8]) {
        descriptor = -1
        buffer = bytes
        end = bytes.count
        endOfFile = true
    }

    /// False at the end. A malformed record is delivered with its `fault` and one physical line of raw text.
    mutating func next(into record: inout CSVRecord) throws(ImportFailure) -> Bool {
        while true {
            guard let length = try lineLength(from: 0) else { return false }
            if isFirst {
                isFirst = false
                if startsWithByteOrderMark(length) {
                    position += 3
                    continue
                }
            }
            if contentLength(length) == 0 {
                line += 1
                position += length
                continue
            }
            line += 1
            record.line = line
            guard holdsQuote(length) else {
                record.takePlain(buffer, from: position, count: contentLength(length))
                position += length
                return true
            }
            try readQuoted(into: &record, firstLine: length)
            return true
        }
    }

    /// Bytes of the physical line that begins `offset` bytes after the position, its end included; nil at the end
    /// of the file. A line above the limit is delivered in pieces.
    private mutating func lineLength(from offset: Int) throws(ImportFailure) -> Int? {
        var searched = offset
        while true {
            let found: Int? = buffer.withUnsafeBytes { bytes in
                guard position + searched < end, let base = bytes.baseAddress else { return nil }
                let start = base + position + searched
                guard let hit = memchr(start, 0x0A, end - position - searched) else { return nil }
                return UnsafeRawPointer(hit) - (base + position)
            }
            if let found { return found + 1 - offset }
            searched = end - position
            if endOfFile || searched - offset > Self.recordBytesMax {
                return searched > offset ? searched - offset : nil
            }
            try fill()
        }
    }

    private mutating func fill() throws(ImportFailure) {
        if position > 0 {
            let held = end - position
            buffer.withUnsafeMutableBytes { bytes in
                guard let base = bytes.baseAddress else { return }
                memmove(base, base + position, held)
            }
            position = 0
            end = held
        }
        while true {
            let descriptor = descriptor
            let end = end
            let count = buffer.withUnsafeMutableBytes { bytes in
                Glibc.read(descriptor, bytes.baseAddress.map { $0 + end }, bytes.count - end)
            }
            if count > 0 {
                self.end += count
                return
            }
            if count == 0 {
                endOfFile = true
                return
            }
            guard errno == EINTR else { throw .unreadable(String(cString: strerror(errno))) }
        }
    }

    private func holdsQuote(_ length: Int) -> Bool {
        buffer.withUnsafeBytes { bytes in
            bytes.baseAddress.map { memchr($0 + position, 0x22, length) != nil } ?? false
        }
    }

    private func startsWithByteOrderMark(_ length: Int) -> Bool {
        length >= 3 && buffer[position] == 0xEF && buffer[position + 1] == 0xBB
            && buffer[position + 2] == 0xBF
    }

    /// Without LF or CRLF.
    private func contentLength(_ length: Int) -> Int {
        guard length > 0, buffer[position + length - 1] == 0x0A else { return length }
        return length > 1 && buffer[position + length - 2] == 0x0D ? length - 2 : length - 1
    }

    /// A quoted field may reach over line ends: physical lines are added until the quotes are closed. When they
    /// never close, only the first line is given up, so that one stray quote does not swallow the file.
    private mutating func readQuoted(into record: inout CSVRecord, firstLine: Int) throws(ImportFailure) {
        var length = firstLine
        var lines = 1
        var step = record.takeQuoted(buffer, from: position, count: contentLength(length))
        while true {
            switch step {
            case .whole:
                line += lines - 1
                position += length
                return
            case .malformed:
                giveUp(&record, firstLine)
                return
            case .unclosed:
                guard length <= Self.recordBytesMax, lines < Self.recordLinesMax,
                    let more = try lineLength(from: length)
                else {
                    giveUp(&record, firstLine)
                    return
                }
                length += more
                lines += 1
                step = record.takeMore(buffer, from: position, count: contentLength(length))
            }
        }
    }

    private mutating func giveUp(_ record: inout CSVRecord, _ length: Int) {
        record.takeMalformed(buffer, from: position, count: contentLength(length))
        position += length
    }
}
