/// Reads what can still be read of a damaged store: every whole frame of this store that stands in its place.
///
/// For a report only. It opens nothing for writing, trusts no damaged frame and never guesses: what is missing is
/// named as a gap. A store is never served from it.
package struct LogSalvage {
    package struct Report: Sendable {
        package var identity: StoreIdentity
        package var records: UInt64 = 0
        /// Places that hold no whole frame, and sequences that are missing.
        package var gaps: [String] = []
    }

    private let storage: any Storage

    package init(_ storage: any Storage) { self.storage = storage }

    /// `record` sees the records in rising order, each once. STORE must be whole: it says whose frames these are.
    package func run(
        progress: (UInt64) -> Void = { _ in }, record: (RecordView) throws -> Void
    ) throws -> Report {
        var report = Report(identity: try StoreIdentity.read(from: storage))
        var next: UInt64 = 1
        var bytesRead: UInt64 = 0
        let names = try storage.list(nil).compactMap(SegmentName.init).sorted { $0.number < $1.number }
        for name in names {
            let file = try storage.open(name.text, writable: false)
            defer { file.close() }
            let memory = AlignedBuffer(byteCount: max(blockBytes, Int(try file.size())))
            let came = try file.readAll(into: memory.mutableBytes, at: 0)
            let bytes = memory.bytes.slice(0, came)
            var offset = 0
            var badFrom: Int?
            while offset + blockBytes <= bytes.count {
                guard let frame = frame(bytes, offset, name, report.identity) else {
                    let block = bytes.slice(offset, blockBytes)
                    if badFrom == nil, offset >= SegmentHeader.byteCount, !block.isAllZero {
                        badFrom = offset
                    }
                    offset += blockBytes
                    continue
                }
                if let from = badFrom {
                    report.note("\(name.text) at offset \(from): \(offset - from) bytes are no frame")
                }
                badFrom = nil
                if let carried = EpochStart.carriedFrame(in: frame.payload),
                    frame.header.flags.contains(.epochStart)
                {
                    try emit(carried, &next, &report, record)
                }
                try emit(frame, &next, &report, record)
                offset += frame.header.frameBytes
            }
            if let from = badFrom { report.note("\(name.text) from offset \(from): no frame") }
            bytesRead += UInt64(came)
            progress(bytesRead)
        }
        return report
    }

    private func frame(
        _ bytes: UnsafeRawBufferPointer, _ offset: Int, _ name: SegmentName, _ identity: StoreIdentity
    ) -> FrameView? {
        guard offset >= SegmentHeader.byteCount,
            let view = try? FrameView(bytes.slice(offset, bytes.count - offset)),
            view.header.storeIDLow == identity.id.low, view.header.timeline == identity.timeline,
            view.header.segment == name.number, view.header.offset == UInt64(offset), view.recordsAreWhole
        else { return nil }
        return view
    }

    private func emit(
        _ frame: FrameView, _ next: inout UInt64, _ report: inout Report,
        _ record: (RecordView) throws -> Void
    ) throws {
        guard frame.header.recordCount > 0 else { return }
        if frame.header.firstSequence > next {
            report.note("records \(next) to \(frame.header.firstSequence - 1) are missing")
            next = frame.header.firstSequence
        }
        _ = try frame.forEachRecord { sequence, bytes in
            guard sequence >= next else { return }
            try record(RecordView(sequence: sequence, instant: frame.header.instant, bytes: bytes))
            next = sequence + 1
            report.records += 1
        }
    }
}

extension LogSalvage.Report {
    /// More are not worth reading one by one.
    private static let gapsMax = 1_000

    fileprivate mutating func note(_ gap: String) {
        if gaps.count < Self.gapsMax { gaps.append(gap) }
    }
}
