import ReskontraClient
import Schema

/// The plays of write-offs and of payments that come back, and what they need before the first step.
extension CreditCase {
    static let writeOffOperations: [String: Operation<CreditCase>] = [
        "WriteOff": Operation(
            ["customer", "items", "date", "reason", "comment"], answers: ["state", "net", "settled", "journal"]
        ) { try await $0.writeOff($1) },
        "ReverseWriteOff": Operation(["write_off", "date", "reason"], answers: ["state", "journal", "reopened"]) {
            try await $0.reverseWriteOff($1)
        },
        "ProcessNsf": Operation(["payment", "date", "reason"], answers: ["state", "journal", "reopened"]) {
            try await $0.processNsf($1)
        },
    ]

    // MARK: Steps

    func writeOff(_ step: Json) async throws -> Json {
        let customer = try step.required("customer")
        let date = try step.date("date")
        let request = Reskontra_V1_WriteOffRequest.with {
            $0.company = company(of: customer)
            $0.customerNumber = customer
            $0.items = step["items"].list.compactMap(\.text)
            if let date { $0.date = date.message }
            $0.reason = reason(of: step)
            $0.comment = step["comment"].text ?? ""
            $0.awaitApproval = true
        }
        // What was settled before the first step was not imported: the server cannot know its number.
        if let gone = request.items.first(where: { settledBefore.contains($0) }) {
            throw Gap("an item that was settled before, \(gone)")
        }
        let answer = try await ledger.call(.writeOff, request, as: Reskontra_V1_WriteOffResponse.self)
        writeOffs[try step.required("id")] = (answer.writeOff.writeOff, request.company)
        var fields: [String: Json] = [
            "state": .string(protocolName(answer.writeOff.state)),
            "settled": .array(answer.settled.map { .string($0.documentNumber) }),
            "journal": journal(answer.entries.map { ($0.journal, $0.postingProfile) }, of: step),
        ]
        let currencies = Set(answer.writeOff.parts.map(\.net.currency))
        if currencies.count == 1, let currency = currencies.first {
            let net = answer.writeOff.parts.reduce(Int64(0)) { $0 + $1.net.minor }
            fields["net"] = ledger.amount(minor: net, currency)
        }
        return .object(fields)
    }

    func reverseWriteOff(_ step: Json) async throws -> Json {
        guard let made = writeOffs[try step.required("write_off")] else {
            throw CaseFailure("no step made the write-off \(step["write_off"].line)")
        }
        let date = try step.date("date")
        let request = Reskontra_V1_ReverseWriteOffRequest.with {
            $0.company = made.company
            $0.writeOff = made.number
            if let date { $0.date = date.message }
            $0.reason = reason(of: step)
        }
        let answer = try await ledger.call(
            .reverseWriteOff, request, as: Reskontra_V1_ReverseWriteOffResponse.self)
        return .object([
            "state": .string(protocolName(answer.writeOff.state)),
            "journal": journal(answer.journals.map { ($0, "") }, of: step),
            "reopened": try await reopened(answer.reopened, made.company),
        ])
    }

    func processNsf(_ step: Json) async throws -> Json {
        let payment = try step.required("payment")
        guard let customer = owners[payment] else { throw CaseFailure("no payment \(payment) in the case") }
        let date = try step.date("date")
        let request = Reskontra_V1_ProcessNsfRequest.with {
            $0.company = company(of: customer)
            $0.paymentNumber = payment
            if let date { $0.date = date.message }
            $0.reason = reason(of: step)
        }
        let answer = try await ledger.call(.processNsf, request, as: Reskontra_V1_ProcessNsfResponse.self).payment
        return .object([
            "state": .string(protocolName(answer.state)),
            "journal": journal(answer.journals.map { ($0, "") }, of: step),
            "reopened": try await reopened(answer.reopened, request.company),
        ])
    }

    /// A step without a reason has any, unless it is to be refused for that.
    private func reason(of step: Json) -> String {
        if let reason = step["reason"].text { return reason }
        let expected = json["expect"]["steps"][step["id"].text ?? ""]
        return expected["error"].text == "REASON_REQUIRED" ? "" : "case"
    }

    private func reopened(_ parts: [Reskontra_V1_SettledPart], _ company: String) async throws -> Json {
        var rows: [Json] = []
        for part in parts {
            let item = try await ledger.document(company, part.documentNumber).item
            rows.append(
                .object([
                    "id": .string(part.documentNumber), "open": ledger.amount(item.open),
                    "due_date": .string(CaseDate(item.dueDate).description),
                    "letter_code": Json(Int(item.letterCode)),
                ]))
        }
        return .array(rows)
    }

