/// Up to five letters, each harder than the one before; attached to posting profiles (credit section 11).
package struct LetterSequence: Equatable, Sendable, Codable {
    package struct Text: Equatable, Sendable, Codable {
        package var language: String
        package var text: String

        package init(language: String, text: String) { (self.language, self.text) = (language, text) }
    }

    package struct Line: Equatable, Sendable, Codable {
        package var description: String
        /// Of fee and minimum.
        package var currency: Currency
        /// Without tax; minor units.
        package var fee: Int64
        package var feeAccount: AccountID
        package var itemTaxGroup: Code
        /// Empty: the customer's.
        package var salesTaxGroup: Code
        package var minimum: Int64
        /// After the due date, or after the letter before.
        package var days: UInt16
        /// The customer is put on hold for everything when the letter is posted.
        package var blocks: Bool
        package var texts: [Text]

        package init(
            description: String, currency: Currency, fee: Int64, feeAccount: AccountID, itemTaxGroup: Code,
            salesTaxGroup: Code, minimum: Int64, days: UInt16, blocks: Bool, texts: [Text]
        ) {
            self.description = description
            self.currency = currency
            self.fee = fee
            self.feeAccount = feeAccount
            self.itemTaxGroup = itemTaxGroup
            self.salesTaxGroup = salesTaxGroup
            self.minimum = minimum
            self.days = days
            self.blocks = blocks
            self.texts = texts
        }

        /// That of a language by its first two letters, else the first; nil: there are none.
        package func text(in language: String) -> Text? {
            func code(_ language: String) -> String { String(language.prefix(2)).lowercased() }
            return texts.first { code($0.language) == code(language) } ?? texts.first
        }
    }

    package var code: Code
    package var description: String
    /// Of the fee; empty: the customer's.
    package var terms: Code
    /// Letter 1 first.
    package var lines: [Line]

    package init(code: Code, description: String, terms: Code, lines: [Line]) {
        self.code = code
        self.description = description
        self.terms = terms
        self.lines = lines
    }

    package static let linesMax = 5

    /// The line of letter 1 to 5.
    func line(_ letter: UInt8) -> Line? { Int(letter) <= lines.count && letter > 0 ? lines[Int(letter) - 1] : nil }
}

/// Creates or replaces a letter sequence. More than five lines: SEQUENCE_TOO_LONG.
package struct SetLetterSequence: Command {
    package let id: CompanyID
    package let sequence: LetterSequence

    package init(id: CompanyID, sequence: LetterSequence) { (self.id, self.sequence) = (id, sequence) }
    package var company: CompanyID? { id }

    package func decide(
        _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> LetterSequence {
        if sequence.lines.count > LetterSequence.linesMax {
            throw Rejection(
                .sequenceTooLong, field: "sequence.lines",
                "has \(sequence.lines.count) letters, at most \(LetterSequence.linesMax) are taken",
                [.init("limit", UInt64(LetterSequence.linesMax))])
        }
        if sequence.lines.isEmpty { throw .required("sequence.lines", "a sequence has at least one letter") }
        let setup = book.companies.setup(id)
        if !sequence.terms.isEmpty, setup.terms[sequence.terms] == nil {
            throw .unknown("terms of payment", sequence.terms, field: "sequence.terms_of_payment")
        }
        for (index, line) in sequence.lines.enumerated() {
            let path = "sequence.lines[\(index)]"
            if line.fee > 0, line.feeAccount.isNone {
                throw Rejection(.accountMissing, field: path + ".fee_account", "no account is named or automatic for fees")
            }
            if !line.feeAccount.isNone, book.companies.isSummaryAccount(line.feeAccount) {
                throw .summaryAccount(book.companies.account(line.feeAccount).number, field: path + ".fee_account")
            }
            if !line.itemTaxGroup.isEmpty, setup.itemTaxGroups[line.itemTaxGroup] == nil {
                throw .unknown("item tax group", line.itemTaxGroup, field: path + ".item_tax_group")
            }
            if !line.salesTaxGroup.isEmpty, setup.salesTaxGroups[line.salesTaxGroup] == nil {
                throw .unknown("sales tax group", line.salesTaxGroup, field: path + ".sales_tax_group")
            }
        }
        draft.add(.collections(.sequenceSet(id, sequence)), book)
        return sequence
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies.mark(id) }
}

/// Letters to a customer, or about items, are switched off or on again (credit:LE-8).
package struct LetterBlockSet: Equatable, Sendable {
    package var company: CompanyID
    /// None: only the items.
    package var customer: CustomerID
    package var items: [ItemID]
    package var isBlocked: Bool

    package init(company: CompanyID, customer: CustomerID, items: [ItemID], isBlocked: Bool) {
        self.company = company
        self.customer = customer
        self.items = items
        self.isBlocked = isBlocked
    }
}

package struct SetLetterBlock: Command {
    package let id: CompanyID
    package let customer: Code
    package let items: [Code]
    package let isBlocked: Bool

    package init(id: CompanyID, customer: Code, items: [Code], isBlocked: Bool) {
        self.id = id
        self.customer = customer
        self.items = items
        self.isBlocked = isBlocked
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> LetterBlockSet {
        if customer.isEmpty, items.isEmpty { throw .required("customer_number", "name a customer or items") }
        if items.count > SetCollectionStatus.itemsMax {
            throw .tooMany(items.count, max: SetCollectionStatus.itemsMax, field: "items")
        }
        var fact = LetterBlockSet(company: id, customer: .none, items: [], isBlocked: isBlocked)
        if !customer.isEmpty {
            let ordering = try book.customer(id, customer, field: "customer_number")
            fact.customer = book.customers[ordering].invoiceAccount
        }
        for (index, number) in items.enumerated() {
            fact.items.append(try book.item(id, number, field: "items[\(index)]"))
        }
        draft.add(.collections(.letterBlockSet(fact)), book)
        return fact
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}
