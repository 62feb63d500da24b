import ArgumentParser
import BankFiles
import Foundation
import ReskontraClient
import Schema

struct DirectDebitImport: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Take a bank's payment status report (pain.002): what it rejects is open again.",
        discussion: """
            The whole report is checked against the file of ours it is about before anything is booked: a report that is
            damaged, of another kind, or that names what the file does not have is refused with its line. What came back
            before stays as it is, so a report may be taken twice. Rejects of the file, of a payment information or of one
            transaction are told apart; returns after settlement come with camt.054: reskontra bank import.

            EXAMPLES
              reskontra direct-debit import status.xml --dry-run
              reskontra direct-debit import status.xml --date 2026-06-30 --yes
              reskontra direct-debit import status.xml --fee 3.50 --pass-fee-on --yes
            """)

    @Argument(help: ArgumentHelp("pain.002, plain or gzip.", valueName: "file")) var file: String
    @Option(name: .customLong("date"), help: ArgumentHelp("Of the bookings; without one the business date.", valueName: "date"))
    var day: String?
    @Option(help: ArgumentHelp("What the bank takes for each reject, in EUR.", valueName: "amount")) var fee: String?
    @Flag(help: "Charge the fee to the customers.") var passFeeOn = false
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        try writing.refuseProposing()
        if desk.settings.isProtected { Terminal.writeError("protected profile: \(desk.place)\n") }
        let report: PaymentStatusReport
        let rejected: [RejectedDebit]
        do {
            report = try read()
            rejected = try report.rejected(of: try await told(report.originalID, desk))
        } catch let failure as BankFileFailure {
            throw BankRefusal(description: "\(file): \(failure)")
        }
        if rejected.isEmpty { return tellNothing(report) }
        var requests = try requests(rejected, of: report.originalID)
        let (answer, sequence) = try await preview(requests, rejected, desk)
        if answer.known > 0 { Terminal.writeError("\(answer.known) came back before and stay as they are\n") }
        if answer.rejected.isEmpty { return tellNothing(report) }
        if writing.dryRun {
            try desk.show(.bankStatus(answer))
            Terminal.writeError("dry run: nothing was changed\n")
            return
        }
        if !writing.yes || desk.settings.isProtected {
            try await desk.confirm("Book these \(answer.rejected.count) rejects", .bankStatus(answer), as: .table)
            // Of several each changes what the next one reads.
            if requests.count == 1 { requests[0].require(unchangedSince: sequence) }
        }
        try desk.show(.bankStatus(try await book(requests, rejected, desk)))
    }

    private func tellNothing(_ report: PaymentStatusReport) {
        Terminal.writeError("\(report.originalID): the report \(report.id) rejects nothing that is not booked\n")
    }

    private func read() throws -> PaymentStatusReport {
        let source = try CSVSource(path: file)
        let report = try PaymentStatusReport.read(descriptor: source.descriptor)
        try source.finish()
        return report
    }

    /// ISO codes have four characters; a bank's own word is the text of none.
    private static func reason(_ reject: RejectedDebit) -> String {
        let isCode = reject.reason.utf8.count == 4 && reject.reason.utf8.allSatisfy { $0 < 0x80 }
        return isCode ? reject.reason.uppercased() : ""
    }

    /// The bank's own word where it is no code, and what it wrote beside it.
    private static func text(_ reject: RejectedDebit) -> String {
        let parts = [reason(reject).isEmpty ? reject.reason : "", reject.text].filter { !$0.isEmpty }
        var text = parts.joined(separator: ": ")
        while text.utf8.count > 200 { text.removeLast() }
        return text
    }

    // MARK: The file it is about

    private func told(_ number: String, _ desk: Desk) async throws -> [ToldDebit] {
        var bytes: [UInt8] = []
        var (piece, pieces) = (UInt32(0), UInt32(1))
        while piece < pieces {
            let place = piece
            let answer: Reskontra_V1_GetDirectDebitFileResponse = try await desk.read(
                .getDirectDebitFile,
                Reskontra_V1_GetDirectDebitFileRequest.with {
                    $0.file = number
                    $0.piece = place
                })
            bytes += answer.content
            pieces = answer.file.pieces
            piece += 1
        }
        return try [ToldDebit].read(pain008: bytes)
    }

    // MARK: Booking

    /// Rejects of one request, which is one record.
    private static let rejectsMax = 500

    private func requests(
        _ rejects: [RejectedDebit], of file: String
    ) throws -> [Reskontra_V1_ImportBankStatusRequest] {
        var requests: [Reskontra_V1_ImportBankStatusRequest] = []
        for start in stride(from: 0, to: rejects.count, by: Self.rejectsMax) {
            var request = Reskontra_V1_ImportBankStatusRequest()
            request.file = file
            for reject in rejects[start..<min(start + Self.rejectsMax, rejects.count)] {
                request.rejects.append(
                    .with {
                        $0.endToEndID = reject.endToEnd
                        $0.reason = Self.reason(reject)
                        $0.text = Self.text(reject)
                        $0.amount = .with {
                            $0.currency = "EUR"
                            $0.minor = reject.amount
                        }
                    })
            }
            if let day { request.date = try date(day) }
            if let fee { request.bankFee = try usage { () throws(TextFailure) in try MoneyText.parse(fee, currency: "EUR") } }
            request.passFeeOn = passFeeOn
            requests.append(request)
        }
        return requests
    }

    /// What each request would come to, by itself, and what the first was true at.
    private func preview(
        _ requests: [Reskontra_V1_ImportBankStatusRequest], _ rejects: [RejectedDebit], _ desk: Desk
    ) async throws -> (answer: Reskontra_V1_ImportBankStatusResponse, sequence: UInt64) {
        let connection = try await desk.connection()
        var told = Reskontra_V1_ImportBankStatusResponse()
        var sequence: UInt64 = 0
        for (index, plain) in requests.enumerated() {
            var request = plain
            request.mode = .preview
            let asking = request
            let reply = try await naming(rejects, of: index) {
                try await connection.callRetrying(
                    .importBankStatus, asking, as: Reskontra_V1_ImportBankStatusResponse.self, key: connection.newKey())
            }
            if index == 0 { sequence = reply.sequence }
            told.add(reply.message)
        }
        return (told, sequence)
    }

    /// `--key` is that of the first request.
    private func book(
        _ requests: [Reskontra_V1_ImportBankStatusRequest], _ rejects: [RejectedDebit], _ desk: Desk
    ) async throws -> Reskontra_V1_ImportBankStatusResponse {
        let connection = try await desk.connection()
        var booked = Reskontra_V1_ImportBankStatusResponse()
        for (index, request) in requests.enumerated() {
            let key = index == 0 ? try writing.requestKey(connection) : connection.newKey()
            let reply = try await naming(rejects, of: index) {
                try await Sending(desk: desk, connection: connection).send(
                    .importBankStatus, request, as: Reskontra_V1_ImportBankStatusResponse.self, key: key)
            }
            booked.add(reply.message)
        }
        return booked
    }

    /// A refusal of one reject is told with its line of the report.
    private func naming<Value>(
        _ rejects: [RejectedDebit], of request: Int, _ call: () async throws -> Value
    ) async throws -> Value {
        do {
            return try await call()
        } catch CallFailure.refused(let status) {
            throw CallFailure.refused(
                status.told(of: file, rejectsAt: rejects[(request * Self.rejectsMax)...].map(\.line)))
        }
    }
}

