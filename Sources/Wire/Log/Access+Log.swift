import Receivables

extension ProtoWriter {
    mutating func access(_ fact: AccessFact) {
        switch fact {
        case .granted(let grant): message(460) { $0.grant(grant) }
        case .revoked(let id, let by, let reason):
            message(461) {
                $0.uint(1, id.number)
                $0.code(2, by)
                $0.string(3, reason)
            }
        case .proposed(let row): message(463) { $0.proposal(row) }
        case .proposalClosed(let id, let state, let by, let reason):
            message(464) { $0.proposalClosed(id, state, by, reason) }
        case .denied(let denial):
            message(462) {
                $0.code(1, denial.principal)
                $0.uint(2, UInt64(denial.method))
                $0.uint(3, denial.company.number)
                if denial.reason != .accessDenied { $0.uint(680, UInt64(denial.reason.rawValue)) }
            }
        case .glassUsed(let id): message(600) { $0.uint(1, id.number) }
        }
    }

    private mutating func grant(_ grant: Grant) {
        uint(1, grant.id.number)
        code(2, grant.principal)
        uint(3, UInt64(grant.role.rawValue))
        uint(4, grant.company.number)
        if let upTo = grant.upTo {
            uint(5, UInt64(upTo.currency.number))
            sint(6, upTo.minor)
        }
        code(7, grant.by)
        string(8, grant.reason)
        if let until = grant.until { fixed64(680, UInt64(bitPattern: until.nanoseconds)) }
    }
}

extension AccessFact {
    /// Nil: not one of these kinds.
    init?(_ kind: UInt32, _ body: inout ProtoReader) {
        switch kind {
        case 460: self = .granted(body.grant())
        case 461: self = body.revocation()
        case 462: self = body.denial()
        case 463: self = .proposed(body.proposal())
        case 464: self = body.proposalClosed()
        case 600: self = body.glassUse()
        default: return nil
        }
    }
}

extension ProtoReader {
    fileprivate mutating func grant() -> Grant {
        var grant = Grant(
            id: GrantID(0), principal: .empty, role: .supportRead, company: .none, upTo: nil, by: .empty, reason: "")
        var (currency, minor): (Currency?, Int64) = (nil, 0)
        while let field = next() {
            switch field {
            case 1: grant.id = GrantID(uint32())
            case 2: grant.principal = code()
            case 3: grant.role = choice(.supportRead)
            case 4: grant.company = CompanyID(uint32())
            case 5: currency = self.currency()
            case 6: minor = sint()
            case 7: grant.by = code()
            case 8: grant.reason = string()
            case 680: grant.until = Instant(nanoseconds: Int64(bitPattern: fixed64()))
            default: skip()
            }
        }
        grant.upTo = currency.map { Money(minor, $0) }
        return grant
    }

    fileprivate mutating func revocation() -> AccessFact {
        var (id, by, reason) = (GrantID(0), Code.empty, "")
        while let field = next() {
            switch field {
            case 1: id = GrantID(uint32())
            case 2: by = code()
            case 3: reason = string()
            default: skip()
            }
        }
        return .revoked(id, by: by, reason: reason)
    }

    fileprivate mutating func glassUse() -> AccessFact {
        var id = GrantID(0)
        while let field = next() {
            if field == 1 { id = GrantID(uint32()) } else { skip() }
        }
        return .glassUsed(id)
    }

    fileprivate mutating func denial() -> AccessFact {
        var denial = AccessDenial(principal: .empty, method: 0, company: .none)
        while let field = next() {
            switch field {
            case 1: denial.principal = code()
            case 2: denial.method = UInt16(truncatingIfNeeded: uint32())
            case 3: denial.company = CompanyID(uint32())
            case 680: denial.reason = Reason(rawValue: UInt16(truncatingIfNeeded: uint32())) ?? .accessDenied
            default: skip()
            }
        }
        return .denied(denial)
    }
}
