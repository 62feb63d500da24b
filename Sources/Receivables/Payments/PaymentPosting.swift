/// A posted payment whose money is settled, now or by the settlement queue.
struct PaidItem {
    let id: ItemID
    let company: CompanyID
    let customer: CustomerID
    let profile: ProfileID
    /// Of the payment: its discounts, its order and its rates.
    let postingDate: CalendarDate
    /// First day of its settlement: later where the payment's own period was closed meanwhile.
    var settledFrom: CalendarDate
    /// Who has marked the payment itself; nil: nobody.
    var owner: MarkOwner?

    init(_ fact: ItemPosted) {
        (id, company, customer, profile) = (fact.id, fact.company, fact.customer, fact.profile)
        (postingDate, settledFrom) = (fact.postingDate, fact.postingDate)
    }

    init(_ id: ItemID, _ item: Item, from date: CalendarDate, owner: MarkOwner?) {
        (self.id, company, customer) = (id, CompanyID(UInt32(item.company)), item.customer)
        (profile, postingDate) = (ProfileID(UInt32(item.profile)), item.postingDate)
        (settledFrom, self.owner) = (date, owner)
    }
}

/// Posting of one payment. Pure: single payments and batches share it.
extension PaymentDraft {
    /// Checks, posts and settles. `parts` counts the settlement parts of the whole command.
    func post(
        in company: CompanyID, _ book: borrowing Book, at now: Moment, _ draft: inout Draft, parts: inout Int
    ) throws(Rejection) -> PostedPayment {
        if adoptsMarkedTotal { return try adopting(in: company, book, at: now, draft).post(in: company, book, at: now, &draft, parts: &parts) }
        try checkAmount()
        let ordering = try book.customer(company, customer, field: "customer_number")
        let account = book.customers[ordering].invoiceAccount
        let hold = book.hold(on: ordering)
        if hold == .all { throw .blockedCustomer(customer, hold, field: "customer_number") }
        if !number.isEmpty, draft.find(company, .payments, number, book) != nil {
            throw .numberTaken(number, field: "payment_number")
        }
        try checkOrder(of: account, in: company, book)
        let method = try method(of: ordering, in: company, book)
        let date = postingDate ?? now.today
        try book.companies.checkPeriod(company, date, by: now, field: "posting_date")
        var mode = try mode(in: company, book)
        var matching: Matching?
        if mode == .named {
            matching = try Matching(
                named: items, wishes, of: account, in: company, currency: amount.currency, owner: owner, book, draft)
            // Marks of a journal line were allowed when they were made.
            if owner == nil, !wishes.isEmpty { draft.noteOverrides(wishes) }
            if let matching {
                try book.checkReserved(for: salesOrder, in: company, matching.offers, draft)
                try book.checkCodes(matching.offers, in: company, method: method.code, draft)
                try checkMarkedTotal(matching, in: company, book, at: now, draft)
            }
        }

        let cost = try PaymentCost(self, method, of: ordering, in: company, on: date, book)
        let fact = try fact(ordering, account, method, cost, date, in: company, book, at: now, draft)
        draft.add(.itemPosted(fact), book)
        if method.isBridged {
            draft.add(.payment(.bridged(fact.id, BridgedPayment(bank: method.account, maturity: maturity))), book)
        }
        let paid = PaidItem(fact)
        let order = try allocationOrder(paid, &mode, book)
        if mode == .oldestFirst || mode == .byPriority || mode == .byOrder {
            let room = min(PaymentDraft.partsMax, Matching.partsMax - parts)
            matching = inOrder(mode, order, account, paid, room: room, book, draft)
        }
        var plan: SettlementPlan?
        let settled = try settle(&matching, &plan, paid, mode, book, at: now, &draft)
        parts += settled?.parts.count ?? 0
        let rest = try settleRest(paid, account, mode, book, at: now, &draft, parts: &parts)
        let charged = try cost?.charge(account, for: fact.number, in: company, on: date, book, &draft)
        // One array each, not one per sum: every payment makes them.
        var served = settled == nil ? [] : matching?.settledParts(without: fact.id, plan) ?? []
        served += rest.settled
        var entries: [JournalEntry] = []
        entries.reserveCapacity(2 + (settled?.entries.count ?? 0) + rest.entries.count)
        entries.append(fact.entry)
        if let settled { entries += settled.entries }
        entries += rest.entries
        if let charged { entries.append(charged.entry) }
        return PostedPayment(
            number: fact.number, item: fact.id, voucher: fact.voucher, amount: amount, postingDate: date,
            settlement: settled?.settlement ?? .none, settled: served,
            open: Money(draft.item(fact.id, book)?.open ?? fact.open, amount.currency), entries: entries, fee: cost?.amount,
            feeDocument: charged?.number ?? .empty)
    }

