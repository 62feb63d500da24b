import Foundation
import Glibc
import ReskontraClient
import Schema
import SwiftProtobuf
import Testing

extension EndToEnd {
    /// Dunning, interest, automation, aging, write-off and expiries over many days: the test clock (F22) and kill -9 in the
    /// middle of a run.
    @Suite("dunning") struct DunningTests {
        @Test("F22: 90 days in one call post what 90 single days post")
        func ninetyDays() async throws {
            let (once, daily) = (try await LedgerProcess(), try await LedgerProcess())
            for server in [once, daily] { try await Dunning.setUp(server) }
            let whole = try await Dunning.pass(90, once)
            #expect(whole.failures.isEmpty)
            #expect(whole.letters > 0 && whole.interestNotes > 0 && whole.actions > 0)
            var sums: (actions: UInt64, letters: UInt64, notes: UInt64) = (0, 0, 0)
            for _ in 0..<90 {
                let day = try await Dunning.pass(1, daily)
                sums = (sums.actions + day.actions, sums.letters + day.letters, sums.notes + day.interestNotes)
            }
            #expect([sums.actions, sums.letters, sums.notes] == [whole.actions, whole.letters, whole.interestNotes])
            let (first, second) = (try await once.connect(), try await daily.connect())
            let (told, expected) = (try await Dunning.told(first), try await Dunning.told(second))
            #expect(told == expected)
            #expect(told.contains { $0.hasPrefix("letter") && $0.contains("code 3") })
            #expect(told.contains { $0.hasPrefix("authorization") && $0.contains("expired") })
            for connection in [first, second] {
                let verified = try await connection.call(
                    .verifyBook, Reskontra_V1_VerifyBookRequest(), as: Reskontra_V1_VerifyBookResponse.self)
                #expect(verified.message.findings.isEmpty)
            }
        }

        @Test("killed in the middle of any run and run again: the books are those of a server that lived")
        func killed() async throws {
            let reference = try await LedgerProcess()
            try await Dunning.setUp(reference)
            for number in 0..<Self.days {
                var day = Dunning.Day(number, connection: try await reference.connect())
                try await day.run()
                _ = try await Dunning.pass(1, reference, daily: [])
            }
            let expected = try await Dunning.told(reference.connect())

            // Stays when the process that had it open goes.
            let folder = try Folder()
            let store = folder.file("store")
            var server = try await LedgerProcess(store: store)
            try await Dunning.setUp(server)
            var kills = 0
            for number in 0..<Self.days {
                // The server dies with the so-manieth call of the day under way, another one each day.
                var killAt: Int? = 1 + number % 18
                while true {
                    do {
                        let connection = try await server.connect()
                        var day = Dunning.Day(number, connection: connection)
                        day.kill = killAt.map { (call: $0, process: server.child.pid) }
                        try await day.run()
                        break
                    } catch is CallFailure {
                        killAt = nil
                        kills += 1
                        _ = try await server.child.ended()
                        server = try await LedgerProcess(store: store)
                    }
                }
                _ = try await Dunning.pass(1, server, daily: [])
            }
            #expect(kills > Self.days / 2)
            let resumed = try await server.connect()
            #expect(try await Dunning.told(resumed) == expected)
            let verified = try await resumed.call(
                .verifyBook, Reskontra_V1_VerifyBookRequest(), as: Reskontra_V1_VerifyBookResponse.self)
            #expect(verified.message.findings.isEmpty)
        }

        private static let days = 45
    }
}

