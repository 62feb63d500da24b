import Receivables
import Schema
import SwiftProtobuf

// Collections, their files and what comes back: requests -> commands, answers -> responses.

extension Collect {
    package init(_ message: Reskontra_V1_CollectRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let name = MandateName(message.mandate, message.creditor, company, &border)
        let document = border.code(message.documentNumber, "document_number", required: true)
        let amount = border.money(message.amount, message.hasAmount, "amount", required: false)
        let due = border.date(message.dueDate, message.hasDueDate, "due_date")
        let notified = border.date(message.notifiedOn, message.hasNotifiedOn, "notified_on")
        let method = border.code(message.methodOfPayment, "method_of_payment")
        try border.check()
        self.init(
            name: name, document: document, amount: amount, dueDate: due, isLast: message.isLast, notifiedOn: notified,
            method: method)
    }
}

extension DebitSelection {
    static let itemsMost = 1_000

    init(
        _ company: CompanyID, _ customer: String, _ currency: String, _ due: CalendarDate?, _ after: UInt64,
        items: UInt32, fallback: Int, most: Int, _ border: inout Border
    ) {
        if items > UInt32(most) { border.bad("items_max", .fieldInvalid, "is at most \(most)") }
        self.init(
            company: company, customer: border.code(customer, "customer_number"),
            currency: border.code(currency, "currency"), dueBy: due, after: CustomerID(UInt32(clamping: after)),
            itemsMax: items == 0 ? fallback : Int(items))
    }
}

extension ProposeDirectDebits {
    package init(_ message: Reskontra_V1_ProposeDirectDebitsRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let due = border.date(message.dueBy, message.hasDueBy, "due_by")
        let selection = DebitSelection(
            company, message.customerNumber, message.currency, due, message.after, items: message.itemsMax, fallback: 500,
            most: DebitSelection.itemsMost, &border)
        try border.check()
        self.init(selection: selection)
    }
}

extension RunDirectDebits {
    package init(_ message: Reskontra_V1_RunDirectDebitsRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let due = border.date(message.dueBy, message.hasDueBy, "due_by")
        let selection = DebitSelection(
            company, message.customerNumber, "", due, message.after, items: message.itemsMax, fallback: 200, most: 500,
            &border)
        try border.check()
        self.init(selection: selection)
    }
}

extension PostCollections {
    package init(_ message: Reskontra_V1_PostCollectionsRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let date = border.date(message.postingDate, message.hasPostingDate, "posting_date")
        if message.itemsMax > UInt32(PostCollections.pageMax) {
            border.bad("items_max", .fieldInvalid, "is at most \(PostCollections.pageMax)")
        }
        try border.check()
        self.init(
            id: company, collections: message.collections.map { DebitCollectionID(UInt32(clamping: $0)) }, date: date,
            itemsMax: message.itemsMax == 0 ? 200 : Int(message.itemsMax))
    }
}

extension RegisterReturn {
    package init(_ message: Reskontra_V1_RegisterReturnRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let number = border.collection(message.collection, message.endToEndID)
        let kind: DebitReturn.Kind? = border.choice(message.type.rawValue, "type")
        let reason = border.code(message.reason.uppercased(), "reason", max: 4)
        let date = border.date(message.date, message.hasDate, "date")
        let fee = border.money(message.bankFee, message.hasBankFee, "bank_fee", required: false)
        let text = border.text(message.text, "text", max: DebitReturn.textLengthMax)
        if kind == .withdrawal { border.bad("type", .fieldInvalid, "is a withdrawal: see WithdrawCollection") }
        try border.check()
        self.init(
            id: company, collection: number, kind: kind ?? .reject, reason: reason,
            date: date, fee: fee, passesFeeOn: message.passFeeOn, text: text,
            endToEnd: message.collection == 0 ? message.endToEndID : "")
    }
}

