/// Records a debtor's mandate: DRAFT, or ACTIVE when it is signed already (setup section 15).
///
/// Rejections in order: creditor account, customer, SCHEME_NOT_ALLOWED, IBAN_INVALID, BIC_INVALID, number, DUPLICATE_KEY.
package struct CreateMandate: Command {
    package let id: CompanyID
    package let wish: MandateInput

    package init(id: CompanyID, wish: MandateInput) { (self.id, self.wish) = (id, wish) }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> MandateView {
        try wish.make(in: id, "mandate.", book, at: now, &draft)
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

/// A mandate with the debtor's name and account, as answers show it.
package struct MandateView: Equatable, Sendable {
    package let mandate: Mandate
    package let debtor: Subject

    package init(_ mandate: Mandate, debtor: Subject) { (self.mandate, self.debtor) = (mandate, debtor) }

    package init(_ mandate: Mandate, _ book: borrowing Book) {
        self.mandate = mandate
        debtor = book.customers.subject(mandate.debtor)
    }
}

/// A mandate as the caller states it.
package struct MandateInput: Equatable, Sendable {
    package var number = ""
    package var customer: Code
    package var creditor: Code = .empty
    package var scheme = DebitScheme.core
    package var kind = MandateKind.recurrent
    package var holder = ""
    package var iban = ""
    package var bic = ""
    package var signedOn: CalendarDate?
    package var signedAt = ""
    package var expectedPayments: UInt32 = 0
    package var prenotificationDays: UInt16?
    /// Of an import: what it was used for before.
    package var state: MandateState?
    package var counter: UInt32 = 0
    package var lastDue: CalendarDate?
    package var cancelReason = ""

    package init(customer: Code) { self.customer = customer }

    /// Checks and adds the facts.
    func make(
        in company: CompanyID, _ path: String, _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> MandateView {
        let account = try book.creditorAccount(company, creditor, field: path + "creditor")
        let owner = try book.customer(company, customer, field: path + "customer_number")
        try checkScheme(account, owner, company, path, book)
        let subject = try Subject.debtor(
            draft.nextSubject, holder: holder, iban: iban, bic: bic, owner, path, book)
        if state == nil, signedOn == nil, !signedAt.isEmpty {
            throw .required(path + "signature_date", "a signature has a date")
        }
        if state == nil, signedOn != nil, signedAt.isEmpty { throw .required(path + "signature_place", "a signature has a place") }
        if let signedOn, signedOn > now.today {
            throw Rejection(.fieldInvalid, field: path + "signature_date", "\(signedOn) has not come yet")
        }
        let (number, taken) = try takeNumber(account, company, path, book, draft)
        var mandate = Mandate(
            id: draft.nextMandate, company: company, number: number, creditor: account.code,
            creditorID: account.creditorID, creditorName: account.name, scheme: scheme, kind: kind, customer: owner,
            debtor: subject.id)
        mandate.signedOn = signedOn
        mandate.signedAt = signedAt
        mandate.state = state ?? (signedOn == nil ? .draft : .active)
        mandate.expectedPayments = expectedPayments
        mandate.prenotificationDays = prenotificationDays
        mandate.counter = counter
        mandate.lastDue = lastDue
        mandate.cancelReason = cancelReason
        mandate.numberTaken = taken
        draft.add(.subjectSet(subject), book)
        draft.add(.directDebit(.mandateSet(mandate)), book)
        return MandateView(mandate, debtor: subject)
    }

    private func checkScheme(
        _ account: CreditorAccount, _ owner: CustomerID, _ company: CompanyID, _ path: String, _ book: borrowing Book
    ) throws(Rejection) {
        var country = book.companies[company].parameters.directDebit.country
        if country.isEmpty { country = Code(String(account.creditorID.prefix(2))) ?? .empty }
        guard DirectDebitParameters.countries.contains(country) else {
            throw Rejection(
                .schemeNotAllowed, field: path + "scheme", "a company in \(country) does not collect by SEPA direct debit here",
                [.init("country", country.text)])
        }
        if scheme == .b2b, book.customers[owner].flags.contains(.person) {
            throw Rejection(
                .schemeNotAllowed, field: path + "scheme", "customer \(customer) is a person: B2B is between firms",
                [.init("customer", customer.text), .init("scheme", "B2B")])
        }
    }

    private func takeNumber(
        _ account: CreditorAccount, _ company: CompanyID, _ path: String, _ book: borrowing Book, _ draft: borrowing Draft
    ) throws(Rejection) -> (number: String, taken: TakenNumber?) {
        if number.isEmpty {
            var (next, taken) = try draft.number(.mandate, company, book)
            var steps = 0
            while book.isMandateNumberTaken(next.text, of: account, in: company, draft) {
                steps += 1
                guard steps <= Draft.numbersSteppedOverMax,
                    let following = book.companies.sequence(company, .mandate)?.number(taken.next)
                else { throw .duplicateMandate(next.text, field: path + "number") }
                next = following
                taken = TakenNumber(kind: .mandate, next: taken.next + 1)
            }
            return (next.text, taken)
        }
        try Mandate.checkNumber(number, field: path + "number")
        if book.isMandateNumberTaken(number, of: account, in: company, draft) {
            throw .duplicateMandate(number, field: path + "number")
        }
        return (number, nil)
    }
}

extension Subject {
    /// Who pays a mandate's collections, and from which account.
    static func debtor(
        _ id: SubjectID, holder: String, iban: String, bic: String, needsBic: Bool = true, _ owner: CustomerID,
        _ path: String, _ book: borrowing Book
    ) throws(Rejection) -> Subject {
        let account = try Iban(iban, field: path + "iban")
        if needsBic { try account.checkBicIsGiven(bic, field: path + "bic") }
        let bank = bic.isEmpty ? "" : try Bic(bic, of: account, field: path + "bic").text
        let customer = book.customers.subject(book.customers.details[owner.number].row.subject)
        let name = holder.isEmpty ? customer.name : holder
        if SepaText.clean(name, max: CreditorAccount.nameLengthMax).isEmpty {
            throw Rejection(
                .fieldInvalid, field: path + "account_holder", "nothing of it can be written in the SEPA character set")
        }
        var subject = Subject(id: id, name: name, address: "", country: account.country, email: "", language: "")
        subject.iban = account.text
        subject.bic = bank
        return subject
    }
}

extension Mandate {
    /// Up to 35 characters of the SEPA set (setup:SD-4).
    static func checkNumber(_ number: String, field: String) throws(Rejection) {
        if number.utf8.count > numberLengthMax {
            throw Rejection(
                .fieldTooLong, field: field, "has \(number.utf8.count) bytes, at most \(numberLengthMax) are allowed")
        }
        guard number.utf8.allSatisfy(SepaText.isAllowed), !SepaText.key(number).isEmpty else {
            throw Rejection(.fieldInvalid, field: field, "has characters outside a-z A-Z 0-9 + ? / - : ( ) . , '")
        }
        guard SepaText.isIdentifier(number) else {
            throw Rejection(.fieldInvalid, field: field, "begins or ends with a blank or a slash, or has two slashes in a row")
        }
    }
}

extension Book {
    /// The account of a code, or the company's only one.
    func creditorAccount(_ company: CompanyID, _ code: Code, field: String) throws(Rejection) -> CreditorAccount {
        let accounts = directDebits.creditors(company)
        if code.isEmpty {
            if accounts.isEmpty {
                throw .required(field, "no creditor account is set up yet: reskontra direct-debit creditor set")
            }
            guard accounts.count == 1 else {
                throw .required(field, "the company has \(accounts.count) creditor accounts: name one")
            }
            return accounts[0]
        }
        guard let found = accounts.first(where: { $0.code == code }) else {
            throw .unknown("creditor account", code, field: field)
        }
        return found
    }

    func isMandateNumberTaken(
        _ number: String, of account: CreditorAccount, in company: CompanyID, _ draft: borrowing Draft
    ) -> Bool {
        directDebits.find(company, number).contains { directDebits[$0].creditorID == account.creditorID }
            || draft.numbers.directDebit.numbers.contains(SepaText.key(number))
    }

    /// A mandate by number, also by one that it had before, or NOT_FOUND.
    func mandate(_ company: CompanyID, _ number: String, _ creditor: Code, field: String) throws(Rejection) -> MandateID {
        var found = directDebits.find(company, number)
        if found.isEmpty { found = directDebits.find(former: number, of: company) }
        found = found.filter { creditor.isEmpty || directDebits[$0].creditor == creditor }
        if found.count > 1 { throw .required("creditor", "\(found.count) creditors have a mandate \(number)") }
        guard let only = found.first else {
            throw Rejection(.notFound, field: field, "there is no mandate '\(number)'", [.init("mandate", number)])
        }
        return only
    }
}

extension Rejection {
    static func duplicateMandate(_ number: String, field: String) -> Rejection {
        Rejection(
            .duplicateKey, field: field, "the creditor has a mandate \(number) already", [.init("mandate", number)])
    }

    static func mandateVersion(_ mandate: Mandate, expected: UInt64) -> Rejection {
        Rejection(
            .versionConflict, field: "expected_version",
            "mandate \(mandate.number) has version \(mandate.lastChange), \(expected) was expected",
            [.init("mandate", mandate.number), .init("version", mandate.lastChange), .init("expected", expected)])
    }
}
