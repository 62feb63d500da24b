import BankFiles
import Schema

extension View {
    static func bankAccounts(_ answer: Reskontra_V1_ListBankAccountsResponse) -> View {
        let table = Table(
            [
                .text("code"), .text("name"), .text("identifiers"), .text("currency"), .text("method"),
                .text("books_from"), .text("reconciled_through"),
            ],
            rows: answer.accounts.map {
                [
                    .text($0.code), .text($0.name), .text($0.identifiers.joined(separator: " ")), .text($0.currency),
                    .text($0.methodOfPayment), .text(Words.of($0.booksFrom)),
                    $0.hasReconciledThrough ? .date($0.reconciledThrough) : .text(""),
                ]
            })
        return View(answer, table, lines: answer.accounts)
    }

    static func bankReconciled(_ answer: Reskontra_V1_ReconcileBankAccountResponse) -> View {
        var card = Card("bank account \(answer.bankAccount)")
        let before: Table.Cell = answer.hasBefore ? .date(answer.before) : .text("never")
        let through: Table.Cell = answer.hasThrough ? .date(answer.through) : .text("nothing")
        card.add("reconciled_before", before)
        card.add("reconciled_through", through)
        return View(answer, card)
    }

    static func bankEntries(_ answer: Reskontra_V1_ListBankEntriesResponse) -> View {
        let table = Table(
            [
                .number("entry"), .text("date"), .money("amount"), .text("payer"), .text("text"), .text("problem"),
                .text("perhaps"), .text("because"),
            ],
            rows: answer.entries.map { entry in
                let best = entry.proposals.first
                let isDone = !entry.paymentNumber.isEmpty
                return [
                    .number(entry.entryID), .date(entry.bookingDate), .money(entry.amount),
                    .text(entry.transaction.counterparty), .text(entry.words),
                    .text(Words.of(entry.problem), entry.problem == .unspecified ? .plain : .near),
                    .text(isDone ? "\(entry.customerNumber) \(entry.paymentNumber)" : best?.words ?? ""),
                    .text(best.map { $0.evidence.map { Words.of($0.kind) }.joined(separator: "+") } ?? ""),
                ]
            })
        return View(answer, table, lines: answer.entries, footer: more(answer.nextPageToken))
    }

    /// `count`: of all that was posted; the answer may have less of them.
    static func bankPosted(_ answer: Reskontra_V1_PostBankEntriesResponse, count: Int) -> View {
        let table = Table(
            [
                .number("entry"), .text("customer_number"), .text("payment"), .text("date"), .money("amount"),
                .text("settled"), .text("because"),
            ],
            rows: answer.posted.map(\.cells))
        return View(
            answer, table, lines: answer.posted,
            footer: (count > answer.posted.count ? ["the first \(answer.posted.count); -o csv tells them all"] : [])
                + ["\(count) posted, \(answer.waiting) wait: reskontra bank list"])
    }

    static func bankMatched(_ answer: Reskontra_V1_MatchBankEntryResponse, entry: UInt64) -> View {
        if answer.payments.count == 1 { return .payment(answer.payments[0], answer: answer) }
        if answer.hasReturned { return .debitReturn(answer.returned, answer: answer) }
        var card = Card("entry \(entry)")
        for payment in answer.payments { card.add("payment", "\(payment.paymentNumber) \(MoneyText.text(payment.amount))") }
        if !answer.journal.legs.isEmpty { card.add("journal", .legs([answer.journal])) }
        return View(answer, card)
    }

    static func bankTally(_ tally: BankSending.Tally) -> View {
        var card = Card("bank account \(tally.accounts.joined(separator: ", "))")
        card.add("reports", .number(tally.reports))
        card.add("new_entries", .number(tally.sum.taken))
        card.add("payments_in_them", .number(tally.sum.lines))
        card.add("known_entries", .number(tally.sum.known))
        card.add("only_informing", .number(tally.sum.noted))
        card.add("with_problems", .number(tally.sum.problems))
        return View(tally.sum, card)
    }

    static func bankCheck(_ check: BankFileCheck) -> View {
        let table = Table(
            [
                .text("kind"), .text("statement"), .text("account"), .number("entries"), .number("left_out"),
                .text("balance"),
            ],
            rows: check.reports.map { report, summary in
                let balance: Table.Cell =
                    switch summary.balance {
                    case .right: .text("right", .good)
                    case .unchecked: .text("not checked")
                    case .wrong: .text("WRONG", .bad)
                    }
                return [
                    .text(report.kind.rawValue), .text(report.id), .text(report.identifiers.first ?? ""),
                    .number(summary.entries), .number(summary.informative), balance,
                ]
            })
        return View(Reskontra_V1_ImportBankEntriesResponse(), table, lines: [])
    }
}

