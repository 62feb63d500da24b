import EventLog

/// One place of the store that is no longer what was written, and what it was.
struct Rot: CustomStringConvertible {
    private let file: String
    private let before: [UInt8]
    let description: String

    /// Nil when there is nothing that could rot without being torn anyway.
    ///
    /// Only what a clean sequel proves durable may rot here: rot in the last frame, before any seal, is the residual
    /// that reliability 4.6 names.
    init?(_ storage: SimulatedStorage, _ dice: inout Dice) {
        // The machine was restarted: what rots is the device, not pages that a failed write left in the cache.
        storage.crash(changesKept: { $0 }, fate: { _, _ in .new })
        guard let names = try? storage.list(nil), let found = try? StoreVerifier(storage.copy()).run(),
            found.tail == .closed
        else { return nil }
        let files = names.filter {
            $0.hasPrefix("seg-") || $0.hasPrefix("snap-") || $0 == "STORE" || $0 == "EPOCH" || $0 == "WITNESS"
        }
        guard !files.isEmpty else { return nil }
        let name = dice.pick(files)
        guard let bytes = storage.bytes(of: name), !bytes.isEmpty else { return nil }
        file = name
        before = bytes
        let offset = dice.below(bytes.count)
        switch dice.below(3) {
        case 0:
            let bit = UInt8(1) << UInt8(dice.below(8))
            storage.flip(name, at: offset, mask: bit)
            description = "a flipped bit at \(offset) of \(name)"
        case 1:
            let start = offset & ~511
            storage.tamper(name) { bytes in
                for index in start..<min(start + 512, bytes.count) { bytes[index] = 0 }
            }
            description = "a zeroed sector at \(start) of \(name)"
        default:
            // A block that was meant for another place.
            let from = dice.below(bytes.count) & ~4_095
            let to = offset & ~4_095
            storage.tamper(name) { bytes in
                for index in 0..<min(4_096, bytes.count - max(from, to)) {
                    bytes[to + index] = bytes[from + index]
                }
            }
            description = "block \(from) written over \(to) of \(name)"
        }
    }

    /// From the archive.
    func repair(_ storage: SimulatedStorage) { storage.tamper(file) { $0 = before } }
}
