import Receivables

// The one table of event kinds and their numbers in the log (Protocol/log/v1/record.proto, message Event).

extension ProtoWriter {
    mutating func event(_ event: Event) {
        switch event {
        case .clockSet(let to): message(1) { $0.fixed64(1, UInt64(bitPattern: to.nanoseconds)) }
        case .zoneDataNoted(let version): message(2) { $0.string(1, version) }
        case .keyFenced(let company, let principal, let key):
            message(3) {
                $0.uint(1, company.number)
                $0.string(2, principal)
                $0.pair(3, key.high, key.low)
            }
        case .keysForgotten(let horizon): message(4) { $0.fixed64(1, UInt64(bitPattern: horizon.nanoseconds)) }
        case .companyCreated(let company): message(10) { $0.company(company) }
        case .companyWentLive(let id): message(11) { $0.uint(1, id.number) }
        case .parametersSet(let id, let row): message(12) { $0.parameters(id, row) }
        case .numberSequenceSet(let id, let kind, let row): message(13) { $0.numberSequence(id, kind, row) }
        case .periodSet(let id, let row): message(14) { $0.period(id, row) }
        case .exchangeRateSet(let id, let row): message(15) { $0.exchangeRate(id, row) }
        case .mainAccountSet(let row): message(16) { $0.mainAccount(row) }
        case .automaticAccountSet(let id, let type, let account):
            message(17) {
                $0.uint(1, id.number)
                $0.uint(2, UInt64(type.rawValue))
                $0.uint(3, account.number)
            }
        case .termsSet(let id, let row): message(18) { $0.terms(id, row) }
        case .methodSet(let id, let row): message(19) { $0.method(id, row) }
        case .allocationOrderSet(let id, let scope, let order): message(741) { $0.allocationOrder(id, scope, order) }
        case .cashDiscountSet(let id, let row): message(320) { $0.cashDiscount(id, row) }
        case .intercompanyPairSet(let pair): message(321) { $0.intercompanyPair(pair) }
        case .taxCodeSet(let id, let row): message(20) { $0.taxCode(id, row) }
        case .taxGroupSet(let id, let row): message(21) { $0.taxGroup(id, row) }
        case .customerGroupSet(let id, let row): message(22) { $0.customerGroup(id, row) }
        case .profileSet(let id, let row): message(23) { $0.profile(id, row) }
        case .profileLineSet(let id, let profile, let row): message(24) { $0.profileLine(id, profile, row) }
        case .profileLineDeleted(let id, let profile, let code, let relation):
            message(1203) {
                $0.uint(1, id.number)
                $0.uint(2, profile.number)
                $0.uint(3, UInt64(code.rawValue))
                $0.code(4, relation)
            }
        case .subjectSet(let row): message(40) { $0.subject(row) }
        case .customerSet(let row): message(41) { $0.customer(row) }
        case .creditLimitSet(let id, let row): message(42) { $0.creditLimit(id, row) }
        case .posted(let posted): message(60) { $0.itemPosted(posted) }
        case .itemsSettled(let fact): message(61) { $0.itemsSettled(fact) }
        case .settlementUndone(let fact): message(62) { $0.settlementUndone(fact) }
        case .interestCodeSet(let id, let row): message(70) { $0.interestCode(id, row) }
        case .interestNoteCreated(let note): message(71) { $0.interestNote(note) }
        case .interestNoteCanceled(let id): message(72) { $0.uint(1, id.number) }
        case .interestNotePrinted(let id): message(762) { $0.uint(1, id.number) }
        case .interestNotePosted(let id, let item):
            message(73) {
                $0.uint(1, id.number)
                $0.uint(2, item.number)
            }
        case .interestChanged(let fact): message(74) { $0.interestChanged(fact) }
        case .collections(let fact): collections(fact)
        case .access(let fact): access(fact)
        case .directDebit(let fact): directDebit(fact)
        case .bill(let fact): bill(fact)
        case .card(let fact): card(fact)
        case .bank(let fact): bank(fact)
        case .payment(let fact): payment(fact)
        case .closing(let fact): closing(fact)
        case .sales(let fact): sales(fact)
        case .authorizationDecided(let fact): message(80) { $0.authorizationDecided(fact) }
        case .authorizationIncremented(let fact): message(81) { $0.authorizationIncremented(fact) }
        case .authorizationCaptured(let id, let amount, let final):
            message(82) {
                $0.uint(1, id.number)
                $0.sint(2, amount)
                $0.bool(3, final)
            }
        case .authorizationVoided(let id, let released):
            message(83) {
                $0.uint(1, id.number)
                $0.sint(2, released)
            }
        case .authorizationsExpired(let ids):
            message(84) { $0.packed(1, count: ids.count) { UInt64(ids[$0].number) } }
        case .credit(let fact): credit(fact)
        case .orderConfirmed(let fact): message(240) { $0.orderConfirmed(fact) }
        case .orderChanged(let fact): message(241) { $0.orderChanged(fact) }
        case .limitJournalCreated(let row): message(140) { $0.limitJournal(row) }
        case .limitLinesAdded(let id, let number, let lines): message(141) { $0.limitLines(id, number, lines) }
        case .limitJournalPosted(let id, let number): message(142) { $0.limitLines(id, number, []) }
        case .temporaryLimitSet(let id, let row): message(143) { $0.temporaryLimit(id, row) }
        case .blockingRuleSet(let id, let rule): message(160) { $0.blockingRule(id, rule) }
        case .blockingRuleDeleted(let id, let code):
            message(161) {
                $0.uint(1, id.number)
                $0.code(2, code)
            }
        case .ruleSequenceSet(let id, let types):
            message(162) {
                $0.uint(1, id.number)
                $0.packed(2, count: types.count) { UInt64(types[$0].rawValue) }
            }
        case .rankSet(let id, let kind, let code, let rank): message(163) { $0.rank(id, kind, code, rank) }
        case .creditTraitsSet(let id, let row): message(164) { $0.creditTraits(id, row) }
        case .freeText(let fact): freeText(fact)
        case .paymentBankSet(let id, let row): message(340) { $0.bankAccount(id, row) }
        case .paymentFeeSet(let id, let row): message(341) { $0.paymentFee(id, row) }
        case .writeOffPosted(let fact): message(342) { $0.writeOffPosted(fact) }
        case .writeOffReversed(let fact): message(343) { $0.writeOffReversed(fact) }
        case .paymentCanceled(let fact): message(344) { $0.paymentCanceled(fact) }
        case .customerReimbursed(let fact): message(345) { $0.customerReimbursed(fact) }
        case .payoutAccountSet(let id, let row): message(346) { $0.payoutAccount(id, row) }
        case .payoutFileMade(let file): message(740) { $0.payoutFile(file) }
        case .nettingPosted(let fact): message(347) { $0.nettingPosted(fact) }
        case .nettingReversed(let fact): message(348) { $0.nettingReversed(fact) }
        case .prepaymentPosted(let fact): message(349) { $0.prepaymentPosted(fact) }
        case .prepaymentChanged(let fact): message(350) { $0.prepaymentChanged(fact) }
        }
    }
}

