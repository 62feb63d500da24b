/// Tax within the fee of an interest note, with the sign of the fee.
package struct FeeTax: Equatable, Sendable, PlainBits {
    package var code: Code
    package var account: AccountID
    package var amount: Int64

    package init(code: Code, account: AccountID, amount: Int64) {
        (self.code, self.account, self.amount) = (code, account, amount)
    }
}

extension InterestCharge {
    /// The fee of a note with its tax: by the codes in the customer's sales tax group and the fee's item tax group.
    ///
    /// Rounded half away from zero per code. Nil: no fee, or one past the border.
    static func fee(
        _ net: Int64, _ account: AccountID, taxGroup: Code, of customer: CustomerID, in company: CompanyID,
        _ book: borrowing Book
    ) -> InterestCharge? {
        guard net > 0 else { return nil }
        var charge = InterestCharge(item: .none, amount: net, account: account, isFee: true)
        let setup = Int(company.number) - 1
        let group = book.customers.details[customer.number].row.salesTaxGroup
        guard !taxGroup.isEmpty, let sales = book.companies.setups[setup].salesTaxGroups[group],
            let item = book.companies.setups[setup].itemTaxGroups[taxGroup]
        else { return charge }
        for code in sales.taxCodes where item.taxCodes.contains(code) {
            guard let row = book.companies.setups[setup].taxCodes[code] else { continue }
            let exact = Rounding.halfAwayFromZero.divide(
                Int128(net) * Int128(row.percent.tenThousandths), by: 1_000_000)
            guard let tax = Int64(exactly: exact), tax.magnitude <= Money.minorMax.magnitude else { return nil }
            if tax != 0 { charge.taxes.append(FeeTax(code: code, account: row.account, amount: tax)) }
            charge.amount += tax
        }
        return charge
    }

    /// The tax within the charge.
    package var tax: Int64 { taxes.reduce(0) { $0 + $1.amount } }

    /// The tax within a part of the charge: its share, rounded half away from zero per code.
    func taxes(within part: Int64) -> [FeeTax] {
        taxes.map { tax in
            let exact = Rounding.halfAwayFromZero.divide(Int128(tax.amount) * Int128(part), by: Int128(amount))
            return FeeTax(code: tax.code, account: tax.account, amount: Int64(clamping: exact))
        }
    }

    /// Calls with what a part of the charge posts against receivables: income and its taxes, `sign` 1 for a claim.
    func forEachLeg(
        of part: Int64, sign: Int64, _ body: (Leg) throws(Rejection) -> Void
    ) throws(Rejection) {
        let taxes = taxes(within: part)
        let net = part - taxes.reduce(0) { $0 + $1.amount }
        let type: PostingType = isFee ? .feeRevenue : amount < 0 ? .interestExpense : .interestIncome
        try body(Leg(account, type, -sign * net, accounting: 0))
        for tax in taxes where tax.amount != 0 {
            try body(Leg(tax.account, .salesTaxPayable, -sign * tax.amount, accounting: 0, taxCode: tax.code))
        }
    }
}
