import CreditCache
import Engine
import Loop
import Receivables
import Schema
import Synchronization
import Wire

/// The cache publisher as the loop sees it: copies figures when a batch closes, releases them after the sync.
package final class CacheLink: Follower {
    let publisher: CachePublisher
    let reader: CacheReader
    var checker = CacheChecker()
    /// Raised on the publisher's thread when a new generation wants every position again.
    private let wantsRefill: Refill
    package let prefix: String
    /// Set-up that was in force when figures were last copied: its last change, that of grants, a sandbox's clock.
    private var setupSeen: (change: UInt64, grants: UInt64, clock: Instant?)?
    /// Next customer of the refill; 0: none is under way.
    private var refillAt: UInt32 = 0

    final class Refill: Sendable {
        let isWanted = Atomic(false)
    }

    /// What edges missed; more than this many wait for nobody.
    private var missed: [CustomerID] = []
    private static let missedMax = 4_096
    /// Customers one RefreshPositions names.
    package static let pageMax = 256

    /// Positions filled per timer tick: bounds the loop's time.
    private static let refillPage: UInt32 = 512

    package init(_ configuration: CacheConfiguration, epoch: UInt64) {
        let refill = Refill()
        prefix = configuration.prefix
        wantsRefill = refill
        publisher = CachePublisher(configuration, epoch: epoch) { _ in
            refill.isWanted.store(true, ordering: .releasing)
        }
        reader = CacheReader(configuration)
    }

    package func start() -> Bool { publisher.start() }
    package func stop() { publisher.stop() }
    /// Instead of `start`, for who has no threads.
    package func stepper() -> () -> Void { publisher.stepper() }
    /// Proved values in Redis that were not the ledger's, as the outside checker found: must stay 0.
    package var inconsistent: UInt64 { checker.inconsistent }

    /// Called when a batch closes, on the loop.
    package func stage(_ book: borrowing Book, _ changed: [CustomerID], _ sequence: UInt64) {
        noteSetup(book)
        for id in changed where book.customers[id].invoiceAccount == id {
            let figures = CacheLink.figures(id, book, asOf: sequence)
            publisher.stage(figures, customer: id.number)
        }
    }

    /// Edges keep the set-up they asked for as long as the generation lasts.
    ///
    /// Asked for before the batch is released: no watermark of the old generation reaches the change.
    private func noteSetup(_ book: borrowing Book) {
        var change: UInt64 = 0
        for place in 0..<book.companies.count {
            change = max(change, book.companies[CompanyID(UInt32(place + 1))].lastChange)
        }
        let now = (change: change, grants: book.grants.lastChange, clock: book.sandboxClock)
        if let setupSeen, setupSeen != now { publisher.startNewGeneration() }
        setupSeen = now
    }

    /// What was staged up to there may go to Redis.
    package func advance(to mark: DurableMark) { publisher.release(through: mark.sequence) }

    /// False when too many wait.
    func noteMissed(_ account: CustomerID) -> Bool {
        guard missed.count < CacheLink.missedMax else { return false }
        missed.append(account)
        return true
    }

    /// What edges missed, and a page of the refill if one is wanted. Only durable state is written.
    func refill(_ engine: Engine) {
        if wantsRefill.isWanted.exchange(false, ordering: .acquiringAndReleasing) { refillAt = 1 }
        guard refillAt > 0 || !missed.isEmpty, engine.book.sequence == engine.durableSequence else { return }
        while let account = missed.last {
            guard fill(account, engine) else { return }
            missed.removeLast()
        }
        guard refillAt > 0 else { return }
        let end = min(engine.book.customers.rows.count, refillAt + CacheLink.refillPage - 1)
        while refillAt <= end {
            let id = CustomerID(refillAt)
            if engine.book.customers[id].invoiceAccount == id { guard fill(id, engine) else { return } }
            refillAt += 1
        }
        if refillAt > engine.book.customers.rows.count { refillAt = 0 }
    }

    private func fill(_ account: CustomerID, _ engine: Engine) -> Bool {
        publisher.fill(
            CacheLink.figures(account, engine.book, asOf: engine.durableSequence), customer: account.number)
    }

    /// What Redis holds of an invoice account, from the ledger's own book.
    static func figures(_ id: CustomerID, _ book: borrowing Book, asOf sequence: UInt64) -> CreditFigures {
        let row = book.customers[id]
        var figures = CreditFigures()
        figures.company = CacheText(book.companies[row.company].code.text) ?? CacheText()
        figures.customer = CacheText(row.number.text) ?? CacheText()
        figures.lastChange = row.lastChange
        figures.asOf = sequence
        figures.baseLimitMinor = row.limit
        figures.limitCurrency = row.limitCurrency.number
        if row.limitExpires != .max { figures.limitExpiresDay = row.limitExpires }
        figures.hold = row.holdStatus.rawValue
        figures.openItems = row.openCount
        if row.flags.contains(.excluded) { figures.flags.insert(.excluded) }
        if row.flags.contains(.unlimitedCredit) { figures.flags.insert(.unlimited) }
        if row.flags.contains(.mandatoryLimit) { figures.flags.insert(.mandatory) }
        if row.flags.contains(.closed) { figures.flags.insert(.closed) }
        if !row.flags.contains(.noPurchaseOnAccount) { figures.flags.insert(.allowOnAccount) }
        if !row.firstAuthorization.isNone {
            figures.validUntil = book.authorizations[row.firstAuthorization].expires.nanoseconds
        }
        // The ledger decides where a check reads what is not in here: the pool of a group, guarantees, rules for some
        // customers, disputes, payments under way, and temporary limits, which change with the day. Rules for all are set-up, not a
        // position; what they read is in here.
        figures.group = book.creditGroups.group(of: id).number
        let elsewhere: CustomerFlags = [.temporaryLimits, .pooled, .creditTerms, .underRules]
        if !row.flags.isDisjoint(with: elsewhere) { figures.flags.insert(.needsLedger) }
        if book.companies[row.company].ruleReach.contains(.dueDays) {
            figures.flags.insert(.hasDueDays)
            book.dueDays.forEachDay(of: id) { day in
                var made = DueDay()
                (made.day, made.currency, made.open) = (day.due.days, day.currency.number, day.open)
                figures.append(made)
            }
        }
        let hasHorizon = book.companies[row.company].parameters.orderHorizonDays != nil
        var place = row.firstSums
        while place != 0 {
            let sums = book.exposures.rows[place]
            var made = CurrencySums()
            made.currency = sums.currency.number
            made.invoices = sums.invoices
            made.creditNotes = sums.creditNotes
            made.payments = sums.payments
            made.delivered = sums.delivered
            made.orders = sums.orders
            made.reserved = sums.reserved
            let atRisk = book.paymentJournals.atRisk(id, sums.currency)
            made.paymentsAtRisk = atRisk?.paid ?? 0
            let isDisputed = book.collections.disputed(id, sums.currency).map { $0.balance != 0 } ?? false
            if sums.specialOrders != 0 || (sums.firstOrder != 0 && hasHorizon) || made.paymentsAtRisk != 0 || isDisputed {
                figures.flags.insert(.needsLedger)
            }
            figures.append(made)
            place = sums.next
        }
        return figures
    }

    var state: String { publisher.counters.reading().isConnected ? "connected" : "down" }
}

