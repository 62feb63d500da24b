import Schema
import SwiftProtobuf

extension Table {
    static func schedules(_ rows: [Reskontra_V1_PaymentSchedule]) -> Table {
        Table(
            [
                .text("code"), .text("allocation"), .text("instalments"), .text("every"), .money("minimum"),
                .text("sales_tax"),
                .text("charges"), .text("description"),
            ],
            rows: rows.map { row in
                [
                    .text(row.code), .text(Words.of(row.allocation)), .text(row.instalmentsText), .text(row.everyText),
                    row.hasMinimum ? .money(row.minimum) : .empty, .text(row.salesTax.word), .text(row.charges.word),
                    .text(row.description_p),
                ]
            })
    }

    /// Columns that nothing fills stay, for programs that read them.
    static func instalments(_ rows: [Reskontra_V1_Instalment]) -> Table {
        Table(
            [
                .text("number"), .text("due_date"), .money("amount"), .money("tax"), .money("open"),
                .text("discount_until"),
                .money("discount"),
            ],
            rows: rows.map { row in
                [
                    .text(row.number), .date(row.dueDate), .money(row.amount), .money(row.tax),
                    row.hasOpen ? .money(row.open) : .empty, row.hasDiscountUntil ? .date(row.discountUntil) : .empty,
                    row.hasDiscount ? .money(row.discount) : .empty,
                ]
            })
    }
}

extension View {
    static func schedule(_ row: Reskontra_V1_PaymentSchedule, answer: any Message) -> View {
        var card = Card("payment schedule \(row.code)")
        card.add("code", row.code)
        card.add("description", row.description_p)
        card.add("allocation", Words.of(row.allocation))
        card.add("instalments", row.instalmentsText)
        card.add("every", row.everyText)
        card.add("minimum", row.hasMinimum ? .money(row.minimum) : .empty)
        card.add("sales_tax", row.salesTax.word)
        card.add("charges", row.charges.word)
        let lines = Table(
            [.text("periods"), .text("percent"), .money("amount")],
            rows: row.lines.map { line in
                [
                    .text("\(line.periods) \(row.unitText)"),
                    line.hasPercent ? .text(DecimalText.text(line.percent)) : .empty,
                    line.hasAmount ? .money(line.amount) : .empty,
                ]
            })
        card.add("lines", lines)
        return View(answer, card)
    }
}

extension Reskontra_V1_PaymentSchedule {
    fileprivate var unitText: String { unit == .unspecified ? "months" : Words.of(unit) }

    fileprivate var everyText: String {
        allocation == .fixedAmount || allocation == .fixedQuantity ? "\(every) \(unitText)" : ""
    }

    fileprivate var instalmentsText: String {
        switch allocation {
        case .fixedAmount: MoneyText.text(amount)
        case .fixedQuantity: String(count)
        case .specified: String(lines.count)
        case .total, .unspecified, .UNRECOGNIZED: "1"
        }
    }
}

extension Reskontra_V1_ScheduleSide {
    fileprivate var word: String { self == .proportional ? "proportional" : Words.of(self) }
}
