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
extension Reskontra_V1_CaptureRequest: GuardedRequest {}
extension Reskontra_V1_VoidRequest: GuardedRequest {}
extension Reskontra_V1_PostInvoiceRequest: GuardedRequest {}
extension Reskontra_V1_PostCreditNoteRequest: GuardedRequest {}
extension Reskontra_V1_PostPaymentRequest: GuardedRequest {}
extension Reskontra_V1_SettleRequest: GuardedRequest {}
extension Reskontra_V1_UndoSettlementRequest: GuardedRequest {}
extension Reskontra_V1_ReversePaymentRequest: GuardedRequest {}
extension Reskontra_V1_ProcessNsfRequest: GuardedRequest {}
extension Reskontra_V1_WriteOffRequest: GuardedRequest {}
extension Reskontra_V1_ReverseWriteOffRequest: GuardedRequest {}
extension Reskontra_V1_ReimburseRequest: GuardedRequest {}
extension Reskontra_V1_PostPrepaymentInvoiceRequest: GuardedRequest {}
extension Reskontra_V1_ApplyPrepaymentRequest: GuardedRequest {}
extension Reskontra_V1_ReversePrepaymentRequest: GuardedRequest {}
extension Reskontra_V1_NetBalancesRequest: GuardedRequest {}
extension Reskontra_V1_ReverseNettingRequest: GuardedRequest {}
extension Reskontra_V1_CreateCustomerRequest: GuardedRequest {}
extension Reskontra_V1_UpdateCustomerRequest: GuardedRequest {}
extension Reskontra_V1_CreateCompanyRequest: GuardedRequest {}
extension Reskontra_V1_GoLiveRequest: GuardedRequest {}
extension Reskontra_V1_SetPeriodStatusRequest: GuardedRequest {}
extension Reskontra_V1_SetExchangeRateRequest: GuardedRequest {}

extension Reskontra_V1_SetClockRequest: WritingRequest {
    mutating func require(unchangedSince sequence: UInt64) {}
}
