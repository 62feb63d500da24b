/// What a bank says about a file of direct debits (pain.002): which of them it does not collect.
public struct PaymentStatusReport: Equatable, Sendable {
    public struct Verdict: Equatable, Sendable {
        public var line: Int
        /// As in the file; empty: none is said at this level.
        public var status = ""
        /// ISO code, or the bank's own word.
        public var reason = ""
        public var text = ""

        public init(line: Int) { self.line = line }
    }

    public struct Transaction: Equatable, Sendable {
        public var verdict: Verdict
        public var endToEnd = ""
        /// Minor units, where the bank repeats the amount.
        public var amount: Int64?
        public var currency = ""
    }

    public struct Payment: Equatable, Sendable {
        public var verdict: Verdict
        public var id = ""
        public var transactions: [Transaction] = []
    }

    public var line: Int
    public var id = ""
    public var originalID = ""
    public var originalName = ""
    public var verdict: Verdict
    public var payments: [Payment] = []

    init(line: Int) {
        self.line = line
        verdict = Verdict(line: line)
    }
}

/// One direct debit of a file of ours, as it was told to the bank.
public struct ToldDebit: Equatable, Sendable {
    public var payment: String
    public var endToEnd: String
    /// Cents.
    public var amount: Int64

    public init(payment: String, endToEnd: String, amount: Int64) {
        self.payment = payment
        self.endToEnd = endToEnd
        self.amount = amount
    }
}

/// A direct debit that the bank does not collect.
public struct RejectedDebit: Equatable, Sendable {
    public var line: Int
    public var endToEnd: String
    public var amount: Int64
    public var reason: String
    public var text: String
}

extension PaymentStatusReport {
    /// Exactly the debits that are rejected, by themselves, with their block or with the file; in the order of `told`.
    ///
    /// What the report says and the file does not have, another amount or two verdicts on one debit is a failure with its line.
    public func rejected(of told: [ToldDebit]) throws(BankFileFailure) -> [RejectedDebit] {
        let places = Dictionary(told.indices.map { (told[$0].endToEnd, $0) }, uniquingKeysWith: { first, _ in first })
        let known = Dictionary(grouping: told.indices, by: { told[$0].payment })
        var rejectedPayments: Set<String> = []
        var verdicts: [Int: Verdict] = [:]
        var seen: Set<Int> = []
        if verdict.isRejection { for place in told.indices { verdicts[place] = verdict } }
        for payment in payments {
            if !payment.id.isEmpty, known[payment.id] == nil {
                throw BankFileFailure(line: payment.verdict.line, "the file \(originalID) has no payment information \(BankText.cut(payment.id, 35))")
            }
            if payment.verdict.isRejection {
                guard rejectedPayments.insert(payment.id).inserted else {
                    throw BankFileFailure(
                        line: payment.verdict.line, "payment information \(BankText.cut(payment.id, 35)) is rejected twice")
                }
                for place in payment.id.isEmpty ? Array(told.indices) : known[payment.id] ?? [] {
                    verdicts[place] = payment.verdict
                }
            }
            for transaction in payment.transactions {
                let line = transaction.verdict.line
                guard let place = places[transaction.endToEnd] else {
                    throw BankFileFailure(
                        line: line, "the file \(originalID) has no transaction \(BankText.cut(transaction.endToEnd, 35))")
                }
                if !payment.id.isEmpty, told[place].payment != payment.id {
                    throw BankFileFailure(line: line, "transaction \(transaction.endToEnd) is not of \(payment.id)")
                }
                guard seen.insert(place).inserted else {
                    throw BankFileFailure(line: line, "transaction \(transaction.endToEnd) is told twice")
                }
                if let amount = transaction.amount, amount != told[place].amount || transaction.currency != "EUR" {
                    throw BankFileFailure(line: line, "transaction \(transaction.endToEnd) was of another amount")
                }
                // What is said of the transaction itself is more than what is said of all.
                if transaction.verdict.isRejection {
                    var own = transaction.verdict
                    if own.reason.isEmpty { own.reason = payment.verdict.reason.isEmpty ? verdict.reason : payment.verdict.reason }
                    verdicts[place] = own
                } else if !transaction.verdict.status.isEmpty {
                    verdicts[place] = nil
                }
            }
        }
        return told.indices.compactMap { place in
            verdicts[place].map {
                RejectedDebit(
                    line: $0.line, endToEnd: told[place].endToEnd, amount: told[place].amount, reason: $0.reason, text: $0.text)
            }
        }
    }
}

extension PaymentStatusReport.Verdict {
    var isRejection: Bool { status == "RJCT" }
}

// MARK: Reading

