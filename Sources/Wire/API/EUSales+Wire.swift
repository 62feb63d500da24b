import Receivables
import Schema
import SwiftProtobuf

// EU sales lists: requests -> commands, answers -> responses.

extension CreateEUSalesList {
    package init(_ message: Reskontra_V1_CreateEuSalesListRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let from = border.date(message.from, message.hasFrom, "from", required: true)
        let to = border.date(message.to, message.hasTo, "to", required: true)
        try border.check()
        self.init(id: company, from: from ?? .last, to: to ?? .last)
    }
}

extension ReportEUSalesList {
    package init(_ message: Reskontra_V1_ReportEuSalesListRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        if message.number == 0 { border.bad("number", .fieldRequired, "is required") }
        let from = border.date(message.expectedFrom, message.hasExpectedFrom, "expected_from")
        let to = border.date(message.expectedTo, message.hasExpectedTo, "expected_to")
        try border.check()
        self.init(id: company, number: message.number, expectedFrom: from, expectedTo: to)
    }
}

extension GetEUSalesList {
    package init(_ message: Reskontra_V1_GetEuSalesListRequest, _ company: CompanyID) throws(FieldErrors) {
        self.init(id: company, number: message.number)
    }
}

extension Reskontra_V1_EuSalesList {
    fileprivate init(_ list: EUSalesList, _ book: borrowing Book) {
        self.init()
        number = list.number
        (from, to) = (.init(list.from), .init(list.to))
        let currency = book.companies[list.company].currency
        for row in list.lines {
            var line = Line()
            line.taxNumber = row.taxNumber.text
            line.kind = .init(rawValue: Int(row.kind.rawValue)) ?? .unspecified
            line.amount = .init(row.amount, currency)
            line.documents = row.documents
            lines.append(line)
        }
        reported = list.isReported
    }
}

extension Reskontra_V1_CreateEuSalesListResponse {
    package init(_ answer: EUSalesList, _ book: borrowing Book) {
        self.init()
        list = .init(answer, book)
    }
}

extension Reskontra_V1_ReportEuSalesListResponse {
    package init(_ answer: EUSalesList, _ book: borrowing Book) {
        self.init()
        list = .init(answer, book)
    }
}

extension Reskontra_V1_GetEuSalesListResponse {
    package init(_ answer: EUSalesList, _ book: borrowing Book) {
        self.init()
        list = .init(answer, book)
    }
}
