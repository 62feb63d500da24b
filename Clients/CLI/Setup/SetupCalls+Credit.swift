import Schema

// What credit management knows of single customers.

extension SetupCalls {
    /// Profile, traits and limits by currency of an invoice account; its limit is a column of the customers.
    func creditProfile(of customer: String, _ company: String, _ sheet: inout ExportSheet) async throws {
        let answer: Reskontra_V1_GetCreditProfileResponse = try await desk.read(
            .getCreditProfile, Reskontra_V1_GetCreditProfileRequest.with { $0.customerNumber = customer })
        let profile = answer.profile
        if profile.identified { sheet.leaveOut("the government id of customer \(customer), which no answer tells") }
        let known = Self.request(profile, customer, company)
        if known != .with({ ($0.company, $0.customerNumber) = (company, customer) }) {
            try call(.setCreditProfile, known, &sheet)
        }
        let traits = Reskontra_V1_SetCreditTraitsRequest.with {
            ($0.company, $0.customerNumber) = (company, customer)
            if !profile.creditManagementGroup.isEmpty { $0.creditManagementGroup = profile.creditManagementGroup }
            if !profile.riskGroup.isEmpty { $0.riskGroup = profile.riskGroup }
            if !profile.accountStatus.isEmpty { $0.accountStatus = profile.accountStatus }
            if !profile.cashDiscount.isEmpty { $0.cashDiscount = profile.cashDiscount }
        }
        if traits != .with({ ($0.company, $0.customerNumber) = (company, customer) }) {
            try call(.setCreditTraits, traits, &sheet)
        }
        for limit in profile.currencyLimits {
            let request = Reskontra_V1_SetCurrencyLimitRequest.with {
                ($0.company, $0.customerNumber, $0.currency, $0.limit) = (company, customer, limit.currency, limit)
            }
            try call(.setCurrencyLimit, request, &sheet)
        }
        for part in Self.parts(profile.temporaryLimits) {
            let request = Reskontra_V1_ImportLimitsRequest.with {
                ($0.company, $0.customerNumber, $0.temporaryLimits) = (company, customer, part)
            }
            try call(.importLimits, request, &sheet)
        }
    }

    /// As many temporary limits as one call takes: it keeps those that are there.
    static func parts(_ limits: [Reskontra_V1_LimitWindow]) -> [[Reskontra_V1_LimitWindow]] {
        stride(from: 0, to: limits.count, by: limitsMax).map { Array(limits[$0..<min($0 + limitsMax, limits.count)]) }
    }

    private static let limitsMax = 1_000

    private static func request(
        _ profile: Reskontra_V1_CreditProfile, _ customer: String, _ company: String
    ) -> Reskontra_V1_SetCreditProfileRequest {
        .with {
            ($0.company, $0.customerNumber, $0.scoringValues) = (company, customer, profile.scoringValues)
            if profile.hasEligibleLimit { $0.eligibleLimit = profile.eligibleLimit }
            if profile.hasRevenue { $0.revenue = profile.revenue }
            if profile.hasExternalExposure { $0.externalExposure = profile.externalExposure }
            if profile.hasCustomerSince { $0.customerSince = profile.customerSince }
            if profile.hasBusinessStartedOn { $0.businessStartedOn = profile.businessStartedOn }
        }
    }

    /// Who joins takes over the last day of the group: where the customer has another one, it is set behind.
    func groupMembers(
        of customers: [Reskontra_V1_Customer], _ company: String, _ sheet: inout ExportSheet
    ) async throws {
        let expiries = Dictionary(
            customers.map { ($0.number, $0.hasLimitExpiresOn ? $0.limitExpiresOn : nil) },
            uniquingKeysWith: { first, _ in first })
        for group in try await creditGroups() {
            let code = group.creditGroup
            let answer: Reskontra_V1_GetCreditGroupResponse = try await desk.read(
                .getCreditGroup, Reskontra_V1_GetCreditGroupRequest.with { $0.creditGroup = code })
            for part in Self.parts(answer.temporaryLimits) {
                let request = Reskontra_V1_ImportLimitsRequest.with {
                    ($0.company, $0.creditGroup, $0.temporaryLimits) = (company, code, part)
                }
                try call(.importLimits, request, &sheet)
            }
            for member in answer.members {
                guard member.company.isEmpty || member.company == company else {
                    sheet.leaveOut("member \(member.customerNumber) of \(member.company) in credit group \(code)")
                    continue
                }
                guard expiries[member.customerNumber] != nil else {
                    sheet.leaveOut("member \(member.customerNumber) of credit group \(code), who is no customer any more")
                    continue
                }
                let request = Reskontra_V1_AddGroupMemberRequest.with {
                    ($0.company, $0.creditGroup, $0.customerNumber) = (company, code, member.customerNumber)
                }
                try call(.addGroupMember, request, &sheet)
                guard let day = expiries[member.customerNumber], day != group.expiresOn else { continue }
                let own = Reskontra_V1_ImportLimitsRequest.with {
                    ($0.company, $0.customerNumber, $0.setsLastDay) = (company, member.customerNumber, true)
                    if let day { $0.limitExpiresOn = day }
                }
                try call(.importLimits, own, &sheet)
            }
        }
    }
}
