/// A set of lines that say which summary account a customer's items are kept on.
package struct PostingProfile: Equatable, Sendable, Codable {
    package let id: ProfileID
    package let code: Code
    package let description: String
    /// No automatic settlement, manual only (setup:PP-6).
    package let noSettlement: Bool
    package let noInterest: Bool
    package let noCollectionLetter: Bool
    /// Empty: no letters.
    package let letterSequence: Code
    /// Code of items once they are settled in full; empty: they keep theirs (setup:PP-8).
    package let closeProfile: Code

    package init(
        id: ProfileID, code: Code, description: String, noSettlement: Bool, noInterest: Bool,
        noCollectionLetter: Bool, letterSequence: Code = .empty, closeProfile: Code = .empty
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
}

package enum AccountCode: UInt8, Sendable, BitwiseCopyable, Codable {
    case table = 1
    case group = 2
    case all = 3
}

/// One line of a posting profile; the most specific hit counts as a whole (setup:PP-1).
package struct PostingProfileLine: Equatable, Sendable, PlainBits {
    package let accountCode: AccountCode
    /// Customer number or group; empty for ALL.
    package let relation: Code
    package let summaryAccount: AccountID
    package let writeOffAccount: AccountID
    /// Empty: no interest (setup:IC-1).
    package let interestCode: Code
    /// None of it, where the line leaves them empty.
    package let further: Further

    /// Accounts that few lines name (setup section 3).
    package struct Further: Equatable, Sendable, PlainBits {
        package var settle = AccountID.none
        /// For forecasts only, never posted.
        package var liquidity = AccountID.none
        /// Before the automatic account of tax inside prepayments (setup:PR-2).
        package var prepaymentTax = AccountID.none
        package var discountLiability = AccountID.none

        package init() {}
    }

    package init(
        accountCode: AccountCode, relation: Code, summaryAccount: AccountID, writeOffAccount: AccountID,
        interestCode: Code = .empty, further: Further = Further()
    ) {
        self.interestCode = interestCode
        self.further = further
        self.accountCode = accountCode
        self.relation = relation
        self.summaryAccount = summaryAccount
        self.writeOffAccount = writeOffAccount
    }
}