/// The demo's company with letters, interest, a process, invoices of three customers and a reservation.
private enum Dunning {
    static func setUp(_ server: LedgerProcess) async throws {
        try await EndToEndTests.setUp(server)
        let connection = try await server.connect()
        func call<Request: Message, Answer: Message & Sendable>(
            _ method: Schema.Method, _ answer: Answer.Type, _ request: Request
        ) async throws {
            _ = try await connection.call(method, request, as: Answer.self, key: connection.newKey())
        }
        for (number, type) in [("8100", Reskontra_V1_PostingType.interestIncome), ("8200", .feeRevenue)] {
            try await call(
                .setMainAccount, Reskontra_V1_SetMainAccountResponse.self,
                Reskontra_V1_SetMainAccountRequest.with { ($0.account.number, $0.account.name) = (number, number) })
            try await call(
                .setAutomaticAccount, Reskontra_V1_SetAutomaticAccountResponse.self,
                Reskontra_V1_SetAutomaticAccountRequest.with {
                    ($0.account.postingType, $0.account.mainAccount) = (type, number)
                })
        }
        try await call(
            .setMainAccount, Reskontra_V1_SetMainAccountResponse.self,
            Reskontra_V1_SetMainAccountRequest.with { ($0.account.number, $0.account.name) = ("8300", "Bad debt") })
        try await call(
            .setAgingDefinition, Reskontra_V1_SetAgingDefinitionResponse.self,
            Reskontra_V1_SetAgingDefinitionRequest.with {
                $0.definition.code = "STD"
                $0.definition.ages = [
                    .with { ($0.label, $0.fromAge) = ("older", 15) }, .with { ($0.label, $0.fromAge, $0.toAge) = ("late", 1, 14) },
                    .with { ($0.label, $0.toAge) = ("due", 0) },
                ]
            })
        let sequences = [(Reskontra_V1_SequenceKind.letter, "CL-"), (.interestNote, "IN-"), (.adjustment, "ADJ-")]
        for (kind, prefix) in sequences {
            try await call(
                .setNumberSequence, Reskontra_V1_SetNumberSequenceResponse.self,
                Reskontra_V1_SetNumberSequenceRequest.with {
                    ($0.sequence.kind, $0.sequence.prefix, $0.sequence.digits, $0.sequence.next) = (kind, prefix, 6, 1)
                })
        }
        try await call(
            .setInterestCode, Reskontra_V1_SetInterestCodeResponse.self,
            Reskontra_V1_SetInterestCodeRequest.with {
                $0.code = "I1"
                $0.version.earnings.every = 1
                $0.version.earnings.unit = .month
                $0.version.earnings.percent = .with { ($0.unscaled, $0.scale) = (15, 1) }
            })
        let letters: [(days: UInt32, fee: Int64)] = [(1, 0), (6, 500), (7, 1_000)]
        try await call(
            .setLetterSequence, Reskontra_V1_SetLetterSequenceResponse.self,
            Reskontra_V1_SetLetterSequenceRequest.with {
                $0.sequence.code = "STD"
                $0.sequence.lines = letters.map { letter in
                    Reskontra_V1_LetterSequence.Line.with {
                        $0.days = letter.days
                        ($0.fee.currency, $0.fee.minor) = ("GBP", letter.fee)
                    }
                }
            })
        try await call(
            .setPostingProfile, Reskontra_V1_SetPostingProfileResponse.self,
            Reskontra_V1_SetPostingProfileRequest.with {
                ($0.profile.code, $0.profile.letterSequence) = ("GEN", "STD")
            })
        try await call(
            .setPostingProfileLine, Reskontra_V1_SetPostingProfileLineResponse.self,
            Reskontra_V1_SetPostingProfileLineRequest.with {
                ($0.profile, $0.rowMode) = ("GEN", .update)
                ($0.line.accountCode, $0.line.summaryAccount, $0.line.interestCode) = (.all, "1200", "I1")
                $0.line.writeOffAccount = "8300"
            })
        try await call(
            .setAutomationProcess, Reskontra_V1_SetAutomationProcessResponse.self,
            Reskontra_V1_SetAutomationProcessRequest.with {
                $0.process.code = "USUAL"
                $0.process.steps = [
                    .with { ($0.id, $0.action, $0.before, $0.days, $0.preDunning) = ("SOON", .email, true, 5, true) },
                    .with { ($0.id, $0.action, $0.days) = ("CALL", .activity, 20) },
                ]
            })
        for (place, customer) in try await customers(connection).enumerated() {
            for number in 0..<3 {
                try await call(
                    .postInvoice, Reskontra_V1_PostInvoiceResponse.self,
                    Reskontra_V1_PostInvoiceRequest.with {
                        $0.document.customerNumber = customer
                        $0.document.lines = [
                            .with {
                                $0.mainAccount = "4000"
                                ($0.amount.currency, $0.amount.minor) = ("GBP", Int64(10_000 + 777 * place + 31 * number))
                            }
                        ]
                    })
            }
            try await call(
                .authorize, Reskontra_V1_AuthorizeResponse.self,
                Reskontra_V1_AuthorizeRequest.with {
                    $0.customerNumber = customer
                    ($0.amount.currency, $0.amount.minor) = ("GBP", 100)
                })
        }
    }

    fileprivate static func customers(_ connection: Connection) async throws -> [String] {
        let answer = try await connection.call(
            .listCustomers, Reskontra_V1_ListCustomersRequest(), as: Reskontra_V1_ListCustomersResponse.self)
        return Array(answer.message.customers.map(\.customer.number).filter { $0.hasPrefix("C-1") }.prefix(3))
    }

