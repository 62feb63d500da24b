import Schema

/// What must hold when a play is over, asked of the server and compared with the demo's own sums.
struct ClosingChecks {
    struct Check {
        let claim: String
        /// Nil: could not be asked.
        let holds: Bool?
        let figures: String
    }

    private(set) var checks: [Check] = []
    private(set) var aging = Reskontra_V1_GetAgingResponse()
    private(set) var trialBalance = Reskontra_V1_GetTrialBalanceResponse()
    private(set) var cache = Reskontra_V1_CompareCacheResponse()

    var allHold: Bool { checks.allSatisfy { $0.holds != false } }

    static let samplesMax = 200
    private static let agingPageSize: UInt32 = 1000
    /// The cache follows the ledger; it has this many halves of a second to catch up.
    private static let cacheTriesMax = 40

    /// Throws when the server is gone or refuses to be asked. `ledger`: a line past the edges, if there are any.
    init(
        _ plan: Plan, book: NaiveBook, score: Scoreboard, till: SteadyLine, ledger: SteadyLine?, company: String
    ) async throws {
        add(
            "No request was refused", score.refusalCount == 0, "\(score.refusalCount) refused", score.refusals
        )
        add(
            "Every credit decision is the one foretold", score.unforeseenCount == 0,
            "\(score.approved.count + score.declined.count) decisions, \(score.unforeseenCount) unforeseen",
            score.unforeseen)
        try await readAging(till, company)
        compareBalances(book)
        try await compareTrialBalance(book, till, company)
        try await verify(till, company)
        try await compareSamples(plan, book, till, company)
        try await compareCache(till, company)
        if let ledger { try await compareEdge(till, ledger, book, company) }
    }

    private mutating func add(_ claim: String, _ holds: Bool?, _ figures: String, _ examples: [String] = []) {
        let list = holds == false && !examples.isEmpty ? ": " + examples.joined(separator: "; ") : ""
        checks.append(Check(claim: claim, holds: holds, figures: figures + list))
    }

    private mutating func readAging(_ till: SteadyLine, _ company: String) async throws {
        var token = ""
        repeat {
            let request = Reskontra_V1_GetAgingRequest.with {
                $0.company = company
                $0.page.size = Self.agingPageSize
                $0.page.token = token
            }
            let page = try await till.call(.getAging, request, as: Reskontra_V1_GetAgingResponse.self).message
            if aging.labels.isEmpty { aging = page } else { aging.rows += page.rows }
            token = page.nextPageToken
        } while !token.isEmpty
    }

    private mutating func compareBalances(_ book: NaiveBook) {
        var held: [String: Int64] = [:]
        for row in aging.rows { held[row.customerNumber, default: 0] += row.totalMinor }
        var wrong: [String] = []
        for number in Set(held.keys).union(book.balances.keys).sorted() {
            let (server, ours) = (held[number, default: 0], book.balances[number, default: 0])
            if server != ours { wrong.append("\(number) holds \(server), expected \(ours)") }
        }
        add(
            "Every customer's balance is the sum of its documents", wrong.isEmpty,
            "\(book.balances.count) customers, \(wrong.count) different",
            Array(wrong.prefix(Scoreboard.listedMax)))
    }

    private mutating func compareTrialBalance(_ book: NaiveBook, _ till: SteadyLine, _ company: String)
        async throws
    {
        let request = Reskontra_V1_GetTrialBalanceRequest.with { $0.company = company }
        trialBalance = try await till.call(
            .getTrialBalance, request, as: Reskontra_V1_GetTrialBalanceResponse.self
        ).message
        let balance = trialBalance
        add(
            "The trial balance is zero", balance.accountingDifferenceMinor == 0,
            "difference \(Self.pounds(balance.accountingDifferenceMinor))")
        add(
            "Receivables equal the open items", balance.receivablesMinor == balance.openItemsMinor,
            "\(Self.pounds(balance.receivablesMinor)) and \(Self.pounds(balance.openItemsMinor))")
        var debit: [String: Int64] = [:]
        for row in balance.rows {
            debit[row.mainAccount, default: 0] += row.accountingDebitMinor - row.accountingCreditMinor
        }
        var expected = [CompanySetup.receivables: book.total]
        for method in CompanySetup.methods {
            expected[method.account] = book.receivedByMethod[method.code, default: 0]
        }
        let revenue = [CompanySetup.sales, CompanySetup.carriage, CompanySetup.fees].reduce(0) {
            $0 + debit[$1, default: 0]
        }
        var wrong = expected.keys.sorted().filter { debit[$0, default: 0] != expected[$0] }.map {
            "\($0) holds \(Self.pounds(debit[$0, default: 0])), expected \(Self.pounds(expected[$0] ?? 0))"
        }
        let earned = book.invoices.total - book.creditNotes.total
        if -revenue != earned {
            wrong.append("revenue is \(Self.pounds(-revenue)), expected \(Self.pounds(earned))")
        }
        add(
            "Accounts hold what was sold and paid", wrong.isEmpty,
            "sold \(Self.pounds(earned)), received \(Self.pounds(book.payments.total))", wrong)
    }

