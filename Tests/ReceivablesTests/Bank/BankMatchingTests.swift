import Testing

@testable import Receivables

/// Matching with evidence (F23): exact reference and exact amount settle by themselves, nothing else does.
@Suite struct BankMatchingTests {
    private let trade = Trade.ready()

    init() throws {
        try trade.run(SetBankAccount(id: Trade.company, account: Bank.main))
    }

    private func post() throws -> PostBankEntries.Answer {
        try trade.run(PostBankEntries(id: Trade.company, account: "MAIN"))
    }

    private func take(_ amount: Money, _ change: (inout BankTransaction) -> Void) throws {
        var entry = Bank.entry(amount, "", transactions: [Bank.part(amount, "", change)])
        entry.bankReference = "REF\(trade.book.bank.lines.count)"
        try trade.run(Bank.page([entry]))
    }

    @Test("F23: the reference is found wherever banks and payers put it, and the answer says where")
    func places() throws {
        let places: [((inout BankTransaction) -> Void, String)] = [
            ({ $0.references = [BankReference(kind: "SCOR", value: "FTI-000001")] }, "structured SCOR"),
            ({ $0.endToEnd = "FTI-000002" }, "end-to-end"),
            ({ $0.text = "Invoice FTI-000003 with thanks" }, "text"),
            ({ $0.text = "invoice fti 000004." }, "text"),
            ({ $0.text = "Rg.FTI000005/2026" }, "text"),
        ]
        for (index, place) in places.enumerated() {
            _ = try trade.invoice(.eur(500))
            try take(.eur(500), place.0)
            let answer = try post()
            guard index != 4 else {
                // Run together with other words it is no word of its own: a person decides.
                #expect(answer.posted.isEmpty && answer.waiting == 1)
                continue
            }
            let posted = try #require(answer.posted.first, "\(place.1)")
            #expect(posted.payment?.settled.map(\.amount) == [.eur(500)])
            #expect(posted.evidence.first?.text == "FTI-00000\(index + 1) in \(place.1)")
        }
        #expect(trade.book.verify() == [])
    }

    @Test("creditor reference ISO 11649 and Swiss QR reference: checked, then what is inside")
    func checkedReferences() {
        #expect(BankReferences.creditorReference("RF18539007547034") == "539007547034")
        #expect(BankReferences.creditorReference("RF19539007547034") == nil)
        #expect(BankReferences.swissReference("210000000003139471430009017") == "21000000000313947143000901")
        #expect(BankReferences.swissReference("210000000003139471430009018") == nil)
        #expect(BankReferences.forms(of: "fti000001").contains("FTI-000001"))
        #expect(BankReferences.isPlaceholder("NotProvided"))
    }

    @Test("digits alone mean the number sequence, but only where the payer marked a reference")
    func numericReferences() throws {
        _ = try trade.invoice(.eur(500))
        try take(.eur(500)) { $0.text = "payment 1" }
        #expect(try post().posted.isEmpty)
        try take(.eur(500)) { $0.references = [BankReference(kind: "QRR", value: "000000000000000000000000011")] }
        #expect(try post().posted.count == 1)
    }

    @Test(
        "F23: an invoice's number before a right check digit of its scheme is found, padded or not",
        arguments: [
            ("SCOR", "000013"), ("SCOR", "RF41 0000 13"), ("OCR", "000018"), ("KID", "000018"), ("KID", "000019"),
            ("CdtrRef", "00 0013"), ("QRR", "000000000000000000000000011"),
        ])
    func nationalCheckDigits(kind: String, value: String) throws {
        _ = try trade.invoice(.eur(500))
        try take(.eur(500)) { $0.references = [BankReference(kind: kind, value: value)] }
        #expect(try post().posted.first?.evidence.first?.text == "FTI-000001 in structured \(kind)")
    }

    @Test(
        "F23: a reference whose check digit is wrong is no evidence, whatever its digits name",
        arguments: [
            ("OCR", "00001"), ("KID", "000001"), ("QRR", "0000000000000001"), ("SCOR", "RF42000001"),
            ("ISR Reference", "000000000000000000000000001"),
        ])
    func wrongCheckDigits(kind: String, value: String) throws {
        _ = try trade.invoice(.eur(500))
        try take(.eur(500)) { $0.references = [BankReference(kind: kind, value: value)] }
        #expect(try post().posted.isEmpty)
        let line = BankLineID(trade.book.bank.lines.count)
        let found = try trade.ask(GetBankEntry(id: Trade.company, line: line)).proposals
        #expect(!found.contains { $0.evidence.contains { $0.kind == .reference } })
    }

    @Test("check digits: 7-3-1, mod 10, mod 11 with its dash, mod 97; fewer than 5 digits have none")
    func checkDigits() {
        #expect(CheckDigits.finnish("13") && CheckDigits.finnish("1234561") && !CheckDigits.finnish("1234562"))
        #expect(CheckDigits.luhn("18") && !CheckDigits.luhn("19"))
        #expect(CheckDigits.mod11("19") && CheckDigits.mod11("1234567892"))
        #expect(CheckDigits.inside(BankReference(kind: "SCOR", value: "0013")) == nil)
        #expect(CheckDigits.inside(BankReference(kind: "SCOR", value: "00013")) == "1")
        #expect(CheckDigits.inside(BankReference(kind: "CINV", value: "00013")) == nil)
        #expect(BankReferences.creditorReference("RF41000013") == "000013")
    }

