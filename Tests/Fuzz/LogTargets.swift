import CShims
import EventLog
import EventLogFaults
import Receivables
import Wire

extension FuzzTarget {
    /// Records of the log: the header, then every event.
    package static let records = FuzzTarget("records", bytesMax: 16_384, changesInTests: 20_000) {
        return { bytes in
            guard let record = LogRecord(bytes) else { return false }
            try expect(record.answer.count <= bytes.count, "an answer longer than its record")
            var events: [Event] = []
            guard record.forEachEvent({ events.append($0) }) else { return false }
            // What was taken can be written, and is then read again.
            var writer = ProtoWriter()
            writer.record(record.header, events)
            guard let again = LogRecord(writer.bytes) else { throw Finding("a record that was written cannot be read") }
            var count = 0
            try expect(again.forEachEvent { _ in count += 1 } && count == events.count, "events that were written cannot be read")
            return true
        }
    }

    /// Files of a closed store, damaged in several places, with or without right sums: it opens with every record, or
    /// refuses. An input is a row of edits of six bytes: file, place, place, byte, and whether sums are put right.
    ///
    /// One thing cannot be told from a power cut (reliability B2): the last frame and its seal gone, and the newest mark of
    /// WITNESS with them, which alone would have said how far the log went. Of such inputs only a trap is a finding.
    package static let store = FuzzTarget(
        "store", bytesMax: 96, changesInTests: 40, seeds: { [[], [0, 0, 8, 1, 0, 0], [1, 80, 32, 7, 1, 1], [2, 16, 0, 255, 0, 0]] }
    ) {
        let store = try DamagedStore()
        let files = try DamagedStore.files(of: store.whole)
        return { bytes in
            let edits = stride(from: 0, to: bytes.count - bytes.count % 6, by: 6).map { Edit(bytes, $0) }
            let verdict = store.judge { disk in
                for edit in edits { edit.change(files[Int(edit.file) % files.count].name, disk) }
            }
            let hit = Set(edits.filter { $0.value != 0 }.map { files[Int($0.file) % files.count].name })
            if hit.contains("WITNESS"), let last = files.last(where: { $0.name.hasPrefix("seg-") }), hit.contains(last.name) {
                return false
            }
            if case .silent(let why) = verdict { throw Finding("a damaged store is taken: \(why)") }
            return verdict != .detected
        }
    }

    private struct Edit {
        let file: UInt8
        let place: Int
        let value: UInt8
        let putsSumsRight: Bool

        init(_ bytes: UnsafeRawBufferPointer, _ at: Int) {
            file = bytes[at]
            place = Int(bytes[at + 1]) | Int(bytes[at + 2]) << 8
            value = bytes[at + 3]
            putsSumsRight = bytes[at + 5] & 1 == 1
        }

        func change(_ name: String, _ disk: SimulatedStorage) {
            disk.tamper(name) { bytes in
                guard !bytes.isEmpty else { return }
                let at = place % bytes.count
                bytes[at] ^= value
                guard putsSumsRight, name.hasPrefix("seg-") else { return }
                // Only the frame that was hit: a length that was changed says where it now ends.
                for frame in FramePlace.all(of: bytes) where frame.contains(at) && frame.fits(bytes) { frame.putSumsRight(&bytes) }
            }
        }
    }

    /// Snapshots. The first byte says whether the sums of header, trailer and blocks are put right.
    package static let snapshot = FuzzTarget(
        "snapshot", bytesMax: 20_000, changesInTests: 1_000,
        seeds: {
            let whole = try wholeSnapshot()
            return [[1] + whole, [0] + whole]
        }
    ) {
        return { bytes in
            guard let first = bytes.first else { return false }
            var file = Array(bytes.dropFirst())
            if first & 1 == 1 { putSumsRight(&file) }
            let storage = SimulatedStorage()
            storage.put(SnapshotName(sequence: 42).text, file)
            do throws(SnapshotFault) {
                try SnapshotReader(SnapshotName(sequence: 42), in: storage).check()
                return true
            } catch { return false }
        }
    }

