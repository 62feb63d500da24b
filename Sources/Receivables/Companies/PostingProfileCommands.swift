/// Creates or changes a posting profile.
package struct SetPostingProfile: Command {
    package let id: CompanyID
    package let code: Code
    package let description: String
    package let noSettlement: Bool
    package let noInterest: Bool
    package let noCollectionLetter: Bool
    package let letterSequence: Code
    package let closeProfile: Code

    package init(
        id: CompanyID, code: Code, description: String, noSettlement: Bool, noInterest: Bool, noCollectionLetter: Bool,
        letterSequence: Code = .empty, closeProfile: Code = .empty
    ) {
        self.closeProfile = closeProfile
        self.id = id
        self.code = code
        self.description = description
        self.noSettlement = noSettlement
        self.noInterest = noInterest
        self.noCollectionLetter = noCollectionLetter
        self.letterSequence = letterSequence
    }

    package var company: CompanyID? { id }

    package func decide(_ book: borrowing Book, at now: Moment, _ draft: inout Draft) throws(Rejection) -> PostingProfile {
        let profileID =
            book.companies.setup(id).profiles[code] ?? ProfileID(UInt32(book.companies.profiles.count) + 1)
        guard profileID.number <= UInt32(UInt16.max) else {
            throw Rejection(.tooManyItems, "a store has at most \(UInt16.max) posting profiles")
        }
        if !letterSequence.isEmpty, book.collections.sequence(id, letterSequence) == nil {
            throw .unknown("letter sequence", letterSequence, field: "profile.letter_sequence")
        }
        if !closeProfile.isEmpty {
            if closeProfile == code {
                throw Rejection(.fieldInvalid, field: "profile.close_profile", "a profile cannot close into itself")
            }
            if book.companies.setups[Int(id.number) - 1].profiles[closeProfile] == nil {
                throw .unknown("posting profile", closeProfile, field: "profile.close_profile")
            }
        }
        let profile = PostingProfile(
            id: profileID, code: code, description: description, noSettlement: noSettlement, noInterest: noInterest,
            noCollectionLetter: noCollectionLetter, letterSequence: letterSequence, closeProfile: closeProfile)
        draft.add(.profileSet(id, profile), book)
        return profile
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies[id].lastChange }
}