    @Test("F23: an invoice's digits inside a longer reference propose it where the amount is right, and settle nothing")
    func withinReference() throws {
        _ = try trade.invoice(.eur(500))
        for amount in [500, 499] {
            try take(.eur(Int64(amount))) { $0.references = [BankReference(kind: "SCOR", value: "7700000001")] }
            #expect(try post().posted.isEmpty)
            let line = BankLineID(trade.book.bank.lines.count)
            let found = try trade.ask(GetBankEntry(id: Trade.company, line: line)).proposals
            let texts = found.flatMap(\.evidence).map(\.text)
            #expect(texts.contains("FTI-000001 within structured SCOR") == (amount == 500))
        }
    }

    @Test("several invoices in one payment: each by its own amount, the sum must be the payment")
    func several() throws {
        for amount in [300, 200, 400] { _ = try trade.invoice(.eur(Int64(amount))) }
        try take(.eur(500)) {
            $0.references = [
                BankReference(kind: "CINV", value: "FTI-000001", amount: .eur(300)),
                BankReference(kind: "CINV", value: "FTI-000002", amount: .eur(200)),
            ]
        }
        let posted = try #require(try post().posted.first)
        #expect(posted.payment?.settled.map(\.number) == ["FTI-000001", "FTI-000002"])
        // A part of an invoice, when the payer says so.
        try take(.eur(150)) { $0.references = [BankReference(kind: "CINV", value: "FTI-000003", amount: .eur(150))] }
        #expect(try post().posted.first?.payment?.settled.map(\.open) == [.eur(250)])
        // The sum differs from the payment.
        try take(.eur(260)) { $0.references = [BankReference(kind: "CINV", value: "FTI-000003", amount: .eur(250))] }
        #expect(try post().posted.isEmpty)
    }

    @Test("anything less than exact waits: other amount, unknown reference, closed invoice, return, two customers")
    func waits() throws {
        _ = try trade.invoice(.eur(500))
        _ = try trade.invoice(.eur(300), "C-2")
        try take(.eur(499)) { $0.text = "FTI-000001" }
        try take(.eur(500)) { $0.text = "FTI-009999" }
        try take(.eur(800)) { $0.text = "FTI-000001 FTI-000002" }
        try take(.eur(500)) {
            $0.text = "FTI-000001"
            $0.returnCode = "AC04"
        }
        #expect(try post().posted.isEmpty)
        try take(.eur(500)) { $0.text = "FTI-000001 once" }
        try take(.eur(500)) { $0.text = "FTI-000001 twice" }
        let answer = try post()
        #expect(answer.posted.count == 1 && answer.waiting == 5)
    }

    @Test("what a rule refuses stays on the work list: a closed period, a blocked customer")
    func refused() throws {
        _ = try trade.invoice(.eur(500))
        try take(.eur(500)) { $0.text = "FTI-000001" }
        trade.addCustomer(Trade.c1, "C-1", limit: .eur(100_000), hold: .all)
        let events = trade.book.sequence
        #expect(try post().waiting == 1)
        trade.addCustomer(Trade.c1, "C-1", limit: .eur(100_000))
        #expect(try post().posted.count == 1)
        #expect(trade.book.sequence > events && trade.book.verify() == [])
    }

    @Test("proposals carry their evidence, best first: reference, amount, payer, date")
    func proposals() throws {
        _ = try trade.invoice(.eur(500))
        _ = try trade.invoice(.eur(700))
        _ = try trade.invoice(.eur(700), "C-2")
        func proposals() throws -> [BankProposal] {
            let line = BankLineID(trade.book.bank.lines.count)
            return try trade.ask(GetBankEntry(id: Trade.company, line: line)).proposals
        }
        try take(.eur(400)) { $0.text = "part of FTI-000001" }
        var found = try proposals()
        #expect(found.first?.parts.map(\.amount) == [400] && found.first?.evidence.map(\.kind).contains(.reference) == true)
        // The amount alone: both invoices, none exact.
        try take(.eur(700)) { $0.text = "thanks" }
        found = try proposals()
        #expect(found.count == 2 && found.allSatisfy { !$0.isExact && $0.evidence.contains { $0.kind == .amount } })
        // Customer number and amount.
        try take(.eur(700)) { $0.text = "from C-2" }
        found = try proposals()
        #expect(found.first?.customer == Trade.c2 && (found.first?.weight ?? 0) > (found.last?.weight ?? 99))
        // Everything that is open.
        try take(.eur(1_200)) { $0.text = "C-1" }
        #expect(try proposals().first?.parts.map(\.amount).sorted() == [500, 700])
    }

