import CLibXML2

/// Elements of an XML file, one after the other, in bounded memory.
///
/// No document type, no network, no entity of the file's own; at most 64 levels, names of 256 bytes, texts of 64 KiB, also
/// when they come in pieces.
/// Everything else is a `BankFileFailure` with its line. libxml2's reader keeps only the branch it stands in.
final class XMLPull {
    enum Step {
        /// `isEmpty`: no `end` follows.
        case start(isEmpty: Bool)
        case end
        case text
        case done
    }

    static let depthMax = 64
    static let textBytesMax = 64 * 1024
    static let nameBytesMax = 256

    private let reader: xmlTextReaderPtr
    /// Of a file in memory: libxml2 reads in place.
    private let bytes: UnsafeMutableBufferPointer<CChar>?
    private var isDone = false
    private var names: [UInt: String] = [:]
    /// Of texts since the last element began or ended: comments can cut one text into any number of pieces.
    private var textBytes = 0

    private static let options = Int32(
        bitPattern: XML_PARSE_NONET.rawValue | XML_PARSE_NOBLANKS.rawValue | XML_PARSE_NOERROR.rawValue
            | XML_PARSE_NOWARNING.rawValue | XML_PARSE_NOCDATA.rawValue | XML_PARSE_BIG_LINES.rawValue)

    /// The caller keeps and closes the descriptor.
    init(descriptor: Int32) throws(BankFileFailure) {
        bytes = nil
        xmlResetLastError()
        guard let made = xmlReaderForFd(descriptor, nil, nil, XMLPull.options) else {
            throw BankFileFailure(line: 0, "the XML reader could not be made")
        }
        reader = made
    }

    init(path: String) throws(BankFileFailure) {
        bytes = nil
        xmlResetLastError()
        guard let made = xmlReaderForFile(path, nil, XMLPull.options) else {
            throw BankFileFailure(line: 0, "\(path) cannot be read")
        }
        reader = made
    }

    init(bytes source: [UInt8]) throws(BankFileFailure) {
        let copy = UnsafeMutableBufferPointer<CChar>.allocate(capacity: max(1, source.count))
        for (place, byte) in source.enumerated() { copy[place] = CChar(bitPattern: byte) }
        xmlResetLastError()
        guard let made = xmlReaderForMemory(copy.baseAddress, Int32(source.count), nil, nil, XMLPull.options) else {
            copy.deallocate()
            throw BankFileFailure(line: 0, "the XML reader could not be made")
        }
        bytes = copy
        reader = made
    }

    deinit {
        xmlFreeTextReader(reader)
        bytes?.deallocate()
    }

    /// Of the node the reader stands on; the parser itself may have read some hundred bytes further.
    var line: Int {
        let own = xmlTextReaderCurrentNode(reader).map { xmlGetLineNo($0) } ?? 0
        return own > 0 ? Int(own) : Int(xmlTextReaderGetParserLineNumber(reader))
    }
    var depth: Int { Int(xmlTextReaderDepth(reader)) }

    func next() throws(BankFileFailure) -> Step {
        while !isDone {
            let status = xmlTextReaderRead(reader)
            if status == 0 {
                isDone = true
                break
            }
            guard status == 1 else { throw failure() }
            switch UInt32(bitPattern: xmlTextReaderNodeType(reader)) {
            case XML_READER_TYPE_ELEMENT.rawValue:
                guard depth < XMLPull.depthMax else {
                    throw BankFileFailure(line: line, "elements are nested deeper than \(XMLPull.depthMax) levels")
                }
                guard xmlStrlen(xmlTextReaderConstLocalName(reader)) <= Int32(XMLPull.nameBytesMax) else {
                    throw BankFileFailure(line: line, "an element's name is longer than \(XMLPull.nameBytesMax) bytes")
                }
                textBytes = 0
                return .start(isEmpty: xmlTextReaderIsEmptyElement(reader) == 1)
            case XML_READER_TYPE_END_ELEMENT.rawValue:
                textBytes = 0
                return .end
            case XML_READER_TYPE_TEXT.rawValue, XML_READER_TYPE_CDATA.rawValue: return .text
            case XML_READER_TYPE_DOCUMENT_TYPE.rawValue:
                throw BankFileFailure(line: line, "a document type (<!DOCTYPE) is not taken: bank files have none")
            case XML_READER_TYPE_ENTITY_REFERENCE.rawValue:
                throw BankFileFailure(line: line, "an entity of the file's own is not taken")
            default: continue
            }
        }
        return .done
    }

    /// Holds against a schema what `read` reads; before the first `next`. The reader leaves the schema before it returns.
    func check(_ context: xmlSchemaValidCtxtPtr, _ read: () throws(BankFileFailure) -> Void) throws(BankFileFailure) {
        guard xmlTextReaderSchemaValidateCtxt(reader, context, 0) == 0 else {
            throw BankFileFailure(line: 0, "the schema check could not be made")
        }
        defer { xmlTextReaderSchemaValidateCtxt(reader, nil, 0) }
        try read()
    }

    /// One number for each name of the file: names are interned.
    var nameKey: UInt { UInt(bitPattern: xmlTextReaderConstLocalName(reader)) }

    /// Local name of the element.
    var name: String {
        guard let pointer = xmlTextReaderConstLocalName(reader) else { return "" }
        let key = UInt(bitPattern: pointer)
        if let known = names[key] { return known }
        let name = String(cString: pointer)
        if names.count < 1_000 { names[key] = name }
        return name
    }

    /// Nil: none.
    var namespace: String? { xmlTextReaderConstNamespaceUri(reader).map { String(cString: $0) } }

    /// Text of a text node; nil when it is not wanted, or nothing.
    func text(isWanted: Bool) throws(BankFileFailure) -> String? {
        guard let pointer = xmlTextReaderConstValue(reader) else { return nil }
        textBytes += Int(xmlStrlen(pointer))
        guard textBytes <= XMLPull.textBytesMax else {
            throw BankFileFailure(line: line, "a text is longer than \(XMLPull.textBytesMax / 1024) KiB")
        }
        return isWanted ? String(cString: pointer) : nil
    }

    /// Of the element the reader stands on.
    func attribute(_ name: String) -> String? {
        guard xmlTextReaderMoveToAttribute(reader, name) == 1 else { return nil }
        defer { xmlTextReaderMoveToElement(reader) }
        return xmlTextReaderConstValue(reader).map { String(cString: $0) }
    }

    private func failure() -> BankFileFailure {
        guard let error = xmlGetLastError() else { return BankFileFailure(line: line, "this is no XML") }
        let message = error.pointee.message.map { BankText.plain(String(cString: $0)) } ?? "this is no XML"
        return BankFileFailure(line: max(Int(error.pointee.line), 0), BankText.cut("not well-formed: \(message)", 300))
    }
}