    // MARK: Journals

    /// Legs that agree in account, side, currency and in what the case tells lines of that account apart by are
    /// one line.
    func journal(_ entries: [(entry: Reskontra_V1_JournalEntry, profile: String)], of step: Json) -> Json {
        let expected = json["expect"]["steps"][step["id"].text ?? ""]["journal"].list
        var sums: [(line: [String: Json], isDebit: Bool, currency: String, minor: Int64)] = []
        for (entry, profile) in entries {
            for leg in entry.legs where leg.amount.minor != 0 {
                let account = journalAccount(leg)
                let keys = Set(expected.filter { $0["account"].text == account }.flatMap(\.keys))
                var line: [String: Json] = ["account": .string(account), "currency": .string(leg.amount.currency)]
                if keys.contains("tax_code") { line["tax_code"] = .string(leg.taxCode) }
                if keys.contains("dimension") { line["dimension"] = .string(leg.dimension) }
                if keys.contains("posting_profile") { line["posting_profile"] = .string(profile) }
                let isDebit = leg.side == .debit
                let same = sums.firstIndex {
                    $0.line == line && $0.isDebit == isDebit && $0.currency == leg.amount.currency
                }
                if let same {
                    sums[same].minor += leg.amount.minor
                } else {
                    sums.append((line, isDebit, leg.amount.currency, leg.amount.minor))
                }
            }
        }
        return .array(
            sums.flatMap { sum -> [Json] in
                let side = sum.isDebit ? "debit" : "credit"
                // The case may split what we sum: what counts is that the sums agree.
                let stated = expected.filter { row in
                    !row[side].isNull && sum.line.allSatisfy { row[$0.key].isNull || row[$0.key] == $0.value }
                }
                let total = stated.compactMap { try? ledger.money($0[side], sum.currency).minor }.reduce(0, +)
                if stated.count > 1, total == sum.minor { return stated }
                var line = sum.line
                line[side] = ledger.amount(minor: sum.minor, sum.currency)
                return [.object(line)]
            })
    }

    private func journalAccount(_ leg: Reskontra_V1_JournalLeg) -> String {
        switch leg.postingType {
        case .receivable: return "receivables"
        case .bank: return "bank"
        case .salesTaxPayable:
            let names = Self.taxAccounts.filter { $0.value == leg.mainAccount }.map(\.key).sorted()
            return names.first ?? "sales_tax_payable"
        case .feeRevenue: return leg.mainAccount == Self.nsfRevenue ? "nsf_fee_revenue" : "letter_fee_revenue"
        default: return settlementAccount(leg.postingType, of: .invoice)
        }
    }

    private static let taxAccounts = ["sales_tax_payable": CaseAccount.salesTax, "city_tax_payable": "240200"]
    private static let nsfRevenue = "830400"

    // MARK: Before the first step

    /// Payments that were posted as such come in by PostPayment, so that they can be taken back.
    static func isJournalPayment(_ item: Json) -> Bool {
        ["payment", "prepayment"].contains(item["kind"].text)
            && (item["source"].text == "payment_journal" || item["cleared"].flag == false
                || (item["source"].isNull && !isIdle(item["bank_account"])) || !item["applied"].list.isEmpty)
    }

    /// What payments of `given` have settled of an item: it is open by so much more before they come in.
    func appliedTo(_ item: String, _ currency: String) throws -> Int64 {
        var sum: Int64 = 0
        for payment in json["given"]["open_items"].list where Self.isJournalPayment(payment) {
            for applied in payment["applied"].list where applied["item"].text == item {
                sum += try ledger.money(applied["amount"], currency).minor
                if !applied["discount"].isNull { sum += try ledger.money(applied["discount"], currency).minor }
            }
        }
        return sum
    }

    /// Tax codes that items name, each with its account.
    func loadTaxCodes() async throws {
        var made: Set<String> = []
        let items = json["given"]["open_items"].list + json["steps"].list.map { $0["item"] }
        for tax in items.flatMap({ $0["taxes"].list }) {
            let code = try tax.required("tax_code")
            guard made.insert(code).inserted else { continue }
            let account = Self.taxAccounts[tax["tax_account"].text ?? ""] ?? CaseAccount.salesTax
            try await ledger.needAccount(account)
            for company in companies.values.sorted() {
                let request = Reskontra_V1_SetTaxCodeRequest.with {
                    $0.company = company
                    $0.taxCode.code = code
                    $0.taxCode.percent = .with { $0.unscaled = 0 }
                    $0.taxCode.mainAccount = account
                }
                _ = try await ledger.call(.setTaxCode, request, as: Reskontra_V1_SetTaxCodeResponse.self)
            }
        }
    }

