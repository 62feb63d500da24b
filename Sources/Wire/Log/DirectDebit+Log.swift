import Receivables

// Facts of direct debit <-> Protocol/log/v1.

extension ProtoWriter {
    mutating func directDebit(_ fact: DirectDebitFact) {
        switch fact {
        case .creditorSet(let company, let account):
            message(420) {
                $0.uint(1, company.number)
                $0.message(2) { $0.creditor(account) }
            }
        case .mandateSet(let row): message(421) { $0.mandate(row) }
        case .collectionSet(let row): message(422) { $0.debitCollection(row) }
        case .fileMade(let file): message(423) { $0.directDebitFile(file) }
        case .feeBooked(let fee):
            message(424) {
                $0.uint(1, fee.collection.number)
                $0.message(2) { $0.entry(fee.entry) }
                $0.uint(3, fee.voucherNext)
            }
        }
    }

    private mutating func creditor(_ row: CreditorAccount) {
        code(1, row.code)
        string(2, row.name)
        string(3, row.iban)
        string(4, row.bic)
        string(5, row.creditorID)
    }

    private mutating func amendment(_ row: MandateAmendment) {
        string(1, row.number)
        string(2, row.creditorID)
        string(3, row.creditorName)
        switch row.account {
        case .unchanged: break
        case .sameBank(let subject):
            uint(4, UInt64(1))
            uint(5, subject.number)
        case .otherBank: uint(4, UInt64(2))
        }
    }

    private mutating func mandate(_ row: Mandate) {
        uint(1, row.id.number)
        uint(2, row.company.number)
        string(3, row.number)
        code(4, row.creditor)
        string(5, row.creditorID)
        string(6, row.creditorName)
        uint(7, UInt64(row.scheme.rawValue))
        uint(8, UInt64(row.kind.rawValue))
        uint(9, row.customer.number)
        uint(10, row.debtor.number)
        uint(11, UInt64(row.state.rawValue))
        sint(12, Int64(row.signedOn?.days ?? 0))
        bool(13, row.signedOn != nil)
        string(14, row.signedAt)
        uint(15, row.expectedPayments)
        if let days = row.prenotificationDays { uint(16, UInt64(days) + 1) }
        uint(17, row.counter)
        sint(18, Int64(row.lastDue?.days ?? 0))
        bool(19, row.lastDue != nil)
        bool(20, row.restarts)
        if !row.amendment.isEmpty { message(21) { $0.amendment(row.amendment) } }
        for amended in row.amended {
            message(22) {
                $0.sint(1, Int64(amended.date.days))
                $0.message(2) { $0.amendment(amended.amendment) }
            }
        }
        string(23, row.cancelReason)
        uint(24, row.numberTaken?.next ?? 0)
    }

    private mutating func debitCollection(_ row: DebitCollection) {
        uint(1, row.id.number)
        uint(2, row.company.number)
        uint(3, row.mandate.number)
        string(4, row.mandateNumber)
        sint(5, Int64(row.signedOn.days))
        message(6) { $0.creditor(row.creditor) }
        uint(7, UInt64(row.scheme.rawValue))
        uint(8, UInt64(row.sequence.rawValue))
        sint(9, Int64(row.dueDate.days))
        sint(10, row.amount)
        uint(11, row.customer.number)
        uint(12, row.item.number)
        uint(13, row.debtor.number)
        code(14, row.method)
        if !row.amendment.isEmpty { message(15) { $0.amendment(row.amendment) } }
        bool(16, row.restarted)
        bool(17, row.completes)
        uint(18, UInt64(row.state.rawValue))
        uint(19, row.file.number)
        uint(20, row.payment.number)
        uint(21, row.bankAccount.number)
        if let returned = row.returned {
            uint(22, UInt64(returned.kind.rawValue))
            code(23, returned.reason)
            sint(24, Int64(returned.date.days))
            string(25, returned.text)
        }
        uint(840, row.bankLine.number)
    }

    private mutating func directDebitFile(_ file: DirectDebitFile) {
        uint(1, file.id.number)
        uint(2, file.company.number)
        code(3, file.number)
        uint(4, file.numberTaken.next)
        uint(5, UInt64(file.format.rawValue))
        fixed64(6, UInt64(bitPattern: file.created.nanoseconds))
        for block in file.blocks {
            message(7) {
                $0.message(1) { $0.creditor(block.creditor) }
                $0.uint(2, UInt64(block.scheme.rawValue))
                $0.uint(3, UInt64(block.sequence.rawValue))
                $0.sint(4, Int64(block.dueDate.days))
                $0.sint(5, block.sum)
                $0.packed(6, count: block.collections.count) { UInt64(block.collections[$0].number) }
            }
        }
    }
}

