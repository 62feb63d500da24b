/// Why a proposal is made, in the words of the trade (F23).
package struct BankEvidence: Equatable, Sendable {
    package enum Kind: UInt8, Sendable, BitwiseCopyable {
        case reference = 1
        case amount = 2
        case payer = 3
        case date = 4
    }

    package let kind: Kind
    /// What agrees and where it was found.
    package let text: String
}

/// Items that a bank line may be meant for.
package struct BankProposal: Equatable, Sendable {
    package struct Part: Equatable, Sendable {
        package let item: ItemID
        /// With the sign of the item.
        package let amount: Int64
    }

    package var customer: CustomerID
    package var parts: [Part]
    package var evidence: [BankEvidence]
    /// References name exactly these items and their amounts are exactly the payment: settles by itself.
    package var isExact = false

    /// Reference 8, amount 4, payer 2, date 1: a reference outweighs all the rest together.
    package var weight: Int {
        var kinds: Set<BankEvidence.Kind> = []
        for one in evidence { kinds.insert(one.kind) }
        return kinds.reduce(0) { $0 + (1 << (4 - Int($1.rawValue))) }
    }
}

/// Matches one line against the open items. Reads the book, changes nothing.
package struct BankMatching: ~Copyable {
    private let row: BankLine
    private let text: BankLineText
    private let references: BankReferences
    private var found: [BankProposal] = []

    package static let proposalsMax = 10
    /// Open items of one customer that are looked at.
    static let itemsVisitedMax = 500
    /// Days around the due date in which a payment is expected.
    private static let daysNear = 5

    init(_ row: BankLine, _ text: BankLineText) {
        self.row = row
        self.text = text
        references = BankReferences(text)
    }

    // MARK: Exact

    /// The one match that may settle without a person: one place names items of one account, and they come to the
    /// amount. Nil for anything less.
    static func exact(_ id: BankLineID, _ book: borrowing Book, _ draft: borrowing Draft) -> BankProposal? {
        let row = book.bank[id]
        guard row.amount > 0, row.problem == .none, let text = book.bank.text(id), !text.transaction.isReturn else {
            return nil
        }
        // Prose is searched only when nothing set apart matches.
        var references = BankReferences(marked: text)
        if let match = byPlace(row, references.tokens[...], book, draft) { return match }
        let marked = references.tokens.count
        references.addProse(of: text)
        if let match = byPlace(row, references.tokens[marked...], book, draft) { return match }
        // Several structured references of different kinds name the invoices together.
        return marked == 0 ? nil : exact(row, references.tokens[..<marked], book, draft)
    }

    /// The first place whose tokens match.
    private static func byPlace(
        _ row: BankLine, _ tokens: ArraySlice<BankReferences.Token>, _ book: borrowing Book, _ draft: borrowing Draft
    ) -> BankProposal? {
        var start = tokens.startIndex
        while start < tokens.endIndex {
            let place = tokens[start].place
            var end = start
            while end < tokens.endIndex, tokens[end].place == place { end += 1 }
            if let match = exact(row, tokens[start..<end], book, draft) { return match }
            start = end
        }
        return nil
    }

    private static func exact(
        _ row: BankLine, _ tokens: ArraySlice<BankReferences.Token>, _ book: borrowing Book, _ draft: borrowing Draft
    ) -> BankProposal? {
        if let match = exact(row, tokens, allInstalments: false, book, draft) { return match }
        if book.items.instalmentGroups.rows.isEmpty { return nil }
        return exact(row, tokens, allInstalments: true, book, draft)
    }

    private static func exact(
        _ row: BankLine, _ tokens: ArraySlice<BankReferences.Token>, allInstalments: Bool, _ book: borrowing Book,
        _ draft: borrowing Draft
    ) -> BankProposal? {
        var parts: [BankProposal.Part] = []
        var evidence: [BankEvidence] = []
        var customer = CustomerID.none
        var sum: Int128 = 0
        var documents: [ItemID] = []
        for token in tokens where token.isStructured || !isWeak(token.text) {
            for document in items(named: token, row, book) where !documents.contains(document) {
                documents.append(document)
                let found = meant(document, all: allInstalments, book, draft).filter { item in
                    !parts.contains { $0.item == item } && draft.item(item, book)?.isOpen ?? false
                }
                // A stated amount is that of the document: its instalments share it, the first due first.
                var stated = found.isEmpty ? nil : token.stated(in: row.currency)
                for item in found {
                    guard let open = draft.item(item, book) else { continue }
                    guard open.currency == row.currency, customer.isNone || customer == open.customer else { return nil }
                    var amount = open.open
                    if let left = stated {
                        if left == 0 { break }
                        let part = min(left, open.open.magnitude)
                        amount = open.open > 0 ? Int64(part) : -Int64(part)
                        stated = left - part
                    }
                    customer = open.customer
                    parts.append(.init(item: item, amount: amount))
                    evidence.append(
                        BankEvidence(kind: .reference, text: "\(open.number) in \(token.place)"))
                    sum += Int128(amount)
                }
                if let stated, stated > 0 { return nil }
            }
        }
        guard !parts.isEmpty, sum == Int128(row.amount), parts.contains(where: { $0.amount > 0 }) else { return nil }
        evidence.append(BankEvidence(kind: .amount, text: "\(row.money) is open on them"))
        return BankProposal(customer: customer, parts: parts, evidence: evidence, isExact: true)
    }

    /// An invoice number stands for the oldest open instalment of that invoice, or for all that are open (payments:TP-4).
    private static func meant(
        _ named: ItemID, all: Bool, _ book: borrowing Book, _ draft: borrowing Draft
    ) -> [ItemID] {
        guard let group = book.items.instalments(of: named), group.first == named else { return [named] }
        var open: [ItemID] = []
        for id in group.items where draft.item(id, book)?.isOpen ?? false { open.append(id) }
        return all ? open : Array(open.prefix(1))
    }

    /// Short numbers in prose are amounts and dates as often as invoices.
    private static func isWeak(_ text: String) -> Bool {
        text.utf8.count < 4 || text.utf8.count < 6 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// Documents a token names: by its number, and for digits alone by the number sequences of the company.
    private static func items(
        named token: BankReferences.Token, _ row: BankLine, _ book: borrowing Book
    ) -> [ItemID] {
        if let code = Code(token.text), let item = book.items.find(row.company, .documents, code) { return [item] }
        guard token.isStructured, let value = UInt64(token.text), value > 0 else { return [] }
        var found: [ItemID] = []
        for kind in [SequenceKind.invoice, .creditNote, .interestNote] {
            guard let sequence = book.companies.sequence(row.company, kind), let code = sequence.number(value),
                let item = book.items.find(row.company, .documents, code)
            else { continue }
            found.append(item)
        }
        return found
    }

    /// Invoices whose digits stand at the end or the beginning of a longer reference, as where a creditor puts the
    /// customer's number before them. Too little to settle by: a proposal where the amount is right too.
    private static func items(
        within token: BankReferences.Token, _ row: BankLine, _ book: borrowing Book
    ) -> [ItemID] {
        guard token.isStructured, let sequence = book.companies.sequence(row.company, .invoice) else { return [] }
        let (digits, length) = (Int(sequence.digits), token.text.utf8.count)
        guard digits >= CheckDigits.digitsMin, length > digits, token.text.utf8.allSatisfy(CheckDigits.isDigit) else {
            return []
        }
        var found: [ItemID] = []
        for piece in [token.text.suffix(digits), token.text.prefix(digits)] {
            guard let value = UInt64(piece), value > 0, let code = sequence.number(value),
                let item = book.items.find(row.company, .documents, code), !found.contains(item),
                book.items[item].isOpen, book.items[item].currency == row.currency
            else { continue }
            found.append(item)
        }
        return found
    }

    // MARK: Proposals

    /// Best first, each with its evidence. `wide` also looks for the payer's name and the amount in the whole
    /// company: a long read.
    static func proposals(for id: BankLineID, wide: Bool, _ book: borrowing Book) -> [BankProposal] {
        let row = book.bank[id]
        guard let text = book.bank.text(id), row.amount != 0 else { return [] }
        if let back = BankReturn.found(in: id, book) { return [back.proposal(book)] }
        var draft = Draft()
        draft.begin(book)
        var matching = BankMatching(row, text)
        if let exact = exact(id, book, draft) { matching.found.append(exact) }
        matching.byReference(book)
        matching.byCustomer(book, wide: wide)
        if wide { matching.byAmount(book) }
        let ranked = matching.found.enumerated().sorted {
            let (left, right) = ($0.element, $1.element)
            if left.isExact != right.isExact { return left.isExact }
            return left.weight != right.weight ? left.weight > right.weight : $0.offset < $1.offset
        }
        return ranked.prefix(proposalsMax).map(\.element)
    }

    private mutating func byReference(_ book: borrowing Book) {
        for token in references.tokens {
            for item in BankMatching.items(named: token, row, book) {
                let open = book.items[item]
                guard open.isOpen, open.currency == row.currency else { continue }
                propose(item, [BankEvidence(kind: .reference, text: "\(open.number) in \(token.place)")], book)
            }
            for item in BankMatching.items(within: token, row, book) where book.items[item].open == row.amount {
                let number = book.items[item].number
                propose(item, [BankEvidence(kind: .reference, text: "\(number) within \(token.place)")], book)
            }
        }
    }

    private mutating func byCustomer(_ book: borrowing Book, wide: Bool) {
        var payers: [(CustomerID, String)] = []
        if let key = BankLedger.payerKey(row.company, text), let payer = book.bank.payer(key) {
            payers.append((payer, "paid from \(text.transaction.counterpartyAccount) before"))
        }
        for token in references.tokens {
            guard let code = Code(token.text), let customer = book.customers.find(row.company, code) else { continue }
            payers.append((book.customers[customer].invoiceAccount, "customer number in \(token.place)"))
        }
        if wide, payers.isEmpty, let named = named(text.transaction.counterparty, book) {
            payers.append((named, "name \(text.transaction.counterparty)"))
        }
        for (customer, why) in payers {
            let payer = BankEvidence(kind: .payer, text: why)
            for place in found.indices where found[place].customer == customer {
                if !found[place].evidence.contains(where: { $0.kind == .payer }) { found[place].evidence.append(payer) }
            }
            addItems(of: customer, payer, book)
        }
    }

    /// The items of a customer that come to the amount: one alone, or all that is open.
    private mutating func addItems(of customer: CustomerID, _ payer: BankEvidence, _ book: borrowing Book) {
        var all: [BankProposal.Part] = []
        var sum: Int128 = 0
        var visited = 0
        var id = book.customers[customer].firstOpen
        while !id.isNone, visited < BankMatching.itemsVisitedMax {
            let item = book.items[id]
            visited += 1
            if item.currency == row.currency, book.paymentJournals.owner(of: id) == nil {
                if item.open == row.amount { propose(id, [payer], book) }
                all.append(.init(item: id, amount: item.open))
                sum += Int128(item.open)
            }
            id = item.next
        }
        guard visited < BankMatching.itemsVisitedMax, !found.contains(where: { $0.customer == customer }) else { return }
        var evidence = [payer]
        if all.count > 1, sum == Int128(row.amount) {
            evidence.append(BankEvidence(kind: .amount, text: "\(row.money) is all that is open"))
            found.append(BankProposal(customer: customer, parts: all, evidence: evidence))
        } else {
            found.append(BankProposal(customer: customer, parts: [], evidence: evidence))
        }
    }

    private mutating func byAmount(_ book: borrowing Book) {
        var number = book.items.rows.count
        var hits = 0
        while number > 0, hits < BankMatching.proposalsMax {
            let item = book.items[ItemID(number)]
            if item.open == row.amount, item.currency == row.currency,
                UInt32(item.company) == row.company.number
            {
                propose(ItemID(number), [], book)
                hits += 1
            }
            number -= 1
        }
    }

    private func named(_ name: String, _ book: borrowing Book) -> CustomerID? {
        guard name.utf8.count >= 3 else { return nil }
        var number: UInt32 = 0
        while number < book.customers.rows.count {
            number += 1
            guard book.customers[CustomerID(number)].company == row.company else { continue }
            let subject = book.customers.subject(book.customers.details[number].row.subject)
            if subject.name.utf8.count == name.utf8.count, subject.name.lowercased() == name.lowercased() {
                return book.customers[CustomerID(number)].invoiceAccount
            }
        }
        return nil
    }

    /// One item, with whatever else speaks for it.
    private mutating func propose(_ item: ItemID, _ evidence: [BankEvidence], _ book: borrowing Book) {
        // A payment journal has it.
        if book.paymentJournals.owner(of: item) != nil { return }
        if let place = found.firstIndex(where: { $0.parts.contains { $0.item == item } }) {
            for one in evidence where !found[place].evidence.contains(one) && !found[place].isExact {
                found[place].evidence.append(one)
            }
            return
        }
        let open = book.items[item]
        var evidence = evidence
        if open.open == row.amount {
            evidence.append(BankEvidence(kind: .amount, text: "\(row.money) is open on \(open.number)"))
        }
        if abs(open.dueDate.days - row.bookingDate.days) <= BankMatching.daysNear {
            evidence.append(BankEvidence(kind: .date, text: "due \(open.dueDate)"))
        }
        let part = open.open > 0 ? min(open.open, max(0, row.amount)) : open.open
        found.append(
            BankProposal(customer: open.customer, parts: [.init(item: item, amount: part)], evidence: evidence))
    }
}
