import Receivables

/// A CheckCredit request read in place: the credit check's own short struct, copied per request.
///
/// Nil means "not plain": the library reads it again and finds out what to say. A field that comes twice inside
/// the amount is not plain, because the library would merge the two. Tests compare both readers.
package struct HotCheckRequest {
    package var company = UnsafeRawBufferPointer(start: nil, count: 0)
    package var customer = Code.empty
    package var amount = Money(0, .eur)
    package var checkpoint = Checkpoint.posCheck
    package var allowPartial = false
    package var minSequence: UInt64 = 0

    @inline(__always)
    package init?(_ message: UnsafeRawBufferPointer) {
        var reader = ProtoReader(message)
        var hasAmount = false
        var isPlain = true
        while let field = reader.next() {
            switch field {
            case 1: company = reader.bytes()
            case 2: customer = reader.code()
            case 3:
                guard !hasAmount, let money = reader.plainMoney() else { return nil }
                amount = money
                hasAmount = true
            case 4:
                let raw = reader.uint()
                guard raw <= 6 else { return nil }
                checkpoint = Checkpoint(rawValue: raw == 0 ? 1 : UInt8(raw)) ?? .posCheck
            case 7: allowPartial = reader.bool()
            // Order, store and terminal: only their form is judged.
            case 8, 9, 10: isPlain = reader.code().isPrintable && isPlain
            case 32: minSequence = reader.uint()
            default: return nil
            }
        }
        guard !reader.failed, isPlain, hasAmount, !customer.isEmpty, customer.isPrintable,
            amount.minor.magnitude <= Money.minorMax.magnitude
        else { return nil }
    }
}

extension CheckCredit {
    @inline(__always)
    package init(_ hot: HotCheckRequest, _ company: CompanyID) {
        self.init(
            company: company, customer: hot.customer, amount: hot.amount, checkpoint: hot.checkpoint,
            allowPartial: hot.allowPartial)
    }
}
