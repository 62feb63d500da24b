import Engine
import Loop
import Receivables
import Schema
import Wire

/// Every limit that Welcome tells, under the name by which it is enforced.
package enum ServerLimits {
    /// `length` of a request's frame.
    package static let requestBytes = FrameLimits.request
    /// The same for what tills send: Credit and single postings.
    package static let hotRequestBytes = 64 << 10
    /// Longer messages are decoded by a thread beside the loop.
    static let decodedOnLoopBytes = 64 << 10
    /// Messages that may wait to be decoded, up to `requestBytes` each.
    static let decodingMax = 64
    /// Requests per connection whose answer has not been written; beyond it we stop reading from it.
    package static let inFlight: UInt32 = 64
    package static let batchItems = 1_000
    package static let connections = LoopLimits().connectionsMax

    static func requestBytes(_ method: Schema.Method) -> Int {
        switch method {
        case .checkCredit, .authorize, .increment, .decrement, .extend, .capture, .void, .getAuthorization, .getCreditPosition,
            .listAuthorizations, .auditExposure, .postInvoice, .postCreditNote, .postPayment:
            hotRequestBytes
        default: requestBytes
        }
    }

    /// As Welcome and GetServerInfo tell them.
    package static var message: Reskontra_V1_Limits {
        var limits = Reskontra_V1_Limits()
        limits.requestBytes = UInt32(requestBytes)
        limits.hotRequestBytes = UInt32(hotRequestBytes)
        limits.answerBytes = UInt32(FrameLimits.answer)
        limits.inFlight = inFlight
        limits.batchItems = UInt32(batchItems)
        limits.pageSize = UInt32(Border.pageSizeMax)
        limits.lines = UInt32(InvoiceDraft.linesMax)
        limits.keyRetentionDays = UInt32(Engine.keyRetentionDays)
        limits.numberBytes = UInt32(Code.bytesMax)
        limits.textBytes = UInt32(Border.textBytesMax)
        limits.connections = UInt32(connections)
        limits.streamWindow = Watches.firstWindow
        return limits
    }
}
