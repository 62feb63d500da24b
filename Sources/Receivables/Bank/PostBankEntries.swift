/// Posts the waiting payments that need no person: exact reference and exact amount (F23). A page a call.
///
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

    package struct Posted: Equatable, Sendable {
        package let line: BankLineID
        package let payment: PostedPayment
        package let customer: Code
        package let evidence: [BankEvidence]
    }

    package struct Answer: Equatable, Sendable {
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
        var parts = 0
        for line in lines {
            guard let match = BankMatching.exact(line, book, draft),
                let posted = try post(line, match, bank, book, at: now, &draft, &parts)
            else {
                answer.waiting += 1
                continue
            }
            answer.posted.append(posted)
        }
        if lines.count == PostBankEntries.linesPerCall, let last = lines.last {
            let row = book.bank[last]
            answer.next = BankQueue.Place(date: row.bookingDate, identity: row.identity)
        }
        return answer
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
            return Posted(line: line, payment: posted, customer: customer, evidence: match.evidence)
        } catch {
            if draft.events.count == before { return nil }
            throw error.under("entry \(line.number)")
        }
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
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
