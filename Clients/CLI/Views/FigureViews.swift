import Schema
import SwiftProtobuf

extension View {
    /// A figure and the events that made it.
    static func why(_ answer: Reskontra_V1_ExplainFigureResponse, _ name: String) -> View {
        let table = Table(
            [
                .text("date"), .text("cause"), .text("number"), .text("counterpart"), .text("voucher"), .money("amount"),
                .text("rules"), .number("record"), .number("event"), .text("method"), .text("principal"), .text("at"),
                .money("transaction_amount"), .text("rate"),
            ],
            rows: answer.rows.map { row in
                [
                    .date(row.date), .text(row.causeWords), .text(row.numberText), .text(row.counterpart), .text(row.voucher),
                    .money(row.amount), .text(row.rules.joined(separator: " ")), .number(row.sequence),
                    row.event == 0 ? .empty : .number(row.event), .text(row.method), .text(row.principal), .instant(row.at),
                    row.hasTransactionAmount ? .money(row.transactionAmount) : .empty, .text(row.rateText),
                ]
            })
        var footer = ["\(name), known at record \(answer.knownAt): \(MoneyText.text(answer.figure))"]
        if answer.nextPageToken.isEmpty {
            footer.append(
                answer.addsUp
                    ? "the rows add up to it" : "the rows add up to \(MoneyText.text(answer.told)): THIS IS A FAULT, please report it")
        } else {
            footer.append("told so far \(MoneyText.text(answer.told))")
        }
        return View(answer, table, lines: answer.rows, footer: footer + more(answer.nextPageToken))
    }
}

extension Reskontra_V1_FigureRow {
    /// What kind of document was posted, or what a leg stands for, says more than that it was.
    fileprivate var causeWords: String {
        switch cause {
        case .posted: Words.of(kind)
        case .entry: Words.of(postingType)
        default: Words.of(cause)
        }
    }

    /// `0.85`, or `0.62 per 100`.
    fileprivate var rateText: String {
        guard hasRate else { return "" }
        return DecimalText.text(rate) + (rateUnit > 1 ? " per \(rateUnit)" : "")
    }

    fileprivate var numberText: String {
        if !documentNumber.isEmpty { return documentNumber }
        if !order.isEmpty { return order }
        return authorizationID == 0 ? "" : "\(authorizationID)"
    }
}
