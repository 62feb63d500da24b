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
    }

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

    /// Who joins takes over the last day of the group: told where the customer has another one.
    func groupMembers(
        of customers: [Reskontra_V1_Customer], _ company: String, _ sheet: inout ExportSheet
    ) async throws {
        let expiries = Dictionary(
            customers.map { ($0.number, $0.limitExpiresOn) }, uniquingKeysWith: { first, _ in first })
        for group in try await creditGroups() {
            let code = group.creditGroup
            let answer: Reskontra_V1_GetCreditGroupResponse = try await desk.read(
                .getCreditGroup, Reskontra_V1_GetCreditGroupRequest.with { $0.creditGroup = code })
            if !answer.temporaryLimits.isEmpty {
                sheet.leaveOut("temporary limits of credit group \(code): \(answer.temporaryLimits.count)")
            }
            for member in answer.members {
                guard member.company.isEmpty || member.company == company else {
                    sheet.leaveOut("member \(member.customerNumber) of \(member.company) in credit group \(code)")
                    continue
                }
                if let day = expiries[member.customerNumber], day != group.expiresOn {
                    sheet.leaveOut("the last day of the limit of \(member.customerNumber), not that of group \(code)")
                }
                let request = Reskontra_V1_AddGroupMemberRequest.with {
                    ($0.company, $0.creditGroup, $0.customerNumber) = (company, code, member.customerNumber)
                }
                try call(.addGroupMember, request, &sheet)
            }
        }
    }

    /// No file carries it yet: how much of it there is.
    func tellWhatStays(_ sheet: inout ExportSheet) async throws {
        var drafts = 0
        var invoices = Reskontra_V1_ListFreeTextInvoicesRequest.with { $0.page.size = Self.pageSize }
        repeat {
            let page: Reskontra_V1_ListFreeTextInvoicesResponse = try await desk.read(.listFreeTextInvoices, invoices)
            drafts += page.invoices.count
            invoices.page.token = page.nextPageToken
        } while !invoices.page.token.isEmpty
        let templates: Reskontra_V1_ListTemplatesResponse = try await desk.read(
            .listTemplates, Reskontra_V1_ListTemplatesRequest())
        var assignments = 0
        var recurring = Reskontra_V1_ListRecurringAssignmentsRequest.with { $0.page.size = Self.pageSize }
        repeat {
            let page: Reskontra_V1_ListRecurringAssignmentsResponse = try await desk.read(
                .listRecurringAssignments, recurring)
            assignments += page.assignments.count
            recurring.page.token = page.nextPageToken
        } while !recurring.page.token.isEmpty
        let periods: Reskontra_V1_ListPeriodsResponse = try await desk.read(
            .listPeriods, Reskontra_V1_ListPeriodsRequest())
        let shut = periods.periods.filter { $0.status != .open }.count
        for (count, what) in [
            (drafts, "drafts of free text invoices"), (templates.templates.count, "templates of free text invoices"),
            (assignments, "recurring assignments"), (shut, "periods on hold or closed, which are open in the copy"),
        ] where count > 0 {
            sheet.leaveOut("\(what): \(count)")
        }
        sheet.leaveOut("payout accounts and access to periods by module: no answer lists them, they are not counted")
    }
}
