import Receivables
import Schema
import SwiftProtobuf

/// What every writing request says besides its wish.
package protocol WritingRequest: Message {
    var company: String { get }
    var mode: Reskontra_V1_Mode { get }
    var ifSequence: UInt64 { get }
}

/// What every reading request says besides its question.
package protocol ReadingRequest: Message {
    var company: String { get }
    var minSequence: UInt64 { get }
}

// Messages without a field answer with its default.
extension WritingRequest { package var ifSequence: UInt64 { 0 } }
extension ReadingRequest { package var minSequence: UInt64 { 0 } }

extension Reskontra_V1_SetBankAccountRequest: WritingRequest {}
extension Reskontra_V1_ImportBankEntriesRequest: WritingRequest {}
extension Reskontra_V1_PostBankEntriesRequest: WritingRequest {}
extension Reskontra_V1_MatchBankEntryRequest: WritingRequest {}
extension Reskontra_V1_SetAsideBankEntryRequest: WritingRequest {}
extension Reskontra_V1_ListBankAccountsRequest: ReadingRequest {}
extension Reskontra_V1_ListBankEntriesRequest: ReadingRequest {}
extension Reskontra_V1_GetBankEntryRequest: ReadingRequest {}
extension Reskontra_V1_SetBlockingRuleRequest: WritingRequest {}
extension Reskontra_V1_DeleteBlockingRuleRequest: WritingRequest {}
extension Reskontra_V1_CreateLimitJournalRequest: WritingRequest {}
extension Reskontra_V1_AddLimitLinesRequest: WritingRequest {}
extension Reskontra_V1_GenerateLimitLinesRequest: WritingRequest {}
extension Reskontra_V1_PostLimitJournalRequest: WritingRequest {}
extension Reskontra_V1_GetLimitJournalRequest: ReadingRequest {}
extension Reskontra_V1_SetRuleSequenceRequest: WritingRequest {}
extension Reskontra_V1_SetRankRequest: WritingRequest {}
extension Reskontra_V1_SetCreditTraitsRequest: WritingRequest {}
extension Reskontra_V1_ListBlockingRulesRequest: ReadingRequest {}
extension Reskontra_V1_AuthorizeRequest: WritingRequest {}
extension Reskontra_V1_IncrementRequest: WritingRequest {}
extension Reskontra_V1_DecrementRequest: WritingRequest {}
extension Reskontra_V1_ExtendRequest: WritingRequest {}
extension Reskontra_V1_CaptureRequest: WritingRequest {}
extension Reskontra_V1_VoidRequest: WritingRequest {}
extension Reskontra_V1_PostInvoiceRequest: WritingRequest {}
extension Reskontra_V1_PostCreditNoteRequest: WritingRequest {}
extension Reskontra_V1_BatchPostInvoicesRequest: WritingRequest {}
extension Reskontra_V1_PostPaymentRequest: WritingRequest {}
extension Reskontra_V1_BatchPostPaymentsRequest: WritingRequest {}
extension Reskontra_V1_SettleRequest: WritingRequest {}
extension Reskontra_V1_PreviewSettlementRequest: ReadingRequest {}
extension Reskontra_V1_SetCashDiscountRequest: WritingRequest {}
extension Reskontra_V1_SetIntercompanyPairRequest: WritingRequest {}
extension Reskontra_V1_SetAllocationOrderRequest: WritingRequest {}
extension Reskontra_V1_ListAllocationOrdersRequest: ReadingRequest {}
extension Reskontra_V1_UndoSettlementRequest: WritingRequest {}
extension Reskontra_V1_CreateCustomerRequest: WritingRequest {}
extension Reskontra_V1_CreateOneTimeCustomerRequest: WritingRequest {}
extension Reskontra_V1_CopyCustomerRequest: WritingRequest {}
extension Reskontra_V1_UpdateCustomerRequest: WritingRequest {}
extension Reskontra_V1_BatchCreateCustomersRequest: WritingRequest {}
extension Reskontra_V1_GoLiveRequest: WritingRequest {}
extension Reskontra_V1_SetParametersRequest: WritingRequest {}
extension Reskontra_V1_SetNumberSequenceRequest: WritingRequest {}
extension Reskontra_V1_SetPeriodStatusRequest: WritingRequest {}
extension Reskontra_V1_SetExchangeRateRequest: WritingRequest {}
extension Reskontra_V1_SetAutomaticAccountRequest: WritingRequest {}
extension Reskontra_V1_SetTermsOfPaymentRequest: WritingRequest {}
extension Reskontra_V1_SetMethodOfPaymentRequest: WritingRequest {}
extension Reskontra_V1_SetTaxCodeRequest: WritingRequest {}
extension Reskontra_V1_SetTaxGroupRequest: WritingRequest {}
extension Reskontra_V1_SetCustomerGroupRequest: WritingRequest {}
extension Reskontra_V1_SetPostingProfileRequest: WritingRequest {}
extension Reskontra_V1_SetPostingProfileLineRequest: WritingRequest {}
extension Reskontra_V1_ImportOpeningRequest: WritingRequest {}
extension Reskontra_V1_SetInterestCodeRequest: WritingRequest {}
extension Reskontra_V1_NewInterestVersionRequest: WritingRequest {}
extension Reskontra_V1_CreateInterestNotesRequest: WritingRequest {}
extension Reskontra_V1_PostInterestNotesRequest: WritingRequest {}
extension Reskontra_V1_CancelInterestNoteRequest: WritingRequest {}
extension Reskontra_V1_PrintInterestNotesRequest: WritingRequest {}
extension Reskontra_V1_WaiveInterestRequest: WritingRequest {}
extension Reskontra_V1_ReinstateInterestRequest: WritingRequest {}
extension Reskontra_V1_ReverseInterestRequest: WritingRequest {}
extension Reskontra_V1_ImportInterestNotesRequest: WritingRequest {}
extension Reskontra_V1_SetCollectionStatusRequest: WritingRequest {}
extension Reskontra_V1_SetAgingDefinitionRequest: WritingRequest {}
extension Reskontra_V1_CreateAgingSnapshotRequest: WritingRequest {}
extension Reskontra_V1_ExportAgingRequest: WritingRequest {}
extension Reskontra_V1_DeleteAgingExportRequest: WritingRequest {}
extension Reskontra_V1_SetPoolRequest: WritingRequest {}
extension Reskontra_V1_SetLetterSequenceRequest: WritingRequest {}
extension Reskontra_V1_SetLetterBlockRequest: WritingRequest {}
extension Reskontra_V1_CreateLettersRequest: WritingRequest {}
extension Reskontra_V1_PrintLettersRequest: WritingRequest {}
extension Reskontra_V1_PostLettersRequest: WritingRequest {}
extension Reskontra_V1_CancelLetterRequest: WritingRequest {}
extension Reskontra_V1_WaiveChargeRequest: WritingRequest {}
extension Reskontra_V1_ReinstateChargeRequest: WritingRequest {}
extension Reskontra_V1_ReverseChargeRequest: WritingRequest {}
extension Reskontra_V1_SetAutomationProcessRequest: WritingRequest {}
extension Reskontra_V1_AssignProcessRequest: WritingRequest {}
extension Reskontra_V1_RunAutomationRequest: WritingRequest {}
extension Reskontra_V1_RunPredictionsRequest: WritingRequest {}
extension Reskontra_V1_CreateActivityRequest: WritingRequest {}
extension Reskontra_V1_CloseActivityRequest: WritingRequest {}
extension Reskontra_V1_AddNoteRequest: WritingRequest {}
extension Reskontra_V1_SetAgentRequest: WritingRequest {}
extension Reskontra_V1_CreateCaseRequest: WritingRequest {}
extension Reskontra_V1_UpdateCaseRequest: WritingRequest {}
extension Reskontra_V1_CreateStatementRequest: WritingRequest {}
extension Reskontra_V1_ConfirmOrderRequest: WritingRequest {}
extension Reskontra_V1_ChangeOrderValueRequest: WritingRequest {}
extension Reskontra_V1_DeliverOrderRequest: WritingRequest {}
extension Reskontra_V1_CancelOrderRequest: WritingRequest {}
extension Reskontra_V1_SetCreditGroupRequest: WritingRequest {}
extension Reskontra_V1_AddGroupMemberRequest: WritingRequest {}
extension Reskontra_V1_RemoveGroupMemberRequest: WritingRequest {}
extension Reskontra_V1_SetGuaranteeRequest: WritingRequest {}
extension Reskontra_V1_SetCurrencyLimitRequest: WritingRequest {}
extension Reskontra_V1_SetCreditProfileRequest: WritingRequest {}
extension Reskontra_V1_AdviseOfflineRequest: WritingRequest {}
extension Reskontra_V1_SetCheckpointsRequest: WritingRequest {}
extension Reskontra_V1_SetCreditReasonRequest: WritingRequest {}
extension Reskontra_V1_RunCheckpointRequest: WritingRequest {}
extension Reskontra_V1_ForceHoldRequest: WritingRequest {}
extension Reskontra_V1_ReleaseHoldRequest: WritingRequest {}
extension Reskontra_V1_RejectHoldRequest: WritingRequest {}
extension Reskontra_V1_EvaluateHoldsRequest: WritingRequest {}
extension Reskontra_V1_SubmitHoldRequest: WritingRequest {}
extension Reskontra_V1_DecideHoldRequest: WritingRequest {}
extension Reskontra_V1_SubmitLimitJournalRequest: WritingRequest {}
extension Reskontra_V1_DecideLimitJournalRequest: WritingRequest {}
extension Reskontra_V1_GenerateAutoLimitsRequest: WritingRequest {}
extension Reskontra_V1_SetScoringGroupRequest: WritingRequest {}
extension Reskontra_V1_SetRiskGroupRequest: WritingRequest {}
extension Reskontra_V1_SetAutoLimitRequest: WritingRequest {}
extension Reskontra_V1_UpdateRiskScoresRequest: WritingRequest {}
extension Reskontra_V1_SetCreditorAccountRequest: WritingRequest {}
extension Reskontra_V1_CreateMandateRequest: WritingRequest {}
extension Reskontra_V1_SignMandateRequest: WritingRequest {}
extension Reskontra_V1_AmendMandateRequest: WritingRequest {}
extension Reskontra_V1_SuspendMandateRequest: WritingRequest {}
extension Reskontra_V1_WithdrawCollectionRequest: WritingRequest {}
extension Reskontra_V1_ImportBankStatusRequest: WritingRequest {}
extension Reskontra_V1_ResumeMandateRequest: WritingRequest {}
extension Reskontra_V1_CancelMandateRequest: WritingRequest {}
extension Reskontra_V1_ExpireMandatesRequest: WritingRequest {}
extension Reskontra_V1_ImportMandatesRequest: WritingRequest {}
extension Reskontra_V1_CollectRequest: WritingRequest {}
extension Reskontra_V1_RunDirectDebitsRequest: WritingRequest {}
extension Reskontra_V1_PostCollectionsRequest: WritingRequest {}
extension Reskontra_V1_RegisterReturnRequest: WritingRequest {}
extension Reskontra_V1_GenerateDirectDebitFileRequest: WritingRequest {}
extension Reskontra_V1_DrawBillRequest: WritingRequest {}
extension Reskontra_V1_AcceptBillRequest: WritingRequest {}
extension Reskontra_V1_CreateRemittanceRequest: WritingRequest {}
extension Reskontra_V1_ConfirmRemittanceRequest: WritingRequest {}
extension Reskontra_V1_SettleBillRequest: WritingRequest {}
extension Reskontra_V1_ProtestBillRequest: WritingRequest {}
extension Reskontra_V1_RedrawBillRequest: WritingRequest {}
extension Reskontra_V1_CancelBillRequest: WritingRequest {}
extension Reskontra_V1_SetPaymentServiceRequest: WritingRequest {}
extension Reskontra_V1_RegisterCardRequest: WritingRequest {}
extension Reskontra_V1_UpdateOrderMethodRequest: WritingRequest {}
extension Reskontra_V1_AuthorizeCardRequest: WritingRequest {}
extension Reskontra_V1_CaptureCardRequest: WritingRequest {}
extension Reskontra_V1_VoidCardAuthorizationRequest: WritingRequest {}
extension Reskontra_V1_TakeCardCallsRequest: WritingRequest {}
extension Reskontra_V1_ReportCardResultRequest: WritingRequest {}
extension Reskontra_V1_ResumeCardPaymentRequest: WritingRequest {}
extension Reskontra_V1_TerminateCardPaymentRequest: WritingRequest {}
extension Reskontra_V1_RefundCardRequest: WritingRequest {}
extension Reskontra_V1_ResumeCardRefundRequest: WritingRequest {}
extension Reskontra_V1_PostCardPayoutRequest: WritingRequest {}
extension Reskontra_V1_ExpireCardAuthorizationsRequest: WritingRequest {}
extension Reskontra_V1_ImportOrderStateRequest: WritingRequest {}
extension Reskontra_V1_RegisterPackingSlipRequest: WritingRequest {}
extension Reskontra_V1_PostSalesInvoicesRequest: WritingRequest {}
extension Reskontra_V1_CreateCreditNoteRequest: WritingRequest {}
extension Reskontra_V1_SetSalesRowRequest: WritingRequest {}
extension Reskontra_V1_SetPeriodRequest: WritingRequest {}
extension Reskontra_V1_SetPeriodAccessRequest: WritingRequest {}
extension Reskontra_V1_SetUserGroupRequest: WritingRequest {}
extension Reskontra_V1_ReportCloseStepRequest: WritingRequest {}
extension Reskontra_V1_RunRevaluationRequest: WritingRequest {}
extension Reskontra_V1_EditOpenTransactionRequest: WritingRequest {}
extension Reskontra_V1_CloseFiscalYearRequest: WritingRequest {}

