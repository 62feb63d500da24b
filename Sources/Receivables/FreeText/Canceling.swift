/// Credits an original in full: its stored legs with the opposite side, its own accounts, rate and tax (setup:CO-3,
/// CO-10), settled with it, with all its instalments, in the same commit.
///
///     undo what is settled with it (CO-5) -> reverse its interest (CO-6) -> canceling document -> its commission
///     taken back (CM-1) -> settlement
struct Canceling {
    let original: ItemPosted
    let reason: String
    let unsettles: Bool
    let company: CompanyID
    let date: CalendarDate
    /// Documents of the opening import too: they have no lines to correct, but legs to turn.
    var takesOpening = false

    init(_ correction: Correction, in company: CompanyID, on date: CalendarDate) {
        (original, reason) = (correction.original, correction.reason)
        unsettles = correction.unsettles
        self.company = company
        self.date = date
    }

    /// Adds all of it to the draft. `besides`: the draft that is this very correction.
    func made(
        _ book: borrowing Book, at now: Moment, _ draft: inout Draft, besides: FreeTextID = .none
    ) throws(Rejection) -> PostedFreeText {
        try book.checkCorrectable(original, besides: besides, takesOpening: takesOpening)
        try book.companies.checkPeriod(company, date, by: now, field: besides.isNone ? "date" : "posting_date")
        var made = PostedFreeText()
        try unsettle(book, at: now, &draft, &made)
        try reverseInterest(book, at: now, &draft, &made)
        let fact = try canceling(book, draft)
        draft.add(.itemPosted(fact), book)
        made.canceling = PostedDocument(
            fact, profile: book.companies.profileCode(fact.profile),
            accountingCurrency: book.companies[company].currency)
        let shares = book.sales.commission(of: original.id).map { CommissionShare(rep: $0.rep, amount: -$0.amount) }
        if let commission = try CommissionPosted(shares, of: fact, book, draft, field: "invoice") {
            draft.add(.sales(.commissionPosted(commission)), book)
            made.entries.append(commission.entry)
        }
        try settle(fact.id, book, &draft, &made)
        return made
    }

    // MARK: Settlements of the original

    private func unsettle(
        _ book: borrowing Book, at now: Moment, _ draft: inout Draft, _ made: inout PostedFreeText
    ) throws(Rejection) {
        let amounts = book.settledAmounts(of: original, draft)
        if amounts.isEmpty { return }
        guard unsettles else { throw .settledInvoice(original, amounts) }
        var total: Int64 = 0
        for settled in amounts {
            let undo = UndoSettlement(
                company: company, settlement: settled.settlement, date: date, reason: reason)
            made.entries += try undo.decide(book, at: now, &draft).entries
            total += settled.amount
        }
        made.unsettled = Money(total, original.currency)
    }

    private func settle(
        _ canceling: ItemID, _ book: borrowing Book, _ draft: inout Draft, _ made: inout PostedFreeText
    ) throws(Rejection) {
        made.settled = .zero(original.currency)
        guard let credit = draft.item(canceling, book) else { return }
        var matching = Matching([])
        for id in original.itemIDs {
            guard let item = draft.item(id, book), item.open != 0 else { continue }
            matching.add(.init(id, item, book))
        }
        let parts = matching.offers.count
        if parts == 0 { return }
        for offer in matching.offers where offer.date > date {
            throw .dateBeforeItem(date, earliest: offer.date, field: "date")
        }
        matching.add(.init(canceling, credit, book))
        matching.wishForAll()
        let fact = try matching.settled(
            in: company, of: original.customer, on: date, currency: original.currency, book, draft, field: "invoice")
        draft.add(.itemsSettled(fact), book)
        made.settlement = fact.settlement
        made.settled = Money(matching.offers[..<parts].reduce(0) { $0 + $1.taken }, original.currency)
        made.entries += fact.entries
    }

    // MARK: Interest

    private func reverseInterest(
        _ book: borrowing Book, at now: Moment, _ draft: inout Draft, _ made: inout PostedFreeText
    ) throws(Rejection) {
        var total: Int64 = 0
        let items = original.itemIDs
        for id in book.interest.notes(of: original.customer) {
            let note = book.interest[id]
            // Of the many notes of a customer few charge this document; what stands of a note is dear to tell.
            guard note.state != .canceled, note.charges.contains(where: { items.contains($0.item) }) else { continue }
            let lines = note.charges.indices.filter { !note.charges[$0].isFee }
            let lost = InterestStanding(note, book).writtenOff
            let positions = lines.indices.filter { place in
                let charge = note.charges[lines[place]]
                return items.contains(charge.item) && abs(charge.standing) != lost[lines[place]]
            }
            guard !positions.isEmpty else { continue }
            switch note.state {
            case .created: draft.add(.interestNoteCanceled(id), book)
            case .canceled: break
            case .posted:
                if draft.changes(id) {
                    throw Rejection(
                        .stateNotAllowed, field: "draft_id",
                        "interest note \(note.number) is changed by another document of the batch: post this one apart",
                        [.init("current_state", "CHANGED")])
                }
                let change = ChangeInterest(
                    id: company, kind: .reverse, note: note.number, scope: .lines,
                    positions: positions.map { UInt32($0) + 1 }, date: date, reason: reason)
                let answer = try change.decide(book, at: now, &draft)
                total += answer.amount.minor
                made.entries += answer.entries
            }
        }
        if total != 0 { made.reversedInterest = Money(total, original.currency) }
    }

