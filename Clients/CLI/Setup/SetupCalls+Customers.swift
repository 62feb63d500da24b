import Schema

// What was agreed with single customers, beside the columns of their own file: it can be set once they are there.

extension SetupCalls {
    func writeAgreements(to sheet: inout ExportSheet) async throws {
        let setup: Reskontra_V1_GetSetupResponse = try await desk.read(.getSetup, Reskontra_V1_GetSetupRequest())
        let company = setup.company.code
        var customers: [Reskontra_V1_Customer] = []
        try await CompanyExport(desk: desk).eachCustomer { customers.append($0.customer) }
        let known = Set(customers.map(\.number))
        for row in setup.profiles {
            for line in row.lines where line.accountCode == .table {
                guard known.contains(line.accountOrGroup) else {
                    sheet.leaveOut("the line of profile \(row.profile.code) for \(line.accountOrGroup), who is no customer any more")
                    continue
                }
                let request = Reskontra_V1_SetPostingProfileLineRequest.with {
                    ($0.company, $0.profile, $0.line, $0.rowMode) = (company, row.profile.code, line, .create)
                }
                try call(.setPostingProfileLine, request, &sheet)
            }
        }
        if !setup.parameters.oneTimeTemplate.isEmpty {
            let request = Reskontra_V1_SetParametersRequest.with {
                ($0.company, $0.updateMask) = (company, ["one_time_template"])
                $0.parameters.oneTimeTemplate = setup.parameters.oneTimeTemplate
            }
            try call(.setParameters, request, &sheet)
        }
        for row in try await blockingRules().rules where row.scope == .table {
            guard known.contains(row.scopeID) else {
                sheet.leaveOut("blocking rule \(row.id) of \(row.scopeID), who is no customer any more")
                continue
            }
            let request = Reskontra_V1_SetBlockingRuleRequest.with { ($0.company, $0.rule) = (company, row) }
            try call(.setBlockingRule, request, &sheet)
        }
        try await allocationOrders(company, of: known, &sheet)
        for customer in customers {
            // Guarantees are the invoice account's, mandates the customer's own.
            if customer.invoiceAccount.isEmpty || customer.invoiceAccount == customer.number {
                try await guarantees(of: customer.number, company, &sheet)
                try await creditProfile(of: customer.number, company, &sheet)
            }
            try await mandates(of: customer.number, company, &sheet)
        }
        try await groupMembers(of: customers, company, &sheet)
        try await payoutAccounts(company, of: known, &sheet)
        try await templates(company, &sheet)
        try await assignments(company, &sheet)
        try await drafts(company, &sheet)
    }

    private func payoutAccounts(
        _ company: String, of known: Set<String>, _ sheet: inout ExportSheet
    ) async throws {
        var request = Reskontra_V1_ListPayoutAccountsRequest.with { $0.page.size = Self.pageSize }
        repeat {
            let page: Reskontra_V1_ListPayoutAccountsResponse = try await desk.read(.listPayoutAccounts, request)
            for row in page.rows {
                guard known.contains(row.customerNumber) else {
                    sheet.leaveOut("the payout account of \(row.customerNumber), who is no customer any more")
                    continue
                }
                let set = Reskontra_V1_SetPayoutAccountRequest.with {
                    ($0.company, $0.customerNumber, $0.account) = (company, row.customerNumber, row.account)
                }
                try call(.setPayoutAccount, set, &sheet)
            }
            request.page.token = page.nextPageToken
        } while !request.page.token.isEmpty
    }

    private func guarantees(of customer: String, _ company: String, _ sheet: inout ExportSheet) async throws {
        let answer: Reskontra_V1_ListGuaranteesResponse = try await desk.read(
            .listGuarantees, Reskontra_V1_ListGuaranteesRequest.with { $0.customerNumber = customer })
        for row in answer.guarantees {
            let request = Reskontra_V1_SetGuaranteeRequest.with {
                ($0.company, $0.customerNumber, $0.guarantee) = (company, customer, row)
            }
            try call(.setGuarantee, request, &sheet)
        }
    }

    /// One call each: a mandate that is there already holds no other back.
    private func mandates(of customer: String, _ company: String, _ sheet: inout ExportSheet) async throws {
        var request = Reskontra_V1_ListMandatesRequest.with { ($0.customerNumber, $0.page.size) = (customer, 1_000) }
        repeat {
            let page: Reskontra_V1_ListMandatesResponse = try await desk.read(.listMandates, request)
            for mandate in page.mandates {
                if mandate.amendmentWaits {
                    sheet.leaveOut("the amendment of mandate \(mandate.number) of \(customer), which no collection has told yet")
                }
                let row = Self.row(mandate)
                let made = Reskontra_V1_ImportMandatesRequest.with { ($0.company, $0.mandates) = (company, [row]) }
                try call(.importMandates, made, &sheet)
            }
            request.page.token = page.nextPageToken
        } while !request.page.token.isEmpty
    }

    /// Without what the server works out.
    private static func row(_ mandate: Reskontra_V1_Mandate) -> Reskontra_V1_Mandate {
        var row = mandate
        row.clearExpiresOn()
        (row.amendmentWaits, row.restarts, row.version, row.amendments) = (false, false, 0, [])
        return row
    }
}
