import CShims
import EventLog

/// Damages one thing after another and counts what became of it.
package struct DamageSweep: Sendable {
    package let store: DamagedStore
    private let files: [DamagedStore.File]

    package struct Count: Sendable {
        package var tried = 0
        package var detected = 0
        package var harmless = 0
        /// The log opens as if nothing were wrong and holds something else. None is allowed.
        package var silent: [String] = []
        /// The log opens rightly, and `verify` saw nothing.
        package var unseen: [String] = []

        package init() {}

        package mutating func add(_ verdict: DamagedStore.Verdict, _ what: @autoclosure () -> String) {
            tried += 1
            switch verdict {
            case .detected: detected += 1
            case .harmless: harmless += 1
            case .silent(let why): silent.append("\(what()): \(why)")
            case .unseen: unseen.append(what())
            }
        }

        package mutating func add(_ other: Count) {
            tried += other.tried
            detected += other.detected
            harmless += other.harmless
            silent += other.silent
            unseen += other.unseen
        }
    }

    package static let blockBytes = 4_096

    package init(_ store: DamagedStore) throws {
        self.store = store
        files = try DamagedStore.files(of: store.whole)
    }

    /// Bits in all files.
    package var bitCount: Int { files.reduce(0) { $0 + $1.bytes.count * 8 } }

    /// Flips single bits: those whose number is in `bits`, counted over all files in order of their names.
    package func flips(_ bits: some Sequence<Int>) -> Count {
        var count = Count()
        for bit in bits {
            guard let (file, offset) = place(ofByte: bit / 8) else { continue }
            let mask = UInt8(1) << UInt8(bit % 8)
            count.add(
                store.judge { $0.flip(file.name, at: offset, mask: mask) },
                "\(file.name) byte \(offset) bit \(bit % 8)")
        }
        return count
    }

    private func place(ofByte byte: Int) -> (DamagedStore.File, Int)? {
        var offset = byte
        for file in files {
            if offset < file.bytes.count { return (file, offset) }
            offset -= file.bytes.count
        }
        return nil
    }

    /// Zeroes each block, copies each block over each other one of its file, swaps each pair, and copies each over the
    /// same place of every other file. A change that changes no byte is none.
    package func blocks() -> Count {
        var count = Count()
        for file in files {
            let blocks = file.bytes.count / Self.blockBytes
            for to in 0..<blocks {
                change(file, &count, "block \(to) zeroed") {
                    $0.replaceSubrange(Self.range(to), with: Self.zeros)
                }
                for from in 0..<blocks where from != to {
                    change(file, &count, "block \(from) copied over \(to)") {
                        $0.replaceSubrange(Self.range(to), with: file.bytes[Self.range(from)])
                    }
                    guard from < to else { continue }
                    change(file, &count, "blocks \(from) and \(to) swapped") {
                        $0.replaceSubrange(Self.range(to), with: file.bytes[Self.range(from)])
                        $0.replaceSubrange(Self.range(from), with: file.bytes[Self.range(to)])
                    }
                }
                for other in files
                where other.name != file.name && other.bytes.count >= (to + 1) * Self.blockBytes {
                    change(file, &count, "block \(to) of \(other.name)") {
                        $0.replaceSubrange(Self.range(to), with: other.bytes[Self.range(to)])
                    }
                }
            }
        }
        return count
    }

    /// Puts each block, and each whole file, back to what it was at each earlier moment.
    package func oldCopies() -> Count {
        var count = Count()
        for (moment, past) in store.earlier.enumerated() {
            for old in past {
                guard let file = files.first(where: { $0.name == old.name }),
                    file.bytes.count == old.bytes.count
                else { continue }
                for block in 0..<(file.bytes.count / Self.blockBytes) {
                    change(file, &count, "block \(block) of moment \(moment)") {
                        $0.replaceSubrange(Self.range(block), with: old.bytes[Self.range(block)])
                    }
                }
                change(file, &count, "all of moment \(moment)") { $0 = old.bytes }
            }
        }
        return count
    }

    /// Changes a byte of a frame or of a segment's header and puts every checksum right again: only the chain and
    /// WITNESS can see it.
    package func edits(_ edits: Int, seed: UInt64) -> Count {
        var dice = SplitMix(seed)
        let frames = files.filter { $0.name.hasPrefix("seg-") }.flatMap { file in
            FramePlace.all(of: file.bytes).map { (file, $0) }
        }
        var count = Count()
        for _ in 0..<edits {
            let (file, frame) = frames[Int(dice.next() % UInt64(frames.count))]
            let mask = UInt8(1 + dice.next() % 255)
            let at: Int
            if frame.payloadBytes > 0, dice.next() % 2 == 0 {
                at = FramePlace.headerBytes + Int(dice.next() % UInt64(frame.payloadBytes))
            } else {
                at = Int(dice.next() % UInt64(FramePlace.summedBytes))
            }
            change(file, &count, "frame at \(frame.offset), byte \(at) ^ \(mask), sums put right") { bytes in
                bytes[frame.offset + at] ^= mask
                frame.putSumsRight(&bytes)
            }
        }
        return count
    }

    private func change(
        _ file: DamagedStore.File, _ count: inout Count, _ what: @autoclosure () -> String,
        _ body: (inout [UInt8]) -> Void
    ) {
        var bytes = file.bytes
        body(&bytes)
        guard bytes != file.bytes else { return }
        count.add(store.judge { $0.tamper(file.name) { $0 = bytes } }, "\(file.name): \(what())")
    }

    private static let zeros = [UInt8](repeating: 0, count: blockBytes)

    private static func range(_ block: Int) -> Range<Int> { block * blockBytes..<(block + 1) * blockBytes }
}

