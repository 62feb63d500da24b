/// What invoices of a customer take over besides its terms of payment (setup section 2). Few customers have any.
package struct TradeTerms: Equatable, Sendable, Codable {
    /// Of the buyer, with its two letters of a member state.
    package var taxNumber: Code = .empty
    package var listCode = ListCode.notIncluded
    /// For documents that state none; empty: none.
    package var cashDiscount: Code = .empty
    package var deliveryTerms: Code = .empty
    package var deliveryMode: Code = .empty
    /// Of its documents, behind what they and their lines state (setup:AD-3).
    package var dimensions = Dimensions.none

    package init() {}

    var fingerprint: UInt64 {
        let codes = [taxNumber, cashDiscount, deliveryTerms, deliveryMode]
        let word = codes.reduce(UInt64(listCode.rawValue)) { $1.mixed(with: $0) }
        return dimensions.values.reduce(word) { $1.value.mixed(with: $1.name.mixed(with: $0)) } | 1
    }

    /// Member states as their tax numbers begin; XI is trade in goods with Northern Ireland.
    package static let memberStates: Set<String> = [
        "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "EL", "ES", "FI", "FR", "HR", "HU", "IE", "IT", "LT", "LU", "LV",
        "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK", "XI",
    ]

    /// Rejections: REFERENCE_UNKNOWN, FIELD_REQUIRED and FIELD_INVALID (tax number of a customer on the EU sales list).
    func check(in company: CompanyID, _ book: borrowing Book, field: String) throws(Rejection) {
        if !cashDiscount.isEmpty, book.companies.setup(company).cashDiscounts[cashDiscount] == nil {
            throw .unknown("cash discount", cashDiscount, field: "\(field).cash_discount")
        }
        let deliveries = book.sales.setup(company).deliveries
        if !deliveryTerms.isEmpty, deliveries[.terms]?[deliveryTerms] == nil {
            throw .unknown("delivery terms", deliveryTerms, field: "\(field).delivery_terms")
        }
        if !deliveryMode.isEmpty, deliveries[.mode]?[deliveryMode] == nil {
            throw .unknown("delivery mode", deliveryMode, field: "\(field).delivery_mode")
        }
        guard listCode != .notIncluded else { return }
        if taxNumber.isEmpty {
            throw Rejection(
                .fieldRequired, field: "\(field).tax_exempt_number", "the EU sales list names a customer by its tax number")
        }
        let state = String(taxNumber.text.prefix(2))
        let own = book.companies[company].parameters.directDebit.country.text
        guard TradeTerms.memberStates.contains(state), state != (own == "GR" ? "EL" : own) else {
            throw Rejection(
                .fieldInvalid, field: "\(field).tax_exempt_number",
                "\(taxNumber) is no tax number of another member state", [.init("tax_exempt_number", taxNumber.text)])
        }
    }
}
