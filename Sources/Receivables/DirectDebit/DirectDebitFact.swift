/// The closed list of direct debit facts. Rows travel whole, as they are after the change.
package enum DirectDebitFact: Equatable, Sendable {
    case creditorSet(CompanyID, CreditorAccount)
    case mandateSet(Mandate)
    case collectionSet(DebitCollection)
    case fileMade(DirectDebitFile)
    /// What the bank took for it.
    case feeBooked(DebitFee)
}

package struct DebitFee: Equatable, Sendable {
    package var collection: DebitCollectionID
    package var entry: JournalEntry
    package var voucherNext: UInt64

    package init(collection: DebitCollectionID, entry: JournalEntry, voucherNext: UInt64) {
        self.collection = collection
        self.entry = entry
        self.voucherNext = voucherNext
    }
}

/// What the draft must remember of direct debit facts: the next ids, and rows it changed.
struct DirectDebitNext {
    var mandate: UInt32 = 1
    var collection: UInt32 = 1
    private(set) var mandates: [MandateID: Mandate] = [:]
    /// Collected by this draft, per invoice.
    private(set) var pending: [ItemID: Int64] = [:]
    private(set) var numbers: [String] = []

    init() {}

    init(_ state: borrowing DirectDebits) {
        mandate = UInt32(state.mandates.count) + 1
        collection = UInt32(state.collections.count) + 1
    }

    mutating func note(_ fact: DirectDebitFact) {
        switch fact {
        case .mandateSet(let row):
            if row.id.number >= mandate {
                mandate = row.id.number + 1
                numbers.append(SepaText.key(row.number))
            }
            mandates[row.id] = row
        case .collectionSet(let row):
            guard row.id.number >= collection else { return }
            collection = row.id.number + 1
            pending[row.item, default: 0] += row.amount
        case .creditorSet, .fileMade, .feeBooked: break
        }
    }
}

extension Draft {
    package var nextMandate: MandateID { MandateID(numbers.directDebit.mandate) }
    package var nextCollection: DebitCollectionID { DebitCollectionID(numbers.directDebit.collection) }

    /// The mandate as this draft leaves it.
    func mandate(_ id: MandateID, _ book: borrowing Book) -> Mandate {
        numbers.directDebit.mandates[id] ?? book.directDebits[id]
    }

    /// What is presented of an invoice and not posted, this draft included.
    func pendingDebit(on item: ItemID, _ book: borrowing Book) -> Int64 {
        book.directDebits.pending(on: item) + (numbers.directDebit.pending[item] ?? 0)
    }
}

extension Book {
    mutating func apply(_ fact: DirectDebitFact, at stamp: Stamp) {
        switch fact {
        case .creditorSet(let company, let account):
            directDebits.set(account, of: company)
            touch(company, at: stamp)
        case .mandateSet(let row):
            if Int(row.id.number) <= directDebits.mandates.count {
                digest.remove(.mandate, UInt64(row.id.number), directDebits[row.id].fingerprint)
            } else if let taken = row.numberTaken {
                setNext(row.company, taken)
            }
            directDebits.set(row, at: stamp.sequence)
            digest.add(.mandate, UInt64(row.id.number), row.fingerprint)
            touch(row.customer, at: stamp)
        case .collectionSet(let row):
            if directDebits.contains(row.id) {
                digest.remove(.debitCollection, UInt64(row.id.number), directDebits[row.id].fingerprint)
                // While the row is as it was: afterwards its payment counts as taken back.
                if row.state.cameBack, !row.payment.isNone { endRisk(row.payment) }
            }
            directDebits.set(row)
            digest.add(.debitCollection, UInt64(row.id.number), row.fingerprint)
            touch(row.customer, at: stamp)
        case .fileMade(let file):
            directDebits.add(file)
            setNext(file.company, file.numberTaken)
            touch(file.company, at: stamp)
        case .feeBooked(let fee):
            post(fee.entry, voucherNext: fee.voucherNext)
            touch(directDebits[fee.collection].customer, at: stamp)
        }
    }

    /// What the digest must have of direct debits.
    func addDirectDebits(to sum: inout Digest) {
        for row in directDebits.mandates { sum.add(.mandate, UInt64(row.id.number), row.fingerprint) }
        for (item, fingerprint) in directDebits.originDigests { sum.add(.debitOrigin, UInt64(item.number), fingerprint) }
        for row in directDebits.collections { sum.add(.debitCollection, UInt64(row.id.number), row.fingerprint) }
    }
}
