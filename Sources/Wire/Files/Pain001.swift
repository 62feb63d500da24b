import Receivables

/// Writes the text of a payout file: pain.001.001.03 or pain.001.001.09 (payments:RB-1, RB-5).
///
/// Everything in it was fixed when the file was made, so each writing gives the same bytes. A piece holds at most
/// `PayoutFile.pieceTransfers` transfers; memory is that of one piece.
package struct Pain001 {
    private let file: PayoutFile
    private var xml = XMLWriter()

    package init(_ file: PayoutFile) { self.file = file }

    /// The whole file.
    package static func text(_ file: PayoutFile, _ book: borrowing Book) -> String {
        var text = ""
        for piece in 0..<file.pieces { text += Pain001(file).piece(piece, book) }
        return text
    }

    /// The piece of a number, from 0.
    package consuming func piece(_ number: Int, _ book: borrowing Book) -> String {
        let first = number * PayoutFile.pieceTransfers
        let end = min(first + PayoutFile.pieceTransfers, file.transfers.count)
        if first == 0 {
            xml.declaration()
            xml.begin("Document", [("xmlns", "urn:iso:std:iso:20022:tech:xsd:\(file.format.name)")])
            xml.begin("CstmrCdtTrfInitn")
            header(book)
            begin(book)
        } else {
            xml = XMLWriter(inside: ["Document", "CstmrCdtTrfInitn", "PmtInf"])
        }
        for transfer in file.transfers[first..<end] { write(transfer, book) }
        if end == file.transfers.count { for _ in 0..<3 { xml.end() } }
        return xml.text
    }

    // MARK: Parts

    private mutating func header(_ book: borrowing Book) {
        let (id, name, count) = (file.messageID(book), Pain001.name(file.payer), file.transfers.count)
        let (sum, created) = (SepaFigures.decimal(file.sum), SepaFigures.dateTime(file.created))
        xml.element("GrpHdr") {
            $0.leaf("MsgId", id)
            $0.leaf("CreDtTm", created)
            $0.leaf("NbOfTxs", "\(count)")
            $0.leaf("CtrlSum", sum)
            $0.element("InitgPty") { $0.leaf("Nm", name) }
        }
    }

    private mutating func begin(_ book: borrowing Book) {
        xml.begin("PmtInf")
        xml.leaf("PmtInfId", file.messageID(book))
        xml.leaf("PmtMtd", "TRF")
        xml.leaf("BtchBookg", "true")
        xml.leaf("NbOfTxs", "\(file.transfers.count)")
        xml.leaf("CtrlSum", SepaFigures.decimal(file.sum))
        xml.element("PmtTpInf") { $0.element("SvcLvl") { $0.leaf("Cd", "SEPA") } }
        switch file.format {
        case .pain00100103: xml.leaf("ReqdExctnDt", "\(file.executionDate)")
        case .pain00100109:
            let date = file.executionDate
            xml.element("ReqdExctnDt") { $0.leaf("Dt", "\(date)") }
        }
        let (name, iban) = (Pain001.name(file.payer), file.payerIban)
        xml.element("Dbtr") { $0.leaf("Nm", name) }
        xml.element("DbtrAcct") { $0.element("Id") { $0.leaf("IBAN", iban) } }
        xml.element("DbtrAgt") { $0.element("FinInstnId") { $0.element("Othr") { $0.leaf("Id", "NOTPROVIDED") } } }
        xml.leaf("ChrgBr", "SLEV")
    }

    private mutating func write(_ transfer: PayoutFile.Transfer, _ book: borrowing Book) {
        let endToEnd = transfer.endToEnd(book)
        let element = file.format == .pain00100103 ? "BIC" : "BICFI"
        xml.begin("CdtTrfTxInf")
        xml.element("PmtId") { $0.leaf("EndToEndId", endToEnd) }
        xml.element("Amt") { $0.leaf("InstdAmt", SepaFigures.decimal(transfer.amount), [("Ccy", "EUR")]) }
        if !transfer.bic.isEmpty {
            xml.element("CdtrAgt") { $0.element("FinInstnId") { $0.leaf(element, transfer.bic.text) } }
        }
        xml.element("Cdtr") { $0.leaf("Nm", Pain001.name(transfer.holder)) }
        xml.element("CdtrAcct") { $0.element("Id") { $0.leaf("IBAN", transfer.iban) } }
        xml.element("RmtInf") { $0.leaf("Ustrd", "Refund \(endToEnd)") }
        xml.end()
    }

    private static func name(_ name: String) -> String { SepaText.clean(name, max: PayoutFile.nameLengthMax) }
}
