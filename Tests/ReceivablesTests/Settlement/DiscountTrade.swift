import Receivables
import Testing

/// A company with cash discounts: D2 ends 7 days after the document (2 %), then D1 after 14 (1 %).
extension Trade {
    static func discounting(_ change: (inout SettlementParameters) -> Void = { _ in }) -> Trade {
        let trade = Trade.ready { parameters in
            parameters.settlement.discountOnPartialPayments = true
            parameters.settlement.discountOnCreditNotes = true
            change(&parameters.settlement)
        }
        for (type, number) in [
            (PostingType.cashDiscount, Code("520100")), (.cashDiscountDifference, "520200"), (.pennyDifference, "520300"),
        ] {
            let id = trade.addAccount(number)
            trade.set(.automaticAccountSet(Trade.company, type, id))
        }
        var second = CashDiscountCode(code: "D1")
        (second.days, second.tenThousandths) = (14, 10_000)
        var first = CashDiscountCode(code: "D2")
        (first.days, first.tenThousandths, first.next) = (7, 20_000, "D1")
        trade.set(.cashDiscountSet(Trade.company, second), .cashDiscountSet(Trade.company, first))
        return trade
    }

    func addAccount(_ number: Code) -> AccountID {
        let id = AccountID(UInt32(book.companies.accounts.count + 1))
        set(
            .mainAccountSet(
                MainAccount(
                    id: id, number: number, name: "", blocked: false, itemTaxGroup: .empty, salesTaxGroup: .empty)))
        return id
    }

    @discardableResult
    func discounted(
        _ amount: Money, _ code: Code = "D2", number: Code = .empty, due: CalendarDate? = nil
    ) throws -> ItemID {
        var document = Trade.document(amount, number: number, due: due)
        document.cashDiscount = code
        return try run(PostInvoice(company: Trade.company, document: document)).item
    }

    /// A payment of named items; marks wish by place.
    @discardableResult
    func pay(
        _ amount: Money, _ items: [ApplyItem], _ wishes: [MarkWish] = [], on date: CalendarDate? = nil
    ) throws -> PostedPayment { try run(payment(amount, items, wishes, on: date)) }

    func payment(
        _ amount: Money, _ items: [ApplyItem], _ wishes: [MarkWish] = [], on date: CalendarDate? = nil
    ) -> PostPayment {
        var payment = PaymentDraft(customer: "C-1", amount: amount)
        (payment.apply, payment.items, payment.wishes, payment.postingDate) = (.named, items, wishes, date)
        return PostPayment(company: Trade.company, payment: payment)
    }
}

extension MarkWish {
    static func with(_ change: (inout MarkWish) -> Void) -> MarkWish {
        var wish = MarkWish()
        change(&wish)
        return wish
    }
}

extension SettledPart {
    /// `98000 + 2000 + 0`: cash, discount, difference.
    var told: String { "\(cash.minor) + \(discount) + \(difference)" }
}
