/// Mandates, collections and files, found by number and customer.
package struct DirectDebits: ~Copyable {
    private struct Key: Hashable, Codable {
        var company: CompanyID
        var number: String
    }

    package private(set) var mandates: [Mandate] = []
    package private(set) var collections: [DebitCollection] = []
    package private(set) var files: [DirectDebitFile] = []
    private var creditorAccounts: [CompanyID: [CreditorAccount]] = [:]
    private var mandatesByNumber: [Key: [MandateID]] = [:]
    /// Numbers that mandates had before: banks may answer with them.
    private var formerNumbers: [Key: [MandateID]] = [:]
    private var mandatesByCustomer: [CustomerID: [MandateID]] = [:]
    private var collectionsByCustomer: [CustomerID: [DebitCollectionID]] = [:]
    /// Presented and not posted, per invoice.
    private var pending: [ItemID: Int64] = [:]
    /// In no file yet, oldest first.
    private var unfiled: [CompanyID: [DebitCollectionID]] = [:]
    /// Invoices that another customer ordered, or whose order names its mandate.
    private var origins: [ItemID: DebitOrigin] = [:]
    /// No row before this place is presented still.
    private var firstPresented = 0

    package init() {}

    // MARK: Look up

    package func creditors(_ company: CompanyID) -> [CreditorAccount] { creditorAccounts[company] ?? [] }

    package func creditor(_ company: CompanyID, _ code: Code) -> CreditorAccount? {
        creditors(company).first { $0.code == code }
    }

    package subscript(_ id: MandateID) -> Mandate { mandates[Int(id.number) - 1] }
    package subscript(_ id: DebitCollectionID) -> DebitCollection { collections[Int(id.number) - 1] }
    package subscript(_ id: DirectDebitFileID) -> DirectDebitFile { files[Int(id.number) - 1] }

    package func contains(_ id: DebitCollectionID) -> Bool { !id.isNone && Int(id.number) <= collections.count }

    /// Mandates with a number, compared without blanks and case; one per creditor.
    package func find(_ company: CompanyID, _ number: String) -> [MandateID] {
        mandatesByNumber[Key(company: company, number: SepaText.key(number))] ?? []
    }

    /// Mandates that had this number before and have another now.
    package func find(former number: String, of company: CompanyID) -> [MandateID] {
        let key = SepaText.key(number)
        return (formerNumbers[Key(company: company, number: key)] ?? []).filter { SepaText.key(self[$0].number) != key }
    }

    package func origin(of item: ItemID) -> DebitOrigin? { origins.isEmpty ? nil : origins[item] }

    package func mandates(of customer: CustomerID) -> [MandateID] { mandatesByCustomer[customer] ?? [] }
    package func collections(of account: CustomerID) -> [DebitCollectionID] { collectionsByCustomer[account] ?? [] }
    /// The one whose payment an item of a customer is.
    func collection(paidBy item: ItemID, of account: CustomerID) -> DebitCollectionID? {
        collections(of: account).first { self[$0].payment == item }
    }
    package func pending(on item: ItemID) -> Int64 { pending.isEmpty ? 0 : pending[item] ?? 0 }
    package func unfiled(_ company: CompanyID) -> [DebitCollectionID] { unfiled[company] ?? [] }
    /// Presented, not posted and due by a day: the oldest, at most so many.
    package func presented(_ company: CompanyID, dueBy last: CalendarDate, max: Int) -> [DebitCollectionID] {
        var found: [DebitCollectionID] = []
        for place in firstPresented..<collections.count where found.count < max {
            guard collections[place].state == .presented, collections[place].company == company,
                collections[place].dueDate <= last
            else { continue }
            found.append(collections[place].id)
        }
        return found
    }

    package func file(_ company: CompanyID, _ number: Code) -> DirectDebitFile? {
        files.last { $0.company == company && $0.number == number }
    }

    /// What `pending` must be, from the collections alone.
    func isPendingRight() -> Bool {
        var sums: [ItemID: Int64] = [:]
        for row in collections where row.state == .presented { sums[row.item, default: 0] += row.amount }
        return sums == pending
    }

    // MARK: apply

    mutating func set(_ account: CreditorAccount, of company: CompanyID) {
        var accounts = creditors(company)
        if let place = accounts.firstIndex(where: { $0.code == account.code }) {
            accounts[place] = account
        } else {
            accounts.append(account)
        }
        creditorAccounts[company] = accounts
    }

    mutating func set(_ mandate: Mandate, at sequence: UInt64) {
        var mandate = mandate
        mandate.lastChange = sequence
        let key = Key(company: mandate.company, number: SepaText.key(mandate.number))
        if Int(mandate.id.number) > mandates.count {
            precondition(Int(mandate.id.number) == mandates.count + 1, "mandate ids are dense")
            mandates.append(mandate)
            mandatesByNumber[key, default: []].append(mandate.id)
            mandatesByCustomer[mandate.customer, default: []].append(mandate.id)
            return
        }
        let before = Key(company: mandate.company, number: SepaText.key(self[mandate.id].number))
        mandates[Int(mandate.id.number) - 1] = mandate
        guard before != key else { return }
        mandatesByNumber[before]?.removeAll { $0 == mandate.id }
        if formerNumbers[before]?.contains(mandate.id) != true { formerNumbers[before, default: []].append(mandate.id) }
        mandatesByNumber[key, default: []].append(mandate.id)
    }

    mutating func set(_ row: DebitCollection) {
        let id = row.id
        if Int(id.number) > collections.count {
            precondition(Int(id.number) == collections.count + 1, "collection ids are dense")
            collections.append(row)
            collectionsByCustomer[row.customer, default: []].append(id)
            unfiled[row.company, default: []].append(id)
            pending[row.item, default: 0] += row.amount
            return
        }
        let before = self[id]
        collections[Int(id.number) - 1] = row
        if row.file.isNone, before.state != row.state, row.state.cameBack { dropUnfiled(id, of: row.company) }
        guard before.state == .presented, row.state != .presented else { return }
        while firstPresented < collections.count, collections[firstPresented].state != .presented { firstPresented += 1 }
        let left = (pending[row.item] ?? 0) - row.amount
        pending[row.item] = left == 0 ? nil : left
    }

    /// Ids rise, so one is found by halving: a bank may reject as many as it was sent.
    private mutating func dropUnfiled(_ id: DebitCollectionID, of company: CompanyID) {
        guard var waiting = unfiled.removeValue(forKey: company) else { return }
        var (low, high) = (0, waiting.count)
        while low < high {
            let middle = (low + high) / 2
            if waiting[middle] < id { low = middle + 1 } else { high = middle }
        }
        if low < waiting.count, waiting[low] == id { waiting.remove(at: low) }
        unfiled[company] = waiting
    }

    /// What is to be remembered of who ordered it; nil: nothing.
    mutating func note(_ posted: ItemPosted) -> DebitOrigin? {
        // Its document is not taken out: that would copy all of it, for every invoice.
        let ordering = posted.document.orderingCustomer
        let isOther = !ordering.isNone && ordering != posted.customer
        guard posted.amount > 0, posted.currency == .eur, isOther || !posted.document.mandate.isEmpty else { return nil }
        let origin = DebitOrigin(ordering: ordering.isNone ? posted.customer : ordering, mandate: posted.document.mandate)
        origins[posted.id] = origin
        return origin
    }

    /// 0: nothing is remembered.
    func originWord(of item: ItemID) -> UInt64 { origins[item]?.fingerprint ?? 0 }

    /// Another mandate than its order named; empty: none.
    mutating func setMandate(_ mandate: Code, of item: ItemID, owedBy customer: CustomerID) {
        let ordering = origins[item]?.ordering ?? customer
        let isPlain = mandate.isEmpty && ordering == customer
        origins[item] = isPlain ? nil : DebitOrigin(ordering: ordering, mandate: mandate)
    }

    var originDigests: [(ItemID, UInt64)] { origins.map { ($0.key, $0.value.fingerprint) } }

    mutating func add(_ file: DirectDebitFile) {
        precondition(Int(file.id.number) == files.count + 1, "file ids are dense")
        files.append(file)
        for block in file.blocks { for id in block.collections { collections[Int(id.number) - 1].file = file.id } }
        var waiting = unfiled.removeValue(forKey: file.company) ?? []
        waiting.removeAll { !collections[Int($0.number) - 1].file.isNone }
        unfiled[file.company] = waiting
    }
}

