import Receivables
import Schema
import SwiftProtobuf

// Marks, the settle view, cash discounts and intercompany pairs.

extension MarkWish {
    init(_ message: Reskontra_V1_ApplyItem, _ path: String, _ border: inout Border) {
        self.init()
        use = border.choice(message.useCashDiscount.rawValue, "\(path).use_cash_discount", fallback: .normal) ?? .normal
        discount = border.money(message.discount, message.hasDiscount, "\(path).discount", required: false)
        reason = border.text(message.discountReason, "\(path).discount_reason")
        discountDate = border.date(message.discountDate, message.hasDiscountDate, "\(path).discount_date")
        fullSettlement = message.fullSettlement
        discountAccount = border.code(message.discountAccount, "\(path).discount_account")
        company = border.code(message.company, "\(path).company", max: Company.codeBytesMax)
        isPrimary = message.primary
        crossRate = border.rate(message.crossRate, message.hasCrossRate, "\(path).cross_rate")
    }

    /// None when no item asks for anything special.
    static func list(_ messages: [Reskontra_V1_ApplyItem], _ path: String, _ border: inout Border) -> [MarkWish] {
        guard messages.count <= ApplyItem.itemsMax else { return [] }
        var wishes: [MarkWish] = []
        for (index, message) in messages.enumerated() {
            wishes.append(MarkWish(message, "\(path)[\(index)]", &border))
        }
        return wishes.allSatisfy(\.isPlain) ? [] : wishes
    }
}

extension Settle {
    package init(_ message: Reskontra_V1_SettleRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let customer = border.code(message.customerNumber, "customer_number", required: true)
        let items = ApplyItem.list(message.items, "items", &border)
        let wishes = MarkWish.list(message.items, "items", &border)
        let date = border.date(message.date, message.hasDate, "date")
        let discountDate = border.date(message.discountDate, message.hasDiscountDate, "discount_date")
        try border.check()
        self.init(
            company: company, customer: customer, items: items, wishes: wishes, date: date, discountDate: discountDate,
            byPriority: message.byPriority)
    }
}

extension PreviewSettlement {
    package init(_ message: Reskontra_V1_PreviewSettlementRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let customer = border.code(message.customerNumber, "customer_number", required: true)
        let items = ApplyItem.list(message.items, "items", &border)
        let wishes = MarkWish.list(message.items, "items", &border)
        let date = border.date(message.date, message.hasDate, "date")
        try border.check()
        self.init(company: company, customer: customer, items: items, wishes: wishes, date: date)
    }
}

extension SetCashDiscount {
    package init(_ message: Reskontra_V1_SetCashDiscountRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let wish = message.discount
        var row = CashDiscountCode(code: border.code(wish.code, "discount.code", required: true))
        row.description = border.text(wish.description_p, "discount.description")
        row.method = border.choice(wish.method.rawValue, "discount.method", fallback: .net) ?? .net
        if wish.months > 120 { border.bad("discount.months", .fieldInvalid, "is above 120") }
        if wish.days > 3_650 { border.bad("discount.days", .fieldInvalid, "is above 3,650") }
        (row.months, row.days) = (UInt16(clamping: wish.months), UInt16(clamping: wish.days))
        if let decimal = border.decimal(wish.percent, wish.hasPercent, "discount.percent") {
            if let percent = Percent(decimal) {
                if !(0..<1_000_000).contains(percent.tenThousandths) {
                    border.bad("discount.percent", .discountChainInvalid, "is not from 0 to below 100")
                }
                row.tenThousandths = UInt32(clamping: percent.tenThousandths)
            } else {
                border.bad("discount.percent", .fieldInvalid, "has more than four places")
            }
        }
        row.fixedAmount = border.money(wish.amount, wish.hasAmount, "discount.amount", required: false)
        if let amount = row.fixedAmount {
            if amount.minor <= 0 { border.bad("discount.amount", .amountNegative, "is not above 0") }
            if wish.hasPercent { border.bad("discount.amount", .fieldInvalid, "stands instead of a percent") }
        }
        row.next = border.code(wish.nextCode, "discount.next_code")
        let account = border.code(wish.mainAccount, "discount.main_account")
        try border.check()
        self.init(id: company, discount: row, account: account)
    }
}

