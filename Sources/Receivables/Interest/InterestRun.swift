/// Interest of a page of customers up to a date: what a simulation shows and a run turns into notes.
///
/// Restartable: the ledger of charged time keeps a second run from charging anything twice (IC-21, IC-22).
package struct InterestRun: Equatable, Sendable {
    package enum ProfileSource: UInt8, Sendable, BitwiseCopyable {
        case account = 1
        case select = 2
        case transaction = 3
    }

    package let id: CompanyID
    package let kinds: [ItemKind]
    /// Nil: unposted notes of the customers are canceled and everything is worked out from the anchor.
    package let from: CalendarDate?
    package let to: CalendarDate
    package let profileFrom: ProfileSource
    package let profile: Code
    /// Empty: all customers, a page at a time.
    package let customer: Code
    package let after: CustomerID
    package let customersMax: Int
    /// The answer is told by counts and totals.
    package let isSummary: Bool
    package let share: RunShare

    package init(
        id: CompanyID, kinds: [ItemKind], from: CalendarDate?, to: CalendarDate, profileFrom: ProfileSource,
        profile: Code, customer: Code, after: CustomerID, customersMax: Int, isSummary: Bool = false,
        share: RunShare = .whole
    ) {
        self.id = id
        self.share = share
        self.kinds = kinds
        self.from = from
        self.to = to
        self.profileFrom = profileFrom
        self.profile = profile
        self.customer = customer
        self.after = after
        self.customersMax = customersMax
        self.isSummary = isSummary
    }

    /// Customers of one page at most.
    package static let pageCustomersMax = 1_000
    /// Items of one page at most: the page ends after the customer that reaches it, so that tills wait no longer than
    /// a few milliseconds for their turn.
    static let pageItemsMax = 2_000

    package struct Transaction: Equatable, Sendable {
        package let item: ItemID
        package let customer: CustomerID
        /// None when nothing was charged.
        package var profile: ProfileID
        /// Empty: none. A document whose lines have several codes is told once for each of them.
        package let code: Code
        package let outcome: InterestCalculation.Outcome
    }

    package struct Result: Sendable {
        /// None when it is a summary.
        package var transactions: [Transaction] = []
        package var transactionsSeen = 0
        package var notes: [InterestNote] = []
        package var canceled: [InterestNoteID] = []
        /// Goes on after this customer; none: all were seen.
        package var next = CustomerID.none
        package var isSummary = false
    }

    func check(_ book: borrowing Book, at now: Moment, isSimulation: Bool) throws(Rejection) {
        if let from, to < from { throw Rejection(.fieldInvalid, field: "to_date", "lies before from_date") }
        if !isSimulation, to > now.today {
            throw Rejection(
                .fieldInvalid, field: "to_date", "lies after today, \(now.today): only a simulation may",
                [.init("today", now.today)])
        }
        if profileFrom == .select, profile.isEmpty { throw .required("profile", "profile_from SELECT names a profile") }
        if !profile.isEmpty, book.companies.setups[Int(id.number) - 1].profiles[profile] == nil {
            throw .noSuchReference("posting_profile", profile, field: "profile")
        }
    }

    func run(_ book: borrowing Book) throws(Rejection) -> Result {
        var result = Result()
        result.isSummary = isSummary
        if !customer.isEmpty {
            let ordering = try book.customer(id, customer, field: "customer_number")
            charge(book.customers[ordering].invoiceAccount, book, &result)
            return result
        }
        var number = after.number
        var seen = 0
        while number < book.customers.rows.count {
            number += 1
            let account = CustomerID(number)
            guard share.holds(account), book.customers[account].company == id, !book.customers[account].firstOpen.isNone
                    || !book.interest.unposted(of: account).isEmpty
            else { continue }
            charge(account, book, &result)
            seen += 1
            if seen == customersMax || result.transactionsSeen >= InterestRun.pageItemsMax {
                result.next = account
                break
            }
        }
        return result
    }

    /// Interest of some items of an account that no note has charged yet; no note is canceled for it.
    func charges(of items: [ItemID], _ account: CustomerID, _ book: borrowing Book) -> Result {
        var result = Result()
        var bases = InterestBases(account, self, book)
        for item in items { charge(item, account, &bases, without: [], book, &result) }
        return result
    }

    private func charge(_ account: CustomerID, _ book: borrowing Book, _ result: inout Result) {
        let canceled = from == nil ? book.interest.unposted(of: account) : []
        result.canceled += canceled
        var bases = InterestBases(account, self, book)
        var item = book.customers[account].firstOpen
        while !item.isNone {
            if kinds.contains(book.items[item].kind) { charge(item, account, &bases, without: canceled, book, &result) }
            item = book.items[item].next
        }
    }

    private func charge(
        _ id: ItemID, _ account: CustomerID, _ bases: inout InterestBases, without canceled: [InterestNoteID],
        _ book: borrowing Book, _ result: inout Result
    ) {
        let item = book.items[id]
        let isCredit = item.open < 0
        // Credit items bear interest only as credit notes or payments, debit items only as claims (IC-16).
        let basis = bases.basis(ProfileID(UInt32(item.profile)), book)
        func skip(_ reason: InterestCalculation.Skip) {
            result.add(
                Transaction(item: id, customer: account, profile: .none, code: .empty, outcome: .init(skip: reason)))
        }
        if basis.isRestricted { return skip(.profileRestricted) }
        let profileOfNote = bases.profileOfNotes ?? basis.profile
        bases.forEachPart(of: id, basis, book) { part in
            guard let code = part.code.code, isCredit ? part.code.paysInterest : part.code.bearsInterest else {
                return skip(.noInterestCode)
            }
            let outcome = outcome(of: part, code, id, without: canceled, book)
            result.add(
                Transaction(
                    item: id, customer: account, profile: outcome.charges.isEmpty ? .none : profileOfNote,
                    code: code.code, outcome: outcome))
            for charge in outcome.charges {
                let line = InterestCharge(charge, of: id, shares: part.shares)
                result.add(
                    line, charge, account, item.currency, profileOfNote, code.code, in: self.id, to: to,
                    fee: InterestCharge.fee(
                        charge.fee, charge.feeAccount, taxGroup: charge.feeTaxGroup, of: account, in: self.id, book))
            }
        }
    }

    private func outcome(
        of part: InterestPart, _ code: InterestCode, _ id: ItemID, without canceled: [InterestNoteID],
        _ book: borrowing Book
    ) -> InterestCalculation.Outcome {
        let item = book.items[id]
        let calculation = InterestCalculation(
            code: code, isPayments: item.open < 0, currency: item.currency, dueDate: item.dueDate,
            transactionDate: item.postingDate, from: from, to: to,
            countsStarted: book.companies[self.id].parameters.countsStartedIntervals,
            graceShiftsStart: book.companies[self.id].parameters.graceShiftsStart,
            charged: book.interest.spans(of: id, shares: part.shares, without: canceled),
            changes: book.items.changeDates(of: id))
        return calculation.run { part.of(book.items.open(id, asOf: $0, knownAt: .max)?.open ?? 0) }
    }
}