    private mutating func verify(_ till: SteadyLine, _ company: String) async throws {
        let book = try await till.call(
            .verifyBook, Reskontra_V1_VerifyBookRequest(), as: Reskontra_V1_VerifyBookResponse.self
        ).message
        add(
            "The server's own audit of its book finds nothing", book.findings.isEmpty,
            "\(book.items) items of \(book.customers) customers, \(book.findings.count) findings",
            Array(book.findings.prefix(Scoreboard.listedMax)))
        let request = Reskontra_V1_AuditExposureRequest.with { $0.company = company }
        let exposure = try await till.call(
            .auditExposure, request, as: Reskontra_V1_AuditExposureResponse.self
        ).message
        add(
            "Exposure recomputed from items equals the kept sums", exposure.differences.isEmpty,
            "\(exposure.customers) customers, \(exposure.differences.count) differences",
            exposure.differences.prefix(Scoreboard.listedMax).map {
                "\($0.customerNumber) \($0.component): kept \($0.keptMinor), recomputed \($0.recomputedMinor)"
            })
    }

    /// Reads documents back and compares them line by line with the file.
    private mutating func compareSamples(
        _ plan: Plan, _ book: NaiveBook, _ till: SteadyLine, _ company: String
    ) async throws {
        let posted = plan.baskets.filter {
            $0.kind != .cancellation && book.sales[$0.number]?.wasAccepted == true
        }
        let step = max(1, posted.count / Self.samplesMax)
        var compared = 0
        var wrong: [String] = []
        for index in stride(from: 0, to: posted.count, by: step) {
            for document in posted[index].documents(linesMax: PlayRequests.linesMax) {
                let request = Reskontra_V1_GetDocumentRequest.with {
                    $0.company = company
                    $0.documentNumber = document.number
                }
                let read = try await till.call(
                    .getDocument, request, as: Reskontra_V1_GetDocumentResponse.self
                ).message
                compared += 1
                if let difference = Self.difference(document, read) {
                    wrong.append("\(document.number): \(difference)")
                }
            }
        }
        add(
            "Invoices read back are the lines of the file", wrong.isEmpty,
            "\(compared) invoices, \(wrong.count) different",
            Array(wrong.prefix(Scoreboard.listedMax)))
    }

    static func difference(_ document: Basket.Document, _ read: Reskontra_V1_GetDocumentResponse) -> String? {
        guard read.document.total.minor == document.total else {
            return "total \(read.document.total.minor) instead of \(document.total)"
        }
        guard read.lines.count == document.lines.count else {
            return "\(read.lines.count) lines instead of \(document.lines.count)"
        }
        for (ours, theirs) in zip(document.lines, read.lines) {
            let quantity = ExactDecimal(unscaled: theirs.quantity.unscaled, scale: Int(theirs.quantity.scale))
            let price = ExactDecimal(unscaled: theirs.unitPrice.unscaled, scale: Int(theirs.unitPrice.scale))
            guard theirs.itemNumber == ours.stockCode, theirs.description_p == ours.description,
                quantity.isEqual(to: ExactDecimal(unscaled: ours.quantity, scale: 0)),
                price.isEqual(to: ours.price)
            else { return "line \(ours.line) differs" }
        }
        return nil
    }

    private mutating func compareCache(_ till: SteadyLine, _ company: String) async throws {
        let request = Reskontra_V1_CompareCacheRequest.with { $0.company = company }
        for attempt in 1...Self.cacheTriesMax {
            cache = try await till.call(.compareCache, request, as: Reskontra_V1_CompareCacheResponse.self)
                .message
            if cache.state != "compared" || cache.equal == cache.customers || attempt == Self.cacheTriesMax {
                break
            }
            try await Task.sleep(for: .milliseconds(500))
        }
        guard cache.state == "compared" else {
            add(
                "Redis holds the ledger's figures", cache.state == "off" ? nil : false,
                "Redis is \(cache.state)")
            return
        }
        add(
            "Redis holds the ledger's figures", cache.equal == cache.customers && cache.different.isEmpty,
            "\(cache.customers) customers: \(cache.equal) equal, \(cache.missing) missing, "
                + "\(cache.different.count) different", Array(cache.different.prefix(Scoreboard.listedMax)))
    }

    /// Every customer's check at an edge, beside the ledger's answer. The first pass has Redis filled where it was not.
    private mutating func compareEdge(
        _ edge: SteadyLine, _ ledger: SteadyLine, _ book: NaiveBook, _ company: String
    ) async throws {
        let customers = book.balances.keys.sorted()
        var fromRedis = 0
        var different: [String] = []
        for pass in 1...2 {
            fromRedis = 0
            for number in customers {
                let request = Reskontra_V1_CheckCreditRequest.with {
                    $0.company = company
                    $0.customerNumber = number
                    $0.amount.currency = PlayRequests.currency
                    $0.amount.minor = 100_000
                }
                var got = try await edge.call(.checkCredit, request, as: Reskontra_V1_CheckCreditResponse.self).message
                if got.ageMs > 0 { fromRedis += 1 }
                guard pass == 2 else { continue }
                var wanted = try await ledger.call(
                    .checkCredit, request, as: Reskontra_V1_CheckCreditResponse.self
                ).message
                // Both say when they decided.
                got.decision.clearAsOf()
                wanted.decision.clearAsOf()
                if got.decision != wanted.decision { different.append(number) }
            }
        }
        let redisIsThere = cache.state == "compared"
        add(
            "An edge decides as the ledger does", different.isEmpty && (fromRedis > 0 || !redisIsThere),
            "\(customers.count) customers: \(different.count) different, \(fromRedis) answered from Redis",
            Array(different.prefix(Scoreboard.listedMax)))
    }

    private static func pounds(_ minor: Int64) -> String { MoneyText.decimal(minor, PlayRequests.currency) }
}
