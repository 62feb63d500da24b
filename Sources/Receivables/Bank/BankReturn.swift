/// A debit of a bank account that takes back a direct debit of ours (F8, setup:SD-15): which one, why, at what cost.
///
/// Read from what the bank wrote, nothing is guessed. The collection is named by its end-to-end id, else by the mandate
/// where exactly one posted collection of it has the amount.
package struct BankReturn: Sendable {
    package let collection: DebitCollectionID
    package let kind: DebitReturn.Kind
    package let reason: Code
    /// What the bank took inside the amount; 0: nothing.
    package let fee: Int64
    package let evidence: [BankEvidence]
    /// Why a person must look at it; nil: it is booked by itself.
    package let waits: String?

    /// Nil: the line takes back nothing of ours.
    static func found(in id: BankLineID, _ book: borrowing Book) -> BankReturn? {
        let row = book.bank[id]
        guard row.amount < 0, row.currency == .eur, let text = book.bank.text(id) else { return nil }
        guard let (collection, place) = named(by: text.transaction, row, book) else { return nil }
        let debit = book.directDebits[collection]
        let taken = Money(-row.amount, .eur)
        var evidence = [BankEvidence(kind: .reference, text: "\(debit.endToEnd(book)) in \(place)")]
        let fee = fee(of: taken.minor, text.transaction.charges, debit)
        switch fee {
        case 0: evidence.append(BankEvidence(kind: .amount, text: "\(taken) was collected"))
        case let fee?:
            let collected = "\(Money(debit.amount, .eur)) was collected"
            evidence.append(
                BankEvidence(kind: .amount, text: "\(collected), \(Money(fee, .eur)) is the bank's charge"))
        case nil: break
        }
        let reason = Code(text.transaction.returnCode.uppercased()) ?? .empty
        return BankReturn(
            collection: collection,
            kind: DebitReturn.Kind(reason: reason, debit.scheme, debited: debit.dueDate, on: row.bookingDate),
            reason: reason.text.utf8.count == 4 ? reason : .empty, fee: fee ?? 0, evidence: evidence,
            waits: waits(row, text, debit, fee, book))
    }

    /// What lies between the line and the collection, where the bank says that it is its charge.
    private static func fee(of taken: Int64, _ charges: Int64, _ debit: DebitCollection) -> Int64? {
        if taken == debit.amount { return 0 }
        let fee = taken - debit.amount
        return fee > 0 && Int64(charges.magnitude) == fee ? fee : nil
    }

    private static func waits(
        _ row: BankLine, _ text: BankLineText, _ debit: DebitCollection, _ fee: Int64?, _ book: borrowing Book
    ) -> String? {
        switch row.problem {
        // A bank may mark the entry that takes a debit back as a correction of it.
        case .none, .correction: break
        case .detailsElsewhere, .sumDiffers, .amountMissing, .directionDiffers, .perhapsKnown, .zero:
            return "the entry has a problem of its own"
        }
        if !text.transaction.isReturn { return "the bank does not say that it is a return" }
        switch debit.state {
        case .settled: break
        case .presented: return "the collection is not posted"
        case .rejected, .returned:
            return "the collection came back before, on \(debit.returned?.date ?? row.bookingDate)"
        case .withdrawn: return "the collection is withdrawn"
        }
        if fee == nil { return "\(Money(-row.amount, .eur)) is not the collected \(Money(debit.amount, .eur))" }
        if let other = otherAccount(row, debit, book) { return other }
        return nil
    }

    /// The money must leave where it arrived.
    fileprivate static func otherAccount(_ row: BankLine, _ debit: DebitCollection, _ book: borrowing Book) -> String? {
        let methods = book.companies.setups[Int(row.company.number) - 1].methods
        guard let bank = book.bank.account(row.company, row.account), let account = methods[bank.method]?.account,
            account != debit.bankAccount
        else { return nil }
        let debited = book.companies.account(debit.bankAccount).number
        return "its payment was debited to account \(debited), not to that of bank account \(row.account)"
    }

    private static func named(
        by told: BankTransaction, _ row: BankLine, _ book: borrowing Book
    ) -> (DebitCollectionID, String)? {
        if let id = book.directDebits.find(endToEnd: told.endToEnd, of: row.company, book) { return (id, "end-to-end") }
        guard !told.mandate.isEmpty, told.isReturn else { return nil }
        var found: [DebitCollectionID] = []
        // The bank names a mandate as it was told of it, perhaps before it was amended.
        let mandates = book.directDebits.find(row.company, told.mandate)
            + book.directDebits.find(former: told.mandate, of: row.company)
        for mandate in mandates {
            let account = book.customers[book.directDebits[mandate].customer].invoiceAccount
            for id in book.directDebits.collections(of: account) {
                let debit = book.directDebits[id]
                if debit.mandate == mandate, debit.state == .settled, fee(of: -row.amount, told.charges, debit) != nil {
                    found.append(id)
                }
            }
        }
        return found.count == 1 ? (found[0], "mandate \(told.mandate)") : nil
    }

    /// The way the line's proposal shows it: the invoice that would be open again.
    func proposal(_ book: borrowing Book) -> BankProposal {
        let debit = book.directDebits[collection]
        var shown = evidence
        if let waits { shown[0] = BankEvidence(kind: .reference, text: "\(shown[0].text), but \(waits)") }
        return BankProposal(
            customer: debit.customer, parts: [.init(item: debit.item, amount: debit.amount)], evidence: shown,
            isExact: waits == nil)
    }

    /// Registers the return with the line's date and closes the line with the debit that it posts.
    func book(
        _ line: BankLineID, on date: CalendarDate, passesFeeOn: Bool = false, _ book: borrowing Book, at now: Moment,
        _ draft: inout Draft
    ) throws(Rejection) -> RegisterReturn.Answer {
        let debit = book.directDebits[collection]
        let answer = try RegisterReturn(
            id: debit.company, collection: collection, kind: kind, reason: reason, date: date,
            fee: fee == 0 ? nil : Money(fee, .eur), passesFeeOn: passesFeeOn && fee != 0
        ).decide(book, at: now, &draft)
        draft.add(.bank(.linePosted(line, items: [answer.item], customer: debit.customer)), book)
        return answer
    }
}

