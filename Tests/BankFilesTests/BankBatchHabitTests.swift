import Testing

@testable import BankFiles

/// What real banks do differently with batches, details, returns and charges; each habit in a small file of our own.
///
/// What becomes of such an entry is the rules': BankImportTests, BankMatchingTests and BankReturnTests of ReceivablesTests.
@Suite struct BankBatchHabitTests {
    private func detail(_ amount: String, _ inside: String = "", direction: String = "") -> String {
        "<TxDtls><Refs><EndToEndId>E-\(amount)</EndToEndId></Refs><Amt Ccy=\"EUR\">\(amount)</Amt>\(direction)\(inside)</TxDtls>"
    }

    private func batch(_ count: Int, _ details: String) -> String {
        "<NtryDtls><Btch><PmtInfId>P1</PmtInfId><NbOfTxs>\(count)</NbOfTxs></Btch>\(details)</NtryDtls>"
    }

    @Test("batch booking with its details: one entry, ten payments that come to it")
    func detailed() throws {
        let details = (1...10).map { detail("\($0).00") }.joined()
        let (entries, end) = try Camt.read(Camt.file([Camt.entry(batch(10, details), amount: "55.00")]))
        #expect(entries.count == 1 && entries[0].amount.minor == 5_500 && entries[0].declaredTransactions == 10)
        #expect(entries[0].transactions.compactMap(\.amount?.minor).reduce(0, +) == 5_500)
        #expect(entries[0].transactions.count == 10 && end[0].miscounted == 0)
    }

    @Test("batch booking, details elsewhere: none, or one with the total; the batch says by what they are found")
    func elsewhere() throws {
        let bare = Camt.entry(batch(20, ""), amount: "55.00")
        let total = Camt.entry(
            batch(20, "<TxDtls><Amt Ccy=\"EUR\">55.00</Amt></TxDtls>") + "<AddtlNtryInf>SAMMLER</AddtlNtryInf>", amount: "55.00")
        let entries = try Camt.entries(Camt.file([bare, total]))
        #expect(entries.map(\.declaredTransactions) == [20, 20] && entries.map(\.batchReference) == ["P1", "P1"])
        #expect(entries.map(\.transactions.count) == [0, 1])
    }

    @Test("a net entry: a debit whose details are credits and debits; the sum has signs")
    func net() throws {
        let details =
            detail("30.00", direction: "<CdtDbtInd>CRDT</CdtDbtInd>") + detail("50.00", direction: "<CdtDbtInd>DBIT</CdtDbtInd>")
        let entry = try Camt.entries(Camt.file([Camt.entry(batch(2, details), direction: "DBIT", amount: "20.00")]))[0]
        #expect(entry.amount.minor == -2_000 && entry.transactions.map { $0.amount?.minor } == [3_000, -5_000])
    }

    @Test("a detail that contradicts its entry: the entry's direction moves the balance, the detail keeps its own")
    func contradicts() throws {
        let details = "<NtryDtls>" + detail("77.70", direction: "<CdtDbtInd>CRDT</CdtDbtInd>") + "</NtryDtls>"
        let head = Camt.balance("OPBD", "100.00") + Camt.balance("CLBD", "22.30")
        let (entries, end) = try Camt.read(
            Camt.file([Camt.entry(details, direction: "DBIT", amount: "77.70")], head: head))
        #expect(entries[0].amount.minor == -7_770 && entries[0].transactions[0].amount?.minor == 7_770)
        #expect(end[0].balance == .right)
    }

    @Test("details without an amount have none: nothing is divided among them")
    func withoutAmount() throws {
        let bare = "<TxDtls><Refs><EndToEndId>A</EndToEndId></Refs></TxDtls>"
        let one = Camt.entry("<NtryDtls>\(bare)</NtryDtls>")
        let several = Camt.entry("<NtryDtls>\(bare)\(bare.replacing("A<", with: "B<"))</NtryDtls>")
        let entries = try Camt.entries(Camt.file([one, several]))
        #expect(entries[0].transactions.map { $0.amount } == [nil] && entries[1].transactions.map { $0.amount } == [nil, nil])
    }

    @Test("the same money in 053 and 054: one reference of the bank in both, two kinds of report")
    func twice() throws {
        let entry = Camt.entry("<AcctSvcrRef>R-1</AcctSvcrRef>" + batch(1, detail("100.00")))
        let notification = Camt.file(
            [entry], kind: "054", root: "BkToCstmrDbtCdtNtfctn", unit: "Ntfctn")
        let (booked, told) = (try Camt.entries(Camt.file([entry])), try Camt.entries(notification))
        #expect(booked.map(\.bankReference) == ["R-1"] && told.map(\.bankReference) == ["R-1"])
        #expect(booked.map(\.amount) == told.map(\.amount) && booked[0].transactions == told[0].transactions)
    }

