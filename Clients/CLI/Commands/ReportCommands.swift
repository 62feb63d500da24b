import ArgumentParser
import Foundation
import ReskontraClient
import Schema

struct StatementCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "statement", abstract: "Statement of account.",
        subcommands: [Show.self, StatementCreate.self, StatementList.self, StatementPrint.self])

    struct Show: ClientCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Opening balance, what was posted, closing balance.",
            discussion: """
                EXAMPLES
                  reskontra statement show C-1001 --from 2010-12-01 --to 2010-12-31
                  reskontra statement show C-1001 --from 2010-12-01 --to 2010-12-31 -o csv
                  reskontra statement show C-1001 --from 2010-12-01 --to 2010-12-31 --known-at 2011-01-03T08:00:00Z
                """)
        @Argument(help: "Customer number.", completion: .customers) var number: String
        @Option(help: "First day.") var from: String
        @Option(help: "Last day.") var to: String
        @Option(help: "Currency; left out: the customer's.") var currency = ""
        @OptionGroup var known: KnownAtOptions
        @OptionGroup var options: CommonOptions

        func run(_ desk: Desk) async throws {
            var request = Reskontra_V1_GetStatementRequest()
            request.customerNumber = number
            request.from = try DateText.parse(from)
            request.to = try DateText.parse(to)
            request.currency = currency
            request.knownAt = try await known.sequence(desk)
            try desk.show(.statement(try await desk.read(.getStatement, request), customer: number))
        }
    }
}

struct AgingCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "aging", abstract: "Open amounts by age.",
        subcommands: [
            Show.self, AgingSnapshotCommand.self, AgingList.self, AgingExportCommand.self, AgingExported.self,
            AgingForget.self,
        ])

    struct Show: ClientCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "One customer or all that have open items.",
            discussion: """
                EXAMPLES
                  reskontra aging show C-1001
                  reskontra aging show --totals --as-of 2010-12-31
                  reskontra aging show --as-of 2010-12-31 --known-at 2011-01-03T08:00:00Z
                  reskontra aging show --all -o csv
                  reskontra aging show --bars
                """)
        @Argument(help: "Customer number; left out: all.") var number = ""
        @Flag(help: "Only the totals.") var totals = false
        @Flag(help: "The totals as bars.") var bars = false
        @OptionGroup var at: AtOptions
        @OptionGroup var pages: PageOptions
        @OptionGroup var options: CommonOptions

        func run(_ desk: Desk) async throws {
            var request = Reskontra_V1_GetAgingRequest()
            request.customerNumber = number
            request.totalsOnly = totals
            if let at = try await at.at(desk) { request.at = at }
            if bars { request.totalsOnly = true }
            let asked = request
            let answer = try await pages.collect(
                { page in
                    var request = asked
                    request.page = page
                    return try await desk.read(.getAging, request, as: Reskontra_V1_GetAgingResponse.self)
                }, token: \.nextPageToken,
                join: {
                    // The totals are of the whole listing on each page.
                    $0.rows += $1.rows
                    $0.nextPageToken = $1.nextPageToken
                })
            guard bars else { return try desk.show(.aging(answer, totalsOnly: totals)) }
            try desk.show(View(answer, .bars(answer, width: min(60, max(10, Terminal.width - 40))), lines: answer.totals))
        }
    }
}

struct LedgerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger", abstract: "The subledger's accounts, vouchers and batches for the general ledger.",
        subcommands: [
            TrialBalance.self, LedgerVouchers.self, LedgerTransferCommand.self, LedgerTransferList.self,
            LedgerTransferShow.self,
        ])

    struct TrialBalance: ClientCommand {
        static let configuration = CommandConfiguration(
            commandName: "trial-balance",
            abstract: "Debits and credits per account; exit code 2 if they differ.",
            discussion: """
                EXAMPLES
                  reskontra ledger trial-balance
                  reskontra ledger trial-balance --as-of 2010-12-31 -o csv
                  reskontra ledger trial-balance --as-of 2010-12-31 --known-at 4711
                  reskontra ledger trial-balance --as-of 2010-12-31 --known-at 2011-01-03T08:00:00Z
                """)
        @Option(help: "As of this date.") var asOf: String?
        @OptionGroup var known: KnownAtOptions
        @OptionGroup var options: CommonOptions

        func run(_ desk: Desk) async throws {
            var request = Reskontra_V1_GetTrialBalanceRequest()
            request.knownAt = try await known.sequence(desk)
            if let asOf { request.asOf = try DateText.parse(asOf) }
            let answer: Reskontra_V1_GetTrialBalanceResponse = try await desk.read(.getTrialBalance, request)
            try desk.show(.trialBalance(answer))
            if answer.accountingDifferenceMinor != 0 || answer.receivablesMinor != answer.openItemsMinor {
                throw ExitStatus.no
            }
        }
    }
}

