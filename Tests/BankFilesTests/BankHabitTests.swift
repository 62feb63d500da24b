import Testing

@testable import BankFiles

/// More of what real banks do differently; each habit in a small file of our own.
@Suite struct BankHabitTests {
    @Test("not valid but real: a balance without direction, entries without value date and status")
    func invalidButReal() throws {
        let bare = Camt.entry("", status: "")
        let head = [Camt.balance("OPBD", "10.00"), Camt.balance("CLBD", "110.00")].joined()
            .replacing("<CdtDbtInd>CRDT</CdtDbtInd>", with: "")
        let (entries, end) = try Camt.read(Camt.file([bare], head: head), assumesBooked: true)
        #expect(entries.map(\.amount.minor) == [10_000] && entries[0].valueDate == nil)
        #expect(end[0].balance == .right && end[0].withoutStatus == 1)
        #expect(try Camt.read(Camt.file([bare], head: head)).1[0].balance == .unchecked("entries have no status"))
    }

    @Test("NbOfTxs that is wrong is reported, and nothing is made up for it")
    func miscounted() throws {
        let entry = Camt.entry(
            "<NtryDtls><Btch><NbOfTxs>2</NbOfTxs></Btch>"
                + String(repeating: "<TxDtls><AmtDtls><TxAmt><Amt Ccy=\"EUR\">1.00</Amt></TxAmt></AmtDtls></TxDtls>", count: 3)
                + "</NtryDtls>", amount: "3.00")
        let (entries, end) = try Camt.read(Camt.file([entry]))
        #expect(entries[0].transactions.count == 3 && entries[0].declaredTransactions == 2 && end[0].miscounted == 1)
    }

    @Test("a detail in another currency: the entry's amount books, the detail's is information")
    func otherCurrency() throws {
        let entry = Camt.entry(
            "<NtryDtls><TxDtls><Amt Ccy=\"USD\">110.00</Amt><AmtDtls><InstdAmt><Amt Ccy=\"USD\">110.00</Amt>"
                + "<CcyXchg><SrcCcy>USD</SrcCcy><XchgRate>1.1</XchgRate></CcyXchg></InstdAmt></AmtDtls></TxDtls></NtryDtls>")
        let entries = try Camt.entries(Camt.file([entry]))
        #expect(entries[0].amount == BankAmount(10_000, "EUR"))
        #expect(entries[0].transactions.map { $0.amount?.currency } == ["USD"])
    }

    @Test("NtryRef is no identity: the same on two entries, another one in the next export")
    func entryReference() throws {
        func file(_ first: String, _ second: String) -> String {
            Camt.file([("A", first), ("B", second)].map { text, reference in
                Camt.entry("<AddtlNtryInf>\(text)</AddtlNtryInf>").replacing("<Ntry>", with: "<Ntry><NtryRef>\(reference)</NtryRef>")
            })
        }
        let same = try Camt.entries(file("1", "1"))
        #expect(same.map(\.text) == ["A", "B"] && same.map(\.occurrence) == [1, 1])
        #expect(try Camt.entries(file("7", "8")) == same)
    }

    @Test("an IBAN in Othr/Id; the page is information")
    func accountNumbers() throws {
        let file = Camt.file("").replacing("<IBAN>DE89370400440532013000</IBAN>", with: "<Othr><Id>DE89370400440532013000</Id></Othr>")
            .replacing("<Id>S1</Id>", with: "<Id>S1</Id><StmtPgntn><PgNb>2</PgNb><LastPgInd>true</LastPgInd></StmtPgntn>")
        var reader = try CamtReader(bytes: Array(file.utf8), exponent: Camt.exponent)
        guard case .report(let report) = try reader.next() else {
            Issue.record("no report")
            return
        }
        #expect(report.identifiers == ["DE89370400440532013000"] && report.page == "2")
    }

    @Test("one single line of 40 kB without an XML declaration")
    func singleLine() throws {
        let entries = (0..<400).map { Camt.entry("<AddtlNtryInf>\($0)</AddtlNtryInf>") }
        let file = Camt.file(entries).replacing("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", with: "").replacing("\n", with: "")
        #expect(file.utf8.count > 40_000 && !file.contains("\n"))
        #expect(try Camt.entries(file).count == 400)
    }

    @Test("names and texts are kept as they came, longer than any schema allows")
    func longNames() throws {
        let name = String(repeating: "Söhne & ", count: 30)
        let entry = Camt.entry(
            "<NtryDtls><TxDtls><RltdPties><Dbtr><Nm>\(name.replacing("&", with: "&amp;"))</Nm></Dbtr></RltdPties>"
                + "<RltdAgts><DbtrAgt><FinInstnId><BIC>NOBIC</BIC></FinInstnId></DbtrAgt></RltdAgts></TxDtls></NtryDtls>")
        let kept = try Camt.entries(Camt.file([entry]))[0].transactions[0].counterparty
        #expect(kept.count > 200 && name.hasPrefix(kept))
    }