/// Where a frame stands in a segment, by its own lengths; the layout is that of `FrameHeader`.
package struct FramePlace: Sendable {
    package var offset: Int
    package var payloadBytes: Int
    package var frameBytes: Int

    static let headerBytes = 144
    static let summedBytes = 136

    package static func all(of segment: [UInt8]) -> [FramePlace] {
        var places: [FramePlace] = []
        var offset = 2 * DamageSweep.blockBytes
        while offset + headerBytes <= segment.count {
            let place = FramePlace(
                offset: offset, payloadBytes: word(segment, offset + 80),
                frameBytes: word(segment, offset + 84))
            guard place.frameBytes > 0 else { break }
            places.append(place)
            offset += place.frameBytes
        }
        return places
    }

    package func contains(_ place: Int) -> Bool { place >= offset && place < offset + frameBytes }

    /// False when its own lengths lead out of the segment, or are too small for header and trailer.
    package func fits(_ segment: [UInt8]) -> Bool {
        frameBytes >= Self.headerBytes + 16 && frameBytes <= segment.count - offset
            && payloadBytes <= frameBytes - Self.headerBytes - 16
    }

    package func putSumsRight(_ bytes: inout [UInt8]) {
        Self.put(Self.sum(bytes, offset + Self.headerBytes, payloadBytes), &bytes, offset + 136)
        Self.put(Self.sum(bytes, offset, 140), &bytes, offset + 140)
        let header = Self.sum(bytes, offset, Self.summedBytes)
        let rest = frameBytes - 4 - Self.headerBytes
        Self.put(Self.sum(bytes, offset + Self.headerBytes, rest, from: header), &bytes, offset + frameBytes - 4)
    }

    private static func word(_ bytes: [UInt8], _ at: Int) -> Int {
        (0..<4).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
    }

    private static func put(_ word: UInt32, _ bytes: inout [UInt8], _ at: Int) {
        for index in 0..<4 { bytes[at + index] = UInt8(truncatingIfNeeded: word >> UInt32(8 * index)) }
    }

    private static func sum(_ bytes: [UInt8], _ at: Int, _ count: Int, from crc: UInt32 = 0) -> UInt32 {
        bytes.withUnsafeBytes { crc32c_extend(crc, $0.baseAddress.map { $0 + at }, count) }
    }
}
