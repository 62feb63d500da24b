import ArgumentParser
import Foundation
import ReskontraClient
import Schema
import SwiftProtobuf

/// `reskontra doctor`: everything a working client needs, one line each. Changes nothing.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Check settings, connection, versions, clock, certificates, limits and cache; exit code 2 on a finding.",
        discussion: """
            EXAMPLES
              reskontra doctor
              reskontra doctor --json well
              reskontra doctor --profile production -o json
            """)
    @OptionGroup var options: CommonOptions

    func run() async throws {
        let desk = try await Desk(options)
        let found = await Examination.of(desk)
        try desk.show(found.view)
        if !found.isWell { throw ExitStatus.no }
    }
}

/// What the doctor looked at. The same stands in a support bundle.
struct Examination: Sendable {
    struct Row: Equatable, Sendable {
        let check: String
        let isGood: Bool
        let detail: String
    }

    private(set) var rows: [Row] = []
    var isWell: Bool { rows.allSatisfy(\.isGood) }

    /// A clock further away than this makes request keys that the server refuses one day.
    static let clockSecondsMax: Int64 = 5
    /// A certificate that ends sooner wants to be renewed now.
    static let certificateDaysMin: Int64 = 14

    private mutating func note(_ check: String, _ isGood: Bool, _ detail: String) {
        rows.append(Row(check: check, isGood: isGood, detail: detail))
    }

    static func of(_ desk: Desk) async -> Examination {
        var found = Examination()
        found.note("settings", true, desk.place)
        found.note("saved requests", canSave(), Places().requests)
        let connection: Connection
        do {
            connection = try await desk.connection()
            found.notePing(connection, try await connection.ping())
            let info: Reskontra_V1_GetServerInfoResponse = try await desk.read(
                .getServerInfo, Reskontra_V1_GetServerInfoRequest())
            found.note(info)
            found.noteCertificates(desk.settings, connection)
            found.noteLimits(info)
        } catch {
            found.note("connection", false, words(error))
            return found
        }
        do {
            found.noteCompanies(
                try await desk.read(.listCompanies, Reskontra_V1_ListCompaniesRequest()), desk.settings.company)
        } catch { found.note("company", false, words(error)) }
        return found
    }

    private mutating func notePing(_ connection: Connection, _ span: Duration) {
        let microseconds = span.components.seconds * 1_000_000 + span.components.attoseconds / 1_000_000_000_000
        note("connection", true, "\(connection.address), round trip \(microseconds) us")
    }

    private mutating func note(_ info: Reskontra_V1_GetServerInfoResponse) {
        note(
            "versions", info.protocolMin <= 1 && info.protocolMax >= 1,
            "client \(clientVersion), server \(info.serverVersion), protocol \(info.protocolMin) to \(info.protocolMax)")
        if info.sandbox {
            note("clock", true, "sandbox, set by request: \(DateText.text(info.now))")
        } else {
            let away = abs(Int64(Date().timeIntervalSince1970.rounded()) - info.now.seconds)
            note("clock", away <= Self.clockSecondsMax, "\(away) s from this machine's")
        }
    }

    private mutating func noteCertificates(_ settings: Settings, _ connection: Connection) {
        let now = Int64(Date().timeIntervalSince1970)
        guard let end = connection.serverCertificateEndsAt else {
            let stays = settings.address.isLoopback
            note("certificates", stays, stays ? "none: the line stays on this machine" : "none: the line is not encrypted")
            return
        }
        noteCertificate("server certificate", end, now)
        guard let file = settings.certificate else { return }
        do {
            noteCertificate("own certificate", try ClientSecurity.certificateEndsAt(file: file), now)
        } catch { note("own certificate", false, Self.words(error)) }
    }

    mutating func noteCertificate(_ name: String, _ end: Int64, _ now: Int64) {
        let (days, day) = ((end - now) / 86_400, DateText.text(DateText.day(ofUnixSeconds: end)))
        note(name, end > now && days >= Self.certificateDaysMin, end > now ? "\(days) days, until \(day)" : "ended \(day)")
    }

    private mutating func noteLimits(_ info: Reskontra_V1_GetServerInfoResponse) {
        let limits = info.limits
        note(
            "limits", limits.batchItems > 0 && limits.requestBytes > 0,
            "\(limits.requestBytes) bytes a request, \(limits.batchItems) items a batch, \(limits.inFlight) in flight, "
                + "keys kept \(limits.keyRetentionDays) days")
        note("cache", info.cache != "down", "redis \(info.cache)")
    }

    private mutating func noteCompanies(_ answer: Reskontra_V1_ListCompaniesResponse, _ wanted: String) {
        let codes = answer.companies.map(\.code)
        note(
            "company", wanted.isEmpty ? codes.count == 1 : codes.contains(wanted),
            "\(wanted.isEmpty ? "none chosen" : wanted); the store has \(codes.isEmpty ? "none" : codes.joined(separator: ", "))")
    }

    private static func words(_ error: any Error) -> String {
        (error as? CallFailure).map { FailureReport($0).message } ?? "\(error)"
    }

    private static func canSave() -> Bool {
        let folder = Places().requests
        try? FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        return access(folder, W_OK) == 0
    }
}

extension Examination {
    var view: View {
        let table = Table(
            [.text("check"), .text("result"), .text("detail")],
            rows: rows.map { [.text($0.check), .text($0.isGood ? "ok" : "LOOK", $0.isGood ? .good : .bad), .text($0.detail)] })
        // The findings are ours, no message of the protocol.
        var view = View(Google_Protobuf_Empty(), table, lines: [])
        view.parts = [("checks", Google_Protobuf_ListValue(values: rows.map(\.value))), ("well", Google_Protobuf_BoolValue(isWell))]
        return view
    }
}

extension Examination.Row {
    fileprivate var value: Google_Protobuf_Value {
        let fields = ["check": check, "result": isGood ? "ok" : "look", "detail": detail]
        return Google_Protobuf_Value(structValue: .init(fields: fields.mapValues { .init(stringValue: $0) }))
    }
}

extension Address {
    /// Whether the server is on this machine.
    var isLoopback: Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") }
}