    /// The taxes of an item that is posted: each code with the percent that makes its amount.
    func addTaxes(_ item: Json, to posting: inout Posting) async throws {
        let taxes = item["taxes"].list
        guard !taxes.isEmpty else { return }
        let amounts = try taxes.map { abs(try ledger.money($0["amount"], posting.amount.currency).minor) }
        let sum = amounts.reduce(0, +)
        let codes = try taxes.map { try $0.required("tax_code") }
        let group = "TAX-\(owners.count)"
        for (tax, amount) in zip(taxes, amounts) {
            guard let percent = taxPercent(net: posting.amount.minor - sum, tax: amount)?.message else {
                throw Gap("an added item with a tax no percent makes")
            }
            let request = try Reskontra_V1_SetTaxCodeRequest.with {
                $0.company = posting.company
                $0.taxCode.code = try tax.required("tax_code")
                $0.taxCode.percent = percent
                $0.taxCode.mainAccount = Self.taxAccounts[tax["tax_account"].text ?? ""] ?? CaseAccount.salesTax
            }
            _ = try await ledger.call(.setTaxCode, request, as: Reskontra_V1_SetTaxCodeResponse.self)
        }
        for kind in [Reskontra_V1_TaxGroupKind.sales, .item] {
            try await CompanyPlan.setTaxGroup(group, kind, codes, company: posting.company, on: ledger)
        }
        posting.tax = (sum, group)
    }

    /// Posting profile of items that letters are made for because a step adds them with a code.
    static let letterProfile = "RUN-LETTERS"

    func makeLetterProfile(_ company: String) async throws {
        let sequence = Reskontra_V1_SetLetterSequenceRequest.with {
            $0.company = company
            $0.sequence.code = Self.letterProfile
            $0.sequence.lines = (1...5).map { place in .with { $0.description_p = "Letter \(place)" } }
        }
        _ = try await ledger.call(.setLetterSequence, sequence, as: Reskontra_V1_SetLetterSequenceResponse.self)
        let profile = Reskontra_V1_SetPostingProfileRequest.with {
            $0.company = company
            $0.profile.code = Self.letterProfile
            $0.profile.letterSequence = Self.letterProfile
        }
        _ = try await ledger.call(.setPostingProfile, profile, as: Reskontra_V1_SetPostingProfileResponse.self)
    }

    /// One letter more, of today and without a fee.
    func raiseLetterCode(of posting: Posting) async throws {
        let letters = Reskontra_V1_CreateLettersRequest.with {
            $0.company = posting.company
            $0.letterDate = ledger.clock.date.message
            $0.level = .perTransaction
            $0.profiles = [Self.letterProfile]
            $0.customerNumber = posting.customer
        }
        _ = try await ledger.call(.createLetters, letters, as: Reskontra_V1_CreateLettersResponse.self)
        let post = Reskontra_V1_PostLettersRequest.with {
            $0.company = posting.company
            $0.customerNumber = posting.customer
        }
        _ = try await ledger.call(.postLetters, post, as: Reskontra_V1_PostLettersResponse.self)
    }

    /// A bank account with a main account and a method of payment of its own for each of the case.
    func loadBankAccounts() async throws {
        for (place, bank) in json["given"]["bank_accounts"].list.enumerated() {
            let main = "1104\(place < 10 ? "0" : "")\(place)"
            try await ledger.needAccount(main)
            for company in companies.values.sorted() { try await make(bank, on: main, in: company) }
        }
    }

