import Receivables

/// Direct debit in short: creditor account CR, method DEBIT, sequences, mandates of C-1.
extension Trade {
    static let iban = "DE89370400440532013000"
    static let otherIban = "NL91ABNA0417164300"

    static func debits(_ change: (inout Parameters) -> Void = { _ in }) throws -> Trade {
        let trade = Trade.ready(change)
        trade.set(
            .numberSequenceSet(company, .mandate, NumberSequence(prefix: "MND-", digits: 4, next: 1)),
            .numberSequenceSet(company, .directDebitFile, NumberSequence(prefix: "DD-", digits: 4, next: 1)),
            .automaticAccountSet(company, .bankFee, Account.rounding),
            .automaticAccountSet(company, .feeRevenue, Account.otherRevenue))
        var method = MethodOfPayment(
            code: "DEBIT", description: "", type: .electronic, account: Account.bank, requireReference: false)
        method.requireMandate = true
        trade.set(.methodSet(company, method))
        trade.setParameters { $0.defaultMethod = "DEBIT" }
        try trade.run(
            SetCreditorAccount(
                id: company,
                account: CreditorAccount(
                    code: "CR", name: "Müller & Söhne", iban: iban, bic: "", creditorID: "DE98ZZZ09999999999")))
        return trade
    }

    @discardableResult
    func mandate(
        _ number: String, _ customer: Code = "C-1", signed: Bool = true, _ change: (inout MandateInput) -> Void = { _ in }
    ) throws(Rejection) -> Mandate {
        var input = MandateInput(customer: customer)
        input.number = number
        input.iban = Trade.iban
        if signed {
            input.signedOn = day(2026, 1, 10)
            input.signedAt = "Berlin"
        }
        change(&input)
        return try run(CreateMandate(id: Trade.company, wish: input)).mandate
    }

    /// An invoice of 2 January and its collection.
    @discardableResult
    func collect(
        _ mandate: String, _ amount: Money = .eur(5_000), due: CalendarDate = day(2026, 3, 10), isLast: Bool = false
    ) throws -> Collect.Answer {
        var document = Trade.document(amount, due: due)
        document.documentDate = day(2026, 1, 2)
        let item = try run(PostInvoice(company: Trade.company, document: document)).item
        return try run(
            Collect(
                name: MandateName(company: Trade.company, number: mandate), document: book.items[item].number, dueDate: due,
                isLast: isLast))
    }

    func post(_ collection: DebitCollectionID) throws(Rejection) {
        try run(PostCollections(id: Trade.company, collections: [collection], date: nil, itemsMax: 10))
    }

    @discardableResult
    func takeBack(
        _ collection: DebitCollectionID, _ kind: DebitReturn.Kind, _ reason: Code = .empty,
        on date: CalendarDate = day(2026, 3, 12)
    ) throws(Rejection) -> RegisterReturn.Answer {
        try run(RegisterReturn(id: Trade.company, collection: collection, kind: kind, reason: reason, date: date))
    }

    func mandate(named number: String) -> Mandate { book.directDebits[book.directDebits.find(Trade.company, number)[0]] }
}
