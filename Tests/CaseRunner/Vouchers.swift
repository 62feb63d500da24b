import ReskontraClient
import Schema

/// A voucher a step of a set-up case made.
struct MadeVoucher {
    let step: Int
    let entry: Reskontra_V1_JournalEntry
    let customer: String
    /// Which of several documents of one step it belongs to: `CANCELING`, `CORRECTED`.
    var document: String? = nil
}

/// Compares vouchers of a set-up case: one by one, their lines summed, in any order.
///
/// Lines add up when they agree in account, side and those further keys (main account, customer) that any line of that
/// account in the case's voucher gives.
struct VoucherComparison {
    /// Decimals of a currency.
    let exponent: (String) -> Int

    init(exponent: @escaping (String) -> Int) { self.exponent = exponent }

    init(_ ledger: CaseLedger) { exponent = ledger.exponent }

    /// Keys of an expected line beside account, side and amounts that are compared.
    static let furtherKeys: Set<String> = ["main_account", "customer"]

    /// A dimension stands under its name, which is in capitals.
    static func isDimension(_ key: String) -> Bool { !key.isEmpty && key.allSatisfy { $0.isUppercase || $0.isNumber } }

    /// One line of a voucher in comparable form.
    private struct Line {
        let account: String
        let side: String
        let further: [String: String]
        let amount: Int64
        /// Nil: the case does not state it.
        let accounting: Int64?
    }

    private struct Key: Hashable {
        let account: String
        let side: String
        let further: [String: String]
    }

    private struct Sum: Equatable {
        var amount: Int64 = 0
        var accounting: Int64? = 0
    }

    /// The list of the case is complete: no other voucher may exist.
    func differences(expected: [Json], made: [MadeVoucher]) throws -> [String] {
        let steps = Set(expected.compactMap { $0["step"].integer } + made.map(\.step)).sorted()
        var found: [String] = []
        for step in steps {
            let wanted = expected.filter { $0["step"].integer == step }
            let got = made.filter { $0.step == step }
            let matches = try wanted.map { voucher in try got.map { try agrees(voucher, $0) } }
            let partners = pairing(Array(wanted.indices), Array(got.indices)) { matches[$0][$1] }
            let taken = Set(partners.compactMap(\.self))
            let missing = wanted.indices.filter { partners[$0] == nil }
            let extra = got.indices.filter { !taken.contains($0) }
            if missing.isEmpty && extra.isEmpty { continue }
            let expectedText = missing.map { wanted[$0].line }.joined(separator: "; ")
            let gotText = extra.map { text(of: got[$0]) }.joined(separator: "; ")
            found.append("vouchers of step \(step): expected [\(expectedText)] got [\(gotText)]")
        }
        return found
    }

    private func agrees(_ voucher: Json, _ made: MadeVoucher) throws -> Bool {
        let currency = made.entry.legs.first?.amount.currency ?? ""
        if let document = voucher["document"].text, document != made.document { return false }
        if let date = try voucher.date("date"), date != CaseDate(made.entry.date) { return false }
        if let wanted = voucher["currency"].text, wanted != currency { return false }
        let accountingCurrency = made.entry.legs.first?.accountingAmount.currency ?? currency
        let expected = try voucher["lines"].list.map { try line($0, currency, accountingCurrency) }
        // Per account: the keys by which its lines stay apart, and whether its accounting amounts are stated.
        var keys: [String: Set<String>] = [:]
        for line in expected { keys[line.account, default: []].formUnion(line.further.keys) }
        let stated = Set(expected.filter { $0.accounting != nil }.map(\.account))
        let got = made.entry.legs.map { line($0, customer: made.customer) }
        return sums(expected, keys, stated) == sums(got, keys, stated)
    }

    private func sums(_ lines: [Line], _ keys: [String: Set<String>], _ stated: Set<String>) -> [Key: Sum] {
        var sums: [Key: Sum] = [:]
        for line in lines {
            let further = line.further.filter { keys[line.account, default: []].contains($0.key) }
            let key = Key(account: line.account, side: line.side, further: further)
            var sum = sums[key] ?? Sum(accounting: stated.contains(line.account) ? 0 : nil)
            sum.amount += line.amount
            sum.accounting = sum.accounting.map { $0 + (line.accounting ?? 0) }
            sums[key] = sum
        }
        return sums.filter { $0.value.amount != 0 || $0.value.accounting ?? 0 != 0 }
    }

