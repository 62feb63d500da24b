import CreditCache
import Engine
import Foundation
import Receivables
import Schema
import SwiftProtobuf
import Synchronization
import Wire

/// What the server tells about itself, and what it was started with.
package final class ServerFacts {
    package static let version = "0.1.0"

    package let gatekeeper: Gatekeeper
    /// Told why a caller was turned away.
    var turnedAway: (String) -> Void = { _ in }
    /// Told what somebody should look into now.
    var alarm: (String) -> Void = { _ in }
    /// Publisher and reader of credit positions; nil without Redis configured.
    package var cache: CacheLink?

    package let board = MetricsBoard()
    package let shutdown = Shutdown()

    package init(gatekeeper: Gatekeeper = Gatekeeper(development: "dev")) { self.gatekeeper = gatekeeper }

    func welcome(_ engine: Engine, _ principal: Code) -> Reskontra_V1_Welcome {
        var welcome = Reskontra_V1_Welcome()
        welcome.protocol = UInt32(HelloPrefix.version)
        welcome.serverVersion = ServerFacts.version
        welcome.storeID = Data(engine.storeID)
        welcome.timeline = engine.log.identity.timeline
        welcome.sandbox = engine.isSandbox
        welcome.sequence = engine.durableSequence
        welcome.now = .init(engine.instant)
        welcome.limits = ServerLimits.message
        welcome.principal = principal.text
        return welcome
    }

    func info(_ engine: Engine) -> Reskontra_V1_GetServerInfoResponse {
        var info = Reskontra_V1_GetServerInfoResponse()
        info.serverVersion = ServerFacts.version
        info.protocolMin = UInt32(HelloPrefix.version)
        info.protocolMax = UInt32(HelloPrefix.version)
        info.storeID = Data(engine.storeID)
        info.timeline = engine.log.identity.timeline
        info.sandbox = engine.isSandbox
        info.sequence = engine.durableSequence
        info.now = .init(engine.instant)
        info.limits = ServerLimits.message
        info.currencies = Currency.all.map { currency in
            var row = Reskontra_V1_CurrencyInfo()
            row.code = currency.code.text
            row.exponent = UInt32(currency.exponent)
            row.number = UInt32(currency.number)
            return row
        }
        info.features =
            ["batch", "preview", "watch", "get-outcome"] + (engine.isSandbox ? ["sandbox-clock"] : [])
        info.cache = cache?.state ?? "off"
        info.epoch = engine.log.epoch
        return info
    }
}

/// What the native port counts, for the metrics page.
struct PortCounters {
    var accepted: UInt64 = 0
    var closed: UInt64 = 0
    var malformed: UInt64 = 0
    var turnedAway: UInt64 = 0
    var denied: UInt64 = 0
    var glassCalls: UInt64 = 0
    var requests: UInt64 = 0
    var refused: UInt64 = 0
    /// Turned away at the door: answers came late, or the caller asked too much.
    var shed: UInt64 = 0
    var limited: UInt64 = 0
    var turns = Spread("reskontra_turn_microseconds", first: 4, "how long a turn with requests took")
    var commits = Spread("reskontra_commit_microseconds", first: 4, "from a batch's submission until it was durable")
    var batches = Spread("reskontra_batch_records", first: 0, "records of a commit batch")
    /// By the method's place in `Method.allCases`.
    private(set) var calls = [UInt64](repeating: 0, count: PortCounters.places.count)
    /// How long the loop worked on a call, by the same places; made at a method's first call.
    private var work = [Spread?](repeating: nil, count: PortCounters.places.count)
    /// Groups of plain checks since one was timed.
    private var untimedChecks = 0
    private static let checksBetweenTimes = 64

    private static let places: [(method: Schema.Method, place: Int)] =
        Schema.Method.allCases.enumerated().map { ($1, $0) }
    private static let placeOfNumber: [UInt16] = {
        var table = [UInt16](repeating: 0, count: 0x1000)
        for (method, place) in places { table[Int(method.rawValue)] = UInt16(place) }
        return table
    }()

