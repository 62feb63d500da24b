import Receivables

// The answer of a credit request, written in place: the message `CreditDecision` of credit.proto.

extension CreditDecision {
    /// A decision is at most this long as field 1 of a response: 16 reasons with two amounts each.
    package static let responseBytesMax =
        3 + 2 + 17 + ReasonList.countMax * (2 + 5 + 2 * 17) + 3 + 4 * 17 + 24 + 4 + 11 + 4 * 18 + 2 * 3

    /// The message CheckCreditResponse; answers where it ends. `responseBytesMax` bytes are there, and 8 to spare.
    @inline(__always)
    package func writeResponse(at place: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
        var cursor = ProtoCursor(place)
        var letters = ProtoCursor.Letters(approved.currency)
        let begin = cursor.open(1)
        cursor.uint(1, UInt64(decision.rawValue))
        cursor.money(2, approved, &letters)
        if !reasons.isEmpty { write(reasons, &cursor) }
        if let limit { cursor.money(5, limit, &letters) }
        if let exposure { cursor.money(6, exposure, &letters) }
        if let availableBefore { cursor.money(7, availableBefore, &letters) }
        if let availableAfter { cursor.money(8, availableAfter, &letters) }
        cursor.timestamp(9, asOf)
        if let limitSource, let testBound { cursor.bytes(10, limitSource.rawValue, testBound.rawValue) }
        cursor.uint(12, retryToken)
        if groupTest != nil || remedy != nil { writeRare(&cursor) }
        cursor.close(begin)
        return cursor.next
    }

    /// The same of an edge, with the age of what it knows; `responseBytesMax` bytes are there, and 16 to spare.
    package func writeResponse(
        at place: UnsafeMutableRawPointer, ageMilliseconds: UInt32, isStale: Bool = false
    ) -> UnsafeMutableRawPointer {
        var cursor = ProtoCursor(writeResponse(at: place))
        cursor.uint(2, UInt64(ageMilliseconds))
        cursor.uint(3, isStale ? 1 : 0)
        return cursor.next
    }

    /// Fields with long tags, in their order.
    @inline(never)
    private func writeRare(_ cursor: inout ProtoCursor) {
        if let groupTest {
            cursor.longMoney(440, groupTest.limit)
            cursor.longMoney(441, groupTest.exposure)
        }
        guard let remedy else { return }
        cursor.longMessage(442) { cursor in
            if let payNow = remedy.payNow { cursor.money(1, payNow) }
            cursor.uint(2, remedy.mustBeApplied ? 1 : 0)
            cursor.money(3, remedy.approvableNow)
        }
    }

    @inline(never)
    private func write(_ reasons: ReasonList, _ cursor: inout ProtoCursor) {
        for index in 0..<reasons.count {
            let reason = reasons[index]
            cursor.message(3) { cursor in
                cursor.uint(1, UInt64(reason.rawValue))
                cursor.uint(2, UInt64(reasons.severity(at: index).rawValue))
                guard let figures = figures(of: reason) else { return }
                cursor.money(3, figures.limit)
                cursor.money(4, figures.exposureWithRequest)
            }
        }
        if let primaryReason { cursor.uint(4, UInt64(primaryReason.rawValue)) }
    }
}

extension ProtoWriter {
    package mutating func checkCreditResponse(_ answer: CreditDecision) {
        write(atMost: CreditDecision.responseBytesMax + 8) { answer.writeResponse(at: $0) }
    }

    package mutating func authorizeResponse(_ answer: Authorize.Answer) {
        checkCreditResponse(answer.decision)
        uint(2, answer.authorization.number)
        if answer.decision.isApproved { message(3) { $0.timestamp(answer.expires) } }
        uint(440, answer.hold.number)
    }
}