    private static func wholeSnapshot() throws -> [UInt8] {
        let storage = SimulatedStorage()
        let identity = StoreIdentity(id: StoreID(low: 1, high: 2), created: 1)
        let header = SnapshotHeader(
            identity, epoch: 1, sequence: 42, instant: 7, chain: .zero, digest: StateDigest(), build: .zero)
        let writer = try SnapshotWriter(header, in: storage)
        writer.begin("customers")
        try [UInt8](repeating: 0x5a, count: 300).withUnsafeBytes { try writer.write($0) }
        try [UInt8](repeating: 0xa5, count: 20).withUnsafeBytes { try writer.write($0) }
        writer.begin("items")
        try [UInt8](repeating: 1, count: 40).withUnsafeBytes { try writer.write($0) }
        try writer.install()
        return storage.bytes(of: SnapshotName(sequence: 42).text) ?? []
    }

    /// As `SnapshotWriter` makes them; what does not fit the file any more is left.
    private static func putSumsRight(_ file: inout [UInt8]) {
        guard file.count >= 2 * blockBytes else { return }
        file.withUnsafeMutableBytes { bytes in
            guard let start = bytes.baseAddress else { return }
            sealBlock(start)
            var place = blockBytes
            while place + 16 <= bytes.count - blockBytes {
                let length = Int(bytes.loadUnaligned(fromByteOffset: place + 8, as: UInt32.self))
                guard length <= bytes.count - blockBytes - place - 16 else { break }
                let head = crc32c_extend(0, start + place, 12)
                bytes.storeBytes(of: crc32c_extend(head, start + place + 16, length), toByteOffset: place + 12, as: UInt32.self)
                place += 16 + length
            }
            sealBlock(start + bytes.count - blockBytes)
        }
    }

    /// Values of the state as a snapshot codes them, one by one behind their lengths.
    package static let stateValues = FuzzTarget(
        "state-values", changesInTests: 10_000,
        seeds: {
            try [StateSample.small, StateSample.large].map { sample in
                let port = MemoryPort()
                let stream = StateStream(writing: port)
                var rows = [sample, sample]
                try stream.pass(&rows)
                try stream.finish()
                return port.bytes
            }
        }
    ) {
        return { bytes in
            let stream = StateStream(reading: MemoryPort(bytes))
            var rows: [StateSample] = []
            do {
                try stream.pass(&rows)
                try stream.finish()
            } catch { return false }
            let port = MemoryPort()
            let writing = StateStream(writing: port)
            try writing.pass(&rows)
            try writing.finish()
            // What was read is written, and then read the same.
            let again = StateStream(reading: port)
            var seconds: [StateSample] = []
            try again.pass(&seconds)
            try again.finish()
            try expect(rows == seconds, "values are read in two ways")
            return true
        }
    }

    /// Of every kind of value that the state codes.
    private struct StateSample: Codable, Equatable {
        enum Kind: Codable, Equatable {
            case plain
            case named(String)
            case pair(left: Int32, right: UInt64?)
        }
        struct Part: Codable, Equatable {
            var isOpen: Bool
            var text: String
            var numbers: [Int16]
        }

        var name: String
        var amount: Int64?
        var kind: Kind
        var parts: [Part]
        var last: Part?
        var pages: [UInt32: String]

        static let small = StateSample(name: "", amount: nil, kind: .plain, parts: [], last: nil, pages: [:])
        static let large = StateSample(
            name: "Hängende Herzen", amount: -7, kind: .pair(left: -1, right: 9),
            parts: [Part(isOpen: true, text: "a", numbers: [1, 2, 3]), Part(isOpen: false, text: "", numbers: [])],
            last: Part(isOpen: true, text: "z", numbers: [9]), pages: [1: "one", 2: "two"])
    }
}

/// One section of a snapshot in memory.
private final class MemoryPort: StatePort {
    private(set) var bytes: [UInt8]
    private var place = 0

    init() { bytes = [] }

    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = Array(bytes) }

    func begin(_ section: StaticString) {}

    func write(_ block: UnsafeRawBufferPointer) { bytes += block }

    func read(into block: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(block.count, bytes.count - place)
        bytes.withUnsafeBytes { all in
            block.copyMemory(from: UnsafeRawBufferPointer(rebasing: all[place..<place + count]))
        }
        place += count
        return count
    }
}
