import Testing

@testable import BankFiles

/// What real banks do differently, each habit in a small file of our own.
@Suite struct CamtTests {
    // MARK: Versions and envelopes

    @Test("versions 2, 4 and 8 are read, others refused by name", arguments: ["01", "03", "06", "07", "10"])
    func versions(other: String) throws {
        for version in ["02", "04", "08"] { #expect(try Camt.entries(Camt.file("", version: version)).count == 1) }
        let failure = try #require(Camt.failure(Camt.file("", version: other)))
        #expect(failure.line == 2 && failure.message == "camt.053.001.\(other) is not read: of camt.053 versions 2, 4 and 8 are")
    }

    @Test("another message, no namespace, a foreign one, no Document: own errors, never a guess")
    func namespaces() {
        let file = Camt.file("")
        let name = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.04"
        #expect(Camt.failure(file.replacing(name, with: "urn:iso:std:iso:20022:tech:xsd:pain.002.001.03"))?.message
            == "pain.002.001.03 is no report of entries: camt.053 and camt.054 are read")
        #expect(Camt.failure(file.replacing(" xmlns=\"\(name)\"", with: ""))?.message
            == "the Document has no namespace, so its version is not known")
        #expect(Camt.failure(file.replacing(name, with: "http://example.com/x"))?.message.contains("no ISO 20022 message") == true)
        #expect(Camt.failure("<Other/>")?.message == "there is no Document element in the file")
    }

    @Test("the document may sit in an envelope, and its namespace be national")
    func envelope() throws {
        let body = Camt.file("").replacing("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", with: "")
        #expect(try Camt.entries("<message><AppHdr xmlns=\"urn:head\"><Fr/></AppHdr>\(body)</message>").count == 1)
        let national = body.replacing(
            "urn:iso:std:iso:20022:tech:xsd:camt.053.001.04", with: "http://www.bank.example/camt.053.001.04.ch.02.xsd")
        #expect(try Camt.entries(national).count == 1)
    }

    @Test("one model, two spellings: Sts/Cd, Pty/Nm in any version")
    func spellings() throws {
        let old = Camt.entry("<NtryDtls><TxDtls><RltdPties><Dbtr><Nm>Anna</Nm></Dbtr></RltdPties></TxDtls></NtryDtls>")
        let new = Camt.entry(
            "<NtryDtls><TxDtls><RltdPties><Dbtr><Pty><Nm>Anna</Nm></Pty></Dbtr></RltdPties></TxDtls></NtryDtls>",
            status: "<Sts><Cd>BOOK</Cd></Sts>")
        for version in ["02", "08"] {
            let entries = try Camt.entries(Camt.file([old, new], version: version))
            #expect(entries.map { $0.transactions.first?.counterparty } == ["Anna", "Anna"])
        }
    }

    // MARK: What books

    @Test("PDNG and INFO inform, no status is not booked unless the caller says so")
    func status() throws {
        let file = Camt.file([
            Camt.entry("", status: "<Sts>PDNG</Sts>"), Camt.entry("", status: "<Sts><Cd>INFO</Cd></Sts>"),
            Camt.entry("", status: ""), Camt.entry(""),
            // What is pending may have no date at all.
            "<Ntry><Amt Ccy=\"EUR\">9.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>PDNG</Sts></Ntry>",
        ])
        let (entries, end) = try Camt.read(file)
        #expect(entries.count == 1 && end[0].informative == 4 && end[0].withoutStatus == 1)
        #expect(try Camt.read(file, assumesBooked: true).0.count == 2)
    }

    @Test("camt.052 informs only")
    func report() throws {
        let (entries, end) = try Camt.read(Camt.file("", kind: "052", root: "BkToCstmrAcctRpt", unit: "Rpt"))
        #expect(entries == [] && end[0].informative == 1)
    }

    @Test("RvslInd says correction and changes no sign")
    func reversal() throws {
        let entries = try Camt.entries(Camt.file([Camt.entry("<RvslInd>true</RvslInd>", direction: "DBIT")]))
        #expect(entries[0].isCorrection && entries[0].amount == BankAmount(-10_000, "EUR"))
    }

    // MARK: Amounts, dates, references

    @Test("decimals: none, one, three zeros; a digit below the minor unit, a sign, 0, another currency's digits")
    func amounts() throws {
        func minor(_ text: String, _ currency: String = "EUR") throws -> Int64? {
            try Camt.entries(Camt.file([Camt.entry("", amount: text, currency: currency)])).first?.amount.minor
        }
        #expect(try minor("36847") == 3_684_700)
        #expect(try minor("474.4") == 47_440)
        #expect(try minor("1.50000") == 150)
        #expect(try minor(" 0 ") == 0)
        #expect(try minor("100", "JPY") == 100)
        #expect(try minor("1.125", "KWD") == 1_125)
        for bad in ["-5.00", "1.005", "1,50", "", "1e3", "1.2.3", "10000000000000.01"] {
            let failure = Camt.failure(Camt.file([Camt.entry("", amount: bad)]))
            #expect(failure?.message.contains("is no amount of EUR") == true, "\(bad)")
        }
        #expect(Camt.failure(Camt.file([Camt.entry("", currency: "EURO")]))?.message == "'EURO' is no currency")
    }

    @Test("booking dates: DtTm where others put Dt, a blank before, nanoseconds; the calendar day as written")
    func dates() throws {
        for text in [
            "<Dt>2026-03-02</Dt>", "<Dt> 2026-03-02</Dt>", "<DtTm>2026-03-02T23:59:59.123456789+14:00</DtTm>",
            "<DtTm>2026-03-02T00:00:00Z</DtTm>",
        ] {
            let entry = Camt.entry("").replacing("<BookgDt><Dt>2026-03-02</Dt></BookgDt>", with: "<BookgDt>\(text)</BookgDt>")
            #expect(try Camt.entries(Camt.file([entry]))[0].bookingDate == BankDate(2026, 3, 2))
        }
        let none = Camt.entry("").replacing("<BookgDt><Dt>2026-03-02</Dt></BookgDt>", with: "")
        #expect(try Camt.entries(Camt.file([none]))[0].bookingDate == BankDate(2026, 3, 1))
        let bad = Camt.entry("").replacing("2026-03-02", with: "2026-02-30")
        #expect(Camt.failure(Camt.file([bad]))?.message == "'2026-02-30' is no date")
    }

    @Test("references: structured with type and amount, pieces of 35, placeholders, Prtry, the other side by direction")
    func references() throws {
        let piece = String(repeating: "x", count: 31) + "FTI-"
        let details = """
            <NtryDtls><TxDtls>
            <Refs><EndToEndId>NOTPROVIDED</EndToEndId><MndtId>M-1</MndtId><Prtry><Tp>X</Tp><Ref>PR-9</Ref></Prtry></Refs>
            <RltdPties><Dbtr><Nm>Payer</Nm></Dbtr><DbtrAcct><Id><IBAN>GB33BUKB20201555555555</IBAN></Id></DbtrAcct>
            <Cdtr><Nm>Us</Nm></Cdtr></RltdPties>
            <RmtInf><Ustrd>\(piece)</Ustrd><Ustrd>000001</Ustrd>
            <Strd><CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry></Tp><Ref>RF18539007547034</Ref></CdtrRefInf></Strd>
            <Strd><RfrdDocInf><Tp><CdOrPrtry><Cd>CINV</Cd></CdOrPrtry></Tp><Nb>I-7</Nb></RfrdDocInf>
            <RfrdDocAmt><RmtdAmt Ccy="EUR">40.00</RmtdAmt></RfrdDocAmt></Strd></RmtInf>
            <AddtlTxInf>more</AddtlTxInf></TxDtls></NtryDtls>
            """
        let entry = try Camt.entries(Camt.file([Camt.entry(details)]))[0]
        let transaction = try #require(entry.transactions.first)
        #expect(transaction.endToEnd == "" && transaction.mandate == "M-1")
        #expect(transaction.counterparty == "Payer" && transaction.counterpartyAccount == "GB33BUKB20201555555555")
        #expect(transaction.text.hasSuffix("FTI-000001 more"))
        #expect(
            transaction.references == [
                BankFileReference(kind: "SCOR", value: "RF18539007547034"),
                BankFileReference(kind: "CINV", value: "I-7", amount: BankAmount(4_000, "EUR")),
                BankFileReference(kind: "Prtry", value: "PR-9"),
            ])
        let out = try Camt.entries(Camt.file([Camt.entry(details, direction: "DBIT")]))[0]
        #expect(out.transactions.first?.counterparty == "Us")
    }

    @Test("each detail has its own direction and amount, also where only AmtDtls has it; charges and returns are kept")
    func details() throws {
        let details = """
            <NtryDtls><Btch><PmtInfId>P1</PmtInfId><NbOfTxs>3</NbOfTxs></Btch>
            <TxDtls><Amt Ccy="EUR">120.00</Amt><CdtDbtInd>CRDT</CdtDbtInd></TxDtls>
            <TxDtls><AmtDtls><InstdAmt><Amt Ccy="USD">99.00</Amt></InstdAmt><TxAmt><Amt Ccy="EUR">20.00</Amt></TxAmt></AmtDtls>
            <CdtDbtInd>DBIT</CdtDbtInd><Chrgs><Rcrd><Amt Ccy="EUR">3.00</Amt></Rcrd></Chrgs>
            <RtrInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>account closed</AddtlInf></RtrInf></TxDtls></NtryDtls>
            """
        let (entries, end) = try Camt.read(Camt.file([Camt.entry(details)]))
        #expect(entries[0].transactions.map(\.amount?.minor) == [12_000, -2_000])
        #expect(entries[0].batchReference == "P1" && entries[0].declaredTransactions == 3 && end[0].miscounted == 1)
        #expect(entries[0].transactions[1].charges == 300)
        #expect(entries[0].transactions[1].returnCode == "AC04" && entries[0].transactions[1].returnText == "account closed")
    }

    @Test("NONREF is no reference, an empty TxDtls no detail")
    func nothing() throws {
        let entry = try Camt.entries(
            Camt.file([Camt.entry("<AcctSvcrRef>NONREF</AcctSvcrRef><NtryDtls><TxDtls/></NtryDtls>")]))[0]
        #expect(entry.bankReference == "" && entry.transactions == [])
    }

    // MARK: Identity within a file

    @Test("two equal entries of a statement are counted; the same statement again counts from 1")
    func occurrences() throws {
        let equal = Camt.entry("")
        #expect(try Camt.entries(Camt.file([equal, equal])).map(\.occurrence) == [1, 2])
        #expect(try Camt.entries(Camt.file([equal, equal])).map(\.occurrence) == [1, 2])
    }

    @Test("several statements in one message, an empty day, an account that is no IBAN")
    func statements() throws {
        let stmt = "<Stmt><Id>B</Id><Acct><Id><Othr><Id>42-7</Id></Othr></Id><Ccy>EUR</Ccy></Acct></Stmt>"
        let file = Camt.file("").replacing("</BkToCstmrStmt>", with: stmt + "</BkToCstmrStmt>")
        var reports: [BankFileReport] = []
        var reader = try CamtReader(bytes: Array(file.utf8), exponent: Camt.exponent)
        while let event = try reader.next() { if case .report(let report) = event { reports.append(report) } }
        #expect(reports.map(\.id) == ["S1", "B"] && reports.map { $0.identifiers.first } == ["DE89370400440532013000", "42-7"])
    }

    // MARK: Arithmetic

    @Test("opening balance and entries give the closing balance, or the statement is wrong")
    func balances() throws {
        func balance(_ closing: String, opening: String = "OPBD", second: String = "CRDT") throws -> BankFileSummary.Balance {
            let head = Camt.balance(opening, "10.00") + Camt.balance("CLBD", closing)
            return try Camt.read(Camt.file([Camt.entry(""), Camt.entry("", direction: second, amount: "1.00")], head: head)).1[0].balance
        }
        #expect(try balance("111.00") == .right)
        #expect(try balance("109.00", opening: "PRCD", second: "DBIT") == .right)
        #expect(try balance("111.01") == .wrong(expected: BankAmount(11_100, "EUR"), stated: BankAmount(11_101, "EUR")))
        #expect(try balance("111.00", opening: "OPAV") == .unchecked("there is no opening and closing booked balance"))
    }

    // MARK: Hostile and damaged files

    @Test("entity bombs and document types are refused with their line")
    func entities() {
        let bomb = """
            <?xml version="1.0"?>
            <!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>
            <x>&c;</x>
            """
        let failure = Camt.failure(bomb)
        // libxml2 finds a bomb by itself, before we see the document type.
        #expect((failure?.line ?? 0) >= 2)
        #expect(failure?.message.contains("DOCTYPE") == true || failure?.message.contains("entity") == true)
        let outside = "<?xml version=\"1.0\"?>\n<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><x/>"
        #expect(Camt.failure(outside)?.message.contains("DOCTYPE") == true)
    }

    @Test("a text of 65 KiB, elements 65 deep, a file cut short, bytes that are no XML: errors with line")
    func damage() {
        let huge = Camt.entry("<AddtlNtryInf>\(String(repeating: "x", count: 65 * 1024 + 1))</AddtlNtryInf>")
        #expect(Camt.failure(Camt.file([huge]))?.message == "a text is longer than 64 KiB")
        let deep = String(repeating: "<a>", count: 70) + String(repeating: "</a>", count: 70)
        #expect(Camt.failure(Camt.file([Camt.entry(deep)]))?.message == "elements are nested deeper than 64 levels")
        let whole = Camt.file("")
        let cut = String(whole.prefix(whole.count - 40))
        #expect((Camt.failure(cut)?.line ?? 0) > 2)
        #expect(Camt.failure("PK\u{3}\u{4} no xml")?.message.hasPrefix("not well-formed") == true)
        #expect(Camt.failure("") != nil)
    }

    @Test("a text in pieces is bounded as a whole; names of 256 bytes are read, longer ones are not")
    func pieces() {
        func text(_ pieces: Int) -> String {
            Camt.file("<AddtlNtryInf>\(String(repeating: "0123456789abcdef<!-- -->", count: pieces))</AddtlNtryInf>")
        }
        #expect(Camt.failure(text(4_096)) == nil)
        #expect(Camt.failure(text(4_097))?.message == "a text is longer than 64 KiB")
        func named(_ bytes: Int) -> String { Camt.file("<\(String(repeating: "n", count: bytes))/>") }
        #expect(Camt.failure(named(256)) == nil)
        #expect(Camt.failure(named(257))?.message == "an element's name is longer than 256 bytes")
    }

    @Test("thousands of elements below a long path keep no path each", .timeLimit(.minutes(1)))
    func longPaths() {
        let names = (0..<40).map { "\(String(repeating: "p", count: 250))\($0)" }
        let inner = (0..<9_000).map { "<e\($0)/>" }.joined()
        let deep = names.map { "<\($0)>" }.joined() + inner + names.reversed().map { "</\($0)>" }.joined()
        #expect(Camt.failure(Camt.file(deep)) == nil)
    }

    @Test("an entry without amount, direction or any date is no entry")
    func faults() {
        let entry = Camt.entry("")
        #expect(Camt.failure(Camt.file([entry.replacing("<CdtDbtInd>CRDT</CdtDbtInd>", with: "")]))?.message
            == "an entry has no CdtDbtInd: its direction is not known")
        #expect(Camt.failure(Camt.file([entry.replacing("<Amt Ccy=\"EUR\">100.00</Amt>", with: "")]))?.message == "an entry has no amount")
        #expect(Camt.failure(Camt.file([entry.replacing("CRDT", with: "PLUS")]))?.message == "CdtDbtInd is CRDT or DBIT, not 'PLUS'")
    }

    @Test("bytes: a byte order mark, CR LF, ISO 8859-1 and UTF-16 are the parser's business")
    func encodings() throws {
        let named = Camt.entry("<AddtlNtryInf>Überweisung</AddtlNtryInf>")
        let file = Camt.file([named]).replacing("\n", with: "\r\n")
        #expect(try Camt.read([0xEF, 0xBB, 0xBF] + Array(file.utf8)).0[0].text == "Überweisung")
        let latin = file.replacing("UTF-8", with: "ISO-8859-1").unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
        #expect(try Camt.read(latin).0[0].text == "Überweisung")
        let wide = file.replacing("UTF-8", with: "UTF-16").utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
        #expect(try Camt.read([0xFF, 0xFE] + wide).0[0].text == "Überweisung")
    }
}

