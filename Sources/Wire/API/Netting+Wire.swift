import Receivables
import Schema
import SwiftProtobuf

// Netting: requests -> commands, answers -> responses.

extension NetBalances {
    package init(_ message: Reskontra_V1_NetBalancesRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let customer = border.code(message.customerNumber, "customer_number", required: true)
        if message.customerDocuments.isEmpty { border.bad("customer_documents", .fieldRequired, "has no documents") }
        if message.vendorDocuments.isEmpty { border.bad("vendor_documents", .fieldRequired, "has no documents") }
        let documents = border.codes(message.customerDocuments, "customer_documents", max: NetBalances.documentsMax)
        var vendor: [VendorDocument] = []
        for (place, row) in message.vendorDocuments.prefix(NetBalances.documentsMax + 1).enumerated() {
            let path = "vendor_documents[\(place)]"
            guard let open = border.money(row.open, row.hasOpen, "\(path).open") else { continue }
            vendor.append(
                VendorDocument(
                    company: border.code(row.company, "\(path).company", max: Company.codeBytesMax),
                    number: border.code(row.number, "\(path).number", required: true), open: open,
                    party: border.code(row.party, "\(path).party")))
        }
        let date = border.date(message.date, message.hasDate, "date")
        try border.check()
        self.init(
            company: company, customer: customer, customerDocuments: documents, vendorDocuments: vendor, date: date)
    }
}

extension ReverseNetting {
    package init(_ message: Reskontra_V1_ReverseNettingRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let number = border.code(message.netting, "netting", required: true)
        let date = border.date(message.date, message.hasDate, "date")
        let reason = border.text(message.reason, "reason")
        try border.check()
        self.init(company: company, number: number, date: date, reason: reason)
    }
}

extension GetNetting {
    package init(_ message: Reskontra_V1_GetNettingRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let number = border.code(message.netting, "netting", required: true)
        try border.check()
        self.init(company: company, number: number)
    }
}

// MARK: Answers

extension Reskontra_V1_NettingNote {
    fileprivate init(_ row: Netting, _ book: borrowing Book) {
        self.init()
        netting = row.number.text
        customerNumber = book.customers[row.customer].number.text
        date = .init(row.date)
        amount = .init(row.amount, row.currency)
        for share in row.vendorDocuments {
            var made = VendorShare()
            made.company = book.companies[share.company].code.text
            made.number = share.number.text
            made.used = .init(share.used, row.currency)
            made.open = .init(row.reversedOn == nil ? share.open - share.used : share.open, row.currency)
            vendorDocuments.append(made)
        }
        if let day = row.reversedOn { reversedOn = .init(day) }
        reversalReason = row.reversalReason
    }
}

extension Reskontra_V1_NetBalancesResponse {
    package init(_ answer: NetBalances.Answer, _ book: borrowing Book) {
        self.init()
        netting = .init(answer.netting, book)
        settled = answer.settled.map { .init($0) }
        for entry in answer.entries { journals.append(.init(entry, book)) }
    }
}

extension Reskontra_V1_ReverseNettingResponse {
    package init(_ answer: ReverseNetting.Answer, _ book: borrowing Book) {
        self.init()
        netting = .init(answer.netting, book)
        reopened = answer.reopened.map { .init($0) }
        for entry in answer.entries { journals.append(.init(entry, book)) }
    }
}

extension Reskontra_V1_GetNettingResponse {
    package init(_ answer: NettingID, _ book: borrowing Book) {
        self.init()
        netting = .init(book.nettings[answer], book)
    }
}
