import Testing

@testable import Receivables

/// Bank reports: recognition by meaning (F36), the two reports of one account, batches (payments: issue 5 point 5).
@Suite struct BankImportTests {
    private let trade = Trade.ready()

    init() throws {
        try trade.run(SetBankAccount(id: Trade.company, account: Bank.main))
    }

    @Test("set-up: the method must be there, an identifier belongs to one account")
    func accounts() {
        var other = Bank.main
        other.code = "OTHER"
        #expect(trade.refused(SetBankAccount(id: Trade.company, account: other)) == "numberTaken account.identifiers[0]")
        other.identifiers = ["123"]
        #expect(trade.refused(SetBankAccount(id: Trade.company, account: other)) == "accepted")
        other.method = "NONE"
        #expect(
            trade.refused(SetBankAccount(id: Trade.company, account: other)) == "referenceUnknown account.method_of_payment")
        #expect(trade.refused(Bank.page([], account: "NONE")) == "bankAccountUnknown bank_account")
        #expect(
            trade.refused(ImportBankEntries(id: Trade.company, identifiers: ["9"], source: .statement, statement: "", entries: []))
                == "bankAccountUnknown bank_account")
    }

    @Test("F36: an entry that comes again does nothing, in any report; two equal ones of a day stay two")
    func recognition() throws {
        let twice = [Bank.entry(.eur(500), "R1"), Bank.entry(.eur(500), "R1", occurrence: 2)]
        #expect(try trade.run(Bank.page(twice, statement: "1")).taken == 2)
        let again = try trade.run(Bank.page(twice + [Bank.entry(.eur(700), "R2")], statement: "MONTH"))
        #expect(again.taken == 1 && again.known == 2)
        #expect(trade.waiting == [500, 500, 700])
        #expect(try trade.run(Bank.page(twice + twice)).known == 4)
        #expect(trade.book.verify() == [])
    }

    @Test("F36: any permutation, split and repetition of the entries gives one book")
    func permutations() throws {
        var random = SplitMix64(seed: 8)
        let entries = (0..<60).map { place in
            Bank.entry(
                .eur(Int64(100 + place % 7 * 100)), "FTI-\(String(1_000_001 + place % 12).dropFirst())",
                on: day(2026, 3, 1 + place % 3), occurrence: UInt32(1 + place / 21))
        }
        var digests: [Digest] = []
        var payments: [[Int64]] = []
        for round in 0..<6 {
            let trade = Trade.ready()
            try trade.run(SetBankAccount(id: Trade.company, account: Bank.main))
            for place in 0..<12 { _ = try trade.invoice(.eur(Int64(100 + place % 7 * 100))) }
            var order = entries
            if round > 0 { order.shuffle(using: &random) }
            while !order.isEmpty {
                let count = Int(random.next() % 9) + 1
                try trade.run(Bank.page(Array(order.prefix(count))))
                if random.next() % 3 == 0 { try trade.run(Bank.page(Array(order.prefix(count)))) }
                order.removeFirst(min(count, order.count))
            }
            var after: BankQueue.Place?
            repeat { after = try trade.run(PostBankEntries(id: Trade.company, account: "MAIN", after: after)).next } while after != nil
            digests.append(trade.book.digest)
            payments.append(trade.paymentAmounts)
            #expect(trade.book.verify() == [])
        }
        #expect(payments[0].count >= 7)
        #expect(digests.allSatisfy { $0 == digests[0] })
        #expect(payments.allSatisfy { $0 == payments[0] })
    }

    @Test("053 and 054 have the same money: one books, the details of the other take the place of a bare batch")
    func details() throws {
        for statementFirst in [true, false] {
            let trade = Trade.ready()
            try trade.run(SetBankAccount(id: Trade.company, account: Bank.main))
            var batch = Bank.entry(.eur(300), "", transactions: [])
            (batch.bankReference, batch.declaredTransactions) = ("BATCH-1", 2)
            var notified = Bank.entry(.eur(300), "", transactions: [Bank.part(.eur(100), "A"), Bank.part(.eur(200), "B")])
            notified.bankReference = "BATCH-1"
            let pages = [Bank.page([batch]), Bank.page([notified], source: .notification)]
            for page in statementFirst ? pages : pages.reversed() { try trade.run(page) }
            #expect(trade.waiting == [100, 200])
            #expect(trade.states == [.open, .open, .covered])
            // Once more, in both orders: nothing.
            for page in pages + pages { #expect(try trade.run(page).taken == 0) }
            #expect(trade.book.verify() == [])
        }
    }

    @Test("053 and 054 are the same money only within 10 days, and never by a word that stands for no reference")
    func linked() throws {
        func waits(_ days: Int, _ reference: String) throws -> [Int64] {
            let trade = Trade.ready()
            try trade.run(SetBankAccount(id: Trade.company, account: Bank.main))
            var batch = Bank.entry(.eur(300), "", on: day(2026, 3, 2), transactions: [])
            (batch.batchReference, batch.declaredTransactions) = (reference, 2)
            var notified = Bank.entry(
                .eur(300), "", on: day(2026, 3, 2 + days), transactions: [Bank.part(.eur(100), "A"), Bank.part(.eur(200), "B")])
            notified.batchReference = reference
            try trade.run(Bank.page([batch]))
            try trade.run(Bank.page([notified], source: .notification))
            #expect(trade.book.verify() == [])
            return trade.waiting
        }
        #expect(try waits(0, "B-1") == [100, 200] && waits(10, "B-1") == [100, 200])
        #expect(try waits(11, "B-1") == [300])
        for word in ["NOTPROVIDED", "not provided", "Not-Provided", "NONREF", "N/A", "0000", "-", "XXXX"] {
            #expect(try waits(0, word) == [300], "\(word)")
        }
    }

    @Test("F36: a detail that says nothing but a charge changes no identity, and is no detail")
    func bareDetail() throws {
        var plain = Bank.entry(.eur(300), "", transactions: [])
        plain.bankReference = "R-1"
        var charged = plain
        charged.transactions = [BankTransaction()]
        charged.transactions[0].charges = 150
        try trade.run(Bank.page([plain]))
        #expect(try trade.run(Bank.page([charged])).known == 1)
        let line = BankLineID(trade.book.bank.lines.count)
        #expect(trade.book.bank[line].isUndetailed && trade.waiting == [300])
    }

    @Test("a statement with details of its own books; the notification of the same money only informs")
    func neverBoth() throws {
        let entry = Bank.entry(.eur(300), "A")
        try trade.run(Bank.page([entry], source: .notification))
        #expect(trade.waiting == [])
        try trade.run(Bank.page([entry]))
        #expect(trade.waiting == [300] && trade.states == [.open, .noted])
    }

    @Test("a batch whose details do not add up, have no amount or go the other way waits whole, and says why")
    func problems() throws {
        func problem(_ parts: [BankTransaction], declared: UInt32 = 0) throws -> BankProblem {
            var entry = Bank.entry(.eur(300), "", transactions: parts)
            entry.declaredTransactions = declared
            entry.bankReference = "X\(trade.book.bank.lines.count)"
            try trade.run(Bank.page([entry]))
            return trade.book.bank.lines[trade.book.bank.lines.count].problem
        }
        #expect(try problem([Bank.part(.eur(100), "A"), Bank.part(.eur(201), "B")]) == .sumDiffers)
        #expect(try problem([Bank.part(.eur(100), "A"), Bank.part(nil, "B")]) == .amountMissing)
        #expect(try problem([Bank.part(.eur(-300), "A")]) == .directionDiffers)
        #expect(try problem([], declared: 3) == .detailsElsewhere)
        #expect(try problem([Bank.part(.eur(300), "A")], declared: 3) == .detailsElsewhere)
        // Net: each detail has its own direction.
        #expect(try problem([Bank.part(.eur(400), "A"), Bank.part(.eur(-100), "B")]) == .none)
        // One detail in another currency, or none at all: the entry's amount counts.
        #expect(try problem([Bank.part(.usd(330), "A")]) == .none)
        #expect(trade.waiting.filter { $0 == 300 }.count == 6)
        try trade.run(Bank.page([Bank.entry(.eur(0), "ZERO")]))
        #expect(trade.book.bank.lines[trade.book.bank.lines.count].state == .noted)
    }

    @Test("a list and a report of one day and amount are perhaps the same money: nobody posts that unseen")
    func perhapsKnown() throws {
        _ = try trade.invoice(.eur(500))
        try trade.run(Bank.page([Bank.entry(.eur(500), "other words")]))
        try trade.run(Bank.page([Bank.entry(.eur(500), "FTI-000001")], source: .list))
        #expect(try trade.run(PostBankEntries(id: Trade.company, account: "MAIN")).posted.isEmpty)
        #expect(trade.book.bank.lines[2].problem == .perhapsKnown)
    }

    @Test("SHA-256 of the standard's own example, cut to 16 bytes")
    func hash() {
        // FIPS 180-2 gives ba7816bf 8f01cfea 414140de 5dae2223 for "abc"; our fields put a length before it.
        var one = ContentHash()
        one.add("abc")
        var two = ContentHash()
        two.add(3)
        for byte in "abc".utf8 { two.put(byte) }
        #expect(one.finish() == two.finish())
        var plain = ContentHash()
        for byte in "abc".utf8 { plain.put(byte) }
        #expect(plain.finish() == BankIdentity(high: 0xba78_16bf_8f01_cfea, low: 0x4141_40de_5dae_2223))
        var long = ContentHash()
        for byte in "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8 { long.put(byte) }
        #expect(long.finish() == BankIdentity(high: 0x248d_6a61_d206_38b8, low: 0xe5c0_2693_0c3e_6039))
    }
}