extension SetIntercompanyPair {
    package init(_ message: Reskontra_V1_SetIntercompanyPairRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let pair = message.pair
        let other = border.code(pair.otherCompany, "pair.other_company", required: true, max: Company.codeBytesMax)
        let own = Accounts(
            dueTo: border.code(pair.dueTo, "pair.due_to", required: true),
            dueFrom: border.code(pair.dueFrom, "pair.due_from", required: true))
        let others = Accounts(
            dueTo: border.code(pair.otherDueTo, "pair.other_due_to", required: true),
            dueFrom: border.code(pair.otherDueFrom, "pair.other_due_from", required: true))
        let discountIn = border.choice(
            pair.postCashDiscountIn.rawValue, "pair.post_cash_discount_in", fallback: PostedIn.invoiceCompany)
        let differenceIn = border.choice(
            pair.postExchangeDifferenceIn.rawValue, "pair.post_exchange_difference_in",
            fallback: PostedIn.paymentCompany)
        try border.check()
        self.init(
            id: company, other: other, own: own, others: others, discountIn: discountIn ?? .invoiceCompany,
            exchangeDifferenceIn: differenceIn ?? .paymentCompany)
    }
}

// MARK: Answers

extension Reskontra_V1_PreviewSettlementResponse {
    package init(_ answer: [PreviewSettlement.Row], _ book: borrowing Book) {
        self.init()
        lines = answer.map { row in
            var line = Reskontra_V1_SettleLine()
            line.itemID = UInt64(row.item.number)
            line.documentNumber = row.number.text
            line.useCashDiscount = .init(rawValue: Int(row.use.rawValue)) ?? .unspecified
            if let date = row.discountDate { line.discountDate = .init(date) }
            line.discountFull = .init(row.full)
            line.discountTakenBefore = .init(row.takenBefore)
            line.discountToTake = .init(row.toTake)
            line.amountToSettle = .init(row.amount)
            line.totalSettled = .init(row.total)
            line.open = .init(row.open)
            line.lines = row.lines.map { part in
                .with {
                    $0.line = part.line
                    $0.amount = .init(part.amount, row.open.currency)
                    $0.open = .init(part.open, row.open.currency)
                }
            }
            return line
        }
    }
}

extension Reskontra_V1_CashDiscount {
    init(_ row: CashDiscountCode, _ book: borrowing Book) {
        self.init()
        code = row.code.text
        description_p = row.description
        method = .init(rawValue: Int(row.method.rawValue)) ?? .unspecified
        months = UInt32(row.months)
        days = UInt32(row.days)
        if let fixed = row.fixedAmount {
            amount = .init(fixed)
        } else {
            percent = .init(Percent(tenThousandths: Int64(row.tenThousandths)).decimal)
        }
        nextCode = row.next.text
        if !row.account.isNone { mainAccount = book.companies.account(row.account).number.text }
    }
}

extension Reskontra_V1_SetCashDiscountResponse {
    package init(_ answer: CashDiscountCode, _ book: borrowing Book) {
        self.init()
        discount = .init(answer, book)
    }
}

extension Reskontra_V1_IntercompanyPair {
    /// As one of the two companies sees it.
    init(_ pair: IntercompanyPair, of company: CompanyID, _ book: borrowing Book) {
        self.init()
        let (own, other) = pair.first.company == company ? (pair.first, pair.second) : (pair.second, pair.first)
        otherCompany = book.companies[other.company].code.text
        dueTo = book.companies.account(own.dueTo).number.text
        dueFrom = book.companies.account(own.dueFrom).number.text
        otherDueTo = book.companies.account(other.dueTo).number.text
        otherDueFrom = book.companies.account(other.dueFrom).number.text
        postCashDiscountIn = .init(rawValue: Int(pair.discountIn.rawValue)) ?? .unspecified
        postExchangeDifferenceIn = .init(rawValue: Int(pair.exchangeDifferenceIn.rawValue)) ?? .unspecified
    }
}

extension Reskontra_V1_SetIntercompanyPairResponse {
    package init(_ answer: IntercompanyPair, _ book: borrowing Book) {
        self.init()
        pair = .init(answer, of: answer.first.company, book)
    }
}