extension CacheLink {
    var metricRows: [(name: String, help: String, value: UInt64)] {
        let reading = publisher.counters.reading()
        let reads = reader.counters.byAnswer.map { answer in
            (
                name: "reskontra_cache_reads_total{answer=\"\(answer.name)\"}",
                help: "values asked from Redis, by answer; rejected: not proved by our key",
                value: answer.count
            )
        }
        return reads + checker.rows + [
            ("reskontra_cache_connected", "1 when Redis answers", reading.isConnected ? 1 : 0),
            ("reskontra_cache_published_total", "positions written to Redis", reading.published),
            ("reskontra_cache_coalesced_total", "changes that a later one overtook", reading.coalesced),
            ("reskontra_cache_failures_total", "connections and commands that failed", reading.failures),
            (
                "reskontra_cache_rollbacks_total", "times Redis held an older or foreign watermark",
                reading.rollbacks
            ),
            ("reskontra_cache_fenced_total", "times a newer epoch kept us from writing", reading.fenced),
            (
                "reskontra_cache_poisoned_total", "times Redis held a value newer than we wrote",
                reading.poisoned
            ),
            ("reskontra_cache_lag_records", "durable records behind the watermark", reading.lag),
        ]
    }
}

/// One account as an errand compares it: the ledger's figures beside what Redis says.
enum CacheComparison {
    static func fields(
        _ cached: CreditFigures, _ ledger: CreditFigures
    ) -> [Reskontra_V1_CachedField] {
        var rows: [Reskontra_V1_CachedField] = []
        func add(_ name: String, _ left: String, _ right: String) {
            var row = Reskontra_V1_CachedField()
            row.name = name
            row.cached = left
            row.ledger = right
            row.equal = left == right
            rows.append(row)
        }
        add("last_change", "\(cached.lastChange)", "\(ledger.lastChange)")
        add("credit_limit_minor", "\(cached.baseLimitMinor)", "\(ledger.baseLimitMinor)")
        add("limit_currency", code(cached.limitCurrency), code(ledger.limitCurrency))
        add("limit_expires_day", day(cached.limitExpiresDay), day(ledger.limitExpiresDay))
        add("hold", "\(cached.hold)", "\(ledger.hold)")
        add("open_items", "\(cached.openItems)", "\(ledger.openItems)")
        add("flags", "\(cached.flags.rawValue)", "\(ledger.flags.rawValue)")
        add("valid_until", instant(cached.validUntil), instant(ledger.validUntil))
        add("due_days", days(cached), days(ledger))
        for place in 0..<max(Int(cached.sumsCount), Int(ledger.sumsCount)) {
            let left = place < Int(cached.sumsCount) ? components(cached[place]) : []
            let right = place < Int(ledger.sumsCount) ? components(ledger[place]) : []
            for part in 0..<max(left.count, right.count) {
                let (mine, theirs) = (
                    part < left.count ? left[part] : nil, part < right.count ? right[part] : nil
                )
                let name = (mine ?? theirs)?.name ?? ""
                add("sums_\(place + 1)_\(name)", mine?.text ?? "-", theirs?.text ?? "-")
            }
        }
        return rows
    }

