import BankFiles
import Foundation

/// A bank's file on disk: XML or CSV, told apart by its first character; read as a stream, never held.
struct BankFile {
    let path: String
    let assumesBooked: Bool
    let csv: BankCSV.Settings

    func read(_ body: (BankFileEvent) throws -> Void) throws {
        let source = try CSVSource(path: path)
        do {
            var reading = try Reading(self, source.descriptor)
            while let event = try reading.next() { try body(event) }
        } catch let failure as BankFileFailure {
            throw BankRefusal(description: "\(path): \(failure)")
        }
        try source.finish()
    }

    private struct Reading: ~Copyable {
        private var camt: CamtReader?
        private var csv: BankCSV?

        init(_ file: BankFile, _ descriptor: Int32) throws {
            if try file.isXML() {
                camt = try CamtReader(
                    descriptor: descriptor, assumesBooked: file.assumesBooked, exponent: CurrencyExponent.of)
            } else {
                csv = try BankCSV(descriptor: descriptor, settings: file.csv)
            }
        }

        mutating func next() throws -> BankFileEvent? {
            if camt != nil { return try camt?.next() ?? nil }
            return try csv?.next() ?? nil
        }
    }

    /// The first character that is no white space is `<`.
    func isXML() throws -> Bool {
        let source = try CSVSource(path: path)
        var bytes = [UInt8](repeating: 0, count: 256)
        let count = Foundation.read(source.descriptor, &bytes, bytes.count)
        let mark: Set<UInt8> = [0xEF, 0xBB, 0xBF, 0xFE, 0xFF, 0x00, 0x20, 0x0A, 0x0D, 0x09]
        return bytes.prefix(max(0, count)).first { !mark.contains($0) } == 0x3C
    }
}
