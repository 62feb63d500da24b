import ArgumentParser
import Schema
import SwiftProtobuf

struct PaymentReverse: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "reverse",
        abstract: "Take a posted payment back: what it paid is open again.",
        discussion: """
            EXAMPLES
              reskontra payment reverse PAY-0001 --reason "paid by another customer"
              reskontra payment reverse PAY-0001 --reason "posted twice" --dry-run
            """)

    @Argument(help: "Payment number.") var number: String
    @Option(help: "Why.") var reason: String
    @Option(help: ArgumentHelp("Without one the business date.", valueName: "date")) var date: String?
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_ReversePaymentRequest()
        request.paymentNumber = number
        request.reason = reason
        if let date { request.date = try reskontra.date(date) }
        let customer = try await desk.customer(ofPayment: number)
        try await Writing<_, Reskontra_V1_ReversePaymentResponse>(
            method: .reversePayment, request: request, options: writing, question: "Take this payment back",
            view: { .canceled($0.payment, answer: $0) },
            change: { PositionChange(customer: customer, amount: $0.payment.rise) }
        )
        .run(desk)
    }
}

struct PaymentNsf: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "nsf",
        abstract: "A payment that the bank returned for want of funds, with the bank account's fee.",
        discussion: """
            EXAMPLES
              reskontra payment nsf PAY-0001 --reason "check returned"
              reskontra payment nsf PAY-0001 --reason "check returned" --date 2026-11-24 --yes
            """)

    @Argument(help: "Payment number.") var number: String
    @Option(help: "Why.") var reason: String
    @Option(help: ArgumentHelp("Without one the business date.", valueName: "date")) var date: String?
    @OptionGroup var writing: WriteOptions
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        var request = Reskontra_V1_ProcessNsfRequest()
        request.paymentNumber = number
        request.reason = reason
        if let date { request.date = try reskontra.date(date) }
        let customer = try await desk.customer(ofPayment: number)
        try await Writing<_, Reskontra_V1_ProcessNsfResponse>(
            method: .processNsf, request: request, options: writing, question: "Book this payment as returned",
            view: { .canceled($0.payment, answer: $0) },
            change: {
                var change = $0.payment.rise
                if $0.payment.fee.currency == change.currency { change.minor += $0.payment.fee.minor }
                return PositionChange(customer: customer, amount: change)
            }
        )
        .run(desk)
    }
}

extension Reskontra_V1_CanceledPayment {
    /// What the customer owes again: the money, and the discounts and differences that came with it.
    fileprivate var rise: Reskontra_V1_Money {
        var sum = amount
        for part in reopened where part.amount.currency == sum.currency {
            sum.minor += part.discount.minor + part.difference.minor
        }
        return sum
    }
}

extension Desk {
    fileprivate func customer(ofPayment number: String) async throws -> String {
        var request = Reskontra_V1_GetPaymentRequest()
        request.paymentNumber = number
        return try await read(.getPayment, request, as: Reskontra_V1_GetPaymentResponse.self).customerNumber
    }
}

extension View {
    static func canceled(_ payment: Reskontra_V1_CanceledPayment, answer: any Message) -> View {
        var card = Card("payment \(payment.paymentNumber)")
        card.badge = payment.state == .canceledNsf ? ("returned by the bank", .bad) : ("reversed", .near)
        card.add("payment_number", payment.paymentNumber)
        card.add("amount", .money(payment.amount))
        card.add("fee", .money(payment.fee))
        card.add("date", .date(payment.date))
        if payment.hasReleasedMark { card.notes.append(payment.releasedMark.words) }
        card.add("mirror_number", payment.mirrorNumber)
        card.add("fee_item", payment.feeItem)
        if !payment.reopened.isEmpty { card.add("open again", .parts(payment.reopened)) }
        if !payment.journals.isEmpty { card.add("journal", .legs(payment.journals)) }
        return View(answer, card)
    }
}