    private static func code(_ number: UInt16) -> String {
        Currency(number: number).map { "\($0.code)" } ?? "\(number)"
    }

    private static func day(_ days: Int32) -> String { days == .min ? "none" : "\(CalendarDate(days: days))" }

    /// What is due when, in minor units.
    private static func days(_ figures: CreditFigures) -> String {
        guard figures.flags.contains(.hasDueDays) else { return "-" }
        return (0..<Int(figures.dueDaysCount)).map { place in
            let row = figures.dueDay(place)
            return "\(CalendarDate(days: row.day)) \(code(row.currency)) \(row.open)"
        }.joined(separator: ", ")
    }

    private static func instant(_ nanoseconds: Int64) -> String {
        nanoseconds == .max ? "next change" : "\(nanoseconds)"
    }

    /// Each in minor units; a currency that is elsewhere in the other value shows as a difference.
    private static func components(_ sums: CurrencySums) -> [(name: String, text: String)] {
        [
            ("currency", code(sums.currency)), ("invoices", "\(sums.invoices)"),
            ("credit_notes", "\(sums.creditNotes)"), ("payments", "\(sums.payments)"),
            ("payments_at_risk", "\(sums.paymentsAtRisk)"), ("delivered", "\(sums.delivered)"),
            ("orders", "\(sums.orders)"), ("reserved", "\(sums.reserved)"),
        ]
    }
}

extension NativePort {
    /// Reads Redis beside the loop, then compares with the ledger as it stands then.
    func getCachedPosition(_ call: Inbound) {
        guard let message = decode(call, Reskontra_V1_GetCachedPositionRequest.self),
            let company = company(call, message.company)
        else { return }
        var border = Border()
        let number = border.code(message.customerNumber, "customer_number", required: true)
        guard let link = about.cache else {
            var response = Reskontra_V1_GetCachedPositionResponse()
            response.state = "off"
            response.detail = "the server was started without Redis"
            reply(call, response)
            return
        }
        guard let ordering = engine.book.customers.find(company, number) else {
            refuse(
                call, Rejection(.customerNotFound, field: "customer_number", "there is no customer \(number)")
            )
            return
        }
        let account = engine.book.customers[ordering].invoiceAccount
        let figures = CacheLink.figures(account, engine.book, asOf: engine.durableSequence)
        let reader = link.reader
        let place = Handover(value: (port: self, call: call))
        let isTaken = errands.submit {
            let answer = reader.read(company: figures.company, customer: figures.customer)
            return {
                let port = place.value.port
                let ledger = CacheLink.figures(account, port.engine.book, asOf: port.engine.durableSequence)
                port.reply(place.value.call, NativePort.response(answer, ledger))
            }
        }
        if !isTaken { refuse(call, Rejection(.retryLater, "too many questions to Redis wait")) }
    }