    @Test("a payer's account is remembered from what was posted, as evidence only")
    func payers() throws {
        _ = try trade.invoice(.eur(500), "C-2")
        try take(.eur(500)) {
            $0.text = "FTI-000001"
            $0.counterpartyAccount = "GB33 BUKB 2020 1555 5555 55"
        }
        #expect(try post().posted.count == 1)
        try take(.eur(900)) { $0.counterpartyAccount = "GB33BUKB20201555555555" }
        #expect(try post().posted.isEmpty)
        let found = try trade.ask(GetBankEntry(id: Trade.company, line: BankLineID(2))).proposals
        #expect(found.first?.customer == Trade.c2 && found.first?.evidence.map(\.kind) == [.payer])
    }

    @Test("MatchBankEntry: parts come to the amount; a debit is no payment; a decided entry is done")
    func match() throws {
        _ = try trade.invoice(.eur(500))
        try take(.eur(800)) { $0.text = "?" }
        try take(.eur(-30)) { $0.text = "charges" }
        func match(_ line: UInt32, _ meaning: MatchBankEntry.Meaning) -> MatchBankEntry {
            MatchBankEntry(id: Trade.company, line: BankLineID(line), meaning: meaning)
        }
        typealias Part = MatchBankEntry.Part
        let item = ApplyItem(number: "FTI-000001")
        #expect(trade.refused(match(9, .payments([Part(customer: "C-1")]))) == "bankEntryNotFound entry_id")
        #expect(trade.refused(match(2, .payments([Part(customer: "C-1")]))) == "bankEntrySign entry_id")
        #expect(trade.refused(match(1, .payments([]))) == "fieldRequired parts")
        #expect(trade.refused(match(1, .payments([Part(customer: "")]))) == "fieldRequired parts[0].customer_number")
        #expect(
            trade.refused(match(1, .payments([Part(customer: "C-1", amount: .eur(799))]))) == "amountMismatch parts")
        #expect(
            trade.refused(match(1, .payments([Part(customer: "C-1"), Part(customer: "C-2", amount: .eur(1))])))
                == "fieldRequired parts[0].amount")
        #expect(
            trade.refused(match(1, .payments([Part(customer: "NO")]))) == "customerNotFound parts[0].customer_number")
        let parts = [
            Part(customer: "", amount: .eur(500), apply: .named, items: [item]),
            Part(customer: "C-2", amount: .eur(300), apply: ApplyMode.none),
        ]
        let answer = try trade.run(match(1, .payments(parts)))
        #expect(answer.payments.map(\.amount) == [.eur(500), .eur(300)])
        #expect(trade.refused(match(1, .payments(parts))) == "bankEntryDone entry_id")
        // Bank charges: Dr the account, Cr the bank.
        #expect(trade.refused(match(2, .mainAccount("130100"))) != "accepted")
        let entry = try #require(try trade.run(match(2, .mainAccount("401200"))).entry)
        #expect(entry.legs.map(\.amount) == [-30, 30])
        #expect(trade.book.verify() == [] && trade.waiting == [])
    }

    @Test("set aside and back: an entry waits again where it stood")
    func setAside() throws {
        try take(.eur(800)) { $0.text = "own transfer" }
        let line = BankLineID(1)
        try trade.run(SetAsideBankEntry(id: Trade.company, line: line, reason: "ours", reopens: false))
        #expect(trade.waiting == [])
        #expect(
            trade.refused(SetAsideBankEntry(id: Trade.company, line: line, reason: "x", reopens: false))
                == "bankEntryDone entry_id")
        try trade.run(SetAsideBankEntry(id: Trade.company, line: line, reason: "no", reopens: true))
        #expect(trade.waiting == [800] && trade.book.verify() == [])
    }

    @Test("TP-4: an amount stated for an invoice is spread over its instalments once, the first due first")
    func statedOverInstalments() throws {
        var schedule = PaymentSchedule(code: "3M", allocation: .fixedQuantity)
        schedule.count = 3
        try trade.run(SetPaymentSchedule(id: Trade.company, schedule: schedule))
        var document = Trade.document(.eur(9_000))
        document.schedule = "3M"
        let made = try trade.run(PostInvoice(company: Trade.company, document: document))
        let other = try trade.invoice(.eur(500))
        // More than the first instalment, with another invoice beside it.
        try take(.eur(4_500)) {
            $0.references = [
                BankReference(kind: "CINV", value: "FTI-000001", amount: .eur(4_000)),
                BankReference(kind: "CINV", value: "FTI-000002", amount: .eur(500)),
            ]
        }
        let posted = try #require(try post().posted.first)
        #expect(posted.payment?.settled.map(\.amount.minor).sorted() == [500, 1_000, 3_000])
        #expect(made.instalments.map { trade.open($0.item) } == [0, 2_000, 3_000] && trade.open(other) == 0)
        // More than is open of all of them: a person decides.
        try take(.eur(5_001)) { $0.references = [BankReference(kind: "CINV", value: "FTI-000001", amount: .eur(5_001))] }
        #expect(try post().posted.isEmpty)
        #expect(trade.book.verify() == [])
    }
}
