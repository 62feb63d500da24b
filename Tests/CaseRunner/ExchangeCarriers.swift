import GRPCCore
import GRPCNIOTransportHTTP2Posix
import ReskontraClient
import Schema
import SwiftProtobuf

/// What brings a request to the server and its answer back. Refusals are thrown as `CallFailure.refused`.
protocol Carrier: Sendable {
    func answer(_ method: Schema.Method, _ bytes: [UInt8], _ key: RequestKey?) async throws -> Reply<[UInt8]>
    /// The first items of a stream, which is left then.
    func items(_ method: Schema.Method, _ bytes: [UInt8], count: Int) async throws -> [[UInt8]]
}

/// Native frames.
struct NativeCarrier: Carrier {
    let connection: Connection

    func answer(_ method: Schema.Method, _ bytes: [UInt8], _ key: RequestKey?) async throws -> Reply<[UInt8]> {
        try await connection.callRaw(method: method.rawValue, bytes: bytes, key: key, deadline: .seconds(30))
    }

    func items(_ method: Schema.Method, _ bytes: [UInt8], count: Int) async throws -> [[UInt8]] {
        var items: [[UInt8]] = []
        for try await item in connection.streamRaw(method: method.rawValue, bytes: bytes) {
            items.append(item.message)
            if items.count == count { break }
        }
        return items
    }
}

/// HTTP/2, by grpc-swift's client.
struct GRPCCarrier: Carrier {
    private let client: GRPCClient<HTTP2ClientTransport.Posix>

    static func with<Result: Sendable>(
        _ address: Address, _ body: @Sendable (GRPCCarrier) async throws -> Result
    ) async throws -> Result {
        let transport = try HTTP2ClientTransport.Posix(
            target: .ipv4(address: address.host, port: address.port), transportSecurity: .plaintext)
        return try await withGRPCClient(transport: transport) { try await body(GRPCCarrier(client: $0)) }
    }

    func answer(_ method: Schema.Method, _ bytes: [UInt8], _ key: RequestKey?) async throws -> Reply<[UInt8]> {
        var metadata: Metadata = [:]
        if let key { metadata.addString(key.description, forKey: "reskontra-request-key") }
        return try await refusals {
            try await client.unary(
                request: ClientRequest(message: bytes, metadata: metadata), descriptor: descriptor(method),
                serializer: Plain(), deserializer: Plain(), options: .defaults
            ) { response in
                let trailers = response.trailingMetadata
                return Reply(
                    message: try response.message, sequence: UInt64(text(trailers, "reskontra-sequence")) ?? 0,
                    receipt: nil, replayed: text(trailers, "reskontra-replayed") == "true")
            }
        }
    }

    func items(_ method: Schema.Method, _ bytes: [UInt8], count: Int) async throws -> [[UInt8]] {
        try await refusals {
            try await client.serverStreaming(
                request: ClientRequest(message: bytes), descriptor: descriptor(method), serializer: Plain(),
                deserializer: Plain(), options: .defaults
            ) { response in
                var items: [[UInt8]] = []
                for try await item in response.messages {
                    items.append(item)
                    if items.count == count { break }
                }
                return items
            }
        }
    }

    private func refusals<Result>(_ body: () async throws -> Result) async throws -> Result {
        do { return try await body() } catch let error as RPCError {
            for bytes in error.metadata[binaryValues: "grpc-status-details-bin"] {
                throw CallFailure.refused(StatusFailure(try Google_Rpc_Status(serializedBytes: bytes)))
            }
            throw error
        }
    }

    private func descriptor(_ method: Schema.Method) -> MethodDescriptor {
        let path = method.name.split(separator: ".")
        return MethodDescriptor(
            service: ServiceDescriptor(fullyQualifiedService: "reskontra.v1.\(path[0])"), method: String(path[1]))
    }

    private func text(_ metadata: Metadata, _ name: String) -> String {
        metadata[stringValues: name].reduce("") { $1 }
    }
}

/// Messages pass as they are.
private struct Plain: MessageSerializer, MessageDeserializer {
    func serialize<Bytes: GRPCContiguousBytes>(_ message: [UInt8]) -> Bytes { Bytes(message) }

    func deserialize<Bytes: GRPCContiguousBytes>(_ bytes: Bytes) -> [UInt8] { bytes.withUnsafeBytes(Array.init) }
}
