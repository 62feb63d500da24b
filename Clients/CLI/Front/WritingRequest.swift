import Schema
import SwiftProtobuf

/// A request that changes the books: it knows PREVIEW and can be tied to what was previewed.
protocol WritingRequest: Message, Sendable {
    var mode: Reskontra_V1_Mode { get set }
    /// Passes only if nothing the command reads has changed since.
    mutating func require(unchangedSince sequence: UInt64)
}

protocol GuardedRequest: WritingRequest {
    var ifSequence: UInt64 { get set }
}

extension GuardedRequest {
    mutating func require(unchangedSince sequence: UInt64) { ifSequence = sequence }
}

extension Reskontra_V1_AuthorizeRequest: GuardedRequest {}
extension Reskontra_V1_IncrementRequest: GuardedRequest {}
extension Reskontra_V1_DecrementRequest: GuardedRequest {}
extension Reskontra_V1_ExtendRequest: GuardedRequest {}
extension Reskontra_V1_CaptureRequest: GuardedRequest {}
extension Reskontra_V1_VoidRequest: GuardedRequest {}
extension Reskontra_V1_PostInvoiceRequest: GuardedRequest {}
extension Reskontra_V1_PostCreditNoteRequest: GuardedRequest {}
extension Reskontra_V1_PostPaymentRequest: GuardedRequest {}
extension Reskontra_V1_SettleRequest: GuardedRequest {}
extension Reskontra_V1_UndoSettlementRequest: GuardedRequest {}
extension Reskontra_V1_ReversePaymentRequest: GuardedRequest {}
extension Reskontra_V1_ReverseTransactionRequest: GuardedRequest {}
extension Reskontra_V1_ProcessNsfRequest: GuardedRequest {}
extension Reskontra_V1_WriteOffRequest: GuardedRequest {}
extension Reskontra_V1_ReverseWriteOffRequest: GuardedRequest {}
extension Reskontra_V1_ReimburseRequest: GuardedRequest {}
extension Reskontra_V1_PostPrepaymentInvoiceRequest: GuardedRequest {}
extension Reskontra_V1_ApplyPrepaymentRequest: GuardedRequest {}
extension Reskontra_V1_ReversePrepaymentRequest: GuardedRequest {}
extension Reskontra_V1_NetBalancesRequest: GuardedRequest {}
extension Reskontra_V1_GeneratePayoutFileRequest: GuardedRequest {}
extension Reskontra_V1_SetPayoutAccountRequest: GuardedRequest {}
extension Reskontra_V1_ReverseNettingRequest: GuardedRequest {}
extension Reskontra_V1_CreateCustomerRequest: GuardedRequest {}
extension Reskontra_V1_UpdateCustomerRequest: GuardedRequest {}
extension Reskontra_V1_CreateCompanyRequest: GuardedRequest {}
extension Reskontra_V1_GoLiveRequest: GuardedRequest {}
extension Reskontra_V1_SetPeriodStatusRequest: GuardedRequest {}
extension Reskontra_V1_SetExchangeRateRequest: GuardedRequest {}
extension Reskontra_V1_CreateFreeTextInvoiceRequest: GuardedRequest {}
extension Reskontra_V1_CreateFromTemplateRequest: GuardedRequest {}
extension Reskontra_V1_SaveAsTemplateRequest: GuardedRequest {}
extension Reskontra_V1_UpdateFreeTextInvoiceRequest: GuardedRequest {}
extension Reskontra_V1_SubmitInvoiceRequest: GuardedRequest {}
extension Reskontra_V1_DecideInvoiceRequest: GuardedRequest {}
extension Reskontra_V1_RecallInvoiceRequest: GuardedRequest {}
extension Reskontra_V1_DeleteDraftRequest: GuardedRequest {}
extension Reskontra_V1_PostFreeTextInvoiceRequest: GuardedRequest {}
extension Reskontra_V1_CorrectInvoiceRequest: GuardedRequest {}
extension Reskontra_V1_CancelInvoiceRequest: GuardedRequest {}
extension Reskontra_V1_SetRecurringAssignmentRequest: GuardedRequest {}
extension Reskontra_V1_EndRecurringAssignmentRequest: GuardedRequest {}
extension Reskontra_V1_GenerateRecurringInvoicesRequest: GuardedRequest {}
extension Reskontra_V1_PostRecurrenceRequest: GuardedRequest {}
extension Reskontra_V1_DeleteGeneratedInvoiceRequest: GuardedRequest {}
extension Reskontra_V1_CreateMandateRequest: GuardedRequest {}
extension Reskontra_V1_SignMandateRequest: GuardedRequest {}
extension Reskontra_V1_AmendMandateRequest: GuardedRequest {}
extension Reskontra_V1_SuspendMandateRequest: GuardedRequest {}
extension Reskontra_V1_WithdrawCollectionRequest: GuardedRequest {}
extension Reskontra_V1_ImportBankStatusRequest: GuardedRequest {}
extension Reskontra_V1_ResumeMandateRequest: GuardedRequest {}
extension Reskontra_V1_CancelMandateRequest: GuardedRequest {}
extension Reskontra_V1_RunDirectDebitsRequest: GuardedRequest {}
extension Reskontra_V1_PostCollectionsRequest: GuardedRequest {}
extension Reskontra_V1_RegisterReturnRequest: GuardedRequest {}
extension Reskontra_V1_GenerateDirectDebitFileRequest: GuardedRequest {}
extension Reskontra_V1_DrawBillRequest: GuardedRequest {}
extension Reskontra_V1_AcceptBillRequest: GuardedRequest {}
extension Reskontra_V1_CreateRemittanceRequest: GuardedRequest {}
extension Reskontra_V1_ConfirmRemittanceRequest: GuardedRequest {}
extension Reskontra_V1_SettleBillRequest: GuardedRequest {}
extension Reskontra_V1_ProtestBillRequest: GuardedRequest {}
extension Reskontra_V1_RedrawBillRequest: GuardedRequest {}
extension Reskontra_V1_CancelBillRequest: GuardedRequest {}
extension Reskontra_V1_SetPaymentServiceRequest: GuardedRequest {}
extension Reskontra_V1_RegisterCardRequest: GuardedRequest {}
extension Reskontra_V1_UpdateOrderMethodRequest: GuardedRequest {}
extension Reskontra_V1_AuthorizeCardRequest: GuardedRequest {}
extension Reskontra_V1_CaptureCardRequest: GuardedRequest {}
extension Reskontra_V1_VoidCardAuthorizationRequest: GuardedRequest {}
extension Reskontra_V1_TakeCardCallsRequest: GuardedRequest {}
extension Reskontra_V1_ReportCardResultRequest: GuardedRequest {}
extension Reskontra_V1_ResumeCardPaymentRequest: GuardedRequest {}
extension Reskontra_V1_TerminateCardPaymentRequest: GuardedRequest {}
extension Reskontra_V1_RefundCardRequest: GuardedRequest {}
extension Reskontra_V1_PostCardPayoutRequest: GuardedRequest {}
extension Reskontra_V1_ResumeCardRefundRequest: GuardedRequest {}
extension Reskontra_V1_ExpireCardAuthorizationsRequest: GuardedRequest {}

extension Reskontra_V1_GrantRoleRequest: GuardedRequest {}
extension Reskontra_V1_RevokeRoleRequest: GuardedRequest {}
extension Reskontra_V1_BreakGlassRequest: GuardedRequest {}

/// A proposal does not change: nothing else is read.
extension Reskontra_V1_ProposeRequest: WritingRequest {
    mutating func require(unchangedSince sequence: UInt64) {}
}
extension Reskontra_V1_ApproveRequest: WritingRequest {
    mutating func require(unchangedSince sequence: UInt64) {}
}
extension Reskontra_V1_RejectRequest: WritingRequest {
    mutating func require(unchangedSince sequence: UInt64) {}
}
extension Reskontra_V1_WithdrawRequest: WritingRequest {
    mutating func require(unchangedSince sequence: UInt64) {}
}

extension Reskontra_V1_SetClockRequest: WritingRequest {
    mutating func require(unchangedSince sequence: UInt64) {}
}