extension Reskontra_V1_CreatePaymentJournalRequest: WritingRequest {}
extension Reskontra_V1_SetPaymentLineRequest: WritingRequest {}
extension Reskontra_V1_DeletePaymentLineRequest: WritingRequest {}
extension Reskontra_V1_SetPaymentStatusRequest: WritingRequest {}
extension Reskontra_V1_MarkItemsRequest: WritingRequest {}
extension Reskontra_V1_UnmarkItemsRequest: WritingRequest {}
extension Reskontra_V1_MarkByPriorityRequest: WritingRequest {}
extension Reskontra_V1_PostPaymentJournalRequest: WritingRequest {}
extension Reskontra_V1_CreateDepositSlipRequest: WritingRequest {}
extension Reskontra_V1_ClearBridgedRequest: WritingRequest {}
extension Reskontra_V1_SettleRemainderRequest: WritingRequest {}
extension Reskontra_V1_SetPaymentJournalNameRequest: WritingRequest {}
extension Reskontra_V1_SetPaymentCalendarRequest: WritingRequest {}
extension Reskontra_V1_RunSettlementQueueRequest: WritingRequest {}
extension Reskontra_V1_RetryQueuedSettlementRequest: WritingRequest {}
extension Reskontra_V1_CancelQueuedSettlementRequest: WritingRequest {}
extension Reskontra_V1_ListQueuedSettlementsRequest: ReadingRequest {}
extension Reskontra_V1_GetSettlementHistoryRequest: ReadingRequest {}
extension Reskontra_V1_EditDatesRequest: WritingRequest {}
extension Reskontra_V1_GetPaymentJournalRequest: ReadingRequest {}
extension Reskontra_V1_ListPaymentJournalsRequest: ReadingRequest {}
extension Reskontra_V1_ReimburseRequest: WritingRequest {}
extension Reskontra_V1_SetPayoutAccountRequest: WritingRequest {}
extension Reskontra_V1_NetBalancesRequest: WritingRequest {}
extension Reskontra_V1_ReverseNettingRequest: WritingRequest {}
extension Reskontra_V1_PostPrepaymentInvoiceRequest: WritingRequest {}
extension Reskontra_V1_ApplyPrepaymentRequest: WritingRequest {}
extension Reskontra_V1_ReversePrepaymentRequest: WritingRequest {}
extension Reskontra_V1_ListReimbursementsRequest: ReadingRequest {}
extension Reskontra_V1_GeneratePayoutFileRequest: WritingRequest {}
extension Reskontra_V1_GetPayoutFileRequest: ReadingRequest {}
extension Reskontra_V1_ListPayoutFilesRequest: ReadingRequest {}
extension Reskontra_V1_GetNettingRequest: ReadingRequest {}
extension Reskontra_V1_ListPrepaymentsRequest: ReadingRequest {}
extension Reskontra_V1_WriteOffRequest: WritingRequest {}
extension Reskontra_V1_ReverseWriteOffRequest: WritingRequest {}
extension Reskontra_V1_ReversePaymentRequest: WritingRequest {}
extension Reskontra_V1_ReverseTransactionRequest: WritingRequest {}
extension Reskontra_V1_ProcessNsfRequest: WritingRequest {}
extension Reskontra_V1_SetPaymentBankRequest: WritingRequest {}
extension Reskontra_V1_SetPaymentFeeRequest: WritingRequest {}
extension Reskontra_V1_GetWriteOffRequest: ReadingRequest {}
extension Reskontra_V1_ListWriteOffsRequest: ReadingRequest {}
extension Reskontra_V1_GetPaymentRequest: ReadingRequest {}
extension Reskontra_V1_CalculatePaymentFeeRequest: ReadingRequest {}

