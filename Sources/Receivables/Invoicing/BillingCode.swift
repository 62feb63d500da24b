/// What is billed for, named on invoice lines: it says by which code they bear interest (setup:IC-1).
package struct BillingCode: Equatable, Sendable, Codable {
    package let code: Code
    package var description: String
    /// Empty: the posting profile's.
    package var interestCode: Code

    package init(code: Code, description: String = "", interestCode: Code = .empty) {
        self.code = code
        self.description = description
        self.interestCode = interestCode
    }
}

/// Creates or replaces a billing code; what is posted keeps the interest code it was posted with.
///
/// Rejections in order: REFERENCE_UNKNOWN (interest code).
package struct SetBillingCode: Command {
    package let id: CompanyID
    package let row: BillingCode

    package init(id: CompanyID, row: BillingCode) { (self.id, self.row) = (id, row) }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> BillingCode {
        if !row.interestCode.isEmpty, book.interest.code(id, row.interestCode) == nil {
            throw .noSuchReference("interest_code", row.interestCode, field: "billing_code.interest_code")
        }
        draft.add(.freeText(.billingCodeSet(id, row)), book)
        return row
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies[id].lastChange }
}

extension InvoiceDraft {
    /// A line's own interest code, else its billing code's; empty: the posting profile's (setup:IC-1).
    func interestCode(
        of index: Int, in company: CompanyID, _ purpose: Purpose, _ book: borrowing Book
    ) throws(Rejection) -> Code {
        let details = lines[index].details
        if details.billingCode.isEmpty, details.interestCode.isEmpty { return .empty }
        var code = details.interestCode
        if !details.billingCode.isEmpty {
            guard let billing = book.companies.setups[Int(company.number) - 1].billingCodes[details.billingCode] else {
                throw .noSuchReference(
                    "billing_code", details.billingCode, field: purpose.field(line: index, "billing_code"))
            }
            if code.isEmpty { code = billing.interestCode }
        }
        if !code.isEmpty, book.interest.code(company, code) == nil {
            throw .noSuchReference("interest_code", code, field: purpose.field(line: index, "interest_code"))
        }
        return code
    }
}
