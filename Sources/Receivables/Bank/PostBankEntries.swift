/// Posts the waiting lines that need no person: exact reference and exact amount (F23). A page a call.
///
/// Payments of customers; direct debits that came back, with the bank's charge (F8); money of direct debits.
/// Looks at waiting lines by booking date and by what they say, so the same lines give the same payments in the same
/// order however they were imported. What a rule refuses (period, blocked customer) stays on the work list.
/// Rejections: BANK_ACCOUNT_UNKNOWN.
package struct PostBankEntries: Command {
    package let id: CompanyID
    package let account: Code
    /// Of the page before; nil: from the first.
    package let after: BankQueue.Place?

    package init(id: CompanyID, account: Code, after: BankQueue.Place? = nil) {
        self.id = id
        self.account = account
        self.after = after
    }

    /// Lines looked at in one call; nothing may hold the loop for long (DESIGN 4).
    package static let linesPerCall = 100

    package struct Posted: Sendable {
        package enum Outcome: Sendable {
            case payment(PostedPayment)
            case returned(RegisterReturn.Answer)
            /// Those that this call posted; others were before, or follow with the next call.
            case collected(PostCollections.Answer)
        }

        package let line: BankLineID
        package let outcome: Outcome
        /// Empty: of several.
        package let customer: Code
        package let evidence: [BankEvidence]

        package var payment: PostedPayment? {
            if case .payment(let payment) = outcome { payment } else { nil }
        }
    }

    package struct Answer: Sendable {
        package var posted: [Posted] = []
        /// Lines looked at that wait for a person.
        package var waiting = 0
        /// `after` of the next call; nil: this was the last.
        package var next: BankQueue.Place?
        package let company: CompanyID
        package let account: Code
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        guard let bank = book.bank.account(id, account) else { throw .noSuchBankAccount(account.text) }
        var answer = Answer(company: id, account: account)
        let lines = book.bank.open(id, account, after: after, size: PostBankEntries.linesPerCall)
        var (parts, debits) = (0, Debits())
        for line in lines {
            let posted: Posted?
            if let collected = BankCollected.found(in: line, book) {
                let booked = debits.post(collected, book, at: now, &draft)
                posted = booked?.posted
                if booked?.isWhole == false {
                    // The next call goes on with it.
                    if let posted { answer.posted.append(posted) }
                    answer.next = BankQueue.Place(before: book.bank[line])
                    return answer
                }
            } else if let back = debits.post(line, book, at: now, &draft) {
                posted = back
            } else if let match = BankMatching.exact(line, book, draft) {
                posted = try post(line, match, bank, book, at: now, &draft, &parts)
            } else {
                posted = nil
            }
            if let posted { answer.posted.append(posted) } else { answer.waiting += 1 }
        }
        if lines.count == PostBankEntries.linesPerCall, let last = lines.last {
            answer.next = BankQueue.Place(book.bank[last])
        }
        return answer
    }

    /// Direct debits of one call: none is taken twice, and not too many at once.
    private struct Debits {
        private var taken: Set<DebitCollectionID> = []
        private var room = BankCollected.collectionsMax

        /// A direct debit that came back. Nil: the line is none, or a person must look at it.
        mutating func post(_ line: BankLineID, _ book: borrowing Book, at now: Moment, _ draft: inout Draft) -> Posted? {
            guard let back = BankReturn.found(in: line, book), back.waits == nil, !taken.contains(back.collection)
            else { return nil }
            let mark = draft.mark
            do throws(Rejection) {
                let answer = try back.book(
                    line, on: book.bank[line].bookingDate,
                    passesFeeOn: book.companies[book.bank[line].company].parameters.directDebit.passesReturnFeesOn, book,
                    at: now, &draft)
                taken.insert(back.collection)
                let customer = book.customers[answer.collection.row.customer].number
                return Posted(line: line, outcome: .returned(answer), customer: customer, evidence: back.evidence)
            } catch {
                // A closed period, a missing account: it stays on the work list.
                draft.goBack(to: mark)
                return nil
            }
        }

        /// As many of them as this call still takes. Nil: a person must look at it.
        mutating func post(
            _ collected: BankCollected, _ book: borrowing Book, at now: Moment, _ draft: inout Draft
        ) -> (posted: Posted?, isWhole: Bool)? {
            guard taken.isDisjoint(with: collected.collections) else { return nil }
            let missing = collected.missing(book).count
            if room == 0, missing > 0 { return (nil, false) }
            let mark = draft.mark
            do throws(Rejection) {
                let (answer, isWhole) = try collected.book(room: room, book, at: now, &draft)
                taken.formUnion(collected.collections)
                room -= min(room, missing)
                let first = book.directDebits[collected.collections[0]].customer
                let posted = Posted(
                    line: collected.line, outcome: .collected(answer),
                    customer: collected.collections.count == 1 ? book.customers[first].number : .empty,
                    evidence: collected.evidence)
                return (posted, isWhole)
            } catch {
                draft.goBack(to: mark)
                return nil
            }
        }
    }

    /// Nil when a rule refuses it before anything was decided.
    private func post(
        _ line: BankLineID, _ match: BankProposal, _ bank: BankAccount, _ book: borrowing Book, at now: Moment,
        _ draft: inout Draft, _ parts: inout Int
    ) throws(Rejection) -> Posted? {
        let row = book.bank[line]
        let customer = book.customers[match.customer].number
        // A settlement is not before its items; were that period closed, the payment alone would be no match.
        for part in match.parts {
            guard let item = draft.item(part.item, book) else { return nil }
            let day = max(row.bookingDate, book.items.settleableFrom(part.item, item))
            do throws(Rejection) { try book.companies.checkPeriod(id, day, by: now, field: "") } catch { return nil }
        }
        var payment = PaymentDraft(
            line: row, text: book.bank.text(line) ?? BankLineText(), customer: customer, amount: row.money, bank)
        payment.apply = .named
        payment.items = match.parts.map {
            ApplyItem(item: $0.item, amount: Money($0.amount, row.currency))
        }
        let before = draft.events.count
        do throws(Rejection) {
            let posted = try payment.post(in: id, book, at: now, &draft, parts: &parts)
            draft.add(.bank(.linePosted(line, items: [posted.item], customer: match.customer)), book)
            return Posted(line: line, outcome: .payment(posted), customer: customer, evidence: match.evidence)
        } catch {
            if draft.events.count == before { return nil }
            throw error.under("entry \(line.number)")
        }
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

extension BankQueue.Place {
    init(_ row: BankLine) { self.init(date: row.bookingDate, identity: row.identity) }

    /// What comes after it begins with the line.
    init(before row: BankLine) {
        let (low, isBelow) = row.identity.low.subtractingReportingOverflow(1)
        let (high, isFirst) = row.identity.high.subtractingReportingOverflow(isBelow ? 1 : 0)
        self.init(
            date: isFirst ? row.bookingDate.adding(days: -1) : row.bookingDate,
            identity: BankIdentity(high: high, low: low))
    }
}

extension PaymentDraft {
    /// A payment as a bank reported it.
    init(line row: BankLine, text: BankLineText, customer: Code, amount: Money, _ bank: BankAccount) {
        self.init(customer: customer, amount: amount)
        postingDate = row.bookingDate
        method = bank.method
        let said =
            text.transaction.references.first?.value
            ?? [text.transaction.endToEnd, text.transaction.text, text.entryText, text.bankReference].first {
                !$0.isEmpty && !BankReferences.isPlaceholder($0)
            } ?? ""
        reference = PaymentDraft.cut(said, 140)
        self.text = PaymentDraft.cut(text.transaction.counterparty, 140)
    }

    /// The first bytes of a text, ending between characters.
    private static func cut(_ text: String, _ bytes: Int) -> String {
        var cut = text
        while cut.utf8.count > bytes { cut.removeLast() }
        return cut
    }
}