struct FindCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "find", abstract: "Search every kind of number.",
        discussion: """
            EXAMPLES
              reskontra find FTI-000012
              reskontra find 4711 -o json
            """)
    @Argument(help: "Number or id.") var number: String
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_FindRequest()
        request.number = number
        let answer: Reskontra_V1_FindResponse = try await desk.read(.find, request)
        try desk.show(.hits(answer))
        if answer.hits.isEmpty { throw ExitStatus.notFound }
    }
}

struct EventCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "event", abstract: "Committed records as they come.", subcommands: [Watch.self, EventTail.self],
        aliases: ["events"])

    struct Watch: ClientCommand {
        static let configuration = CommandConfiguration(
            commandName: "watch", abstract: "One JSON document per record, until interrupted.",
            discussion: """
                EXAMPLES
                  reskontra event watch
                  reskontra event watch --from 1 --customer C-1001 --limit 5
                  reskontra event watch --snapshot --kind itemPosted --kind itemsSettled

                With --snapshot the open items as of one record come first; what follows are the records after it.
                """)
        @Option(help: "First record; left out: the next one.") var from: UInt64 = 0
        @Option(name: .customLong("customer"), help: "Only this customer; may be repeated.") var customers:
            [String] = []
        @Option(name: .customLong("kind"), help: "Only events of this kind, as they are named; may be repeated.") var kinds:
            [String] = []
        @Flag(help: "Open items first, as of one record.") var snapshot = false
        @Flag(help: "The records as the log has them, too.") var full = false
        @Option(help: "Stop after so many records.") var limit: Int = .max
        @OptionGroup var options: CommonOptions
        var isWatchable: Bool { false }

        func validate() throws {
            guard !snapshot || from == 0 else { throw ValidationError("--snapshot says itself where records begin") }
            guard !full || customers.isEmpty && kinds.isEmpty else {
                throw ValidationError("--full tells whole records: not with --customer or --kind")
            }
        }

        func run(_ desk: Desk) async throws {
            var request = Reskontra_V1_WatchRequest()
            request.fromSequence = from
            request.customerNumbers = customers
            request.kinds = kinds
            request.snapshot = snapshot
            if full { request.view = .full }
            if !customers.isEmpty || snapshot { request.company = desk.settings.company }
            let connection = try await desk.connection()
            var left = limit
            for try await item in connection.stream(.watch, request, as: Reskontra_V1_WatchItem.self) {
                if item.message.heartbeat { continue }
                Terminal.write(try Output.jsonLine(item.message) + "\n")
                left -= 1
                if left <= 0 { return }
            }
        }
    }
}

struct CacheCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cache", abstract: "What Redis holds, beside the ledger.",
        subcommands: [Show.self, Compare.self])

    struct Show: ClientCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "One customer; exit code 2 when a field differs.",
            discussion: """
                EXAMPLES
                  reskontra cache show C-1001
                  reskontra cache show C-1001 -o json
                """)
        @Argument(help: "Customer number.", completion: .customers) var number: String
        @OptionGroup var options: CommonOptions

        func run(_ desk: Desk) async throws {
            var request = Reskontra_V1_GetCachedPositionRequest()
            request.customerNumber = number
            let answer: Reskontra_V1_GetCachedPositionResponse = try await desk.read(
                .getCachedPosition, request)
            let table = Table(
                [.text("field"), .text("redis"), .text("ledger"), .text("equal")],
                rows: answer.fields.map {
                    [
                        .text($0.name), .text($0.cached), .text($0.ledger),
                        .text($0.equal ? "yes" : "NO", $0.equal ? .good : .bad),
                    ]
                })
            try desk.show(
                View(
                    answer, table, lines: answer.fields,
                    footer: [
                        "\(answer.state) \(answer.detail) as of \(answer.asOfSequence), watermark \(answer.watermark)"
                    ]))
            if answer.state != "hit" {
                Terminal.writeError("\(answer.state) \(answer.detail)\n")
                throw answer.state == "off" || answer.state == "unavailable"
                    ? ExitStatus.unavailable : ExitStatus.notFound
            }
            if answer.fields.contains(where: { !$0.equal }) { throw ExitStatus.no }
        }
    }

    struct Compare: ClientCommand {
        static let configuration = CommandConfiguration(
            commandName: "compare", abstract: "Every customer; exit code 2 when one differs.",
            discussion: """
                EXAMPLES
                  reskontra cache compare
                  reskontra cache compare --json customers,equal
                """)
        @OptionGroup var options: CommonOptions

        func run(_ desk: Desk) async throws {
            let answer: Reskontra_V1_CompareCacheResponse = try await desk.read(
                .compareCache, Reskontra_V1_CompareCacheRequest())
            try desk.show(.plain(answer, title: "Redis beside the ledger"))
            if answer.state != "compared" { throw ExitStatus.unavailable }
            if answer.equal != answer.customers { throw ExitStatus.no }
        }
    }
}

