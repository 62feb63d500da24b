import Receivables

// The other direction of CreditManagement+Log.swift.

extension CreditFact {
    /// Nil for an unknown kind or a malformed fact.
    init?(_ kind: UInt32, _ body: inout ProtoReader) {
        switch kind {
        case 360: self = .groupSet(body.creditGroup())
        case 361:
            let (account, group) = body.numberPair()
            self = .memberSet(CustomerID(account), CreditGroupID(group))
        case 362:
            let (group, row) = body.temporaryLimit()
            self = .groupTemporaryLimitSet(CreditGroupID(group.number), row)
        case 363:
            let (account, row) = body.guarantee()
            self = .guaranteeSet(account, row)
        case 364:
            let (account, currency, limit) = body.currencyLimit()
            self = .currencyLimitSet(account, currency, limit)
        case 365:
            let (account, row) = body.creditProfile()
            self = .profileSet(account, row)
        case 366: self = body.journalMoved()
        case 367: self = body.checkpoints()
        case 368: self = body.creditReason()
        case 369: self = .holdSet(body.creditHold())
        case 370:
            guard let fact = body.reviewed() else { return nil }
            self = .authorizationReviewed(fact)
        case 371: self = .documentChecked(body.documentCheck())
        case 1500: self = .authorizationChanged(body.authorizationChanged())
        case 372:
            let (company, row) = body.scoringGroup()
            self = .scoringGroupSet(company, row)
        case 373:
            let (company, row) = body.riskGroup()
            self = .riskGroupSet(company, row)
        case 374:
            let (company, row) = body.autoLimit()
            self = .autoLimitSet(company, row)
        case 375:
            let (account, row) = body.riskScore()
            self = .scored(account, row)
        default: return nil
        }
    }
}

extension ProtoReader {
    private mutating func optionalDate() -> CalendarDate? {
        let days = sint()
        return days == 0 ? nil : CalendarDate(days: Int32(clamping: days - 1_000_000))
    }

    fileprivate mutating func creditGroup() -> CreditGroup {
        var (id, company, code, description) = (CreditGroupID.none, CompanyID.none, Code.empty, "")
        var (currency, limit, expires) = (Currency.eur, Int64(0), CalendarDate(days: 0))
        while let field = next() {
            switch field {
            case 1: id = CreditGroupID(uint32())
            case 2: company = CompanyID(uint32())
            case 3: code = self.code()
            case 4: description = string()
            case 5: currency = self.currency()
            case 6: limit = sint()
            case 7: expires = date()
            default: skip()
            }
        }
        return CreditGroup(
            id: id, company: company, code: code, description: description, limit: Money(limit, currency), expires: expires)
    }

    fileprivate mutating func guarantee() -> (CustomerID, Guarantee) {
        var (account, id, kind, guarantor) = (CustomerID.none, Code.empty, GuaranteeKind.guarantee, "")
        var (currency, value, percent, inExposure) = (Currency.eur, Int64(0), Int64(0), false)
        var (from, to) = (CalendarDate(days: 0), CalendarDate(days: 0))
        while let field = next() {
            switch field {
            case 1: account = CustomerID(uint32())
            case 2: id = code()
            case 3: kind = choice(.guarantee)
            case 4: guarantor = string()
            case 5: currency = self.currency()
            case 6: value = sint()
            case 7: percent = sint()
            case 8: inExposure = bool()
            case 9: from = date()
            case 10: to = date()
            default: skip()
            }
        }
        let row = Guarantee(
            id: id, kind: kind, guarantor: guarantor, value: Money(value, currency),
            percent: Percent(tenThousandths: percent), isIncludedInExposure: inExposure, from: from, to: to)
        return (account, row)
    }

    fileprivate mutating func currencyLimit() -> (CustomerID, Currency, Int64?) {
        var (account, currency, limit, removed) = (CustomerID.none, Currency.eur, Int64(0), false)
        while let field = next() {
            switch field {
            case 1: account = CustomerID(uint32())
            case 2: currency = self.currency()
            case 3: limit = sint()
            case 4: removed = bool()
            default: skip()
            }
        }
        return (account, currency, removed ? nil : limit)
    }

    fileprivate mutating func creditProfile() -> (CustomerID, CreditProfile) {
        var (account, row) = (CustomerID.none, CreditProfile())
        var (currency, external): (Currency?, Int64) = (nil, 0)
        while let field = next() {
            switch field {
            case 1: account = CustomerID(uint32())
            case 2: row.set(nested { $0.guarantee() }.1)
            case 3:
                let (_, currency, limit) = nested { $0.currencyLimit() }
                row.setLimit(currency, limit)
            case 4: currency = self.currency()
            case 5: external = sint()
            case 6: row.eligibleLimit = sintLessOne()
            case 7: row.revenue = sintLessOne()
            case 8: row.customerSince = optionalDate()
            case 9: row.businessStarted = optionalDate()
            case 10: row.isIdentified = bool()
            case 11:
                let (group, value) = nested { $0.codePair() }
                row.set(ScoringValue(group: group, value: value))
            default: skip()
            }
        }
        row.externalExposure = currency.map { Money(external, $0) }
        return (account, row)
    }

