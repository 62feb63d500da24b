/// Financial dimensions of the vouchers of a revaluation (setup section 16).
package enum RevaluationDimensions: UInt8, CaseIterable, Sendable, BitwiseCopyable, Codable {
    case none = 1
    /// Of the customer.
    case table = 2
    /// Of the transaction; of several that of its largest part, of equal ones the first.
    case posting = 3
}

/// Where a run posts unrealized amounts to.
package struct RevaluationPosting: Equatable, Sendable, PlainBits {
    package var dimensions = RevaluationDimensions.none
    /// SELECT: whose summary accounts are used, by the customer's line; empty, POSTING: the transactions' own.
    package var profile = Code.empty

    package init() {}

    package init(dimensions: RevaluationDimensions, profile: Code = .empty) {
        self.dimensions = dimensions
        self.profile = profile
    }
}

/// Where the unrealized amounts of an item stand: they are taken back from there, whatever a run asks for (setup:PP-5).
struct UnrealizedPlace: Equatable {
    var account: AccountID
    var dimension: Code
}

extension RevaluationPosting {
    /// Rejections: REFERENCE_UNKNOWN.
    func profileID(in company: CompanyID, _ book: borrowing Book) throws(Rejection) -> ProfileID? {
        guard !profile.isEmpty else { return nil }
        guard let id = book.companies.setup(company).profiles[profile] else {
            throw .noSuchReference("posting_profile", profile, field: "posting_profile")
        }
        return id
    }

    /// Where a run puts what it posts for an item. Rejections: those of `account`.
    func place(of id: ItemID, _ profile: ProfileID?, _ book: borrowing Book) throws(Rejection) -> UnrealizedPlace {
        let item = book.items[id]
        var place = UnrealizedPlace(account: item.account, dimension: .empty)
        if let profile { place.account = try account(of: item.customer, profile, book) }
        switch dimensions {
        case .none: break
        case .table: place.dimension = book.sales.trade(of: item.customer).dimensions.key
        case .posting:
            var largest: UInt64 = 0
            for share in book.items.traits.shares(of: id, item) where share.amount.magnitude > largest {
                (place.dimension, largest) = (share.dimension, share.amount.magnitude)
            }
        }
        return place
    }

    /// The summary account of a customer's line. Rejections: POSTING_PROFILE_UNRESOLVED, ACCOUNT_BLOCKED.
    func account(
        of id: CustomerID, _ profile: ProfileID, _ book: borrowing Book
    ) throws(Rejection) -> AccountID {
        let customer = book.customers.details[id.number].row
        let line = try book.companies.resolve(profile, customer: customer.number, group: customer.group)
        guard book.companies.accounts[Int(line.summaryAccount.number) - 1].blocked else { return line.summaryAccount }
        throw .blockedAccount(book.companies.account(line.summaryAccount).number, field: "posting_profile")
    }
}
