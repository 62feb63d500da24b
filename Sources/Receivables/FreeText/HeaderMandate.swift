/// The mandate a free text invoice is collected under (setup:FT-16).
extension InvoiceDraft {
    /// The one stated; else the only active one of who bought or owes. Where several are active and the customer's method
    /// needs one, the caller says which. Empty: none; a later mandate then collects it.
    ///
    /// Rejections: REFERENCE_UNKNOWN, MANDATE_NOT_ACTIVE, FIELD_REQUIRED.
    func headerMandate(in company: CompanyID, _ book: borrowing Book) throws(Rejection) -> Code {
        let ordering = try book.customer(company, customer, field: "document.customer_number")
        let account = book.customers[ordering].invoiceAccount
        var all = book.directDebits.mandates(of: ordering)
        if account != ordering { all += book.directDebits.mandates(of: account) }
        let active = all.filter { book.directDebits[$0].state == .active }
        if !mandate.isEmpty {
            guard all.contains(where: { book.directDebits[$0].number == mandate.text }) else {
                throw .noSuchReference("mandate", mandate, field: "document.mandate")
            }
            guard active.contains(where: { book.directDebits[$0].number == mandate.text }) else {
                throw Rejection(
                    .mandateNotActive, field: "document.mandate", "mandate \(mandate) is not active",
                    [.init("mandate", mandate.text)])
            }
            return mandate
        }
        if active.count == 1 { return Code(book.directDebits[active[0]].number) ?? .empty }
        var method = book.customers.details[account.number].row.method
        if method.isEmpty { method = book.companies[company].parameters.defaultMethod }
        if active.count > 1, book.companies.setup(company).methods[method]?.requireMandate == true {
            throw .required("document.mandate", "customer \(customer) has \(active.count) active mandates: say which")
        }
        return .empty
    }
}