extension Card {
    static func bankAccount(_ account: Reskontra_V1_BankAccount) -> Card {
        var card = Card("bank account \(account.code)")
        card.add("code", account.code)
        card.add("name", account.name)
        card.add("identifiers", account.identifiers.joined(separator: " "))
        card.add("currency", account.currency)
        card.add("method_of_payment", account.methodOfPayment)
        card.add("books_from", Words.of(account.booksFrom))
        return card
    }

    static func bankEntry(_ entry: Reskontra_V1_BankLine) -> Card {
        var card = Card("bank entry \(entry.entryID)")
        card.badge = (Words.of(entry.state), entry.state == .open ? .near : .plain)
        card.add("entry_id", .number(entry.entryID))
        card.add("bank_account", entry.bankAccount)
        card.add("amount", .money(entry.amount))
        card.add("of_an_entry_of", entry.parts > 1 ? .money(entry.entryAmount) : .empty)
        card.add("booking_date", .date(entry.bookingDate))
        card.add("value_date", .date(entry.valueDate))
        card.add("problem", Words.of(entry.problem), .near)
        card.add("payment", entry.paymentNumber)
        card.add("customer_number", entry.customerNumber)
        card.add("counterparty", entry.transaction.counterparty)
        card.add("counterparty_account", entry.transaction.counterpartyAccount)
        card.add("end_to_end_id", entry.transaction.endToEndID)
        card.add("mandate_id", entry.transaction.mandateID)
        card.add("text", entry.transaction.text)
        card.add("entry_text", entry.entryText)
        card.add("returned", [entry.transaction.returnCode, entry.transaction.returnText].joined(separator: " ").trimmed, .bad)
        card.add("instructed", entry.transaction.hasAmount ? .money(entry.transaction.amount) : .empty)
        card.add("bank_reference", entry.bankReference)
        card.add("batch_reference", entry.batchReference)
        card.add("statement", entry.statement)
        if !entry.transaction.references.isEmpty {
            card.add(
                "references",
                Table(
                    [.text("kind"), .text("reference"), .money("amount")],
                    rows: entry.transaction.references.map {
                        [.text($0.kind), .text($0.value), $0.hasAmount ? .money($0.amount) : .empty]
                    }))
        }
        if !entry.proposals.isEmpty {
            card.add(
                "proposals",
                Table(
                    [.number("no"), .text("customer"), .text("items"), .text("evidence")],
                    rows: entry.proposals.enumerated().map { place, row in
                        [
                            .number(place + 1), .text(row.customerNumber),
                            .text(row.items.map(\.documentNumber).joined(separator: " ")),
                            .text(row.evidence.map { "\(Words.of($0.kind)): \($0.text)" }.joined(separator: "; ")),
                        ]
                    }))
        }
        return card
    }
}

extension Reskontra_V1_PostBankEntriesResponse.Posted {
    /// A payment; a direct debit that came back with what to do next; money of direct debits.
    fileprivate var cells: [Table.Cell] {
        let because = Table.Cell.text(evidence.map(\.text).joined(separator: "; "))
        if hasReturned {
            let row = returned.collection
            let next = "\(row.documentNumber) is open again, next: \(Words.of(returned.nextStep))"
            return [
                .number(entryID), .text(customerNumber), .text("return \(row.endToEndID)", .bad), .date(row.returnedOn),
                .money(.with { ($0.currency, $0.minor) = (row.amount.currency, -row.amount.minor) }),
                .text([next, returned.warning].filter { !$0.isEmpty }.joined(separator: ", ")), because,
            ]
        }
        if !hasPayment {
            let sum = collected.reduce(0) { $0 + $1.amount.minor }
            let payments = collected.count == 1 ? collected[0].paymentNumber : "\(collected.count) direct debits"
            return [
                .number(entryID), .text(customerNumber), .text(collected.isEmpty ? "posted before" : payments), .empty,
                collected.isEmpty ? .empty : .money(.with { ($0.currency, $0.minor) = ("EUR", sum) }),
                .text(collected.count == 1 ? collected[0].documentNumber : ""), because,
            ]
        }
        return [
            .number(entryID), .text(customerNumber), .text(payment.paymentNumber), .date(payment.postingDate),
            .money(payment.amount), .text(payment.settled.map(\.documentNumber).joined(separator: " ")), because,
        ]
    }
}

extension Reskontra_V1_BankLine {
    /// What to recognise it by on a list.
    fileprivate var words: String {
        let all = transaction.references.map(\.value) + [transaction.endToEndID, transaction.text, entryText]
        return all.first { !$0.isEmpty } ?? bankReference
    }
}

extension Reskontra_V1_BankProposal {
    fileprivate var words: String {
        ([customerNumber] + items.map(\.documentNumber)).joined(separator: " ")
    }
}

extension String {
    fileprivate var trimmed: String { split(separator: " ").joined(separator: " ") }
}
