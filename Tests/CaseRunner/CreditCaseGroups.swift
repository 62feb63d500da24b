import ReskontraClient
import Schema

/// Credit groups, guarantees, limits per currency and profiles, from the words of the cases.
///
/// A group is the first company's; its members may be any company's.
extension CreditCase {
    static let groupOperations: [String: Operation<CreditCase>] = [
        "SetCreditGroup": Operation(["credit_group"]) {
            try await $0.setCreditGroup($1["credit_group"])
            return .object([:])
        },
        "AddGroupMember": Operation(["credit_group", "customer"], answers: ["credit_limit_expires"]) {
            try await $0.addMember(try $1.required("credit_group"), try $1.required("customer"))
        },
        "RemoveGroupMember": Operation(["credit_group", "customer"]) {
            try await $0.removeMember(try $1.required("credit_group"), try $1.required("customer"))
        },
        "SetGuarantee": Operation(["guarantee"]) {
            try await $0.setGuarantee($1["guarantee"], "STEP")
            return .object([:])
        },
    ]

    /// Members of a customer that `SetCreditProfile` sets.
    static let profileFields: Set<String> = [
        "government_id", "eligible_limit", "revenue", "customer_since", "scoring_values", "external_exposure",
    ]

    private static let firstDay = Reskontra_V1_Date.with { ($0.year, $0.month, $0.day) = (1900, 1, 1) }
    private static let lastDay = Reskontra_V1_Date.with { ($0.year, $0.month, $0.day) = (2199, 12, 31) }

    func groupCurrency(_ group: String) -> String {
        let made = json["steps"].list.map { $0["credit_group"] }
        let rows = json["given"]["credit_groups"].list + made
        return rows.first { $0["id"].text == group }?["currency"].text ?? "USD"
    }

    /// Groups and their members, guarantees and limits per currency of `given`.
    func loadGroups() async throws {
        for group in json["given"]["credit_groups"].list {
            var stated = group.members
            // Steps may be refused for it; what is there before them has been made.
            if group["expires"].isNull { stated["expires"] = .string(CaseDate(Self.lastDay).description) }
            try await setCreditGroup(.object(stated))
        }
        for (place, customer) in givenCustomers.enumerated() where !isIdle(customer["credit_group"]) {
            let number = try customer.required("id")
            _ = try await addMember(try customer.required("credit_group"), number)
            // Joining takes over the group's last day; one that is given has been set since.
            guard !customer["credit_limit_expires"].isNull else { continue }
            try await atOnce(in: company(of: number)) {
                try await setLimit(of: number, customer, "GIVEN-X-\(place + 1)")
            }
        }
        for (index, row) in json["given"]["guarantees"].list.enumerated() {
            try await setGuarantee(row, "GIVEN-\(index + 1)")
        }
        for row in json["given"]["currency_limits"].list {
            let customer = try row.required("customer")
            let limit = try ledger.money(row["limit"], row["currency"].text ?? currency(of: customer))
            let request = Reskontra_V1_SetCurrencyLimitRequest.with {
                $0.company = company(of: customer)
                $0.customerNumber = customer
                $0.currency = limit.currency
                $0.limit = limit
            }
            _ = try await ledger.call(.setCurrencyLimit, request, as: Reskontra_V1_SetCurrencyLimitResponse.self)
        }
    }

    func setCreditGroup(_ given: Json) async throws {
        let limit = try ledger.money(given["credit_limit"], given["currency"].text ?? "USD")
        let expires = try given.date("expires")
        let code = try given.required("id")
        let request = Reskontra_V1_SetCreditGroupRequest.with {
            $0.company = limitCompany
            $0.creditGroup.creditGroup = code
            $0.creditGroup.creditLimit = limit
            if let expires { $0.creditGroup.expiresOn = expires.message }
        }
        _ = try await ledger.call(.setCreditGroup, request, as: Reskontra_V1_SetCreditGroupResponse.self)
    }

    func addMember(_ group: String, _ customer: String) async throws -> Json {
        let request = Reskontra_V1_AddGroupMemberRequest.with {
            $0.company = limitCompany
            $0.creditGroup = group
            $0.customerNumber = customer
            $0.memberCompany = company(of: customer)
        }
        let answer = try await ledger.call(.addGroupMember, request, as: Reskontra_V1_AddGroupMemberResponse.self)
        groups[customer] = group
        return .object(["credit_limit_expires": .string(CaseDate(answer.limitExpiresOn).description)])
    }

