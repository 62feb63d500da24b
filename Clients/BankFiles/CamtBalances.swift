/// Opening balance plus booked entries must give the closing balance: arithmetic is the one check a bank cannot fake.
struct CamtBalances {
    private var opening: BankAmount?
    private var closing: BankAmount?
    private(set) var closingDate: BankDate?
    private var type = ""
    private var amount: BankAmount?
    private var isDebit = false
    private var date: BankDate?
    private var sums: [String: Int64] = [:]
    /// Of entries without a status.
    private var unsure: [String: Int64] = [:]

    mutating func begin() {
        type = ""
        amount = nil
        isDebit = false
        date = nil
    }

    mutating func end(
        _ place: CamtPlace, _ value: String, _ currency: String?, _ exponent: (String) -> Int?, line: Int
    ) throws(BankFileFailure) {
        switch place {
        case .balanceType: type = value
        case .balanceAmount:
            guard let currency, let places = exponent(currency), let minor = BankText.minor(value, exponent: places) else {
                throw BankFileFailure(line: line, "'\(BankText.cut(value, 40))' is no amount of a balance")
            }
            amount = BankAmount(minor, currency)
        case .balanceDirection: isDebit = value == "DBIT"
        case .balanceDate: date = BankText.date(value)
        case .balance: take()
        default: break
        }
    }

    private mutating func take() {
        guard let amount else { return }
        let signed = BankAmount(isDebit ? -amount.minor : amount.minor, amount.currency)
        switch type {
        case "OPBD": opening = signed
        // Closing balance of the day before.
        case "PRCD": opening = opening ?? signed
        case "CLBD":
            closing = signed
            closingDate = date
        default: break
        }
    }

    mutating func add(_ amount: BankAmount, isSure: Bool) {
        if isSure { sums[amount.currency, default: 0] &+= amount.minor } else { unsure[amount.currency, default: 0] &+= amount.minor }
    }

    func checked(assumesBooked: Bool) -> BankFileSummary.Balance {
        guard let opening, let closing else {
            return .unchecked("there is no opening and closing booked balance")
        }
        guard opening.currency == closing.currency,
            sums.keys.allSatisfy({ $0 == opening.currency }), unsure.keys.allSatisfy({ $0 == opening.currency })
        else { return .unchecked("balances and entries have different currencies") }
        let sure = sums[opening.currency] ?? 0
        let all = sure &+ (unsure[opening.currency] ?? 0)
        let expected = assumesBooked || unsure.isEmpty ? all : sure
        if opening.minor &+ expected == closing.minor { return .right }
        if !unsure.isEmpty, !assumesBooked { return .unchecked("entries have no status") }
        return .wrong(expected: BankAmount(opening.minor &+ expected, opening.currency), stated: closing)
    }
}
