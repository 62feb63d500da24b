import Receivables

// Bank accounts and payment fees <-> Protocol/log/v1.

extension ProtoWriter {
    private mutating func basis(_ basis: FeeBasis) {
        switch basis {
        case .percent(let percent):
            uint(1, UInt64(1))
            sint(2, percent.tenThousandths)
        case .amount(let amount):
            uint(1, UInt64(2))
            sint(2, amount)
        case .interval(let tiers, let measure):
            uint(1, UInt64(measure == .amount ? 3 : 4))
            for tier in tiers {
                message(3) {
                    $0.sint(1, tier.from)
                    $0.sint(2, tier.amount)
                }
            }
        }
    }

    mutating func bankAccount(_ id: CompanyID, _ row: PaymentBank) {
        uint(1, id.number)
        code(2, row.code)
        string(3, row.name)
        uint(4, row.mainAccount.number)
        code(5, row.group)
        string(6, row.iban)
        code(7, row.bic)
        code(8, row.nsfJournal)
        guard let fee = row.nsfFee else { return }
        message(9) { $0.basis(fee.basis) }
        uint(10, UInt64(fee.currency.number))
        uint(11, fee.account.number)
        code(12, fee.itemTaxGroup)
        code(13, fee.salesTaxGroup)
    }

    mutating func paymentFee(_ id: CompanyID, _ row: PaymentFee) {
        uint(1, id.number)
        code(2, row.code)
        string(3, row.name)
        uint(4, UInt64(row.bearer.rawValue))
        uint(5, row.account.number)
        for line in row.lines {
            message(6) {
                $0.uint(1, UInt64(line.bank.rawValue))
                $0.code(2, line.relation)
                $0.code(3, line.method)
                if let currency = line.currency { $0.uint(4, UInt64(currency.number)) }
                if let remittance = line.remittance { $0.uint(5, UInt64(remittance.rawValue)) }
                if let from = line.from {
                    $0.bool(6, true)
                    $0.sint(7, Int64(from.days))
                }
                if let to = line.to {
                    $0.bool(8, true)
                    $0.sint(9, Int64(to.days))
                }
                $0.message(10) { $0.basis(line.basis) }
                $0.uint(11, UInt64(line.feeCurrency.number))
                $0.code(2_200, line.specification)
            }
        }
    }
}

extension ProtoReader {
    /// Nil for a kind that is not known.
    private mutating func basis() -> FeeBasis? {
        var inner = message()
        var (kind, value, tiers): (UInt32, Int64, [FeeBasis.Tier]) = (0, 0, [])
        while let field = inner.next() {
            switch field {
            case 1: kind = inner.uint32()
            case 2: value = inner.sint()
            case 3:
                var tier = inner.message()
                var (from, amount): (Int64, Int64) = (0, 0)
                while let field = tier.next() {
                    switch field {
                    case 1: from = tier.sint()
                    case 2: amount = tier.sint()
                    default: tier.skip()
                    }
                }
                if tier.failed { inner.reject() }
                tiers.append(FeeBasis.Tier(from: from, amount: amount))
            default: inner.skip()
            }
        }
        if inner.failed { reject() }
        switch kind {
        case 1: return .percent(Percent(tenThousandths: value))
        case 2: return .amount(value)
        case 3: return .interval(tiers, by: .amount)
        case 4: return .interval(tiers, by: .days)
        default: return nil
        }
    }

    mutating func bankAccount() -> (CompanyID, PaymentBank)? {
        var (id, account, feeAccount) = (CompanyID.none, AccountID.none, AccountID.none)
        var (code, group, bic, journal) = (Code.empty, Code.empty, Code.empty, Code.empty)
        var (name, iban, hasFee, basis) = ("", "", false, FeeBasis?.none)
        var (currency, itemGroup, salesGroup) = (Currency.eur, Code.empty, Code.empty)
        while let field = next() {
            switch field {
            case 1: id = CompanyID(uint32())
            case 2: code = self.code()
            case 3: name = string()
            case 4: account = AccountID(uint32())
            case 5: group = self.code()
            case 6: iban = string()
            case 7: bic = self.code()
            case 8: journal = self.code()
            case 9: (hasFee, basis) = (true, self.basis())
            case 10: currency = self.currency()
            case 11: feeAccount = AccountID(uint32())
            case 12: itemGroup = self.code()
            case 13: salesGroup = self.code()
            default: skip()
            }
        }
        if hasFee, basis == nil { return nil }
        let fee = basis.map {
            PaymentBank.NSFFee(
                basis: $0, currency: currency, account: feeAccount, itemTaxGroup: itemGroup, salesTaxGroup: salesGroup)
        }
        return (
            id,
            PaymentBank(
                code: code, name: name, mainAccount: account, group: group, iban: iban, bic: bic, nsfJournal: journal,
                nsfFee: fee)
        )
    }

    mutating func paymentFee() -> (CompanyID, PaymentFee)? {
        var (id, code, name, account) = (CompanyID.none, Code.empty, "", AccountID.none)
        var (bearer, lines): (PaymentFee.Bearer, [PaymentFee.Line]) = (.customer, [])
        while let field = next() {
            switch field {
            case 1: id = CompanyID(uint32())
            case 2: code = self.code()
            case 3: name = string()
            case 4: bearer = choice(.customer)
            case 5: account = AccountID(uint32())
            case 6:
                guard let line = paymentFeeLine() else { return nil }
                lines.append(line)
            default: skip()
            }
        }
        return (id, PaymentFee(code: code, name: name, bearer: bearer, account: account, lines: lines))
    }

    private mutating func paymentFeeLine() -> PaymentFee.Line? {
        var inner = message()
        var line = PaymentFee.Line(
            bank: .all, relation: .empty, method: .empty, currency: nil, remittance: nil, from: nil, to: nil,
            basis: .amount(0), feeCurrency: .eur)
        var (hasFrom, hasTo, from, to) = (false, false, CalendarDate(days: 0), CalendarDate(days: 0))
        while let field = inner.next() {
            switch field {
            case 1: line.bank = inner.choice(.all)
            case 2: line.relation = inner.code()
            case 3: line.method = inner.code()
            case 4: line.currency = inner.currency()
            case 5: line.remittance = inner.choice(.collection)
            case 6: hasFrom = inner.bool()
            case 7: from = inner.date()
            case 8: hasTo = inner.bool()
            case 9: to = inner.date()
            case 10:
                guard let basis = inner.basis() else { return nil }
                line.basis = basis
            case 11: line.feeCurrency = inner.currency()
            case 2_200: line.specification = inner.code()
            default: inner.skip()
            }
        }
        if hasFrom { line.from = from }
        if hasTo { line.to = to }
        if inner.failed { reject() }
        return line
    }
}