extension PaymentStatusReport {
    /// Transactions of one report.
    public static let transactionsMax = 200_000
    static let versions = ["pain.002.001.03", "pain.002.001.10", "pain.002.001.12", "pain.002.002.03", "pain.002.003.03"]

    public static func read(bytes: [UInt8]) throws(BankFileFailure) -> PaymentStatusReport {
        try read(XMLPull(bytes: bytes))
    }

    /// The caller keeps and closes the descriptor.
    public static func read(descriptor: Int32) throws(BankFileFailure) -> PaymentStatusReport {
        try read(XMLPull(descriptor: descriptor))
    }

    private static func read(_ xml: XMLPull) throws(BankFileFailure) -> PaymentStatusReport {
        var reading = Reading()
        var path: [String] = []
        var text = ""
        var isDocument = false
        while true {
            switch try xml.next() {
            case .done: return try reading.finished(isDocument)
            case .start(let isEmpty):
                text = ""
                if !isDocument {
                    if xml.name == "Document" {
                        try checkVersion(xml.namespace, line: xml.line)
                        isDocument = true
                        path = []
                    }
                    continue
                }
                path.append(xml.name)
                let currency = path.last == "InstdAmt" ? xml.attribute("Ccy") : nil
                try reading.start(path, line: xml.line, currency)
                if isEmpty {
                    try reading.end(path, "", line: xml.line)
                    path.removeLast()
                }
            case .text: if let piece = try xml.text(isWanted: isDocument) { text += piece }
            case .end:
                guard isDocument, !path.isEmpty else { continue }
                try reading.end(path, BankText.plain(text), line: xml.line)
                text = ""
                path.removeLast()
            }
        }
    }

    private static func checkVersion(_ namespace: String?, line: Int) throws(BankFileFailure) {
        guard let namespace, !namespace.isEmpty else {
            throw BankFileFailure(line: line, "the Document has no namespace, so its version is not known")
        }
        let name = namespace.split(separator: ":").last.map(String.init) ?? namespace
        guard versions.contains(name) else {
            throw BankFileFailure(
                line: line, "\(BankText.cut(name, 60)) is not read: payment status reports are, \(versions.joined(separator: ", "))")
        }
    }

    private struct Reading {
        private var report: PaymentStatusReport?
        private var payment: Payment?
        private var transaction: Transaction?
        private var count = 0

        /// Of the deepest place that is read: CstmrPmtStsRpt/OrgnlPmtInfAndSts/TxInfAndSts/OrgnlTxRef/Amt/InstdAmt.
        private static let depthMax = 6

        mutating func start(_ path: [String], line: Int, _ currency: String?) throws(BankFileFailure) {
            switch path.count {
            case 1:
                guard path[0] == "CstmrPmtStsRpt" else {
                    throw BankFileFailure(line: line, "the Document is no payment status report: it has \(BankText.cut(path[0], 60))")
                }
                report = PaymentStatusReport(line: line)
            case 2 where path[1] == "OrgnlPmtInfAndSts": payment = Payment(verdict: Verdict(line: line))
            case 2 where path[1] == "OrgnlGrpInfAndSts": report?.verdict.line = line
            // Older national variants put transactions beside the payment information.
            case 2 where path[1] == "TxInfAndSts": try begin(line)
            case 3 where path[2] == "TxInfAndSts": try begin(line)
            default: if let currency { transaction?.currency = currency }
            }
        }

        private mutating func begin(_ line: Int) throws(BankFileFailure) {
            count += 1
            if count > transactionsMax {
                throw BankFileFailure(line: line, "the report has more than \(transactionsMax) transactions")
            }
            transaction = Transaction(verdict: Verdict(line: line))
        }

