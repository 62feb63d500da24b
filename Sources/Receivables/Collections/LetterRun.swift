/// Which letters are due on a day: pure, for one customer at a time (credit:LE-1 to LE-5, LE-8).
package struct LetterRun: Equatable, Sendable {
    package let id: CompanyID
    package let date: CalendarDate
    package let level: LetterLevel
    /// Kinds of items that are taken; empty: invoices and protested bills.
    package let kinds: [ItemKind]
    /// Empty: all that have a sequence.
    package let profiles: [Code]

    package init(id: CompanyID, date: CalendarDate, level: LetterLevel, kinds: [ItemKind], profiles: [Code]) {
        self.id = id
        self.date = date
        self.level = level
        self.kinds = kinds.isEmpty ? [.invoice, .bill] : kinds
        self.profiles = profiles
    }

    private struct Candidate {
        var item: ItemID
        var row: Item
        /// It is listed and reduces the balance, no more.
        var isListedOnly: Bool
        /// nil: no further letter.
        var isDue: Bool
    }

    /// How many items were looked at; letters without ids.
    func letters(of account: CustomerID, _ book: borrowing Book) throws(Rejection) -> (letters: [CollectionLetter], items: Int) {
        if book.collections.isExempt(account) { return ([], 0) }
        var groups: [(sequence: LetterSequence, items: [Candidate])] = []
        var visited = 0
        // Set-up is asked once per profile, not once per item.
        var sequences: [(profile: UInt16, sequence: LetterSequence?)] = []
        var place = book.customers[account].firstOpen
        while !place.isNone {
            visited += 1
            let row = book.items[place]
            // In due-date order: what follows is not overdue either.
            if row.dueDate > date { break }
            let known = sequences.firstIndex { $0.profile == row.profile } ?? sequences.count
            if known == sequences.count { sequences.append((row.profile, sequence(of: row, book))) }
            if let sequence = sequences[known].sequence, isCandidate(place, row, book) {
                add(place, row, sequence, &groups, book)
            }
            place = row.next
        }
        var letters: [CollectionLetter] = []
        groups.sort { $0.sequence.code.text < $1.sequence.code.text }
        for group in groups {
            switch level {
            case .perCustomer:
                if let letter = try perCustomer(account, group.sequence, group.items, book) { letters.append(letter) }
            case .perTransaction: letters += try perTransaction(account, group.sequence, group.items, book)
            }
        }
        return (letters, visited)
    }

    /// Nil: items of its profile get no letters in this run.
    private func sequence(of row: Item, _ book: borrowing Book) -> LetterSequence? {
        let profile = book.companies.profile(ProfileID(UInt32(row.profile))).profile
        guard !profile.noCollectionLetter, !profile.letterSequence.isEmpty,
            profiles.isEmpty || profiles.contains(profile.code)
        else { return nil }
        return book.collections.sequence(id, profile.letterSequence)
    }

    private func isCandidate(_ item: ItemID, _ row: Item, _ book: borrowing Book) -> Bool {
        guard kinds.contains(row.kind), !book.collections.isBlocked(item) else { return false }
        let parameters = book.companies[id].parameters.collections
        switch row.kind {
        case .letterFee, .paymentFee, .interestNote: if !parameters.lettersOnFees, row.open > 0 { return false }
        case .invoice, .creditNote, .payment, .prepayment, .reimbursement, .adjustment, .prepaymentInvoice: break
        // The customer has paid by it until it is protested: then it is a claim as before.
        case .bill: if !book.isProtested(item, of: row.customer) { return false }
        }
        return parameters.lettersIncludeDisputed || !book.isAtRest(item, on: date)
    }

    private func add(
        _ item: ItemID, _ row: Item, _ sequence: LetterSequence, _ groups: inout [(sequence: LetterSequence, items: [Candidate])],
        _ book: borrowing Book
    ) {
        let isListedOnly = row.open < 0 && !book.companies[id].parameters.collections.creditsRaiseCode
        var isDue = false
        if !isListedOnly, let line = sequence.line(row.letterCode + 1) {
            let start = row.letterCode == 0 ? row.dueDate : book.collections.letterDate(of: item) ?? row.dueDate
            isDue = date >= start.adding(days: Int(line.days))
        }
        // A claim due today is not overdue, but a letter of 0 days asks for it; a credit of today is there.
        guard row.open < 0 || row.dueDate < date || isDue else { return }
        let candidate = Candidate(item: item, row: row, isListedOnly: isListedOnly, isDue: isDue)
        if let place = groups.firstIndex(where: { $0.sequence.code == sequence.code }) {
            groups[place].items.append(candidate)
        } else {
            groups.append((sequence, [candidate]))
        }
    }

    /// All overdue items; the header follows the customer's level, each line its own code (credit:LE-3).
    private func perCustomer(
        _ account: CustomerID, _ sequence: LetterSequence, _ items: [Candidate], _ book: borrowing Book
    ) throws(Rejection) -> CollectionLetter? {
        let claims = items.filter { !$0.isListedOnly }
        guard !claims.isEmpty else { return nil }
        let (level, since) = standing(account, claims, book)
        guard let line = sequence.line(level + 1) else { return nil }
        if level == 0 {
            guard claims.contains(where: \.isDue) else { return nil }
        } else if let since, date < since.adding(days: Int(line.days)) {
            return nil
        }
        return try letter(account, sequence, line, level + 1, items, level, since, book)
    }

    /// The customer's level: kept since the last letter per customer, else what its overdue items reached.
    private func standing(
        _ account: CustomerID, _ claims: [Candidate], _ book: borrowing Book
    ) -> (UInt8, CalendarDate?) {
        if let kept = book.collections.letterLevel(of: account) { return (kept.code, kept.date) }
        var highest: (code: UInt8, date: CalendarDate?) = (0, nil)
        for claim in claims where claim.row.letterCode > 0 {
            let date = book.collections.letterDate(of: claim.item) ?? claim.row.dueDate
            if claim.row.letterCode > highest.code || (claim.row.letterCode == highest.code && highest.date ?? date < date) {
                highest = (claim.row.letterCode, date)
            }
        }
        return highest
    }

    /// A letter per code with the items that are due for it; listed credits go with the oldest claims.
    private func perTransaction(
        _ account: CustomerID, _ sequence: LetterSequence, _ items: [Candidate], _ book: borrowing Book
    ) throws(Rejection) -> [CollectionLetter] {
        var letters: [CollectionLetter] = []
        var listed = items.filter(\.isListedOnly)
        for index in sequence.lines.indices.reversed() {
            let code = UInt8(index)
            let due = items.filter { $0.isDue && $0.row.letterCode == code }
            if due.isEmpty { continue }
            let made = try letter(account, sequence, sequence.lines[index], code + 1, due + listed, 0, nil, book)
            listed = []
            if let made { letters.append(made) }
        }
        return letters.reversed()
    }

    private func letter(
        _ account: CustomerID, _ sequence: LetterSequence, _ line: LetterSequence.Line, _ code: UInt8,
        _ items: [Candidate], _ levelBefore: UInt8, _ levelDate: CalendarDate?, _ book: borrowing Book
    ) throws(Rejection) -> CollectionLetter? {
        let overdue = try balance(of: items, in: line.currency, book)
        // Nothing is asked of a customer whose credits outweigh what is overdue.
        guard overdue > 0, overdue >= line.minimum else { return nil }
        let lines = items.prefix(CollectionLetter.linesMax).map { item in
            CollectionLetter.Line(
                item: item.item, open: item.row.open, codeBefore: item.row.letterCode,
                code: item.isDue ? item.row.letterCode + 1 : item.row.letterCode,
                dateBefore: book.collections.letterDate(of: item.item))
        }
        return CollectionLetter(
            id: .none, company: id, customer: account, sequence: sequence.code, level: level, code: code, date: date,
            currency: line.currency, overdue: overdue, fee: line.fee, lines: lines, levelBefore: levelBefore,
            levelDateBefore: levelDate)
    }

    /// Subtotals per currency are converted each once at the letter's date.
    private func balance(of items: [Candidate], in currency: Currency, _ book: borrowing Book) throws(Rejection) -> Int64 {
        var sums: [(currency: Currency, sum: Int64)] = []
        for item in items {
            if let place = sums.firstIndex(where: { $0.currency == item.row.currency }) {
                sums[place].sum += item.row.open
            } else {
                sums.append((item.row.currency, item.row.open))
            }
        }
        var total: Int64 = 0
        for part in sums {
            let type = book.companies.rateType(id, for: .receivables)
            guard let rate = book.companies.rate(id, from: part.currency, to: currency, on: date, for: .receivables)
            else { throw .missingRate(part.currency, currency, on: date, type: type) }
            guard let converted = rate.convert(part.sum, from: part.currency, to: currency, .halfAwayFromZero) else {
                throw .outOfRange(field: "letter_date")
            }
            total += converted
        }
        return total
    }
}
