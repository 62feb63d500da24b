import Receivables

/// Writes the text of a direct debit file: pain.008.001.02, its German variant or pain.008.001.08 (setup:SD-12, SD-13).
///
/// Everything in it was fixed when the file was made, so each writing gives the same bytes. A piece holds at most
/// `DirectDebitFile.pieceCollections` transactions; memory is that of one piece.
package struct Pain008 {
    private let file: DirectDebitFile
    private var xml = XMLWriter()

    package init(_ file: DirectDebitFile) { self.file = file }

    private var namespace: String { "urn:iso:std:iso:20022:tech:xsd:\(file.format.name)" }

    /// The whole file.
    package static func text(_ file: DirectDebitFile, _ book: borrowing Book) -> String {
        var text = ""
        for piece in 0..<file.pieces { text += Pain008(file).piece(piece, book) }
        return text
    }

    /// The piece of a number, from 0.
    package consuming func piece(_ number: Int, _ book: borrowing Book) -> String {
        let first = number * DirectDebitFile.pieceCollections
        let end = min(first + DirectDebitFile.pieceCollections, file.count)
        if first == 0 {
            xml.declaration()
            xml.begin("Document", [("xmlns", namespace)])
            xml.begin("CstmrDrctDbtInitn")
            header(book)
        } else {
            xml = XMLWriter(inside: ["Document", "CstmrDrctDbtInitn"] + (isInside(first) ? ["PmtInf"] : []))
        }
        var place = 0
        for (index, block) in file.blocks.enumerated() {
            let (from, to) = (place, place + block.collections.count)
            place = to
            if to <= first || from >= end { continue }
            if from >= first { begin(block, index, book) }
            for transaction in max(from, first)..<min(to, end) {
                write(book.directDebits[block.collections[transaction - from]], book)
            }
            if to <= end { xml.end() }
        }
        if end == file.count {
            xml.end()
            xml.end()
        }
        return xml.text
    }

    /// A block goes on from the piece before.
    private func isInside(_ place: Int) -> Bool {
        var from = 0
        for block in file.blocks {
            if place > from, place < from + block.collections.count { return true }
            from += block.collections.count
        }
        return false
    }

    // MARK: Parts

    private mutating func header(_ book: borrowing Book) {
        let (id, name) = (file.messageID(book), Pain008.name(file.blocks.first?.creditor.name ?? ""))
        let (count, sum, created) = (file.count, SepaFigures.decimal(file.sum), SepaFigures.dateTime(file.created))
        xml.element("GrpHdr") {
            $0.leaf("MsgId", id)
            $0.leaf("CreDtTm", created)
            $0.leaf("NbOfTxs", "\(count)")
            $0.leaf("CtrlSum", sum)
            $0.element("InitgPty") { $0.leaf("Nm", name) }
        }
    }

    private mutating func begin(_ block: DirectDebitFile.Block, _ index: Int, _ book: borrowing Book) {
        xml.begin("PmtInf")
        xml.leaf("PmtInfId", file.blockID(index, book))
        xml.leaf("PmtMtd", "DD")
        xml.leaf("BtchBookg", "true")
        xml.leaf("NbOfTxs", "\(block.collections.count)")
        xml.leaf("CtrlSum", SepaFigures.decimal(block.sum))
        xml.element("PmtTpInf") {
            $0.element("SvcLvl") { $0.leaf("Cd", "SEPA") }
            $0.element("LclInstrm") { $0.leaf("Cd", Pain008.name(block.scheme)) }
            $0.leaf("SeqTp", Pain008.name(block.sequence))
        }
        xml.leaf("ReqdColltnDt", "\(block.dueDate)")
        xml.element("Cdtr") { $0.leaf("Nm", Pain008.name(block.creditor.name)) }
        xml.element("CdtrAcct") { $0.element("Id") { $0.leaf("IBAN", block.creditor.iban) } }
        agent("CdtrAgt", block.creditor.bic)
        xml.leaf("ChrgBr", "SLEV")
        xml.element("CdtrSchmeId") { Pain008.creditor(&$0, block.creditor.creditorID, name: "") }
    }

    private mutating func write(_ row: DebitCollection, _ book: borrowing Book) {
        let debtor = book.customers.subject(row.debtor)
        xml.begin("DrctDbtTxInf")
        let endToEnd = row.endToEnd(book)
        xml.element("PmtId") { $0.leaf("EndToEndId", endToEnd) }
        xml.leaf("InstdAmt", SepaFigures.decimal(row.amount), [("Ccy", "EUR")])
        xml.begin("DrctDbtTx")
        xml.begin("MndtRltdInf")
        xml.leaf("MndtId", row.mandateNumber)
        xml.leaf("DtOfSgntr", "\(row.signedOn)")
        xml.leaf("AmdmntInd", row.amendment.isEmpty ? "false" : "true")
        if !row.amendment.isEmpty { amendment(row.amendment, book) }
        xml.end()
        xml.end()
        agent("DbtrAgt", debtor.bic)
        xml.element("Dbtr") { $0.leaf("Nm", Pain008.name(debtor.name)) }
        xml.element("DbtrAcct") { $0.element("Id") { $0.leaf("IBAN", debtor.iban) } }
        let remittance = SepaText.clean(book.items[row.item].number.text, max: 140)
        if !remittance.isEmpty { xml.element("RmtInf") { $0.leaf("Ustrd", remittance) } }
        xml.end()
    }

    private mutating func amendment(_ told: MandateAmendment, _ book: borrowing Book) {
        xml.begin("AmdmntInfDtls")
        if !told.number.isEmpty { xml.leaf("OrgnlMndtId", told.number) }
        if !told.creditorID.isEmpty || !told.creditorName.isEmpty {
            xml.element("OrgnlCdtrSchmeId") { Pain008.creditor(&$0, told.creditorID, name: told.creditorName) }
        }
        switch told.account {
        case .unchanged: break
        case .sameBank(let subject):
            let iban = book.customers.subject(subject).iban
            xml.element("OrgnlDbtrAcct") { $0.element("Id") { $0.leaf("IBAN", iban) } }
        case .otherBank:
            let (name, inside) = file.format == .pain00800302 ? ("OrgnlDbtrAgt", "FinInstnId") : ("OrgnlDbtrAcct", "Id")
            xml.element(name) {
                $0.element(inside) { $0.element("Othr") { $0.leaf("Id", MandateAmendment.otherBankMark) } }
            }
        }
        xml.end()
    }

    private mutating func agent(_ name: String, _ bic: String) {
        let element = file.format == .pain00800108 ? "BICFI" : "BIC"
        xml.element(name) {
            $0.element("FinInstnId") {
                if bic.isEmpty {
                    $0.element("Othr") { $0.leaf("Id", "NOTPROVIDED") }
                } else {
                    $0.leaf(element, bic)
                }
            }
        }
    }

    private static func creditor(_ xml: inout XMLWriter, _ id: String, name: String) {
        if !name.isEmpty { xml.leaf("Nm", Pain008.name(name)) }
        if id.isEmpty { return }
        xml.element("Id") {
            $0.element("PrvtId") {
                $0.element("Othr") {
                    $0.leaf("Id", id)
                    $0.element("SchmeNm") { $0.leaf("Prtry", "SEPA") }
                }
            }
        }
    }

    // MARK: Texts

    private static func name(_ name: String) -> String { SepaText.clean(name, max: CreditorAccount.nameLengthMax) }

    package static func name(_ scheme: DebitScheme) -> String {
        switch scheme {
        case .core: "CORE"
        case .cor1: "COR1"
        case .b2b: "B2B"
        }
    }

    package static func name(_ sequence: DebitSequence) -> String {
        switch sequence {
        case .first: "FRST"
        case .recurring: "RCUR"
        case .final: "FNAL"
        case .oneOff: "OOFF"
        }
    }
}