    /// From an edge: positions it could not believe are written anew with the next tick.
    func refreshPositions(_ call: Inbound) {
        guard let message = decode(call, Reskontra_V1_RefreshPositionsRequest.self),
            let company = company(call, message.company)
        else { return }
        guard message.customerNumbers.count <= CacheLink.pageMax else {
            refuse(
                call,
                Rejection(
                    .tooManyItems, field: "customer_numbers", "too many customers",
                    [.init("most", "\(CacheLink.pageMax)"), .init("count", "\(message.customerNumbers.count)")]))
            return
        }
        var response = Reskontra_V1_RefreshPositionsResponse()
        for number in message.customerNumbers {
            guard let code = Code(number), let ordering = engine.book.customers.find(company, code),
                about.cache?.noteMissed(engine.book.customers[ordering].invoiceAccount) == true
            else { continue }
            response.queued += 1
        }
        reply(call, response)
    }

    private static func response(
        _ answer: CacheAnswer, _ ledger: CreditFigures
    ) -> Reskontra_V1_GetCachedPositionResponse {
        var response = Reskontra_V1_GetCachedPositionResponse()
        switch answer {
        case .hit(let position):
            response.state = "hit"
            response.asOfSequence = position.figures.asOf
            response.watermark = position.watermark.sequence
            response.fields = CacheComparison.fields(position.figures, ledger)
        case .miss: response.state = "miss"
        case .rejected(let why):
            response.state = "rejected"
            response.detail = "\(why)"
        case .unavailable(let failure):
            response.state = "unavailable"
            response.detail = "\(failure)"
        }
        return response
    }

    /// Every invoice account of a company: Redis read in pages beside the loop, compared with the book as it
    /// stands when the reading is done; what changed meanwhile is newer than the watermark and counts as equal
    /// only if the figures agree.
    func compareCache(_ call: Inbound) {
        guard let message = decode(call, Reskontra_V1_CompareCacheRequest.self),
            let company = company(call, message.company)
        else { return }
        guard let link = about.cache else {
            var response = Reskontra_V1_CompareCacheResponse()
            response.state = "off"
            reply(call, response)
            return
        }
        var accounts: [(CustomerID, CacheText)] = []
        var number: UInt32 = 0
        while number < engine.book.customers.rows.count {
            number += 1
            let id = CustomerID(number)
            let row = engine.book.customers[id]
            guard row.company == company, row.invoiceAccount == id else { continue }
            accounts.append((id, CacheText(row.number.text) ?? CacheText()))
        }
        let code = CacheText(engine.book.companies[company].code.text) ?? CacheText()
        let reader = link.reader
        let place = Handover(value: (port: self, call: call))
        let wanted = accounts
        let isTaken = errands.submit {
            var answers: [CacheAnswer] = []
            reader.read(count: wanted.count, account: { (code, wanted[$0].1) }) { _, answer in
                answers.append(answer)
            }
            let found = answers
            return {
                let port = place.value.port
                port.reply(place.value.call, NativePort.comparison(wanted, found, port.engine))
            }
        }
        if !isTaken { refuse(call, Rejection(.retryLater, "too many questions to Redis wait")) }
    }

    private static func comparison(
        _ accounts: [(CustomerID, CacheText)], _ answers: [CacheAnswer], _ engine: Engine
    ) -> Reskontra_V1_CompareCacheResponse {
        var response = Reskontra_V1_CompareCacheResponse()
        response.state = "compared"
        response.customers = UInt64(accounts.count)
        for (index, answer) in answers.enumerated() {
            switch answer {
            case .hit(let position):
                response.watermark = position.watermark.sequence
                let ledger = CacheLink.figures(accounts[index].0, engine.book, asOf: engine.durableSequence)
                if position.figures.agrees(with: ledger) {
                    response.equal += 1
                } else if response.different.count < 100 {
                    response.different.append(accounts[index].1.description)
                }
            case .miss: response.missing += 1
            case .rejected(let why):
                if response.different.count < 100 {
                    response.different.append("\(accounts[index].1): \(why)")
                }
            case .unavailable: response.state = "unavailable"
            }
        }
        return response
    }
}
