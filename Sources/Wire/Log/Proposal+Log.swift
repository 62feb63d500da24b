import Receivables

extension ProtoWriter {
    mutating func proposal(_ row: Proposal) {
        uint(1, row.id.number)
        code(2, row.by)
        uint(3, UInt64(row.method))
        uint(4, row.company.number)
        row.message.withUnsafeBytes { bytes(5, $0) }
        row.hash.withUnsafeBytes { bytes(6, $0) }
        string(7, row.reason)
        fixed64(8, UInt64(bitPattern: row.proposed.nanoseconds))
        fixed64(9, UInt64(bitPattern: row.expires.nanoseconds))
    }

    mutating func proposalClosed(_ id: ProposalID, _ state: ProposalState, _ by: Code, _ reason: String) {
        uint(1, id.number)
        uint(2, UInt64(state.rawValue))
        code(3, by)
        string(4, reason)
    }
}

extension ProtoReader {
    mutating func proposal() -> Proposal {
        var (id, by, method, company) = (ProposalID(0), Code.empty, UInt16(0), CompanyID.none)
        var (message, hash, reason): ([UInt8], [UInt8], String) = ([], [], "")
        var (proposed, expires) = (Instant(nanoseconds: 0), Instant(nanoseconds: 0))
        while let field = next() {
            switch field {
            case 1: id = ProposalID(uint32())
            case 2: by = code()
            case 3: method = UInt16(truncatingIfNeeded: uint32())
            case 4: company = CompanyID(uint32())
            case 5: message = Array(bytes())
            case 6: hash = Array(bytes())
            case 7: reason = string()
            case 8: proposed = Instant(nanoseconds: Int64(bitPattern: fixed64()))
            case 9: expires = Instant(nanoseconds: Int64(bitPattern: fixed64()))
            default: skip()
            }
        }
        return Proposal(
            id: id, by: by, method: method, company: company, message: message, hash: hash, reason: reason,
            proposed: proposed, expires: expires)
    }

    mutating func proposalClosed() -> AccessFact {
        var (id, state, by, reason) = (ProposalID(0), ProposalState.rejected, Code.empty, "")
        while let field = next() {
            switch field {
            case 1: id = ProposalID(uint32())
            case 2: state = choice(.rejected)
            case 3: by = code()
            case 4: reason = string()
            default: skip()
            }
        }
        return .proposalClosed(id, state, by: by, reason: reason)
    }
}
