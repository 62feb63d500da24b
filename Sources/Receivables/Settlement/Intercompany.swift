/// Where something of two companies is posted.
package enum PostedIn: UInt8, Sendable, BitwiseCopyable, Codable {
    case invoiceCompany = 1
    case paymentCompany = 2
}

/// Two companies that pay for each other's customers: one row, seen from both (payments:IC-1 to IC-4).
package struct IntercompanyPair: Equatable, Sendable, Codable {
    package struct Side: Equatable, Sendable, Codable {
        package var company: CompanyID
        /// What it owes the other one, and what the other one owes it.
        package var dueTo: AccountID
        package var dueFrom: AccountID

        package init(company: CompanyID, dueTo: AccountID, dueFrom: AccountID) {
            self.company = company
            self.dueTo = dueTo
            self.dueFrom = dueFrom
        }
    }

    package var first: Side
    package var second: Side
    package var discountIn = PostedIn.invoiceCompany
    package var exchangeDifferenceIn = PostedIn.paymentCompany

    package init(first: Side, second: Side) {
        self.first = first
        self.second = second
    }

    func side(_ company: CompanyID) -> Side { first.company == company ? first : second }
}

/// Sets the accounts two companies owe each other on; replaces what was set for them before.
package struct SetIntercompanyPair: Command {
    package struct Accounts: Sendable {
        package let dueTo: Code
        package let dueFrom: Code

        package init(dueTo: Code, dueFrom: Code) { (self.dueTo, self.dueFrom) = (dueTo, dueFrom) }
    }

    package let id: CompanyID
    package let other: Code
    package let own: Accounts
    package let others: Accounts
    package let discountIn: PostedIn
    package let exchangeDifferenceIn: PostedIn

    package init(
        id: CompanyID, other: Code, own: Accounts, others: Accounts, discountIn: PostedIn,
        exchangeDifferenceIn: PostedIn
    ) {
        self.id = id
        self.other = other
        self.own = own
        self.others = others
        self.discountIn = discountIn
        self.exchangeDifferenceIn = exchangeDifferenceIn
    }

    package var company: CompanyID? { id }

    package func decide(
        _ book: borrowing Book, at now: Moment, _ draft: inout Draft
    ) throws(Rejection) -> IntercompanyPair {
        guard let otherID = book.companies.find(other) else {
            throw .unknown("company", other, field: "pair.other_company")
        }
        if otherID == id {
            throw Rejection(.fieldInvalid, field: "pair.other_company", "a company has no pair with itself")
        }
        var pair = IntercompanyPair(
            first: try side(id, own, "pair", book), second: try side(otherID, others, "pair.other", book))
        pair.discountIn = discountIn
        pair.exchangeDifferenceIn = exchangeDifferenceIn
        draft.add(.intercompanyPairSet(pair), book)
        return pair
    }

    private func side(
        _ company: CompanyID, _ accounts: Accounts, _ path: String, _ book: borrowing Book
    ) throws(Rejection) -> IntercompanyPair.Side {
        let (to, from) = path == "pair" ? ("pair.due_to", "pair.due_from") : ("pair.other_due_to", "pair.other_due_from")
        return .init(
            company: company, dueTo: try book.companies.account(named: accounts.dueTo, field: to),
            dueFrom: try book.companies.account(named: accounts.dueFrom, field: from))
    }

    package func lastChange(_ book: borrowing Book) -> UInt64 { book.sequence }
}

extension Book {
    /// The pair of two companies, or the refusal that names them.
    func intercompany(_ one: CompanyID, _ other: CompanyID) throws(Rejection) -> IntercompanyPair {
        guard let pair = companies.setups[Int(one.number) - 1].intercompany[other] else {
            throw .noIntercompanyAccounts(companies[one].code, companies[other].code)
        }
        return pair
    }

    /// Whether an item of another company may take part (payments:IC-1).
    func checkParty(of item: Item, _ account: CustomerID, in company: CompanyID, field: String) throws(Rejection) {
        let other = CompanyID(UInt32(item.company))
        let hierarchy = companies[company].parameters.settlement.paymentsHierarchy
        if hierarchy.isEmpty || companies[other].parameters.settlement.paymentsHierarchy != hierarchy {
            throw .notInHierarchy(companies[company].code, companies[other].code, field: field)
        }
        let party = customers.details[account.number].row.party
        if customers.details[item.customer.number].row.party != party { throw .otherParty(item, field: field) }
        _ = try intercompany(company, other)
    }

    /// Posting profiles and methods of payment that take part are known by the same codes in every company that does
    /// (payments:IC-1). `method`: of the payment that is being posted; empty: none is.
    func checkCodes(
        _ offers: [Matching.Offer], in company: CompanyID, method: Code = .empty, _ draft: borrowing Draft
    ) throws(Rejection) {
        guard offers.contains(where: { $0.home != company }) else { return }
        var homes = [company]
        for offer in offers where !homes.contains(offer.home) { homes.append(offer.home) }
        for offer in offers {
            guard let item = draft.item(offer.item, self) else { continue }
            let profile = companies.profileCode(ProfileID(UInt32(item.profile)))
            let paid = offer.isMoney && items.contains(offer.item) ? items.traits[offer.item].method : .empty
            for home in homes {
                let setup = Int(home.number) - 1
                let field = "items[\(max(0, offer.place))]"
                if companies.setups[setup].profiles[profile] == nil {
                    throw .notInBoth("posting profile", profile, companies[home].code, field: field)
                }
                if !paid.isEmpty, companies.setups[setup].methods[paid] == nil {
                    throw .notInBoth("method of payment", paid, companies[home].code, field: field)
                }
            }
        }
        for home in homes where !method.isEmpty && companies.setups[Int(home.number) - 1].methods[method] == nil {
            throw .notInBoth("method of payment", method, companies[home].code, field: "method_of_payment")
        }
    }
}

extension Rejection {
    fileprivate static func notInBoth(_ kind: String, _ code: Code, _ company: Code, field: String) -> Rejection {
        Rejection(
            .postingProfileUnresolved, field: field, "company \(company) has no \(kind) '\(code)', as the other one has",
            [.init("company", company.text), .init("code", code.text)])
    }
}