extension DirectDebitFact {
    /// Nil for a kind that is not one of them, or a malformed fact.
    init?(_ kind: UInt32, _ body: inout ProtoReader) {
        switch kind {
        case 420:
            let (company, account) = body.creditorSet()
            self = .creditorSet(company, account)
        case 421: self = .mandateSet(body.mandate())
        case 422: self = .collectionSet(body.debitCollection())
        case 423: self = .fileMade(body.directDebitFile())
        case 424:
            guard let fee = body.debitFee() else { return nil }
            self = .feeBooked(fee)
        default: return nil
        }
    }
}

extension ProtoReader {
    fileprivate mutating func creditorSet() -> (CompanyID, CreditorAccount) {
        var (company, account) = (CompanyID.none, CreditorAccount.blank)
        while let field = next() {
            switch field {
            case 1: company = CompanyID(uint32())
            case 2: account = creditor()
            default: skip()
            }
        }
        return (company, account)
    }

    private mutating func creditor() -> CreditorAccount {
        var inner = message()
        var (code, name, iban, bic, creditorID) = (Code.empty, "", "", "", "")
        while let field = inner.next() {
            switch field {
            case 1: code = inner.code()
            case 2: name = inner.string()
            case 3: iban = inner.string()
            case 4: bic = inner.string()
            case 5: creditorID = inner.string()
            default: inner.skip()
            }
        }
        if inner.failed { reject() }
        return CreditorAccount(code: code, name: name, iban: iban, bic: bic, creditorID: creditorID)
    }

    private mutating func amendment() -> MandateAmendment {
        var inner = message()
        var (row, kind, subject) = (MandateAmendment(), UInt32(0), SubjectID.none)
        while let field = inner.next() {
            switch field {
            case 1: row.number = inner.string()
            case 2: row.creditorID = inner.string()
            case 3: row.creditorName = inner.string()
            case 4: kind = inner.uint32()
            case 5: subject = SubjectID(inner.uint32())
            default: inner.skip()
            }
        }
        switch kind {
        case 0: break
        case 1: row.account = .sameBank(subject)
        case 2: row.account = .otherBank
        default: reject()
        }
        if inner.failed { reject() }
        return row
    }

    fileprivate mutating func mandate() -> Mandate {
        var row = Mandate(
            id: .none, company: .none, number: "", creditor: .empty, creditorID: "", creditorName: "", scheme: .core,
            kind: .recurrent, customer: .none, debtor: .none)
        var (signed, isSigned, last, wasUsed) = (CalendarDate(days: 0), false, CalendarDate(days: 0), false)
        while let field = next() {
            switch field {
            case 1: row.id = MandateID(uint32())
            case 2: row.company = CompanyID(uint32())
            case 3: row.number = string()
            case 4: row.creditor = code()
            case 5: row.creditorID = string()
            case 6: row.creditorName = string()
            case 7: row.scheme = choice(.core)
            case 8: row.kind = choice(.recurrent)
            case 9: row.customer = CustomerID(uint32())
            case 10: row.debtor = SubjectID(uint32())
            case 11: row.state = choice(.draft)
            case 12: signed = date()
            case 13: isSigned = bool()
            case 14: row.signedAt = string()
            case 15: row.expectedPayments = uint32()
            case 16: row.prenotificationDays = UInt16(clamping: max(1, uint()) - 1)
            case 17: row.counter = uint32()
            case 18: last = date()
            case 19: wasUsed = bool()
            case 20: row.restarts = bool()
            case 21: row.amendment = amendment()
            case 22: row.amended.append(amended())
            case 23: row.cancelReason = string()
            case 24:
                let next = uint()
                row.numberTaken = next == 0 ? nil : TakenNumber(kind: .mandate, next: next)
            default: skip()
            }
        }
        row.signedOn = isSigned ? signed : nil
        row.lastDue = wasUsed ? last : nil
        return row
    }

    private mutating func amended() -> Mandate.Amended {
        var inner = message()
        var row = Mandate.Amended(date: CalendarDate(days: 0), amendment: MandateAmendment())
        while let field = inner.next() {
            switch field {
            case 1: row.date = inner.date()
            case 2: row.amendment = inner.amendment()
            default: inner.skip()
            }
        }
        if inner.failed { reject() }
        return row
    }