extension Event {
    /// Nil for an unknown kind or a malformed fact.
    ///
    /// `onlyState`: as far as `Book.apply` looks, no further.
    init?(_ reader: inout ProtoReader, onlyState: Bool = false) {
        guard let kind = reader.next() else { return nil }
        var body = reader.message()
        switch kind {
        case 1: self = .clockSet(body.instantFact())
        case 2: self = .zoneDataNoted(body.textFact())
        case 3:
            guard let fact = body.keyFenced() else { return nil }
            self = fact
        case 4: self = .keysForgotten(horizon: body.instantFact())
        case 10: self = .companyCreated(body.company())
        case 11: self = .companyWentLive(CompanyID(body.numberFact()))
        case 12:
            let (id, row) = body.parameters()
            self = .parametersSet(id, row)
        case 13:
            let (id, kind, row) = body.numberSequence()
            self = .numberSequenceSet(id, kind, row)
        case 14:
            let (id, row) = body.period()
            self = .periodSet(id, row)
        case 15:
            let (id, row) = body.exchangeRate()
            self = .exchangeRateSet(id, row)
        case 16: self = .mainAccountSet(body.mainAccount())
        case 17:
            let (id, type, account) = body.automaticAccount()
            self = .automaticAccountSet(id, type, account)
        case 18:
            let (id, row) = body.terms()
            self = .termsSet(id, row)
        case 19:
            let (id, row) = body.method()
            self = .methodSet(id, row)
        case 320:
            let (id, row) = body.cashDiscount()
            self = .cashDiscountSet(id, row)
        case 321: self = .intercompanyPairSet(body.intercompanyPair())
        case 20:
            let (id, row) = body.taxCode()
            self = .taxCodeSet(id, row)
        case 21:
            let (id, row) = body.taxGroup()
            self = .taxGroupSet(id, row)
        case 22:
            let (id, row) = body.customerGroup()
            self = .customerGroupSet(id, row)
        case 23:
            let (id, row) = body.profile()
            self = .profileSet(id, row)
        case 24:
            let (id, profile, row) = body.profileLine()
            self = .profileLineSet(id, profile, row)
        case 1203:
            let (id, profile, code, relation) = body.profileLineDeleted()
            self = .profileLineDeleted(id, profile, code, relation)
        case 40: self = .subjectSet(body.subject())
        case 41: self = .customerSet(body.customer())
        case 42:
            let (id, row) = body.creditLimit()
            self = .creditLimitSet(id, row)
        case 60:
            guard let posted = body.itemPosted(onlyState: onlyState) else { return nil }
            self = .posted(posted)
        case 61:
            guard let fact = body.itemsSettled() else { return nil }
            self = .itemsSettled(fact)
        case 62:
            guard let fact = body.settlementUndone() else { return nil }
            self = .settlementUndone(fact)
        case 70:
            let (id, row) = body.interestCode()
            self = .interestCodeSet(id, row)
        case 71:
            guard let note = body.interestNote() else { return nil }
            self = .interestNoteCreated(note)
        case 72: self = .interestNoteCanceled(InterestNoteID(body.numberFact()))
        case 762: self = .interestNotePrinted(InterestNoteID(body.numberFact()))
        case 73:
            let (id, item) = body.numberPair()
            self = .interestNotePosted(InterestNoteID(id), item: ItemID(item))
        case 74: self = .interestChanged(body.interestChanged())
        case 140: self = .limitJournalCreated(body.limitJournal())
        case 141:
            let (id, number, lines) = body.limitLines()
            self = .limitLinesAdded(id, number, lines)
        case 142:
            let (id, number, _) = body.limitLines()
            self = .limitJournalPosted(id, number)
        case 143:
            let (id, row) = body.temporaryLimit()
            self = .temporaryLimitSet(id, row)
        case 460...464, 600:
            guard let fact = AccessFact(kind, &body) else { return nil }
            self = .access(fact)
        case 420...424:
            guard let fact = DirectDebitFact(kind, &body) else { return nil }
            self = .directDebit(fact)
        case 430, 431:
            guard let fact = BillFact(kind, &body) else { return nil }
            self = .bill(fact)
        case 560...566, 780, 781:
            guard let fact = CardFact(kind, &body) else { return nil }
            self = .card(fact)
        case 180...209, 760, 761, 930...932:
            guard let fact = CollectionsFact(kind, &body) else { return nil }
            self = .collections(fact)
        case 400...409, 954, 1201, 1202, 2_200, 2_202:
            guard let fact = ClosingFact(kind, &body) else { return nil }
            self = .closing(fact)
        case 410...419, 1200, 2100...2101:
            guard let fact = SalesFact(kind, &body) else { return nil }
            self = .sales(fact)
        case 80: self = .authorizationDecided(body.authorizationDecided())
        case 81: self = .authorizationIncremented(body.authorizationIncremented())
        case 82:
            let (id, amount, final) = body.authorizationMoved()
            self = .authorizationCaptured(id, amount: amount, final: final)
        case 83:
            let (id, amount, _) = body.authorizationMoved()
            self = .authorizationVoided(id, released: amount)
        case 84: self = .authorizationsExpired(body.identifiers())
        case 360...379, 1500:
            guard let fact = CreditFact(kind, &body) else { return nil }
            self = .credit(fact)
        case 240: self = .orderConfirmed(body.orderConfirmed())
        case 241:
            guard let fact = body.orderChanged() else { return nil }
            self = .orderChanged(fact)
        case 160:
            let (id, rule) = body.blockingRule()
            self = .blockingRuleSet(id, rule)
        case 161:
            let (id, code) = body.companyCode()
            self = .blockingRuleDeleted(id, code)
        case 162:
            let (id, types) = body.ruleSequence()
            self = .ruleSequenceSet(id, types)
        case 163:
            let (id, kind, code, rank) = body.rank()
            self = .rankSet(id, kind, code, rank)
        case 164:
            let (id, row) = body.creditTraits()
            self = .creditTraitsSet(id, row)
        case 380...388, 1_100:
            guard let fact = FreeTextFact(kind, &body) else { return nil }
            self = .freeText(fact)
        case 480...485, 1_303:
            guard let fact = body.bank(kind) else { return nil }
            self = .bank(fact)
        case 800...806, 950...953, 1_300...1_302, 1_400, 2_201:
            guard let fact = body.payment(kind) else { return nil }
            self = .payment(fact)
        case 340:
            guard let (id, row) = body.bankAccount() else { return nil }
            self = .paymentBankSet(id, row)
        case 341:
            guard let (id, row) = body.paymentFee() else { return nil }
            self = .paymentFeeSet(id, row)
        case 342: self = .writeOffPosted(body.writeOffPosted())
        case 343: self = .writeOffReversed(body.writeOffReversed())
        case 344: self = .paymentCanceled(body.paymentCanceled())
        case 345: self = .customerReimbursed(body.customerReimbursed())
        case 346:
            let (id, row) = body.payoutAccount()
            self = .payoutAccountSet(id, row)
        case 347: self = .nettingPosted(body.nettingPosted())
        case 348: self = .nettingReversed(body.nettingReversed())
        case 349: self = .prepaymentPosted(body.prepaymentPosted())
        case 350: self = .prepaymentChanged(body.prepaymentChanged())
        case 741: self = body.allocationOrder()
        case 740: self = .payoutFileMade(body.payoutFile())
        default: return nil
        }
        if body.failed { return nil }
    }
}

