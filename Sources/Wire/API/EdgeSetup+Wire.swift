import Foundation
import Receivables
import Schema
import SwiftProtobuf

extension GetEdgeSetup {
    package init(_ message: Reskontra_V1_GetEdgeSetupRequest, _ company: CompanyID) throws(FieldErrors) {
        self.init(id: company)
    }
}

extension Reskontra_V1_GetEdgeSetupResponse {
    package init(_ answer: GetEdgeSetup.Answer, cachePrefix: String) {
        self.init()
        var writer = ProtoWriter()
        writer.record(RecordHeader(), answer.facts)
        record = Data(writer.bytes)
        lastChange = answer.lastChange
        askAlways = answer.hasRules
        if let clock = answer.sandboxClock { sandboxNow = .init(clock) }
        self.cachePrefix = cachePrefix
    }

    /// The clock of a sandbox store.
    package var clock: Instant? {
        hasSandboxNow
            ? Instant(nanoseconds: sandboxNow.seconds * 1_000_000_000 + Int64(sandboxNow.nanos)) : nil
    }

    /// Nil when this program does not know one of the facts: a newer ledger made them.
    package var facts: [Event]? {
        record.withUnsafeBytes { bytes in
            guard let record = LogRecord(bytes) else { return nil }
            var facts: [Event] = []
            return record.forEachEvent { facts.append($0) } ? facts : nil
        }
    }
}