    /// The same payment of the marked total.
    private func adopting(
        in company: CompanyID, _ book: borrowing Book, at now: Moment, _ draft: borrowing Draft
    ) throws(Rejection) -> PaymentDraft {
        var adopted = self
        adopted.adoptsMarkedTotal = false
        adopted.amount = try markedTotal(in: company, book, at: now, draft)
        return adopted
    }

    /// What closes all that is named, as far as no amount is stated for it; payments before it in one record count.
    private func markedTotal(
        in company: CompanyID, _ book: borrowing Book, at now: Moment, _ draft: borrowing Draft
    ) throws(Rejection) -> Money {
        var preview = PreviewSettlement(
            company: company, customer: customer, items: items, wishes: wishes, date: postingDate ?? now.today)
        (preview.owner, preview.tellsLines) = (owner, false)
        let lines = try preview.rows(book, at: now, draft)
        var total: Int64 = 0
        for (index, line) in lines.enumerated() {
            if line.amount.currency != amount.currency {
                throw .otherCurrency(line.amount.currency, expected: amount.currency, field: "items[\(index)]")
            }
            total += line.amount.minor
        }
        return Money(total, amount.currency)
    }

    /// Tells both sums where they differ, once (payments:SE-4). More than the payment by amounts stated is refused as that,
    /// and money of another currency is converted, not compared.
    private func checkMarkedTotal(
        _ matching: Matching, in company: CompanyID, _ book: borrowing Book, at now: Moment, _ draft: borrowing Draft
    ) throws(Rejection) {
        guard warnsOfDifference, matching.offers.allSatisfy({ $0.currency == amount.currency }) else { return }
        let total: Money
        if wishes.isEmpty, !matching.offers.contains(where: \.hasTiers) {
            var sum: Int64 = 0
            for offer in matching.offers {
                let stated = items.amount(of: offer)?.minor ?? (offer.isDebit ? offer.reach : offer.open)
                // Refused for itself when it is settled.
                if (stated < 0) == offer.isDebit || stated.magnitude > offer.reach.magnitude { return }
                sum += stated
            }
            total = Money(sum, amount.currency)
        } else {
            total = try markedTotal(in: company, book, at: now, draft)
        }
        if total == amount || total.minor > amount.minor && items.allSatisfy({ $0.amount != nil }) { return }
        let token = String(Mix.fold(UInt64(bitPattern: total.minor), UInt64(bitPattern: amount.minor)), radix: 16)
        if confirmToken != token { throw .markedTotalDiffers(total, amount, token: token) }
    }

    // MARK: Checks

    private func checkAmount() throws(Rejection) {
        if amount.minor == 0 { throw .zeroPayment() }
        if amount.minor < 0 { throw .negativePayment(amount) }
        if amount.minor > Money.minorMax { throw .outOfRange(field: "amount") }
        if !shares.isEmpty { try checkShares() }
    }

    private func checkShares() throws(Rejection) {
        var rest = amount.minor
        for (index, share) in shares.enumerated() {
            let field = "shares[\(index)]"
            if share.amount.currency != amount.currency {
                throw .otherCurrency(share.amount.currency, expected: amount.currency, field: "\(field).amount")
            }
            if share.amount.minor <= 0 || share.amount.minor > rest {
                throw Rejection(
                    .amountMismatch, field: "\(field).amount", "shares are above 0 and add up to \(amount)",
                    [.init("amount", share.amount), .init("payment_amount", amount)])
            }
            if shares[..<index].contains(where: { $0.dimension == share.dimension }) {
                throw Rejection(.fieldInvalid, field: "\(field).dimension", "dimension '\(share.dimension)' is named twice")
            }
            rest -= share.amount.minor
        }
        if rest != 0 {
            throw Rejection(
                .amountMismatch, field: "shares", "\(Money(rest, amount.currency)) of the payment is on no dimension",
                [.init("payment_amount", amount)])
        }
    }

