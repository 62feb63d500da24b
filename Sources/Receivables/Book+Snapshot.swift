/// What a snapshot holds of a book: every slice in a section of its own.
///
/// A snapshot may always be thrown away, the log is the authority. So its layout is that of this build and no other
/// reads it; nothing here is ever migrated.
extension Book {
    package mutating func pass(_ stream: StateStream) throws {
        var head = Head(sequence: sequence, instant: instant, sandboxClock: sandboxClock, digest: digest)
        try stream.pass("book", &head)
        (sequence, instant, sandboxClock, digest) = (head.sequence, head.instant, head.sandboxClock, head.digest)
        try stream.pass("companies", &companies)
        try stream.pass("customers", &customers)
        try stream.pass("items", &items)
        try stream.pass("exposures", &exposures)
        try stream.pass("authorizations", &authorizations)
        try stream.pass("subledger", &subledger)
        try stream.pass("interest", &interest)
        try stream.pass("collections", &collections)
        try stream.pass("orders", &orders)
        try stream.pass("sales", &sales)
        try stream.pass("rules", &rules)
        try stream.pass("limits", &limits)
        try stream.pass("bank", &bank)
        try stream.pass("dueDays", &dueDays)
        try stream.pass("grants", &grants)
        try stream.pass("proposals", &proposals)
        try stream.pass("creditGroups", &creditGroups)
        try stream.pass("creditProfiles", &creditProfiles)
        try stream.pass("creditHolds", &creditHolds)
        try stream.pass("riskScores", &riskScores)
        try stream.pass("freeText", &freeText)
        try stream.pass("recurrences", &recurrences)
        try stream.pass("transfers", &transfers)
        try stream.pass("directDebits", &directDebits)
        try stream.pass("bills", &bills)
        try stream.pass("writeOffs", &writeOffs)
        try stream.pass("cancellations", &cancellations)
        try stream.pass("prepaymentTaxes", &prepaymentTaxes)
        try stream.pass("reimbursements", &reimbursements)
        try stream.pass("payouts", &payouts)
        try stream.pass("nettings", &nettings)
        try stream.pass("prepayments", &prepayments)
        try stream.pass("cards", &cards)
        try stream.pass("paymentJournals", &paymentJournals)
        try stream.pass("itemLines", &itemLines)
        try stream.pass("dimensionNames", &dimensionNames)
    }

    private struct Head: Stored {
        var sequence: UInt64
        var instant: Instant
        var sandboxClock: Instant?
        var digest: Digest

        mutating func pass(_ stream: StateStream) throws {
            try stream.pass(&sequence)
            try stream.pass(&instant)
            try stream.pass(&sandboxClock)
            try stream.pass(&digest)
        }
    }
}