extension BankReturn {
    /// A person says of what the line is a return; what it takes beside the collection is the bank's fee.
    ///
    /// Rejections in order: FIELD_REQUIRED, NOT_FOUND, BANK_ENTRY_SIGN, CURRENCY_NOT_EUR, STATE_NOT_ALLOWED,
    /// AMOUNT_MISMATCH, FIELD_INVALID (another account).
    static func told(
        _ wish: MatchBankEntry.Return, _ line: BankLineID, _ book: borrowing Book
    ) throws(Rejection) -> BankReturn {
        let row = book.bank[line]
        let path = "debit_return.end_to_end_id"
        let seen = found(in: line, book)
        var collection = seen?.collection ?? .none
        if !wish.endToEnd.isEmpty {
            guard let named = book.directDebits.find(endToEnd: wish.endToEnd, of: row.company, book) else {
                throw Rejection(
                    .notFound, field: path, "there is no collection '\(wish.endToEnd)'",
                    [.init("collection", wish.endToEnd)])
            }
            collection = named
        }
        if collection.isNone { throw .required(path, "the entry names no collection of ours") }
        if row.amount >= 0 {
            throw Rejection(
                .bankEntrySign, field: "entry_id", "\(row.money) came to the account: it is no return",
                [.init("amount", row.money)])
        }
        if row.currency != .eur { throw .currencyNotEuro(row.currency, field: "entry_id") }
        let debit = book.directDebits[collection]
        guard debit.state == .settled else { throw debit.stateRefused(field: path) }
        let fee = -row.amount - debit.amount
        if fee < 0 {
            throw Rejection(
                .amountMismatch, field: path,
                "\(row.money) is less than the \(Money(debit.amount, .eur)) of the collection",
                [.init("amount", row.money), .init("expected", Money(debit.amount, .eur))])
        }
        if let other = otherAccount(row, debit, book) { throw Rejection(.fieldInvalid, field: path, other) }
        let reason = wish.reason.isEmpty ? seen?.reason ?? .empty : wish.reason
        let kind =
            wish.kind ?? DebitReturn.Kind(reason: reason, debit.scheme, debited: debit.dueDate, on: row.bookingDate)
        return BankReturn(collection: collection, kind: kind, reason: reason, fee: fee, evidence: [], waits: nil)
    }
}

extension DebitReturn.Kind {
    /// What a statement reports after settlement, by its reason: MD06 is the debtor's refund, a missing mandate past the
    /// days of a return is a refund of an unauthorized debit, all else the debtor's bank returns (setup:SD-15, SD-17).
    init(reason: Code, _ scheme: DebitScheme, debited: CalendarDate, on date: CalendarDate) {
        switch reason {
        case "MD06": self = .refund
        case "MD01"
        where DebitReturn(kind: .return, reason: reason, date: date).warning(scheme, debited: debited) != nil:
            self = .refundUnauthorized
        default: self = .return
        }
    }
}

extension DirectDebits {
    /// The collection of an end-to-end id of ours; nil for ids of others.
    func find(endToEnd text: String, of company: CompanyID, _ book: borrowing Book) -> DebitCollectionID? {
        guard let number = text.split(separator: "-").last.flatMap({ UInt32($0) }) else { return nil }
        let id = DebitCollectionID(number)
        guard contains(id), self[id].company == company, self[id].endToEnd(book) == text else { return nil }
        return id
    }
}
