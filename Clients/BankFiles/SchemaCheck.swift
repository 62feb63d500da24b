import CLibXML2
import Glibc

/// Holds an ISO 20022 file against its official schema, for whoever has the schemas in a folder.
///
/// The file itself says which one: namespace `urn:iso:std:iso:20022:tech:xsd:pain.001.001.09` needs
/// `pain.001.001.09.xsd` there. Memory is that of the schema; the file is read as a stream, without network or document
/// type. No schema comes with the program.
public final class SchemaCheck {
    public struct Fault: Equatable, Sendable, CustomStringConvertible {
        public let line: Int
        public let message: String

        public var description: String { "line \(line): \(message)" }
    }

    /// More are counted by nobody: the file is made anew anyway.
    public static let faultsMax = 20

    private static let namespace = "urn:iso:std:iso:20022:tech:xsd:"

    /// As `pain.001.001.09`.
    public let schemaName: String
    private let schema: xmlSchemaPtr

    /// Faults in the order of the file, at most `faultsMax`; none: the file is valid.
    ///
    /// Throws where nothing can be said: the file cannot be read or is no XML, the folder has no schema for it.
    public static func faults(file path: String, schemas folder: String) throws(BankFileFailure) -> [Fault] {
        try SchemaCheck(for: XMLPull(path: path), folder).faults(XMLPull(path: path))
    }

    public static func faults(bytes: [UInt8], schemas folder: String) throws(BankFileFailure) -> [Fault] {
        try SchemaCheck(for: XMLPull(bytes: bytes), folder).faults(XMLPull(bytes: bytes))
    }

    /// Stops at the first element: what follows is another reader's.
    private init(for file: XMLPull, _ folder: String) throws(BankFileFailure) {
        guard case .start = try file.next() else { throw BankFileFailure(line: file.line, "this is no XML") }
        let found = file.namespace ?? ""
        guard found.hasPrefix(SchemaCheck.namespace), !found.contains("/") else {
            throw BankFileFailure(line: file.line, "the namespace '\(BankText.cut(found, 80))' is no message of ISO 20022")
        }
        schemaName = String(found.dropFirst(SchemaCheck.namespace.utf8.count))
        let path = "\(folder)/\(schemaName).xsd"
        // libxml2 would write to standard error about a file that is not there.
        guard access(path, R_OK) == 0, let parser = xmlSchemaNewParserCtxt(path) else {
            throw BankFileFailure(line: 0, "there is no schema \(path)")
        }
        defer { xmlSchemaFreeParserCtxt(parser) }
        xmlSchemaSetParserStructuredErrors(parser, { _, _ in }, nil)
        guard let parsed = xmlSchemaParse(parser) else {
            throw BankFileFailure(line: 0, "\(path) is no schema")
        }
        schema = parsed
    }

    deinit { xmlSchemaFree(schema) }

    private final class Found {
        var faults: [Fault] = []
    }

    private func faults(_ file: XMLPull) throws(BankFileFailure) -> [Fault] {
        guard let context = xmlSchemaNewValidCtxt(schema) else {
            throw BankFileFailure(line: 0, "the schema check could not be made")
        }
        defer { xmlSchemaFreeValidCtxt(context) }
        let found = Found()
        xmlSchemaSetValidStructuredErrors(
            context,
            { target, error in
                guard let target, let error else { return }
                let found = Unmanaged<Found>.fromOpaque(target).takeUnretainedValue()
                guard found.faults.count < SchemaCheck.faultsMax else { return }
                let message = error.pointee.message.map { String(cString: $0) } ?? "does not fit the schema"
                found.faults.append(Fault(line: Int(error.pointee.line), message: SchemaCheck.plain(message)))
            }, Unmanaged.passUnretained(found).toOpaque())
        try file.check(context) { () throws(BankFileFailure) in
            while found.faults.count < SchemaCheck.faultsMax {
                if case .done = try file.next() { break }
            }
        }
        return withExtendedLifetime(found) { found.faults }
    }

    /// Without the namespace in braces, which every element of the file has.
    private static func plain(_ message: String) -> String {
        var text = message
        while let open = text.firstRange(of: "{\(namespace)"), let close = text[open.upperBound...].firstIndex(of: "}") {
            text.removeSubrange(open.lowerBound...close)
        }
        return BankText.cut(BankText.plain(text), 300)
    }
}