    private mutating func codePair() -> (Code, Code) {
        var pair = (Code.empty, Code.empty)
        while let field = next() {
            switch field {
            case 1: pair.0 = code()
            case 2: pair.1 = code()
            default: skip()
            }
        }
        return pair
    }

    fileprivate mutating func journalMoved() -> CreditFact {
        var (company, number, state) = (CompanyID.none, Code.empty, LimitJournalState.draft)
        var (lines, isKnown): ([LimitLineState], Bool) = ([], true)
        while let field = next() {
            switch field {
            case 1: company = CompanyID(uint32())
            case 2: number = code()
            case 3: state = choice(.draft)
            case 4:
                packed { raw in
                    if let line = LimitLineState(rawValue: UInt8(clamping: raw)) { lines.append(line) } else { isKnown = false }
                }
            default: skip()
            }
        }
        if !isKnown { reject() }
        return .journalMoved(company, number, state, lines)
    }

    fileprivate mutating func checkpoints() -> CreditFact {
        var (company, rows) = (CompanyID.none, [CheckpointRow]())
        while let field = next() {
            switch field {
            case 1: company = CompanyID(uint32())
            case 2:
                rows.append(
                    nested { inner in
                        var row = CheckpointRow(checkpoint: .posCheck, posting: false, proForma: false, graceDays: 0)
                        while let field = inner.next() {
                            switch field {
                            case 1: row.checkpoint = inner.choice(.posCheck)
                            case 2: row.posting = inner.bool()
                            case 3: row.proForma = inner.bool()
                            case 4: row.graceDays = inner.uint32()
                            default: inner.skip()
                            }
                        }
                        return row
                    })
            default: skip()
            }
        }
        return .checkpointsSet(company, rows)
    }

    fileprivate mutating func creditReason() -> CreditFact {
        var (company, row) = (CompanyID.none, CreditReasonRow(code: .empty, kind: .hold, description: ""))
        while let field = next() {
            switch field {
            case 1: company = CompanyID(uint32())
            case 2: row.code = code()
            case 3: row.kind = choice(.hold)
            case 4: row.description = string()
            default: skip()
            }
        }
        return .reasonSet(company, row)
    }

    fileprivate mutating func creditHold() -> CreditHold {
        var (id, company, customer, document) = (CreditHoldID.none, CompanyID.none, CustomerID.none, Code.empty)
        var (checkpoint, currency, value, placed) = (Checkpoint.posCheck, Currency.eur, Int64(0), UInt64(0))
        var (wish, isKnown) = (RuleWish(), true)
        var row = CreditHold(
            id: .none, company: .none, customer: .none, document: .empty, checkpoint: .posCheck, value: .zero(.eur),
            wish: wish, placed: Instant(nanoseconds: 0))
        while let field = next() {
            switch field {
            case 1: id = CreditHoldID(uint32())
            case 2: company = CompanyID(uint32())
            case 3: customer = CustomerID(uint32())
            case 4: document = code()
            case 5: checkpoint = choice(.posCheck)
            case 6: currency = self.currency()
            case 7: value = sint()
            case 8: wish.terms = code()
            case 9: wish.cashDiscount = code()
            case 10: wish.excludesOrder = bool()
            case 11:
                packed { raw in
                    if let reason = CreditReason(rawValue: UInt8(truncatingIfNeeded: raw)), raw < 512 {
                        row.reasons.append(HoldReason(code: reason, isValid: raw < 256))
                    } else {
                        isKnown = false
                    }
                }
            case 12: row.isForced = bool()
            case 13: row.holdReason = code()
            case 14: row.state = choice(.open)
            case 15: row.workflow = choice(.none)
            case 16: row.isReady = bool()
            case 17: packed { row.authorizations.append(AuthorizationID(UInt32(truncatingIfNeeded: $0))) }
            case 18: row.releaseReason = code()
            case 19: row.reviewDate = optionalDate()
            case 20: placed = fixed64()
            case 21: row.closedOn = optionalDate()
            default: skip()
            }
        }
        if !isKnown { reject() }
        var made = CreditHold(
            id: id, company: company, customer: customer, document: document, checkpoint: checkpoint,
            value: Money(value, currency), wish: wish, placed: Instant(nanoseconds: Int64(bitPattern: placed)))
        made.reasons = row.reasons
        made.isForced = row.isForced
        made.holdReason = row.holdReason
        made.state = row.state
        made.workflow = row.workflow
        made.isReady = row.isReady
        made.authorizations = row.authorizations
        made.releaseReason = row.releaseReason
        made.reviewDate = row.reviewDate
        made.closedOn = row.closedOn
        return made
    }

