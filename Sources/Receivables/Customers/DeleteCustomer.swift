/// Takes a customer out that nothing was ever done with; its number is not given again (setup:CU-7).
///
/// Name, address, contacts, party, limit, credit group and trade terms go with it. One that a document or set-up names is blocked
/// instead.
/// Rejections in order: CUSTOMER_NOT_FOUND, VERSION_CONFLICT, STATE_NOT_ALLOWED.
package struct DeleteCustomer: Command {
    package let id: CompanyID
    package let number: Code
    /// 0: any.
    package let expectedVersion: UInt64

    package init(id: CompanyID, number: Code, expectedVersion: UInt64 = 0) {
        (self.id, self.number, self.expectedVersion) = (id, number, expectedVersion)
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Code {
        let customer = try book.customer(id, number, field: "number")
        let version = book.customers[customer].masterVersion
        if expectedVersion != 0, expectedVersion != version {
            throw Rejection(
                .versionConflict, field: "expected_version", "the customer is at version \(version)",
                [.init("version", version)])
        }
        if let use = book.use(of: customer) {
            throw Rejection(
                .stateNotAllowed, field: "number", "customer \(number) has \(use.words): block it instead",
                [.init("current_state", use.name)])
        }
        var row = book.customers.details[customer.number].row
        row.flags.formUnion([.deleted, .closed])
        (row.invoiceAccount, row.partyCode) = (customer, .empty)
        draft.add(
            .subjectSet(Subject(id: row.subject, name: "", address: "", country: "", email: "", language: "")), book)
        draft.add(.customerSet(row), book)
        let hot = book.customers[customer]
        if hot.limit != 0 || hot.limitExpires != .max {
            draft.add(.creditLimitSet(customer, CreditLimit(limit: .zero(hot.limitCurrency), expires: nil)), book)
        }
        if book.sales.trade(of: customer) != TradeTerms() {
            draft.add(.sales(.tradeSet(customer, TradeTerms())), book)
        }
        if !book.creditGroups.group(of: customer).isNone {
            draft.add(.credit(.memberSet(customer, .none)), book)
        }
        let traits = SalesTraits(customer: customer)
        if book.sales.traits(customer) != traits { draft.add(.sales(.setupSet(id, .traits(traits))), book) }
        return number
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 {
        book.customers.find(id, number).map { book.customers[$0].lastChange } ?? book.companies.mark(id)
    }
}

extension Book {
    /// What stands against taking a customer out; nil: nothing. Cost: the company's templates, the customer's mandates.
    fileprivate func use(of id: CustomerID) -> (name: String, words: String)? {
        let hot = customers[id]
        if hot.firstSums != 0 || hot.flags.contains(.named) {
            return ("HAS_TRANSACTIONS", "transactions, orders, authorizations or recurring assignments")
        }
        let details = customers.details[id.number]
        if details.owedBy != 0 { return ("IS_INVOICE_ACCOUNT", "customers whose invoice account it is") }
        if !directDebits.mandates(of: id).isEmpty { return ("HAS_MANDATES", "mandates") }
        if details.waiting != 0 { return ("HAS_DOCUMENTS", "free text invoices or lines of open journals") }
        if freeText.templates(of: hot.company).contains(where: { $0.document.customer == hot.number }) {
            return ("HAS_DOCUMENTS", "templates of free text invoices")
        }
        if companies[hot.company].parameters.oneTimeTemplate == hot.number {
            return ("IS_TEMPLATE", "the parameter one_time_template")
        }
        return nil
    }

    /// Customers of which another number of drafts and lines is counted than there are.
    func miscountedCustomers() -> [String] {
        var waiting: [CustomerID: UInt32] = [:]
        for head in freeText.heads where head.state.isLive { waiting[head.customer, default: 0] += 1 }
        for number in 0..<paymentJournals.count {
            let journal = paymentJournals[PaymentJournalID(UInt32(number) + 1)]
            if journal.isPosted { continue }
            for line in journal.lines { waiting[line.customer, default: 0] += 1 }
        }
        for line in limits.openLines() where !line.customer.isNone { waiting[line.customer, default: 0] += 1 }
        var (findings, number) = ([String](), UInt32(0))
        while number < customers.rows.count {
            number += 1
            let (kept, counted) = (customers.details[number].waiting, waiting[CustomerID(number)] ?? 0)
            if kept != counted {
                let code = customers[CustomerID(number)].number
                findings.append("customer \(code) keeps \(kept) drafts and lines, \(counted) are there")
            }
        }
        return findings
    }
}