extension ImportBankStatus {
    package init(_ message: Reskontra_V1_ImportBankStatusRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let file = border.code(message.file, "file", required: true)
        var rejects: [Reject] = []
        for (index, reject) in message.rejects.prefix(ImportBankStatus.rejectsMax + 1).enumerated() {
            let path = "rejects[\(index)]"
            if reject.endToEndID.isEmpty {
                border.bad("\(path).end_to_end_id", .fieldRequired, "a collection is named by its end-to-end id")
            }
            border.checkEndToEnd(reject.endToEndID, "\(path).end_to_end_id")
            rejects.append(
                Reject(
                    endToEnd: reject.endToEndID, reason: border.code(reject.reason.uppercased(), "\(path).reason", max: 4),
                    text: border.told(reject.text, "\(path).text", max: DebitReturn.textLengthMax),
                    amount: border.money(reject.amount, reject.hasAmount, "\(path).amount", required: false)))
        }
        let date = border.date(message.date, message.hasDate, "date")
        let fee = border.money(message.bankFee, message.hasBankFee, "bank_fee", required: false)
        try border.check()
        self.init(id: company, file: file, rejects: rejects, date: date, fee: fee, passesFeeOn: message.passFeeOn)
    }
}

extension WithdrawCollection {
    package init(_ message: Reskontra_V1_WithdrawCollectionRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let number = border.collection(message.collection, message.endToEndID)
        let reason = border.text(message.reason, "reason", max: DebitReturn.textLengthMax)
        try border.check()
        self.init(
            id: company, collection: number, reason: reason, endToEnd: message.collection == 0 ? message.endToEndID : "")
    }
}

extension Border {
    /// No text for the guard of card numbers: ours are digits behind the company's code.
    fileprivate mutating func checkEndToEnd(_ id: String, _ field: String) {
        let most = DebitCollection.endToEndLengthMax
        if id.utf8.count > most { bad(field, .fieldTooLong, "has \(id.utf8.count) bytes, at most \(most) are allowed") }
    }

    /// A collection by its number or by the id that banks know it by.
    fileprivate mutating func collection(_ given: UInt64, _ endToEnd: String) -> DebitCollectionID {
        var number = given
        checkEndToEnd(endToEnd, "end_to_end_id")
        if number == 0, !endToEnd.isEmpty {
            // Our own ids end in the collection's number.
            number = endToEnd.split(separator: "-").last.flatMap { UInt64($0) } ?? 0
            if number == 0 { bad("end_to_end_id", .notFound, "is none of ours") }
        } else if number == 0 {
            bad("collection", .fieldRequired, "a collection is named by its number or its end-to-end id")
        }
        return DebitCollectionID(UInt32(clamping: number))
    }
}

extension ListCreditorAccounts {
    package init(_ message: Reskontra_V1_ListCreditorAccountsRequest, _ company: CompanyID) throws(FieldErrors) {
        self.init(id: company)
    }
}

extension ListDirectDebitFiles {
    package init(_ message: Reskontra_V1_ListDirectDebitFilesRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let size = border.pageSize(message.page)
        let token = border.pageToken(message.page, filter: ListDirectDebitFiles.filter(company))
        try border.check()
        self.init(id: company, size: size, before: DirectDebitFileID(UInt32(truncatingIfNeeded: token.first)))
    }

    static func filter(_ company: CompanyID) -> UInt64 { PageToken.filter("debit files", "\(company.number)") }
}

extension GenerateDirectDebitFile {
    package init(_ message: Reskontra_V1_GenerateDirectDebitFileRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let format = border.choice(message.format.rawValue, "format", fallback: DirectDebitFormat.pain00800108)
        let creditor = border.code(message.creditor, "creditor")
        let due = border.date(message.dueBy, message.hasDueBy, "due_by")
        try border.check()
        self.init(id: company, format: format ?? .pain00800108, creditor: creditor, dueBy: due)
    }
}

extension GetDirectDebitFile {
    package init(_ message: Reskontra_V1_GetDirectDebitFileRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let number = border.code(message.file, "file", required: true)
        try border.check()
        self.init(id: company, number: number, piece: Int(message.piece))
    }
}

extension ListCollections {
    package init(_ message: Reskontra_V1_ListCollectionsRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let customer = border.code(message.customerNumber, "customer_number")
        let file = border.code(message.file, "file")
        let state: DebitCollectionState? =
            message.state == .unspecified ? nil : border.choice(message.state.rawValue, "state")
        let size = border.pageSize(message.page)
        let token = border.pageToken(message.page, filter: ListCollections.filter(company, customer, file, state))
        try border.check()
        self.init(
            id: company, customer: customer, file: file, state: state, size: size,
            before: DebitCollectionID(UInt32(truncatingIfNeeded: token.first)))
    }