    fileprivate mutating func authorizationChanged() -> AuthorizationChanged {
        var fact = AuthorizationChanged(.none)
        while let field = next() {
            switch field {
            case 1: fact.id = AuthorizationID(uint32())
            case 2: fact.released = sint()
            case 3: fact.expires = Instant(nanoseconds: Int64(bitPattern: fixed64()))
            default: skip()
            }
        }
        return fact
    }

    fileprivate mutating func reviewed() -> AuthorizationReviewed? {
        var (id, outcome, amount, expires, overridden) = (AuthorizationID.none, UInt32(0), Int64(0), UInt64(0), false)
        while let field = next() {
            switch field {
            case 1: id = AuthorizationID(uint32())
            case 2: outcome = uint32()
            case 3: amount = sint()
            case 4: expires = fixed64()
            case 5: overridden = bool()
            default: skip()
            }
        }
        let end = Instant(nanoseconds: Int64(bitPattern: expires))
        switch outcome {
        case 1: return AuthorizationReviewed(id, .released(amount, expires: end, overridden: overridden))
        case 2: return AuthorizationReviewed(id, .declined)
        case 3: return AuthorizationReviewed(id, .voided)
        default: return nil
        }
    }

    fileprivate mutating func documentCheck() -> DocumentCheck {
        var row = DocumentCheck(company: .none, document: .empty, checkpoint: .posCheck, date: CalendarDate(days: 0))
        while let field = next() {
            switch field {
            case 1: row.company = CompanyID(uint32())
            case 2: row.document = code()
            case 3: row.checkpoint = choice(.posCheck)
            case 4: row.date = date()
            default: skip()
            }
        }
        return row
    }

    fileprivate mutating func scoringGroup() -> (CompanyID, ScoringGroup) {
        var (company, row) = (CompanyID.none, ScoringGroup(code: .empty, type: .userDefined, isRange: false, rows: []))
        while let field = next() {
            switch field {
            case 1: company = CompanyID(uint32())
            case 2: row.code = code()
            case 3: row.type = choice(.userDefined)
            case 4: row.isRange = bool()
            case 5: row.rows.append(nested { $0.scoringRow() })
            default: skip()
            }
        }
        return (company, row)
    }

    private mutating func scoringRow() -> ScoringGroup.Row {
        let zero = ScoringNumber(tenThousandths: 0)
        var row = ScoringGroup.Row(from: zero, to: zero, value: .empty, score: 0)
        while let field = next() {
            switch field {
            case 1: row.from = ScoringNumber(tenThousandths: sint())
            case 2: row.to = ScoringNumber(tenThousandths: sint())
            case 3: row.value = code()
            case 4: row.score = sint()
            default: skip()
            }
        }
        return row
    }

    fileprivate mutating func riskGroup() -> (CompanyID, RiskGroup) {
        var (company, row) = (CompanyID.none, RiskGroup(code: .empty, from: 0, to: 0, indicator: .empty))
        while let field = next() {
            switch field {
            case 1: company = CompanyID(uint32())
            case 2: row.code = code()
            case 3: row.from = sint()
            case 4: row.to = sint()
            case 5: row.indicator = code()
            default: skip()
            }
        }
        return (company, row)
    }

    fileprivate mutating func autoLimit() -> (CompanyID, AutoLimitRule) {
        var (company, row) = (CompanyID.none, AutoLimitRule(riskGroup: .empty, currency: .eur, maxRevenue: nil, lines: []))
        while let field = next() {
            switch field {
            case 1: company = CompanyID(uint32())
            case 2: row.riskGroup = code()
            case 3: row.currency = currency()
            case 4: row.maxRevenue = sintLessOne()
            case 5: row.lines.append(nested { $0.autoLimitLine() })
            default: skip()
            }
        }
        return (company, row)
    }

    private mutating func autoLimitLine() -> AutoLimitRule.Line {
        var line = AutoLimitRule.Line(scoringGroup: .empty, comparison: .equal, value: .empty, limit: 0)
        while let field = next() {
            switch field {
            case 1: line.scoringGroup = code()
            case 2: line.comparison = choice(.equal)
            case 3: line.value = code()
            case 4: line.limit = sint()
            default: skip()
            }
        }
        return line
    }

    fileprivate mutating func riskScore() -> (CustomerID, RiskScore) {
        var (account, row) = (
            CustomerID.none, RiskScore(date: CalendarDate(days: 0), parts: [], total: 0, riskGroup: .empty)
        )
        while let field = next() {
            switch field {
            case 1: account = CustomerID(uint32())
            case 2: row.date = date()
            case 3: row.parts.append(nested { $0.scorePart() })
            case 4: row.total = sint()
            case 5: row.riskGroup = code()
            default: skip()
            }
        }
        return (account, row)
    }

    private mutating func scorePart() -> RiskScore.Part {
        var part = RiskScore.Part(group: .empty, value: .empty, score: 0)
        while let field = next() {
            switch field {
            case 1: part.group = code()
            case 2: part.value = code()
            case 3: part.score = sint()
            default: skip()
            }
        }
        return part
    }
}
