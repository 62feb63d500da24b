import ArgumentParser
import Foundation
import ReskontraClient
import Schema

/// `reskontra server support-bundle`: what somebody far away needs to help, in one file that a person can read.
struct SupportBundle: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "support-bundle",
        abstract: "One JSON file for whoever helps: checks, versions, limits, counters, latest kinds of events.",
        discussion: """
            EXAMPLES
              reskontra server support-bundle
              reskontra server support-bundle bundle.json --records 500
              reskontra server support-bundle - | less

            It holds no secrets, no amounts, no names and no numbers of customers or documents, and of free texts
            nothing that looks like a card, an account, an address or a key. Read it before you send it. Parts that
            the server refuses are named in it; then the exit code is 6. It calls nobody but the server.
            """)

    @Argument(help: "File to make, of mode 0600; - for standard output. Left out: reskontra-support-INSTANT.json.")
    var file: String?
    @Option(help: ArgumentHelp("Latest records whose kinds of events are told.", valueName: "n")) var records: UInt64 = 100
    @OptionGroup var options: CommonOptions
    var isWatchable: Bool { false }

    static let recordsMax: UInt64 = 10_000

    func validate() throws {
        guard records <= Self.recordsMax else { throw ValidationError("--records is 0 to \(Self.recordsMax)") }
    }

    func run(_ desk: Desk) async throws {
        let gathered = await SupportGathering.of(desk, records: records)
        let text = try gathered.text()
        if file == "-" {
            Terminal.write(text)
        } else {
            let path = file ?? "reskontra-support-\(gathered.stamp).json"
            try Self.write(text, to: path)
            Terminal.writeError("written to \(path): read it before you send it\n")
        }
        guard gathered.failed.isEmpty else {
            Terminal.writeError("not in it: \(gathered.failed.joined(separator: ", "))\n")
            throw ExitStatus.partly
        }
    }

    /// Never over a file that is there.
    private static func write(_ text: String, to path: String) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw ValidationError("\(path) cannot be made: \(String(cString: strerror(errno)))")
        }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        try handle.write(contentsOf: Data(text.utf8))
        try handle.synchronize()
    }
}

/// The parts of a bundle, by name. Each is taken apart field by field: what is not named here does not get in.
struct SupportGathering {
    private(set) var parts: [String: Any] = [:]
    /// Parts that could not be had.
    private(set) var failed: [String] = []
    private(set) var stamp = ""

    static func of(_ desk: Desk, records: UInt64, now: Date = Date()) async -> SupportGathering {
        var made = SupportGathering()
        let instant = DateText.text(.with { $0.seconds = Int64(now.timeIntervalSince1970) })
        made.stamp = instant.filter { $0 != "-" && $0 != ":" }
        made.parts["made"] = ["at": instant, "client": clientVersion, "format": 1] as [String: Any]
        made.takeChecks(await Examination.of(desk), desk.settings)
        made.parts["saved_requests"] = savedRequests()
        await made.add("server") { try await server(desk) }
        await made.add("access") { try await access(desk) }
        await made.add("companies") { try await companies(desk) }
        await made.add("metrics") { try await metrics(desk) }
        await made.add("book") { try await book(desk) }
        await made.add("cache") { try await cache(desk) }
        if records > 0 { await made.add("latest_records") { try await latest(desk, records) } }
        return made
    }

    func text() throws -> String {
        var whole = parts
        if !failed.isEmpty { whole["not_available"] = failed }
        let options: JSONSerialization.WritingOptions = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return String(decoding: try JSONSerialization.data(withJSONObject: whole, options: options), as: UTF8.self) + "\n"
    }

    private mutating func add(_ name: String, _ make: () async throws -> Any) async {
        do { parts[name] = try await make() } catch {
            failed.append(name)
            let report = (error as? CallFailure).map { FailureReport($0) }
            // Not the message: it may name hosts and paths.
            parts[name] = ["error": report.map { $0.reason.isEmpty ? "\($0.status)" : $0.reason } ?? "failed"]
        }
    }

    /// Host names, paths and codes of companies stay here.
    private mutating func takeChecks(_ found: Examination, _ settings: Settings) {
        let told: Set = ["versions", "clock", "certificates", "server certificate", "own certificate", "limits", "cache"]
        parts["checks"] = found.rows.map { row in
            var object = ["check": row.check, "result": row.isGood ? "ok" : "look"]
            // What could not be read is told with its path.
            if told.contains(row.check), !row.detail.contains("/") { object["detail"] = Redaction.text(row.detail) }
            return object
        }
        parts["settings"] =
            [
                "loopback": settings.address.isLoopback, "tls": settings.security != nil, "token": !settings.token.isEmpty,
                "protected": settings.isProtected, "profile": !settings.profile.isEmpty,
            ] as [String: Bool]
    }

