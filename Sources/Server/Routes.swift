import Engine
import Loop
import Receivables
import Schema
import Wire

// Which method is which command or query: one line each, and a method without a line does not compile.

extension NativePort {
    func route(_ id: ConnectionID, _ frame: RequestFrame) {
        guard let method = Schema.Method(rawValue: frame.head.method) else {
            let rejection = Rejection(
                .methodUnknown, "this server has no method 0x\(String(frame.head.method, radix: 16))")
            refuse(id.packed, stream: frame.head.stream, bulk: nil, sequence: engine.durableSequence, rejection)
            return
        }
        let call = Inbound(id: id, frame: frame, method: method)
        metrics.count(method)
        switch method {
        // Credit: hand-written codecs, see HotCredit.swift.
        case .checkCredit: checkCredit(call)
        case .authorize: authorize(call)
        case .void: void(call)
        case .increment: write(call, Reskontra_V1_IncrementRequest.self, Increment.init) { a, b, _ in .init(a, b) }
        case .capture: write(call, Reskontra_V1_CaptureRequest.self, Capture.init) { .init($0, $1, preview: $2) }
        case .getAuthorization: read(call, Reskontra_V1_GetAuthorizationRequest.self, GetAuthorization.init) { .init($0, $1) }
        case .listAuthorizations: readPage(call, Reskontra_V1_ListAuthorizationsRequest.self, ListAuthorizations.init) { .init($0, of: $1, $2) }
        case .getCreditPosition: read(call, Reskontra_V1_GetCreditPositionRequest.self, GetCreditPosition.init) { .init($0, $1) }
        case .auditExposure: read(call, Reskontra_V1_AuditExposureRequest.self, AuditExposure.init) { .init($0, $1) }

        // Invoicing, payments, settlement
        case .postInvoice: write(call, Reskontra_V1_PostInvoiceRequest.self, PostInvoice.init) { .init($0, $1, preview: $2) }
        case .postCreditNote: write(call, Reskontra_V1_PostCreditNoteRequest.self, PostCreditNote.init) { .init($0, $1, preview: $2) }
        case .batchPostInvoices: batchPostInvoices(call)
        case .getDocument: getDocument(call)
        case .postPayment: write(call, Reskontra_V1_PostPaymentRequest.self, PostPayment.init) { .init($0, $1, preview: $2) }
        case .batchPostPayments: batchPostPayments(call)
        case .settle: write(call, Reskontra_V1_SettleRequest.self, Settle.init) { .init($0, $1, preview: $2) }
        case .undoSettlement: write(call, Reskontra_V1_UndoSettlementRequest.self, UndoSettlement.init) { .init($0, $1, preview: $2) }

        // Customers
        case .createCustomer: write(call, Reskontra_V1_CreateCustomerRequest.self, CreateCustomer.init) { a, b, _ in .init(a, b) }
        case .updateCustomer: write(call, Reskontra_V1_UpdateCustomerRequest.self, UpdateCustomer.init) { a, b, _ in .init(a, b) }
        case .getCustomer: read(call, Reskontra_V1_GetCustomerRequest.self, GetCustomer.init) { .init($0, $1) }
        case .listCustomers: readPage(call, Reskontra_V1_ListCustomersRequest.self, ListCustomers.init) { .init($0, of: $1, $2) }
        case .batchCreateCustomers: batchCreateCustomers(call)

        // Set-up
        case .createCompany: createCompany(call)
        case .listCompanies: listCompanies(call)
        case .goLive: write(call, Reskontra_V1_GoLiveRequest.self, GoLive.init) { a, b, _ in self.goneLive(a, b) }
        case .setParameters: setParameters(call)
        case .setNumberSequence: write(call, Reskontra_V1_SetNumberSequenceRequest.self, SetNumberSequence.init) { a, b, _ in .init(a, b) }
        case .setPeriodStatus: write(call, Reskontra_V1_SetPeriodStatusRequest.self, SetPeriodStatus.init) { a, b, _ in .init(a, b) }
        case .listPeriods: read(call, Reskontra_V1_ListPeriodsRequest.self, ListPeriods.init) { .init($0, $1) }
        case .setExchangeRate: write(call, Reskontra_V1_SetExchangeRateRequest.self, SetExchangeRate.init) { a, b, _ in .init(a, b) }
        case .setMainAccount: setMainAccount(call)
        case .setAutomaticAccount: write(call, Reskontra_V1_SetAutomaticAccountRequest.self, SetAutomaticAccount.init) { a, b, _ in .init(a, b) }
        case .setTermsOfPayment: write(call, Reskontra_V1_SetTermsOfPaymentRequest.self, SetTermsOfPayment.init) { a, b, _ in .init(a, b) }
        case .setMethodOfPayment: write(call, Reskontra_V1_SetMethodOfPaymentRequest.self, SetMethodOfPayment.init) { a, b, _ in .init(a, b) }
        case .setTaxCode: write(call, Reskontra_V1_SetTaxCodeRequest.self, SetTaxCode.init) { a, b, _ in .init(a, b) }
        case .setTaxGroup: write(call, Reskontra_V1_SetTaxGroupRequest.self, SetTaxGroup.init) { a, b, _ in .init(a, b) }
        case .setCustomerGroup: write(call, Reskontra_V1_SetCustomerGroupRequest.self, SetCustomerGroup.init) { a, b, _ in .init(a, b) }
        case .setPostingProfile: write(call, Reskontra_V1_SetPostingProfileRequest.self, SetPostingProfile.init) { a, b, _ in .init(a, b) }
        case .setPostingProfileLine: write(call, Reskontra_V1_SetPostingProfileLineRequest.self, SetPostingProfileLine.init) { a, b, _ in .init(a, b) }
        case .resolvePostingProfile: read(call, Reskontra_V1_ResolvePostingProfileRequest.self, ResolvePostingProfile.init) { .init($0, $1) }
        case .importOpening: write(call, Reskontra_V1_ImportOpeningRequest.self, ImportOpening.init) { a, b, _ in .init(a, b) }
        case .getSetup: read(call, Reskontra_V1_GetSetupRequest.self, GetSetup.init) { self.setup($0, $1) }

        // Reports
        case .listOpenItems: readPage(call, Reskontra_V1_ListOpenItemsRequest.self, ListOpenItems.init) { .init($0, of: $1, $2) }
        case .getStatement: read(call, Reskontra_V1_GetStatementRequest.self, GetStatement.init) { .init($0, $1) }
        case .getAging: readPage(call, Reskontra_V1_GetAgingRequest.self, GetAging.init) { .init($0, of: $1, $2) }
        case .getTrialBalance: read(call, Reskontra_V1_GetTrialBalanceRequest.self, GetTrialBalance.init) { .init($0, $1) }
        case .find: read(call, Reskontra_V1_FindRequest.self, Find.init) { .init($0, $1) }

        // Events and operations
        case .watch: watch(call)
        case .getServerInfo: getServerInfo(call)
        case .getOutcome: getOutcome(call)
        case .setClock: setClock(call)
        case .getCachedPosition: getCachedPosition(call)
        case .compareCache: compareCache(call)
        case .verifyBook: verifyBook(call)
        case .getMetrics: getMetrics(call)
        }
    }
}
