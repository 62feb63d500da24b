import ArgumentParser
import BankFiles
import Foundation
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
        let report: PaymentStatusReport
        let rejected: [RejectedDebit]
        do {
            report = try read()
            rejected = try report.rejected(of: try await told(report.originalID, desk))
        } catch let failure as BankFileFailure {
            throw BankRefusal(description: "\(file): \(failure)")
        }
        if rejected.isEmpty { return tellNothing(report) }
        let requests = try requests(rejected, of: report.originalID)
        let answer = try await preview(requests, desk)
        if answer.known > 0 { Terminal.writeError("\(answer.known) came back before and stay as they are\n") }
        if answer.rejected.isEmpty { return tellNothing(report) }
        if writing.dryRun {
            try desk.show(.bankStatus(answer))
            Terminal.writeError("dry run: nothing was changed\n")
            return
        }
        if !writing.yes || desk.settings.isProtected { try confirm(.bankStatus(answer), answer.rejected.count, desk) }
        try desk.show(.bankStatus(try await book(requests, desk)))
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

    private func confirm(_ table: View, _ count: Int, _ desk: Desk) throws {
        guard Terminal.inputIsTerminal, Terminal.errorIsTerminal else {
            throw Unconfirmed(
                description: "money would move and nobody can be asked: add --yes, or --dry-run to see what would happen")
        }
        var shown = Output(format: .table)
        shown.isColored = desk.output.isColored
        Terminal.writeError(try shown.text(table))
        let answer = Terminal.ask("Book these \(count) rejects in \(desk.place)? [y/N] ") ?? ""
        guard ["y", "yes"].contains(answer.lowercased()) else { throw Unconfirmed(description: "nothing was done") }
    }

    /// A request takes at most 500, each in one record.
    private func requests(
        _ rejects: [RejectedDebit], of file: String
    ) throws -> [Reskontra_V1_ImportBankStatusRequest] {
        var requests: [Reskontra_V1_ImportBankStatusRequest] = []
        for start in stride(from: 0, to: rejects.count, by: 500) {
            var request = Reskontra_V1_ImportBankStatusRequest()
            request.file = file
            for reject in rejects[start..<min(start + 500, rejects.count)] {
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

    /// What each request would come to, by itself.
    private func preview(
        _ requests: [Reskontra_V1_ImportBankStatusRequest], _ desk: Desk
    ) async throws -> Reskontra_V1_ImportBankStatusResponse {
        let connection = try await desk.connection()
        var told = Reskontra_V1_ImportBankStatusResponse()
        for var request in requests {
            request.mode = .preview
            let reply = try await connection.callRetrying(
                .importBankStatus, request, as: Reskontra_V1_ImportBankStatusResponse.self, key: connection.newKey())
            told.add(reply.message)
        }
        return told
    }

    private func book(
        _ requests: [Reskontra_V1_ImportBankStatusRequest], _ desk: Desk
    ) async throws -> Reskontra_V1_ImportBankStatusResponse {
        let connection = try await desk.connection()
        var booked = Reskontra_V1_ImportBankStatusResponse()
        for request in requests {
            let reply = try await Sending(desk: desk, connection: connection).send(
                .importBankStatus, request, as: Reskontra_V1_ImportBankStatusResponse.self, key: connection.newKey())
            booked.add(reply.message)
        }
        return booked
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
