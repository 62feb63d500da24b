import Foundation
import GRPCCore
import Schema
import SwiftProtobuf

/// `grpc.reflection`: tools learn every service, message and error detail from the server itself.
struct Reflection: RegistrableRPCService {
    typealias Request = Grpc_Reflection_V1_ServerReflectionRequest
    typealias Response = Grpc_Reflection_V1_ServerReflectionResponse

    func registerMethods<Transport: ServerTransport>(with router: inout RPCRouter<Transport>) {
        // Older tools ask the service of the same messages under its first name.
        for package in ["v1", "v1alpha"] {
            let service = ServiceDescriptor(fullyQualifiedService: "grpc.reflection.\(package).ServerReflection")
            router.registerHandler(
                forMethod: MethodDescriptor(service: service, method: "ServerReflectionInfo"),
                deserializer: Coder<Request>(), serializer: Coder<Response>()
            ) { request, _ in
                StreamingServerResponse { writer in
                    for try await question in request.messages { try await writer.write(Self.answer(question)) }
                    return [:]
                }
            }
        }
    }

    private static let files = DescriptorIndex()

    static func answer(_ question: Request) -> Response {
        var response = Response()
        response.validHost = question.host
        response.originalRequest = question
        func file(_ found: String?, _ what: String) {
            guard let found else {
                response.errorResponse.errorCode = 5
                response.errorResponse.errorMessage = "this server knows no \(what)"
                return
            }
            response.fileDescriptorResponse.fileDescriptorProto = files.withImports(found)
        }
        switch question.messageRequest {
        case .fileByFilename(let name): file(files.file(named: name), "file \(name)")
        case .fileContainingSymbol(let name): file(files.fileOfSymbol[name], "symbol \(name)")
        case .fileContainingExtension(let wanted):
            file(
                files.extensions[wanted.containingType]?[wanted.extensionNumber],
                "extension \(wanted.extensionNumber) of \(wanted.containingType)")
        case .allExtensionNumbersOfType(let name):
            guard files.fileOfSymbol[name] != nil else {
                file(nil, "message \(name)")
                break
            }
            response.allExtensionNumbersResponse.baseTypeName = name
            response.allExtensionNumbersResponse.extensionNumber = (files.extensions[name] ?? [:]).keys.sorted()
        case .listServices:
            response.listServicesResponse.service = files.services.map { name in .with { $0.name = name } }
        case nil:
            response.errorResponse.errorCode = 3
            response.errorResponse.errorMessage = "the request asks nothing"
        }
        return response
    }
}

/// The committed descriptor set, by what reflection is asked for.
private struct DescriptorIndex: Sendable {
    private var encoded: [String: Data] = [:]
    private var imports: [String: [String]] = [:]
    private(set) var fileOfSymbol: [String: String] = [:]
    /// File by extended message and number.
    private(set) var extensions: [String: [Int32: String]] = [:]
    private(set) var services: [String] = []

    init() {
        guard let bytes = Data(base64Encoded: descriptorSet),
            let set = try? Google_Protobuf_FileDescriptorSet(serializedBytes: bytes)
        else { preconditionFailure("Protocol/generate.sh wrote the descriptor set") }
        for file in set.file { take(file) }
        services.sort()
    }

    func file(named name: String) -> String? { encoded[name] == nil ? nil : name }

    /// The file first, then whatever it imports, each once.
    func withImports(_ name: String) -> [Data] {
        var order = [name]
        var position = 0
        while position < order.count {
            for needed in imports[order[position]] ?? [] where !order.contains(needed) { order.append(needed) }
            position += 1
        }
        return order.compactMap { encoded[$0] }
    }

    private mutating func take(_ file: Google_Protobuf_FileDescriptorProto) {
        encoded[file.name] = try? file.serializedData()
        imports[file.name] = file.dependency
        let prefix = file.package.isEmpty ? "" : file.package + "."
        for message in file.messageType { take(message, prefix, file.name) }
        for kind in file.enumType { fileOfSymbol[prefix + kind.name] = file.name }
        for field in file.extension { take(field, prefix, file.name) }
        for service in file.service {
            services.append(prefix + service.name)
            fileOfSymbol[prefix + service.name] = file.name
            for method in service.method { fileOfSymbol["\(prefix)\(service.name).\(method.name)"] = file.name }
        }
    }

    private mutating func take(_ message: Google_Protobuf_DescriptorProto, _ prefix: String, _ file: String) {
        let name = prefix + message.name
        fileOfSymbol[name] = file
        for field in message.field { fileOfSymbol["\(name).\(field.name)"] = file }
        for kind in message.enumType { fileOfSymbol["\(name).\(kind.name)"] = file }
        for inner in message.nestedType { take(inner, name + ".", file) }
        for field in message.extension { take(field, name + ".", file) }
    }

    private mutating func take(_ field: Google_Protobuf_FieldDescriptorProto, _ prefix: String, _ file: String) {
        fileOfSymbol[prefix + field.name] = file
        extensions[String(field.extendee.drop { $0 == "." }), default: [:]][field.number] = file
    }
}
