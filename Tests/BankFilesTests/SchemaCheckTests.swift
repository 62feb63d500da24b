import Foundation
import Testing

@testable import BankFiles

/// Files held against a schema: a small one of our own here, the official ones where the shared data lies.
@Suite struct SchemaCheckTests {
    private static let namespace = "urn:iso:std:iso:20022:tech:xsd:test.001.001.01"
    private let folder = FileManager.default.temporaryDirectory.appendingPathComponent("schemas-\(UUID().uuidString)")

    init() throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try """
        <xs:schema xmlns="\(Self.namespace)" xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified"
            targetNamespace="\(Self.namespace)">
          <xs:element name="Document"><xs:complexType><xs:sequence>
            <xs:element name="Id"><xs:simpleType><xs:restriction base="xs:string"><xs:maxLength value="5"/></xs:restriction></xs:simpleType></xs:element>
            <xs:element name="Amt" type="xs:decimal" maxOccurs="unbounded"/>
          </xs:sequence></xs:complexType></xs:element>
        </xs:schema>
        """.write(to: folder.appendingPathComponent("test.001.001.01.xsd"), atomically: true, encoding: .utf8)
    }

    private func check(_ text: String) throws -> [SchemaCheck.Fault] {
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("file.xml")
        try text.write(to: file, atomically: true, encoding: .utf8)
        let faults = try SchemaCheck.faults(file: file.path, schemas: folder.path)
        #expect(try SchemaCheck.faults(bytes: Array(text.utf8), schemas: folder.path) == faults)
        return faults
    }

    private func failure(_ text: String) throws -> BankFileFailure {
        try #require(throws: BankFileFailure.self) { try check(text) }
    }

    @Test("a valid file has no faults")
    func valid() throws {
        #expect(try check("<Document xmlns='\(Self.namespace)'>\n<Id>A</Id>\n<Amt>1.00</Amt></Document>") == [])
    }

    @Test("each fault has its line and says what is wrong, at most 20 of them")
    func faults() throws {
        let faults = try check("<Document xmlns='\(Self.namespace)'>\n<Id>ABCDEF</Id>\n<Amt>1</Amt>\n<Amt>x</Amt>\n<Sum/></Document>")
        #expect(Set(faults.map(\.line)) == [2, 4, 5])
        #expect(faults.contains { $0.line == 2 && $0.message.contains("'Id'") && $0.message.contains("length of '5'") })
        #expect(faults.contains { $0.line == 5 && $0.message.contains("'Sum'") })
    }

    @Test("no more than 20 faults are told")
    func many() throws {
        let rows = String(repeating: "<Amt>x</Amt>\n", count: 1_000)
        let faults = try check("<Document xmlns='\(Self.namespace)'>\n<Id>A</Id>\n\(rows)</Document>")
        #expect(faults.count == SchemaCheck.faultsMax && faults[0].line == 3)
    }

    @Test("no schema for it, another namespace, no XML, a document type, a torn end: nothing is said about the file")
    func failures() throws {
        let other = "<Document xmlns='urn:iso:std:iso:20022:tech:xsd:test.001.001.02'/>"
        #expect(try failure(other).message.contains("test.001.001.02.xsd"))
    }

    @Test("a file of another kind is no message of ISO 20022", arguments: ["<Document/>", "<Document xmlns='urn:x'/>"])
    func strangers(text: String) throws {
        #expect(try failure(text).message.contains("is no message of ISO 20022"))
    }

    @Test("hostile and torn files fail with their line", arguments: [
        "<!DOCTYPE Document [<!ENTITY a 'b'>]>\n<Document xmlns='\(namespace)'/>",
        "<Document xmlns='\(namespace)'>\n<Id>A</Id>\n<Amt>1</Amt>", "no XML",
    ])
    func hostile(text: String) throws { #expect(try failure(text).line > 0) }

    @Test("official schemas: what real banks sent that is valid is valid here, what is not has a line")
    func official() throws {
        let shared = RealFileTests.folder
        guard FileManager.default.fileExists(atPath: shared.appendingPathComponent("schemas").path) else {
            print("skipped: shared data not here")
            return
        }
        func faults(_ name: String) throws -> [SchemaCheck.Fault] {
            try SchemaCheck.faults(
                file: shared.appendingPathComponent(name).path, schemas: shared.appendingPathComponent("schemas").path)
        }
        #expect(try faults("camt/iso20022js/nordea--example_camt.xml") == [])
        #expect(try faults("camt/genkgo/camt053.v2.wrong.xml").map(\.line) == [8])
        #expect(try faults("camt/viafintech/053--valid_example_with_batch.xml").map(\.line) == [143])
    }
}
