import Loop
import Receivables
import SwiftProtobuf
import Wire

/// A request that goes on after its message was decoded beside the loop.
struct ResumedRequest {
    let message: any Message
    let deadlineAt: UInt64
}

/// The bytes of a message, kept beyond its turn.
final class OwnedBytes: Sendable {
    private let bytes: [UInt8]

    init(_ source: UnsafeRawBufferPointer) { bytes = Array(source) }

    func withBytes<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try bytes.withUnsafeBytes(body)
    }
}

extension NativePort {
    /// The message, or nil: after the refusal was sent, or while a long one is decoded beside the loop. Then
    /// its route is taken again, when it is decoded.
    func decode<M: Message>(_ call: Inbound, _ type: M.Type) -> M? {
        if call.frame.message.count > ServerLimits.decodedOnLoopBytes {
            if let resumed { return resumed.message as? M }
            decodeBeside(call, type)
            return nil
        }
        switch NativePort.read(call.frame.message, type) {
        case .success(let message): return message
        case .failure(let rejection):
            refuse(call, rejection)
            return nil
        }
    }

    private func decodeBeside<M: Message>(_ call: Inbound, _ type: M.Type) {
        guard let request = park(call) else { return }
        let owned = OwnedBytes(call.frame.message)
        let place = Handover(value: (port: self, call: call))
        let isTaken = decoder.submit {
            guard request.isWanted else { return {} }
            let result = owned.withBytes { NativePort.read($0, type) }
            return { place.value.port.goOn(place.value.call, request, owned, result) }
        }
        if !isTaken, parked.take(request) {
            refuse(call, Rejection(.retryLater, "too many messages above \(ServerLimits.decodedOnLoopBytes) bytes wait"))
        }
    }

    private func goOn<M: Message>(
        _ call: Inbound, _ request: ParkedRequest, _ owned: OwnedBytes, _ result: Result<M, Rejection>
    ) {
        guard unpark(request) else { return }
        switch result {
        case .failure(let rejection): refuse(call, rejection)
        case .success(let message):
            owned.withBytes { bytes in
                resumed = ResumedRequest(message: message, deadlineAt: request.deadlineAt)
                let frame = RequestFrame(head: call.frame.head, message: bytes, byteCount: call.frame.byteCount)
                dispatch(Inbound(id: call.id, frame: frame, method: call.method))
                resumed = nil
            }
        }
    }

    private static func read<M: Message>(_ bytes: UnsafeRawBufferPointer, _ type: M.Type) -> Result<M, Rejection> {
        do {
            return .success(try M(serializedBytes: Array(bytes), options: requestDecoding))
        } catch BinaryDecodingError.invalidUTF8 {
            return .failure(Rejection(.textNotUTF8, "a text of the message is not valid UTF-8"))
        } catch {
            return .failure(Rejection(.messageMalformed, "the message is no valid \(M.protoMessageName)"))
        }
    }
}
