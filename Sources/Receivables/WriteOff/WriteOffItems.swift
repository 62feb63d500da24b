/// Writes off open items of a customer as bad debt: all that is marked is closed.
///
///     debits bad debt (net of tax) and sales tax payable, credits receivables; a credit balance the other way round
///
/// All that is open leaves out bills and prepayment invoices, which have ends of their own.
/// Rules: credit:WO-1 to WO-6. Rejections in order: CUSTOMER_NOT_FOUND, ITEM_NOT_FOUND (also of
/// another customer), ITEM_ALREADY_SETTLED, STATE_NOT_ALLOWED (bills, prepayment invoices), ITEM_RESERVED (also of all
/// that is open: payments:SE-2), ITEM_NAMED_TWICE, NOTHING_TO_WRITE_OFF, TOO_MANY_ITEMS, REASON_REQUIRED, period,
/// DATE_BEFORE_ITEM, WRITE_OFF_ACCOUNT_MISSING.
package struct WriteOffItems: Command {
    package let companyID: CompanyID
    package let customer: Code
    /// Document or payment numbers; empty: all that is open.
    package let items: [Code]
    /// Nil: the business date.
    package let date: CalendarDate?
    /// Empty: the parameter write_off_reason.
    package let reason: String
    package let comment: String

    package init(
        company: CompanyID, customer: Code, items: [Code] = [], date: CalendarDate? = nil, reason: String = "",
        comment: String = ""
    ) {
        companyID = company
        self.customer = customer
        self.items = items
        self.date = date
        self.reason = reason
        self.comment = comment
    }

    /// One act settles so many items at most.
    package static let itemsMax = 1_000

    package struct Answer: Sendable {
        package var writeOff: WriteOff
        package var settled: [SettledPart] = []
        package var entries: [JournalEntry] = []
    }

    package var company: CompanyID? { companyID }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        let ordering = try book.customer(companyID, customer, field: "customer_number")
        let account = book.customers[ordering].invoiceAccount
        let marked = try marked(account, book)
        if marked.isEmpty {
            throw Rejection(
                .nothingToWriteOff, field: "items", "nothing is open on customer \(customer)",
                [.init("customer", customer.text)])
        }
        let given = reason.isEmpty ? book.writeOffReason(of: account, in: companyID).text : reason
        if given.isEmpty {
            throw Rejection(
                .reasonRequired, field: "reason",
                "neither the request nor the customer's group nor the parameter write_off_reason has a reason")
        }
        let date = date ?? now.today
        try book.companies.checkPeriod(companyID, date, by: now, field: "date")
        for id in marked {
            let earliest = book.items.settleableFrom(id, book.items[id])
            if date < earliest { throw .dateBeforeItem(date, earliest: earliest, field: "date") }
        }
        var answer = Answer(
            writeOff: WriteOff(
                id: draft.nextWriteOff, company: companyID, number: .empty, customer: account, date: date,
                reason: given, comment: comment, parts: [], numberTaken: nil))
        let combinations = try combinations(marked, book)
        var parts: [WriteOff.Part] = []
        var number = Code.empty
        for combination in combinations {
            let made = try combination.post(self, reason: given, account, on: date, book, &draft)
            if number.isEmpty, let first = made.part.counterItems.first { number = draft.item(first, book)?.number ?? .empty }
            parts.append(made.part)
            answer.settled += made.settled
            answer.entries += made.entries
        }
        var taken: TakenNumber?
        if number.isEmpty {
            (number, taken) = try draft.documentNumber(.empty, .adjustment, .documents, companyID, book, field: "customer_number")
        }
        answer.writeOff = WriteOff(
            id: draft.nextWriteOff, company: companyID, number: number, customer: account, date: date, reason: given,
            comment: comment, parts: parts, numberTaken: taken)
        draft.add(.writeOffPosted(answer.writeOff), book)
        return answer
    }

    private func marked(_ account: CustomerID, _ book: borrowing Book) throws(Rejection) -> [ItemID] {
        if items.count > WriteOffItems.itemsMax {
            throw .tooMany(items.count, max: WriteOffItems.itemsMax, field: "items")
        }
        var marked: [ItemID] = []
        for (index, number) in items.enumerated() {
            let found = book.items.find(companyID, .documents, number) ?? book.items.find(companyID, .payments, number)
            let named = ApplyItem(number: number)
            // Another customer's is none of this one's.
            guard let found, book.items[found].customer == account else {
                throw .noSuchItem(named, field: "items[\(index)]")
            }
            let row = book.items[found]
            if !row.isOpen {
                throw Rejection(
                    .itemAlreadySettled, field: "items[\(index)]", "nothing is open on \(row.number)",
                    [.init("document", row.number.text)])
            }
            try book.checkMark(found, for: nil, field: "items[\(index)]")
            if let owner = WriteOffItems.owner(of: row.kind) {
                throw Rejection(
                    .stateNotAllowed, field: "items[\(index)]", "\(row.number) is \(owner)",
                    [.init("document", row.number.text)])
            }
            try book.checkReserved(found, field: "items[\(index)]")
            if marked.contains(found) { throw .namedTwice(row, field: "items[\(index)]") }
            marked.append(found)
        }
        guard items.isEmpty else { return marked }
        var place = book.customers[account].firstOpen
        while !place.isNone {
            let row = book.items[place]
            if UInt32(row.company) == companyID.number, WriteOffItems.owner(of: row.kind) == nil {
                try book.checkReserved(place, field: "items")
                marked.append(place)
            }
            if marked.count > WriteOffItems.itemsMax {
                throw .tooMany(marked.count, max: WriteOffItems.itemsMax, field: "items")
            }
            place = book.items[place].next
        }
        return marked
    }

    /// What else has to close an item: it would not learn of a write-off. Nil: nothing.
    private static func owner(of kind: ItemKind) -> String? {
        switch kind {
        case .bill: "the face of a bill: CancelBill opens what it paid"
        case .prepaymentInvoice: "a prepayment invoice: ReversePrepayment takes it back"
        case .invoice, .creditNote, .payment, .prepayment, .interestNote, .letterFee, .paymentFee, .reimbursement,
            .adjustment:
            nil
        }
    }

    /// Items of one currency, dimension, profile and pair of accounts, in the order of their first item.
    private func combinations(_ marked: [ItemID], _ book: borrowing Book) throws(Rejection) -> [WriteOffCombination] {
        var combinations: [WriteOffCombination] = []
        for id in marked {
            let row = book.items[id]
            let traits = book.items.traits[id]
            let profile = ProfileID(UInt32(row.profile))
            let account = try writeOffAccount(row, traits, profile, book)
            let same = combinations.firstIndex {
                $0.currency == row.currency && $0.profile == profile && $0.receivable == row.account
                    && $0.writeOff == account && $0.dimension == traits.dimension
                    && $0.isSplit == !traits.dimensions.isEmpty
            }
            if let same {
                combinations[same].items.append(id)
            } else {
                combinations.append(
                    WriteOffCombination(
                        currency: row.currency, dimension: traits.dimension, isSplit: !traits.dimensions.isEmpty,
                        profile: profile, receivable: row.account, writeOff: account, items: [id]))
            }
        }
        return combinations
    }

    /// As resolved when the item was posted (setup:PP-5); one that was missing then may be set by now.
    private func writeOffAccount(
        _ row: Item, _ traits: ItemTraits, _ profile: ProfileID, _ book: borrowing Book
    ) throws(Rejection) -> AccountID {
        if !traits.writeOffAccount.isNone { return traits.writeOffAccount }
        let details = book.customers.details[row.customer.number].row
        let line = try book.companies.resolve(profile, customer: details.number, group: details.group)
        guard line.writeOffAccount.isNone else { return line.writeOffAccount }
        let code = book.companies.profileCode(profile)
        throw Rejection(
            .writeOffAccountMissing, field: "items",
            "the line of posting profile \(code) for customer \(details.number) has no write-off account",
            [.init("profile", code.text), .init("document", row.number.text)])
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.lastChange(companyID, customer) }
}

extension Book {
    /// Of the account's group, else of the company; empty: a write-off names its own.
    fileprivate func writeOffReason(of account: CustomerID, in company: CompanyID) -> Code {
        let group = companies.setup(company).customerGroups[customers.details[account.number].row.group]
        if let reason = group?.writeOffReason, !reason.isEmpty { return reason }
        return companies[company].parameters.writeOffReason
    }
}
