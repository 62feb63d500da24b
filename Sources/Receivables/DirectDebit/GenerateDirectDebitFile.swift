/// Makes the file of the collections that are in none yet (setup:SD-12, SD-14). It books nothing.
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
        var rows: [DebitCollection] = []
        for collection in book.directDebits.unfiled(id) where rows.count < DirectDebitFile.collectionsMax {
            let row = book.directDebits[collection]
            guard row.state == .presented || row.state == .settled, creditor.isEmpty || row.creditor.code == creditor,
                dueBy.map({ row.dueDate <= $0 }) ?? true
            else { continue }
            rows.append(row)
        }
        if rows.isEmpty { throw Rejection(.nothingToPost, "no collection waits for a file") }
        let (number, taken) = try draft.number(.directDebitFile, id, book)
        let file = DirectDebitFile(
            id: DirectDebitFileID(UInt32(book.directDebits.files.count) + 1), company: id, number: number,
            numberTaken: taken, format: format, created: now.instant, blocks: DirectDebitFile.blocks(of: rows))
        if let fault = file.faults(book).first { throw Rejection(.fieldInvalid, field: "collections", fault) }
        draft.add(.directDebit(.fileMade(file)), book)
        return Answer(file: file, warnings: warnings(file, book, at: now))
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
