import CShims
import Receivables
import Wire

/// A CheckCredit that was read and waits a moment for the others of its turn: short, it is copied.
@usableFromInline
package struct PendingCheck: Sendable, BitwiseCopyable {
    @usableFromInline package let connection: UInt64
    @usableFromInline package let stream: UInt32
    @usableFromInline let company: CompanyID
    @usableFromInline let customer: Code
    @usableFromInline let amount: Money
    @usableFromInline let minSequence: UInt64
    @usableFromInline var ahead: CustomerAhead
    @usableFromInline let checkpoint: Checkpoint
    @usableFromInline let allowPartial: Bool

    @inlinable @inline(__always)
    package init(
        connection: UInt64, stream: UInt32, _ company: CompanyID, _ customer: Code, _ amount: Money,
        checkpoint: Checkpoint = .posCheck, allowPartial: Bool = false, minSequence: UInt64 = 0
    ) {
        self.connection = connection
        self.stream = stream
        self.company = company
        self.customer = customer
        self.amount = amount
        self.minSequence = minSequence
        ahead = CustomerAhead(company, customer)
        self.checkpoint = checkpoint
        self.allowPartial = allowPartial
    }
}

extension Engine {
    /// Checks taken through the passes together: enough to hide the memory's latency, few enough for the L1 cache.
    package static var pendingChecksMax: Int { 64 }

    /// Answers checks in their order; the memory they need is fetched for all of them at once.
    ///
    /// An answer whose figures are durable goes to `durable` with the sequence it reflects; any other waits in the
    /// batch of what it looked at. Checks change nothing, so each sees the same book.
    package func answer(
        _ checks: UnsafeMutableBufferPointer<PendingCheck>,
        durable: (borrowing PendingCheck, borrowing CreditDecision, UInt64) -> Void
    ) {
        lookAhead(checks, book.customers, book.exposures)
        let durableSequence = log.durableSequence
        var company = CompanyID.none
        var now = moment(nil)
        var decision = CreditDecision(approved: .zero(.eur), asOf: now.instant)
        var answered: UInt64 = 0
        for index in checks.indices {
            if checks[index].company.number != company.number {
                company = checks[index].company
                now = moment(company)
            }
            guard checks[index].minSequence <= book.sequence else {
                refuse(Request(checks[index]), ahead())
                continue
            }
            let customer = checks[index].ahead.find(book.customers, company, checks[index].customer)
            do {
                let lastChange = try book.check(
                    customer, company, checks[index].amount, checks[index].checkpoint,
                    allowPartial: checks[index].allowPartial, at: now, &decision)
                answered += 1
                let mark = max(lastChange, checks[index].minSequence)
                if mark <= durableSequence {
                    durable(checks[index], decision, durableSequence)
                } else {
                    park(Request(checks[index]), readOf: mark) { $0.checkCreditResponse(decision) }
                }
            } catch let rejection {
                refuse(Request(checks[index]), rejection)
            }
        }
        counters.reads += answered
    }

    /// Bucket, row, sums, and what rules read: each pass asks for what the next one reads.
    private func lookAhead(
        _ checks: UnsafeMutableBufferPointer<PendingCheck>, _ customers: borrowing Customers,
        _ exposures: borrowing Exposures
    ) {
        // A single one would only wait where it waits anyway.
        guard checks.count > 1 else { return }
        for index in checks.indices { reskontra_prefetch(checks[index].ahead.bucket(customers)) }
        for index in checks.indices {
            if let row = checks[index].ahead.row(customers) { prefetch(row) }
        }
        let reach = book.companies[checks[0].company].ruleReach
        if !reach.isEmpty { lookAtRules(checks, reach) }
        for index in checks.indices {
            if let sums = checks[index].ahead.sums(customers, exposures) { prefetch(sums) }
        }
        guard reach.contains(.dueDays) else { return }
        for index in checks.indices {
            guard let id = checks[index].ahead.named, let page = book.dueDays.firstPage(of: id) else { continue }
            prefetch(page)
        }
    }

    /// Where a customer's terms and sums by due date lie. Of a batch mostly one company's, so its first stands for all.
    private func lookAtRules(_ checks: UnsafeMutableBufferPointer<PendingCheck>, _ reach: BlockingRules.Reach) {
        for index in checks.indices {
            guard let id = checks[index].ahead.named else { continue }
            if let details = book.customers.placeOfDetails(id) { reskontra_prefetch(details) }
            if reach.contains(.dueDays), let place = book.dueDays.place(of: id) { reskontra_prefetch(place) }
        }
    }

    // MARK: Postings

    /// The same for postings, whose steps are taken for several together: where the searches begin ...
    package func fetchIndexes(_ ahead: CustomerAhead, _ key: RequestKey?, _ company: CompanyID, _ principal: Code) {
        reskontra_prefetch(ahead.bucket(book.customers))
        if let key, let place = keyPlace(key, company, principal) { reskontra_prefetch(place) }
    }

    /// ... the customer's row ...
    package func fetchRow(_ ahead: inout CustomerAhead) {
        if let row = ahead.row(book.customers) { prefetch(row) }
    }

    /// ... and what a posting to it reads and changes.
    package func fetchPlaces(_ ahead: CustomerAhead, _ company: CompanyID, _ customer: Code) {
        guard let id = ahead.find(book.customers, company, customer) else { return }
        book.forEachPlace(of: id) { reskontra_prefetch($0) }
    }

    /// Also where its number will be looked for, if it gets the next but `later` of the sequence.
    package func fetchNumber(_ company: CompanyID, isPayment: Bool, later: UInt64) {
        guard !company.isNone, let place = book.placeOfNumber(company, isPayment: isPayment, later: later)
        else { return }
        reskontra_prefetch(place)
    }

    @inline(__always)
    private func prefetch(_ memory: (first: UnsafeRawPointer, last: UnsafeRawPointer)) {
        reskontra_prefetch(memory.first)
        reskontra_prefetch(memory.last)
    }
}

extension Request {
    /// Of a check nothing more is known, nor asked.
    fileprivate init(_ check: PendingCheck) {
        self.init(
            connection: check.connection, stream: check.stream, method: 0, principal: .empty, role: 0,
            key: nil,
            message: UnsafeRawBufferPointer(start: nil, count: 0))
    }
}