/// Adds or changes one line of a posting profile (setup:PP-3, PP-9).
///
/// Rejections in order: NOT_FOUND (profile), FIELD_INVALID and REFERENCE_UNKNOWN (account_or_group),
/// REFERENCE_UNKNOWN (accounts), STATE_NOT_ALLOWED (other postings), DUPLICATE_KEY (CREATE), NOT_FOUND (UPDATE).
package struct SetPostingProfileLine: Command {
    package let id: CompanyID
    package let profile: Code
    package let accountCode: AccountCode
    package let relation: Code
    package let summaryAccount: Code
    package let writeOffAccount: Code
    package let interestCode: Code
    package let further: Further
    /// False: CREATE.
    package let isUpdate: Bool

    /// Empty: none.
    package struct Further: Equatable, Sendable {
        package var settle = Code.empty
        package var liquidity = Code.empty
        package var prepaymentTax = Code.empty
        package var discountLiability = Code.empty

        package init() {}
    }

    package init(
        id: CompanyID, profile: Code, accountCode: AccountCode, relation: Code, summaryAccount: Code,
        writeOffAccount: Code, isUpdate: Bool, interestCode: Code = .empty, further: Further = Further()
    ) {
        self.interestCode = interestCode
        self.further = further
        self.id = id
        self.profile = profile
        self.accountCode = accountCode
        self.relation = relation
        self.summaryAccount = summaryAccount
        self.writeOffAccount = writeOffAccount
        self.isUpdate = isUpdate
    }

    package var company: CompanyID? { id }

    package func decide(
        _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> PostingProfileLine {
        guard let profileID = book.companies.setup(id).profiles[profile] else {
            throw Rejection(.notFound, field: "profile", "there is no posting profile '\(profile)'")
        }
        try checkRelation(book)
        let summary = try book.companies.account(named: summaryAccount, field: "line.summary_account")
        if !book.companies.isSummaryAccount(summary), book.subledger.hasPostings(to: summary) {
            throw Rejection(
                .stateNotAllowed, field: "line.summary_account",
                "main account \(summaryAccount) has other postings: a summary account holds customers' items only",
                [.init("account", summaryAccount.text)])
        }
        if let type = book.companies.automaticUse(of: summary) {
            throw Rejection(
                .stateNotAllowed, field: "line.summary_account",
                "main account \(summaryAccount) is the automatic account of \(type): no item may lie there",
                [.init("account", summaryAccount.text), .init("posting_type", "\(type)")])
        }
        let writeOff =
            writeOffAccount.isEmpty
            ? AccountID.none : try book.companies.account(named: writeOffAccount, field: "line.write_off_account")
        let isThere = book.companies.profile(profileID).lines.contains {
            $0.accountCode == accountCode && $0.relation == relation
        }
        if isUpdate, !isThere {
            throw Rejection(.notFound, field: "line.account_or_group", "the profile has no such line")
        }
        if !isUpdate, isThere {
            throw Rejection(.duplicateKey, field: "line.account_or_group", "the profile has this line already")
        }
        if !interestCode.isEmpty, book.interest.code(id, interestCode) == nil {
            throw .unknown("interest code", interestCode, field: "line.interest_code")
        }
        let line = PostingProfileLine(
            accountCode: accountCode, relation: relation, summaryAccount: summary, writeOffAccount: writeOff,
            interestCode: interestCode, further: try furtherAccounts(book))
        draft.add(.profileLineSet(id, profileID, line), book)
        return line
    }

    private func furtherAccounts(_ book: borrowing Book) throws(Rejection) -> PostingProfileLine.Further {
        var found = PostingProfileLine.Further()
        found.settle = try account(further.settle, "line.settle_account", book)
        found.liquidity = try account(further.liquidity, "line.liquidity_account", book)
        found.prepaymentTax = try account(further.prepaymentTax, "line.sales_tax_prepayment_account", book)
        found.discountLiability = try account(further.discountLiability, "line.discount_liability_account", book)
        return found
    }

    private func account(_ number: Code, _ field: String, _ book: borrowing Book) throws(Rejection) -> AccountID {
        number.isEmpty ? .none : try book.companies.account(named: number, field: field)
    }

    private func checkRelation(_ book: borrowing Book) throws(Rejection) {
        let field = "line.account_or_group"
        switch accountCode {
        case .all:
            if !relation.isEmpty {
                throw Rejection(.fieldInvalid, field: field, "a line for ALL names no customer or group")
            }
        case .table:
            if relation.isEmpty { throw Rejection(.fieldInvalid, field: field, "a line for TABLE names a customer") }
            if book.customers.find(id, relation) == nil { throw .unknown("customer", relation, field: field) }
        case .group:
            if relation.isEmpty { throw Rejection(.fieldInvalid, field: field, "a line for GROUP names a group") }
            if book.companies.setup(id).customerGroups[relation] == nil {
                throw .unknown("customer group", relation, field: field)
            }
        }
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies.mark(id) }
}

/// Which line a posting for a customer would take (setup:PP-1, PP-2, PP-4).
package struct ResolvePostingProfile: Query {
    package let id: CompanyID
    /// Empty: by purpose.
    package let profile: Code
    package let customer: Code
    package let purpose: Purpose

    /// What it is looked up for when none is named: each has a parameter of its own (setup:PP-4).
    package enum Purpose: Equatable, Sendable {
        /// The customer's, else default_profile.
        case invoice
        case prepayment
        /// A step of a bill.
        case bill(BillPlace)

        fileprivate var parameter: String {
            switch self {
            case .invoice: "default_profile"
            case .prepayment: "prepayment_profile"
            case .bill(let place): place.parameter
            }
        }
    }

    package init(id: CompanyID, profile: Code, customer: Code, purpose: Purpose = .invoice) {
        self.id = id
        self.profile = profile
        self.customer = customer
        self.purpose = purpose
    }

    package var company: CompanyID? { id }

    package func answer(
        _ book: borrowing Book, at now: Moment
    ) throws(Rejection) -> (profile: Code, line: PostingProfileLine) {
        let ordering = try book.customer(id, customer, field: "customer_number")
        let invoiceAccount = book.customers[ordering].invoiceAccount
        let details = book.customers.details[invoiceAccount.number].row
        let parameters = book.companies[id].parameters
        var wanted = profile
        if wanted.isEmpty {
            switch purpose {
            case .invoice: wanted = details.profile.isEmpty ? parameters.defaultProfile : details.profile
            case .prepayment: wanted = parameters.prepaymentProfile
            case .bill(let place): wanted = place.profile(parameters.bills)
            }
        }
        guard let found = book.companies.setup(id).profiles[wanted] else {
            throw Rejection(
                .postingProfileUnresolved, field: "profile",
                wanted.isEmpty
                    ? "no posting profile is given and \(purpose.parameter) is not set"
                    : "there is no posting profile '\(wanted)'")
        }
        return (wanted, try book.companies.resolve(found, customer: details.number, group: details.group))
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 {
        let customer = book.customers.find(id, customer).map { book.customers[$0].lastChange } ?? 0
        return max(customer, book.companies[id].lastChange)
    }
}
