import GRPCCore
import Schema
import SwiftProtobuf
import Synchronization

/// `grpc.health.v1`: serving until the drain begins.
final class Health: RegistrableRPCService {
    private struct State {
        var isDraining = false
        var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
        /// Watches that were cancelled before they waited.
        var gone: Set<Int> = []
        var next = 0
    }
    private let state = Mutex(State())

    private static let services = Set(
        Schema.Method.allCases.map { "reskontra.v1.\($0.name.prefix { $0 != "." })" } + [""])

    func drain() {
        let waiting = state.withLock { state in
            state.isDraining = true
            defer { state.waiting = [:] }
            return state.waiting.values
        }
        for waiter in waiting { waiter.resume() }
    }

    private func status(_ service: String) -> Grpc_Health_V1_HealthCheckResponse.ServingStatus {
        guard Self.services.contains(service) else { return .serviceUnknown }
        return state.withLock { $0.isDraining } ? .notServing : .serving
    }

    func registerMethods<Transport: ServerTransport>(with router: inout RPCRouter<Transport>) {
        let service = ServiceDescriptor(fullyQualifiedService: "grpc.health.v1.Health")
        router.registerHandler(
            forMethod: MethodDescriptor(service: service, method: "Check"),
            deserializer: Coder<Grpc_Health_V1_HealthCheckRequest>(),
            serializer: Coder<Grpc_Health_V1_HealthCheckResponse>()
        ) { [self] request, _ in
            let name = try await ServerRequest(stream: request).message.service
            guard Self.services.contains(name) else {
                throw RPCError(code: .notFound, message: "this server has no service \(name)")
            }
            return StreamingServerResponse(single: ServerResponse(message: .with { $0.status = status(name) }))
        }
        router.registerHandler(
            forMethod: MethodDescriptor(service: service, method: "Watch"),
            deserializer: Coder<Grpc_Health_V1_HealthCheckRequest>(),
            serializer: Coder<Grpc_Health_V1_HealthCheckResponse>()
        ) { [self] request, _ in
            let name = try await ServerRequest(stream: request).message.service
            return StreamingServerResponse { [self] writer in
                try await writer.write(.with { $0.status = status(name) })
                await untilDrainOrCancel()
                try? await writer.write(.with { $0.status = status(name) })
                return [:]
            }
        }
    }

    private func untilDrainOrCancel() async {
        let number = state.withLock { state in
            state.next += 1
            return state.next
        }
        await withRPCCancellationHandler {
            await withCheckedContinuation { waiter in
                let waits = state.withLock { state in
                    guard !state.isDraining, state.gone.remove(number) == nil else { return false }
                    state.waiting[number] = waiter
                    return true
                }
                if !waits { waiter.resume() }
            }
        } onCancelRPC: {
            let waiter = self.state.withLock { state in
                let waiter = state.waiting.removeValue(forKey: number)
                if waiter == nil, !state.isDraining { state.gone.insert(number) }
                return waiter
            }
            waiter?.resume()
        }
    }
}

/// A message as protobuf writes it.
struct Coder<Content: Message & Sendable>: MessageSerializer, MessageDeserializer {
    func serialize<Bytes: GRPCContiguousBytes>(_ message: Content) throws -> Bytes {
        Bytes(try message.serializedBytes() as [UInt8])
    }

    func deserialize<Bytes: GRPCContiguousBytes>(_ bytes: Bytes) throws -> Content {
        do { return try Content(serializedBytes: bytes.withUnsafeBytes(Array.init)) } catch {
            throw RPCError(code: .invalidArgument, message: "the message is not a \(Content.protoMessageName)")
        }
    }
}
