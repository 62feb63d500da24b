// What bank facts move: lines and accounts here; payments and entries come as facts of their own or with the line.

extension Book {
    mutating func apply(_ fact: BankFact, at stamp: Stamp) {
        switch fact {
        case .accountSet(let company, let account):
            bank.set(account, of: company)
            bank.touch(company, at: stamp.sequence)
        case .linesImported(let fact):
            bank.take(fact, at: stamp.sequence)
            for line in fact.lines { digest.add(.bankLine, line.row.digestKey, line.row.digestValue) }
            for id in fact.covered { move(id, to: .covered, at: stamp) }
            for id in fact.released { move(id, to: .open, at: stamp) }
            bank.touch(fact.company, at: stamp.sequence)
        case .linePosted(let id, let items, let customer):
            move(id, to: .posted, item: items.first ?? .none, customer: customer, at: stamp)
            bank.note(items, of: id)
        case .lineBooked(let id, let entry, let voucherNext):
            move(id, to: .booked, at: stamp)
            post(entry, voucherNext: voucherNext)
        case .lineSetAside(let id, _): move(id, to: .setAside, at: stamp)
        case .lineReopened(let id): move(id, to: .open, at: stamp)
        case .reconciled(let company, let code, let date):
            let key = BankLedger.reconciledKey(company, code)
            digest.remove(.reconciledAccount, key, bank.reconciledWord(company, code))
            bank.reconcile(company, code, through: date)
            digest.add(.reconciledAccount, key, bank.reconciledWord(company, code))
            bank.touch(company, at: stamp.sequence)
        }
    }

    private mutating func move(
        _ id: BankLineID, to state: BankLineState, item: ItemID = .none, customer: CustomerID = .none, at stamp: Stamp
    ) {
        let before = bank[id]
        digest.remove(.bankLine, before.digestKey, before.digestValue)
        bank.move(id, to: state, item: item, customer: customer, at: stamp.sequence)
        digest.add(.bankLine, bank[id].digestKey, bank[id].digestValue)
        bank.touch(before.company, at: stamp.sequence)
    }

    /// Bank lines that are not where they belong; one sentence each, for `verify`.
    func misplacedBankLines() -> [String] {
        var findings: [String] = []
        var waiting: [String: Int] = [:]
        var number: UInt32 = 0
        while number < bank.lines.count {
            number += 1
            let row = bank.lines[number]
            if bank.line(row.identity) != BankLineID(number) {
                findings.append("bank line \(number) is not found by what it says")
            }
            if row.state.keepsTexts, bank.text(BankLineID(number)) == nil {
                findings.append("bank line \(number) has lost its texts")
            }
            if row.state == .posted, row.item.isNone || !items.contains(row.item) {
                findings.append("bank line \(number) is posted without a payment")
            }
            if row.state == .open { waiting["\(row.company.number) \(row.account)", default: 0] += 1 }
        }
        for (key, count) in waiting.sorted(by: { $0.key < $1.key }) {
            let parts = key.split(separator: " ", maxSplits: 1)
            guard parts.count == 2, let company = UInt32(parts[0]), let account = Code(String(parts[1])) else { continue }
            let queued = bank.open(CompanyID(company), account, after: nil, size: .max).count
            if queued != count { findings.append("bank account \(account) has \(count) open lines, \(queued) wait") }
        }
        return findings + bank.misplacedPayments()
    }
}