    private func method(
        of ordering: CustomerID, in company: CompanyID, _ book: borrowing Book
    ) throws(Rejection) -> MethodOfPayment {
        var code = method
        if code.isEmpty { code = book.customers.details[ordering.number].row.method }
        if code.isEmpty { code = book.companies[company].parameters.defaultMethod }
        if code.isEmpty {
            throw .required(
                "method_of_payment",
                "neither the request, the customer nor the parameter default_method names one")
        }
        guard var method = book.companies.setups[Int(company.number) - 1].methods[code] else {
            throw .noSuchReference("method_of_payment", code, field: "method_of_payment")
        }
        if !offsetAccount.isEmpty {
            method.account = try book.companies.account(named: offsetAccount, field: "offset_account")
        }
        switch method.type {
        case .cash, .check, .electronic, .creditCard, .other: break
        case .postdatedCheck:
            if maturity == nil { throw .required("maturity_date", "a postdated check has a day it is due on") }
        case .billOfExchange: throw .unsupportedMethod(method)
        }
        if method.requireReference, reference.isEmpty {
            throw .required("payment_reference", "method \(code) needs a payment reference")
        }
        return method
    }

    private func mode(in company: CompanyID, _ book: borrowing Book) throws(Rejection) -> ApplyMode {
        // What waits for an order settles nothing else by itself (payments:SE-2).
        let waits = !salesOrder.isEmpty && apply == nil && items.isEmpty
        let mode = waits ? .none : apply ?? automaticMode(in: company, book)
        if mode == .named, items.isEmpty { throw .required("items", "no items are named") }
        if mode != .named, !items.isEmpty {
            throw Rejection(.fieldInvalid, field: "apply", "items are named, so apply must be NAMED")
        }
        if !salesOrder.isEmpty, mode != .none, mode != .named {
            throw Rejection(
                .fieldInvalid, field: "apply",
                "a payment for order \(salesOrder) settles nothing by itself: apply is NONE, or NAMED with its invoices",
                [.init("order", salesOrder.text)])
        }
        if mode == .byPriority, !book.companies[company].parameters.settlement.prioritizes {
            throw .notAllowed("prioritize_settlement", field: "apply")
        }
        return mode
    }

    private func automaticMode(in company: CompanyID, _ book: borrowing Book) -> ApplyMode {
        guard book.companies[company].parameters.automaticSettlement else { return .none }
        return book.companies[company].parameters.settlement.usesPriorityByItself ? .byPriority : .oldestFirst
    }

    /// Law or contract before the parameters, where the payment finds its items by itself (product F37).
    private func allocationOrder(
        _ fact: PaidItem, _ mode: inout ApplyMode, _ book: borrowing Book
    ) throws(Rejection) -> AllocationOrder? {
        guard mode == .byOrder || (apply == nil && mode != .none) else { return nil }
        let found = book.companies.setups[Int(fact.company.number) - 1].allocationOrders.order(
            for: fact.customer, of: book.customers.details[fact.customer.number].row.group,
            profile: book.companies.profiles[Int(fact.profile.number) - 1].profile.code, on: fact.postingDate)
        guard let found else {
            if mode != .byOrder { return nil }
            throw Rejection(
                .notFound, field: "apply", "no allocation order holds for \(customer) on \(fact.postingDate)",
                [.init("customer", customer.text), .init("date", fact.postingDate)])
        }
        mode = found.rule == .asInstructed ? .none : .byOrder
        return found
    }

    /// A prepayment without a profile of its own has that of the parameter (setup:PR-1, PP-4).
    private func profileCode(in company: CompanyID, _ book: borrowing Book) throws(Rejection) -> Code {
        guard isPrepayment, profile.isEmpty else { return profile }
        let code = book.companies[company].parameters.prepaymentProfile
        guard code.isEmpty else { return code }
        throw Rejection(
            .postingProfileUnresolved, field: "posting_profile",
            "no posting profile is given and the parameter prepayment_profile is not set",
            [.init("parameter", "prepayment_profile")])
    }

    // MARK: The fact