    // MARK: The document

    private func canceling(_ book: borrowing Book, _ draft: borrowing Draft) throws(Rejection) -> ItemPosted {
        let original = original.whole
        let isCredit = original.kind == .invoice
        try book.checkRoom(
            original.customer, original.currency, isCredit ? .creditNotes : .invoices, adding: original.amount,
            pending: draft.exposure(original.customer, original.currency), field: "invoice")
        var kind: SequenceKind = isCredit ? .creditNote : .invoice
        if book.companies.sequence(company, .correction) != nil { kind = .correction }
        let (number, taken) = try draft.documentNumber(.empty, kind, .documents, company, book, field: "invoice")
        let voucher = try draft.number(.voucher, company, book)
        let legs = original.entry.legs.map { leg in
            Leg(
                leg.account, leg.type, -leg.amount, accounting: -leg.accountingAmount, taxCode: leg.taxCode,
                dimension: leg.dimension)
        }
        let entry = JournalEntry(
            company: company, voucher: voucher.number, date: date, currency: original.currency, legs: legs)
        guard book.subledger.hasRoom(for: entry) else { throw .outOfRange(field: "invoice") }
        var document = original.document
        document.originalInvoice = original.number
        document.reason = reason
        document.overLimit = false
        document.schedule = .empty
        // Nobody takes a discount of what cancels.
        (document.discountShares, document.discountParts) = ([], [])
        var fact = ItemPosted(
            id: draft.nextItem, company: company, party: original.party, customer: original.customer,
            kind: isCredit ? .creditNote : .invoice, number: number, voucher: voucher.number, documentDate: date,
            postingDate: date, dueDate: date, currency: original.currency, amount: -original.amount,
            open: -original.amount, rate: original.rate, accountingAmount: -original.accountingAmount,
            accountingOpen: -original.accountingAmount, tax: -original.tax, tiers: [], dimension: original.dimension,
            profile: original.profile, receivableAccount: original.receivableAccount,
            writeOffAccount: original.writeOffAccount, authorization: .none, unauthorizedExposure: false, entry: entry,
            document: document, numberTaken: taken, voucherNext: voucher.taken.next)
        fact.interestShares = original.interestShares
        return fact
    }
}

extension Book {
    /// Whether a posted document may be corrected or canceled (setup:CO-1).
    func checkCorrectable(
        _ original: ItemPosted, besides: FreeTextID = .none, takesOpening: Bool = false
    ) throws(Rejection) {
        func refused(_ state: String, _ why: String) -> Rejection {
            Rejection(
                .stateNotAllowed, field: "invoice", "\(original.number) \(why)", [.init("current_state", state)])
        }
        guard original.kind == .invoice || original.kind == .creditNote else {
            throw refused("\(original.kind)", "is no free text invoice")
        }
        if !original.instalmentOf.isNone {
            throw refused("INSTALMENT", "is an instalment of \(items[original.instalmentOf].number): name that")
        }
        if original.amount != original.open {
            throw refused("OPENING", "was brought by the opening import: what it was settled with before is not known")
        }
        let isOpening = original.entry.legs.contains { $0.type == .opening }
        if isOpening, !takesOpening { throw refused("OPENING", "was brought by the opening import: its lines are not known") }
        if !isOpening, original.document.lines.isEmpty { throw refused("POSTED", "has no lines to correct") }
        if let link = freeText.link(original.id) {
            if !link.cancels.isNone { throw refused("CANCELING", "is a canceling invoice") }
            if !link.correctedBy.isNone {
                let newest = items[link.correctedBy].number
                throw Rejection(
                    .alreadyCorrected, field: "invoice", "\(original.number) is corrected by \(newest)",
                    [.init("corrected_by", newest.text)])
            }
            if !link.canceledBy.isNone { throw refused("CANCELED", "is canceled") }
        }
        if let pending = freeText.pendingCorrection(of: original.id), pending != besides {
            throw Rejection(
                .correctionPending, field: "invoice", "draft \(pending.number) corrects \(original.number) already",
                [.init("draft_id", UInt64(pending.number))])
        }
    }

    /// Settlements that stand of a document, the latest first, with what each took of it and its instalments.
    func settledAmounts(
        of original: ItemPosted, _ draft: borrowing Draft
    ) -> [(settlement: SettlementID, amount: Int64)] {
        var found: [(settlement: SettlementID, amount: Int64)] = []
        for item in original.itemIDs {
            items.forEachPart(of: item) { part in
                guard !draft.isUndone(part.settlement, self) else { return }
                if let known = found.firstIndex(where: { $0.settlement == part.settlement }) {
                    found[known].amount += part.amount
                } else {
                    found.append((part.settlement, part.amount))
                }
            }
        }
        return found.sorted { $0.settlement > $1.settlement }
    }
}

extension Rejection {
    static func settledInvoice(
        _ original: ItemPosted, _ amounts: [(settlement: SettlementID, amount: Int64)]
    ) -> Rejection {
        let sum = Money(amounts.reduce(0) { $0 + $1.amount }, original.currency)
        return Rejection(
            .invoiceSettled, field: "invoice", "\(sum) of \(original.number) is settled",
            [.init("settled", sum), .init("document", original.number.text)])
    }
}
