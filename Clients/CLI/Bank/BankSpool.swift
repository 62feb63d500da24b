import BankFiles
import Foundation
import Glibc
import Schema
import SwiftProtobuf

/// The requests that import a bank's file, written down while it is checked: what was checked is what is sent.
///
/// The file is read once and may be of any size; pages lie in a temporary file without a name that goes with the
/// process. A request is its head and its entries one after the other, which is how protobuf joins messages.
struct BankSpool: ~Copyable {
    private let descriptor: Int32
    private var buffer: [UInt8] = []
    private var written = 0
    private(set) var pages: [Page] = []
    private(set) var reports = 0
    private let account: String
    private var head: [UInt8] = []
    private var entries = 0
    private var transactions = 0

    struct Page {
        let offset: Int
        var bytes: Int
    }

    static let entriesMax = 500
    private static let transactionsMax = 5_000
    /// Well below what the server takes in one request.
    private static let bytesMax = 512 << 10
    private static let bufferBytes = 256 << 10

    /// `account`: empty for the one that the file names.
    init(account: String) throws {
        self.account = account
        var path = Array("\(FileManager.default.temporaryDirectory.path)/reskontra-bank.XXXXXX".utf8CString)
        descriptor = mkstemp(&path)
        guard descriptor >= 0 else { throw Self.failure("made") }
        unlink(path)
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }

    deinit { close(descriptor) }

    mutating func take(_ event: BankFileEvent) throws {
        switch event {
        case .report(let report):
            reports += 1
            head = try Self.head(report, account)
            begin()
        case .entry(let entry):
            let request = Reskontra_V1_ImportBankEntriesRequest.with { $0.entries = [Reskontra_V1_BankEntry(entry)] }
            let bytes: [UInt8] = try request.serializedBytes()
            let held = pages.last?.bytes ?? 0
            if entries == Self.entriesMax || entries > 0 && held + bytes.count > Self.bytesMax
                || entries > 0 && transactions + entry.transactions.count > Self.transactionsMax
            {
                begin()
            }
            if entries == 0 { try open() }
            try put(bytes)
            entries += 1
            transactions += entry.transactions.count
        case .end: break
        }
    }

    /// The bytes of a request.
    mutating func read(_ page: Page) throws -> [UInt8] {
        try flush()
        var bytes = [UInt8](repeating: 0, count: page.bytes)
        var done = 0
        while done < page.bytes {
            let count = bytes.withUnsafeMutableBytes {
                pread(descriptor, $0.baseAddress?.advanced(by: done), page.bytes - done, off_t(page.offset + done))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Self.failure("read") }
            done += count
        }
        return bytes
    }

    private mutating func begin() { (entries, transactions) = (0, 0) }

    private mutating func open() throws {
        pages.append(Page(offset: written + buffer.count, bytes: 0))
        try put(head)
    }

    private mutating func put(_ bytes: [UInt8]) throws {
        buffer += bytes
        pages[pages.count - 1].bytes += bytes.count
        if buffer.count >= Self.bufferBytes { try flush() }
    }

    private mutating func flush() throws {
        var done = 0
        while done < buffer.count {
            let count = buffer.withUnsafeBytes {
                write(descriptor, $0.baseAddress?.advanced(by: done), buffer.count - done)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Self.failure("written") }
            done += count
        }
        written += done
        buffer.removeAll(keepingCapacity: true)
    }

    private static func head(_ report: BankFileReport, _ account: String) throws -> [UInt8] {
        var head = Reskontra_V1_ImportBankEntriesRequest()
        head.bankAccount = account
        head.identifiers = Array(report.identifiers.prefix(8))
        head.statement = String(report.id.prefix(60))
        head.source =
            switch report.kind {
            case .statement, .report: .statement
            case .notification: .notification
            case .list: .list
            }
        return try head.serializedBytes()
    }

    private static func failure(_ what: String) -> BankRefusal {
        BankRefusal(
            description: "a temporary file could not be \(what) in \(FileManager.default.temporaryDirectory.path): "
                + String(cString: strerror(errno)),
            remedy: "Nothing was imported. TMPDIR names another folder."
        )
    }
}