    static func filter(_ company: CompanyID, _ customer: Code, _ file: Code, _ state: DebitCollectionState?) -> UInt64 {
        PageToken.filter("debits", "\(company.number)", customer.text, file.text, "\(state?.rawValue ?? 0)")
    }
}

// MARK: Answers

extension Reskontra_V1_DebitCollection {
    init(_ view: DebitCollectionView, _ book: borrowing Book) {
        self.init()
        let row = view.row
        id = UInt64(row.id.number)
        endToEndID = row.endToEnd(book)
        mandate = row.mandateNumber
        customerNumber = book.customers[row.customer].number.text
        documentNumber = book.items[row.item].number.text
        amount = .init(row.amount, .eur)
        dueDate = .init(row.dueDate)
        scheme = .init(rawValue: Int(row.scheme.rawValue)) ?? .unspecified
        sequence = .init(rawValue: Int(row.sequence.rawValue)) ?? .unspecified
        state = .init(rawValue: Int(row.state.rawValue)) ?? .unspecified
        amendment = !row.amendment.isEmpty
        originalDebtorAccount = row.amendment.originalAccount(book)
        originalMandate = row.amendment.number
        originalCreditorID = row.amendment.creditorID
        if !row.file.isNone { file = book.directDebits[row.file].number.text }
        paymentNumber = view.payment.text
        bankEntryID = UInt64(row.bankLine.number)
        guard let back = row.returned else { return }
        returnType = .init(rawValue: Int(back.kind.rawValue)) ?? .unspecified
        returnReason = back.reason.text
        returnedOn = .init(back.date)
        returnText = back.text
        let under = book.directDebits[row.mandate]
        mandateState = .init(under.state)
        nextStep = .init(rawValue: Int(back.nextStep(under: under, on: back.date).rawValue)) ?? .unspecified
    }
}

extension Reskontra_V1_CollectResponse {
    package init(_ answer: Collect.Answer, _ book: borrowing Book) {
        self.init()
        collection = .init(answer.collection, book)
        mandateState = .init(answer.mandateState)
    }
}

extension Reskontra_V1_DebitProposal {
    init(_ proposal: DebitProposal, _ book: borrowing Book) {
        self.init()
        customerNumber = proposal.customer.text
        documentNumber = proposal.document.text
        amount = .init(proposal.amount)
        mandate = proposal.mandate
        if let row = proposal.collection {
            sequence = .init(rawValue: Int(row.sequence.rawValue)) ?? .unspecified
            dueDate = .init(row.dueDate)
        }
        if let rejection = proposal.skipped {
            skipped.reason = Reskontra_V1_ErrorReason(rawValue: Int(rejection.reason.rawValue))?.code ?? ""
            skipped.message = rejection.message
        }
    }
}

extension Reskontra_V1_ProposeDirectDebitsResponse {
    package init(_ answer: DebitSelection.Page, _ book: borrowing Book) {
        self.init()
        for proposal in answer.proposals { proposals.append(.init(proposal, book)) }
        nextAfter = UInt64(answer.next.number)
        hasMore_p = answer.hasMore
    }
}

extension Reskontra_V1_RunDirectDebitsResponse {
    package init(_ answer: DebitSelection.Page, _ book: borrowing Book) {
        self.init()
        var sum: Int64 = 0
        for proposal in answer.proposals {
            if let row = proposal.collection {
                collections.append(.init(DebitCollectionView(row, payment: .empty), book))
                sum += row.amount
            } else {
                skipped.append(.init(proposal, book))
            }
        }
        total = .init(sum, .eur)
        nextAfter = UInt64(answer.next.number)
        hasMore_p = answer.hasMore
    }
}

extension Reskontra_V1_PostCollectionsResponse {
    package init(_ answer: PostCollections.Answer, _ book: borrowing Book) {
        self.init()
        for view in answer.collections { collections.append(.init(view, book)) }
        for entry in answer.entries { journals.append(.init(entry, book)) }
        hasMore_p = answer.hasMore
        warnings = answer.warnings
    }
}