    /// On a connection of its own: keys are made by the clock it was told when it began.
    static func pass(
        _ days: Int64, _ server: LedgerProcess, daily: [Reskontra_V1_DailyRun] = [.automation, .letters, .interest]
    ) async throws -> Reskontra_V1_SetClockResponse {
        let connection = try await server.connect()
        let info = try await connection.call(
            .getServerInfo, Reskontra_V1_GetServerInfoRequest(), as: Reskontra_V1_GetServerInfoResponse.self)
        return try await connection.call(
            .setClock,
            Reskontra_V1_SetClockRequest.with {
                $0.to = info.message.now
                $0.to.seconds += days * 86_400
                $0.daily = daily
            }, as: Reskontra_V1_SetClockResponse.self, key: connection.newKey(), deadline: .seconds(120)
        ).message
    }

    /// The runs of one day, a customer a call, as a clerk's program makes them; of agings, which pass over everybody, a page.
    struct Day {
        let number: Int
        let connection: Connection
        /// Which call the process is killed in.
        var kill: (call: Int, process: pid_t)?
        private var calls = 0

        init(_ number: Int, connection: Connection) { (self.number, self.connection) = (number, connection) }

        /// On it the second customer is given up.
        private static let writeOffDay = 31

        mutating func run() async throws {
            var after = ""
            repeat {
                after = try await call(
                    .runAutomation, Reskontra_V1_RunAutomationResponse.self,
                    Reskontra_V1_RunAutomationRequest.with { ($0.after, $0.customersMax) = (after, 1) }
                ).next
            } while !after.isEmpty
            var created = 0
            repeat {
                let page = try await call(
                    .createLetters, Reskontra_V1_CreateLettersResponse.self,
                    Reskontra_V1_CreateLettersRequest.with { ($0.after, $0.customersMax) = (after, 1) })
                created += page.letters.count
                after = page.next
            } while !after.isEmpty
            while created > 0 {
                created -= try await call(
                    .postLetters, Reskontra_V1_PostLettersResponse.self,
                    Reskontra_V1_PostLettersRequest.with { $0.lettersMax = 1 }
                ).letters.count
            }
            let today = try await today()
            repeat {
                let page = try await call(
                    .createInterestNotes, Reskontra_V1_CreateInterestNotesResponse.self,
                    Reskontra_V1_CreateInterestNotesRequest.with {
                        ($0.run.toDate, $0.run.after, $0.run.customersMax) = (today, after, 1)
                    })
                after = page.next
                let notes = page.notes.map(\.number)
                if notes.isEmpty { continue }
                _ = try await call(
                    .postInterestNotes, Reskontra_V1_PostInterestNotesResponse.self,
                    Reskontra_V1_PostInterestNotesRequest.with { ($0.notes, $0.ledgerPerNote) = (notes, true) })
            } while !after.isEmpty
            if number == Self.writeOffDay { try await writeOff() }
            try await age()
        }

        private mutating func age() async throws {
            var after = ""
            repeat {
                after = try await call(
                    .createAgingSnapshot, Reskontra_V1_CreateAgingSnapshotResponse.self,
                    Reskontra_V1_CreateAgingSnapshotRequest.with { ($0.after, $0.customersMax) = (after, 1_000) }
                ).next
            } while !after.isEmpty
            var state = Reskontra_V1_AgingExportState.waiting
            while state != .ended {
                state = try await call(
                    .exportAging, Reskontra_V1_ExportAgingResponse.self,
                    Reskontra_V1_ExportAgingRequest.with { ($0.name, $0.details, $0.customersMax) = ("DAY-\(number)", true, 1_000) }
                ).export.state
            }
        }

        /// Not twice: what a killed server had done is not open any more.
        private mutating func writeOff() async throws {
            let customer = try await Dunning.customers(connection)[1]
            let open = try await connection.call(
                .listOpenItems, Reskontra_V1_ListOpenItemsRequest.with { $0.customerNumber = customer },
                as: Reskontra_V1_ListOpenItemsResponse.self
            ).message.items
            if open.isEmpty { return }
            _ = try await call(
                .writeOff, Reskontra_V1_WriteOffResponse.self,
                Reskontra_V1_WriteOffRequest.with { ($0.customerNumber, $0.reason) = (customer, "BAD") })
        }

        private func today() async throws -> Reskontra_V1_Date {
            let companies = try await connection.call(
                .listCompanies, Reskontra_V1_ListCompaniesRequest(), as: Reskontra_V1_ListCompaniesResponse.self)
            return try #require(companies.message.companies.first).businessDate
        }