    @Test("F36: entries that differ only in what the server does not look at are counted as equal ones")
    func countedByMeaning() throws {
        func entry(_ value: String, _ card: String, _ charge: String) -> String {
            Camt.entry(
                "<ValDt><Dt>\(value)</Dt></ValDt><NtryDtls><TxDtls><Refs><EndToEndId>A</EndToEndId></Refs>"
                    + "<Chrgs><Rcrd><Amt Ccy=\"EUR\">\(charge)</Amt></Rcrd></Chrgs>"
                    + "<RmtInf><Ustrd>card \(card) paid</Ustrd></RmtInf></TxDtls></NtryDtls>")
        }
        let rows = [
            entry("2026-03-02", "4111111111111111", "1.00"), entry("2026-03-03", "4111111111111111", "1.00"),
            entry("2026-03-02", "4111111111111111", "2.00"), entry("2026-03-02", "4012888888881881", "1.00"),
            entry("2026-03-02", "4242424242421111", "1.00"),
        ]
        let found = try Camt.entries(Camt.file(rows)).map(\.occurrence)
        #expect(found[..<4] == [1, 2, 3, 1])
    }

    @Test("a charge in another currency is inside no amount of the entry; an empty TxDtls beside it is no detail")
    func foreignCharges() throws {
        func read(_ inside: String) throws -> BankFileEntry { try Camt.entries(Camt.file([Camt.entry(inside)]))[0] }
        func charge(_ currency: String) -> String {
            "<Chrgs><Rcrd><Amt Ccy=\"\(currency)\">3.00</Amt></Rcrd></Chrgs>"
        }
        for currency in ["USD", "EUR"] {
            #expect(try read("\(charge(currency))<NtryDtls><TxDtls/></NtryDtls>").transactions == [])
        }
        func detail(_ currency: String) throws -> Int64? {
            try read(
                "<NtryDtls><TxDtls><Refs><EndToEndId>A</EndToEndId></Refs>\(charge(currency))\(charge("EUR"))"
                    + "</TxDtls></NtryDtls>"
            ).transactions.first?.charges
        }
        #expect(try detail("USD") == 300 && detail("EUR") == 600)
    }

    @Test("<!DOCTYPE in a comment, an instruction or CDATA is no document type")
    func noDocumentType() throws {
        let text = "<AddtlNtryInf><![CDATA[<!DOCTYPE x>]]></AddtlNtryInf>"
        let file = Camt.file([Camt.entry(text)]).replacing(
            "<Document", with: "<!-- <!DOCTYPE x [<!ENTITY a \"b\">]> --><?note <!DOCTYPE y>?><Document", maxReplacements: 1)
        #expect(try Camt.entries(file).map(\.text) == ["<!DOCTYPE x>"])
    }

    @Test("a minus sign is refused in an amount, with its line")
    func minus() {
        let failure = Camt.failure(Camt.file([Camt.entry("", amount: "-5.00")]))
        #expect(failure?.message.contains("-5.00") == true && (failure?.line ?? 0) > 2)
    }

    @Test("sums may carry a minus sign: they are not read")
    func sums() throws {
        let sums = "<TxsSummry><TtlNtries><NbOfNtries>1</NbOfNtries><Sum>-509.12</Sum></TtlNtries></TxsSummry>"
        #expect(try Camt.entries(Camt.file([Camt.entry("")], head: sums)).map(\.amount.minor) == [10_000])
    }

    @Test("AcctSvcrRef missing, or the same on two entries: both are entries")
    func bankReferences() throws {
        let same = ["A", "B"].map { Camt.entry("<AcctSvcrRef>1</AcctSvcrRef><AddtlNtryInf>\($0)</AddtlNtryInf>") }
        let entries = try Camt.entries(Camt.file(same + [Camt.entry("")]))
        #expect(entries.map(\.bankReference) == ["1", "1", ""] && entries.map(\.occurrence) == [1, 1, 1])
    }

    @Test("balances of other types, one of them another bank's BIC, change nothing in the check")
    func balanceTypes() throws {
        let others = ["ITBD", "OPAV", "CLAV", "FWAV", "ITAV", "INFO", "XPCD", "BUKBGB22"].map { Camt.balance($0, "7.77") }
        let head = (others + [Camt.balance("OPBD", "10.00"), Camt.balance("CLBD", "110.00")]).joined()
        #expect(try Camt.read(Camt.file([Camt.entry("")], head: head)).1[0].balance == .right)
    }

    @Test("a file of ever new elements is refused, since each is kept")
    func newElements() {
        let names = (0...CamtReader.pathsMax).map { "<e\($0)/>\n" }.joined()
        let failure = Camt.failure(Camt.file([Camt.entry(names)]))
        #expect(failure?.message == "the file has over 10000 kinds of elements" && (failure?.line ?? 0) > 9_000)
    }
}
