import ArgumentParser
import Foundation
import ReskontraClient
import Schema

/// `reskontra doctor`: everything a working client needs, one line each. Changes nothing.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Check settings, connection, versions, clock and cache; exit code 2 on a finding.",
        discussion: """
            EXAMPLES
              reskontra doctor
              reskontra doctor --profile production
            """)
    @OptionGroup var options: CommonOptions

    private static let clockSecondsMax: Int64 = 5

    func run() async throws {
        let desk = try await Desk(options)
        var rows: [[Table.Cell]] = []
        var isWell = true
        func report(_ what: String, _ isGood: Bool, _ detail: String) {
            rows.append([.text(what), .text(isGood ? "ok" : "LOOK", isGood ? .good : .bad), .text(detail)])
            if !isGood { isWell = false }
        }
        func finish() throws {
            let table = Table([.text("check"), .text("result"), .text("detail")], rows: rows)
            let answer = Reskontra_V1_GetServerInfoResponse()
            var output = desk.output
            // The findings are ours, no message of the protocol.
            if output.format == .json || output.format == .jsonl { output.format = .table }
            try output.write(View(answer, table, lines: []))
            if !isWell { throw ExitStatus.no }
        }
        report("settings", true, desk.place)
        report("saved requests", Self.canSave(), Places().requests)
        let connection: Connection
        do {
            connection = try await desk.connection()
        } catch let failure as CallFailure {
            report("connection", false, FailureReport(failure).message)
            try finish()
            return
        }
        let pause = try await connection.ping()
        let microseconds =
            pause.components.seconds * 1_000_000 + pause.components.attoseconds / 1_000_000_000_000
        report("connection", true, "\(connection.address), round trip \(microseconds) us")
        let info: Reskontra_V1_GetServerInfoResponse = try await desk.read(
            .getServerInfo, Reskontra_V1_GetServerInfoRequest())
        report(
            "versions", info.protocolMin <= 1 && info.protocolMax >= 1,
            "client \(clientVersion), server \(info.serverVersion), protocol \(info.protocolMin) to \(info.protocolMax)"
        )
        let away = abs(Int64(Date().timeIntervalSince1970.rounded()) - info.now.seconds)
        if info.sandbox {
            report("clock", true, "sandbox, set by request: \(DateText.text(info.now))")
        } else {
            report("clock", away <= Self.clockSecondsMax, "\(away) s from this machine's")
        }
        report(
            "limits", true,
            "\(info.limits.requestBytes) bytes a request, \(info.limits.batchItems) items a batch")
        report("cache", info.cache != "down", "redis \(info.cache)")
        let companies: Reskontra_V1_ListCompaniesResponse = try await desk.read(
            .listCompanies, Reskontra_V1_ListCompaniesRequest())
        let codes = companies.companies.map(\.code)
        let wanted = desk.settings.company
        report(
            "company", wanted.isEmpty ? codes.count == 1 : codes.contains(wanted),
            "\(wanted.isEmpty ? "none chosen" : wanted); the store has \(codes.isEmpty ? "none" : codes.joined(separator: ", "))"
        )
        try finish()
    }

    private static func canSave() -> Bool {
        let folder = Places().requests
        try? FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        return access(folder, W_OK) == 0
    }
}
