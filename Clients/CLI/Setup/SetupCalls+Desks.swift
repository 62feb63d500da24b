import Schema

// The set-up of credit control, collections, banks, direct debit and cards, which each have an answer of their own.

extension SetupCalls {
    static let pageSize: UInt32 = 1_000

    /// Behind the methods of payment, which bank accounts name.
    func banks(_ company: String, _ sheet: inout ExportSheet) async throws {
        let banks: Reskontra_V1_ListBankAccountsResponse = try await desk.read(
            .listBankAccounts, Reskontra_V1_ListBankAccountsRequest())
        for row in banks.accounts {
            let request = Reskontra_V1_SetBankAccountRequest.with {
                ($0.company, $0.account) = (company, row)
                // What was reconciled there is no set-up.
                $0.account.clearReconciledThrough()
            }
            try call(.setBankAccount, request, &sheet)
        }
        let creditors: Reskontra_V1_ListCreditorAccountsResponse = try await desk.read(
            .listCreditorAccounts, Reskontra_V1_ListCreditorAccountsRequest())
        for row in creditors.accounts {
            let request = Reskontra_V1_SetCreditorAccountRequest.with { ($0.company, $0.account) = (company, row) }
            try call(.setCreditorAccount, request, &sheet)
        }
        let services: Reskontra_V1_ListPaymentServicesResponse = try await desk.read(
            .listPaymentServices, Reskontra_V1_ListPaymentServicesRequest())
        for row in services.services {
            let request = Reskontra_V1_SetPaymentServiceRequest.with { ($0.company, $0.service) = (company, row) }
            try call(.setPaymentService, request, &sheet)
        }
    }

    func credit(_ company: String, _ sheet: inout ExportSheet) async throws {
        let holds: Reskontra_V1_GetHoldSetupResponse = try await desk.read(
            .getHoldSetup, Reskontra_V1_GetHoldSetupRequest())
        if !holds.allMarked {
            let request = Reskontra_V1_SetCheckpointsRequest.with {
                ($0.company, $0.checkpoints) = (company, holds.checkpoints)
            }
            try call(.setCheckpoints, request, &sheet)
        }
        for row in holds.reasons {
            let request = Reskontra_V1_SetCreditReasonRequest.with { ($0.company, $0.reason) = (company, row) }
            try call(.setCreditReason, request, &sheet)
        }
        try await risk(company, &sheet)
        for group in try await creditGroups() {
            let request = Reskontra_V1_SetCreditGroupRequest.with { ($0.company, $0.creditGroup) = (company, group) }
            try call(.setCreditGroup, request, &sheet)
        }
        let (rules, sequence) = try await blockingRules()
        for row in rules where row.scope != .table {
            let request = Reskontra_V1_SetBlockingRuleRequest.with { ($0.company, $0.rule) = (company, row) }
            try call(.setBlockingRule, request, &sheet)
        }
        guard !rules.isEmpty, !sequence.isEmpty else { return }
        let request = Reskontra_V1_SetRuleSequenceRequest.with { ($0.company, $0.types) = (company, sequence) }
        try call(.setRuleSequence, request, &sheet)
    }

    private func risk(_ company: String, _ sheet: inout ExportSheet) async throws {
        let risk: Reskontra_V1_GetRiskSetupResponse = try await desk.read(
            .getRiskSetup, Reskontra_V1_GetRiskSetupRequest())
        for row in risk.scoringGroups {
            let request = Reskontra_V1_SetScoringGroupRequest.with { ($0.company, $0.scoringGroup) = (company, row) }
            try call(.setScoringGroup, request, &sheet)
        }
        for row in risk.riskGroups {
            let request = Reskontra_V1_SetRiskGroupRequest.with { ($0.company, $0.riskGroup) = (company, row) }
            try call(.setRiskGroup, request, &sheet)
        }
        for row in risk.autoLimits {
            let request = Reskontra_V1_SetAutoLimitRequest.with { ($0.company, $0.autoLimit) = (company, row) }
            try call(.setAutoLimit, request, &sheet)
        }
    }

    func creditGroups() async throws -> [Reskontra_V1_CreditGroup] {
        var groups: [Reskontra_V1_CreditGroup] = []
        var request = Reskontra_V1_ListCreditGroupsRequest()
        repeat {
            let page: Reskontra_V1_ListCreditGroupsResponse = try await desk.read(.listCreditGroups, request)
            groups += page.rows.map(\.creditGroup)
            request.after = page.next
        } while !request.after.isEmpty
        return groups
    }

    func blockingRules() async throws -> (rules: [Reskontra_V1_BlockingRule], sequence: [Reskontra_V1_RuleType]) {
        var rules: [Reskontra_V1_BlockingRule] = []
        var request = Reskontra_V1_ListBlockingRulesRequest()
        while true {
            let page: Reskontra_V1_ListBlockingRulesResponse = try await desk.read(.listBlockingRules, request)
            rules += page.rules
            if page.next.isEmpty { return (rules, page.sequence) }
            request.after = page.next
        }
    }

    /// Behind the pools.
    func workers(
        _ setup: Reskontra_V1_GetCollectionsSetupResponse, _ company: String, _ sheet: inout ExportSheet
    ) throws {
        for row in setup.agents {
            let request = Reskontra_V1_SetAgentRequest.with { ($0.company, $0.agent) = (company, row) }
            try call(.setAgent, request, &sheet)
        }
        for row in setup.processes {
            let request = Reskontra_V1_SetAutomationProcessRequest.with { ($0.company, $0.process) = (company, row) }
            try call(.setAutomationProcess, request, &sheet)
        }
    }

    /// Behind groups and profiles. Those of single customers go with the customers: `known`; nil: the others.
    func allocationOrders(_ company: String, of known: Set<String>?, _ sheet: inout ExportSheet) async throws {
        var request = Reskontra_V1_ListAllocationOrdersRequest.with { $0.page.size = Self.pageSize }
        repeat {
            let page: Reskontra_V1_ListAllocationOrdersResponse = try await desk.read(.listAllocationOrders, request)
            for row in page.orders where row.customerNumber.isEmpty == (known == nil) {
                if let known, !known.contains(row.customerNumber) {
                    sheet.leaveOut("the allocation order of \(row.customerNumber), who is no customer any more")
                    continue
                }
                let set = Reskontra_V1_SetAllocationOrderRequest.with { ($0.company, $0.order) = (company, row) }
                try call(.setAllocationOrder, set, &sheet)
            }
            request.page.token = page.nextPageToken
        } while !request.page.token.isEmpty
    }
}
