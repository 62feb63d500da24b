import GRPCCore
import GRPCNIOTransportHTTP2Posix
import Glibc

/// The anchor of the gRPC port in `make bench`: grpc-swift alone, which answers the message it got.
///
///     reskontra-grpc-echo PORT
@main
struct GRPCEcho {
    static func main() async throws {
        guard CommandLine.arguments.count == 2, let port = Int(CommandLine.arguments[1]) else {
            print("usage: reskontra-grpc-echo PORT")
            exit(64)
        }
        let transport = HTTP2ServerTransport.Posix(
            address: .ipv4(host: "127.0.0.1", port: port), transportSecurity: .plaintext,
            config: .defaults { $0.http2.maxConcurrentStreams = 256 })
        try await withThrowingDiscardingTaskGroup { group in
            group.addTask { try await GRPCServer(transport: transport, services: [Echo()]).serve() }
            _ = try await transport.listeningAddress
            print("ready")
            fflush(nil)
        }
    }
}

/// The method of the real port, so that a generator needs to know nothing else.
private struct Echo: RegistrableRPCService {
    func registerMethods<Transport: ServerTransport>(with router: inout RPCRouter<Transport>) {
        let check = MethodDescriptor(
            service: ServiceDescriptor(fullyQualifiedService: "reskontra.v1.Credit"), method: "CheckCredit")
        router.registerHandler(forMethod: check, deserializer: Bytes(), serializer: Bytes()) { request, _ in
            StreamingServerResponse(
                single: ServerResponse(message: try await ServerRequest(stream: request).message))
        }
    }
}

private struct Bytes: MessageSerializer, MessageDeserializer {
    func serialize<Contiguous: GRPCContiguousBytes>(_ message: [UInt8]) -> Contiguous { Contiguous(message) }

    func deserialize<Contiguous: GRPCContiguousBytes>(_ bytes: Contiguous) -> [UInt8] {
        bytes.withUnsafeBytes(Array.init)
    }
}