/// Small files, written by us.
enum Camt {
    static func exponent(_ currency: String) -> Int? {
        switch currency {
        case "JPY": 0
        case "KWD": 3
        default: currency.utf8.count == 3 ? 2 : nil
        }
    }

    static func entry(
        _ inside: String, status: String = "<Sts>BOOK</Sts>", direction: String = "CRDT", amount: String = "100.00",
        currency: String = "EUR"
    ) -> String {
        "<Ntry><Amt Ccy=\"\(currency)\">\(amount)</Amt><CdtDbtInd>\(direction)</CdtDbtInd>\(status)"
            + "<BookgDt><Dt>2026-03-02</Dt></BookgDt>\(inside)</Ntry>\n"
    }

    static func balance(_ type: String, _ amount: String) -> String {
        "<Bal><Tp><CdOrPrtry><Cd>\(type)</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">\(amount)</Amt><CdtDbtInd>CRDT</CdtDbtInd>"
            + "<Dt><Dt>2026-03-02</Dt></Dt></Bal>\n"
    }

    static func file(
        _ entries: [String], version: String = "04", kind: String = "053", root: String = "BkToCstmrStmt",
        unit: String = "Stmt", head: String = ""
    ) -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.\(kind).001.\(version)">
        <\(root)><GrpHdr><MsgId>M</MsgId></GrpHdr><\(unit)><Id>S1</Id><CreDtTm>2026-03-01T08:00:00</CreDtTm>
        <Acct><Id><IBAN>DE89370400440532013000</IBAN></Id><Ccy>EUR</Ccy></Acct>
        \(head)\(entries.joined())</\(unit)></\(root)></Document>
        """
    }

    static func file(
        _ inside: String, version: String = "04", kind: String = "053", root: String = "BkToCstmrStmt", unit: String = "Stmt"
    ) -> String {
        file([entry(inside)], version: version, kind: kind, root: root, unit: unit)
    }

    static func read(_ file: String, assumesBooked: Bool = false) throws -> ([BankFileEntry], [BankFileSummary]) {
        try read(Array(file.utf8), assumesBooked: assumesBooked)
    }

    static func read(_ bytes: [UInt8], assumesBooked: Bool = false) throws -> ([BankFileEntry], [BankFileSummary]) {
        var reader = try CamtReader(bytes: bytes, assumesBooked: assumesBooked, exponent: exponent)
        var found: ([BankFileEntry], [BankFileSummary]) = ([], [])
        while let event = try reader.next() {
            switch event {
            case .report: break
            case .entry(let entry): found.0.append(entry)
            case .end(_, let summary): found.1.append(summary)
            }
        }
        return found
    }

    static func entries(_ file: String) throws -> [BankFileEntry] { try read(file).0 }

    static func failure(_ file: String) -> BankFileFailure? {
        do {
            _ = try read(file)
            return nil
        } catch { return error as? BankFileFailure }
    }
}
