import Foundation
import Receivables
import Schema
import SwiftProtobuf
import Wire

extension Reskontra_V1_GetEdgeSetupResponse {
    init(_ answer: GetEdgeSetup.Answer, cachePrefix: String) {
        self.init()
        var writer = ProtoWriter()
        writer.record(RecordHeader(), answer.facts)
        record = Data(writer.bytes)
        lastChange = answer.lastChange
        askAlways = answer.asksAlways
        rulesTold = answer.tellsRules
        if let clock = answer.sandboxClock { sandboxNow = .init(clock) }
        self.cachePrefix = cachePrefix
    }

    /// The clock of a sandbox store.
    var clock: Instant? {
        hasSandboxNow
            ? Instant(nanoseconds: sandboxNow.seconds * 1_000_000_000 + Int64(sandboxNow.nanos)) : nil
    }

    /// Nil when this program does not know one of the facts: a newer ledger made them.
    var facts: [Event]? {
        record.withUnsafeBytes { bytes in
            guard let record = LogRecord(bytes) else { return nil }
            var facts: [Event] = []
            return record.forEachEvent { facts.append($0) } ? facts : nil
        }
    }
}