    fileprivate mutating func debitCollection() -> DebitCollection {
        let day = CalendarDate(days: 0)
        var mandate = Mandate(
            id: .none, company: .none, number: "", creditor: .empty, creditorID: "", creditorName: "", scheme: .core,
            kind: .recurrent, customer: .none, debtor: .none)
        mandate.signedOn = day
        var row = DebitCollection(
            id: .none, company: .none, mandate: mandate, creditor: .blank, sequence: .first, dueDate: day, amount: 0,
            customer: .none, item: .none, method: .empty, amendment: MandateAmendment(), completes: false)
        var (kind, reason, returned, text) = (DebitReturn.Kind?.none, Code.empty, day, "")
        while let field = next() {
            switch field {
            case 1: row.id = DebitCollectionID(uint32())
            case 2: row.company = CompanyID(uint32())
            case 3: row.mandate = MandateID(uint32())
            case 4: row.mandateNumber = string()
            case 5: row.signedOn = date()
            case 6: row.creditor = creditor()
            case 7: row.scheme = choice(.core)
            case 8: row.sequence = choice(.first)
            case 9: row.dueDate = date()
            case 10: row.amount = sint()
            case 11: row.customer = CustomerID(uint32())
            case 12: row.item = ItemID(uint32())
            case 13: row.debtor = SubjectID(uint32())
            case 14: row.method = code()
            case 15: row.amendment = amendment()
            case 16: row.restarted = bool()
            case 17: row.completes = bool()
            case 18: row.state = choice(.presented)
            case 19: row.file = DirectDebitFileID(uint32())
            case 20: row.payment = ItemID(uint32())
            case 21: row.bankAccount = AccountID(uint32())
            case 22: kind = choice(.reject)
            case 23: reason = code()
            case 24: returned = date()
            case 25: text = string()
            case 840: row.bankLine = BankLineID(uint32())
            default: skip()
            }
        }
        row.returned = kind.map { DebitReturn(kind: $0, reason: reason, date: returned, text: text) }
        // Once a withdrawal was told as a reject, or as a return of its payment.
        if kind == .withdrawal { row.state = .withdrawn }
        return row
    }

    fileprivate mutating func directDebitFile() -> DirectDebitFile {
        var file = DirectDebitFile(
            id: .none, company: .none, number: .empty, numberTaken: TakenNumber(kind: .directDebitFile, next: 0),
            format: .pain00800108, created: Instant(nanoseconds: 0), blocks: [])
        while let field = next() {
            switch field {
            case 1: file.id = DirectDebitFileID(uint32())
            case 2: file.company = CompanyID(uint32())
            case 3: file.number = code()
            case 4: file.numberTaken = TakenNumber(kind: .directDebitFile, next: uint())
            case 5: file.format = choice(.pain00800108)
            case 6: file.created = Instant(nanoseconds: Int64(bitPattern: fixed64()))
            case 7: file.blocks.append(fileBlock())
            default: skip()
            }
        }
        return file
    }

    private mutating func fileBlock() -> DirectDebitFile.Block {
        var inner = message()
        var block = DirectDebitFile.Block(
            creditor: .blank, scheme: .core, sequence: .first, dueDate: CalendarDate(days: 0), sum: 0, collections: [])
        while let field = inner.next() {
            switch field {
            case 1: block.creditor = inner.creditor()
            case 2: block.scheme = inner.choice(.core)
            case 3: block.sequence = inner.choice(.first)
            case 4: block.dueDate = inner.date()
            case 5: block.sum = inner.sint()
            case 6: inner.packed { block.collections.append(DebitCollectionID(UInt32(truncatingIfNeeded: $0))) }
            default: inner.skip()
            }
        }
        if inner.failed { reject() }
        return block
    }

    fileprivate mutating func debitFee() -> DebitFee? {
        var (collection, entry, next) = (DebitCollectionID.none, JournalEntry?.none, UInt64(0))
        while let field = self.next() {
            switch field {
            case 1: collection = DebitCollectionID(uint32())
            case 2: entry = self.entry()
            case 3: next = uint()
            default: skip()
            }
        }
        return entry.map { DebitFee(collection: collection, entry: $0, voucherNext: next) }
    }
}

extension CreditorAccount {
    fileprivate static var blank: CreditorAccount { CreditorAccount(code: .empty, name: "", iban: "", bic: "", creditorID: "") }
}
