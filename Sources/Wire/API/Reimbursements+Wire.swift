import Receivables
import Schema
import SwiftProtobuf

// Reimbursements: requests -> commands, answers -> responses.

extension Reimburse {
    package init(_ message: Reskontra_V1_ReimburseRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        if message.customers.isEmpty { border.bad("customers", .fieldRequired, "has no customers") }
        let customers = border.codes(message.customers, "customers", max: Reimburse.customersMax)
        let date = border.date(message.date, message.hasDate, "date")
        let method = border.code(message.methodOfPayment, "method_of_payment")
        try border.check()
        self.init(
            company: company, customers: customers, includesOpenDebits: message.includeCustomersWithOpenDebits, date: date,
            method: method)
    }
}

extension ListReimbursements {
    package init(_ message: Reskontra_V1_ListReimbursementsRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let customer = border.code(message.customerNumber, "customer_number", required: true)
        let size = border.pageSize(message.page)
        let token = border.pageToken(message.page, filter: ListReimbursements.filter(company, customer))
        try border.check()
        self.init(
            company: company, customer: customer, size: size, after: UInt32(truncatingIfNeeded: token.first))
    }

    fileprivate static func filter(_ company: CompanyID, _ customer: Code) -> UInt64 {
        PageToken.filter("reimbursements", "\(company.number)", customer.text)
    }
}

extension ListPayoutAccounts {
    package init(_ message: Reskontra_V1_ListPayoutAccountsRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let size = border.pageSize(message.page)
        let token = border.pageToken(message.page, filter: ListPayoutAccounts.filter(company))
        try border.check()
        self.init(company: company, size: size, after: CustomerID(UInt32(truncatingIfNeeded: token.first)))
    }

    fileprivate static func filter(_ company: CompanyID) -> UInt64 {
        PageToken.filter("payout accounts", "\(company.number)")
    }
}

extension SetPayoutAccount {
    package init(_ message: Reskontra_V1_SetPayoutAccountRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let customer = border.code(message.customerNumber, "customer_number", required: true)
        let vendor = border.code(message.account.vendorAccount, "account.vendor_account")
        let holder = border.text(message.account.holder, "account.holder", max: 70)
        let (iban, bic) = border.bankAccount(message.account)
        try border.check()
        self.init(
            company: company, customer: customer,
            account: PayoutAccount(vendor: vendor, holder: holder, iban: iban?.text ?? "", bic: bic))
    }
}

extension Border {
    /// Of the customer; a BIC is that of the bank which has the IBAN.
    fileprivate mutating func bankAccount(_ account: Reskontra_V1_PayoutAccount) -> (iban: Iban?, bic: Code) {
        var (iban, bic): (Iban?, Code) = (nil, .empty)
        do {
            if !account.iban.isEmpty { iban = try Iban(account.iban, field: "account.iban") }
        } catch { bad(error.field, error.reason, error.message) }
        do {
            if !account.bic.isEmpty { bic = Code(try Bic(account.bic, of: iban, field: "account.bic").text) ?? .empty }
        } catch { bad(error.field, error.reason, error.message) }
        return (iban, bic)
    }
}

// MARK: Answers

extension Reskontra_V1_ReimbursementNote {
    fileprivate init(_ row: Reimbursement, of fact: CustomerReimbursed, _ number: Code, _ book: borrowing Book) {
        self.init()
        customerNumber = book.customers[fact.customer].number.text
        documentNumber = number.text
        amount = .init(row.amount, row.currency)
        dimension = row.dimension.text
        classification = row.classification.text
        vendorAccount = fact.vendor.text
        oneTimeVendor = fact.isOneTimeVendor
        date = .init(fact.date)
        methodOfPayment = fact.method.text
        if let file = book.payouts.file(of: row.item) { payoutFile = book.payouts[file].number }
    }
}

extension Reskontra_V1_ReimburseResponse {
    package init(_ answer: Reimburse.Answer, _ book: borrowing Book) {
        self.init()
        for fact in answer.made {
            for row in fact.rows {
                // A preview's items are not in the book.
                let number = answer.numbers[row.item] ?? .empty
                reimbursements.append(.init(row, of: fact, number, book))
            }
        }
        for row in answer.skipped {
            var made = Skipped()
            made.customerNumber = book.customers[row.customer].number.text
            made.reason = .init(rawValue: Int(row.reason.rawValue)) ?? .unspecified
            made.credit = .init(row.total)
            skipped.append(made)
        }
        settled = answer.settled.map { .init($0) }
        for entry in answer.entries { journals.append(.init(entry, book)) }
    }
}

extension Reskontra_V1_ListReimbursementsResponse {
    package init(_ answer: ListReimbursements.Answer, of query: ListReimbursements, _ book: borrowing Book) {
        self.init()
        for place in answer.places {
            let fact = book.reimbursements.row(place)
            for row in fact.rows { reimbursements.append(.init(row, of: fact, book.items[row.item].number, book)) }
        }
        guard answer.hasMore, let last = answer.places.last else { return }
        nextPageToken =
            PageToken(first: UInt64(last), filter: ListReimbursements.filter(query.companyID, query.customer)).text
    }
}

extension Reskontra_V1_PayoutAccount {
    fileprivate init(_ row: PayoutAccount) {
        self.init()
        vendorAccount = row.vendor.text
        holder = row.holder
        iban = row.iban
        bic = row.bic.text
    }
}

extension Reskontra_V1_SetPayoutAccountResponse {
    package init(_ answer: PayoutAccount, _ book: borrowing Book) {
        self.init()
        account = .init(answer)
    }
}

extension Reskontra_V1_ListPayoutAccountsResponse {
    package init(_ answer: ListPayoutAccounts.Answer, of query: ListPayoutAccounts, _ book: borrowing Book) {
        self.init()
        for found in answer.rows {
            var row = Row()
            row.customerNumber = book.customers[found.customer].number.text
            row.account = .init(found.account)
            rows.append(row)
        }
        guard answer.hasMore, let last = answer.rows.last else { return }
        nextPageToken =
            PageToken(
                first: UInt64(last.customer.number), filter: ListPayoutAccounts.filter(query.companyID)
            ).text
    }
}
