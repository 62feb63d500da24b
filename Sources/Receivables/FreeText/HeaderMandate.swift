/// The mandate an invoice is collected under (setup:FT-16).
extension InvoiceDraft {
    /// The one stated, as it is written in its own row; else, of a free text invoice, the only active one of who bought
    /// or owes. Where several are active and the customer's method needs one, the caller says which. Empty: none; a later
    /// mandate then collects it.
    ///
    /// Rejections: REFERENCE_UNKNOWN, MANDATE_NOT_ACTIVE, FIELD_REQUIRED.
    func headerMandate(
        of ordering: CustomerID, _ book: borrowing Book, field: @autoclosure () -> String
    ) throws(Rejection) -> Code {
        let account = book.customers[ordering].invoiceAccount
        var all = book.directDebits.mandates(of: ordering)
        if account != ordering { all += book.directDebits.mandates(of: account) }
        let active = all.filter { book.directDebits[$0].state == .active }
        if !mandate.isEmpty {
            let key = SepaText.key(mandate.text)
            guard all.contains(where: { SepaText.key(book.directDebits[$0].number) == key }) else {
                throw .noSuchReference("mandate", mandate, field: field())
            }
            guard let named = active.first(where: { SepaText.key(book.directDebits[$0].number) == key }) else {
                throw Rejection(
                    .mandateNotActive, field: field(), "mandate \(mandate) is not active",
                    [.init("mandate", mandate.text)])
            }
            return Code(book.directDebits[named].number) ?? mandate
        }
        if active.count == 1 { return Code(book.directDebits[active[0]].number) ?? .empty }
        var method = book.customers.details[account.number].row.method
        let company = book.customers[account].company
        if method.isEmpty { method = book.companies[company].parameters.defaultMethod }
        if active.count > 1, book.companies.setup(company).methods[method]?.requireMandate == true {
            throw .required(field(), "customer \(customer) has \(active.count) active mandates: say which")
        }
        return .empty
    }
}