    mutating func count(_ method: Schema.Method, _ times: Int = 1) {
        calls[Int(PortCounters.placeOfNumber[Int(method.rawValue)])] += UInt64(times)
    }

    /// `nanoseconds`: of all of them together.
    mutating func worked(_ method: Schema.Method, nanoseconds: UInt64, _ times: Int = 1) {
        let place = Int(PortCounters.placeOfNumber[Int(method.rawValue)])
        if work[place] == nil {
            work[place] = Spread(
                "reskontra_call_microseconds", first: 0,
                "how long the loop worked on a call, without waiting; of plain credit checks some are timed",
                label: "method=\"\(method.name)\"")
        }
        work[place]?.add(nanoseconds: nanoseconds, of: UInt64(times))
    }

    /// Plain checks are so quick that reading the clock would show: one group in some is timed.
    mutating func timesThisGroup() -> Bool {
        untimedChecks += 1
        guard untimedChecks >= PortCounters.checksBetweenTimes else { return false }
        untimedChecks = 0
        return true
    }

    var workRows: [(name: String, help: String, value: UInt64)] { work.flatMap { $0?.rows ?? [] } }

    var byMethod: [(Schema.Method, UInt64)] { PortCounters.places.map { ($0.method, calls[$0.place]) } }
}

/// The latest counters, posted by the loop twice a second and read by the ops port.
package final class MetricsBoard: Sendable {
    private let draining = Atomic(false)
    private let rows = Mutex<[(name: String, help: String, value: UInt64)]>([])

    func post(_ fresh: [(name: String, help: String, value: UInt64)]) { rows.withLock { $0 = fresh } }

    /// Prometheus text; a family's help stands before its first row.
    package var text: String {
        var text = ""
        var seen: Set<Substring> = []
        var histogram: Substring = "-"
        for (name, help, value) in rows.withLock({ $0 }) {
            let isTime = name.contains("_microseconds")
            let name = isTime ? MetricsBoard.inSeconds(name) : name
            let bare = name.prefix { $0 != "{" }
            var family = bare
            if family.hasSuffix("_bucket") { histogram = family.dropLast("_bucket".count) }
            if family.hasPrefix(histogram) { family = histogram }
            if seen.insert(family).inserted {
                let type = family == histogram ? "histogram" : family.hasSuffix("_total") ? "counter" : "gauge"
                text += "# HELP \(family) \(help)\n# TYPE \(family) \(type)\n"
            }
            let isCount = bare.hasSuffix("_count") || bare.hasSuffix("_bucket")
            text += "\(name) \(isTime && !isCount ? MetricsBoard.seconds(value) : "\(value)")\n"
        }
        return text
    }

    /// Prometheus wants times in seconds: the name and, where there is one, the bound of the bucket.
    private static func inSeconds(_ name: String) -> String {
        let name = name.replacing("_microseconds", with: "_seconds")
        guard let mark = name.firstRange(of: "le=\""), let bound = UInt64(name[mark.upperBound...].prefix { $0 != "\"" })
        else { return name }
        return name[..<mark.upperBound] + seconds(bound) + "\"}"
    }

    private static func seconds(_ microseconds: UInt64) -> String {
        let rest = String(microseconds % 1_000_000)
        return "\(microseconds / 1_000_000)." + String(repeating: "0", count: 6 - rest.count) + rest
    }

    package var isReady: Bool { !isDraining && rows.withLock { !$0.isEmpty } }

    /// A drain began: whoever balances load should send nothing more here.
    package var isDraining: Bool { draining.load(ordering: .relaxed) }

    package func noteDrain() { draining.store(true, ordering: .relaxed) }
}

/// Whether somebody asked the server to stop; from any thread.
package final class Shutdown: Sendable {
    private let wanted = Atomic(false)

    package init() {}
    package var isWanted: Bool { wanted.load(ordering: .acquiring) }
    package func ask() { wanted.store(true, ordering: .releasing) }
}
