/// Tax of a code as somebody states it, in place of the calculated (setup:FT-4).
///
/// A paper invoice or another system may round tax otherwise. The parameter max_tax_adjustment bounds what all codes of
/// a document may differ, so that nobody changes the tax itself.
package struct StatedTax: Equatable, Sendable, Codable {
    package let code: Code
    /// With the sign of the lines.
    package var tax: Money

    package init(code: Code, tax: Money) {
        self.code = code
        self.tax = tax
    }

    package static let max = 20
}

extension InvoiceDraft {
    /// Puts stated taxes in the place of calculated ones. Rejections: REFERENCE_UNKNOWN, CURRENCY_MISMATCH.
    func state(_ taxes: inout DocumentTaxes, _ currency: Currency, _ purpose: Purpose) throws(Rejection) {
        for (index, stated) in statedTaxes.enumerated() {
            let path = purpose.field("stated_taxes[\(index)]")
            guard stated.tax.currency == currency else {
                throw .otherCurrency(stated.tax.currency, expected: currency, field: path + ".tax")
            }
            guard taxes.state(stated.code, stated.tax.minor) else {
                throw .noSuchReference("tax_code", stated.code, field: path + ".tax_code")
            }
        }
    }

    /// All differences together, whatever their sign, stay within the parameter.
    func checkStatedTaxes(_ adjusted: Int64, _ basis: PostingBasis, _ book: borrowing Book, field: String) throws(Rejection) {
        guard adjusted != 0 else { return }
        let max = book.companies[basis.company].parameters.maxTaxAdjustment
        let difference = try basis.accounting(adjusted, field: field)
        guard difference > max else { return }
        let (actual, limit) = (Money(difference, basis.accountingCurrency), Money(max, basis.accountingCurrency))
        throw Rejection(
            .amountExceedsLimit, field: field,
            "the stated tax differs by \(actual) from the calculated, max_tax_adjustment allows \(limit)",
            [.init("difference", actual), .init("limit", limit)])
    }
}
