import Testing

@testable import BankFiles

/// Payment status reports (pain.002): what is rejected, and what is no report of ours.
@Suite struct PaymentStatusTests {
    private static let told = [
        ToldDebit(payment: "P1", endToEnd: "E1", amount: 1_000), ToldDebit(payment: "P1", endToEnd: "E2", amount: 2_000),
        ToldDebit(payment: "P2", endToEnd: "E3", amount: 3_000),
    ]

    private func file(
        _ payments: String, group: String = "", version: String = "pain.002.001.03", about: String = "pain.008.001.02"
    ) -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:\(version)"><CstmrPmtStsRpt>
        <GrpHdr><MsgId>BANK-1</MsgId><CreDtTm>2026-06-30T08:00:00</CreDtTm></GrpHdr>
        <OrgnlGrpInfAndSts><OrgnlMsgId>DD-1</OrgnlMsgId><OrgnlMsgNmId>\(about)</OrgnlMsgNmId>\(group)</OrgnlGrpInfAndSts>
        \(payments)
        </CstmrPmtStsRpt></Document>
        """
    }

    private func transaction(_ endToEnd: String, _ status: String = "<TxSts>RJCT</TxSts>", _ more: String = "") -> String {
        "<TxInfAndSts><OrgnlEndToEndId>\(endToEnd)</OrgnlEndToEndId>\(status)\(more)</TxInfAndSts>"
    }

    private func payment(_ id: String, _ inner: String) -> String {
        "<OrgnlPmtInfAndSts><OrgnlPmtInfId>\(id)</OrgnlPmtInfId>\(inner)</OrgnlPmtInfAndSts>"
    }

    private func rejected(_ text: String) throws -> [String] {
        try PaymentStatusReport.read(bytes: Array(text.utf8)).rejected(of: Self.told).map { "\($0.endToEnd) \($0.reason)" }
    }

    private func failure(_ text: String) -> BankFileFailure? {
        do throws(BankFileFailure) {
            _ = try PaymentStatusReport.read(bytes: Array(text.utf8)).rejected(of: Self.told)
            return nil
        } catch { return error }
    }

    @Test("exactly the transactions that are rejected, with their reason; the others are left alone")
    func transactions() throws {
        let reason = "<StsRsnInf><Rsn><Cd>AC04</Cd></Rsn></StsRsnInf>"
        let text = file(
            payment("P1", transaction("E2", "<TxSts>RJCT</TxSts>", reason) + transaction("E1", "<TxSts>ACCP</TxSts>"))
                + payment("P2", transaction("E3", "<TxSts>PDNG</TxSts>")))
        #expect(try rejected(text) == ["E2 AC04"])
    }

    @Test("a payment information that is rejected twice is a failure; one that is told of twice is not")
    func twice() throws {
        let rejected = payment("P1", "<PmtInfSts>RJCT</PmtInfSts>")
        #expect(failure(file(rejected + rejected))?.message == "payment information P1 is rejected twice")
        #expect(try self.rejected(file(payment("P1", transaction("E1")) + payment("P1", transaction("E2")))) == ["E1 ", "E2 "])
    }

    @Test("a payment information or the whole file, each transaction once; a transaction's own word is more")
    func levels() throws {
        let reason = "<StsRsnInf><Rsn><Prtry>FF01</Prtry></Rsn></StsRsnInf>"
        #expect(try rejected(file(payment("P1", "<PmtInfSts>RJCT</PmtInfSts>\(reason)"))) == ["E1 FF01", "E2 FF01"])
        #expect(try rejected(file("", group: "<GrpSts>RJCT</GrpSts>\(reason)")) == ["E1 FF01", "E2 FF01", "E3 FF01"])
        let mixed = payment(
            "P1",
            "<PmtInfSts>RJCT</PmtInfSts>\(reason)" + transaction("E1", "<TxSts>ACCP</TxSts>")
                + transaction("E2", "<TxSts>RJCT</TxSts>", "<StsRsnInf><Rsn><Cd>MD01</Cd></Rsn></StsRsnInf>"))
        #expect(try rejected(file(mixed)) == ["E2 MD01"])
        #expect(try rejected(file("", group: "<GrpSts>ACCP</GrpSts>")) == [])
    }

    @Test("verification of payee and codes nobody knows reject nothing; silence in a file taken in PART says nothing")
    func others() throws {
        for code in ["RCVC", "RVMC", "RVNM", "RVNA", "XXXX"] {
            #expect(try rejected(file(payment("P1", transaction("E1", "<TxSts>\(code)</TxSts>")))) == [])
        }
        let part = file(payment("P1", transaction("E1")), group: "<GrpSts>PART</GrpSts>")
        #expect(try rejected(part).map { $0.prefix(2) } == ["E1"])
    }

    @Test("all versions that are in use", arguments: PaymentStatusReport.versions)
    func versions(version: String) throws {
        #expect(try rejected(file(payment("P1", transaction("E1")), version: version)) == ["E1 "])
    }

    @Test("another message, another subject, what the file does not have: refused with the line")
    func foreign() {
        #expect(failure(file("", version: "pain.002.001.02"))?.line == 2)
        #expect(failure(file("", version: "camt.053.001.02"))?.message.contains("is not read") == true)
        #expect(failure(file("", about: "pain.001.001.03"))?.message == "the report is about pain.001.001.03, not about direct debits (pain.008)")
        #expect(failure(file(payment("P1", transaction("E9"))))?.message == "the file DD-1 has no transaction E9")
        #expect(failure(file(payment("P9", transaction("E1"))))?.message == "the file DD-1 has no payment information P9")
        #expect(failure(file(payment("P2", transaction("E1"))))?.message == "transaction E1 is not of P2")
        #expect(failure(file(payment("P1", transaction("E1") + transaction("E1"))))?.message == "transaction E1 is told twice")
        #expect(failure(file(payment("P1", transaction("E1", "<TxSts>MAYBE</TxSts>"))))?.line == 5)
        #expect(failure(file(payment("P1", "<TxInfAndSts><TxSts>RJCT</TxSts></TxInfAndSts>")))?.message == "a transaction has no OrgnlEndToEndId")
        #expect(failure("<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.002.001.03\"><Other/></Document>")?.message
            == "the Document is no payment status report: it has Other")
    }

    @Test("the amount the bank repeats is ours to the cent")
    func amounts() throws {
        func told(_ amount: String, _ currency: String = "EUR") -> String {
            file(payment("P1", transaction("E1", "<TxSts>RJCT</TxSts>", "<OrgnlTxRef><Amt><InstdAmt Ccy=\"\(currency)\">\(amount)</InstdAmt></Amt></OrgnlTxRef>")))
        }
        #expect(try rejected(told("10.00")) == ["E1 "])
        for (amount, currency) in [("10.01", "EUR"), ("9.99", "EUR"), ("10.00", "USD")] {
            #expect(failure(told(amount, currency))?.message == "transaction E1 was of another amount")
        }
        #expect(failure(told("ten"))?.message == "'ten' is no amount in EUR")
    }

    @Test("hostile files: a document type, entities, deep nesting, a torn end; each with a line, nothing read")
    func hostile() {
        let good = file(payment("P1", transaction("E1")))
        let bomb = "<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">]>"
        #expect(failure(good.replacing("<Document", with: bomb + "<Document"))?.message.contains("<!DOCTYPE") == true)
        #expect(failure(String(good.dropLast(30)))?.message.contains("not well-formed") == true)
        let deep = String(repeating: "<A>", count: 70) + String(repeating: "</A>", count: 70)
        #expect(failure(file(deep))?.message == "elements are nested deeper than 64 levels")
        #expect(failure(file(payment("P1", transaction(String(repeating: "9", count: 70_000)))))?.line ?? 0 > 0)
        #expect(failure("")?.message != nil)
    }

    @Test("our own file is read back: payment information, end-to-end id, amount")
    func ownFile() throws {
        let text = """
            <Document><CstmrDrctDbtInitn><PmtInf><PmtInfId>P1</PmtInfId>
            <DrctDbtTxInf><PmtId><EndToEndId>E1</EndToEndId></PmtId><InstdAmt Ccy="EUR">10.00</InstdAmt></DrctDbtTxInf>
            <DrctDbtTxInf><PmtId><EndToEndId>E2</EndToEndId></PmtId><InstdAmt Ccy="EUR">20.00</InstdAmt></DrctDbtTxInf>
            </PmtInf><PmtInf><PmtInfId>P2</PmtInfId>
            <DrctDbtTxInf><PmtId><EndToEndId>E3</EndToEndId></PmtId><InstdAmt Ccy="EUR">30.00</InstdAmt></DrctDbtTxInf>
            </PmtInf></CstmrDrctDbtInitn></Document>
            """
        #expect(try [ToldDebit].read(pain008: Array(text.utf8)) == Self.told)
    }
}