/// Entries in short.
enum Bank {
    static let main = BankAccount(
        code: "MAIN", name: "", identifiers: ["DE89370400440532013000"], currency: .eur, method: "BANK",
        booksFrom: .statement)

    static func part(_ amount: Money?, _ reference: String, _ change: (inout BankTransaction) -> Void = { _ in })
        -> BankTransaction
    {
        var part = BankTransaction(amount: amount)
        part.text = reference
        change(&part)
        return part
    }

    static func entry(
        _ amount: Money, _ reference: String, on date: CalendarDate = day(2026, 3, 2), occurrence: UInt32 = 1,
        transactions: [BankTransaction]? = nil
    ) -> BankEntry {
        var entry = BankEntry(amount: amount, bookingDate: date)
        entry.occurrence = occurrence
        entry.transactions = transactions ?? [part(amount, reference)]
        return entry
    }

    static func page(
        _ entries: [BankEntry], account: Code = "MAIN", source: BankSource = .statement, statement: String = "S"
    ) -> ImportBankEntries {
        ImportBankEntries(id: Trade.company, account: account, source: source, statement: statement, entries: entries)
    }
}

extension Trade {
    /// Amounts of the open lines of MAIN, smallest first.
    var waiting: [Int64] {
        book.bank.open(Trade.company, "MAIN", after: nil, size: .max).map { book.bank[$0].amount }.sorted()
    }

    var states: [BankLineState] {
        (0..<book.bank.lines.count).map { book.bank.lines[$0 + 1].state }.sorted { $0.rawValue < $1.rawValue }
    }

    var paymentAmounts: [Int64] {
        (0..<book.items.rows.count).map { book.items[ItemID($0 + 1)] }.filter { $0.kind == .payment }.map(\.original)
    }
}
