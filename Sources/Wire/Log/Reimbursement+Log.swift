import Receivables

// Reimbursements, nettings and prepayment invoices <-> Protocol/log/v1.

extension ProtoWriter {
    mutating func customerReimbursed(_ fact: CustomerReimbursed) {
        uint(1, fact.company.number)
        uint(2, fact.customer.number)
        sint(3, Int64(fact.date.days))
        code(4, fact.vendor)
        bool(5, fact.isOneTimeVendor)
        for row in fact.rows {
            message(6) {
                $0.uint(1, row.item.number)
                $0.uint(2, UInt64(row.currency.number))
                $0.sint(3, row.amount)
                $0.code(4, row.dimension)
                $0.code(5, row.classification)
            }
        }
        packed(7, count: fact.settlements.count) { UInt64(fact.settlements[$0].number) }
        code(8, fact.method)
    }

    mutating func payoutFile(_ file: PayoutFile) {
        uint(1, file.id.number)
        uint(2, file.company.number)
        code(3, file.bankAccount)
        string(4, file.payer)
        string(5, file.payerIban)
        uint(6, UInt64(file.format.rawValue))
        fixed64(7, UInt64(bitPattern: file.created.nanoseconds))
        sint(8, Int64(file.executionDate.days))
        for transfer in file.transfers {
            message(9) {
                $0.uint(1, transfer.item.number)
                $0.sint(2, transfer.amount)
                $0.string(3, transfer.holder)
                $0.string(4, transfer.iban)
                $0.code(5, transfer.bic)
            }
        }
        if let entry = file.entry { message(10) { $0.entry(entry) } }
        uint(11, file.voucherNext)
    }

    mutating func payoutAccount(_ id: CustomerID, _ row: PayoutAccount) {
        uint(1, id.number)
        code(2, row.vendor)
        string(3, row.holder)
        string(4, row.iban)
        code(5, row.bic)
    }

    mutating func nettingPosted(_ fact: Netting) {
        uint(1, fact.id.number)
        uint(2, fact.company.number)
        code(3, fact.number)
        uint(4, fact.customer.number)
        sint(5, Int64(fact.date.days))
        uint(6, UInt64(fact.currency.number))
        sint(7, fact.amount)
        for share in fact.vendorDocuments {
            message(8) {
                $0.uint(1, share.company.number)
                $0.code(2, share.number)
                $0.sint(3, share.open)
                $0.sint(4, share.used)
            }
        }
        uint(9, fact.item.number)
        uint(10, fact.settlement.number)
        for entry in fact.entries { message(11) { $0.entry(entry) } }
        for voucher in fact.vouchers { message(12) { $0.voucherNext(voucher) } }
    }

    mutating func nettingReversed(_ fact: NettingReversed) {
        uint(1, fact.id.number)
        sint(2, Int64(fact.date.days))
        string(3, fact.reason)
        for entry in fact.entries { message(4) { $0.entry(entry) } }
        for voucher in fact.vouchers { message(5) { $0.voucherNext(voucher) } }
    }

    private mutating func voucherNext(_ row: Netting.VoucherNext) {
        uint(1, row.company.number)
        uint(2, row.next)
    }

    mutating func prepaymentPosted(_ fact: Prepayment) {
        uint(1, fact.item.number)
        uint(2, fact.company.number)
        code(3, fact.order)
        uint(4, fact.depositAccount.number)
    }

    mutating func prepaymentChanged(_ fact: PrepaymentChanged) {
        uint(1, fact.item.number)
        guard let end = fact.end else { return }
        uint(2, UInt64(end.isReversal ? 2 : 1))
        uint(3, end.credit.number)
        uint(4, end.settlement.number)
        sint(5, Int64(end.date.days))
        string(6, end.reason)
        sint(7, end.amount)
        sint(8, end.accounting)
        bool(9, end.isPartial)
    }
}

extension ProtoReader {
    mutating func customerReimbursed() -> CustomerReimbursed {
        var fact = CustomerReimbursed(
            company: .none, customer: .none, date: CalendarDate(days: 0), vendor: .empty, isOneTimeVendor: false,
            rows: [], settlements: [])
        while let field = next() {
            switch field {
            case 1: fact.company = CompanyID(uint32())
            case 2: fact.customer = CustomerID(uint32())
            case 3: fact.date = date()
            case 4: fact.vendor = code()
            case 5: fact.isOneTimeVendor = bool()
            case 6: fact.rows.append(reimbursement())
            case 7: packed { fact.settlements.append(SettlementID(UInt32(truncatingIfNeeded: $0))) }
            case 8: fact.method = code()
            default: skip()
            }
        }
        return fact
    }

    mutating func payoutFile() -> PayoutFile {
        var file = PayoutFile(
            id: .none, company: .none, bankAccount: .empty, payer: "", payerIban: "", format: .pain00100109,
            created: Instant(nanoseconds: 0), executionDate: CalendarDate(days: 0), transfers: [], entry: nil, voucherNext: 0)
        while let field = next() {
            switch field {
            case 1: file.id = PayoutFileID(uint32())
            case 2: file.company = CompanyID(uint32())
            case 3: file.bankAccount = code()
            case 4: file.payer = string()
            case 5: file.payerIban = string()
            case 6: file.format = choice(.pain00100109)
            case 7: file.created = Instant(nanoseconds: Int64(bitPattern: fixed64()))
            case 8: file.executionDate = date()
            case 9: file.transfers.append(payoutTransfer())
            case 10: file.entry = entry()
            case 11: file.voucherNext = uint()
            default: skip()
            }
        }
        return file
    }