    private func fact(
        _ ordering: CustomerID, _ account: CustomerID, _ method: MethodOfPayment, _ cost: PaymentCost?, _ date: CalendarDate,
        in company: CompanyID, _ book: borrowing Book, at now: Moment, _ draft: borrowing Draft
    ) throws(Rejection) -> ItemPosted {
        let (profile, line) = try book.profile(
            profileCode(in: company, book), for: account, in: company, field: "posting_profile")
        if method.account.isNone { throw .missingAccount("method of payment \(method.code)") }
        if book.companies.accounts[Int(method.account.number) - 1].blocked {
            throw .blockedAccount(book.companies.account(method.account).number, field: "method_of_payment")
        }
        let currency = amount.currency
        let rate = try book.rate(rate, from: currency, in: company, on: date, of: account, field: "exchange_rate")
        let basis = PostingBasis(
            company: company, ordering: ordering, account: account, date: date, profile: profile,
            profileLine: line, currency: currency, accountingCurrency: book.companies[company].currency,
            rate: rate)
        let accounting = try basis.accounting(amount.minor, field: "amount")
        try book.checkRoom(
            account, currency, .payments, adding: amount.minor, pending: draft.exposure(account, currency),
            field: "amount")

        let taxes = try taxLegs(account, basis, book)
        let costs = try cost?.legs(from: method.account, rate, in: company, book) ?? []
        let (number, taken) = try draft.documentNumber(
            number, .payment, .payments, company, book, field: "payment_number")
        let voucher = try draft.number(.voucher, company, book)
        var legs: [Leg] = []
        legs.reserveCapacity(max(1, shares.count) + 1 + costs.count + taxes.count)
        addMoney(to: &legs, method, accounting)
        legs.append(Leg(line.summaryAccount, .receivable, -amount.minor, accounting: -accounting))
        legs += costs
        legs += taxes
        let entry = JournalEntry(
            company: company, voucher: voucher.number, date: date, currency: currency, legs: legs)
        try book.checkPosting(entry, field: "amount")
        var document = Document()
        document.text = text
        document.method = method.code
        document.paymentReference = reference
        document.classification = classification
        document.orderingCustomer = ordering
        document.salesOrder = salesOrder
        return ItemPosted(
            id: draft.nextItem, company: company, party: book.customers.details[account.number].row.party,
            customer: account, kind: isPrepayment ? .prepayment : .payment, number: number, voucher: voucher.number,
            documentDate: date, postingDate: date, dueDate: date, currency: currency, amount: -amount.minor, open: -amount.minor,
            rate: rate, accountingAmount: -accounting, accountingOpen: -accounting, tax: 0, tiers: [],
            dimension: dimension, profile: profile, receivableAccount: line.summaryAccount,
            writeOffAccount: line.writeOffAccount, authorization: .none, unauthorizedExposure: false,
            entry: entry, document: document, numberTaken: taken, voucherNext: voucher.taken.next)
    }

    /// Where it came in, by dimension.
    private func addMoney(to legs: inout [Leg], _ method: MethodOfPayment, _ accounting: Int64) {
        let type: PostingType = method.isBridged ? .bridging : method.type == .creditCard ? .cardClearing : .bank
        let place = method.isBridged ? method.bridging : method.account
        if shares.isEmpty {
            legs.append(Leg(place, type, amount.minor, accounting: accounting, dimension: dimension))
            return
        }
        let parts = accounting.split(by: shares.map(\.amount.minor), of: amount.minor)
        for (share, part) in zip(shares, parts) {
            legs.append(Leg(place, type, share.amount.minor, accounting: part, dimension: share.dimension))
        }
    }

    // MARK: Settling