        private mutating func call<Request: Message & Sendable, Answer: Message & Sendable>(
            _ method: Schema.Method, _ answer: Answer.Type, _ request: Request
        ) async throws -> Answer {
            calls += 1
            let (connection, key) = (connection, connection.newKey())
            async let reply = connection.call(method, request, as: Answer.self, key: key)
            if let kill, kill.call == calls { Glibc.kill(kill.process, SIGKILL) }
            return try await reply.message
        }
    }

    /// What was posted, in words, without ids and numbers: a run that was cut short may have taken some and given them back.
    static func told(_ connection: Connection) async throws -> [String] {
        func page(_ token: String) -> Reskontra_V1_Page { .with { ($0.size, $0.token) = (1_000, token) } }
        var lines: [String] = []
        let letters = try await connection.call(
            .listLetters,
            Reskontra_V1_ListLettersRequest.with { ($0.states, $0.page) = ([.posted], page("")) },
            as: Reskontra_V1_ListLettersResponse.self
        ).message.letters
        lines += letters.map {
            "letter \($0.customerNumber) code \($0.code) \(day($0.postedOn)) \($0.overdueBalance.minor) \($0.fee.minor)"
        }
        for customer in try await customers(connection) {
            let notes = try await connection.call(
                .listInterestNotes,
                Reskontra_V1_ListInterestNotesRequest.with {
                    ($0.customerNumber, $0.states, $0.page) = (customer, [.posted], page(""))
                }, as: Reskontra_V1_ListInterestNotesResponse.self
            ).message.notes
            lines += notes.map { "interest \(customer) to \(day($0.toDate)) \($0.total.minor) of \($0.lines.count)" }
            let items = try await connection.call(
                .listOpenItems,
                Reskontra_V1_ListOpenItemsRequest.with {
                    ($0.customerNumber, $0.includeClosed, $0.page) = (customer, true, page(""))
                }, as: Reskontra_V1_ListOpenItemsResponse.self
            ).message.items
            lines += items.map {
                "item \(customer) \($0.kind) \(day($0.documentDate)) due \(day($0.dueDate)) \($0.original.minor) open \($0.open.minor)"
            }
            let history = try await connection.call(
                .getAutomationHistory, Reskontra_V1_GetAutomationHistoryRequest.with { $0.customerNumber = customer },
                as: Reskontra_V1_GetAutomationHistoryResponse.self
            ).message.actions
            lines += history.map { "action \(customer) \($0.step) \(day($0.date)) \($0.items.count)" }
            let authorizations = try await connection.call(
                .listAuthorizations, Reskontra_V1_ListAuthorizationsRequest.with {
                    ($0.customerNumber, $0.includeFinal) = (customer, true)
                },
                as: Reskontra_V1_ListAuthorizationsResponse.self
            ).message.authorizations
            lines += authorizations.map { "authorization \(customer) \($0.state) \($0.remaining.minor)" }
        }
        lines += try await agings(connection)
        let balance = try await connection.call(
            .getTrialBalance, Reskontra_V1_GetTrialBalanceRequest(), as: Reskontra_V1_GetTrialBalanceResponse.self
        ).message
        lines += balance.rows.map { "balance \($0.mainAccount) \($0.debitMinor) \($0.creditMinor)" }
        return lines.sorted()
    }

    /// Without positions in the log, which killed runs push on.
    private static func agings(_ connection: Connection) async throws -> [String] {
        let aged = try await connection.call(
            .getAgedBalances, Reskontra_V1_GetAgedBalancesRequest.with { $0.page.size = 1_000 },
            as: Reskontra_V1_GetAgedBalancesResponse.self
        ).message.snapshots
        let exports = try await connection.call(
            .listAgingExports, Reskontra_V1_ListAgingExportsRequest.with { $0.page.size = 1_000 },
            as: Reskontra_V1_ListAgingExportsResponse.self
        ).message.exports
        return aged.map { snapshot in
            let amounts = snapshot.periods.map { "\($0.amount.minor)" }.joined(separator: " ")
            return "aged \(snapshot.customerNumber) \(day(snapshot.agingAsOf)) \(snapshot.totalDue.minor): \(amounts)"
        }
            + exports.map { export in
                let amounts = export.totals.periodsMinor.map(String.init).joined(separator: " ")
                return "export \(export.name) \(export.state) \(export.customers) \(export.totals.totalMinor): \(amounts)"
            }
    }

    private static func day(_ date: Reskontra_V1_Date) -> String { "\(date.year)-\(date.month)-\(date.day)" }
}