    private mutating func payoutTransfer() -> PayoutFile.Transfer {
        var inner = message()
        var row = PayoutFile.Transfer(item: .none, amount: 0, holder: "", iban: "", bic: .empty)
        while let field = inner.next() {
            switch field {
            case 1: row.item = ItemID(inner.uint32())
            case 2: row.amount = inner.sint()
            case 3: row.holder = inner.string()
            case 4: row.iban = inner.string()
            case 5: row.bic = inner.code()
            default: inner.skip()
            }
        }
        if inner.failed { reject() }
        return row
    }

    private mutating func reimbursement() -> Reimbursement {
        var inner = message()
        var row = Reimbursement(item: .none, currency: .eur, amount: 0, dimension: .empty, classification: .empty)
        while let field = inner.next() {
            switch field {
            case 1: row.item = ItemID(inner.uint32())
            case 2: row.currency = inner.currency()
            case 3: row.amount = inner.sint()
            case 4: row.dimension = inner.code()
            case 5: row.classification = inner.code()
            default: inner.skip()
            }
        }
        if inner.failed { reject() }
        return row
    }

    mutating func payoutAccount() -> (CustomerID, PayoutAccount) {
        var id = CustomerID.none
        var row = PayoutAccount(vendor: .empty, holder: "", iban: "", bic: .empty)
        while let field = next() {
            switch field {
            case 1: id = CustomerID(uint32())
            case 2: row.vendor = code()
            case 3: row.holder = string()
            case 4: row.iban = string()
            case 5: row.bic = code()
            default: skip()
            }
        }
        return (id, row)
    }

    mutating func nettingPosted() -> Netting {
        var (id, company, number, customer) = (NettingID.none, CompanyID.none, Code.empty, CustomerID.none)
        var (date, currency, amount) = (CalendarDate(days: 0), Currency.eur, Int64(0))
        var (shares, entries, vouchers): ([Netting.VendorShare], [JournalEntry], [Netting.VoucherNext]) = ([], [], [])
        var (item, settlement) = (ItemID.none, SettlementID.none)
        while let field = next() {
            switch field {
            case 1: id = NettingID(uint32())
            case 2: company = CompanyID(uint32())
            case 3: number = code()
            case 4: customer = CustomerID(uint32())
            case 5: date = self.date()
            case 6: currency = self.currency()
            case 7: amount = sint()
            case 8: shares.append(vendorShare())
            case 9: item = ItemID(uint32())
            case 10: settlement = SettlementID(uint32())
            case 11: if let entry = entry() { entries.append(entry) }
            case 12: vouchers.append(voucherNext())
            default: skip()
            }
        }
        return Netting(
            id: id, company: company, number: number, customer: customer, date: date, currency: currency,
            amount: amount, vendorDocuments: shares, item: item, settlement: settlement, entries: entries,
            vouchers: vouchers)
    }

    private mutating func vendorShare() -> Netting.VendorShare {
        var inner = message()
        var share = Netting.VendorShare(company: .none, number: .empty, open: 0, used: 0)
        while let field = inner.next() {
            switch field {
            case 1: share.company = CompanyID(inner.uint32())
            case 2: share.number = inner.code()
            case 3: share.open = inner.sint()
            case 4: share.used = inner.sint()
            default: inner.skip()
            }
        }
        if inner.failed { reject() }
        return share
    }

    private mutating func voucherNext() -> Netting.VoucherNext {
        var inner = message()
        var row = Netting.VoucherNext(company: .none, next: 0)
        while let field = inner.next() {
            switch field {
            case 1: row.company = CompanyID(inner.uint32())
            case 2: row.next = inner.uint()
            default: inner.skip()
            }
        }
        if inner.failed { reject() }
        return row
    }

    mutating func nettingReversed() -> NettingReversed {
        var fact = NettingReversed(id: .none, date: CalendarDate(days: 0), reason: "", entries: [], vouchers: [])
        while let field = next() {
            switch field {
            case 1: fact.id = NettingID(uint32())
            case 2: fact.date = date()
            case 3: fact.reason = string()
            case 4: if let entry = entry() { fact.entries.append(entry) }
            case 5: fact.vouchers.append(voucherNext())
            default: skip()
            }
        }
        return fact
    }

    mutating func prepaymentPosted() -> Prepayment {
        var (item, company, order, deposit) = (ItemID.none, CompanyID.none, Code.empty, AccountID.none)
        while let field = next() {
            switch field {
            case 1: item = ItemID(uint32())
            case 2: company = CompanyID(uint32())
            case 3: order = code()
            case 4: deposit = AccountID(uint32())
            default: skip()
            }
        }
        return Prepayment(item: item, company: company, order: order, depositAccount: deposit)
    }

    mutating func prepaymentChanged() -> PrepaymentChanged {
        var (item, kind) = (ItemID.none, UInt32(0))
        var end = Prepayment.End(
            isReversal: false, credit: .none, settlement: .none, date: CalendarDate(days: 0), reason: "")
        while let field = next() {
            switch field {
            case 1: item = ItemID(uint32())
            case 2: kind = uint32()
            case 3: end.credit = ItemID(uint32())
            case 4: end.settlement = SettlementID(uint32())
            case 5: end.date = date()
            case 6: end.reason = string()
            case 7: end.amount = sint()
            case 8: end.accounting = sint()
            case 9: end.isPartial = bool()
            default: skip()
            }
        }
        end.isReversal = kind == 2
        return PrepaymentChanged(item: item, end: kind == 0 ? nil : end)
    }
}
