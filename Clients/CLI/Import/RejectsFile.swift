import Glibc

/// Writes rows that were refused to a CSV file of its own: line, reason, field, raw.
///
/// `line` is the 1-based line of the source, `raw` the record as it stood there, so that corrected rows can be cut
/// out and imported again. Made when the first row comes; without a path rows are only counted.
struct RejectsFile {
    let path: String?
    private(set) var count = 0
    /// Rows per reason.
    private(set) var reasons: [String: Int] = [:]

    /// Bytes that have been written and those an earlier run left.
    private(set) var length: Int
    private var descriptor: Int32 = -1
    private var pending: [UInt8] = []

    /// `keeping`: so many bytes of what an interrupted run wrote stay.
    init(path: String?, keeping: Int = 0) {
        self.path = path
        length = keeping
    }

    mutating func add(line: Int, _ reason: String, field: String = "", raw: some Sequence<UInt8>)
        throws(ImportFailure)
    {
        count += 1
        reasons[reason, default: 0] += 1
        guard let path else { return }
        if descriptor < 0 {
            descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
            guard descriptor >= 0, ftruncate(descriptor, length) == 0, lseek(descriptor, 0, SEEK_END) >= 0
            else {
                throw .unwritable(path, String(cString: strerror(errno)))
            }
            if length == 0 { pending += Array("line,reason,field,raw\n".utf8) }
        }
        pending += Array("\(line),".utf8)
        Self.quote(reason.utf8, into: &pending)
        pending.append(0x2C)
        Self.quote(field.utf8, into: &pending)
        pending.append(0x2C)
        Self.quote(raw, into: &pending)
        pending.append(0x0A)
        if pending.count >= 64 * 1024 { try flush() }
    }

    mutating func flush() throws(ImportFailure) {
        guard descriptor >= 0, let path else { return }
        var written = 0
        while written < pending.count {
            let result = pending.withUnsafeBytes { bytes in
                write(descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
            }
            guard result >= 0 || errno == EINTR else {
                throw .unwritable(path, String(cString: strerror(errno)))
            }
            written += max(0, result)
        }
        length += written
        pending.removeAll(keepingCapacity: true)
    }

    mutating func finish() throws(ImportFailure) {
        try flush()
        if descriptor >= 0 { close(descriptor) }
        descriptor = -1
    }

    private static func quote(_ bytes: some Sequence<UInt8>, into out: inout [UInt8]) {
        let bytes = Array(bytes)
        guard bytes.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) else {
            out += bytes
            return
        }
        out.append(0x22)
        for byte in bytes {
            if byte == 0x22 { out.append(0x22) }
            out.append(byte)
        }
        out.append(0x22)
    }
}
