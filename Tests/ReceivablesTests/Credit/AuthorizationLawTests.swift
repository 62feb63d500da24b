import Receivables
import Testing

/// Laws of reservations over long random interleavings, with the sweeper off: credit:AU-1, AU-5, EX-8, F14.
@Suite struct AuthorizationLawTests {
    /// What the caller's own list says of one reservation.
    private struct Known {
        var id: AuthorizationID
        var authorized: Int64
        var captured: Int64 = 0
        var remaining: Int64
        var expires: Instant
    }

    @Test(
        "F14 captured + released + remaining = authorized, expired is never live, exposure is the sum of a list",
        arguments: 1...10 as ClosedRange<UInt64>)
    func interleavings(seed: UInt64) throws {
        let trade = Trade.ready()
        trade.addCustomer(Trade.c1, "C-1", limit: .eur(1_000_000))
        var random = SplitMix64(seed: seed)
        var known: [Known] = []
        var invoiced: Int64 = 0
        var live: Int64 { known.reduce(0) { $0 + ($1.expires > trade.instant ? $1.remaining : 0) } }
        for step in 0..<10_000 {
            let amount = Int64(random.below(60_000)) + 1
            let place = known.isEmpty ? -1 : max(0, known.count - 1 - random.below(20))
            switch random.below(10) {
            case 0..<3:
                let answer = try trade.run(
                    Authorize(
                        company: Trade.company, customer: "C-1", amount: .eur(amount),
                        ttlSeconds: UInt32(1 + random.below(900))))
                let fits = invoiced + live + amount <= 1_000_000
                #expect((answer.decision.decision == .approve) == fits, "AU-1 at step \(step)")
                if fits {
                    known.append(
                        Known(
                            id: answer.authorization, authorized: amount, remaining: amount,
                            expires: answer.expires))
                }
            case 3 where place >= 0:
                let isLive = known[place].remaining > 0 && known[place].expires > trade.instant
                let command = Increment(
                    company: Trade.company, authorization: known[place].id, amount: .eur(amount))
                guard isLive else {
                    #expect(trade.refusal(command) != nil)
                    continue
                }
                let fits = invoiced + live + amount <= 1_000_000
                #expect((try trade.run(command).decision.decision == .approve) == fits)
                if fits {
                    known[place].authorized += amount
                    known[place].remaining += amount
                }
            case 4..<7 where place >= 0:
                let final = random.below(4) == 0
                let isLive = known[place].remaining > 0 && known[place].expires > trade.instant
                let wish = random.below(3) == 0 ? known[place].remaining : amount
                guard wish > 0 else { continue }
                let command = Capture(
                    company: Trade.company, authorization: known[place].id, amount: .eur(wish), isFinal: final
                )
                guard isLive, wish <= known[place].remaining else {
                    #expect(trade.refusal(command) != nil)
                    continue
                }
                try trade.run(command)
                known[place].captured += wish
                known[place].remaining = final ? 0 : known[place].remaining - wish
                invoiced += wish
            case 7 where place >= 0 && random.below(3) == 0:
                let isLive = known[place].remaining > 0 && known[place].expires > trade.instant
                let command = VoidAuthorization(company: Trade.company, authorization: known[place].id)
                guard isLive else {
                    #expect(trade.refusal(command) != nil)
                    continue
                }
                #expect(try trade.run(command).released.minor == known[place].remaining)
                known[place].remaining = 0
            case 8: trade.pass(seconds: Int64(random.below(60)))
            default:
                // A payment makes room, so that the story goes on.
                guard invoiced > 400_000 else { continue }
                try trade.payment(.eur(invoiced), "C-1", .none)
                invoiced = 0
            }
            guard place >= 0 else { continue }
            let answer = try trade.ask(
                GetAuthorization(company: Trade.company, authorization: known[place].id))
            #expect(
                answer.captured.minor + answer.released.minor + answer.remaining.minor
                    == answer.authorized.minor)
            #expect(
                answer.authorized.minor == known[place].authorized
                    && answer.captured.minor == known[place].captured)
            let isExpired = known[place].expires <= trade.instant
            #expect(answer.remaining.minor == (isExpired ? 0 : known[place].remaining))
            #expect(!isExpired || !answer.state.isLive)
            if step % 50 == 0 {
                let position = try trade.ask(GetCreditPosition(company: Trade.company, customer: "C-1"))
                #expect(position.exposure?.minor == invoiced + live)
                #expect(try trade.ask(AuditExposure(company: Trade.company)).differences == [])
            }
        }
        let listed = try trade.ask(
            ListAuthorizations(company: Trade.company, customer: "C-1", includeFinal: false, size: 1_000))
        #expect(listed.authorizations.allSatisfy { $0.state.isLive && $0.expires > trade.instant })
        while try trade.run(ExpireAuthorizations()) > 0 {}
        #expect(trade.book.verify() == [])
    }

    @Test(
        "AU-7 over-capture: what was captured beyond is no release",
        arguments: [(109, true), (110, true), (111, false)])
    func overCapture(amount: Int64, passes: Bool) throws {
        let trade = Trade.ready { $0.overCapturePercent = Percent(tenThousandths: 100_000) }
        let id = try trade.run(Authorize(company: Trade.company, customer: "C-1", amount: .eur(100)))
            .authorization
        let command = Capture(company: Trade.company, authorization: id, amount: .eur(amount))
        guard passes else {
            #expect(trade.refused(command) == "captureExceedsAuthorization amount")
            return
        }
        let answer = try trade.run(command).authorization
        #expect(answer.captured == .eur(amount) && answer.released == .eur(0) && answer.remaining == .eur(0))
        #expect(answer.state == .captured)
    }

    @Test("AU-1 the numbers of reasons are those of the protocol for ever")
    func reasonNumbers() {
        let numbers: [(CreditReason, UInt8)] = [
            (.overLimit, 10), (.overGroupLimit, 11), (.overCurrencyLimit, 12), (.noCredit, 13),
            (.customerNotFound, 40), (.customerClosed, 41), (.customerOnHold, 42), (.onAccountNotAllowed, 43),
            (.noExchangeRate, 44), (.notAvailable, 45), (.infoUnlimited, 50), (.infoExcludedCustomer, 51),
            (.forcedHold, 31), (.infoGraceDays, 54), (.infoOverridden, 58),
            (.infoTemporaryLimit, 55), (.infoWarnOverLimit, 56), (.infoLimitNotChecked, 57), (.multiple, 90),
        ]
        for (reason, number) in numbers { #expect(reason.rawValue == number) }
    }
}
