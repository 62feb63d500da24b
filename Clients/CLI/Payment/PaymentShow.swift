import ArgumentParser
import Schema

struct PaymentShow: ClientCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "A posted payment with its journal, its settlements and what took it back.",
        discussion: """
            EXAMPLES
              reskontra payment show PAY-0001
              reskontra payment show PAY-0001 -o json
            """)

    @Argument(help: "Payment number.") var number: String
    @OptionGroup var options: CommonOptions

    func run(_ desk: Desk) async throws {
        let answer = try await desk.document(number)
        var view = View.document(answer)
        if [.payment, .prepayment].contains(answer.item.kind), case .card(var card) = view.shape {
            let state: Reskontra_V1_GetPaymentResponse = try await desk.read(
                .getPayment, Reskontra_V1_GetPaymentRequest.with { $0.paymentNumber = answer.item.number })
            card.add(state)
            view = View(answer, card)
        }
        try desk.show(view)
    }
}

extension Card {
    /// Nothing for a payment that stands.
    fileprivate mutating func add(_ payment: Reskontra_V1_GetPaymentResponse) {
        switch payment.state {
        case .reversed: badge = ("reversed", .near)
        case .canceledNsf: badge = ("returned by the bank", .bad)
        case .pendingCancellation: badge = ("reversal waits for proposal \(payment.proposalID)", .near)
        case .posted, .unspecified, .UNRECOGNIZED: break
        }
        if !payment.bridgingAccount.isEmpty {
            add("waits_on", payment.hasClearedOn ? "" : payment.bridgingAccount)
            add("matures_on", payment.hasMaturesOn ? .date(payment.maturesOn) : .empty)
            add("cleared_on", payment.hasClearedOn ? .date(payment.clearedOn) : .empty)
        }
        if payment.hasCanceledOn { add("taken_back_on", .date(payment.canceledOn)) }
        add("reason", payment.cancelReason)
        add("mirror_number", payment.mirrorNumber)
        add("fee_item", payment.feeItem)
    }
}
