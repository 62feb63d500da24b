import Schema
import SwiftProtobuf

extension View {
    /// What a posting made, or in a preview would make.
    static func posted(_ document: Reskontra_V1_PostedDocument, kind: String, answer: any Message) -> View {
        var card = Card("\(kind) \(document.documentNumber)")
        if document.overLimit { card.badge = ("over the credit limit", .near) }
        card.addPosted(document)
        if !document.taxes.isEmpty { card.add("sales tax", .taxes(document.taxes)) }
        if !document.instalments.isEmpty { card.add("instalments", .instalments(document.instalments)) }
        if !document.journal.legs.isEmpty { card.add("journal", .legs([document.journal] + document.billJournals)) }
        return View(answer, card)
    }

    static func document(_ answer: Reskontra_V1_GetDocumentResponse) -> View {
        let item = answer.item
        var card = Card("\(Words.of(item.kind).replacing("-", with: " ")) \(item.number)")
        card.badge = item.open.minor == 0 ? ("closed", .good) : item.daysOverdue > 0 ? ("overdue", .bad) : nil
        card.add("customer_number", item.customerNumber)
        card.add("original", .money(item.original))
        card.add("open", .money(item.open))
        card.add("document_date", .date(item.documentDate))
        card.add("posting_date", .date(item.postingDate))
        card.add(
            "due_date", .date(item.dueDate, item.daysOverdue > 0 && item.open.minor != 0 ? .bad : .plain))
        card.add(
            "days_overdue", item.open.minor != 0 && item.daysOverdue > 0 ? .number(item.daysOverdue) : .empty)
        card.add("net", .money(answer.document.net))
        card.add("tax", .money(answer.document.tax))
        card.add("voucher", item.voucher)
        card.add("profile", item.postingProfile)
        card.add("method", answer.methodOfPayment)
        card.add("payment_reference", answer.paymentReference)
        card.add("reference", answer.reference)
        let place = [answer.deliveryAddress, answer.deliveredTo].filter { !$0.isEmpty }
        card.add("delivered_to", place.joined(separator: ": "))
        card.add("dimensions", DimensionText.text(answer.dimensions))
        let own = [item.ownMethodOfPayment, item.ownPaymentSpecification, item.ownBankAccount].filter { !$0.isEmpty }
        card.add("paid_by", own.joined(separator: " "))
        card.add("text", answer.text)
        card.add("item_id", .number(item.itemID))
        card.add("posted_by", answer.principal)
        card.add("posted_at", .instant(answer.postedAt))
        card.add("record", .number(item.sequence))
        if !answer.lines.isEmpty { card.add("lines", .lines(answer.lines)) }
        if !answer.document.taxes.isEmpty { card.add("sales tax", .taxes(answer.document.taxes)) }
        if !answer.document.instalments.isEmpty { card.add("instalments", .instalments(answer.document.instalments)) }
        if !item.settlements.isEmpty { card.add("settlements", .settlements(item.settlements)) }
        let journals = answer.journals.isEmpty ? [answer.document.journal] : answer.journals
        if journals.contains(where: { !$0.legs.isEmpty }) { card.add("journal", .legs(journals)) }
        return View(answer, card)
    }

    static func items(_ answer: Reskontra_V1_ListOpenItemsResponse) -> View {
        let totals = answer.totals.map(MoneyText.text).joined(separator: ", ")
        var lines = totals.isEmpty ? [] : ["open in all: \(totals)"]
        lines += more(answer.nextPageToken)
        return View(answer, .items(answer.items, withCustomer: true), lines: answer.items, footer: lines)
    }

    static func payment(_ payment: Reskontra_V1_PostedPayment, answer: any Message) -> View {
        var card = Card("payment \(payment.paymentNumber)")
        card.add("payment_number", payment.paymentNumber)
        card.add("amount", .money(payment.amount))
        card.add("open", .money(payment.open))
        card.add("posting_date", .date(payment.postingDate))
        card.add("voucher", payment.voucher)
        card.add("settlement_id", payment.settlementID == 0 ? .empty : .number(payment.settlementID))
        card.add("item_id", payment.itemID == 0 ? .empty : .number(payment.itemID))
        if payment.hasFee { card.add("fee", .money(payment.fee)) }
        if !payment.feeDocument.isEmpty { card.add("fee_document", payment.feeDocument) }
        if !payment.settled.isEmpty { card.add("settled", .parts(payment.settled)) }
        if !payment.journals.isEmpty { card.add("journal", .legs(payment.journals)) }
        return View(answer, card)
    }

