import Engine
import Receivables

/// Runs the settlement queue of each company by itself, as often as its parameter says (payments:SE-9).
///
/// A page is a record of the engine's own, so a replay needs no timer. Time is the engine's: a sandbox runs the queue
/// where its clock is moved by the pace or more, and never beside it. What a page refuses waits for the next run.
struct SettlementQueueRuns {
    private struct Place {
        var since: Instant
        /// Of the next page of a run under way; 0: none is.
        var after: UInt32 = 0
    }

    /// By company.
    private var places: [Place] = []
    private(set) var pages: UInt64 = 0

    /// At most one page of each company; for every tick of the loop.
    mutating func tick(_ engine: Engine) {
        let now = engine.instant
        while places.count < engine.book.companies.count { places.append(Place(since: now)) }
        guard engine.book.paymentJournals.firstPrepared <= engine.book.paymentJournals.queueCount else { return }
        for index in places.indices {
            let company = CompanyID(UInt32(index) + 1)
            guard let pace = SettlementQueueRuns.pace(company, engine) else { continue }
            if places[index].after == 0 {
                guard now.nanoseconds - places[index].since.nanoseconds >= pace else { continue }
                places[index].since = now
            }
            places[index].after = page(company, after: places[index].after, engine)
        }
    }

    /// All that waits, when the clock of a sandbox was moved from an instant by the pace or more.
    mutating func clockMoved(from before: Instant, _ engine: Engine) {
        let moved = engine.instant.nanoseconds - before.nanoseconds
        guard engine.book.paymentJournals.firstPrepared <= engine.book.paymentJournals.queueCount else { return }
        for index in 0..<engine.book.companies.count {
            let company = CompanyID(UInt32(index) + 1)
            guard let pace = SettlementQueueRuns.pace(company, engine), moved >= pace else { continue }
            var after: UInt32 = 0
            repeat { after = page(company, after: after, engine) } while after != 0
        }
    }

    /// Nanoseconds; nil: only a command runs it.
    private static func pace(_ company: CompanyID, _ engine: Engine) -> Int64? {
        let minutes = engine.book.companies[company].parameters.settlement.queueMinutes
        return minutes == 0 ? nil : Int64(minutes) * 60_000_000_000
    }

    /// `after` of the next page; 0: that was all, or a rule of the store keeps it until the next run.
    private mutating func page(_ company: CompanyID, after: UInt32, _ engine: Engine) -> UInt32 {
        do throws(Rejection) {
            let answer = try engine.decideDuty(RunSettlementQueue(id: company, after: after))
            pages += 1
            return answer.next
        } catch {
            return 0
        }
    }
}
