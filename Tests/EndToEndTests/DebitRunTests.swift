import Foundation
import ReskontraClient
import Schema
import SwiftProtobuf
import Testing

extension EndToEnd {
    /// A direct debit run over many customers, its file, and what they cost. `make debits COLLECTIONS=100000` asks for
    /// more than the suite's few hundred and holds the figures of the goal against what it measured.
    @Suite("direct debit run") struct DebitRunTests {
        private static let asked = ProcessInfo.processInfo.environment["RESKONTRA_DEBITS"].flatMap(Int.init)
        private static let secondsMax = 15.0
        /// The server's growth over making a file and reading it twice: a piece of its text, and never a file as a whole,
        /// which has a kilobyte for each of any number of collections. Their rows are there before.
        private static let growthMaxKilobytes = 48 * 1_024

        @Test("setup:SD-12, SD-14: each collection stands in the file once, sums are right, reading again gives the same bytes")
        func manyCollections() async throws {
            let count = Self.asked ?? 700
            let server = try await LedgerProcess()
            try await EndToEndTests.setUp(server)
            let connection = try await server.connect()
            let debits = Debits(connection: connection)
            try await debits.setUp()
            try await debits.makeCustomers(count)

            let clock = ContinuousClock()
            let start = clock.now
            let collected = try await debits.run()
            let ran = clock.now
            let before = server.residentKilobytes
            let file = try await debits.makeFile()
            let made = clock.now
            let first = try await debits.read(file)
            let read = clock.now

            #expect(collected.count == count)
            #expect(Int(file.count) == count && file.controlSum.minor == collected.sum)
            #expect(file.pieces == UInt32((count + 499) / 500))
            #expect(first.transactions == count)
            #expect(first.head.contains("<NbOfTxs>\(count)</NbOfTxs>"))
            #expect(first.head.contains("<CtrlSum>\(collected.sum / 100).\(collected.sum % 100 / 10)\(collected.sum % 10)</CtrlSum>"))
            #expect(try await debits.read(file) == first)
            let growth = server.residentKilobytes - before
            #expect(growth < Self.growthMaxKilobytes)
            guard Self.asked != nil else { return }

            let total = Self.seconds(start.duration(to: read))
            print(
                """
                \(count) collections, file of \(first.bytes) bytes in \(file.pieces) pieces
                  run \(Self.seconds(start.duration(to: ran))) s, file made \(Self.seconds(ran.duration(to: made))) s, \
                read \(Self.seconds(made.duration(to: read))) s, in all \(total) s (goal: \(Self.secondsMax) s)
                  server before the file \(before) KiB, grown by \(growth) KiB over file and reading it twice
                """)
            #expect(total < Self.secondsMax)
        }

        private static func seconds(_ duration: Duration) -> Double {
            (Double(duration.components.seconds) * 100 + Double(duration.components.attoseconds / 10_000_000_000_000_000))
                .rounded() / 100
        }
    }
}

/// Debtors with a mandate and an invoice each, through the public RPCs.
private struct Debits {
    let connection: Connection

    struct Text: Equatable {
        var bytes = 0
        var transactions = 0
        /// FNV-1a of all bytes.
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        /// The first piece.
        var head = ""
    }

    private func call<Answer: Message & Sendable>(
        _ method: Schema.Method, _ request: some Message, as type: Answer.Type
    ) async throws -> Answer {
        try await connection.call(method, request, as: type, key: method.writes ? connection.newKey() : nil).message
    }

    func setUp() async throws {
        _ = try await call(
            .setExchangeRate,
            Reskontra_V1_SetExchangeRateRequest.with {
                ($0.rate.from, $0.rate.to) = ("EUR", "GBP")
                ($0.rate.rate.unscaled, $0.rate.rate.scale) = (85, 2)
                ($0.rate.validFrom.year, $0.rate.validFrom.month, $0.rate.validFrom.day) = (2010, 1, 1)
            }, as: Reskontra_V1_SetExchangeRateResponse.self)
        _ = try await call(
            .setMethodOfPayment,
            Reskontra_V1_SetMethodOfPaymentRequest.with {
                ($0.method.code, $0.method.type, $0.method.mainAccount) = ("DEBIT", .electronic, "1030")
                $0.method.requireMandate = true
            }, as: Reskontra_V1_SetMethodOfPaymentResponse.self)
        _ = try await call(
            .setCreditorAccount,
            Reskontra_V1_SetCreditorAccountRequest.with {
                ($0.account.code, $0.account.name) = ("MAIN", "Aldgate & Söhne")
                ($0.account.iban, $0.account.creditorID) = ("DE89370400440532013000", "DE98ZZZ09999999999")
            }, as: Reskontra_V1_SetCreditorAccountResponse.self)
    }

