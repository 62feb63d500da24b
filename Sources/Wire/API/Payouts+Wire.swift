import Receivables
import Schema
import SwiftProtobuf

// Files of credit transfers to customers: requests -> commands, answers -> responses.

extension GeneratePayoutFile {
    package init(_ message: Reskontra_V1_GeneratePayoutFileRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let account = border.code(message.bankAccount, "bank_account", required: true)
        let format = border.choice(message.format.rawValue, "format", fallback: PayoutFormat.pain00100109)
        let date = border.date(message.executionDate, message.hasExecutionDate, "execution_date")
        let through = border.date(message.through, message.hasThrough, "through")
        try border.check()
        self.init(
            id: company, bankAccount: account, format: format ?? .pain00100109, executionDate: date, through: through)
    }
}

extension GetPayoutFile {
    package init(_ message: Reskontra_V1_GetPayoutFileRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let number = border.code(message.file, "file", required: true)
        try border.check()
        self.init(id: company, number: number.text, piece: Int(message.piece))
    }
}

extension ListPayoutFiles {
    package init(_ message: Reskontra_V1_ListPayoutFilesRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let size = border.pageSize(message.page)
        let token = border.pageToken(message.page, filter: ListPayoutFiles.filter(company))
        try border.check()
        self.init(id: company, size: size, before: UInt32(truncatingIfNeeded: token.first))
    }

    fileprivate static func filter(_ company: CompanyID) -> UInt64 {
        PageToken.filter("payout files", "\(company.number)")
    }
}

// MARK: Answers

extension Reskontra_V1_PayoutFile {
    fileprivate init(_ file: PayoutFile, _ book: borrowing Book) {
        self.init()
        number = file.number
        messageID = file.messageID(book)
        format = .init(rawValue: Int(file.format.rawValue)) ?? .unspecified
        bankAccount = file.bankAccount.text
        executionDate = .init(file.executionDate)
        count = UInt32(clamping: file.transfers.count)
        controlSum = .init(file.sum, .eur)
        pieces = UInt32(clamping: file.pieces)
    }
}

extension Reskontra_V1_GeneratePayoutFileResponse {
    package init(_ answer: GeneratePayoutFile.Answer, _ book: borrowing Book) {
        self.init()
        file = .init(answer.file, book)
        for row in answer.leftOut {
            var made = LeftOut()
            made.customerNumber = book.customers[book.items[row.item].customer].number.text
            made.documentNumber = book.items[row.item].number.text
            made.reason = .init(rawValue: Int(row.why.rawValue)) ?? .unspecified
            leftOut.append(made)
        }
        leftOutCount = UInt32(clamping: answer.leftOutCount)
    }
}

extension Reskontra_V1_GetPayoutFileResponse {
    package init(_ answer: GetPayoutFile.Answer, _ book: borrowing Book) {
        self.init()
        file = .init(answer.file, book)
        content = .init(Pain001(answer.file).piece(answer.piece, book).utf8)
    }
}

extension Reskontra_V1_ListPayoutFilesResponse {
    package init(_ answer: ListPayoutFiles.Answer, of query: ListPayoutFiles, _ book: borrowing Book) {
        self.init()
        for file in answer.files { files.append(.init(file, book)) }
        guard answer.hasMore, let last = answer.files.last else { return }
        nextPageToken = PageToken(first: UInt64(last.id.number), filter: ListPayoutFiles.filter(query.id)).text
    }
}
