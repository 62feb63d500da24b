/// An interest code with what is asked of it for every item.
struct BearingCode {
    /// Nil: none, or one that is not set up.
    let code: InterestCode?
    /// Some version charges debit items, or pays on credit items.
    let bearsInterest: Bool
    let paysInterest: Bool

    init(_ code: InterestCode?) {
        self.code = code
        bearsInterest = code?.versions.contains { $0.earnings != nil } ?? false
        paysInterest = code?.versions.contains { $0.payments != nil } ?? false
    }
}

/// By which code the items of one account bear interest, and under which profile their notes are made.
///
/// Set-up is asked once per posting profile: a run looks at a million items, an account has few profiles.
struct InterestBases {
    struct Basis {
        let profile: ProfileID
        let isRestricted: Bool
        /// Of the profile's line for the customer.
        let code: BearingCode
    }

    private let company: CompanyID
    private let number: Code
    private let group: Code
    /// Of all notes of the account; nil: each transaction's own (setup:IC-23).
    let profileOfNotes: ProfileID?
    private var known: [Basis] = []

    init(_ account: CustomerID, _ run: InterestRun, _ book: borrowing Book) {
        let row = book.customers.details[account.number].row
        company = run.id
        number = row.number
        group = row.group
        let profile: Code? =
            switch run.profileFrom {
            case .transaction: nil
            case .account: row.profile.isEmpty ? book.companies[run.id].parameters.defaultProfile : row.profile
            case .select: run.profile
            }
        profileOfNotes = profile.flatMap { book.companies.setups[Int(run.id.number) - 1].profiles[$0] }
    }

    mutating func basis(_ profile: ProfileID, _ book: borrowing Book) -> Basis {
        if let found = known.first(where: { $0.profile == profile }) { return found }
        let basis = look(profile, book)
        known.append(basis)
        return basis
    }

    private func look(_ profile: ProfileID, _ book: borrowing Book) -> Basis {
        var code: InterestCode?
        if let line = try? book.companies.resolve(profile, customer: number, group: group), !line.interestCode.isEmpty {
            code = book.interest.code(company, line.interestCode)
        }
        return Basis(
            profile: profile, isRestricted: book.companies.profile(profile).profile.noInterest,
            code: BearingCode(code))
    }

    /// What of an item bears interest by which code: of most items all of it by the profile's (setup:IC-1).
    ///
    /// Codes share what is open by what their lines were posted for. That holds where lines are marked by themselves
    /// too (payments:SE-10): a line that is paid lowers the part of every code.
    func forEachPart(of item: ItemID, _ basis: Basis, _ book: borrowing Book, _ body: (InterestPart) -> Void) {
        guard let shares = book.items.interestShares[item] else { return body(InterestPart(whole: basis.code)) }
        let parts = InterestPart.parts(of: shares, profile: basis.code) { BearingCode(book.interest.code(company, $0)) }
        for part in parts { body(part) }
    }
}