    func removeMember(_ group: String, _ customer: String) async throws -> Json {
        let request = Reskontra_V1_RemoveGroupMemberRequest.with {
            $0.company = limitCompany
            $0.creditGroup = group
            $0.customerNumber = customer
            $0.memberCompany = company(of: customer)
        }
        _ = try await ledger.call(.removeGroupMember, request, as: Reskontra_V1_RemoveGroupMemberResponse.self)
        groups[customer] = nil
        return .object([:])
    }

    func setGuarantee(_ given: Json, _ id: String) async throws {
        let customer = try given.required("customer")
        let value = try ledger.money(given["value"], given["currency"].text ?? currency(of: customer))
        let percent = try given.decimal("update_credit_limit_percent")
        let (from, to) = (try given.date("effective"), try given.date("expires"))
        let request = Reskontra_V1_SetGuaranteeRequest.with {
            $0.company = company(of: customer)
            $0.customerNumber = customer
            $0.guarantee.guaranteeID = given["id"].text ?? id
            $0.guarantee.kind = given["kind"].text == "insurance" ? .insurance : .guarantee
            $0.guarantee.value = value
            if let percent { $0.guarantee.updateLimitPercent = percent }
            $0.guarantee.includedInExposure = given["included_in_exposure"].flag ?? false
            $0.guarantee.effectiveOn = from?.message ?? Self.firstDay
            $0.guarantee.expiresOn = to?.message ?? Self.lastDay
        }
        _ = try await ledger.call(.setGuarantee, request, as: Reskontra_V1_SetGuaranteeResponse.self)
    }

    // MARK: Profiles

    /// What `given` knows of customers beside limits.
    func loadProfiles() async throws {
        for customer in givenCustomers {
            var set = customer.members
            set["credit_limit"] = nil
            _ = try await setProfile(try customer.required("id"), .object(set), limit: false)
        }
    }

    /// Sends what `set` states of the profile, with `limit` the base limit as well; false when there is nothing.
    func setProfile(_ number: String, _ set: Json, limit: Bool) async throws -> Bool {
        let fields = limit ? Self.profileFields.union(["credit_limit", "credit_limit_expires"]) : Self.profileFields
        guard set.keys.contains(where: { fields.contains($0) }) else { return false }
        let own = currency(of: number)
        func money(_ name: String) throws -> Reskontra_V1_Money? {
            set[name].isNull ? nil : try ledger.money(set[name], own)
        }
        var request = Reskontra_V1_SetCreditProfileRequest()
        request.company = company(of: number)
        request.customerNumber = number
        if limit {
            if let money = try money("credit_limit") { request.creditLimit = money }
            if let date = try set.date("credit_limit_expires") { request.limitExpiresOn = date.message }
        }
        if let money = try money("eligible_limit") { request.eligibleLimit = money }
        if let money = try money("revenue") { request.revenue = money }
        if let money = try money("external_exposure") { request.externalExposure = money }
        if let date = try set.date("customer_since") { request.customerSince = date.message }
        if let text = set["government_id"].text { request.governmentID = text }
        for group in set["scoring_values"].keys {
            let value = set["scoring_values"][group]
            request.scoringValues.append(
                .with {
                    $0.scoringGroup = group
                    $0.value = value.text ?? value.line
                })
        }
        _ = try await ledger.call(.setCreditProfile, request, as: Reskontra_V1_SetCreditProfileResponse.self)
        return true
    }

    /// A changed group of a customer: it leaves the one it is in, and joins the new one unless that is null.
    func setGroup(_ number: String, _ set: Json) async throws {
        guard set.keys.contains("credit_group"), set["credit_group"].text != groups[number] else { return }
        if let group = groups[number] { _ = try await removeMember(group, number) }
        if let group = set["credit_group"].text { _ = try await addMember(group, number) }
    }

    /// The parameter is what every customer without an amount of its own has.
    func setExternalExposure(_ set: Json) async throws {
        guard set.keys.contains("external_exposure") else { return }
        for customer in givenCustomers
        where isIdle(customer["invoice_account"]) && customer["external_exposure"].isNull {
            let row = Json.object(["external_exposure": set["external_exposure"]])
            _ = try await setProfile(try customer.required("id"), row, limit: false)
        }
    }
}
