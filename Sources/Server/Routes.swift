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
        metrics.count(method)
        guard letsIn(id, frame.head.stream, method) else { return }
        guard admits(Inbound(id: id, frame: frame, method: method)) else { return }
        guard frame.byteCount - 4 <= ServerLimits.requestBytes(method) else {
            let rejection = Rejection(
                .requestTooLarge, "\(method.name) takes at most \(ServerLimits.hotRequestBytes) bytes",
                [.init("bytes", UInt64(frame.byteCount - 4)), .init("limit", UInt64(ServerLimits.hotRequestBytes))])
            refuse(id.packed, stream: frame.head.stream, bulk: nil, sequence: engine.durableSequence, rejection)
            return
        }
        let call = Inbound(id: id, frame: frame, method: method)
        let begun = io.nowExactly
        switch method {
        case .authorize: authorize(call)
        case .capture: capture(call)
        case .postInvoice: postInvoice(call)
        case .postPayment: postPayment(call)
        default: dispatch(call)
        }
        metrics.worked(method, nanoseconds: io.nowExactly &- begun)
    }

    /// Stays generic: code of their own for all these routes would take the compiler minutes and gain nothing.
    @_semantics("optimize.sil.specialize.generic.never")
    func dispatch(_ call: Inbound) {
        guard !waitsForTurnEnd(call) else { return }
        switch call.method {
        // Credit: hand-written codecs, see HotCredit.swift.
        case .checkCredit: checkCredit(call)
        case .authorize: authorize(call)
        case .void: void(call)
        case .decrement: write(call, Reskontra_V1_DecrementRequest.self, Decrement.init) { a, b, _ in Reskontra_V1_DecrementResponse(a, b) }
        case .extend: write(call, Reskontra_V1_ExtendRequest.self, ExtendAuthorization.init) { a, b, _ in Reskontra_V1_ExtendResponse(a, b) }
        case .increment: write(call, Reskontra_V1_IncrementRequest.self, Increment.init) { a, b, _ in Reskontra_V1_IncrementResponse(a, b) }
        case .capture: capture(call)
        case .getAuthorization: read(call, Reskontra_V1_GetAuthorizationRequest.self, GetAuthorization.init) { Reskontra_V1_GetAuthorizationResponse($0, $1) }
        case .listAuthorizations: readPage(call, Reskontra_V1_ListAuthorizationsRequest.self, ListAuthorizations.init) { Reskontra_V1_ListAuthorizationsResponse($0, of: $1, $2) }
        case .getCreditPosition: read(call, Reskontra_V1_GetCreditPositionRequest.self, GetCreditPosition.init) { answer, _ in Reskontra_V1_GetCreditPositionResponse(answer) }
        case .watchPosition: watchPosition(call)
        case .auditExposure: read(call, Reskontra_V1_AuditExposureRequest.self, AuditExposure.init) { Reskontra_V1_AuditExposureResponse($0, $1) }

        // Credit management
        case .setCreditGroup: write(call, Reskontra_V1_SetCreditGroupRequest.self, SetCreditGroup.init) { a, b, _ in Reskontra_V1_SetCreditGroupResponse(a, b) }
        case .addGroupMember: write(call, Reskontra_V1_AddGroupMemberRequest.self, { try AddGroupMember($0, $1, engine.book) }) { a, b, _ in Reskontra_V1_AddGroupMemberResponse(a, b) }
        case .removeGroupMember: write(call, Reskontra_V1_RemoveGroupMemberRequest.self, { try RemoveGroupMember($0, $1, engine.book) }) { a, b, _ in Reskontra_V1_RemoveGroupMemberResponse(a, b) }
        case .setGuarantee: write(call, Reskontra_V1_SetGuaranteeRequest.self, SetGuarantee.init) { a, b, _ in Reskontra_V1_SetGuaranteeResponse(a, b) }
        case .setCurrencyLimit: write(call, Reskontra_V1_SetCurrencyLimitRequest.self, SetCurrencyLimit.init) { a, b, _ in Reskontra_V1_SetCurrencyLimitResponse(a, b) }
        case .setCreditProfile: write(call, Reskontra_V1_SetCreditProfileRequest.self, SetCreditProfile.init) { a, b, _ in Reskontra_V1_SetCreditProfileResponse(a, b) }
        case .adviseOffline: write(call, Reskontra_V1_AdviseOfflineRequest.self, AdviseOffline.init) { a, b, _ in Reskontra_V1_AdviseOfflineResponse(a, b) }
        case .setCheckpoints: write(call, Reskontra_V1_SetCheckpointsRequest.self, SetCheckpoints.init) { a, b, _ in Reskontra_V1_SetCheckpointsResponse(a, b) }
        case .setCreditReason: write(call, Reskontra_V1_SetCreditReasonRequest.self, SetCreditReason.init) { a, b, _ in Reskontra_V1_SetCreditReasonResponse(a, b) }
        case .runCheckpoint: write(call, Reskontra_V1_RunCheckpointRequest.self, RunCheckpoint.init) { a, b, _ in Reskontra_V1_RunCheckpointResponse(a, b) }
        case .forceHold: write(call, Reskontra_V1_ForceHoldRequest.self, ForceHold.init) { a, b, _ in Reskontra_V1_ForceHoldResponse(a, b) }
        case .releaseHold: write(call, Reskontra_V1_ReleaseHoldRequest.self, ReleaseHold.init) { a, b, _ in Reskontra_V1_ReleaseHoldResponse(a, b) }
        case .rejectHold: write(call, Reskontra_V1_RejectHoldRequest.self, RejectHold.init) { a, b, _ in Reskontra_V1_RejectHoldResponse(a, b) }
        case .evaluateHolds: write(call, Reskontra_V1_EvaluateHoldsRequest.self, EvaluateHolds.init) { a, b, _ in Reskontra_V1_EvaluateHoldsResponse(a, b) }
        case .submitHold: write(call, Reskontra_V1_SubmitHoldRequest.self, SubmitHold.init) { a, b, _ in Reskontra_V1_SubmitHoldResponse(a, b) }
        case .decideHold: write(call, Reskontra_V1_DecideHoldRequest.self, DecideHold.init) { a, b, _ in Reskontra_V1_DecideHoldResponse(a, b) }
        case .submitLimitJournal: write(call, Reskontra_V1_SubmitLimitJournalRequest.self, SubmitLimitJournal.init) { a, b, _ in Reskontra_V1_SubmitLimitJournalResponse(a, b) }
        case .decideLimitJournal: write(call, Reskontra_V1_DecideLimitJournalRequest.self, DecideLimitJournal.init) { a, b, _ in Reskontra_V1_DecideLimitJournalResponse(a, b) }
        case .generateAutoLimits: write(call, Reskontra_V1_GenerateAutoLimitsRequest.self, GenerateAutoLimits.init) { a, b, _ in Reskontra_V1_GenerateAutoLimitsResponse(a, b) }
        case .setScoringGroup: write(call, Reskontra_V1_SetScoringGroupRequest.self, SetScoringGroup.init) { a, b, _ in Reskontra_V1_SetScoringGroupResponse(a, b) }
        case .setRiskGroup: write(call, Reskontra_V1_SetRiskGroupRequest.self, SetRiskGroup.init) { a, b, _ in Reskontra_V1_SetRiskGroupResponse(a, b) }
        case .setAutoLimit: write(call, Reskontra_V1_SetAutoLimitRequest.self, { try SetAutoLimit($0, $1, engine.book) }) { a, b, _ in Reskontra_V1_SetAutoLimitResponse(a, b) }
        case .updateRiskScores: write(call, Reskontra_V1_UpdateRiskScoresRequest.self, UpdateRiskScores.init) { a, b, _ in Reskontra_V1_UpdateRiskScoresResponse(a, b) }
        case .getCreditGroup: read(call, Reskontra_V1_GetCreditGroupRequest.self, GetCreditGroup.init) { Reskontra_V1_GetCreditGroupResponse($0, $1) }
        case .listCreditGroups: read(call, Reskontra_V1_ListCreditGroupsRequest.self, ListCreditGroups.init) { Reskontra_V1_ListCreditGroupsResponse($0, $1) }
        case .listGuarantees: read(call, Reskontra_V1_ListGuaranteesRequest.self, ListGuarantees.init) { Reskontra_V1_ListGuaranteesResponse($0, $1) }
        case .getCreditProfile: read(call, Reskontra_V1_GetCreditProfileRequest.self, GetCreditProfile.init) { Reskontra_V1_GetCreditProfileResponse($0, $1) }
        case .getHoldSetup: read(call, Reskontra_V1_GetHoldSetupRequest.self, GetHoldSetup.init) { Reskontra_V1_GetHoldSetupResponse($0, $1) }
        case .listHolds: listHolds(call)
        case .getHold: read(call, Reskontra_V1_GetHoldRequest.self, GetHold.init) { Reskontra_V1_GetHoldResponse($0, $1) }
        case .listLimitJournals: read(call, Reskontra_V1_ListLimitJournalsRequest.self, ListLimitJournals.init) { Reskontra_V1_ListLimitJournalsResponse($0, $1) }
        case .getRiskSetup: read(call, Reskontra_V1_GetRiskSetupRequest.self, GetRiskSetup.init) { Reskontra_V1_GetRiskSetupResponse($0, $1) }
        case .getStatistics: readPage(call, Reskontra_V1_GetStatisticsRequest.self, GetStatistics.init) { Reskontra_V1_GetStatisticsResponse($0, $2, $1.id) }
        case .explainCredit: read(call, Reskontra_V1_ExplainCreditRequest.self, ExplainCredit.init) { Reskontra_V1_ExplainCreditResponse($0, $1) }

        // Invoicing, payments, settlement; hand-written codecs: see HotPostings.swift.
        case .postInvoice: postInvoice(call)
        case .postCreditNote: write(call, Reskontra_V1_PostCreditNoteRequest.self, PostCreditNote.init) { Reskontra_V1_PostCreditNoteResponse($0, $1, preview: $2) }
        case .batchPostInvoices: batchPostInvoices(call)
        case .getDocument: getDocument(call)
        case .getInstalments: read(call, Reskontra_V1_GetInstalmentsRequest.self, GetInstalments.init) { Reskontra_V1_GetInstalmentsResponse($0, $1) }
        case .previewInstalments: read(call, Reskontra_V1_PreviewInstalmentsRequest.self, PreviewInstalments.init) { Reskontra_V1_PreviewInstalmentsResponse($0, $1) }
        case .postPayment: postPayment(call)
        case .batchPostPayments: batchPostPayments(call)
        case .settle: write(call, Reskontra_V1_SettleRequest.self, Settle.init) { Reskontra_V1_SettleResponse($0, $1, preview: $2) }
        case .undoSettlement: write(call, Reskontra_V1_UndoSettlementRequest.self, UndoSettlement.init) { Reskontra_V1_UndoSettlementResponse($0, $1, preview: $2) }

        case .previewSettlement: read(call, Reskontra_V1_PreviewSettlementRequest.self, PreviewSettlement.init) { Reskontra_V1_PreviewSettlementResponse($0, $1) }
        case .setCashDiscount: write(call, Reskontra_V1_SetCashDiscountRequest.self, SetCashDiscount.init) { a, b, _ in Reskontra_V1_SetCashDiscountResponse(a, b) }
        case .setAllocationOrder: write(call, Reskontra_V1_SetAllocationOrderRequest.self, SetAllocationOrder.init) { a, b, _ in Reskontra_V1_SetAllocationOrderResponse(a, b) }
        case .listAllocationOrders: readPage(call, Reskontra_V1_ListAllocationOrdersRequest.self, ListAllocationOrders.init) { Reskontra_V1_ListAllocationOrdersResponse($0, of: $1, $2) }
        case .getSettlementHistory: readPage(call, Reskontra_V1_GetSettlementHistoryRequest.self, GetSettlementHistory.init) { Reskontra_V1_GetSettlementHistoryResponse($0, of: $1, $2) }
        case .editDates: write(call, Reskontra_V1_EditDatesRequest.self, EditDates.init) { a, b, _ in Reskontra_V1_EditDatesResponse(a, b) }
        case .runSettlementQueue: write(call, Reskontra_V1_RunSettlementQueueRequest.self, RunSettlementQueue.init) { a, b, _ in Reskontra_V1_RunSettlementQueueResponse(a, b) }
        case .retryQueuedSettlement: write(call, Reskontra_V1_RetryQueuedSettlementRequest.self, RetryQueuedSettlement.init) { a, b, _ in Reskontra_V1_RetryQueuedSettlementResponse(a, b) }
        case .cancelQueuedSettlement: write(call, Reskontra_V1_CancelQueuedSettlementRequest.self, CancelQueuedSettlement.init) { a, b, _ in Reskontra_V1_CancelQueuedSettlementResponse(a, b) }
        case .listQueuedSettlements: readPage(call, Reskontra_V1_ListQueuedSettlementsRequest.self, ListQueuedSettlements.init) { Reskontra_V1_ListQueuedSettlementsResponse($0, of: $1, $2) }
        case .setIntercompanyPair: write(call, Reskontra_V1_SetIntercompanyPairRequest.self, SetIntercompanyPair.init) { a, b, _ in Reskontra_V1_SetIntercompanyPairResponse(a, b) }

        // Customers
        case .createOneTimeCustomer: write(call, Reskontra_V1_CreateOneTimeCustomerRequest.self, CreateOneTimeCustomer.init) { a, b, _ in Reskontra_V1_CreateOneTimeCustomerResponse(a, b) }
        case .deleteCustomer: write(call, Reskontra_V1_DeleteCustomerRequest.self, DeleteCustomer.init) { a, b, _ in Reskontra_V1_DeleteCustomerResponse(a, b) }
        case .copyCustomer: copyCustomer(call)
        case .createCustomer: write(call, Reskontra_V1_CreateCustomerRequest.self, CreateCustomer.init) { a, b, _ in Reskontra_V1_CreateCustomerResponse(a, b) }
        case .updateCustomer: write(call, Reskontra_V1_UpdateCustomerRequest.self, UpdateCustomer.init) { a, b, _ in Reskontra_V1_UpdateCustomerResponse(a, b) }
        case .getCustomer: read(call, Reskontra_V1_GetCustomerRequest.self, GetCustomer.init) { Reskontra_V1_GetCustomerResponse($0, $1) }
        case .listCustomers: readPage(call, Reskontra_V1_ListCustomersRequest.self, ListCustomers.init) { Reskontra_V1_ListCustomersResponse($0, of: $1, $2) }
        case .batchCreateCustomers: batchCreateCustomers(call)

        // Set-up
        case .createCompany: createCompany(call)
        case .listCompanies: listCompanies(call)
        case .goLive: write(call, Reskontra_V1_GoLiveRequest.self, GoLive.init) { a, b, _ in self.goneLive(a, b) }
        case .setParameters: setParameters(call)
        case .setNumberSequence: write(call, Reskontra_V1_SetNumberSequenceRequest.self, SetNumberSequence.init) { a, b, _ in Reskontra_V1_SetNumberSequenceResponse(a, b) }
        case .setPeriodStatus: write(call, Reskontra_V1_SetPeriodStatusRequest.self, SetPeriodStatus.init) { a, b, _ in Reskontra_V1_SetPeriodStatusResponse(a, b) }
        case .listPeriods: read(call, Reskontra_V1_ListPeriodsRequest.self, ListPeriods.init) { Reskontra_V1_ListPeriodsResponse($0, $1) }
        case .setExchangeRate: write(call, Reskontra_V1_SetExchangeRateRequest.self, SetExchangeRate.init) { a, b, _ in Reskontra_V1_SetExchangeRateResponse(a, b) }
        case .setExchangeRateType: write(call, Reskontra_V1_SetExchangeRateTypeRequest.self, SetExchangeRateType.init) { a, b, _ in Reskontra_V1_SetExchangeRateTypeResponse(a, b) }
        case .setMainAccount: setMainAccount(call)
        case .setAutomaticAccount: write(call, Reskontra_V1_SetAutomaticAccountRequest.self, SetAutomaticAccount.init) { a, b, _ in Reskontra_V1_SetAutomaticAccountResponse(a, b) }
        case .setBillingCode: write(call, Reskontra_V1_SetBillingCodeRequest.self, SetBillingCode.init) { a, b, _ in Reskontra_V1_SetBillingCodeResponse(a, b) }
        case .setPaymentCalendar: write(call, Reskontra_V1_SetPaymentCalendarRequest.self, SetPaymentCalendar.init) { a, b, _ in Reskontra_V1_SetPaymentCalendarResponse(a, b) }
        case .setPaymentSchedule: write(call, Reskontra_V1_SetPaymentScheduleRequest.self, SetPaymentSchedule.init) { a, b, _ in Reskontra_V1_SetPaymentScheduleResponse(a, b) }
        case .setTermsOfPayment: write(call, Reskontra_V1_SetTermsOfPaymentRequest.self, SetTermsOfPayment.init) { a, b, _ in Reskontra_V1_SetTermsOfPaymentResponse(a, b) }
        case .setMethodOfPayment: write(call, Reskontra_V1_SetMethodOfPaymentRequest.self, SetMethodOfPayment.init) { a, b, _ in Reskontra_V1_SetMethodOfPaymentResponse(a, b) }
        case .setPaymentSpecification: write(call, Reskontra_V1_SetPaymentSpecificationRequest.self, SetPaymentSpecification.init) { a, b, _ in Reskontra_V1_SetPaymentSpecificationResponse(a, b) }
        case .setTaxCode: write(call, Reskontra_V1_SetTaxCodeRequest.self, SetTaxCode.init) { a, b, _ in Reskontra_V1_SetTaxCodeResponse(a, b) }
        case .setTaxGroup: write(call, Reskontra_V1_SetTaxGroupRequest.self, SetTaxGroup.init) { a, b, _ in Reskontra_V1_SetTaxGroupResponse(a, b) }
        case .setCustomerGroup: setCustomerGroup(call)
        case .setPostingProfile: write(call, Reskontra_V1_SetPostingProfileRequest.self, SetPostingProfile.init) { a, b, _ in Reskontra_V1_SetPostingProfileResponse(a, b) }
        case .deletePostingProfileLine: write(call, Reskontra_V1_DeletePostingProfileLineRequest.self, DeletePostingProfileLine.init) { a, b, _ in Reskontra_V1_DeletePostingProfileLineResponse(a, b) }
        case .setPostingProfileLine: write(call, Reskontra_V1_SetPostingProfileLineRequest.self, SetPostingProfileLine.init) { a, b, _ in Reskontra_V1_SetPostingProfileLineResponse(a, b) }
        case .resolvePostingProfile: read(call, Reskontra_V1_ResolvePostingProfileRequest.self, ResolvePostingProfile.init) { Reskontra_V1_ResolvePostingProfileResponse($0, $1) }
        case .importOpening: write(call, Reskontra_V1_ImportOpeningRequest.self, ImportOpening.init) { a, b, _ in Reskontra_V1_ImportOpeningResponse(a, b) }
        case .getEdgeSetup: read(call, Reskontra_V1_GetEdgeSetupRequest.self, GetEdgeSetup.init) { a, _ in Reskontra_V1_GetEdgeSetupResponse(a, cachePrefix: self.about.cache?.prefix ?? "") }
        case .getSetup: read(call, Reskontra_V1_GetSetupRequest.self, GetSetup.init) { self.setup($0, $1) }

        // Blocking rules
        case .createLimitJournal: write(call, Reskontra_V1_CreateLimitJournalRequest.self, CreateLimitJournal.init) { a, b, _ in Reskontra_V1_CreateLimitJournalResponse(a, b) }
        case .importLimits: write(call, Reskontra_V1_ImportLimitsRequest.self, ImportLimits.init) { a, b, _ in Reskontra_V1_ImportLimitsResponse(a, b) }
        case .addLimitLines: write(call, Reskontra_V1_AddLimitLinesRequest.self, AddLimitLines.init) { a, b, _ in Reskontra_V1_AddLimitLinesResponse(a, b) }
        case .generateLimitLines: write(call, Reskontra_V1_GenerateLimitLinesRequest.self, { try GenerateLimitLines($0, $1, engine.book) }) { a, b, _ in Reskontra_V1_GenerateLimitLinesResponse(a, b) }
        case .postLimitJournal: write(call, Reskontra_V1_PostLimitJournalRequest.self, PostLimitJournal.init) { a, b, _ in Reskontra_V1_PostLimitJournalResponse(a, b) }
        case .getLimitJournal: read(call, Reskontra_V1_GetLimitJournalRequest.self, GetLimitJournal.init) { Reskontra_V1_GetLimitJournalResponse($0, $1) }
        case .setBlockingRule: write(call, Reskontra_V1_SetBlockingRuleRequest.self, SetBlockingRule.init) { a, b, _ in Reskontra_V1_SetBlockingRuleResponse(a, b) }
        case .deleteBlockingRule: write(call, Reskontra_V1_DeleteBlockingRuleRequest.self, DeleteBlockingRule.init) { a, b, _ in Reskontra_V1_DeleteBlockingRuleResponse(a, b) }
        case .listBlockingRules: read(call, Reskontra_V1_ListBlockingRulesRequest.self, ListBlockingRules.init) { Reskontra_V1_ListBlockingRulesResponse($0, $1) }
        case .setRuleSequence: write(call, Reskontra_V1_SetRuleSequenceRequest.self, SetRuleSequence.init) { a, b, _ in Reskontra_V1_SetRuleSequenceResponse(a, b) }
        case .setRank: write(call, Reskontra_V1_SetRankRequest.self, SetRank.init) { _, _, _ in Reskontra_V1_SetRankResponse() }
        case .setCreditTraits: write(call, Reskontra_V1_SetCreditTraitsRequest.self, SetCreditTraits.init) { a, _, _ in Reskontra_V1_SetCreditTraitsResponse(a) }
        // Interest
        case .setInterestCode: write(call, Reskontra_V1_SetInterestCodeRequest.self, { try SetInterestCode($0, $1, engine.book) }) { a, b, _ in Reskontra_V1_SetInterestCodeResponse(a, b) }
        case .newInterestVersion: write(call, Reskontra_V1_NewInterestVersionRequest.self, { try SetInterestCode($0, $1, engine.book) }) { a, b, _ in Reskontra_V1_NewInterestVersionResponse(a, b) }
        case .listInterestVersions: read(call, Reskontra_V1_ListInterestVersionsRequest.self, ListInterestVersions.init) { Reskontra_V1_ListInterestVersionsResponse($0, $1) }
        case .simulateInterest: read(call, Reskontra_V1_SimulateInterestRequest.self, SimulateInterest.init) { Reskontra_V1_SimulateInterestResponse($0, $1) }
        case .createInterestNotes: write(call, Reskontra_V1_CreateInterestNotesRequest.self, CreateInterestNotes.init) { a, b, _ in Reskontra_V1_CreateInterestNotesResponse(a, b) }
        case .postInterestNotes: write(call, Reskontra_V1_PostInterestNotesRequest.self, PostInterestNotes.init) { a, b, _ in Reskontra_V1_PostInterestNotesResponse(a, b) }
        case .printInterestNotes: write(call, Reskontra_V1_PrintInterestNotesRequest.self, PrintInterestNotes.init) { a, b, _ in Reskontra_V1_PrintInterestNotesResponse(a, b) }
        case .cancelInterestNote: write(call, Reskontra_V1_CancelInterestNoteRequest.self, CancelInterestNote.init) { a, b, _ in Reskontra_V1_CancelInterestNoteResponse(a, b) }
        case .waiveInterest: write(call, Reskontra_V1_WaiveInterestRequest.self, ChangeInterest.init) { a, b, _ in Reskontra_V1_WaiveInterestResponse(a, b) }
        case .reinstateInterest: write(call, Reskontra_V1_ReinstateInterestRequest.self, ChangeInterest.init) { a, b, _ in Reskontra_V1_ReinstateInterestResponse(a, b) }
        case .reverseInterest: write(call, Reskontra_V1_ReverseInterestRequest.self, ChangeInterest.init) { a, b, _ in Reskontra_V1_ReverseInterestResponse(a, b) }
        case .getInterestNote: read(call, Reskontra_V1_GetInterestNoteRequest.self, GetInterestNote.init) { Reskontra_V1_GetInterestNoteResponse($0, $1) }
        case .interestHistory: readPage(call, Reskontra_V1_InterestHistoryRequest.self, InterestHistory.init) { Reskontra_V1_InterestHistoryResponse($0, of: $1, $2) }
        case .listInterestNotes: readPage(call, Reskontra_V1_ListInterestNotesRequest.self, ListInterestNotes.init) { Reskontra_V1_ListInterestNotesResponse($0, of: $1, $2) }
        case .importInterestNotes: write(call, Reskontra_V1_ImportInterestNotesRequest.self, ImportInterestNotes.init) { a, b, _ in Reskontra_V1_ImportInterestNotesResponse(a, b) }

        // Collections
        case .setCollectionStatus: write(call, Reskontra_V1_SetCollectionStatusRequest.self, SetCollectionStatus.init) { a, b, _ in Reskontra_V1_SetCollectionStatusResponse(a, b) }
        case .setAgingDefinition: write(call, Reskontra_V1_SetAgingDefinitionRequest.self, SetAgingDefinition.init) { a, b, _ in Reskontra_V1_SetAgingDefinitionResponse(a, b) }
        case .createAgingSnapshot: createAgingSnapshot(call)
        case .setPool: write(call, Reskontra_V1_SetPoolRequest.self, SetPool.init) { a, b, _ in Reskontra_V1_SetPoolResponse(a, b) }
        case .setLetterSequence: write(call, Reskontra_V1_SetLetterSequenceRequest.self, { try SetLetterSequence($0, $1, engine.book) }) { a, b, _ in Reskontra_V1_SetLetterSequenceResponse(a, b) }
        case .setLetterBlock: write(call, Reskontra_V1_SetLetterBlockRequest.self, SetLetterBlock.init) { a, b, _ in Reskontra_V1_SetLetterBlockResponse(a, b) }
        case .createLetters: write(call, Reskontra_V1_CreateLettersRequest.self, { try CreateLetters($0, $1, today: engine.today($1)) }) { a, b, _ in Reskontra_V1_CreateLettersResponse(a, b) }
        case .printLetters: write(call, Reskontra_V1_PrintLettersRequest.self, PrintLetters.init) { a, b, _ in Reskontra_V1_PrintLettersResponse(a, b) }
        case .postLetters: write(call, Reskontra_V1_PostLettersRequest.self, PostLetters.init) { a, b, _ in Reskontra_V1_PostLettersResponse(a, b) }
        case .cancelLetter: write(call, Reskontra_V1_CancelLetterRequest.self, CancelLetter.init) { a, b, _ in Reskontra_V1_CancelLetterResponse(a, b) }
        case .waiveCharge: write(call, Reskontra_V1_WaiveChargeRequest.self, ChangeCharge.init) { a, b, _ in Reskontra_V1_WaiveChargeResponse(a, b) }
        case .reinstateCharge: write(call, Reskontra_V1_ReinstateChargeRequest.self, ChangeCharge.init) { a, b, _ in Reskontra_V1_ReinstateChargeResponse(a, b) }
        case .reverseCharge: write(call, Reskontra_V1_ReverseChargeRequest.self, ChangeCharge.init) { a, b, _ in Reskontra_V1_ReverseChargeResponse(a, b) }
        case .setAutomationProcess: setAutomationProcess(call)
        case .assignProcess: write(call, Reskontra_V1_AssignProcessRequest.self, AssignProcess.init) { a, b, _ in Reskontra_V1_AssignProcessResponse(a, b) }
        case .runAutomation: write(call, Reskontra_V1_RunAutomationRequest.self, RunAutomation.init) { a, b, _ in Reskontra_V1_RunAutomationResponse(a, b) }
        case .runPredictions: write(call, Reskontra_V1_RunPredictionsRequest.self, RunPredictions.init) { a, b, _ in Reskontra_V1_RunPredictionsResponse(a, b) }
        case .createActivity: write(call, Reskontra_V1_CreateActivityRequest.self, CreateActivity.init) { a, b, _ in Reskontra_V1_CreateActivityResponse(a, b) }
        case .closeActivity: write(call, Reskontra_V1_CloseActivityRequest.self, CloseActivity.init) { a, b, _ in Reskontra_V1_CloseActivityResponse(a, b) }
        case .addNote: write(call, Reskontra_V1_AddNoteRequest.self, AddNote.init) { a, b, _ in Reskontra_V1_AddNoteResponse(a, b) }
        case .createStatement: createStatement(call)
        case .expandAgingDefinition: read(call, Reskontra_V1_ExpandAgingDefinitionRequest.self, ExpandAgingDefinition.init) { Reskontra_V1_ExpandAgingDefinitionResponse($0, $1) }
        case .chooseAgingDefinition: read(call, Reskontra_V1_ChooseAgingDefinitionRequest.self, ChooseAgingDefinition.init) { Reskontra_V1_ChooseAgingDefinitionResponse($0, $1) }
        case .getAgedBalances: readPage(call, Reskontra_V1_GetAgedBalancesRequest.self, GetAgedBalances.init) { Reskontra_V1_GetAgedBalancesResponse($0, of: $1, $2) }
        case .previewPool: readPage(call, Reskontra_V1_PreviewPoolRequest.self, PreviewPool.init) { Reskontra_V1_PreviewPoolResponse($0, of: $1, $2) }
        case .listLetters: readPage(call, Reskontra_V1_ListLettersRequest.self, ListLetters.init) { Reskontra_V1_ListLettersResponse($0, of: $1, $2) }
        case .previewAssignment: read(call, Reskontra_V1_PreviewAssignmentRequest.self, PreviewAssignment.init) { Reskontra_V1_PreviewAssignmentResponse($0, $1) }
        case .simulateAutomation: readPage(call, Reskontra_V1_SimulateAutomationRequest.self, SimulateAutomation.init) { Reskontra_V1_SimulateAutomationResponse($0, of: $1, $2) }
        case .getAutomationHistory: readPage(call, Reskontra_V1_GetAutomationHistoryRequest.self, GetAutomationHistory.init) { Reskontra_V1_GetAutomationHistoryResponse($0, of: $1, $2) }
        case .getTimeline: readPage(call, Reskontra_V1_GetTimelineRequest.self, GetTimeline.init) { Reskontra_V1_GetTimelineResponse($0, of: $1, $2) }
        case .listStatements: readPage(call, Reskontra_V1_ListStatementsRequest.self, ListStatements.init) { Reskontra_V1_ListStatementsResponse($0, of: $1, $2) }
        case .printAgingReport: read(call, Reskontra_V1_PrintAgingReportRequest.self, PrintAgingReport.init) { Reskontra_V1_PrintAgingReportResponse($0, $1) }
        case .exportAging: write(call, Reskontra_V1_ExportAgingRequest.self, ExportAging.init) { a, b, _ in Reskontra_V1_ExportAgingResponse(a, b) }
        case .deleteAgingExport: write(call, Reskontra_V1_DeleteAgingExportRequest.self, DeleteAgingExport.init) { a, b, _ in Reskontra_V1_DeleteAgingExportResponse(a, b) }
        case .getAgingExport: readPage(call, Reskontra_V1_GetAgingExportRequest.self, GetAgingExport.init) { Reskontra_V1_GetAgingExportResponse($0, of: $1, $2) }
        case .listAgingExports: readPage(call, Reskontra_V1_ListAgingExportsRequest.self, ListAgingExports.init) { Reskontra_V1_ListAgingExportsResponse($0, of: $1, $2) }
        case .setAgent: write(call, Reskontra_V1_SetAgentRequest.self, SetAgent.init) { a, b, _ in Reskontra_V1_SetAgentResponse(a, b) }
        case .createCase: write(call, Reskontra_V1_CreateCaseRequest.self, CreateCase.init) { a, b, _ in Reskontra_V1_CreateCaseResponse(a, b) }
        case .updateCase: write(call, Reskontra_V1_UpdateCaseRequest.self, UpdateCase.init) { a, b, _ in Reskontra_V1_UpdateCaseResponse(a, b) }
        case .getCollectionsSetup: readPage(call, Reskontra_V1_GetCollectionsSetupRequest.self, GetCollectionsSetup.init) { Reskontra_V1_GetCollectionsSetupResponse($0, of: $1, $2) }
        case .listCases: readPage(call, Reskontra_V1_ListCasesRequest.self, ListCases.init) { Reskontra_V1_ListCasesResponse($0, of: $1, $2) }
        case .listActivities: readPage(call, Reskontra_V1_ListActivitiesRequest.self, ListActivities.init) { Reskontra_V1_ListActivitiesResponse($0, of: $1, $2) }
        case .getCollectionsView: readPage(call, Reskontra_V1_GetCollectionsViewRequest.self, GetCollectionsView.init) { Reskontra_V1_GetCollectionsViewResponse($0, of: $1, $2) }
        // Orders
        case .confirmOrder: write(call, Reskontra_V1_ConfirmOrderRequest.self, ConfirmOrder.init) { a, b, _ in Reskontra_V1_ConfirmOrderResponse(a, b) }
        case .changeOrderValue: write(call, Reskontra_V1_ChangeOrderValueRequest.self, ChangeOrderValue.init) { a, b, _ in Reskontra_V1_ChangeOrderValueResponse(a, b) }
        case .deliverOrder: write(call, Reskontra_V1_DeliverOrderRequest.self, DeliverOrder.init) { a, b, _ in Reskontra_V1_DeliverOrderResponse(a, b) }
        case .cancelOrder: write(call, Reskontra_V1_CancelOrderRequest.self, CancelOrder.init) { a, b, _ in Reskontra_V1_CancelOrderResponse(a, b) }
        case .getOrder: read(call, Reskontra_V1_GetOrderRequest.self, GetOrder.init) { Reskontra_V1_GetOrderResponse($0, $1) }
        case .listOrders: readPage(call, Reskontra_V1_ListOrdersRequest.self, ListOrders.init) { Reskontra_V1_ListOrdersResponse($0, of: $1, $2) }
        // Free text invoices
        case .createFreeTextInvoice: write(call, Reskontra_V1_CreateFreeTextInvoiceRequest.self, CreateFreeTextInvoice.init) { a, b, _ in Reskontra_V1_CreateFreeTextInvoiceResponse(a, b) }
        case .updateFreeTextInvoice: write(call, Reskontra_V1_UpdateFreeTextInvoiceRequest.self, EditFreeTextInvoice.init) { a, b, _ in Reskontra_V1_UpdateFreeTextInvoiceResponse(a, b) }
        case .addLine: write(call, Reskontra_V1_AddLineRequest.self, EditFreeTextInvoice.init) { a, b, _ in Reskontra_V1_AddLineResponse(a, b) }
        case .removeLine: write(call, Reskontra_V1_RemoveLineRequest.self, EditFreeTextInvoice.init) { a, b, _ in Reskontra_V1_RemoveLineResponse(a, b) }
        case .copyLines: write(call, Reskontra_V1_CopyLinesRequest.self, EditFreeTextInvoice.init) { a, b, _ in Reskontra_V1_CopyLinesResponse(a, b) }
        case .proformaInvoice: read(call, Reskontra_V1_ProformaInvoiceRequest.self, ProformaInvoice.init) { Reskontra_V1_ProformaInvoiceResponse($0, $1) }
        case .adjustTax: write(call, Reskontra_V1_AdjustTaxRequest.self, EditFreeTextInvoice.init) { a, b, _ in Reskontra_V1_AdjustTaxResponse(a, b) }
        case .setCharge: write(call, Reskontra_V1_SetChargeRequest.self, EditFreeTextInvoice.init) { a, b, _ in Reskontra_V1_SetChargeResponse(a, b) }
        case .setOriginalInvoice: write(call, Reskontra_V1_SetOriginalInvoiceRequest.self, EditFreeTextInvoice.init) { a, b, _ in Reskontra_V1_SetOriginalInvoiceResponse(a, b) }
        case .distributeAmount: write(call, Reskontra_V1_DistributeAmountRequest.self, EditFreeTextInvoice.init) { a, b, _ in Reskontra_V1_DistributeAmountResponse(a, b) }
        case .resetDistributions: write(call, Reskontra_V1_ResetDistributionsRequest.self, EditFreeTextInvoice.init) { a, b, _ in Reskontra_V1_ResetDistributionsResponse(a, b) }
        case .calculateTax: write(call, Reskontra_V1_CalculateTaxRequest.self, MoveFreeTextInvoice.init) { a, b, _ in Reskontra_V1_CalculateTaxResponse(a, b) }
        case .submitInvoice: write(call, Reskontra_V1_SubmitInvoiceRequest.self, MoveFreeTextInvoice.init) { a, b, _ in Reskontra_V1_SubmitInvoiceResponse(a, b) }
        case .decideInvoice: write(call, Reskontra_V1_DecideInvoiceRequest.self, MoveFreeTextInvoice.init) { a, b, _ in Reskontra_V1_DecideInvoiceResponse(a, b) }
        case .recallInvoice: write(call, Reskontra_V1_RecallInvoiceRequest.self, MoveFreeTextInvoice.init) { a, b, _ in Reskontra_V1_RecallInvoiceResponse(a, b) }
        case .reportWorkflowFault: write(call, Reskontra_V1_ReportWorkflowFaultRequest.self, MoveFreeTextInvoice.init) { a, b, _ in Reskontra_V1_ReportWorkflowFaultResponse(a, b) }
        case .deleteDraft: write(call, Reskontra_V1_DeleteDraftRequest.self, MoveFreeTextInvoice.init) { a, b, _ in Reskontra_V1_DeleteDraftResponse(a, b) }
        case .postFreeTextInvoice: write(call, Reskontra_V1_PostFreeTextInvoiceRequest.self, PostFreeTextInvoice.init) { Reskontra_V1_PostFreeTextInvoiceResponse($0, $1, preview: $2) }
        case .postFreeTextInvoices: write(call, Reskontra_V1_PostFreeTextInvoicesRequest.self, PostFreeTextInvoices.init) { Reskontra_V1_PostFreeTextInvoicesResponse($0, $1, preview: $2) }
        case .saveAsTemplate: write(call, Reskontra_V1_SaveAsTemplateRequest.self, SaveAsTemplate.init) { a, b, _ in Reskontra_V1_SaveAsTemplateResponse(a, b) }
        case .createFromTemplate: write(call, Reskontra_V1_CreateFromTemplateRequest.self, CreateFromTemplate.init) { a, b, _ in Reskontra_V1_CreateFromTemplateResponse(a, b) }
        case .correctInvoice: correctInvoice(call)
        case .cancelInvoice: cancelInvoice(call)
        case .getFreeTextInvoice: read(call, Reskontra_V1_GetFreeTextInvoiceRequest.self, GetFreeTextInvoice.init) { Reskontra_V1_GetFreeTextInvoiceResponse($0, $1) }
        case .listFreeTextInvoices: readPage(call, Reskontra_V1_ListFreeTextInvoicesRequest.self, ListFreeTextInvoices.init) { Reskontra_V1_ListFreeTextInvoicesResponse($0, of: $1, $2) }
        case .listTemplates: readPage(call, Reskontra_V1_ListTemplatesRequest.self, ListTemplates.init) { Reskontra_V1_ListTemplatesResponse($0, of: $1, $2) }
        case .getCorrectionChain: read(call, Reskontra_V1_GetCorrectionChainRequest.self, GetCorrectionChain.init) { Reskontra_V1_GetCorrectionChainResponse($0, $1) }
        case .listDistributions: listDistributions(call)
        case .previewSubledgerJournal: read(call, Reskontra_V1_PreviewSubledgerJournalRequest.self, PreviewSubledgerJournal.init) { Reskontra_V1_PreviewSubledgerJournalResponse($0, $1) }
        // Transfers to the general ledger
        case .createLedgerTransfer: write(call, Reskontra_V1_CreateLedgerTransferRequest.self, CreateLedgerTransfer.init) { a, b, _ in Reskontra_V1_CreateLedgerTransferResponse(a, b) }
        case .getLedgerTransfer: getLedgerTransfer(call)
        case .listVouchers: listVouchers(call)
        case .listLedgerTransfers: readPage(call, Reskontra_V1_ListLedgerTransfersRequest.self, ListLedgerTransfers.init) { Reskontra_V1_ListLedgerTransfersResponse($0, of: $1, $2) }
        // Recurring invoices
        case .setRecurringAssignment: write(call, Reskontra_V1_SetRecurringAssignmentRequest.self, SetRecurringAssignment.init) { a, b, _ in Reskontra_V1_SetRecurringAssignmentResponse(a, b) }
        case .endRecurringAssignment: write(call, Reskontra_V1_EndRecurringAssignmentRequest.self, EndRecurringAssignment.init) { a, b, _ in Reskontra_V1_EndRecurringAssignmentResponse(a, b) }
        case .listRecurringAssignments: readPage(call, Reskontra_V1_ListRecurringAssignmentsRequest.self, ListRecurringAssignments.init) { Reskontra_V1_ListRecurringAssignmentsResponse($0, of: $1, $2) }
        case .generateRecurringInvoices: write(call, Reskontra_V1_GenerateRecurringInvoicesRequest.self, GenerateRecurringInvoices.init) { a, b, _ in Reskontra_V1_GenerateRecurringInvoicesResponse(a, b) }
        case .getRecurrence: readPage(call, Reskontra_V1_GetRecurrenceRequest.self, GetRecurrence.init) { Reskontra_V1_GetRecurrenceResponse($0, of: $1, $2) }
        case .validateRecurrence: read(call, Reskontra_V1_ValidateRecurrenceRequest.self, ValidateRecurrence.init) { Reskontra_V1_ValidateRecurrenceResponse($0, $1) }
        case .postRecurrence: write(call, Reskontra_V1_PostRecurrenceRequest.self, PostRecurrence.init) { Reskontra_V1_PostRecurrenceResponse($0, $1, preview: $2) }
        case .deleteGeneratedInvoice: write(call, Reskontra_V1_DeleteGeneratedInvoiceRequest.self, DeleteGeneratedInvoice.init) { a, b, _ in Reskontra_V1_DeleteGeneratedInvoiceResponse(a, b) }
        // Orders with lines
        case .importOrderState: write(call, Reskontra_V1_ImportOrderStateRequest.self, ImportOrderState.init) { a, b, _ in Reskontra_V1_ImportOrderStateResponse(a, b) }
        case .getOrderLines: read(call, Reskontra_V1_GetOrderLinesRequest.self, GetOrderLines.init) { Reskontra_V1_GetOrderLinesResponse($0, $1) }
        case .registerPackingSlip: write(call, Reskontra_V1_RegisterPackingSlipRequest.self, RegisterPackingSlip.init) { a, b, _ in Reskontra_V1_RegisterPackingSlipResponse(a, b) }
        case .cancelPackingSlip: write(call, Reskontra_V1_CancelPackingSlipRequest.self, CancelPackingSlip.init) { a, b, _ in Reskontra_V1_CancelPackingSlipResponse(a, b) }
        case .arrangeInvoices: readPage(call, Reskontra_V1_ArrangeInvoicesRequest.self, { try ArrangeInvoices($0, $1) }) { Reskontra_V1_ArrangeInvoicesResponse($0, of: $1, $2) }
        case .postSalesInvoices: write(call, Reskontra_V1_PostSalesInvoicesRequest.self, { try PostSalesInvoices($0, $1) }) { a, b, _ in Reskontra_V1_PostSalesInvoicesResponse(a, b) }
        case .createCreditNote: write(call, Reskontra_V1_CreateCreditNoteRequest.self, CreateCreditNote.init) { a, b, _ in Reskontra_V1_CreateCreditNoteResponse(a, b) }
        case .listSalesRows: readPage(call, Reskontra_V1_ListSalesRowsRequest.self, ListSalesRows.init) { Reskontra_V1_ListSalesRowsResponse($0, of: $1, $2) }
        case .setSalesRow: write(call, Reskontra_V1_SetSalesRowRequest.self, { try SetSalesRow($0, $1, engine.book) }) { _, _, _ in Reskontra_V1_SetSalesRowResponse() }
        // Periods and revaluation
        case .setPeriod: write(call, Reskontra_V1_SetPeriodRequest.self, SetPeriod.init) { a, b, _ in Reskontra_V1_SetPeriodResponse(a, b) }
        case .setPeriodAccess: write(call, Reskontra_V1_SetPeriodAccessRequest.self, { try SetPeriodAccess($0, $1) }) { a, b, _ in Reskontra_V1_SetPeriodAccessResponse(a, b) }
        case .listPeriodAccess: read(call, Reskontra_V1_ListPeriodAccessRequest.self, ListPeriodAccess.init) { Reskontra_V1_ListPeriodAccessResponse($0, $1) }
        case .importPeriod: write(call, Reskontra_V1_ImportPeriodRequest.self, ImportPeriod.init) { a, b, _ in Reskontra_V1_ImportPeriodResponse(a, b) }
        case .setUserGroup: write(call, Reskontra_V1_SetUserGroupRequest.self, { try SetUserGroup($0, $1, engine.book) }) { a, b, _ in Reskontra_V1_SetUserGroupResponse(a, b) }
        case .listUserGroups: readPage(call, Reskontra_V1_ListUserGroupsRequest.self, ListUserGroups.init) { Reskontra_V1_ListUserGroupsResponse($0, of: $1, $2) }
        case .closeCheck: read(call, Reskontra_V1_CloseCheckRequest.self, CloseCheck.init) { Reskontra_V1_CloseCheckResponse($0, $1) }
        case .createEuSalesList: write(call, Reskontra_V1_CreateEuSalesListRequest.self, CreateEUSalesList.init) { a, b, _ in Reskontra_V1_CreateEuSalesListResponse(a, b) }
        case .reportEuSalesList: write(call, Reskontra_V1_ReportEuSalesListRequest.self, ReportEUSalesList.init) { a, b, _ in Reskontra_V1_ReportEuSalesListResponse(a, b) }
        case .getEuSalesList: read(call, Reskontra_V1_GetEuSalesListRequest.self, GetEUSalesList.init) { Reskontra_V1_GetEuSalesListResponse($0, $1) }
        case .reportCloseStep: write(call, Reskontra_V1_ReportCloseStepRequest.self, ReportCloseStep.init) { a, b, _ in Reskontra_V1_ReportCloseStepResponse(a, b) }
        case .reconcile: reconcile(call)
        case .runRevaluation: write(call, Reskontra_V1_RunRevaluationRequest.self, RunRevaluation.init) { Reskontra_V1_RunRevaluationResponse($0, $1, preview: $2) }
        case .listRevaluations: read(call, Reskontra_V1_ListRevaluationsRequest.self, ListRevaluations.init) { Reskontra_V1_ListRevaluationsResponse($0, $1) }
        case .editOpenTransaction: write(call, Reskontra_V1_EditOpenTransactionRequest.self, EditOpenTransaction.init) { a, b, _ in Reskontra_V1_EditOpenTransactionResponse(a, b) }
        case .closeFiscalYear: write(call, Reskontra_V1_CloseFiscalYearRequest.self, CloseFiscalYear.init) { a, b, _ in Reskontra_V1_CloseFiscalYearResponse(a, b) }
        // Direct debit
        case .validateIban: read(call, Reskontra_V1_ValidateIbanRequest.self, ValidateIban.init) { Reskontra_V1_ValidateIbanResponse($0, $1) }
        case .validateCreditorId: read(call, Reskontra_V1_ValidateCreditorIdRequest.self, ValidateCreditorID.init) { Reskontra_V1_ValidateCreditorIdResponse($0, $1) }
        case .calculateCollectionDate: read(call, Reskontra_V1_CalculateCollectionDateRequest.self, CalculateCollectionDate.init) { Reskontra_V1_CalculateCollectionDateResponse($0, $1) }
        case .checkPrenotification: read(call, Reskontra_V1_CheckPrenotificationRequest.self, CheckPrenotification.init) { Reskontra_V1_CheckPrenotificationResponse($0, $1) }
        case .setCreditorAccount: write(call, Reskontra_V1_SetCreditorAccountRequest.self, SetCreditorAccount.init) { a, b, _ in Reskontra_V1_SetCreditorAccountResponse(a, b) }
        case .createMandate: write(call, Reskontra_V1_CreateMandateRequest.self, CreateMandate.init) { a, b, _ in Reskontra_V1_CreateMandateResponse(a, b) }
        case .signMandate: write(call, Reskontra_V1_SignMandateRequest.self, SignMandate.init) { a, b, _ in Reskontra_V1_SignMandateResponse(a, b) }
        case .amendMandate: write(call, Reskontra_V1_AmendMandateRequest.self, AmendMandate.init) { a, b, _ in Reskontra_V1_AmendMandateResponse(a, b) }
        case .suspendMandate: write(call, Reskontra_V1_SuspendMandateRequest.self, ChangeMandateState.init) { a, b, _ in Reskontra_V1_SuspendMandateResponse(a, b) }
        case .resumeMandate: write(call, Reskontra_V1_ResumeMandateRequest.self, ChangeMandateState.init) { a, b, _ in Reskontra_V1_ResumeMandateResponse(a, b) }
        case .cancelMandate: write(call, Reskontra_V1_CancelMandateRequest.self, ChangeMandateState.init) { a, b, _ in Reskontra_V1_CancelMandateResponse(a, b) }
        case .expireMandates: write(call, Reskontra_V1_ExpireMandatesRequest.self, ExpireMandates.init) { a, b, _ in Reskontra_V1_ExpireMandatesResponse(a, b) }
        case .importMandates: write(call, Reskontra_V1_ImportMandatesRequest.self, ImportMandates.init) { a, b, _ in Reskontra_V1_ImportMandatesResponse(a, b) }
        case .getMandate: read(call, Reskontra_V1_GetMandateRequest.self, GetMandate.init) { Reskontra_V1_GetMandateResponse($0, $1) }
        case .listMandates: readPage(call, Reskontra_V1_ListMandatesRequest.self, ListMandates.init) { Reskontra_V1_ListMandatesResponse($0, of: $1, $2) }
        case .checkMandate: read(call, Reskontra_V1_CheckMandateRequest.self, CheckMandate.init) { Reskontra_V1_CheckMandateResponse($0, $1) }
        case .proposeDirectDebits: read(call, Reskontra_V1_ProposeDirectDebitsRequest.self, ProposeDirectDebits.init) { Reskontra_V1_ProposeDirectDebitsResponse($0, $1) }
        case .collect: write(call, Reskontra_V1_CollectRequest.self, Collect.init) { a, b, _ in Reskontra_V1_CollectResponse(a, b) }
        case .runDirectDebits: write(call, Reskontra_V1_RunDirectDebitsRequest.self, RunDirectDebits.init) { a, b, _ in Reskontra_V1_RunDirectDebitsResponse(a, b) }
        case .postCollections: write(call, Reskontra_V1_PostCollectionsRequest.self, PostCollections.init) { a, b, _ in Reskontra_V1_PostCollectionsResponse(a, b) }
        case .registerReturn: write(call, Reskontra_V1_RegisterReturnRequest.self, RegisterReturn.init) { a, b, _ in Reskontra_V1_RegisterReturnResponse(a, b) }
        case .importBankStatus: write(call, Reskontra_V1_ImportBankStatusRequest.self, ImportBankStatus.init) { a, b, _ in Reskontra_V1_ImportBankStatusResponse(a, b) }
        case .generateDirectDebitFile: write(call, Reskontra_V1_GenerateDirectDebitFileRequest.self, GenerateDirectDebitFile.init) { a, b, _ in Reskontra_V1_GenerateDirectDebitFileResponse(a, b) }
        case .getDirectDebitFile: read(call, Reskontra_V1_GetDirectDebitFileRequest.self, GetDirectDebitFile.init) { Reskontra_V1_GetDirectDebitFileResponse($0, $1) }
        case .listCollections: readPage(call, Reskontra_V1_ListCollectionsRequest.self, ListCollections.init) { Reskontra_V1_ListCollectionsResponse($0, of: $1, $2) }
        case .withdrawCollection: write(call, Reskontra_V1_WithdrawCollectionRequest.self, WithdrawCollection.init) { a, b, _ in Reskontra_V1_WithdrawCollectionResponse(a, b) }
        case .listCreditorAccounts: read(call, Reskontra_V1_ListCreditorAccountsRequest.self, ListCreditorAccounts.init) { Reskontra_V1_ListCreditorAccountsResponse($0, $1) }
        case .listDirectDebitFiles: readPage(call, Reskontra_V1_ListDirectDebitFilesRequest.self, ListDirectDebitFiles.init) { Reskontra_V1_ListDirectDebitFilesResponse($0, of: $1, $2) }
        // Bills of exchange
        case .drawBill: write(call, Reskontra_V1_DrawBillRequest.self, DrawBill.init) { a, b, _ in Reskontra_V1_DrawBillResponse(a, b) }
        case .acceptBill: write(call, Reskontra_V1_AcceptBillRequest.self, AcceptBill.init) { a, b, _ in Reskontra_V1_AcceptBillResponse(a, b) }
        case .createRemittance: write(call, Reskontra_V1_CreateRemittanceRequest.self, CreateRemittance.init) { a, b, _ in Reskontra_V1_CreateRemittanceResponse(a, b) }
        case .confirmRemittance: write(call, Reskontra_V1_ConfirmRemittanceRequest.self, ConfirmRemittance.init) { a, b, _ in Reskontra_V1_ConfirmRemittanceResponse(a, b) }
        case .settleBill: write(call, Reskontra_V1_SettleBillRequest.self, SettleBill.init) { a, b, _ in Reskontra_V1_SettleBillResponse(a, b) }
        case .protestBill: write(call, Reskontra_V1_ProtestBillRequest.self, ProtestBill.init) { a, b, _ in Reskontra_V1_ProtestBillResponse(a, b) }
        case .redrawBill: write(call, Reskontra_V1_RedrawBillRequest.self, RedrawBill.init) { a, b, _ in Reskontra_V1_RedrawBillResponse(a, b) }
        case .cancelBill: write(call, Reskontra_V1_CancelBillRequest.self, CancelBill.init) { a, b, _ in Reskontra_V1_CancelBillResponse(a, b) }
        case .getBill: read(call, Reskontra_V1_GetBillRequest.self, GetBill.init) { Reskontra_V1_GetBillResponse($0, $1) }
        case .listBills: readPage(call, Reskontra_V1_ListBillsRequest.self, ListBills.init) { Reskontra_V1_ListBillsResponse($0, of: $1, $2) }
        case .getRemittance: read(call, Reskontra_V1_GetRemittanceRequest.self, GetRemittance.init) { Reskontra_V1_GetRemittanceResponse($0, $1) }
        case .listRemittances: readPage(call, Reskontra_V1_ListRemittancesRequest.self, ListRemittances.init) { Reskontra_V1_ListRemittancesResponse($0, of: $1, $2) }
        case .billStatistics: read(call, Reskontra_V1_BillStatisticsRequest.self, BillStatistics.init) { Reskontra_V1_BillStatisticsResponse($0, $1) }
        // Cards
        case .setPaymentService: write(call, Reskontra_V1_SetPaymentServiceRequest.self, SetPaymentService.init) { a, b, _ in Reskontra_V1_SetPaymentServiceResponse(a, b) }
        case .registerCard: write(call, Reskontra_V1_RegisterCardRequest.self, RegisterCard.init) { a, b, _ in Reskontra_V1_RegisterCardResponse(a, b) }
        case .updateOrderMethod: write(call, Reskontra_V1_UpdateOrderMethodRequest.self, UpdateOrderMethod.init) { a, b, _ in Reskontra_V1_UpdateOrderMethodResponse(a, b) }
        case .authorizeCard: write(call, Reskontra_V1_AuthorizeCardRequest.self, AuthorizeCard.init) { a, b, _ in Reskontra_V1_AuthorizeCardResponse(a, b) }
        case .captureCard: write(call, Reskontra_V1_CaptureCardRequest.self, CaptureCard.init) { a, b, _ in Reskontra_V1_CaptureCardResponse(a, b) }
        case .voidCardAuthorization: write(call, Reskontra_V1_VoidCardAuthorizationRequest.self, VoidCardAuthorization.init) { a, b, _ in Reskontra_V1_VoidCardAuthorizationResponse(a, b) }
        case .takeCardCalls: write(call, Reskontra_V1_TakeCardCallsRequest.self, TakeCardCalls.init) { a, b, _ in Reskontra_V1_TakeCardCallsResponse(a, b) }
        case .reportCardResult: write(call, Reskontra_V1_ReportCardResultRequest.self, ReportCardResult.init) { a, b, _ in Reskontra_V1_ReportCardResultResponse(a, b) }
        case .resumeCardPayment: write(call, Reskontra_V1_ResumeCardPaymentRequest.self, ResumeCardPayment.init) { a, b, _ in Reskontra_V1_ResumeCardPaymentResponse(a, b) }
        case .terminateCardPayment: write(call, Reskontra_V1_TerminateCardPaymentRequest.self, TerminateCardPayment.init) { a, b, _ in Reskontra_V1_TerminateCardPaymentResponse(a, b) }
        case .refundCard: write(call, Reskontra_V1_RefundCardRequest.self, RefundCard.init) { a, b, _ in Reskontra_V1_RefundCardResponse(a, b) }
        case .resumeCardRefund: write(call, Reskontra_V1_ResumeCardRefundRequest.self, ResumeCardRefund.init) { a, b, _ in Reskontra_V1_ResumeCardRefundResponse(a, b) }
        case .postCardPayout: write(call, Reskontra_V1_PostCardPayoutRequest.self, PostCardPayout.init) { a, b, _ in Reskontra_V1_PostCardPayoutResponse(a, b) }
        case .listCardPayouts: readPage(call, Reskontra_V1_ListCardPayoutsRequest.self, ListCardPayouts.init) { Reskontra_V1_ListCardPayoutsResponse($0, of: $1, $2) }
        case .listCardRefunds: readPage(call, Reskontra_V1_ListCardRefundsRequest.self, ListCardRefunds.init) { Reskontra_V1_ListCardRefundsResponse($0, of: $1, $2) }
        case .expireCardAuthorizations: write(call, Reskontra_V1_ExpireCardAuthorizationsRequest.self, ExpireCardAuthorizations.init) { a, b, _ in Reskontra_V1_ExpireCardAuthorizationsResponse(a, b) }
        case .getCardAuthorization: read(call, Reskontra_V1_GetCardAuthorizationRequest.self, GetCardAuthorization.init) { Reskontra_V1_GetCardAuthorizationResponse($0, $1) }
        case .listCardAuthorizations: readPage(call, Reskontra_V1_ListCardAuthorizationsRequest.self, ListCardAuthorizations.init) { Reskontra_V1_ListCardAuthorizationsResponse($0, of: $1, $2) }
        case .getCardPayment: read(call, Reskontra_V1_GetCardPaymentRequest.self, GetCardPayment.init) { Reskontra_V1_GetCardPaymentResponse($0, $1) }
        case .listCardPayments: readPage(call, Reskontra_V1_ListCardPaymentsRequest.self, ListCardPayments.init) { Reskontra_V1_ListCardPaymentsResponse($0, of: $1, $2) }
        case .listCards: read(call, Reskontra_V1_ListCardsRequest.self, ListCards.init) { Reskontra_V1_ListCardsResponse($0, $1) }
        case .listPaymentServices: read(call, Reskontra_V1_ListPaymentServicesRequest.self, ListPaymentServices.init) { Reskontra_V1_ListPaymentServicesResponse($0, $1) }

        // Bank reports
        case .setBankAccount: write(call, Reskontra_V1_SetBankAccountRequest.self, { try SetBankAccount($0, $1, engine.book) }) { a, b, _ in Reskontra_V1_SetBankAccountResponse(a, b) }
        case .listBankAccounts: read(call, Reskontra_V1_ListBankAccountsRequest.self, ListBankAccounts.init) { Reskontra_V1_ListBankAccountsResponse($0, $1) }
        case .importBankEntries: write(call, Reskontra_V1_ImportBankEntriesRequest.self, ImportBankEntries.init) { a, b, _ in Reskontra_V1_ImportBankEntriesResponse(a, b) }
        case .postBankEntries: write(call, Reskontra_V1_PostBankEntriesRequest.self, PostBankEntries.init) { Reskontra_V1_PostBankEntriesResponse($0, $1, preview: $2) }
        case .matchBankEntry: write(call, Reskontra_V1_MatchBankEntryRequest.self, MatchBankEntry.init) { Reskontra_V1_MatchBankEntryResponse($0, $1, preview: $2) }
        case .setAsideBankEntry: write(call, Reskontra_V1_SetAsideBankEntryRequest.self, SetAsideBankEntry.init) { a, b, _ in Reskontra_V1_SetAsideBankEntryResponse(a, b) }
        case .reconcileBankAccount: write(call, Reskontra_V1_ReconcileBankAccountRequest.self, ReconcileBankAccount.init) { a, b, _ in Reskontra_V1_ReconcileBankAccountResponse(a, b) }
        case .listBankEntries: readPage(call, Reskontra_V1_ListBankEntriesRequest.self, ListBankEntries.init) { Reskontra_V1_ListBankEntriesResponse($0, of: $1, $2) }
        case .getBankEntry: read(call, Reskontra_V1_GetBankEntryRequest.self, GetBankEntry.init) { Reskontra_V1_GetBankEntryResponse($0, $1) }

        // Write-off, payments taken back, banks and fees
        case .writeOff: writeOff(call)
        case .reverseWriteOff: write(call, Reskontra_V1_ReverseWriteOffRequest.self, ReverseWriteOff.init) { a, b, _ in Reskontra_V1_ReverseWriteOffResponse(a, b) }
        case .getWriteOff: read(call, Reskontra_V1_GetWriteOffRequest.self, GetWriteOff.init) { Reskontra_V1_GetWriteOffResponse($0, $1) }
        case .listWriteOffs: readPage(call, Reskontra_V1_ListWriteOffsRequest.self, ListWriteOffs.init) { Reskontra_V1_ListWriteOffsResponse($0, of: $1, $2) }
        case .reversePayment: write(call, Reskontra_V1_ReversePaymentRequest.self, CancelPayment.init) { a, b, _ in Reskontra_V1_ReversePaymentResponse(a, b) }
        case .reverseTransaction: reverseTransaction(call)
        case .processNsf: write(call, Reskontra_V1_ProcessNsfRequest.self, CancelPayment.init) { a, b, _ in Reskontra_V1_ProcessNsfResponse(a, b) }
        case .getPayment: read(call, Reskontra_V1_GetPaymentRequest.self, GetPayment.init) { Reskontra_V1_GetPaymentResponse($0, $1) }
        case .listPaymentFees: read(call, Reskontra_V1_ListPaymentFeesRequest.self, ListPaymentFees.init) { Reskontra_V1_ListPaymentFeesResponse($0, $1) }
        case .setPaymentBank: write(call, Reskontra_V1_SetPaymentBankRequest.self, SetPaymentBank.init) { a, b, _ in Reskontra_V1_SetPaymentBankResponse(a, b) }
        case .setPaymentFee: write(call, Reskontra_V1_SetPaymentFeeRequest.self, SetPaymentFee.init) { a, b, _ in Reskontra_V1_SetPaymentFeeResponse(a, b) }
        case .calculatePaymentFee: read(call, Reskontra_V1_CalculatePaymentFeeRequest.self, CalculatePaymentFee.init) { Reskontra_V1_CalculatePaymentFeeResponse($0, $1) }

        // Reimbursements, nettings, prepayment invoices
        case .reimburse: write(call, Reskontra_V1_ReimburseRequest.self, Reimburse.init) { a, b, _ in Reskontra_V1_ReimburseResponse(a, b) }
        case .listReimbursements: readPage(call, Reskontra_V1_ListReimbursementsRequest.self, ListReimbursements.init) { Reskontra_V1_ListReimbursementsResponse($0, of: $1, $2) }
        case .setPayoutAccount: write(call, Reskontra_V1_SetPayoutAccountRequest.self, SetPayoutAccount.init) { a, b, _ in Reskontra_V1_SetPayoutAccountResponse(a, b) }
        case .listPayoutAccounts: readPage(call, Reskontra_V1_ListPayoutAccountsRequest.self, ListPayoutAccounts.init) { Reskontra_V1_ListPayoutAccountsResponse($0, of: $1, $2) }
        case .generatePayoutFile: write(call, Reskontra_V1_GeneratePayoutFileRequest.self, GeneratePayoutFile.init) { a, b, _ in Reskontra_V1_GeneratePayoutFileResponse(a, b) }
        case .getPayoutFile: read(call, Reskontra_V1_GetPayoutFileRequest.self, GetPayoutFile.init) { Reskontra_V1_GetPayoutFileResponse($0, $1) }
        case .listPayoutFiles: readPage(call, Reskontra_V1_ListPayoutFilesRequest.self, ListPayoutFiles.init) { Reskontra_V1_ListPayoutFilesResponse($0, of: $1, $2) }
        // Payment journals, marks, bridged payments, remainders
        case .setPaymentJournalName: write(call, Reskontra_V1_SetPaymentJournalNameRequest.self, SetPaymentJournalName.init) { a, b, _ in Reskontra_V1_SetPaymentJournalNameResponse(a, b) }
        case .createPaymentJournal: write(call, Reskontra_V1_CreatePaymentJournalRequest.self, CreatePaymentJournal.init) { a, b, _ in Reskontra_V1_CreatePaymentJournalResponse(a, b) }
        case .setPaymentLine: write(call, Reskontra_V1_SetPaymentLineRequest.self, SetPaymentLine.init) { a, b, _ in Reskontra_V1_SetPaymentLineResponse(a, b) }
        case .deletePaymentLine: write(call, Reskontra_V1_DeletePaymentLineRequest.self, DeletePaymentLine.init) { a, b, _ in Reskontra_V1_DeletePaymentLineResponse(a, b) }
        case .setPaymentStatus: write(call, Reskontra_V1_SetPaymentStatusRequest.self, SetPaymentStatus.init) { a, b, _ in Reskontra_V1_SetPaymentStatusResponse(a, b) }
        case .markItems: write(call, Reskontra_V1_MarkItemsRequest.self, MarkItems.init) { a, b, _ in Reskontra_V1_MarkItemsResponse(a, b) }
        case .unmarkItems: write(call, Reskontra_V1_UnmarkItemsRequest.self, UnmarkItems.init) { a, b, _ in Reskontra_V1_UnmarkItemsResponse(a, b) }
        case .markByPriority: write(call, Reskontra_V1_MarkByPriorityRequest.self, MarkByPriority.init) { a, b, _ in Reskontra_V1_MarkByPriorityResponse(a, b) }
        case .postPaymentJournal: write(call, Reskontra_V1_PostPaymentJournalRequest.self, PostPaymentJournal.init) { Reskontra_V1_PostPaymentJournalResponse($0, $1, preview: $2) }
        case .createDepositSlip: write(call, Reskontra_V1_CreateDepositSlipRequest.self, CreateDepositSlip.init) { a, b, _ in Reskontra_V1_CreateDepositSlipResponse(a, b) }
        case .getPaymentJournal: read(call, Reskontra_V1_GetPaymentJournalRequest.self, GetPaymentJournal.init) { Reskontra_V1_GetPaymentJournalResponse($0, $1) }
        case .listPaymentJournals: read(call, Reskontra_V1_ListPaymentJournalsRequest.self, ListPaymentJournals.init) { Reskontra_V1_ListPaymentJournalsResponse($0, $1) }
        case .clearBridged: write(call, Reskontra_V1_ClearBridgedRequest.self, ClearBridged.init) { a, b, _ in Reskontra_V1_ClearBridgedResponse(a, b) }
        case .settleRemainder: write(call, Reskontra_V1_SettleRemainderRequest.self, SettleRemainder.init) { a, b, _ in Reskontra_V1_SettleRemainderResponse(a, b) }
        case .netBalances: write(call, Reskontra_V1_NetBalancesRequest.self, NetBalances.init) { a, b, _ in Reskontra_V1_NetBalancesResponse(a, b) }
        case .reverseNetting: write(call, Reskontra_V1_ReverseNettingRequest.self, ReverseNetting.init) { a, b, _ in Reskontra_V1_ReverseNettingResponse(a, b) }
        case .getNetting: read(call, Reskontra_V1_GetNettingRequest.self, GetNetting.init) { Reskontra_V1_GetNettingResponse($0, $1) }
        case .postPrepaymentInvoice: write(call, Reskontra_V1_PostPrepaymentInvoiceRequest.self, PostPrepaymentInvoice.init) { a, b, _ in Reskontra_V1_PostPrepaymentInvoiceResponse(a, b) }
        case .applyPrepayment: write(call, Reskontra_V1_ApplyPrepaymentRequest.self, ApplyPrepayment.init) { a, b, _ in Reskontra_V1_ApplyPrepaymentResponse(a, b) }
        case .reversePrepayment: write(call, Reskontra_V1_ReversePrepaymentRequest.self, ReversePrepayment.init) { a, b, _ in Reskontra_V1_ReversePrepaymentResponse(a, b) }
        case .listPrepayments: read(call, Reskontra_V1_ListPrepaymentsRequest.self, ListPrepayments.init) { Reskontra_V1_ListPrepaymentsResponse($0, $1) }

        // Reports
        case .listOpenItems: readPage(call, Reskontra_V1_ListOpenItemsRequest.self, ListOpenItems.init) { Reskontra_V1_ListOpenItemsResponse($0, of: $1, $2) }
        case .getStatement: read(call, Reskontra_V1_GetStatementRequest.self, GetStatement.init) { Reskontra_V1_GetStatementResponse($0, $1) }
        case .getAging: readPage(call, Reskontra_V1_GetAgingRequest.self, GetAging.init) { Reskontra_V1_GetAgingResponse($0, of: $1, $2) }
        case .proveDocument: proveDocument(call)
        case .getTrialBalance: getTrialBalance(call)
        case .explainFigure: explainFigure(call)
        case .find: read(call, Reskontra_V1_FindRequest.self, Find.init) { Reskontra_V1_FindResponse($0, $1) }

        // Security
        case .grantRole: grantRole(call)
        case .revokeRole: revokeRole(call)
        case .listGrants: listGrants(call)
        case .getMyAccess: getMyAccess(call)
        case .propose: propose(call)
        case .approve: approve(call)
        case .reject: reject(call)
        case .withdraw: withdraw(call)
        case .listProposals: listProposals(call)
        case .getProposal: getProposal(call)
        case .breakGlass: breakGlass(call)

        // Events and operations
        case .watch: watch(call)
        case .getServerInfo: getServerInfo(call)
        case .getOutcome: getOutcome(call)
        case .setClock: setClock(call)
        case .getCachedPosition: getCachedPosition(call)
        case .compareCache: compareCache(call)
        case .refreshPositions: refreshPositions(call)
        case .verifyBook: verifyBook(call)
        case .getMetrics: getMetrics(call)
        }
    }
}