extension InterestRun.Result {
    fileprivate mutating func add(_ transaction: InterestRun.Transaction) {
        transactionsSeen += 1
        if !isSummary { transactions.append(transaction) }
    }

    /// Notes are made per customer, currency, profile, code and rate version (IC-15, IC-23).
    fileprivate mutating func add(
        _ line: InterestCharge, _ charge: InterestCalculation.VersionCharge, _ customer: CustomerID,
        _ currency: Currency, _ profile: ProfileID, _ code: Code, in company: CompanyID, to date: CalendarDate,
        fee: @autoclosure () -> InterestCharge?
    ) {
        // Customers come one after the other: notes of the ones before are not looked at.
        var place = notes.count - 1
        while place >= 0, notes[place].customer == customer {
            guard notes[place].currency == currency, notes[place].profile == profile, notes[place].code == code,
                notes[place].versionFrom == charge.effectiveFrom, notes[place].charges.count < InterestNote.chargesMax - 1
            else {
                place -= 1
                continue
            }
            let firstFee = notes[place].charges.firstIndex(where: \.isFee) ?? notes[place].charges.count
            let hasFee = firstFee < notes[place].charges.count
            notes[place].charges.insert(line, at: firstFee)
            // Interest we pay has none: the first claim of the note brings it.
            if charge.interest > 0, !hasFee, let fee = fee() { notes[place].charges.append(fee) }
            return
        }
        var note = InterestNote(
            id: .none, company: company, number: .empty, customer: customer, currency: currency, profile: profile,
            code: code, versionFrom: charge.effectiveFrom, to: date, charges: [line], numberTaken: nil)
        if charge.interest > 0, let fee = fee() { note.charges.append(fee) }
        notes.append(note)
    }
}

extension InterestCharge {
    fileprivate init(_ charge: InterestCalculation.VersionCharge, of item: ItemID, shares: UInt32) {
        self.init(item: item, amount: charge.interest, account: charge.account)
        self.shares = shares
        for piece in charge.pieces {
            if let last = spans.last, last.to.adding(days: 1) == piece.span.from {
                spans[spans.count - 1].to = piece.span.to
            } else {
                spans.append(piece.span)
            }
            base = piece.base
            value = piece.value
            units += piece.interval > 0 ? 1 : Int32(piece.span.to - piece.span.from) + 1
        }
    }
}

extension InterestCalculation.Outcome {
    fileprivate init(skip: InterestCalculation.Skip) {
        self.init()
        self.skip = skip
    }
}

/// What a run would charge; stores nothing. The date may lie ahead (IC-24).
package struct SimulateInterest: Query {
    package let run: InterestRun
    package init(_ run: InterestRun) { self.run = run }
    package var company: CompanyID? { run.id }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> InterestRun.Result {
        try run.check(book, at: now, isSimulation: true)
        return try run.run(book)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

/// Makes interest notes for a page of customers (IC-20 to IC-24).
package struct CreateInterestNotes: Command {
    package let run: InterestRun
    package init(_ run: InterestRun) { self.run = run }
    package var company: CompanyID? { run.id }

    package func decide(
        _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> InterestRun.Result {
        try run.check(book, at: now, isSimulation: false)
        var result = try run.run(book)
        for id in result.canceled { draft.add(.interestNoteCanceled(id), book) }
        for index in result.notes.indices {
            let (number, taken) = try draft.number(.interestNote, run.id, book)
            result.notes[index].id = draft.nextInterestNote
            result.notes[index].number = number
            result.notes[index].numberTaken = taken
            draft.add(.interestNoteCreated(result.notes[index]), book)
        }
        return result
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}
