import Receivables
import Schema

// Posting profiles and what resolves to them.

extension SetPostingProfile {
    package init(_ message: Reskontra_V1_SetPostingProfileRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let code = border.code(message.profile.code, "profile.code", required: true)
        let text = border.text(message.profile.description_p, "profile.description")
        let letters = border.code(message.profile.letterSequence, "profile.letter_sequence")
        let close = border.code(message.profile.closeProfile, "profile.close_profile")
        try border.check()
        self.init(
            id: company, code: code, description: text, noSettlement: message.profile.noSettlement,
            noInterest: message.profile.noInterest, noCollectionLetter: message.profile.noCollectionLetter,
            letterSequence: letters, closeProfile: close)
    }
}

extension Reskontra_V1_PostingProfile {
    init(_ row: PostingProfile) {
        self.init()
        code = row.code.text
        description_p = row.description
        noSettlement = row.noSettlement
        noInterest = row.noInterest
        noCollectionLetter = row.noCollectionLetter
        letterSequence = row.letterSequence.text
        closeProfile = row.closeProfile.text
    }
}

extension Reskontra_V1_SetPostingProfileResponse {
    package init(_ answer: PostingProfile, _ book: borrowing Book) {
        self.init()
        profile = .init(answer)
    }
}

extension SetPostingProfileLine {
    package init(_ message: Reskontra_V1_SetPostingProfileLineRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let profile = border.code(message.profile, "profile", required: true)
        let code: AccountCode? = border.choice(message.line.accountCode.rawValue, "line.account_code")
        let relation = border.code(message.line.accountOrGroup, "line.account_or_group")
        let summary = border.code(message.line.summaryAccount, "line.summary_account", required: true)
        let writeOff = border.code(message.line.writeOffAccount, "line.write_off_account")
        let interest = border.code(message.line.interestCode, "line.interest_code")
        var further = Further()
        further.settle = border.code(message.line.settleAccount, "line.settle_account")
        further.liquidity = border.code(message.line.liquidityAccount, "line.liquidity_account")
        further.prepaymentTax = border.code(
            message.line.salesTaxPrepaymentAccount, "line.sales_tax_prepayment_account")
        further.discountLiability = border.code(
            message.line.discountLiabilityAccount, "line.discount_liability_account")
        var isUpdate = false
        switch message.rowMode {
        case .unspecified, .create: break
        case .update: isUpdate = true
        case .UNRECOGNIZED(let raw): border.bad("row_mode", .fieldInvalid, "has no value \(raw)")
        }
        try border.check()
        self.init(
            id: company, profile: profile, accountCode: code ?? .all, relation: relation, summaryAccount: summary,
            writeOffAccount: writeOff, isUpdate: isUpdate, interestCode: interest, further: further)
    }
}

extension Reskontra_V1_PostingProfileLine {
    init(_ row: PostingProfileLine, _ book: borrowing Book) {
        self.init()
        accountCode = .init(rawValue: Int(row.accountCode.rawValue)) ?? .unspecified
        accountOrGroup = row.relation.text
        summaryAccount = book.companies.account(row.summaryAccount).number.text
        if !row.writeOffAccount.isNone { writeOffAccount = book.companies.account(row.writeOffAccount).number.text }
        interestCode = row.interestCode.text
        settleAccount = Self.number(row.further.settle, book)
        liquidityAccount = Self.number(row.further.liquidity, book)
        salesTaxPrepaymentAccount = Self.number(row.further.prepaymentTax, book)
        discountLiabilityAccount = Self.number(row.further.discountLiability, book)
    }

    private static func number(_ account: AccountID, _ book: borrowing Book) -> String {
        account.isNone ? "" : book.companies.account(account).number.text
    }
}

extension Reskontra_V1_SetPostingProfileLineResponse {
    package init(_ answer: PostingProfileLine, _ book: borrowing Book) {
        self.init()
        line = .init(answer, book)
    }
}

extension DeletePostingProfileLine {
    package init(_ message: Reskontra_V1_DeletePostingProfileLineRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let profile = border.code(message.profile, "profile", required: true)
        let code: AccountCode? = border.choice(message.accountCode.rawValue, "account_code")
        let relation = border.code(message.accountOrGroup, "account_or_group")
        try border.check()
        self.init(id: company, profile: profile, accountCode: code ?? .all, relation: relation)
    }
}

extension Reskontra_V1_DeletePostingProfileLineResponse {
    package init(_ answer: PostingProfileLine, _ book: borrowing Book) {
        self.init()
        line = .init(answer, book)
    }
}

extension ResolvePostingProfile {
    package init(_ message: Reskontra_V1_ResolvePostingProfileRequest, _ company: CompanyID) throws(FieldErrors) {
        var border = Border()
        let profile = border.code(message.profile, "profile")
        let customer = border.code(message.customerNumber, "customer_number", required: true)
        var purpose = Purpose.invoice
        switch message.purpose {
        case .unspecified: break
        case .prepayment: purpose = .prepayment
        case .bill: purpose = .bill(.bill)
        case .protest: purpose = .bill(.protest)
        case .collection: purpose = .bill(.collection)
        case .discount: purpose = .bill(.discount)
        case .UNRECOGNIZED(let raw): border.bad("purpose", .fieldInvalid, "has no value \(raw)")
        }
        try border.check()
        self.init(id: company, profile: profile, customer: customer, purpose: purpose)
    }
}

extension Reskontra_V1_ResolvePostingProfileResponse {
    package init(_ answer: (profile: Code, line: PostingProfileLine), _ book: borrowing Book) {
        self.init()
        profile = answer.profile.text
        line = .init(answer.line, book)
    }
}
