import GRPCCore
import Receivables
import ReskontraClient
import Schema
import Server
import Wire

/// A call as the native port takes it: what a frame's header says stands in the metadata.
///
///     reskontra-request-key: 0190f5c2-...   grpc-timeout: 200m   authorization: Bearer ...   traceparent: 00-...
struct ForwardedCall: Sendable {
    let method: Schema.Method
    let caller: Identity
    let message: [UInt8]
    /// In its text form; methods that write need one.
    let key: ReskontraClient.RequestKey?
    let deadline: Duration?
    /// One that is not of W3C's form is no reason to refuse a call.
    let trace: TraceParent?

    init(_ method: Schema.Method, _ caller: Identity, _ metadata: Metadata, _ message: [UInt8]) throws {
        guard message.count <= GRPCPort.Limits.requestBytes else {
            throw RPCError(
                StatusMessage.make(
                    Rejection(
                        .requestTooLarge, "a request takes at most \(GRPCPort.Limits.requestBytes) bytes",
                        [
                            .init("bytes", UInt64(message.count)),
                            .init("limit", UInt64(GRPCPort.Limits.requestBytes)),
                        ])))
        }
        self.method = method
        self.caller = caller
        self.message = message
        key = try metadata[stringValues: "reskontra-request-key"].reduce(nil) { _, text in
            guard let key = ReskontraClient.RequestKey(text) else {
                throw RPCError(
                    StatusMessage.make(
                        Rejection(.requestKeyInvalid, "reskontra-request-key is a UUIDv7 in its text form")))
            }
            return key
        }
        trace = metadata[stringValues: "traceparent"].reduce(nil) { TraceParent($1) ?? $0 }
        deadline = metadata[stringValues: "grpc-timeout"].reduce(nil) { Self.duration($1) ?? $0 }
    }

    /// One to eight digits and a unit, as gRPC writes them.
    static func duration(_ text: String) -> Duration? {
        guard let unit = text.last, text.count <= 9, let count = Int64(text.dropLast()), count >= 0 else { return nil }
        switch unit {
        case "H": return .seconds(count * 3_600)
        case "M": return .seconds(count * 60)
        case "S": return .seconds(count)
        case "m": return .milliseconds(count)
        case "u": return .microseconds(count)
        case "n": return .nanoseconds(count)
        default: return nil
        }
    }
}

extension Metadata {
    /// What the envelope of an answer says, as trailers.
    init(_ reply: Reply<[UInt8]>) {
        self = ["reskontra-sequence": "\(reply.sequence)"]
        if reply.replayed { addString("true", forKey: "reskontra-replayed") }
        guard let receipt = reply.receipt else { return }
        // As in a native frame: the epoch, then the first bytes of the chain.
        let epoch = withUnsafeBytes(of: receipt.epoch.littleEndian, Array.init)
        addBinary(epoch + receipt.chain, forKey: "reskontra-receipt-bin")
    }
}

extension RPCError {
    /// The same `google.rpc.Status` as in a native answer, where gRPC looks for it.
    init(_ status: (code: UInt16, bytes: [UInt8]), message: String = "", sequence: UInt64 = 0) {
        var trailers: Metadata = [:]
        trailers.addBinary(status.bytes, forKey: "grpc-status-details-bin")
        if sequence > 0 { trailers.addString("\(sequence)", forKey: "reskontra-sequence") }
        let told = (try? Google_Rpc_Status(serializedBytes: status.bytes))?.message
        self.init(
            code: Status.Code(rawValue: Int(status.code)).flatMap(RPCError.Code.init) ?? .unknown,
            message: message.isEmpty ? told ?? "" : message, metadata: trailers)
    }

    init(_ failure: CallFailure) {
        switch failure {
        case .refused(let status):
            self.init(
                (UInt16(clamping: status.code), status.encoded), message: status.message, sequence: status.sequence)
        case .notDone(let why), .outcomeUnknown(_, let why):
            // Safe to send again with the same key, as after any broken line.
            self.init(code: .unavailable, message: why)
        }
    }
}
