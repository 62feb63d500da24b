import Schema
import SwiftProtobuf

extension View {
    static func interestCode(_ answer: Reskontra_V1_ListInterestVersionsResponse) -> View {
        func terms(_ side: String, _ terms: Reskontra_V1_InterestTerms, _ version: Reskontra_V1_InterestVersion) -> [Table.Cell] {
            let rate =
                terms.hasPercent
                ? DecimalText.text(terms.percent) + " %"
                : terms.currencies.map { row in
                    row.hasAmount ? MoneyText.text(row.amount) : "\(row.currency) \(DecimalText.text(row.percent)) %"
                }.joined(separator: ", ")
            return [
                .date(version.effectiveFrom), version.hasEffectiveTo ? .date(version.effectiveTo) : .empty, .text(side),
                .text("every \(terms.every) \(Words.of(terms.unit).isEmpty ? "month" : Words.of(terms.unit))"),
                .text(Words.of(terms.method)), .text(rate), .number(terms.graceDays), .text(terms.mainAccount),
            ]
        }
        let rows = answer.code.versions.flatMap { version in
            (version.hasEarnings ? [terms("earnings", version.earnings, version)] : [])
                + (version.hasPayments ? [terms("payments", version.payments, version)] : [])
        }
        let table = Table(
            [
                .text("from"), .text("to"), .text("side"), .text("interval"), .text("method"), .text("rate"),
                .number("grace_days"), .text("account"),
            ], rows: rows)
        return View(answer, table, lines: answer.code.versions)
    }

    static func interestTransactions(
        _ transactions: [Reskontra_V1_InterestTransaction], _ totals: [Reskontra_V1_Money], answer: any Message
    ) -> View {
        let table = Table(
            [
                .text("customer_number"), .text("document"), .text("code"), .number("days_late"), .money("interest"),
                .number("pieces"), .text("skipped"),
            ],
            rows: transactions.map {
                [
                    .text($0.customerNumber), .text($0.documentNumber), .text($0.interestCode), .number($0.daysLate),
                    .money($0.interest), .number($0.pieces.count), .text(Words.of($0.skipped), .near),
                ]
            })
        return View(
            answer, table, lines: transactions,
            footer: totals.isEmpty ? [] : ["total \(totals.map(MoneyText.text).joined(separator: ", "))"])
    }

    static func interestHistory(_ answer: Reskontra_V1_InterestHistoryResponse) -> View {
        let table = Table(
            [
                .text("date"), .text("note"), .text("act"), .money("amount"), .text("document"), .text("by"),
                .text("reason"),
            ],
            rows: answer.entries.map {
                [
                    .date($0.date), .text($0.note), .text(Words.of($0.kind)), .money($0.amount),
                    .text($0.documentNumber), .text($0.by), .text($0.reason),
                ]
            })
        return View(answer, table, lines: answer.entries, footer: more(answer.nextPageToken))
    }

    static func interestNotes(
        _ notes: [Reskontra_V1_InterestNote], journals: [Reskontra_V1_JournalEntry] = [], answer: any Message,
        more token: String = ""
    ) -> View {
        let table = Table(
            [
                .text("note"), .text("customer_number"), .text("state"), .text("mark"), .text("code"), .text("to"),
                .money("interest"), .money("total"), .money("open"),
            ],
            rows: notes.map {
                [
                    .text($0.number), .text($0.customerNumber), .text(Words.of($0.state)),
                    .text($0.mark == .none ? "" : Words.of($0.mark)), .text($0.code), .date($0.toDate),
                    .money($0.interest), .money($0.total), .money($0.open),
                ]
            })
        var footer = more(token)
        if !journals.isEmpty { footer.insert("\(journals.count) vouchers, see -o json", at: 0) }
        return View(answer, table, lines: notes, footer: footer)
    }

    static func interestSummary(_ answer: Reskontra_V1_CreateInterestNotesResponse) -> View {
        var card = Card("interest run")
        card.add("transactions_seen", "\(answer.transactionsSeen)")
        card.add("notes_made", "\(answer.notesMade)")
        card.add("canceled_notes", "\(answer.canceledNotes)")
        for total in answer.totals { card.add("total", .money(total)) }
        return View(answer, card)
    }

    static func interestNote(_ note: Reskontra_V1_InterestNote, answer: any Message) -> View {
        View(answer, .interestNote(note))
    }

    static func interestChanged(
        _ note: Reskontra_V1_InterestNote, _ document: String, _ amount: Reskontra_V1_Money,
        _ journals: [Reskontra_V1_JournalEntry], answer: any Message
    ) -> View {
        var card = Card.interestNote(note)
        card.add("document_number", document)
        card.add("amount", .money(amount))
        if !journals.isEmpty { card.add("journal", .legs(journals)) }
        return View(answer, card)
    }
}

extension Card {
    fileprivate static func interestNote(_ note: Reskontra_V1_InterestNote) -> Card {
        var card = Card("interest note \(note.number)")
        card.badge = (Words.of(note.state), .plain)
        card.add("number", note.number)
        card.add("customer_number", note.customerNumber)
        card.add("state", Words.of(note.state))
        card.add("mark", note.mark == .none ? "" : Words.of(note.mark))
        card.add("code", note.code)
        card.add("profile", note.profile)
        card.add("to", .date(note.toDate))
        card.add("interest", .money(note.interest))
        card.add("total", .money(note.total))
        card.add("open", .money(note.open))
        card.add("item_id", note.itemID == 0 ? .empty : .number(note.itemID))
        if !note.lines.isEmpty { card.add("lines", .charges(note.lines)) }
        if !note.fees.isEmpty { card.add("fees", .charges(note.fees)) }
        if !note.acts.isEmpty {
            card.add(
                "changes",
                Table(
                    [.text("date"), .text("act"), .text("document")],
                    rows: note.acts.map { [.date($0.date), .text(Words.of($0.kind)), .text($0.documentNumber)] }))
        }
        return card
    }
}

extension Table {
    fileprivate static func charges(_ charges: [Reskontra_V1_InterestCharge]) -> Table {
        Table(
            [
                .number("no"), .text("document"), .money("base"), .number("units"), .money("amount"), .money("waived"),
                .money("reversed"),
            ],
            rows: charges.enumerated().map { place, row in
                [
                    .number(place + 1), .text(row.documentNumber), .money(row.base),
                    row.units == 0 ? .empty : .number(row.units), .money(row.amount),
                    row.waived.minor == 0 ? .empty : .money(row.waived),
                    row.reversed.minor == 0 ? .empty : .money(row.reversed),
                ]
            })
    }
}
