/// An entry of a bank's report as the bank wrote it; amounts with sign: what came to us is positive.
package struct BankEntry: Equatable, Sendable {
    package var amount: Money
    package var bookingDate: CalendarDate
    package var valueDate: CalendarDate?
    /// Which of several equal entries of one report it is, from 1.
    package var occurrence: UInt32 = 1
    /// What the bank calls it; empty for placeholders.
    package var bankReference = ""
    /// Names a batch: payment information id or message id.
    package var batchReference = ""
    /// How many transactions the bank says are in it; 0: it says nothing.
    package var declaredTransactions: UInt32 = 0
    /// The bank corrects an earlier entry; the sign is that of this one.
    package var isCorrection = false
    package var text = ""
    package var transactions: [BankTransaction] = []

    package init(amount: Money, bookingDate: CalendarDate) {
        self.amount = amount
        self.bookingDate = bookingDate
    }

    package static let transactionsMax = 10_000
}

/// One payment inside an entry.
package struct BankTransaction: Equatable, Sendable, Codable {
    /// With its own direction; nil: the bank did not say.
    package var amount: Money?
    /// Taken off or put on by banks inside the entry's amount, without sign.
    package var charges: Int64 = 0
    package var counterparty = ""
    package var counterpartyAccount = ""
    package var endToEnd = ""
    package var mandate = ""
    /// In the order of the report.
    package var references: [BankReference] = []
    package var text = ""
    /// Code of a return, as AC04; empty: no return.
    package var returnCode = ""
    package var returnText = ""

    package init(amount: Money? = nil) { self.amount = amount }

    package static let referencesMax = 100
    /// Nothing of what an entry is known by.
    var isBare: Bool {
        amount == nil && counterparty.isEmpty && counterpartyAccount.isEmpty && endToEnd.isEmpty && mandate.isEmpty
            && references.isEmpty && text.isEmpty && returnCode.isEmpty
    }
    package var isReturn: Bool { !returnCode.isEmpty || !returnText.isEmpty }
}

/// A reference that a payer or bank marked as one.
package struct BankReference: Equatable, Sendable, Codable {
    /// As written: `SCOR`, `QRR`, `CINV`, `Refs/Prtry`.
    package var kind: String
    package var value: String
    /// What of the payment is for it.
    package var amount: Money?

    package init(kind: String, value: String, amount: Money? = nil) {
        self.kind = kind
        self.value = value
        self.amount = amount
    }
}

/// Why a line waits for a person although it may book.
package enum BankProblem: UInt8, Sendable, BitwiseCopyable {
    case none = 0
    /// Several payments whose details are in another report.
    case detailsElsewhere = 1
    /// The details do not add up to the entry.
    case sumDiffers = 2
    /// One of several details has no amount.
    case amountMissing = 3
    /// The only detail goes the other way.
    case directionDiffers = 4
    /// Another kind of report has an entry of this day and amount.
    case perhapsKnown = 5
    /// Nothing to book.
    case zero = 6
    /// The bank corrects an earlier entry.
    case correction = 7
}

extension BankEntry {
    /// The payments in it: one a detail where the details add up, else the entry as a whole and what is wrong with it.
    func split() -> (amounts: [Int64], problem: BankProblem) {
        let whole = [amount.minor]
        if amount.minor == 0 { return (whole, .zero) }
        let problem = isCorrection ? BankProblem.correction : .none
        switch transactions.count {
        case 0: return (whole, declaredTransactions > 1 ? .detailsElsewhere : problem)
        case 1:
            if declaredTransactions > 1 { return (whole, .detailsElsewhere) }
            guard let own = transactions[0].amount, own.currency == amount.currency, own.minor != 0 else {
                return (whole, problem)
            }
            return (whole, (own.minor > 0) == (amount.minor > 0) ? problem : .directionDiffers)
        default:
            var amounts: [Int64] = []
            var sum: Int128 = 0
            for transaction in transactions {
                guard let own = transaction.amount, own.currency == amount.currency else {
                    return (whole, .amountMissing)
                }
                amounts.append(own.minor)
                sum += Int128(own.minor)
            }
            return sum == Int128(amount.minor) ? (amounts, problem) : (whole, .sumDiffers)
        }
    }

    /// What it is known by: everything of meaning in it, never a running number or its place in a file.
    ///
    /// The k-th of equal entries of one report is the same as the k-th of another report: overlap does nothing, and
    /// two equal payments of a day stay two.
    func identity(_ company: CompanyID, _ account: Code, _ source: BankSource, part: Int) -> BankIdentity {
        var hash = ContentHash()
        hash.add(UInt64(company.number))
        hash.add(account)
        hash.add(UInt64(source.rawValue))
        hash.add(UInt64(occurrence))
        hash.add(UInt64(part))
        addContent(to: &hash)
        return hash.finish()
    }

    private func addContent(to hash: inout ContentHash) {
        hash.add(amount)
        hash.add(bookingDate)
        hash.add(bankReference)
        hash.add(batchReference)
        hash.add(text)
        hash.add(isCorrection ? 1 : 0)
        // A single detail that says nothing, or only what was charged, is as none: another export leaves it out.
        let told = transactions.count == 1 && transactions[0].isBare ? [] : transactions
        hash.add(UInt64(told.count))
        for transaction in told {
            hash.add(transaction.amount)
            hash.add(transaction.counterparty)
            hash.add(transaction.counterpartyAccount)
            hash.add(transaction.endToEnd)
            hash.add(transaction.mandate)
            hash.add(UInt64(transaction.references.count))
            for reference in transaction.references {
                hash.add(reference.kind)
                hash.add(reference.value)
                hash.add(reference.amount)
            }
            hash.add(transaction.text)
            hash.add(transaction.returnCode)
        }
    }
}