extension ProtoReader {
    /// Field 1 as an instant; the rest is skipped.
    mutating func instantFact() -> Instant {
        var value: UInt64 = 0
        while let field = next() { if field == 1 { value = fixed64() } else { skip() } }
        return Instant(nanoseconds: Int64(bitPattern: value))
    }

    mutating func textFact() -> String {
        var value = ""
        while let field = next() { if field == 1 { value = string() } else { skip() } }
        return value
    }

    mutating func numberPair() -> (UInt32, UInt32) {
        var pair: (UInt32, UInt32) = (0, 0)
        while let field = next() {
            switch field {
            case 1: pair.0 = uint32()
            case 2: pair.1 = uint32()
            default: skip()
            }
        }
        return pair
    }

    mutating func numberFact() -> UInt32 {
        var value: UInt32 = 0
        while let field = next() { if field == 1 { value = uint32() } else { skip() } }
        return value
    }

    mutating func identifiers<Entity>() -> [Identifier<Entity>] {
        var ids: [Identifier<Entity>] = []
        while let field = next() {
            if field == 1 { packed { ids.append(Identifier(UInt32(truncatingIfNeeded: $0))) } } else { skip() }
        }
        return ids
    }

    mutating func keyFenced() -> Event? {
        var company = CompanyID.none
        var principal = ""
        var key: RequestKey?
        while let field = next() {
            switch field {
            case 1: company = CompanyID(uint32())
            case 2: principal = string()
            case 3: key = LogRecord.pair(bytes()).map { RequestKey(high: $0.0, low: $0.1) }
            default: skip()
            }
        }
        return key.map { .keyFenced(company: company, principal: principal, key: $0) }
    }

    /// A number that is kept one higher, so that the default 0 stands for -1. No writer of ours makes the lowest of all.
    mutating func sintLessOne() -> Int64 {
        let (value, isBelowAll) = sint().subtractingReportingOverflow(1)
        if isBelowAll { reject() }
        return isBelowAll ? -1 : value
    }

    /// A number that must be a case of the enum; otherwise the message is malformed.
    @inline(__always)
    mutating func choice<Choice: RawRepresentable>(_ fallback: Choice) -> Choice where Choice.RawValue == UInt8 {
        let raw = uint()
        guard raw <= 255, let value = Choice(rawValue: UInt8(raw)) else {
            reject()
            return fallback
        }
        return value
    }

    mutating func currency() -> Currency {
        let raw = uint()
        guard raw <= 999, let value = Currency(number: UInt16(raw)) else {
            reject()
            return .eur
        }
        return value
    }

    mutating func date() -> CalendarDate { CalendarDate(days: sint32()) }
}