extension Reskontra_V1_RegisterReturnResponse {
    package init(_ answer: RegisterReturn.Answer, _ book: borrowing Book) {
        self.init()
        collection = .init(answer.collection, book)
        mandateState = .init(answer.mandateState)
        bankEntry = answer.hasBankEntry
        open = .init(answer.open)
        warning = answer.warning?.rawValue ?? ""
        nextStep = .init(rawValue: Int(answer.nextStep.rawValue)) ?? .unspecified
        // The book may not have the change yet.
        (collection.mandateState, collection.nextStep) = (mandateState, nextStep)
        for entry in answer.entries { journals.append(.init(entry, book)) }
        feeDocument = answer.feeDocument.text
        if let released = answer.released { releasedMark = .init(released, book) }
    }
}

extension Reskontra_V1_ImportBankStatusResponse {
    package init(_ answer: ImportBankStatus.Answer, _ book: borrowing Book) {
        self.init()
        for back in answer.rejected { rejected.append(.init(back, book)) }
        known = UInt32(clamping: answer.known)
    }
}

extension Reskontra_V1_WithdrawCollectionResponse {
    package init(_ answer: RegisterReturn.Answer, _ book: borrowing Book) {
        self.init()
        collection = .init(answer.collection, book)
        mandateState = .init(answer.mandateState)
        (collection.mandateState, collection.nextStep) = (mandateState, .init(rawValue: Int(answer.nextStep.rawValue)) ?? .unspecified)
        open = .init(answer.open)
        for entry in answer.entries { journals.append(.init(entry, book)) }
    }
}

extension Reskontra_V1_ListCreditorAccountsResponse {
    package init(_ answer: [CreditorAccount], _ book: borrowing Book) {
        self.init()
        accounts = answer.map { .init($0) }
    }
}

extension Reskontra_V1_ListDirectDebitFilesResponse {
    package init(_ answer: ListDirectDebitFiles.Answer, of query: ListDirectDebitFiles, _ book: borrowing Book) {
        self.init()
        for file in answer.files { files.append(.init(file, book)) }
        guard !answer.next.isNone else { return }
        nextPageToken = PageToken(first: UInt64(answer.next.number), filter: ListDirectDebitFiles.filter(query.id)).text
    }
}

extension Reskontra_V1_DirectDebitFile {
    init(_ file: DirectDebitFile, _ book: borrowing Book) {
        self.init()
        number = file.number.text
        format = .init(rawValue: Int(file.format.rawValue)) ?? .unspecified
        count = UInt32(clamping: file.count)
        controlSum = .init(file.sum, .eur)
        pieces = UInt32(clamping: file.pieces)
        createdAt = .init(file.created)
        for (index, block) in file.blocks.enumerated() {
            var made = Block()
            made.id = file.blockID(index, book)
            made.creditor = block.creditor.code.text
            made.scheme = .init(rawValue: Int(block.scheme.rawValue)) ?? .unspecified
            made.sequence = .init(rawValue: Int(block.sequence.rawValue)) ?? .unspecified
            made.dueDate = .init(block.dueDate)
            made.count = UInt32(clamping: block.collections.count)
            made.controlSum = .init(block.sum, .eur)
            blocks.append(made)
        }
    }
}

extension Reskontra_V1_GenerateDirectDebitFileResponse {
    package init(_ answer: GenerateDirectDebitFile.Answer, _ book: borrowing Book) {
        self.init()
        file = .init(answer.file, book)
        warnings = answer.warnings
    }
}

extension Reskontra_V1_GetDirectDebitFileResponse {
    package init(_ answer: GetDirectDebitFile.Answer, _ book: borrowing Book) {
        self.init()
        file = .init(answer.file, book)
        content = .init(Pain008(answer.file).piece(answer.piece, book).utf8)
    }
}

extension Reskontra_V1_ListCollectionsResponse {
    package init(_ answer: ListCollections.Answer, of query: ListCollections, _ book: borrowing Book) {
        self.init()
        for view in answer.collections { collections.append(.init(view, book)) }
        guard !answer.next.isNone else { return }
        let filter = ListCollections.filter(query.id, query.customer, query.file, query.state)
        nextPageToken = PageToken(first: UInt64(answer.next.number), filter: filter).text
    }
}