extension DirectDebits: Stored {
    package mutating func pass(_ stream: StateStream) throws {
        try stream.pass(&mandates)
        try stream.pass(&collections)
        try stream.pass(&files)
        try stream.pass(&creditorAccounts)
        try stream.pass(&mandatesByNumber)
        try stream.pass(&formerNumbers)
        try stream.pass(&mandatesByCustomer)
        try stream.pass(&collectionsByCustomer)
        try stream.pass(&pending)
        try stream.pass(&unfiled)
        try stream.pass(&origins)
        try stream.pass(&firstPresented)
    }
}

/// Who ordered what an invoice account owes, and under which mandate.
package struct DebitOrigin: Equatable, Sendable, Codable {
    var ordering: CustomerID
    /// As its order names it; empty: none.
    package var mandate: Code

    /// For the book's digest; never 0.
    var fingerprint: UInt64 { mandate.text.utf8.reduce(UInt64(ordering.number)) { Mix.fold($0, UInt64($1)) } | 1 }
}

extension Book {
    /// Whose mandates collect an item (setup:SD-3): its own mandate, else one of who ordered it, else one of the account.
    func debitPayer(of item: ItemID) -> (customer: CustomerID, ordering: CustomerID, mandate: MandateID?) {
        let row = items[item]
        guard let origin = directDebits.origin(of: item) else { return (row.customer, row.customer, nil) }
        let own = mandate(origin.mandate, of: row) { !$0.state.isFinal && $0.state != .completed }
        if let own { return (directDebits[own].customer, origin.ordering, own) }
        let hasOwn = directDebits.mandates(of: origin.ordering).contains {
            !directDebits[$0].state.isFinal && directDebits[$0].state != .completed
        }
        return (hasOwn ? origin.ordering : row.customer, origin.ordering, nil)
    }