    static func settled(_ answer: Reskontra_V1_SettleResponse) -> View {
        var card = Card("settlement \(answer.settlementID == 0 ? "" : String(answer.settlementID))")
        card.add("settlement_id", answer.settlementID == 0 ? .empty : .number(answer.settlementID))
        card.add("date", .date(answer.date))
        card.add("settled", .parts(answer.settled))
        if !answer.journals.isEmpty { card.add("journal", .legs(answer.journals)) }
        return View(answer, card)
    }

    /// The settle view: a line per item.
    static func settleView(_ answer: Reskontra_V1_PreviewSettlementResponse) -> View {
        let table = Table(
            [
                .text("document_number"), .money("open"), .text("discount_until"), .money("full_discount"),
                .money("taken_before"), .money("discount"), .money("pays"), .money("settles"),
            ],
            rows: answer.lines.map { line in
                [
                    .text(line.documentNumber), .money(line.open),
                    line.hasDiscountDate ? .date(line.discountDate) : .empty, .money(line.discountFull),
                    .money(line.discountTakenBefore), .money(line.discountToTake), .money(line.amountToSettle),
                    .money(line.totalSettled),
                ]
            })
        var footer: [String] = []
        if let currency = answer.lines.first?.open.currency,
            answer.lines.allSatisfy({ $0.open.currency == currency })
        {
            let money = answer.lines.reduce(Int64(0)) { $0 + $1.amountToSettle.minor }
            footer = ["money in all: \(MoneyText.text(money, currency))"]
        }
        // Lines that --item NUMBER#LINE may name.
        for line in answer.lines {
            footer += line.lines.map {
                "\(line.documentNumber)#\($0.line): \(MoneyText.text($0.open)) open of \(MoneyText.text($0.amount))"
            }
        }
        return View(answer, table, lines: answer.lines, footer: footer)
    }

    static func reopened(_ answer: Reskontra_V1_UndoSettlementResponse, settlement: UInt64) -> View {
        var card = Card("settlement \(settlement) undone")
        card.add("settlement_id", .number(settlement))
        card.add("date", .date(answer.date))
        card.add("reopened", .parts(answer.reopened))
        if !answer.journals.isEmpty { card.add("journal", .legs(answer.journals)) }
        return View(answer, card)
    }
}

extension Card {
    mutating func addPosted(_ document: Reskontra_V1_PostedDocument) {
        add("document_number", document.documentNumber)
        add("net", .money(document.net))
        add("tax", .money(document.tax))
        add("total", .money(document.total))
        let isForeign = document.accountingTotal.currency != document.total.currency
        add("accounting_total", isForeign ? .money(document.accountingTotal) : .empty)
        add("posting_date", .date(document.postingDate))
        add("due_date", .date(document.dueDate))
        add("voucher", document.voucher)
        add("profile", document.postingProfile)
        add("bill", document.billNumber)
        add("item_id", document.itemID == 0 ? .empty : .number(document.itemID))
    }
}

extension Table {
    static func items(_ items: [Reskontra_V1_OpenItem], withCustomer: Bool) -> Table {
        let table = Table(
            [
                .text("number"), .text("kind"), .text("customer_number"), .text("document_date"),
                .text("due_date"),
                .number("days_overdue"), .money("original"), .money("open"), .text("voucher"),
                .text("reference"),
            ],
            rows: items.map { item in
                let isOverdue = item.daysOverdue > 0 && item.open.minor != 0
                return [
                    .text(item.number), .text(Words.of(item.kind)), .text(item.customerNumber),
                    .date(item.documentDate), .date(item.dueDate, isOverdue ? .bad : .plain),
                    isOverdue ? .text(String(item.daysOverdue), .bad) : .empty, .money(item.original),
                    .money(item.open), .text(item.voucher), .text(item.reference),
                ]
            })
        guard !withCustomer else { return table }
        let short = table.columns.indices.filter {
            !["customer_number", "reference", "voucher"].contains(table.columns[$0].name)
        }
        return Table(short.map { table.columns[$0] }, rows: table.rows.map { row in short.map { row[$0] } })
    }

