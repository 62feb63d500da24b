import ArgumentParser
import Foundation
import ReskontraClient
import Schema

/// `reskontra setup import`: makes the calls that `setup export` wrote, in their order.
struct SetupImport: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Make the calls of a file that `setup export` wrote.",
        discussion: """
            EXAMPLES
              reskontra setup import setup.jsonl
              reskontra setup import setup.jsonl --address 127.0.0.1:7411

            Nothing is sent before every line has been read. A company or a line of a posting profile that is there already \
            stays as it is, as does a draft that says the same; everything else is set as the file says, so running it \
            twice changes nothing. The first refusal ends the import and names its line: mend it and run the file again.
            """)

    @Argument(help: ArgumentHelp("File of JSON lines.", valueName: "file"))
    var file: String
    @OptionGroup var options: CommonOptions
    var isWatchable: Bool { false }

    func run(_ desk: Desk) async throws {
        guard let bytes = WholeFile.read(file) else { throw TextFailure("\(file) cannot be read") }
        let calls = try SetupCall.parse(bytes)
        let connection = try await desk.connection()
        var there = 0
        var drafts = try await knownDrafts(of: calls, desk)
        var progress = ProgressBar("setup import", total: UInt64(calls.count))
        for (place, call) in calls.enumerated() {
            // A draft has no number to be known by.
            if call.method == .createFreeTextInvoice, let known = drafts.firstIndex(of: call.message) {
                drafts.remove(at: known)
                there += 1
                continue
            }
            do {
                _ = try await connection.callRaw(method: call.method.rawValue, bytes: call.message, key: connection.newKey())
            } catch CallFailure.refused(let status) {
                // An assignment is refused so for another one's sake: it is not there.
                let isThere =
                    status.reason == "COMPANY_EXISTS"
                    || status.reason == "DUPLICATE_KEY" && call.method != .setRecurringAssignment
                guard isThere else {
                    progress.finish()
                    Terminal.writeError("line \(call.line), \(call.method.name):\n")
                    throw CallFailure.refused(status)
                }
                there += 1
            }
            progress.update(UInt64(place + 1), note: call.method.name)
        }
        progress.finish()
        Terminal.write("\(calls.count) lines: \(calls.count - there) calls made, \(there) already there\n")
    }

    /// What an export would tell of the drafts that are there; none where the file has none.
    private func knownDrafts(of calls: [SetupCall], _ desk: Desk) async throws -> [[UInt8]] {
        var companies: [String] = []
        for call in calls where call.method == .createFreeTextInvoice {
            let company = try Reskontra_V1_CreateFreeTextInvoiceRequest(serializedBytes: call.message).company
            if !companies.contains(company) { companies.append(company) }
        }
        var drafts: [[UInt8]] = []
        for company in companies {
            drafts += try await SetupCalls(desk: desk).draftRequests(company).requests.map { try $0.serializedBytes() }
        }
        return drafts
    }
}

/// A call of a set-up file.
struct SetupCall {
    let line: Int
    let method: Schema.Method
    let message: [UInt8]

    /// Every line, or the first that is wrong.
    static func parse(_ bytes: [UInt8]) throws -> [SetupCall] {
        var calls: [SetupCall] = []
        for (place, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() where !line.isEmpty {
            do {
                calls.append(try parse(Data(line), line: place + 1))
            } catch {
                throw TextFailure("line \(place + 1) is not a call of the set-up: \(reason(error))")
            }
        }
        return calls
    }

    private static func parse(_ text: Data, line: Int) throws -> SetupCall {
        guard let row = try JSONSerialization.jsonObject(with: text) as? [String: Any], let name = row["method"] as? String,
            let request = row["request"] as? [String: Any]
        else { throw TextFailure("it needs \"method\" and \"request\"") }
        let method = try Schema.Method.named(name)
        guard method.writes, !method.streams else { throw TextFailure("\(method.name) sets nothing up") }
        let json = try JSONSerialization.data(withJSONObject: request)
        return SetupCall(
            line: line, method: method, message: try method.messageTypes.request.init(jsonUTF8Data: json).serializedBytes())
    }

    private static func reason(_ error: any Error) -> String { (error as? ValidationError)?.message ?? "\(error)" }
}
