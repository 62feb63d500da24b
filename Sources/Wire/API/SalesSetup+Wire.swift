import Receivables
import Schema

// Rows of the set-up of sales, told as they are set.

extension GetSalesSetup {
    package init(_ message: Reskontra_V1_GetSalesSetupRequest, _ company: CompanyID) throws(FieldErrors) {
        self.init(id: company, from: message.from)
    }
}

extension Reskontra_V1_GetSalesSetupResponse {
    package init(_ answer: GetSalesSetup.Answer, _ book: borrowing Book) {
        self.init()
        for row in answer.rows { rows.append(.init(row, book)) }
        next = answer.next
    }
}
