import GRPCCore
import ReskontraClient
import Schema
import Server

/// Every method of every service, handed to the native port byte for byte.
struct Forwarding: RegistrableRPCService {
    private let lanes: Lanes
    private let threads: CarrierThreads

    init(_ lanes: Lanes, _ threads: CarrierThreads) {
        self.lanes = lanes
        self.threads = threads
    }

    func registerMethods<Transport: ServerTransport>(with router: inout RPCRouter<Transport>) {
        for method in Schema.Method.allCases {
            let path = method.name.split(separator: ".")
            let descriptor = MethodDescriptor(
                service: ServiceDescriptor(fullyQualifiedService: "reskontra.v1.\(path[0])"), method: String(path[1]))
            router.registerHandler(forMethod: descriptor, deserializer: Verbatim(), serializer: Verbatim()) {
                request, context in
                let caller = try await lanes.caller(request.metadata, context)
                let message = try await ServerRequest(stream: request).message
                let call = try ForwardedCall(method, caller, request.metadata, message)
                return method.streams ? stream(call) : try await answer(call)
            }
        }
    }

    private func answer(_ call: ForwardedCall) async throws -> StreamingServerResponse<[UInt8]> {
        let reply = try await untilCancelled {
            let lane = try await lanes.lane(for: call.caller)
            return try await lane.callRaw(
                method: call.method.rawValue, bytes: call.message, key: call.key, deadline: call.deadline,
                trace: call.trace)
        }
        return StreamingServerResponse(
            single: ServerResponse(message: reply.message, trailingMetadata: Metadata(reply)))
    }

    private func stream(_ call: ForwardedCall) -> StreamingServerResponse<[UInt8]> {
        StreamingServerResponse { writer in
            try await untilCancelled {
                try await lanes.stream(for: call.caller) { lane in
                    var last: UInt64 = 0
                    for try await item in lane.streamRaw(
                        method: call.method.rawValue, bytes: call.message, trace: call.trace)
                    {
                        try await writer.write(item.message)
                        last = item.sequence
                    }
                    return ["reskontra-sequence": "\(last)"]
                }
            }
        }
    }

    /// A call whose caller gives up is cancelled at the native port; its word is still waited for.
    private func untilCancelled<Result: Sendable>(
        _ body: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        let work = Task(executorPreference: threads, operation: body)
        return try await withRPCCancellationHandler {
            do { return try await work.value } catch let failure as CallFailure { throw RPCError(failure) }
        } onCancelRPC: {
            work.cancel()
        }
    }
}

/// Messages pass as they are.
private struct Verbatim: MessageSerializer, MessageDeserializer {
    func serialize<Bytes: GRPCContiguousBytes>(_ message: [UInt8]) -> Bytes { Bytes(message) }

    func deserialize<Bytes: GRPCContiguousBytes>(_ bytes: Bytes) -> [UInt8] { bytes.withUnsafeBytes(Array.init) }
}