    /// The mandate of an account that an item names: under that number, or renamed since (setup:SD-13).
    ///
    /// A number that was given again means the mandate that had it when the item was made.
    private func mandate(_ name: Code, of row: Item, where fits: (Mandate) -> Bool) -> MandateID? {
        if name.isEmpty { return nil }
        let company = CompanyID(UInt32(row.company))
        let former = directDebits.find(former: name.text, of: company).filter {
            isMandate($0, of: row.customer) && fits(directDebits[$0])
        }
        if let renamed = former.last(where: { directDebits[$0].hadNumber(name.text, on: row.documentDate) }) {
            return renamed
        }
        let current = directDebits.find(company, name.text).last {
            isMandate($0, of: row.customer) && fits(directDebits[$0])
        }
        return current ?? former.last
    }

    /// Its customer's invoices stand with that account.
    func isMandate(_ id: MandateID, of account: CustomerID) -> Bool {
        customers[directDebits[id].customer].invoiceAccount == account
    }

    /// The mandate an item names, by the number it has now; as the item has it where its account has no such mandate.
    package func mandateName(of item: ItemID) -> Code {
        guard let name = directDebits.origin(of: item)?.mandate else { return .empty }
        guard let id = mandate(name, of: items[item], where: { _ in true }) else { return name }
        let number = directDebits[id].number
        return SepaText.key(number) == SepaText.key(name.text) ? name : Code(number) ?? name
    }
}

extension Mandate {
    /// It had the number on that day and lost it later.
    fileprivate func hadNumber(_ number: String, on date: CalendarDate) -> Bool {
        let key = SepaText.key(number)
        return amended.contains { $0.date >= date && SepaText.key($0.amendment.number) == key }
    }
}
