/// Makes the file of the collections that are in none yet (setup:SD-12, SD-14). It books nothing.
///
/// What is paid, disputed or held meanwhile, and what its mandate no longer allows, is left out and told in a warning: it
/// waits for the next file, or is withdrawn.
///
/// The event says which collections stand in it and in which blocks; the text is written from that, the same every time.
/// Cost: a pass over the collections, some ten milliseconds for the largest file. Rejections in order: REFERENCE_UNKNOWN,
/// NOTHING_TO_POST, FIELD_INVALID with what is wrong in the file.
package struct GenerateDirectDebitFile: Command {
    package let id: CompanyID
    package let format: DirectDebitFormat
    /// Empty: all creditor accounts.
    package let creditor: Code
    /// Nil: whenever due.
    package let dueBy: CalendarDate?

    package init(id: CompanyID, format: DirectDebitFormat, creditor: Code = .empty, dueBy: CalendarDate? = nil) {
        self.id = id
        self.format = format
        self.creditor = creditor
        self.dueBy = dueBy
    }

    package struct Answer: Equatable, Sendable {
        package var file: DirectDebitFile
        package var warnings: [String] = []
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> Answer {
        if !creditor.isEmpty { _ = try book.creditorAccount(id, creditor, field: "creditor") }
        var rows: [DebitCollectionID] = []
        var (left, claims) = ([String](), DebitClaims())
        for collection in book.directDebits.unfiled(id) where rows.count < DirectDebitFile.collectionsMax {
            let row = book.directDebits[collection]
            guard row.state == .presented || row.state == .settled, creditor.isEmpty || row.creditor.code == creditor,
                dueBy.map({ row.dueDate <= $0 }) ?? true
            else { continue }
            if let why = claims.refusal(of: row, book) {
                left.append("collection \(row.id.number) of \(book.items[row.item].number) is left out: \(why)")
                continue
            }
            rows.append(collection)
        }
        if rows.isEmpty {
            throw Rejection(.nothingToPost, left.first ?? "no collection waits for a file", [.init("left_out", UInt64(left.count))])
        }
        let (number, taken) = try draft.number(.directDebitFile, id, book)
        let file = DirectDebitFile(
            id: DirectDebitFileID(UInt32(book.directDebits.files.count) + 1), company: id, number: number,
            numberTaken: taken, format: format, created: now.instant, blocks: DirectDebitFile.blocks(of: rows, book))
        if let fault = file.faults(book).first { throw Rejection(.fieldInvalid, field: "collections", fault) }
        draft.add(.directDebit(.fileMade(file)), book)
        return Answer(file: file, warnings: warnings(file, book, at: now) + GenerateDirectDebitFile.shortened(left))
    }

    /// Banks take a file neither after the lead time nor more than 14 days ahead (setup:SD-11).
    private func warnings(_ file: DirectDebitFile, _ book: borrowing Book, at now: Moment) -> [String] {
        let table: LeadTimes = book.companies[id].parameters.legacyLeadTimes ? .legacy : .current
        var warnings: [String] = []
        for block in file.blocks {
            let latest = TargetCalendar.before(block.dueDate, days: table.days(block.scheme, block.sequence))
            let earliest = block.dueDate.adding(days: -CalculateCollectionDate.aheadMax)
            if latest < now.today { warnings.append("collections due on \(block.dueDate) had to be sent by \(latest)") }
            if earliest > now.today { warnings.append("collections due on \(block.dueDate) are taken from \(earliest) on") }
        }
        return warnings
    }

    private static let leftOutMax = 100

    private static func shortened(_ left: [String]) -> [String] {
        left.count <= leftOutMax ? left : left.prefix(leftOutMax) + ["\(left.count - leftOutMax) more are left out"]
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

/// What of each invoice the collections of a file may still claim.
private struct DebitClaims {
    private var taken: [ItemID: Int64] = [:]

    /// Why a collection may not go to the bank; nil: it may, and its amount is taken.
    mutating func refusal(of row: DebitCollection, _ book: borrowing Book) -> String? {
        let mandate = book.directDebits[row.mandate]
        switch mandate.state {
        // COMPLETED by the collection itself.
        case .active, .completed: break
        case .draft, .suspended, .expired, .canceled: return "mandate \(mandate.number) is \(mandate.state.name)"
        }
        if !SepaText.isIdentifier(row.mandateNumber) { return "no bank takes '\(row.mandateNumber)' as a mandate's number" }
        let hold = book.hold(on: mandate.customer)
        if hold == .all { return "customer \(book.customers[mandate.customer].number) is on hold" }
        // Its own payment settles the invoice of a posted one.
        guard row.state == .presented else { return nil }
        let item = book.items[row.item]
        if item.status == .disputed { return "\(item.number) is disputed" }
        if item.open >= book.directDebits.pending(on: row.item) { return nil }
        let free = item.open - filed(row, book) - (taken[row.item] ?? 0)
        if free < row.amount { return "\(Money(max(0, free), .eur)) of \(Money(row.amount, .eur)) are open" }
        taken[row.item, default: 0] += row.amount
        return nil
    }

    /// What earlier files claim of the invoice.
    private func filed(_ row: DebitCollection, _ book: borrowing Book) -> Int64 {
        var sum: Int64 = 0
        for id in book.directDebits.collections(of: row.customer) {
            let other = book.directDebits[id]
            if other.item == row.item, other.state == .presented, !other.file.isNone { sum += other.amount }
        }
        return sum
    }
}

/// Files of a company, latest first; at most a page.
package struct ListDirectDebitFiles: Query {
    package let id: CompanyID
    package let size: Int
    /// None: from the latest.
    package let before: DirectDebitFileID

    package init(id: CompanyID, size: Int, before: DirectDebitFileID) {
        (self.id, self.size, self.before) = (id, size, before)
    }

    package struct Answer: Sendable {
        package var files: [DirectDebitFile] = []
        package var next = DirectDebitFileID.none
    }

    package var company: CompanyID? { id }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        var answer = Answer()
        var place = book.directDebits.files.count
        if !before.isNone { place = min(place, Int(before.number) - 1) }
        while place > 0 {
            place -= 1
            let file = book.directDebits.files[place]
            guard file.company == id else { continue }
            if answer.files.count == size {
                answer.next = answer.files[size - 1].id
                return answer
            }
            answer.files.append(file)
        }
        return answer
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

/// A piece of a file's text: what stands in it; whoever asks writes it.
package struct GetDirectDebitFile: Query {
    package let id: CompanyID
    package let number: Code
    package let piece: Int

    package init(id: CompanyID, number: Code, piece: Int) { (self.id, self.number, self.piece) = (id, number, piece) }

    package struct Answer: Sendable {
        package let file: DirectDebitFile
        package let piece: Int
    }

    package var company: CompanyID? { id }

    package func answer(_ book: borrowing Book, at now: Moment) throws(Rejection) -> Answer {
        let file = try book.directDebitFile(id, number, field: "file")
        guard piece < file.pieces else {
            throw Rejection(
                .fieldInvalid, field: "piece", "the file has \(file.pieces) pieces, counted from 0",
                [.init("pieces", UInt64(file.pieces))])
        }
        return Answer(file: file, piece: piece)
    }

    package func isLong(_ book: borrowing Book) -> Bool { true }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}