struct ServerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "server", abstract: "The server itself.",
        subcommands: [Info.self, Verify.self, Metrics.self, ServerLatency.self, Clock.self, SupportBundle.self])

    struct Info: ClientCommand {
        static let configuration = CommandConfiguration(
            commandName: "info", abstract: "Version, store, limits.",
            discussion: """
                EXAMPLES
                  reskontra server info
                  reskontra server info --json sequence,now
                """)
        @OptionGroup var options: CommonOptions

        func run(_ desk: Desk) async throws {
            let answer: Reskontra_V1_GetServerInfoResponse = try await desk.read(
                .getServerInfo, Reskontra_V1_GetServerInfoRequest())
            try desk.show(.plain(answer, title: "server at \(desk.settings.address)"))
        }
    }

    struct Verify: ClientCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify", abstract: "Recompute what the book keeps; exit code 2 on a finding.",
            discussion: """
                EXAMPLES
                  reskontra server verify
                  reskontra server verify -o json
                """)
        @OptionGroup var options: CommonOptions

        func run(_ desk: Desk) async throws {
            let answer: Reskontra_V1_VerifyBookResponse = try await desk.read(
                .verifyBook, Reskontra_V1_VerifyBookRequest())
            let title = answer.findings.isEmpty ? "the book is right" : "the book is WRONG"
            try desk.show(.plain(answer, title: title, notes: answer.findings))
            if !answer.findings.isEmpty { throw ExitStatus.no }
        }
    }

    struct Metrics: ClientCommand {
        static let configuration = CommandConfiguration(
            commandName: "metrics", abstract: "The server's counters.",
            discussion: """
                EXAMPLES
                  reskontra server metrics
                  reskontra server metrics -o csv --columns name,value
                """)
        @OptionGroup var options: CommonOptions

        func run(_ desk: Desk) async throws {
            let answer: Reskontra_V1_GetMetricsResponse = try await desk.read(
                .getMetrics, Reskontra_V1_GetMetricsRequest())
            let table = Table(
                [.text("name"), .text("value"), .text("help")],
                rows: answer.metrics.map { [.text($0.name), .text("\(Int64($0.value))"), .text($0.help)] })
            try desk.show(View(answer, table, lines: answer.metrics))
        }
    }

    struct Clock: ClientCommand {
        static let configuration = CommandConfiguration(
            commandName: "clock", abstract: "Move a sandbox's clock forward.",
            discussion: """
                EXAMPLES
                  reskontra server clock 2010-12-24T10:00:00Z
                  reskontra server clock --advance 90d --daily letters --daily interest
                """)
        @Argument(help: "UTC instant.") var to: String?
        @Option(help: ArgumentHelp("By so many days, hours or minutes instead: 90d, 12h, 30m.", valueName: "span"))
        var advance: String?
        @Option(
            name: .customLong("daily"), parsing: .singleValue,
            help: "What is done at the end of every day: automation, letters or interest. May be repeated.")
        var daily: [String] = []
        @OptionGroup var write: WriteOptions
        @OptionGroup var options: CommonOptions

        func validate() throws {
            guard (to == nil) != (advance == nil) else { throw ValidationError("name an instant or --advance") }
            guard let advance else { return }
            do throws(TextFailure) { _ = try SpanText.seconds(advance) } catch { throw ValidationError("\(error)") }
        }

        func run(_ desk: Desk) async throws {
            try write.refuseProposing()
            var request = Reskontra_V1_SetClockRequest()
            if let to { request.to = try DateText.parseInstant(to) }
            request.daily = try daily.map { try Words.parse($0, as: Reskontra_V1_DailyRun.self, what: "daily run") }
            let connection = try await desk.connection()
            if let advance {
                let info: Reskontra_V1_GetServerInfoResponse = try await desk.read(
                    .getServerInfo, Reskontra_V1_GetServerInfoRequest())
                request.to = info.now
                request.to.seconds += try SpanText.seconds(advance)
            }
            let reply = try await Sending(desk: desk, connection: connection).send(
                .setClock, request, as: Reskontra_V1_SetClockResponse.self, key: write.requestKey(connection))
            try desk.show(.plain(reply.message, title: "clock"))
        }
    }
}

