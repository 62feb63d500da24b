import Receivables
import Schema
import SwiftProtobuf

// Payouts of card providers: requests -> commands and queries, answers -> responses.

extension PostCardPayout {
    package init(_ message: Reskontra_V1_PostCardPayoutRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let told = message.payout
        let service = border.code(told.paymentService, "payout.payment_service")
        let reference = border.code(told.reference, "payout.reference", required: true)
        let amount = border.money(told.amount, told.hasAmount, "payout.amount")
        let fee = border.money(told.fee, told.hasFee, "payout.fee", required: false)
        let bank = border.code(message.bank, "bank", required: true)
        let method = border.code(message.methodOfPayment, "method_of_payment")
        let date = border.date(told.date, told.hasDate, "payout.date")
        try border.check()
        self.init(
            id: company, service: service, reference: reference, amount: amount ?? .zero(.eur), fee: fee, bank: bank,
            method: method, date: date)
    }
}

extension ListCardPayouts {
    package init(_ message: Reskontra_V1_ListCardPayoutsRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let size = border.pageSize(message.page)
        let token = border.pageToken(message.page, filter: ListCardPayouts.filter(company))
        try border.check()
        self.init(id: company, size: size, before: CardPayoutID(UInt32(clamping: token.first)))
    }

    static func filter(_ company: CompanyID) -> UInt64 { PageToken.filter("card payouts", "\(company.number)") }
}

extension Reskontra_V1_CardPayout {
    init(_ row: CardPayout) {
        self.init()
        id = UInt64(row.id.number)
        paymentService = row.service.text
        reference = row.reference.text
        amount = .init(row.amount, row.currency)
        fee = .init(row.fee, row.currency)
        date = .init(row.date)
        voucher = row.voucher.text
    }
}

extension Reskontra_V1_PostCardPayoutResponse {
    package init(_ answer: PostCardPayout.Answer, _ book: borrowing Book) {
        self.init()
        payout = .init(answer.payout)
        journal = .init(answer.entry, book)
    }
}

extension Reskontra_V1_ListCardPayoutsResponse {
    package init(_ answer: ListCardPayouts.Answer, of query: ListCardPayouts, _ book: borrowing Book) {
        self.init()
        payouts = answer.payouts.map { .init($0) }
        guard answer.hasMore, let last = answer.payouts.last else { return }
        nextPageToken = PageToken(first: UInt64(last.id.number), filter: ListCardPayouts.filter(query.id)).text
    }
}