    private func settle(
        _ matching: inout Matching?, _ plan: inout SettlementPlan?, _ fact: PaidItem, _ mode: ApplyMode,
        _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> ItemsSettled? {
        guard !settlesLater, matching != nil, let payment = draft.item(fact.id, book) else { return nil }
        matching?.owner = fact.owner ?? owner
        if mode == .named {
            matching?.add(.init(fact.id, payment, book))
            guard matching?.offers.contains(where: \.isDebit) == true else { throw .oneSided(field: "items") }
            matching?.sort(on: fact.postingDate, book, draft)
            try matching?.wish(items, draft, book)
        }
        let primary = wishes.contains { !$0.company.isEmpty } ? fact.company : nil
        plan = try matching?.plan(
            items, wishes, discountDate: nil, moneyDate: fact.postingDate, isAutomatic: mode != .named,
            primary: primary, book, draft)
        var date = fact.settledFrom
        for offer in matching?.offers ?? [] where (offer.wished || plan != nil) && offer.date > date {
            date = offer.date
        }
        if date != fact.postingDate {
            try book.companies.checkPeriod(fact.company, date, by: now, field: "posting_date")
        }
        let settled: ItemsSettled?
        if let plan {
            if plan.pairs.isEmpty { return nil }
            for offer in matching?.offers ?? [] where offer.home != fact.company {
                try book.companies.checkPeriod(offer.home, date, by: now, field: "posting_date")
            }
            settled = try matching?.settled(
                plan, in: fact.company, of: fact.customer, on: date, primary: primary, wishes, book, draft)
        } else {
            // A named amount of 0 settles nothing; the payment stays on account.
            guard matching?.canSettle == true else { return nil }
            settled = try matching?.settled(
                in: fact.company, of: fact.customer, on: date, currency: amount.currency, book, draft)
        }
        if let settled {
            draft.add(.itemsSettled(settled), book)
            if let matching, !matching.lines.isEmpty { draft.addLines(matching, by: settled.settlement, book) }
        }
        return settled
    }

    /// A partly marked line of a journal: its marks first, the rest of its money as the company settles (payments:SE-7).
    private func settleRest(
        _ fact: PaidItem, _ account: CustomerID, _ mode: ApplyMode, _ book: borrowing Book, at now: Moment,
        _ draft: inout Draft, parts: inout Int
    ) throws(Rejection) -> (settled: [SettledPart], entries: [JournalEntry]) {
        guard owner != nil, !settlesLater, mode == .named else { return ([], []) }
        let made = try settleAutomatically(fact, account, book, at: now, &draft, parts: &parts)
        return (made?.settled ?? [], made?.fact.entries ?? [])
    }

    /// What is open of a payment that is posted, as the company settles by itself; nil: nothing of it, or it is reserved.
    func settleAutomatically(
        _ fact: PaidItem, _ account: CustomerID, _ book: borrowing Book, at now: Moment, _ draft: inout Draft,
        parts: inout Int
    ) throws(Rejection) -> (fact: ItemsSettled, settled: [SettledPart])? {
        if !salesOrder.isEmpty || book.isReserved(fact.id) { return nil }
        guard let open = draft.item(fact.id, book)?.open, open < 0 else { return nil }
        var (rest, automatic) = (self, automaticMode(in: fact.company, book))
        // What it has marked has got what it was to get.
        (rest.owner, rest.apply, rest.items, rest.wishes) = (nil, nil, [], [])
        rest.amount = Money(-open, amount.currency)
        let order = try rest.allocationOrder(fact, &automatic, book)
        let room = min(PaymentDraft.partsMax, Matching.partsMax - parts)
        if automatic == .none || room <= 0 { return nil }
        var matching = rest.inOrder(automatic, order, account, fact, room: room, book, draft)
        var plan: SettlementPlan?
        guard let made = try rest.settle(&matching, &plan, fact, automatic, book, at: now, &draft) else { return nil }
        parts += made.parts.count
        return (made, matching?.settledParts(without: fact.id, plan) ?? [])
    }

    /// Debit items of the payment's currency in the order of payments:SE-5 or SE-6, until the money is used.
    private func inOrder(
        _ mode: ApplyMode, _ order: AllocationOrder?, _ account: CustomerID, _ fact: PaidItem, room: Int,
        _ book: borrowing Book, _ draft: borrowing Draft
    ) -> Matching? {
        if book.companies.profiles[Int(fact.profile.number) - 1].profile.noSettlement { return nil }
        let priority = book.companies[fact.company].parameters.settlement.priority
        let date = fact.postingDate
        let offers: [Matching.Offer]
        if let order {
            offers = firstOf(order.sorted(candidates(account, book, draft), on: date), room, date, book, draft)
        } else if mode == .byPriority, priority.isSet {
            var matching = Matching(candidates(account, book, draft))
            matching.sort(by: priority)
            offers = firstOf(matching.offers, room, date, book, draft)
        } else {
            offers = oldestFirst(account, room, date, book, draft)
        }
        guard !offers.isEmpty, let payment = draft.item(fact.id, book) else { return nil }
        var matching = Matching(offers)
        matching.add(.init(fact.id, payment, book))
        matching.wishForAll()
        return matching
    }

    /// What could be paid, of a bounded part of a very long list.
    func candidates(
        _ account: CustomerID, _ book: borrowing Book, _ draft: borrowing Draft
    ) -> [Matching.Offer] {
        var offers: [Matching.Offer] = []
        var visited = 0
        var id = book.customers[account].firstOpen
        while !id.isNone, visited < PaymentDraft.itemsVisitedMax {
            visited += 1
            if isCandidate(id, book.items[id], book), let item = draft.item(id, book), item.open > 0 {
                offers.append(.init(id, item, book))
            }
            id = book.items[id].next
        }
        return offers
    }

    /// As many as the money reaches.
    func firstOf(
        _ offers: [Matching.Offer], _ room: Int, _ date: CalendarDate, _ book: borrowing Book, _ draft: borrowing Draft
    ) -> [Matching.Offer] {
        var (rest, count) = (amount.minor, 0)
        while count < min(room, offers.count), rest > 0 {
            rest -= min(rest, need(offers[count].item, date, book, draft))
            count += 1
        }
        return Array(offers.prefix(count))
    }

    /// Profiles without automatic settlement, disputed and marked items are left out (setup:PP-6, payments:SE-7).
    private func isCandidate(_ id: ItemID, _ item: Item, _ book: borrowing Book) -> Bool {
        item.open > 0 && item.kind != .bill && item.currency == amount.currency && item.status != .disputed
            && !book.companies.profiles[Int(item.profile) - 1].profile.noSettlement
            && isFree(id, book)
    }

    /// Not marked by another (payments:SE-2).
    private func isFree(_ id: ItemID, _ book: borrowing Book) -> Bool {
        guard let mark = book.paymentJournals.owner(of: id) else { return true }
        return mark == owner
    }

    /// Money that closes an item, its discount taken off.
    func need(
        _ id: ItemID, _ day: CalendarDate, _ book: borrowing Book, _ draft: borrowing Draft
    ) -> Int64 {
        guard let item = draft.item(id, book) else { return 0 }
        guard item.hasTiers, let terms = book.discountTerms(id, item, draft) else { return item.open }
        return item.open - terms.closing(terms.tierInForce(on: day), .normal, open: item.open)
    }

    /// Due date, the higher discount rate, date, voucher. Ends after `room` items, or when a bounded part of a very
    /// long list was looked at: the rest stays open.
    private func oldestFirst(
        _ account: CustomerID, _ room: Int, _ date: CalendarDate, _ book: borrowing Book, _ draft: borrowing Draft
    ) -> [Matching.Offer] {
        var rest = amount.minor
        var offers: [Matching.Offer] = []
        offers.reserveCapacity(4)
        var sameDay: [(rank: Int64, date: CalendarDate, id: ItemID)] = []
        var day = CalendarDate(days: .min)
        var visited = 0
        var id = book.customers[account].firstOpen
        // Mostly items lie in the order they are served in: then the walk ends where the money does.
        let isSorting = book.customers[account].flags.contains(.servedBySorting)
        while !id.isNone, visited < PaymentDraft.itemsVisitedMax {
            visited += 1
            if isSorting ? book.items[id].dueDate != day : !sameDay.isEmpty {
                serve(&sameDay, &offers, &rest, room, date, book, draft)
                if rest == 0 || offers.count >= room { break }
                if isSorting { day = book.items[id].dueDate }
            }
            let item = book.items[id]
            if isCandidate(id, item, book) {
                let rank = item.hasTiers ? book.discountTerms(id, item, draft)?.rank(on: date) ?? 0 : 0
                sameDay.append((-rank, item.postingDate, id))
            }
            id = item.next
        }
        serve(&sameDay, &offers, &rest, room, date, book, draft)
        return offers
    }

    private func serve(
        _ sameDay: inout [(rank: Int64, date: CalendarDate, id: ItemID)], _ offers: inout [Matching.Offer],
        _ rest: inout Int64, _ room: Int, _ date: CalendarDate, _ book: borrowing Book, _ draft: borrowing Draft
    ) {
        // Ids rise with vouchers.
        if sameDay.count > 1 { sameDay.sort { ($0.rank, $0.date, $0.id) < ($1.rank, $1.date, $1.id) } }
        for place in sameDay.indices where rest > 0 && offers.count < room {
            // An earlier payment of the same batch may have closed it.
            guard let item = draft.item(sameDay[place].id, book), item.open > 0 else { continue }
            offers.append(.init(sameDay[place].id, item, book))
            rest -= min(rest, item.hasTiers ? need(sameDay[place].id, date, book, draft) : item.open)
        }
        sameDay.removeAll(keepingCapacity: true)
    }

    /// Items one payment settles by itself at most; more are settled by the next payment or by name.
    ///
    /// Each is a microsecond or less, and nothing may hold the loop for longer than a millisecond (DESIGN 4).
    package static let partsMax = 500
    /// Open items looked at for one payment at most, for the same reason.
    static let itemsVisitedMax = 5_000
}
