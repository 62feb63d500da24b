import ReskontraClient
import Schema
import SwiftProtobuf
import Testing

// What a company that moves has beside its trade.

extension EndToEnd.MovingTests {
    private func set<Answer: Message & Sendable>(
        _ method: Schema.Method, _ type: Answer.Type, _ request: some Message, on connection: Connection
    ) async throws {
        _ = try await connection.call(method, request, as: type, key: connection.newKey())
    }

    /// Credit profile, traits, a limit by currency, a member of a group, checkpoints, scoring, cards, automation.
    func judge(_ connection: Connection) async throws {
        func pounds(_ minor: Int64) -> Reskontra_V1_Money { .with { ($0.currency, $0.minor) = ("GBP", minor) } }
        let customer = try await firstCustomer(connection)
        try await set(
            .setScoringGroup, Reskontra_V1_SetScoringGroupResponse.self,
            Reskontra_V1_SetScoringGroupRequest.with {
                ($0.scoringGroup.scoringGroup, $0.scoringGroup.type) = ("LAND", .country)
                $0.scoringGroup.userRows = true
                $0.scoringGroup.rows = [.with { ($0.value, $0.score) = ("GB", 10) }]
            }, on: connection)
        try await set(
            .setAutoLimit, Reskontra_V1_SetAutoLimitResponse.self,
            Reskontra_V1_SetAutoLimitRequest.with {
                ($0.autoLimit.riskGroup, $0.autoLimit.currency) = ("LOW", "GBP")
                $0.autoLimit.lines = [
                    .with {
                        ($0.scoringGroup, $0.comparison, $0.value) = ("LAND", .equal, "GB")
                        $0.limit = pounds(90_000)
                    }
                ]
            }, on: connection)
        try await set(
            .setCheckpoints, Reskontra_V1_SetCheckpointsResponse.self,
            Reskontra_V1_SetCheckpointsRequest.with {
                $0.checkpoints = [.with { ($0.checkpoint, $0.posting) = (.orderConfirm, true) }]
            }, on: connection)
        try await set(
            .setPaymentService, Reskontra_V1_SetPaymentServiceResponse.self,
            Reskontra_V1_SetPaymentServiceRequest.with {
                ($0.service.code, $0.service.connector, $0.service.merchantAccount) = ("CARDS", "SCRIPT", "SHOP")
                $0.service.isDefault = true
            }, on: connection)
        try await set(
            .setAutomationProcess, Reskontra_V1_SetAutomationProcessResponse.self,
            Reskontra_V1_SetAutomationProcessRequest.with {
                $0.process.code = "USUAL"
                $0.process.steps = [.with { ($0.id, $0.action, $0.days) = ("CALL", .activity, 20) }]
            }, on: connection)
        try await set(
            .setParameters, Reskontra_V1_SetParametersResponse.self,
            Reskontra_V1_SetParametersRequest.with {
                ($0.parameters.oneTimeTemplate, $0.updateMask) = (customer, ["one_time_template"])
            }, on: connection)
        try await set(
            .setCreditProfile, Reskontra_V1_SetCreditProfileResponse.self,
            Reskontra_V1_SetCreditProfileRequest.with {
                ($0.customerNumber, $0.revenue, $0.externalExposure) = (customer, pounds(7_000_000), pounds(1_234))
                $0.eligibleLimit = pounds(90_000_000)
                $0.scoringValues = [.with { ($0.scoringGroup, $0.value) = ("LAND", "GB") }]
                $0.customerSince = .with { ($0.year, $0.month, $0.day) = (2001, 5, 1) }
            }, on: connection)
        try await set(
            .setCreditTraits, Reskontra_V1_SetCreditTraitsResponse.self,
            Reskontra_V1_SetCreditTraitsRequest.with {
                ($0.customerNumber, $0.creditManagementGroup) = (customer, "KEY")
                ($0.riskGroup, $0.accountStatus) = ("LOW", "GOOD")
            }, on: connection)
        try await set(
            .setCurrencyLimit, Reskontra_V1_SetCurrencyLimitResponse.self,
            Reskontra_V1_SetCurrencyLimitRequest.with {
                ($0.customerNumber, $0.currency) = (customer, "EUR")
                ($0.limit.currency, $0.limit.minor) = ("EUR", 50_000)
            }, on: connection)
        try await set(
            .addGroupMember, Reskontra_V1_AddGroupMemberResponse.self,
            Reskontra_V1_AddGroupMemberRequest.with { ($0.creditGroup, $0.customerNumber) = ("FAMILY", customer) },
            on: connection)
    }

    /// An invoice with tax, a cash discount and a dimension; a draft, which stays behind.
    func tax(_ connection: Connection) async throws {
        let customer = try await firstCustomer(connection)
        try await set(
            .setMainAccount, Reskontra_V1_SetMainAccountResponse.self,
            Reskontra_V1_SetMainAccountRequest.with { ($0.account.number, $0.account.name) = ("2290", "Moving tax") },
            on: connection)
        try await set(
            .setTaxCode, Reskontra_V1_SetTaxCodeResponse.self,
            Reskontra_V1_SetTaxCodeRequest.with {
                ($0.taxCode.code, $0.taxCode.percent.unscaled, $0.taxCode.mainAccount) = ("MV20", 20, "2290")
            }, on: connection)
        for kind in [Reskontra_V1_TaxGroupKind.sales, .item] {
            try await set(
                .setTaxGroup, Reskontra_V1_SetTaxGroupResponse.self,
                Reskontra_V1_SetTaxGroupRequest.with {
                    ($0.group.kind, $0.group.code, $0.group.taxCodes) = (kind, "MOVE", ["MV20"])
                }, on: connection)
        }
        try await set(
            .setCashDiscount, Reskontra_V1_SetCashDiscountResponse.self,
            Reskontra_V1_SetCashDiscountRequest.with {
                ($0.discount.code, $0.discount.method, $0.discount.days) = ("10D", .net, 10)
                ($0.discount.percent.unscaled, $0.discount.mainAccount) = (2, "2290")
            }, on: connection)
        let line = Reskontra_V1_InvoiceLine.with {
            ($0.mainAccount, $0.dimension, $0.itemTaxGroup) = ("4000", "NORTH", "MOVE")
            ($0.amount.currency, $0.amount.minor) = ("GBP", 10_000)
        }
        var document = Reskontra_V1_InvoiceDocument()
        (document.customerNumber, document.salesTaxGroup, document.cashDiscount) = (customer, "MOVE", "10D")
        document.lines = [line]
        try await set(
            .createFreeTextInvoice, Reskontra_V1_CreateFreeTextInvoiceResponse.self,
            Reskontra_V1_CreateFreeTextInvoiceRequest.with { $0.document = document }, on: connection)
        document.invoiceNumber = "INV-TAX"
        try await set(
            .postInvoice, Reskontra_V1_PostInvoiceResponse.self,
            Reskontra_V1_PostInvoiceRequest.with { $0.document = document }, on: connection)
    }
}
