/// Takes a line out of a posting profile; what was posted keeps its accounts (setup:PP-5, PP-9).
///
/// Rejections in order: NOT_FOUND (profile, line), STATE_NOT_ALLOWED (the last line of the default profile).
package struct DeletePostingProfileLine: Command {
    package let id: CompanyID
    package let profile: Code
    package let accountCode: AccountCode
    package let relation: Code

    package init(id: CompanyID, profile: Code, accountCode: AccountCode, relation: Code) {
        (self.id, self.profile, self.accountCode, self.relation) = (id, profile, accountCode, relation)
    }

    package var company: CompanyID? { id }

    package func decide(
        _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> PostingProfileLine {
        guard let profileID = book.companies.setup(id).profiles[profile] else {
            throw Rejection(.notFound, field: "profile", "there is no posting profile '\(profile)'")
        }
        let lines = book.companies.profile(profileID).lines
        guard let line = lines.first(where: { $0.accountCode == accountCode && $0.relation == relation }) else {
            throw Rejection(.notFound, field: "account_or_group", "the profile has no such line")
        }
        if lines.count == 1, book.companies[id].parameters.defaultProfile == profile {
            throw Rejection(
                .stateNotAllowed, field: "account_or_group", "it is the last line of the default profile \(profile)",
                [.init("current_state", "LAST_LINE")])
        }
        draft.add(.profileLineDeleted(id, profileID, accountCode, relation), book)
        return line
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.companies[id].lastChange }
}