extension Reskontra_V1_CheckCreditRequest: ReadingRequest {}
extension Reskontra_V1_GetCreditGroupRequest: ReadingRequest {}
extension Reskontra_V1_ListCreditGroupsRequest: ReadingRequest {}
extension Reskontra_V1_ListGuaranteesRequest: ReadingRequest {}
extension Reskontra_V1_GetCreditProfileRequest: ReadingRequest {}
extension Reskontra_V1_GetHoldSetupRequest: ReadingRequest {}
extension Reskontra_V1_ListHoldsRequest: ReadingRequest {}
extension Reskontra_V1_GetHoldRequest: ReadingRequest {}
extension Reskontra_V1_ListLimitJournalsRequest: ReadingRequest {}
extension Reskontra_V1_GetRiskSetupRequest: ReadingRequest {}
extension Reskontra_V1_GetStatisticsRequest: ReadingRequest {}
extension Reskontra_V1_ExplainCreditRequest: ReadingRequest {}
extension Reskontra_V1_GetAuthorizationRequest: ReadingRequest {}
extension Reskontra_V1_ListAuthorizationsRequest: ReadingRequest {}
extension Reskontra_V1_GetCreditPositionRequest: ReadingRequest {}
extension Reskontra_V1_AuditExposureRequest: ReadingRequest {}
extension Reskontra_V1_GetDocumentRequest: ReadingRequest {}
extension Reskontra_V1_GetCustomerRequest: ReadingRequest {}
extension Reskontra_V1_ListCustomersRequest: ReadingRequest {}
extension Reskontra_V1_ListPeriodsRequest: ReadingRequest {}
extension Reskontra_V1_ResolvePostingProfileRequest: ReadingRequest {}
extension Reskontra_V1_GetSetupRequest: ReadingRequest {}
extension Reskontra_V1_GetEdgeSetupRequest: ReadingRequest {}
extension Reskontra_V1_ListOpenItemsRequest: ReadingRequest {}
extension Reskontra_V1_GetStatementRequest: ReadingRequest {}
extension Reskontra_V1_GetAgingRequest: ReadingRequest {}
extension Reskontra_V1_GetTrialBalanceRequest: ReadingRequest {}
extension Reskontra_V1_FindRequest: ReadingRequest {}
extension Reskontra_V1_ListInterestVersionsRequest: ReadingRequest {}
extension Reskontra_V1_SimulateInterestRequest: ReadingRequest {}
extension Reskontra_V1_GetInterestNoteRequest: ReadingRequest {}
extension Reskontra_V1_ListInterestNotesRequest: ReadingRequest {}
extension Reskontra_V1_ExpandAgingDefinitionRequest: ReadingRequest {}
extension Reskontra_V1_ChooseAgingDefinitionRequest: ReadingRequest {}
extension Reskontra_V1_GetAgedBalancesRequest: ReadingRequest {}
extension Reskontra_V1_PreviewPoolRequest: ReadingRequest {}
extension Reskontra_V1_ListLettersRequest: ReadingRequest {}
extension Reskontra_V1_PreviewAssignmentRequest: ReadingRequest {}
extension Reskontra_V1_SimulateAutomationRequest: ReadingRequest {}
extension Reskontra_V1_GetAutomationHistoryRequest: ReadingRequest {}
extension Reskontra_V1_GetTimelineRequest: ReadingRequest {}
extension Reskontra_V1_GetCollectionsSetupRequest: ReadingRequest {}
extension Reskontra_V1_ListCasesRequest: ReadingRequest {}
extension Reskontra_V1_ListActivitiesRequest: ReadingRequest {}
extension Reskontra_V1_GetCollectionsViewRequest: ReadingRequest {}
extension Reskontra_V1_ListStatementsRequest: ReadingRequest {}
extension Reskontra_V1_PrintAgingReportRequest: ReadingRequest {}
extension Reskontra_V1_GetAgingExportRequest: ReadingRequest {}
extension Reskontra_V1_ListAgingExportsRequest: ReadingRequest {}
extension Reskontra_V1_GetOrderRequest: ReadingRequest {}
extension Reskontra_V1_ListOrdersRequest: ReadingRequest {}
extension Reskontra_V1_GetOrderLinesRequest: ReadingRequest {}
extension Reskontra_V1_ArrangeInvoicesRequest: ReadingRequest {}
extension Reskontra_V1_CloseCheckRequest: ReadingRequest {}
extension Reskontra_V1_ReconcileRequest: ReadingRequest {}
extension Reskontra_V1_ListRevaluationsRequest: ReadingRequest {}
extension Reskontra_V1_ValidateIbanRequest: ReadingRequest {}
extension Reskontra_V1_ValidateCreditorIdRequest: ReadingRequest {}
extension Reskontra_V1_CalculateCollectionDateRequest: ReadingRequest {}
extension Reskontra_V1_CheckPrenotificationRequest: ReadingRequest {}
extension Reskontra_V1_GetMandateRequest: ReadingRequest {}
extension Reskontra_V1_ListMandatesRequest: ReadingRequest {}
extension Reskontra_V1_CheckMandateRequest: ReadingRequest {}
extension Reskontra_V1_ProposeDirectDebitsRequest: ReadingRequest {}
extension Reskontra_V1_GetDirectDebitFileRequest: ReadingRequest {}
extension Reskontra_V1_ListCollectionsRequest: ReadingRequest {}
extension Reskontra_V1_ListCreditorAccountsRequest: ReadingRequest {}
extension Reskontra_V1_ListDirectDebitFilesRequest: ReadingRequest {}
extension Reskontra_V1_GetBillRequest: ReadingRequest {}
extension Reskontra_V1_ListBillsRequest: ReadingRequest {}
extension Reskontra_V1_GetRemittanceRequest: ReadingRequest {}
extension Reskontra_V1_ListRemittancesRequest: ReadingRequest {}
extension Reskontra_V1_BillStatisticsRequest: ReadingRequest {}
extension Reskontra_V1_GetCardAuthorizationRequest: ReadingRequest {}
extension Reskontra_V1_ListCardAuthorizationsRequest: ReadingRequest {}
extension Reskontra_V1_GetCardPaymentRequest: ReadingRequest {}
extension Reskontra_V1_ListCardPaymentsRequest: ReadingRequest {}
extension Reskontra_V1_ListCardsRequest: ReadingRequest {}
extension Reskontra_V1_ListCardRefundsRequest: ReadingRequest {}
extension Reskontra_V1_ListCardPayoutsRequest: ReadingRequest {}
extension Reskontra_V1_ListPaymentServicesRequest: ReadingRequest {}
extension Reskontra_V1_GetCachedPositionRequest: ReadingRequest {}
extension Reskontra_V1_CompareCacheRequest: ReadingRequest {}
extension Reskontra_V1_CreateFreeTextInvoiceRequest: WritingRequest {}
extension Reskontra_V1_UpdateFreeTextInvoiceRequest: WritingRequest {}
extension Reskontra_V1_AddLineRequest: WritingRequest {}
extension Reskontra_V1_RemoveLineRequest: WritingRequest {}
extension Reskontra_V1_CopyLinesRequest: WritingRequest {}
extension Reskontra_V1_CalculateTaxRequest: WritingRequest {}
extension Reskontra_V1_SetChargeRequest: WritingRequest {}
extension Reskontra_V1_SubmitInvoiceRequest: WritingRequest {}
extension Reskontra_V1_DecideInvoiceRequest: WritingRequest {}
extension Reskontra_V1_RecallInvoiceRequest: WritingRequest {}
extension Reskontra_V1_ReportWorkflowFaultRequest: WritingRequest {}
extension Reskontra_V1_PostFreeTextInvoiceRequest: WritingRequest {}
extension Reskontra_V1_PostFreeTextInvoicesRequest: WritingRequest {}
extension Reskontra_V1_SetOriginalInvoiceRequest: WritingRequest {}
extension Reskontra_V1_DeleteDraftRequest: WritingRequest {}
extension Reskontra_V1_SaveAsTemplateRequest: WritingRequest {}
extension Reskontra_V1_CreateFromTemplateRequest: WritingRequest {}
extension Reskontra_V1_CorrectInvoiceRequest: WritingRequest {}
extension Reskontra_V1_CancelInvoiceRequest: WritingRequest {}
extension Reskontra_V1_DistributeAmountRequest: WritingRequest {}
extension Reskontra_V1_ResetDistributionsRequest: WritingRequest {}
extension Reskontra_V1_SetRecurringAssignmentRequest: WritingRequest {}
extension Reskontra_V1_EndRecurringAssignmentRequest: WritingRequest {}
extension Reskontra_V1_GenerateRecurringInvoicesRequest: WritingRequest {}
extension Reskontra_V1_PostRecurrenceRequest: WritingRequest {}
extension Reskontra_V1_DeleteGeneratedInvoiceRequest: WritingRequest {}
extension Reskontra_V1_CreateLedgerTransferRequest: WritingRequest {}
extension Reskontra_V1_ListLedgerTransfersRequest: ReadingRequest {}
extension Reskontra_V1_GetFreeTextInvoiceRequest: ReadingRequest {}
extension Reskontra_V1_ListFreeTextInvoicesRequest: ReadingRequest {}
extension Reskontra_V1_ListTemplatesRequest: ReadingRequest {}
extension Reskontra_V1_GetCorrectionChainRequest: ReadingRequest {}
extension Reskontra_V1_ListDistributionsRequest: ReadingRequest {}
extension Reskontra_V1_PreviewSubledgerJournalRequest: ReadingRequest {}
extension Reskontra_V1_ListRecurringAssignmentsRequest: ReadingRequest {}
extension Reskontra_V1_GetRecurrenceRequest: ReadingRequest {}
extension Reskontra_V1_ValidateRecurrenceRequest: ReadingRequest {}

extension ProtoWriter {
    /// A message of the library behind what is written.
    package mutating func append(_ message: some Message) {
        let bytes: [UInt8] = (try? message.serializedBytes()) ?? []
        bytes.withUnsafeBytes { append($0) }
    }
}

/// How requests are read: nesting is bounded, unknown fields are dropped.
package let requestDecoding: BinaryDecodingOptions = {
    var options = BinaryDecodingOptions()
    options.messageDepthLimit = 8
    options.discardUnknownFields = true
    return options
}()
