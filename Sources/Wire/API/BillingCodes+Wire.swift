import Receivables
import Schema

// Billing codes.

extension SetBillingCode {
    package init(_ message: Reskontra_V1_SetBillingCodeRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let wish = message.billingCode
        let row = BillingCode(
            code: border.code(wish.code, "billing_code.code", required: true),
            description: border.text(wish.description_p, "billing_code.description"),
            interestCode: border.code(wish.interestCode, "billing_code.interest_code"))
        try border.check()
        self.init(id: company, row: row)
    }
}

extension Reskontra_V1_BillingCode {
    init(_ row: BillingCode) {
        self.init()
        (code, description_p, interestCode) = (row.code.text, row.description, row.interestCode.text)
    }
}

extension Reskontra_V1_SetBillingCodeResponse {
    package init(_ answer: BillingCode, _ book: borrowing Book) {
        self.init()
        billingCode = .init(answer)
    }
}