    private static let batch = 500

    func makeCustomers(_ count: Int) async throws {
        for first in stride(from: 0, to: count, by: Self.batch) {
            let numbers = first..<min(first + Self.batch, count)
            let customers = Reskontra_V1_BatchCreateCustomersRequest.with { request in
                request.batchMode = .atomic
                request.items = numbers.map { number in
                    .with {
                        ($0.customer.number, $0.customer.name) = ("DD-\(number)", "Müller \(number)")
                        ($0.customer.group, $0.customer.methodOfPayment) = ("GB", "DEBIT")
                        $0.customer.unlimitedCredit = true
                    }
                }
            }
            _ = try await call(.batchCreateCustomers, customers, as: Reskontra_V1_BatchCreateCustomersResponse.self)
            let invoices = Reskontra_V1_BatchPostInvoicesRequest.with { request in
                request.batchMode = .atomic
                request.items = numbers.map { number in
                    .with {
                        ($0.document.customerNumber, $0.document.currency) = ("DD-\(number)", "EUR")
                        $0.document.dueDate = .with { ($0.year, $0.month, $0.day) = (2010, 12, 15) }
                        $0.document.lines = [
                            .with {
                                ($0.description_p, $0.mainAccount) = ("goods", "4000")
                                $0.amount = .with { ($0.currency, $0.minor) = ("EUR", Int64(1_000 + number % 977)) }
                            }
                        ]
                    }
                }
            }
            _ = try await call(.batchPostInvoices, invoices, as: Reskontra_V1_BatchPostInvoicesResponse.self)
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in numbers {
                    group.addTask {
                        let mandate = Reskontra_V1_CreateMandateRequest.with {
                            ($0.mandate.number, $0.mandate.customerNumber) = ("MND-\(number)", "DD-\(number)")
                            $0.mandate.iban = Self.iban(number)
                            $0.mandate.signatureDate = .with { ($0.year, $0.month, $0.day) = (2010, 11, 2) }
                            $0.mandate.signaturePlace = "Berlin"
                        }
                        _ = try await call(.createMandate, mandate, as: Reskontra_V1_CreateMandateResponse.self)
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    /// A German account number with right check digits.
    private static func iban(_ number: Int) -> String {
        let account = String(1_000_000_000 + number)
        var rest = 0
        // Bank, account, DE as numbers, 00.
        for digit in ("37040044" + account + "131400").utf8 { rest = (rest * 10 + Int(digit) - 48) % 97 }
        let check = 98 - rest
        return "DE" + (check < 10 ? "0" : "") + "\(check)37040044" + account
    }

    func run() async throws -> (count: Int, sum: Int64) {
        var (count, sum) = (0, Int64(0))
        var request = Reskontra_V1_RunDirectDebitsRequest.with { $0.itemsMax = 500 }
        while true {
            let page = try await call(.runDirectDebits, request, as: Reskontra_V1_RunDirectDebitsResponse.self)
            if let left = page.skipped.first { throw Trouble("left out: \(left)") }
            count += page.collections.count
            sum += page.total.minor
            if !page.hasMore_p { return (count, sum) }
            request.after = page.nextAfter
        }
    }

    func makeFile() async throws -> Reskontra_V1_DirectDebitFile {
        try await call(
            .generateDirectDebitFile, Reskontra_V1_GenerateDirectDebitFileRequest.with { $0.format = .pain00800108 },
            as: Reskontra_V1_GenerateDirectDebitFileResponse.self
        ).file
    }

    func read(_ file: Reskontra_V1_DirectDebitFile) async throws -> Text {
        var text = Text()
        let mark = Array("<DrctDbtTxInf>".utf8)
        for piece in 0..<file.pieces {
            let answer = try await call(
                .getDirectDebitFile, Reskontra_V1_GetDirectDebitFileRequest.with { ($0.file, $0.piece) = (file.number, piece) },
                as: Reskontra_V1_GetDirectDebitFileResponse.self)
            if piece == 0 { text.head = String(decoding: answer.content.prefix(2_000), as: UTF8.self) }
            text.bytes += answer.content.count
            // Where the mark's own bytes have come one after the other.
            var found = 0
            for byte in answer.content {
                text.hash = (text.hash ^ UInt64(byte)) &* 0x100_0000_01b3
                found = byte == mark[found] ? found + 1 : byte == mark[0] ? 1 : 0
                guard found == mark.count else { continue }
                text.transactions += 1
                found = 0
            }
        }
        return text
    }
}