struct SetupCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "setup", abstract: "Companies and their set-up.",
        subcommands: [
            Show.self, Companies.self, SetupParameter.self, SetupSequence.self, SetupExport.self, SetupImport.self,
        ])

    struct Show: ClientCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Everything set up for the company.",
            discussion: """
                EXAMPLES
                  reskontra setup show
                  reskontra setup show --company UK01 -o json
                """)
        @OptionGroup var options: CommonOptions

        func run(_ desk: Desk) async throws {
            try desk.showJSON(
                try await desk.read(
                    .getSetup, Reskontra_V1_GetSetupRequest(), as: Reskontra_V1_GetSetupResponse.self))
        }
    }

    struct Companies: ClientCommand {
        static let configuration = CommandConfiguration(
            commandName: "companies", abstract: "The companies of the store.",
            discussion: """
                EXAMPLES
                  reskontra setup companies
                  reskontra setup companies --json code,state
                """)
        @OptionGroup var options: CommonOptions

        func run(_ desk: Desk) async throws {
            let answer: Reskontra_V1_ListCompaniesResponse = try await desk.read(
                .listCompanies, Reskontra_V1_ListCompaniesRequest())
            let table = Table(
                [
                    .text("code"), .text("name"), .text("currency"), .text("time_zone"),
                    .text("business_date"), .text("state"),
                ],
                rows: answer.companies.map {
                    [
                        .text($0.code), .text($0.name), .text($0.accountingCurrency), .text($0.timeZone),
                        .date($0.businessDate), .text(Words.of($0.state)),
                    ]
                })
            try desk.show(View(answer, table, lines: answer.companies))
        }
    }
}

struct OutcomeCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "outcome", abstract: "What became of a request key. Exit code 2: it was not committed.",
        discussion: """
            EXAMPLES
              reskontra outcome 012ca109-c1c0-7981-9c79-75a1796052af
              reskontra outcome 012ca109-c1c0-7981-9c79-75a1796052af -o json
            """)
    @Argument(help: "Request key.") var key: String
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        guard let key = RequestKey(key) else { throw ValidationError("'\(key)' is not a UUIDv7") }
        var request = Reskontra_V1_GetOutcomeRequest()
        request.requestKey = Data(key.bytes)
        let answer: Reskontra_V1_GetOutcomeResponse = try await desk.read(.getOutcome, request)
        var card = Card("request \(key)")
        card.add("outcome", Words.of(answer.outcome))
        if answer.outcome == .committed {
            card.add("sequence", .number(answer.sequence))
            card.add(
                "method", Schema.Method(rawValue: UInt16(clamping: answer.method))?.name ?? "\(answer.method)"
            )
            card.add("at", .instant(answer.at))
            card.notes.append(
                "reskontra retry \(key) shows its answer again, if the request was sent from here.")
        }
        try desk.show(View(answer, card))
        if answer.outcome != .committed { throw ExitStatus.no }
    }
}

struct RetryCommand: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry", abstract: "Send a saved request again with its key: done once at most.",
        discussion: """
            EXAMPLES
              reskontra retry last
              reskontra retry 012ca109-c1c0-7981-9c79-75a1796052af
            """)
    @Argument(help: "last, or a request key.") var which: String
    @OptionGroup var options: CommonOptions
    var isWatchable: Bool { false }

    func run(_ desk: Desk) async throws {
        let saved = SavedRequests()
        let request: SavedRequest
        if which == "last" {
            guard let last = try saved.last() else {
                throw SavedRequestFailure(description: "no request was saved yet")
            }
            request = last
        } else {
            guard let key = RequestKey(which) else { throw ValidationError("'\(which)' is not a UUIDv7") }
            request = try saved.find(key)
        }
        let method = try Schema.Method.named(request.method)
        let connection = try await desk.connection()
        let reply = try await Sending(desk: desk, connection: connection).send(
            request, number: method.rawValue)
        let answer = try method.messageTypes.response.init(serializedBytes: reply.message)
        try desk.show(.plain(answer, title: "\(method.name) \(request.key)"))
    }
}
