import Glibc

/// A record as replay and followers see it. The bytes are valid during the call only.
package struct RecordView {
    package let sequence: UInt64
    /// Of its frame, UTC nanoseconds.
    package let instant: Int64
    package let bytes: UnsafeRawBufferPointer
}

/// Reads durable records, from memory while they are recent, else from the file. One per thread.
package final class LogReader {
    private let reading: LogReading
    private var buffer = AlignedBuffer(byteCount: 64 << 10)
    private var frame: Frame?
    private var file: (any StorageFile)?
    private var fileSegment: UInt32 = 0
    /// What of the file is in `buffer`.
    private var held: (segment: UInt32, offset: UInt32, byteCount: Int)?

    /// The frame whose payload is in `buffer`.
    private struct Frame {
        var firstSequence: UInt64
        var recordCount: UInt32
        var instant: Int64
        var payloadOffset: Int
        var payloadBytes: Int

        func contains(_ sequence: UInt64) -> Bool {
            sequence >= firstSequence && sequence - firstSequence < UInt64(recordCount)
        }
    }

    init(_ reading: LogReading) { self.reading = reading }

    deinit { file?.close() }

    package var durableSequence: UInt64 { reading.durableSequence }

    /// Calls `body` for each record from `sequence` on, up to the durable end.
    ///
    /// Stops after the record with which `limitBytes` is reached. The sequence to go on with.
    package func records(
        from sequence: UInt64, limitBytes: Int, _ body: (RecordView) throws -> Void
    ) throws -> UInt64 {
        try records(from: sequence, limitBytes: limitBytes, through: durableSequence, body)
    }

    /// The same up to the record `last`, which must be durable.
    package func records(
        from sequence: UInt64, limitBytes: Int, through last: UInt64, _ body: (RecordView) throws -> Void
    ) throws -> UInt64 {
        precondition(last <= durableSequence, "only what is durable may be read")
        var next = sequence
        var bytesLeft = limitBytes
        while next <= last, bytesLeft > 0 {
            let found = try load(next)
            var cursor = records(of: found)
            var at = found.firstSequence
            while bytesLeft > 0, next <= last, let record = cursor.next() {
                if at == next {
                    try body(RecordView(sequence: at, instant: found.instant, bytes: record))
                    next += 1
                    bytesLeft -= record.count
                }
                at += 1
            }
        }
        return next
    }

    /// One durable record.
    package func record<Value>(at sequence: UInt64, _ body: (RecordView) throws -> Value) throws -> Value {
        precondition(sequence >= 1 && sequence <= durableSequence, "only what is durable may be read")
        let found = try load(sequence)
        var cursor = records(of: found)
        for _ in found.firstSequence..<sequence { _ = cursor.next() }
        guard let record = cursor.next() else { throw damage(sequence, "the frame lacks the record") }
        return try body(RecordView(sequence: sequence, instant: found.instant, bytes: record))
    }

    private func records(of frame: Frame) -> RecordCursor {
        RecordCursor(buffer.bytes.slice(frame.payloadOffset, frame.payloadBytes), count: frame.recordCount)
    }

    private func load(_ sequence: UInt64) throws(StoreFailure) -> Frame {
        if let frame, frame.contains(sequence) { return frame }
        frame = nil
        let found: Frame
        if !reading.whims.takes(.memoryIsShort),
            let recent = reading.recent.copy(frameWith: sequence, into: &buffer)
        {
            held = nil
            found = Frame(
                firstSequence: recent.firstSequence, recordCount: recent.recordCount, instant: recent.instant,
                payloadOffset: 0, payloadBytes: recent.byteCount)
        } else {
            found = try loadFromFile(sequence)
        }
        frame = found
        return found
    }

    private func loadFromFile(_ sequence: UInt64) throws(StoreFailure) -> Frame {
        guard let place = reading.index.place(of: sequence) else { throw damage(sequence, "no such frame") }
        if let frame = heldFrame(place, sequence) { return frame }
        let name = reading.index.fileName(ofSegment: place.segment) ?? ""
        var came = 0
        do throws(StorageError) {
            if file == nil || fileSegment != place.segment {
                file?.close()
                file = nil
                file = try reading.storage.open(name, writable: false)
                fileSegment = place.segment
            }
            came = try read(place)
            // The first read shows how long the frame is; a long one is read again, whole.
            if came >= FrameHeader.byteCount, let header = try? FrameHeader(decoding: UnsafeRawPointer(buffer.start)) {
                let needed = FrameHeader.byteCount + Int(header.payloadBytes)
                if needed > buffer.byteCount {
                    buffer = AlignedBuffer(byteCount: needed)
                    came = try read(place)
                }
            }
        } catch {
            throw StoreFailure(error, reading.storage.place)
        }
        do throws(FrameFault) {
            return try parse(0, came, place, sequence)
        } catch {
            throw .damaged(.init(name, UInt64(place.offset), sequence, error.rawValue))
        }
    }

    private func read(_ place: FramePlace) throws(StorageError) -> Int {
        held = nil
        let came = try file?.readAll(into: buffer.mutableBytes, at: UInt64(place.offset)) ?? 0
        held = (place.segment, place.offset, came)
        return came
    }

    /// The frame, if the read of one before it reached so far: small ones come by the dozen.
    ///
    /// Nil also where it was written after that read: what is not whole is read again.
    private func heldFrame(_ place: FramePlace, _ sequence: UInt64) -> Frame? {
        guard let held, held.segment == place.segment, place.offset >= held.offset else { return nil }
        let start = Int(place.offset - held.offset)
        return try? parse(start, held.byteCount - start, place, sequence)
    }

    /// The frame at `start` in the buffer, which has `came` bytes from there on.
    private func parse(
        _ start: Int, _ came: Int, _ place: FramePlace, _ sequence: UInt64
    ) throws(FrameFault) -> Frame {
        guard came >= FrameHeader.byteCount else { throw .cut }
        let header = try FrameHeader(decoding: UnsafeRawPointer(buffer.start) + start)
        let byteCount = FrameHeader.byteCount + Int(header.payloadBytes)
        guard came >= byteCount else { throw .cut }
        _ = try FrameView(carried: buffer.bytes.slice(start, byteCount))
        let frame = Frame(
            firstSequence: header.firstSequence, recordCount: header.recordCount, instant: header.instant,
            payloadOffset: start + FrameHeader.byteCount, payloadBytes: Int(header.payloadBytes))
        guard frame.contains(sequence), frame.firstSequence == place.firstSequence else { throw .sequence }
        return frame
    }

    private func damage(_ sequence: UInt64, _ what: String) -> StoreFailure {
        .damaged(.init("log", 0, sequence, what))
    }
}
