import Schema
import SwiftProtobuf

extension View {
    static func orders(_ answer: Reskontra_V1_ListOrdersResponse) -> View {
        let table = Table(
            [
                .text("order"), .text("customer_number"), .money("value"), .money("open"), .money("delivered"),
                .money("invoiced"), .text("ship_date"), .text("state"),
            ],
            rows: answer.orders.map {
                [
                    .text($0.number), .text($0.customerNumber), .money($0.value), .money($0.open), .money($0.delivered),
                    .money($0.invoiced), .date($0.shipDate), .text(Words.of($0.state)),
                ]
            })
        return View(answer, table, lines: answer.orders, footer: more(answer.nextPageToken))
    }

    static func order(_ order: Reskontra_V1_OrderDetail, answer: any Message) -> View {
        var card = Card("order \(order.order)")
        card.badge = (Words.of(order.state), order.state == .invoiced ? .good : .plain)
        card.add("order", order.order)
        card.add("customer_number", order.customerNumber)
        card.add("currency", order.currency)
        card.add("ship_date", .date(order.shipDate))
        card.add("schedule", order.paymentSchedule)
        card.add("cash_discount", order.cashDiscount)
        card.add("delivery_address", order.deliveryAddress)
        card.add("header_charge", order.headerCharge.minor == 0 ? .empty : .money(order.headerCharge))
        card.add("lines", .orderLines(order.lines))
        if !order.packingSlips.isEmpty { card.add("packing slips", .slips(order.packingSlips)) }
        return View(answer, card)
    }

    static func slip(
        _ slip: Reskontra_V1_PackingSlip, of order: String, _ journals: [Reskontra_V1_JournalEntry], answer: any Message
    ) -> View {
        var card = Card("packing slip \(slip.number)")
        card.add("number", slip.number)
        card.add("date", .date(slip.date))
        if slip.hasCanceledOn { card.add("canceled_on", .date(slip.canceledOn)) }
        card.add("order", order)
        card.add("lines", .slips([slip]))
        if !journals.isEmpty { card.add("journal", .legs(journals)) }
        return View(answer, card)
    }

    static func arranged(_ answer: Reskontra_V1_ArrangeInvoicesResponse) -> View {
        let table = Table(
            [
                .number("invoice"), .text("orders"), .text("site"), .text("address"), .number("lines"), .money("charges"),
                .money("tax"), .money("total"),
            ],
            rows: answer.invoices.enumerated().map { place, invoice in
                [
                    .number(place + 1), .text(invoice.orders.joined(separator: " ")), .text(invoice.site),
                    .text(invoice.address), .number(invoice.lines.count), .money(invoice.charges), .money(invoice.tax),
                    .money(invoice.total),
                ]
            })
        let failed = answer.failed.map { "\($0.orders.joined(separator: " ")) would be left out: \($0.reason), \($0.message)" }
        return View(answer, table, lines: answer.invoices, footer: failed)
    }

    static func salesInvoices(_ answer: Reskontra_V1_PostSalesInvoicesResponse) -> View {
        var card = Card(answer.invoices.count == 1 ? "invoice" : "\(answer.invoices.count) invoices")
        card.add(
            "invoices",
            Table(
                [
                    .text("document_number"), .text("orders"), .money("net"), .money("tax"), .money("charges"),
                    .money("total"), .text("due_date"),
                ],
                rows: answer.invoices.map {
                    [
                        .text($0.document.documentNumber), .text($0.orders.joined(separator: " ")), .money($0.document.net),
                        .money($0.document.tax), .money($0.charges), .money($0.document.total), .date($0.document.dueDate),
                    ]
                }))
        card.add(
            "lines",
            Table(
                [.text("document_number"), .text("order"), .number("line"), .number("quantity")],
                rows: answer.invoices.flatMap { invoice in
                    invoice.lines.map {
                        [
                            .text(invoice.document.documentNumber), .text($0.order), .number($0.line),
                            .text(DecimalText.text($0.quantity)),
                        ]
                    }
                }))
        if !answer.failed.isEmpty {
            card.add(
                "failed",
                Table(
                    [.text("orders"), .text("reason"), .text("message")],
                    rows: answer.failed.map {
                        [.text($0.orders.joined(separator: " ")), .text($0.reason), .text($0.message)]
                    }))
        }
        let commission = answer.invoices.flatMap(\.commission)
        if !commission.isEmpty { card.add("commission", .commission(commission)) }
        let journals = answer.invoices.flatMap(\.journals)
        if !journals.isEmpty { card.add("journal", .legs(journals)) }
        return View(answer, card)
    }

    static func orderCredit(_ answer: Reskontra_V1_CreateCreditNoteResponse) -> View {
        var card = Card("credit note \(answer.creditNote.documentNumber)")
        card.addPosted(answer.creditNote)
        card.add("order", answer.order.order)
        if !answer.commission.isEmpty { card.add("commission", .commission(answer.commission)) }
        if !answer.journals.isEmpty { card.add("journal", .legs(answer.journals)) }
        return View(answer, card)
    }
}

extension Table {
    fileprivate static func orderLines(_ lines: [Reskontra_V1_OrderLine]) -> Table {
        Table(
            [
                .number("line"), .text("item"), .number("price"), .number("ordered"), .number("picked"),
                .number("delivered"), .number("invoiced"), .number("credited"), .text("site"), .text("address"),
            ],
            rows: lines.map { line in
                let quantities = [line.ordered, line.picked, line.delivered, line.invoiced, line.credited]
                return [.number(line.line), .text(line.item), .text(DecimalText.text(line.price))]
                    + quantities.map { .text(DecimalText.text($0)) } + [.text(line.site), .text(line.address)]
            })
    }

    /// Accruals have their columns only where slips post any.
    fileprivate static func slips(_ slips: [Reskontra_V1_PackingSlip]) -> Table {
        let accrues = slips.contains { !$0.accrualVoucher.isEmpty }
        let cancels = slips.contains(where: \.hasCanceledOn)
        var columns: [Table.Column] = [
            .text("number"), .text("date"), .number("line"), .number("quantity"), .number("invoiced"),
        ]
        if accrues { columns += [.money("accrued"), .money("accrual_left")] }
        if cancels { columns.append(.text("canceled_on")) }
        return Table(
            columns,
            rows: slips.flatMap { slip in
                slip.lines.map { line in
                    var row: [Table.Cell] = [
                        .text(slip.number), .date(slip.date), .number(line.line), .text(DecimalText.text(line.quantity)),
                        .text(DecimalText.text(line.invoiced)),
                    ]
                    if accrues {
                        row.append(line.hasAccrued ? .money(line.accrued) : .empty)
                        row.append(line.hasAccrualLeft ? .money(line.accrualLeft) : .empty)
                    }
                    if cancels { row.append(slip.hasCanceledOn ? .date(slip.canceledOn) : .empty) }
                    return row
                }
            })
    }

    fileprivate static func commission(_ shares: [Reskontra_V1_CommissionShare]) -> Table {
        Table(
            [.text("representative"), .money("amount")],
            rows: shares.map { [.text($0.representative), .money($0.amount)] })
    }
}