extension StatusFailure {
    /// With the lines of a file: `rejects[n]` was read from `lines[n]`, and nobody sees the request.
    func told(of file: String, rejectsAt lines: [Int]) -> StatusFailure {
        let found = violations.map { Self.place($0.field).flatMap { lines.indices.contains($0) ? lines[$0] : nil } }
        guard let first = found.lazy.compactMap({ $0 }).first else { return self }
        return StatusFailure(
            code: code, reason: reason, message: "\(file): line \(first): \(message)",
            violations: zip(violations, found).map { violation, line in
                guard let line else { return violation }
                return Violation(field: violation.field, description: "line \(line): \(violation.description)")
            },
            figures: figures, retryDelay: retryDelay, requestKey: requestKey, sequence: sequence)
    }

    /// n of `rejects[n]…`; nil: the field is of the request itself.
    private static func place(_ field: String) -> Int? {
        guard field.hasPrefix("rejects["), let end = field.firstIndex(of: "]") else { return nil }
        return Int(field[..<end].dropFirst("rejects[".count))
    }
}

extension Reskontra_V1_ImportBankStatusResponse {
    fileprivate mutating func add(_ answer: Self) {
        rejected += answer.rejected
        known += answer.known
    }
}

extension View {
    fileprivate static func bankStatus(_ answer: Reskontra_V1_ImportBankStatusResponse) -> View {
        .returnedDebits(answer.rejected.map(\.collection), answer)
    }
}