        mutating func end(_ path: [String], _ value: String, line: Int) throws(BankFileFailure) {
            // Nothing deeper means anything, and its path would only cost.
            guard path.count <= Self.depthMax else { return }
            switch path.dropFirst().joined(separator: "/") {
            case "GrpHdr/MsgId": report?.id = value
            case "OrgnlGrpInfAndSts/OrgnlMsgId": report?.originalID = value
            case "OrgnlGrpInfAndSts/OrgnlMsgNmId": report?.originalName = value
            case "OrgnlGrpInfAndSts/GrpSts": report?.verdict.status = try Self.status(value, line)
            case "OrgnlGrpInfAndSts/StsRsnInf/Rsn/Cd", "OrgnlGrpInfAndSts/StsRsnInf/Rsn/Prtry": report?.verdict.reason = value
            case "OrgnlGrpInfAndSts/StsRsnInf/AddtlInf": report?.verdict.text = BankText.cut(value, 105)
            case "OrgnlPmtInfAndSts/OrgnlPmtInfId": payment?.id = value
            case "OrgnlPmtInfAndSts/PmtInfSts": payment?.verdict.status = try Self.status(value, line)
            case "OrgnlPmtInfAndSts/StsRsnInf/Rsn/Cd", "OrgnlPmtInfAndSts/StsRsnInf/Rsn/Prtry": payment?.verdict.reason = value
            case "OrgnlPmtInfAndSts/StsRsnInf/AddtlInf": payment?.verdict.text = BankText.cut(value, 105)
            case "OrgnlPmtInfAndSts/TxInfAndSts", "TxInfAndSts": try finishTransaction(line)
            case "OrgnlPmtInfAndSts":
                guard let made = payment else { return }
                guard !made.id.isEmpty else {
                    throw BankFileFailure(line: made.verdict.line, "a payment information has no OrgnlPmtInfId")
                }
                report?.payments.append(made)
                payment = nil
            default: if transaction != nil { try endOfTransaction(path, value, line) }
            }
        }

        private mutating func endOfTransaction(_ path: [String], _ value: String, _ line: Int) throws(BankFileFailure) {
            guard let top = path.firstIndex(of: "TxInfAndSts") else { return }
            switch path[(top + 1)...].joined(separator: "/") {
            case "OrgnlEndToEndId": transaction?.endToEnd = value
            case "TxSts": transaction?.verdict.status = try Self.status(value, line)
            case "StsRsnInf/Rsn/Cd", "StsRsnInf/Rsn/Prtry": transaction?.verdict.reason = value
            case "StsRsnInf/AddtlInf": transaction?.verdict.text = BankText.cut(value, 105)
            case "OrgnlTxRef/Amt/InstdAmt":
                guard let amount = BankText.minor(value, exponent: 2) else {
                    throw BankFileFailure(line: line, "'\(BankText.cut(value, 30))' is no amount in EUR")
                }
                transaction?.amount = amount
            default: break
            }
        }

        private mutating func finishTransaction(_ line: Int) throws(BankFileFailure) {
            guard let made = transaction else { return }
            guard !made.endToEnd.isEmpty else {
                throw BankFileFailure(line: made.verdict.line, "a transaction has no OrgnlEndToEndId")
            }
            transaction = nil
            if payment != nil {
                payment?.transactions.append(made)
            } else {
                report?.payments.append(Payment(verdict: Verdict(line: made.verdict.line), transactions: [made]))
            }
        }

        private static func status(_ value: String, _ line: Int) throws(BankFileFailure) -> String {
            // Verification of payee has codes of its own (RCVC, RVNM): kept, and nothing is rejected for them.
            guard value.utf8.count == 4, value.utf8.allSatisfy({ (0x41...0x5a).contains($0) }) else {
                throw BankFileFailure(line: line, "'\(BankText.cut(value, 10))' is no status of a payment")
            }
            return value
        }

        func finished(_ isDocument: Bool) throws(BankFileFailure) -> PaymentStatusReport {
            guard isDocument else { throw BankFileFailure(line: 1, "there is no Document element in the file") }
            guard let report else { throw BankFileFailure(line: 1, "the Document is empty") }
            guard !report.id.isEmpty else { throw BankFileFailure(line: report.line, "the report has no MsgId") }
            guard !report.originalID.isEmpty else {
                throw BankFileFailure(line: report.verdict.line, "the report does not name its original message")
            }
            guard report.originalName.hasPrefix("pain.008") else {
                throw BankFileFailure(
                    line: report.verdict.line, "the report is about \(BankText.cut(report.originalName, 40)), not about direct debits (pain.008)")
            }
            return report
        }
    }
}

extension [ToldDebit] {
    /// The debits of a file of ours, from its text.
    public static func read(pain008 bytes: [UInt8]) throws(BankFileFailure) -> [ToldDebit] {
        let xml = try XMLPull(bytes: bytes)
        var found: [ToldDebit] = []
        var (payment, endToEnd, amount, text) = ("", "", Int64(0), "")
        while true {
            switch try xml.next() {
            case .done: return found
            case .start: text = ""
            case .text: if let piece = try xml.text(isWanted: true) { text += piece }
            case .end:
                switch xml.name {
                case "PmtInfId": payment = BankText.plain(text)
                case "EndToEndId": endToEnd = BankText.plain(text)
                case "InstdAmt": amount = BankText.minor(BankText.plain(text), exponent: 2) ?? 0
                case "DrctDbtTxInf": found.append(ToldDebit(payment: payment, endToEnd: endToEnd, amount: amount))
                default: break
                }
                text = ""
            }
        }
    }
}
