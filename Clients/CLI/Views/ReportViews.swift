import Schema
import SwiftProtobuf

extension View {
    static func statement(_ answer: Reskontra_V1_GetStatementResponse, customer: String) -> View {
        let table = Table(
            [
                .text("date"), .text("kind"), .text("number"), .text("due_date"), .money("amount"),
                .money("balance"), .money("open"),
            ],
            rows: answer.lines.map {
                [
                    .date($0.date), .text(Words.of($0.kind)), .text($0.number), .date($0.dueDate),
                    .money($0.amount), .money($0.balance), .money($0.open),
                ]
            })
        let footer = [
            "opening balance \(MoneyText.text(answer.openingBalance))",
            "closing balance \(MoneyText.text(answer.closingBalance))",
        ]
        return View(answer, table, lines: answer.lines, footer: footer)
    }

    static func aging(_ answer: Reskontra_V1_GetAgingResponse, totalsOnly: Bool) -> View {
        let labels = answer.labels.map { $0.lowercased().replacing(" ", with: "_") }
        func row(_ row: Reskontra_V1_AgingRow, _ number: String) -> [Table.Cell] {
            var cells: [Table.Cell] = [.text(number), .text(row.name), .text(row.currency)]
            for place in labels.indices {
                let minor = place < row.bucketsMinor.count ? row.bucketsMinor[place] : 0
                // The first column is what is not due yet.
                cells.append(
                    .money(minor: minor, currency: row.currency, place > 0 && minor > 0 ? .bad : .plain))
            }
            return cells + [.money(minor: row.totalMinor, currency: row.currency)]
        }
        let columns: [Table.Column] =
            [.text("customer_number"), .text("name"), .text("currency")]
            + labels.map { .money($0) } + [.money("total")]
        var rows = totalsOnly ? [] : answer.rows.map { row($0, $0.customerNumber) }
        if totalsOnly { rows = answer.totals.map { row($0, "total") } }
        let footer =
            totalsOnly
            ? []
            : answer.totals.map { "total \(MoneyText.text($0.totalMinor, $0.currency))" }
                + more(answer.nextPageToken)
        return View(
            answer, Table(columns, rows: rows), lines: totalsOnly ? answer.totals : answer.rows,
            footer: footer)
    }

    static func trialBalance(_ answer: Reskontra_V1_GetTrialBalanceResponse) -> View {
        let accounting = answer.accountingCurrency
        let table = Table(
            [
                .text("account"), .text("name"), .money("debit"), .money("credit"),
                .money("accounting_debit"),
                .money("accounting_credit"),
            ],
            rows: answer.rows.map {
                [
                    .text($0.mainAccount), .text($0.name),
                    .money(minor: $0.debitMinor, currency: $0.currency),
                    .money(minor: $0.creditMinor, currency: $0.currency),
                    .money(minor: $0.accountingDebitMinor, currency: accounting),
                    .money(minor: $0.accountingCreditMinor, currency: accounting),
                ]
            })
        let footer = [
            "difference of debits and credits \(MoneyText.text(answer.accountingDifferenceMinor, accounting))",
            "receivable accounts \(MoneyText.text(answer.receivablesMinor, accounting)), "
                + "open items \(MoneyText.text(answer.openItemsMinor, accounting))",
            "known at record \(answer.knownAt)",
        ]
        return View(answer, table, lines: answer.rows, footer: footer)
    }

    static func hits(_ answer: Reskontra_V1_FindResponse) -> View {
        let table = Table(
            [
                .text("kind"), .text("number"), .number("id"), .text("customer_number"), .text("date"),
                .money("amount"), .money("open"),
            ],
            rows: answer.hits.map {
                [
                    .text($0.kind.replacing("_", with: "-")), .text($0.number),
                    $0.id == 0 ? .empty : .number($0.id),
                    .text($0.customerNumber), .date($0.date), .money($0.amount), .money($0.open),
                ]
            })
        return View(answer, table, lines: answer.hits)
    }
}