    private func make(_ bank: Json, on main: String, in company: String) async throws {
        let code = try bank.required("id")
        let fee = bank["nsf_fee"]
        var group = ""
        if let percent = fee["tax_percent"].exact, percent.unscaled != 0, let message = percent.message {
            group = "N\(percent.text)"
            try await CompanyPlan.setTaxCode(group, percent: message, company: company, on: ledger)
            try await CompanyPlan.setTaxGroup(group, .sales, [group], company: company, on: ledger)
            try await CompanyPlan.setTaxGroup(group, .item, [group], company: company, on: ledger)
        }
        var charge = Reskontra_V1_PaymentBank.NsfFee()
        if !fee.isNull {
            try await ledger.needAccount(Self.nsfRevenue)
            charge.mainAccount = Self.nsfRevenue
            (charge.itemTaxGroup, charge.salesTaxGroup) = (group, group)
            switch fee["kind"].text {
            case "percent":
                guard let percent = fee["percent"].exact?.message else { throw CaseFailure("no percent \(fee.line)") }
                charge.basis.percent = percent
            case "tiers":
                charge.basis.tiers = try fee["tiers"].list.map { tier in
                    let from = try ledger.money(tier["from"], Self.accountingCurrency).minor
                    let amount = try ledger.money(tier["amount"], Self.accountingCurrency)
                    return .with {
                        $0.from = from
                        $0.amount = amount
                    }
                }
            default: charge.basis.amount = try ledger.money(fee["amount"], Self.accountingCurrency)
            }
        }
        let request = Reskontra_V1_SetPaymentBankRequest.with {
            $0.company = company
            $0.bankAccount.code = code
            $0.bankAccount.mainAccount = main
            $0.bankAccount.nsfJournal = bank["nsf_journal"].text ?? ""
            if !fee.isNull { $0.bankAccount.nsfFee = charge }
        }
        _ = try await ledger.call(.setPaymentBank, request, as: Reskontra_V1_SetPaymentBankResponse.self)
        let method = Reskontra_V1_SetMethodOfPaymentRequest.with {
            $0.company = company
            $0.method.code = code
            $0.method.type = .electronic
            $0.method.mainAccount = main
        }
        _ = try await ledger.call(.setMethodOfPayment, method, as: Reskontra_V1_SetMethodOfPaymentResponse.self)
    }

    /// Method of payments that the bank has not cleared.
    private static let bridgedMethod = "RUN-BRIDGED"

    func bridgedMethod(_ company: String) async throws -> String {
        let (bank, bridging) = ("110390", "110391")
        for account in [bank, bridging] { try await ledger.needAccount(account) }
        let request = Reskontra_V1_SetMethodOfPaymentRequest.with {
            $0.company = company
            $0.method.code = Self.bridgedMethod
            $0.method.type = .check
            $0.method.mainAccount = bank
            $0.method.bridgingAccount = bridging
        }
        _ = try await ledger.call(.setMethodOfPayment, request, as: Reskontra_V1_SetMethodOfPaymentResponse.self)
        return Self.bridgedMethod
    }

    /// The payments of `given` that were posted as payments, and what they settled.
    func postJournalPayments(_ first: CaseInstant) async throws {
        for given in json["given"]["open_items"].list where Self.isJournalPayment(given) {
            let customer = try given.required("customer")
            let currency = given["currency"].text ?? currency(of: customer)
            let stated = [given["original"], given["gross"]].first { !$0.isNull } ?? given["open"]
            let amount = try ledger.money(stated, currency)
            let number = try given.required("id")
            owners[number] = customer
            let date = try given.date("transaction_date") ?? first.date.advanced(by: -1)
            let method =
                given["cleared"].flag == false
                ? try await bridgedMethod(company(of: customer)) : given["bank_account"].text ?? CompanyPlan.method
            let isPrepayment = given["kind"].text == "prepayment"
            let items: [Reskontra_V1_ApplyItem] = try given["applied"].list.map { applied in
                let amount = try ledger.money(applied["amount"], currency)
                let item = try applied.required("item")
                let discount = isIdle(applied["discount"]) || applied["discount"].exact?.unscaled == 0 ? nil : try ledger.money(applied["discount"], currency)
                return .with {
                    $0.documentNumber = item
                    $0.amount = amount
                    guard let discount else { return }
                    $0.discount = discount
                    $0.discountReason = "As the case says"
                }
            }
            let request = Reskontra_V1_PostPaymentRequest.with {
                $0.company = company(of: customer)
                $0.customerNumber = customer
                $0.amount = ledger.money(minor: abs(amount.minor), currency)
                $0.postingDate = date.message
                $0.methodOfPayment = method
                $0.prepayment = isPrepayment
                $0.paymentReference = number
                $0.paymentNumber = number
                $0.apply = items.isEmpty ? .none : .named
                $0.changeJournalAmount = false
                $0.items = items
                if let rate = rate(for: currency) { $0.exchangeRate = rate }
                $0.postingProfile = given["posting_profile"].text ?? (isPrepayment ? "GEN" : "")
            }
            _ = try await ledger.call(.postPayment, request, as: Reskontra_V1_PostPaymentResponse.self)
        }
    }
}