    static func legs(_ journals: [Reskontra_V1_JournalEntry]) -> Table {
        Table(
            [
                .text("voucher"), .text("date"), .text("account"), .text("posting_type"), .money("debit"),
                .money("credit"), .money("accounting_debit"), .money("accounting_credit"),
            ],
            rows: journals.flatMap { journal in
                journal.legs.map { leg in
                    let isDebit = leg.side == .debit
                    let isForeign = leg.accountingAmount.currency != leg.amount.currency
                    let accounting: Cell = isForeign ? .money(leg.accountingAmount) : .empty
                    return [
                        .text(journal.voucher), .date(journal.date), .text(leg.mainAccount),
                        .text(Words.of(leg.postingType)), isDebit ? .money(leg.amount) : .empty,
                        isDebit ? .empty : .money(leg.amount), isDebit ? accounting : .empty,
                        isDebit ? .empty : accounting,
                    ]
                }
            }
        )
        .withoutEmptyColumns(["voucher", "accounting_debit", "accounting_credit"])
    }

    static func lines(_ lines: [Reskontra_V1_InvoiceLine]) -> Table {
        Table(
            [
                .text("account"), .text("item"), .text("description"), .number("quantity"),
                .number("unit_price"),
                .money("amount"), .text("tax_group"), .text("billing_code"), .text("interest_code"),
            ],
            rows: lines.map {
                [
                    .text($0.mainAccount), .text($0.itemNumber), .text($0.description_p),
                    $0.hasQuantity ? .text(DecimalText.text($0.quantity)) : .empty,
                    $0.hasUnitPrice ? .text(DecimalText.text($0.unitPrice)) : .empty, .money($0.amount),
                    .text($0.itemTaxGroup), .text($0.billingCode), .text($0.interestCode),
                ]
            }
        )
        .withoutEmptyColumns(["item", "tax_group", "billing_code", "interest_code"])
    }

    static func taxes(_ taxes: [Reskontra_V1_TaxAmount]) -> Table {
        Table(
            [.text("tax_code"), .number("percent"), .money("base"), .money("tax")],
            rows: taxes.map {
                [.text($0.taxCode), .text(DecimalText.text($0.percent)), .money($0.base), .money($0.tax)]
            })
    }

    static func parts(_ parts: [Reskontra_V1_SettledPart]) -> Table {
        Table(
            [
                .text("document_number"), .money("money"), .money("discount"), .money("difference"), .money("amount"),
                .money("still_open"),
            ],
            rows: parts.map { part in
                let isAdjusted = part.hasDiscount || part.hasDifference
                var money = part.amount
                money.minor -= part.discount.minor + part.difference.minor
                return [
                    .text(part.documentNumber), isAdjusted ? .money(money) : .empty,
                    part.hasDiscount ? .money(part.discount) : .empty,
                    part.hasDifference ? .money(part.difference) : .empty, .money(part.amount), .money(part.open),
                ]
            }
        )
        .withoutEmptyColumns(["money", "discount", "difference"])
    }

    fileprivate static func settlements(_ settlements: [Reskontra_V1_ItemSettlement]) -> Table {
        Table(
            [
                .number("settlement_id"), .text("with"), .text("by"), .money("amount"), .text("date"), .text("undone"),
            ],
            rows: settlements.map {
                [
                    .number($0.settlementID), .text($0.counterpartNumber),
                    $0.settledBy == .unspecified ? .empty : .text(Words.of($0.settledBy)), .money($0.amount),
                    .date($0.date),
                    $0.undone ? .date($0.undoneDate) : .empty,
                ]
            }
        )
        .withoutEmptyColumns(["by", "undone"])
    }

    /// Columns of these names go when no row has anything in them; for cards only.
    func withoutEmptyColumns(_ names: Set<String>) -> Table {
        let kept = columns.indices.filter { place in
            !names.contains(columns[place].name) || rows.contains { !$0[place].gridText.isEmpty }
        }
        return Table(kept.map { columns[$0] }, rows: rows.map { row in kept.map { row[$0] } })
    }
}
