import Receivables
import Schema
import SwiftProtobuf

// Write-offs: requests -> commands, answers -> responses.

extension WriteOffItems {
    package init(_ message: Reskontra_V1_WriteOffRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let customer = border.code(message.customerNumber, "customer_number", required: true)
        let items = border.codes(message.items, "items", max: WriteOffItems.itemsMax)
        let date = border.date(message.date, message.hasDate, "date")
        let reason = border.text(message.reason, "reason")
        let comment = border.text(message.comment, "comment")
        try border.check()
        self.init(company: company, customer: customer, items: items, date: date, reason: reason, comment: comment)
    }
}

extension ReverseWriteOff {
    package init(_ message: Reskontra_V1_ReverseWriteOffRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let number = border.code(message.writeOff, "write_off", required: true)
        let date = border.date(message.date, message.hasDate, "date")
        let reason = border.text(message.reason, "reason")
        try border.check()
        self.init(company: company, number: number, date: date, reason: reason)
    }
}

extension GetWriteOff {
    package init(_ message: Reskontra_V1_GetWriteOffRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let number = border.code(message.writeOff, "write_off", required: true)
        try border.check()
        self.init(company: company, number: number)
    }
}

extension ListWriteOffs {
    package init(_ message: Reskontra_V1_ListWriteOffsRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let customer = border.code(message.customerNumber, "customer_number", required: true)
        let size = border.pageSize(message.page)
        let token = border.pageToken(message.page, filter: ListWriteOffs.filter(company, customer))
        try border.check()
        self.init(
            company: company, customer: customer, size: size,
            after: WriteOffID(UInt32(truncatingIfNeeded: token.first)))
    }

    fileprivate static func filter(_ company: CompanyID, _ customer: Code) -> UInt64 {
        PageToken.filter("write-offs", "\(company.number)", customer.text)
    }
}

// MARK: Answers

extension Reskontra_V1_WriteOffNote {
    init(_ row: WriteOff, _ book: borrowing Book) {
        self.init()
        writeOff = row.number.text
        customerNumber = book.customers[row.customer].number.text
        date = .init(row.date)
        reason = row.reason
        comment = row.comment
        state = row.isReversed ? .reversed : .posted
        if let day = row.reversedOn { reversedOn = .init(day) }
        reversalReason = row.reversalReason
        for part in row.parts {
            var made = Part(part, book)
            made.settlementID = UInt64(part.settlement.number)
            parts.append(made)
        }
    }
}

extension Reskontra_V1_WriteOffNote.Part {
    /// Without the settlement.
    fileprivate init(_ part: WriteOff.Part, _ book: borrowing Book) {
        self.init()
        dimension = part.dimension.text
        postingProfile = book.companies.profileCode(part.profile).text
        net = .init(part.net, part.currency)
        tax = .init(part.tax, part.currency)
    }
}

extension Reskontra_V1_WriteOffNote {
    /// One that waits for another person: the proposal of it (credit:WO-8).
    package init(
        pending proposal: Proposal, _ request: Reskontra_V1_WriteOffRequest, of account: CustomerID, _ book: borrowing Book
    ) {
        self.init()
        state = .pendingApproval
        proposalID = proposal.id.number
        customerNumber = book.customers[account].number.text
        if request.hasDate { date = request.date }
        reason = request.reason.isEmpty ? book.companies[proposal.company].parameters.writeOffReason.text : request.reason
        comment = request.comment
        items = request.items
    }
}

extension Reskontra_V1_WriteOffResponse {
    /// `foreseen`: what would be written off now.
    package init(
        pending proposal: Proposal, _ request: Reskontra_V1_WriteOffRequest, _ foreseen: WriteOff, _ book: borrowing Book
    ) {
        self.init()
        writeOff = .init(pending: proposal, request, of: foreseen.customer, book)
        writeOff.date = .init(foreseen.date)
        for part in foreseen.parts { writeOff.parts.append(.init(part, book)) }
    }

    package init(_ answer: WriteOffItems.Answer, _ book: borrowing Book) {
        self.init()
        writeOff = .init(answer.writeOff, book)
        settled = answer.settled.map { .init($0) }
        // Entries come in the order of the parts; a part whose items cancelled out may have several, or none.
        for entry in answer.entries {
            var made = Reskontra_V1_WriteOffEntry()
            made.journal = .init(entry, book)
            let part = answer.writeOff.parts.first { !$0.legs.isEmpty && $0.legs == entry.legs }
            made.postingProfile = part.map { book.companies.profileCode($0.profile).text } ?? ""
            entries.append(made)
        }
    }
}

extension Reskontra_V1_ReverseWriteOffResponse {
    package init(_ answer: ReverseWriteOff.Answer, _ book: borrowing Book) {
        self.init()
        writeOff = .init(answer.writeOff, book)
        reopened = answer.reopened.map { .init($0) }
        for entry in answer.entries { journals.append(.init(entry, book)) }
    }
}

extension Reskontra_V1_GetWriteOffResponse {
    package init(_ answer: WriteOffID, _ book: borrowing Book) {
        self.init()
        writeOff = .init(book.writeOffs[answer], book)
    }
}

extension Reskontra_V1_ListWriteOffsResponse {
    package init(_ answer: ListWriteOffs.Answer, of query: ListWriteOffs, _ book: borrowing Book) {
        self.init()
        writeOffs = answer.writeOffs.map { .init(book.writeOffs[$0], book) }
        for id in answer.proposals {
            guard let row = book.proposals.find(id), row.method == Schema.Method.writeOff.rawValue,
                let request = try? Reskontra_V1_WriteOffRequest(serializedBytes: row.message),
                row.account(of: request, book) == answer.customer
            else { continue }
            pending.append(.init(pending: row, request, of: answer.customer, book))
        }
        guard answer.hasMore, let last = answer.writeOffs.last else { return }
        nextPageToken =
            PageToken(first: UInt64(last.number), filter: ListWriteOffs.filter(query.companyID, query.customer)).text
    }
}

extension Proposal {
    /// The invoice account a proposed write-off is of.
    fileprivate func account(of request: Reskontra_V1_WriteOffRequest, _ book: borrowing Book) -> CustomerID? {
        guard let number = Code(request.customerNumber), let found = book.customers.find(company, number) else { return nil }
        return book.customers[found].invoiceAccount
    }
}
