import Schema
import SwiftProtobuf

extension View {
    static func bill(
        _ bill: Reskontra_V1_Bill, journals: [Reskontra_V1_JournalEntry] = [], answer: any Message
    ) -> View {
        var card = Card("bill \(bill.number)")
        card.badge = (Words.of(bill.status), bill.status == .protested ? .bad : bill.status == .honored ? .good : .plain)
        card.add("number", bill.number)
        card.add("status", Words.of(bill.status))
        card.add("customer_number", bill.customerNumber)
        card.add("face", .money(bill.face))
        card.add("issue_date", .date(bill.issueDate))
        card.add("due_date", .date(bill.dueDate))
        card.add("accepted_on", .date(bill.acceptedOn))
        card.add("drawee_bank", bill.draweeBank)
        card.add("remittance", bill.remittance)
        card.add("bank", bill.bank)
        card.add("exposure", .money(bill.exposure))
        card.add(
            "history",
            Table(
                [
                    .number("seq"), .text("act"), .text("status"), .text("date"), .text("due_date"), .text("journal"),
                    .text("vouchers"),
                ],
                rows: bill.history.map {
                    [
                        .number($0.seq), .text(Words.of($0.act)), .text(Words.of($0.status)), .date($0.date),
                        .date($0.dueDate), .text($0.journal), .text($0.vouchers.joined(separator: " ")),
                    ]
                }))
        if !journals.isEmpty { card.add("journal", .legs(journals)) }
        return View(answer, card)
    }

    static func bills(_ answer: Reskontra_V1_ListBillsResponse) -> View {
        let table = Table(
            [
                .text("number"), .text("due_date"), .text("customer_number"), .money("face"), .text("status"),
                .text("accepted_on"), .text("remittance"), .text("bank"),
            ],
            rows: answer.bills.map {
                [
                    .text($0.number), .date($0.dueDate), .text($0.customerNumber), .money($0.face),
                    .text(Words.of($0.status)), .date($0.acceptedOn), .text($0.remittance), .text($0.bank),
                ]
            })
        return View(answer, table, lines: answer.bills, footer: more(answer.nextPageToken))
    }

    static func billJournal(
        _ steps: [(bill: Reskontra_V1_Bill, step: Reskontra_V1_Bill.Step)], _ answer: Reskontra_V1_ListBillsResponse
    ) -> View {
        let table = Table(
            [
                .text("date"), .text("bill"), .text("act"), .text("status"), .text("customer_number"), .money("face"),
                .text("due_date"), .text("journal"), .text("vouchers"),
            ],
            rows: steps.map { bill, step in
                [
                    .date(step.date), .text(bill.number), .text(Words.of(step.act)), .text(Words.of(step.status)),
                    .text(bill.customerNumber), .money(bill.face), .date(step.dueDate), .text(step.journal),
                    .text(step.vouchers.joined(separator: " ")),
                ]
            })
        return View(answer, table, lines: answer.bills)
    }

    static func billMaturity(_ bills: [Reskontra_V1_Bill], _ months: [BillMaturity.Month]) -> View {
        let answer = Reskontra_V1_ListBillsResponse.with { $0.bills = bills }
        return View(
            answer, .liveBills(bills), lines: bills,
            footer: months.map { "\($0.month): \($0.count) bills, \(MoneyText.text($0.minor, $0.currency))" })
    }

    static func billStatistics(_ answer: Reskontra_V1_BillStatisticsResponse) -> View {
        let table = Table(
            [.text("status"), .number("count"), .money("sum")],
            rows: answer.rows.map { [.text(Words.of($0.status)), .number($0.count), .money($0.sum)] })
        return View(answer, table, lines: answer.rows)
    }

    static func remittance(
        _ remittance: Reskontra_V1_Remittance, journals: [Reskontra_V1_JournalEntry] = [], bills: [Reskontra_V1_Bill] = [],
        answer: any Message
    ) -> View {
        var card = Card("remittance \(remittance.number)")
        card.badge = remittance.confirmed ? ("confirmed", .good) : nil
        card.add("number", remittance.number)
        card.add("type", Words.of(remittance.type))
        card.add("bank", remittance.bank)
        card.add("date", .date(remittance.date))
        card.add("bills", remittance.bills.joined(separator: " "))
        card.add("total", .money(remittance.total))
        card.add("discount", remittance.discount.minor == 0 ? .empty : .money(remittance.discount))
        card.add("confirmed_on", .date(remittance.confirmedOn))
        card.add("fee", remittance.fee.minor == 0 ? .empty : .money(remittance.fee))
        card.add("fee_voucher", remittance.feeVoucher)
        if !bills.isEmpty { card.add("on it", .liveBills(bills)) }
        if !journals.isEmpty { card.add("journal", .legs(journals)) }
        return View(answer, card)
    }

    static func remittances(_ answer: Reskontra_V1_ListRemittancesResponse) -> View {
        let table = Table(
            [
                .text("number"), .text("date"), .text("type"), .text("bank"), .number("bills"), .money("total"),
                .money("discount"), .text("status"), .text("confirmed_on"), .money("fee"),
            ],
            rows: answer.remittances.map {
                [
                    .text($0.number), .date($0.date), .text(Words.of($0.type)), .text($0.bank),
                    .number(UInt64($0.bills.count)), .money($0.total), .money($0.discount), .text(Words.of($0.status)),
                    .date($0.confirmedOn), .money($0.fee),
                ]
            })
        return View(answer, table, lines: answer.remittances, footer: more(answer.nextPageToken))
    }
}

extension Table {
    static func liveBills(_ bills: [Reskontra_V1_Bill]) -> Table {
        Table(
            [
                .text("due_date"), .text("number"), .text("customer_number"), .money("face"), .text("status"),
                .text("accepted_on"), .text("bank"),
            ],
            rows: bills.map {
                [
                    .date($0.dueDate), .text($0.number), .text($0.customerNumber), .money($0.face),
                    .text(Words.of($0.status), $0.status == .protested ? .bad : .plain), .date($0.acceptedOn), .text($0.bank),
                ]
            })
    }
}
