/// Refusals of payments, in the order of their checks (payments:PJ-1, PJ-2).
extension Rejection {
    static func zeroPayment() -> Rejection { Rejection(.amountZero, field: "amount", "the payment is 0") }

    static func negativePayment(_ amount: Money) -> Rejection {
        Rejection(.amountNegative, field: "amount", "the payment is \(amount)", [.init("amount", amount)])
    }

    static func unsupportedMethod(_ method: MethodOfPayment) -> Rejection {
        Rejection(
            .methodNotSupported, field: "method_of_payment",
            "method \(method.code) has payment type \(method.type), which cannot be posted as a payment",
            [.init("method_of_payment", method.code.text), .init("payment_type", "\(method.type)")])
    }
}
