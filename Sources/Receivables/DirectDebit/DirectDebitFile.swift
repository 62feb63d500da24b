package enum DirectDebitFileTag {}
package typealias DirectDebitFileID = Identifier<DirectDebitFileTag>

package enum DirectDebitFormat: UInt8, Sendable, BitwiseCopyable, Codable {
    case pain00800102 = 1
    case pain00800108 = 2
    /// The variant of banks in Germany.
    case pain00800302 = 3

    package var name: String {
        switch self {
        case .pain00800102: "pain.008.001.02"
        case .pain00800108: "pain.008.001.08"
        case .pain00800302: "pain.008.003.02"
        }
    }
}

/// What a direct debit file holds, decided once: whoever writes it from this writes the same bytes (setup:SD-12, SD-14).
package struct DirectDebitFile: Equatable, Sendable, Codable {
    /// Collections of one creditor account, scheme, sequence and due date, in the order they were presented.
    package struct Block: Equatable, Sendable, Codable {
        package var creditor: CreditorAccount
        package var scheme: DebitScheme
        package var sequence: DebitSequence
        package var dueDate: CalendarDate
        package var sum: Int64
        package var collections: [DebitCollectionID]

        package init(
            creditor: CreditorAccount, scheme: DebitScheme, sequence: DebitSequence, dueDate: CalendarDate, sum: Int64,
            collections: [DebitCollectionID]
        ) {
            self.creditor = creditor
            self.scheme = scheme
            self.sequence = sequence
            self.dueDate = dueDate
            self.sum = sum
            self.collections = collections
        }
    }

    package var id: DirectDebitFileID
    package var company: CompanyID
    package var number: Code
    package var numberTaken: TakenNumber
    package var format: DirectDebitFormat
    package var created: Instant
    package var blocks: [Block]

    package init(
        id: DirectDebitFileID, company: CompanyID, number: Code, numberTaken: TakenNumber, format: DirectDebitFormat,
        created: Instant, blocks: [Block]
    ) {
        self.id = id
        self.company = company
        self.number = number
        self.numberTaken = numberTaken
        self.format = format
        self.created = created
        self.blocks = blocks
    }

    package var count: Int { blocks.reduce(0) { $0 + $1.collections.count } }
    package var sum: Int64 { blocks.reduce(0) { $0 + $1.sum } }

    /// Collections of one file; more wait for the next one.
    package static let collectionsMax = 100_000
    /// Collections whose text is told at once.
    package static let pieceCollections = 500
    /// MsgId and PmtInfId.
    package static let identifierLengthMax = 35

    package var pieces: Int { max(1, (count + DirectDebitFile.pieceCollections - 1) / DirectDebitFile.pieceCollections) }

    package func messageID(_ book: borrowing Book) -> String { "\(book.companies[company].code)-\(number)" }

    package func blockID(_ index: Int, _ book: borrowing Book) -> String { "\(messageID(book))-\(index + 1)" }

    /// Blocks of rows: by creditor account, due date, scheme and sequence.
    static func blocks(of rows: [DebitCollectionID], _ book: borrowing Book) -> [Block] {
        var blocks: [Block] = []
        var places: [Key: Int] = [:]
        for id in rows {
            let row = book.directDebits[id]
            let key = Key(creditor: row.creditor, scheme: row.scheme, sequence: row.sequence, dueDate: row.dueDate)
            if let place = places[key] {
                blocks[place].sum += row.amount
                blocks[place].collections.append(row.id)
            } else {
                places[key] = blocks.count
                blocks.append(
                    Block(
                        creditor: row.creditor, scheme: row.scheme, sequence: row.sequence, dueDate: row.dueDate,
                        sum: row.amount, collections: [row.id]))
            }
        }
        return blocks.sorted { $0.order < $1.order }
    }

    private struct Key: Hashable {
        var creditor: Code
        var iban: String
        var creditorID: String
        var name: String
        var bic: String
        var scheme: UInt8
        var sequence: UInt8
        var dueDate: CalendarDate

        init(creditor: CreditorAccount, scheme: DebitScheme, sequence: DebitSequence, dueDate: CalendarDate) {
            self.creditor = creditor.code
            (iban, creditorID, name, bic) = (creditor.iban, creditor.creditorID, creditor.name, creditor.bic)
            self.scheme = scheme.rawValue
            self.sequence = sequence.rawValue
            self.dueDate = dueDate
        }
    }

    /// What must hold before it may leave; one sentence per break (setup section 19, rule 9).
    func faults(_ book: borrowing Book) -> [String] {
        var faults: [String] = []
        var seen: Set<DebitCollectionID> = []
        let longest = blockID(max(0, blocks.count - 1), book)
        if longest.utf8.count > DirectDebitFile.identifierLengthMax { faults.append("the id \(longest) is too long") }
        if !SepaText.isIdentifier(longest) { faults.append("no bank takes '\(longest)' as the id of a file") }
        if blocks.isEmpty { faults.append("the file is empty") }
        for (index, block) in blocks.enumerated() {
            var sum: Int64 = 0
            if block.collections.isEmpty { faults.append("block \(index + 1) is empty") }
            if !TargetCalendar.isOpen(block.dueDate) { faults.append("\(block.dueDate) is no TARGET day") }
            if SepaText.clean(block.creditor.name, max: CreditorAccount.nameLengthMax).isEmpty {
                faults.append("the creditor of block \(index + 1) has no name that can be written")
            }
            for id in block.collections {
                let row = book.directDebits[id]
                sum += row.amount
                for name in [row.endToEnd(book), row.mandateNumber] where !SepaText.isIdentifier(name) {
                    faults.append("no bank takes '\(name)' as an id")
                }
                if !seen.insert(id).inserted { faults.append("collection \(id.number) stands in it twice") }
                if row.amount < 1 || row.amount > DebitCollection.amountMax {
                    faults.append("collection \(id.number) has an amount of \(row.amount) cents")
                }
                if (row.scheme, row.sequence, row.dueDate) != (block.scheme, block.sequence, block.dueDate) {
                    faults.append("collection \(id.number) stands in the wrong block")
                }
                if SepaText.clean(book.customers.subject(row.debtor).name, max: CreditorAccount.nameLengthMax).isEmpty {
                    faults.append("the debtor of mandate \(row.mandateNumber) has no name that can be written")
                }
            }
            if sum != block.sum { faults.append("block \(index + 1) sums to \(sum), not \(block.sum)") }
        }
        return faults
    }
}

extension DirectDebitFile.Block {
    fileprivate var order: (Int32, Code, UInt8, UInt8) {
        (dueDate.days, creditor.code, scheme.rawValue, sequence.rawValue)
    }
}