    private func line(_ given: Json, _ currency: String, _ accountingCurrency: String) throws -> Line {
        guard let amount = given["amount"].exact?.minor(exponent: exponent(currency)) else {
            throw CaseFailure("\(given.line) has no amount of \(currency)")
        }
        var further: [String: String] = [:]
        for key in given.keys where Self.furtherKeys.contains(key) || Self.isDimension(key) {
            further[key] = given[key].text
        }
        return Line(
            account: try given.required("account"), side: try given.required("side"), further: further,
            amount: amount,
            accounting: given["accounting_amount"].exact?.minor(exponent: exponent(accountingCurrency)))
    }

    private func line(_ leg: Reskontra_V1_JournalLeg, customer: String) -> Line {
        var further = ["main_account": leg.mainAccount, "customer": customer]
        for dimension in leg.dimensions { further[dimension.name] = dimension.value }
        let isPrepayment = leg.mainAccount == CaseAccount.prepayments
        return Line(
            account: isPrepayment ? "PREPAYMENT" : setupAccount(leg.postingType), side: leg.side == .debit ? "debit" : "credit", further: further,
            amount: leg.amount.minor, accounting: leg.accountingAmount.minor)
    }

    private func text(of made: MadeVoucher) -> String {
        let legs = made.entry.legs.map { leg in
            let amount = Exact.text(minor: leg.amount.minor, exponent: exponent(leg.amount.currency))
            return
                "\(leg.side == .debit ? "debit" : "credit") \(setupAccount(leg.postingType)) \(leg.mainAccount)"
                + " \(amount) \(leg.amount.currency)"
        }
        return "\(made.entry.voucher) \(CaseDate(made.entry.date)): \(legs.joined(separator: ", "))"
    }
}

/// Compares what a case lists of an error with the refusal.
enum RefusalComparison {
    /// `exponent`: decimals of a currency.
    static func differences(_ expected: Json, _ status: StatusFailure, exponent: (String) -> Int) -> [String] {
        var found: [String] = []
        if let code = expected["code"].text, code != status.reason {
            found.append("expected error \(code) got \(status)")
        }
        if let path = expected["field_path"].text,
            !status.violations.contains(where: { names($0.field, path) })
        {
            found.append("expected the field \(path) among the bad fields of \(status)")
        }
        if let state = expected["current_state"].text, !tells(status, "current_state", state) {
            found.append("expected current_state \(state) in \(status)")
        }
        for name in ["limit", "expected", "actual"] where !expected[name].isNull {
            if !status.figures.contains(where: { $0.name == name && agrees($0.value, expected[name], exponent) }) {
                found.append("expected \(name) \(expected[name].line) among the figures of \(status)")
            }
        }
        return found
    }

    /// The server's path may lead deeper: `document.lines[0].main_account` names `main_account`, `mandate.number` `mandate`.
    private static func names(_ field: String, _ path: String) -> Bool {
        field == path || field.hasSuffix(".\(path)") || ["number", "code", "id"].contains { field == "\(path).\($0)" }
    }

    /// As a figure, or as a word of the message, which names the state.
    private static func tells(_ status: StatusFailure, _ name: String, _ word: String) -> Bool {
        if status.figures.contains(where: { $0.name == name && $0.value == .text(word) }) { return true }
        return status.message.split(whereSeparator: { !$0.isLetter && $0 != "_" }).contains { $0 == word }
    }

    private static func agrees(
        _ value: StatusFailure.Figure.Value, _ expected: Json, _ exponent: (String) -> Int
    ) -> Bool {
        switch value {
        case .money(let currency, let minor): expected.exact?.minor(exponent: exponent(currency)) == minor
        case .number(let number): expected.exact == Exact(unscaled: Int128(number), scale: 0)
        case .text(let text): expected.text == text
        case .date(let year, let month, let day):
            expected.text == CaseDate(year: Int(year), month: Int(month), day: Int(day)).description
        }
    }
}