    /// Methods, times and what became of them; never the requests themselves.
    private static func savedRequests() -> [[String: Any]] {
        let all = (try? SavedRequests().all()) ?? []
        return all.map {
            [
                "method": $0.method, "state": $0.state.rawValue, "sequence": $0.sequence,
                "saved_at": DateText.text(.with { [saved = $0.savedAt] in $0.seconds = Int64(saved.timeIntervalSince1970) }),
            ]
        }
    }

    private static func server(_ desk: Desk) async throws -> Any {
        let info: Reskontra_V1_GetServerInfoResponse = try await desk.read(
            .getServerInfo, Reskontra_V1_GetServerInfoRequest())
        let limits = try JSONSerialization.jsonObject(with: info.limits.jsonUTF8Data())
        return [
            "version": info.serverVersion, "store": info.storeID.map { byte in String(byte >> 4, radix: 16) + String(byte & 15, radix: 16) }.joined(),
            "timeline": info.timeline, "epoch": info.epoch, "sequence": info.sequence, "sandbox": info.sandbox,
            "now": DateText.text(info.now), "features": info.features, "limits": limits,
        ] as [String: Any]
    }

    private static func access(_ desk: Desk) async throws -> Any {
        let mine: Reskontra_V1_GetMyAccessResponse = try await desk.read(.getMyAccess, Reskontra_V1_GetMyAccessRequest())
        return ["in_force": mine.inForce, "roles": Array(Set(mine.grants.map { Words.of($0.role) })).sorted()] as [String: Any]
    }

    private static func companies(_ desk: Desk) async throws -> Any {
        let answer: Reskontra_V1_ListCompaniesResponse = try await desk.read(
            .listCompanies, Reskontra_V1_ListCompaniesRequest())
        return answer.companies.map {
            [
                "currency": $0.accountingCurrency, "time_zone": $0.timeZone, "state": Words.of($0.state),
                "business_date": DateText.text($0.businessDate),
            ]
        }
    }

    private static func metrics(_ desk: Desk) async throws -> Any {
        let answer: Reskontra_V1_GetMetricsResponse = try await desk.read(.getMetrics, Reskontra_V1_GetMetricsRequest())
        return Dictionary(answer.metrics.map { ($0.name, Int64($0.value)) }) { _, last in last }
    }

    private static func book(_ desk: Desk) async throws -> Any {
        let answer: Reskontra_V1_VerifyBookResponse = try await desk.read(.verifyBook, Reskontra_V1_VerifyBookRequest())
        return [
            "items": answer.items, "customers": answer.customers,
            "digest": String(answer.digestHigh, radix: 16) + "-" + String(answer.digestLow, radix: 16),
            "findings": answer.findings.map(Redaction.bones),
        ] as [String: Any]
    }

    private static func cache(_ desk: Desk) async throws -> Any {
        let answer: Reskontra_V1_CompareCacheResponse = try await desk.read(.compareCache, Reskontra_V1_CompareCacheRequest())
        return [
            "state": answer.state, "customers": answer.customers, "equal": answer.equal, "missing": answer.missing,
            "different": answer.different.count, "watermark": answer.watermark,
        ] as [String: Any]
    }

    /// What kinds of things were recorded when; not for whom, of what, by whom.
    private static func latest(_ desk: Desk, _ count: UInt64) async throws -> Any {
        let info: Reskontra_V1_GetServerInfoResponse = try await desk.read(
            .getServerInfo, Reskontra_V1_GetServerInfoRequest())
        guard info.sequence > 0 else { return [Any]() }
        var request = Reskontra_V1_WatchRequest()
        request.fromSequence = info.sequence >= count ? info.sequence - count + 1 : 1
        var rows: [[String: Any]] = []
        for try await item in try await desk.connection().stream(.watch, request, as: Reskontra_V1_WatchItem.self) {
            let record = item.message
            if record.sequence > info.sequence { break }
            if !record.heartbeat {
                rows.append([
                    "sequence": record.sequence, "at": DateText.text(record.at), "kinds": record.events.map(\.kind),
                ])
            }
            if record.sequence == info.sequence { break }
        }
        return rows
    }
}