    @Test("several invoices in one payment: each with its own amount")
    func severalInvoices() throws {
        let parts = [("I-1", "40.00"), ("I-2", "60.00")].map { number, amount in
            "<Strd><RfrdDocInf><Tp><CdOrPrtry><Cd>CINV</Cd></CdOrPrtry></Tp><Nb>\(number)</Nb></RfrdDocInf>"
                + "<RfrdDocAmt><RmtdAmt Ccy=\"EUR\">\(amount)</RmtdAmt></RfrdDocAmt></Strd>"
        }
        let details = "<NtryDtls><TxDtls><Amt Ccy=\"EUR\">100.00</Amt><RmtInf>\(parts.joined())</RmtInf></TxDtls></NtryDtls>"
        let found = try Camt.entries(Camt.file([Camt.entry(details)]))[0].transactions[0].references
        #expect(found.map(\.value) == ["I-1", "I-2"] && found.map { $0.amount?.minor } == [4_000, 6_000])
    }

    @Test("a returned debit with the bank's charge inside its amount: 53.00 are 50.00 and 3.00; a charge of 0 is none")
    func returned() throws {
        func entry(_ charge: String) -> String {
            Camt.entry(
                "<NtryDtls><TxDtls><Refs><EndToEndId>UK01-7</EndToEndId><MndtId>M-1</MndtId></Refs><Amt Ccy=\"EUR\">53.00</Amt>"
                    + "<CdtDbtInd>DBIT</CdtDbtInd><AmtDtls><InstdAmt><Amt Ccy=\"EUR\">50.00</Amt></InstdAmt></AmtDtls>"
                    + "<Chrgs><Rcrd><Amt Ccy=\"EUR\">\(charge)</Amt></Rcrd><Rcrd><Amt Ccy=\"EUR\">0.00</Amt></Rcrd></Chrgs>"
                    + "<RtrInf><Rsn><Cd>MD06</Cd></Rsn><AddtlInf>refund</AddtlInf></RtrInf></TxDtls></NtryDtls>",
                direction: "DBIT", amount: "53.00")
        }
        let entries = try Camt.entries(Camt.file([entry("3.00"), entry("0.00")]))
        #expect(entries.map { $0.amount.minor } == [-5_300, -5_300])
        #expect(entries.map { $0.transactions[0].charges } == [300, 0])
        let told = entries[0].transactions[0]
        #expect(told.returnCode == "MD06" && told.returnText == "refund" && told.endToEnd == "UK01-7" && told.mandate == "M-1")
    }

    @Test("charges of two banks are added up, a total counts instead; those at the entry are its only payment's")
    func charges() throws {
        func read(_ inside: String, at entry: String = "") throws -> [Int64] {
            let details = "<NtryDtls><TxDtls><Refs><EndToEndId>A</EndToEndId></Refs>\(inside)</TxDtls></NtryDtls>"
            return try Camt.entries(Camt.file([Camt.entry(entry + details, direction: "DBIT")]))[0].transactions.map(\.charges)
        }
        func amount(_ text: String) -> String { "<Rcrd><Amt Ccy=\"EUR\">\(text)</Amt></Rcrd>" }
        func total(_ text: String) -> String { "<TtlChrgsAndTaxAmt Ccy=\"EUR\">\(text)</TtlChrgsAndTaxAmt>" }
        #expect(try read("<Chrgs>\(amount("3.00"))\(amount("1.50"))</Chrgs>") == [450])
        #expect(try read("<Chrgs>\(total("4.00"))\(amount("3.00"))</Chrgs>") == [400])
        #expect(try read("<Chrgs>\(total("-4.00"))\(amount("3.00"))</Chrgs>") == [300])
        #expect(try read("", at: "<Chrgs>\(total("2.00"))</Chrgs>") == [200])
        #expect(try read("<Chrgs>\(amount("3.00"))</Chrgs>", at: "<Chrgs>\(total("2.00"))</Chrgs>") == [300])
    }

    @Test("balances: PRCD stands for OPBD; a closing balance alone checks nothing")
    func balances() throws {
        func check(_ head: String) throws -> BankFileSummary.Balance {
            try Camt.read(Camt.file([Camt.entry("")], head: head)).1[0].balance
        }
        #expect(try check(Camt.balance("PRCD", "10.00") + Camt.balance("CLBD", "110.00")) == .right)
        guard case .unchecked = try check(Camt.balance("CLBD", "110.00")) else {
            Issue.record("a closing balance alone was checked")
            return
        }
    }
}
